"""How a document leaves: as an attachment that no browser opens by itself, under a name without a person in it."""

from django.http import HttpResponse

from naung.foundation.files import MEDIA

ENDINGS = {media: kind.value for kind, media in MEDIA.items()}


def as_file(content: bytes, media: str, name: str) -> HttpResponse:
    """The answer that hands a file out. `name`: without its ending; letters and digits."""
    answer = HttpResponse(content, content_type=media)
    answer["Content-Disposition"] = f'attachment; filename="{name}.{ENDINGS[media]}"'
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer
