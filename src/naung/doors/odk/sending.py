"""What a phone sends: a filled form and its files, in one post or in several.

Source: OpenRosa Form Submission API (docs.getodk.org/openrosa-form-submission). `*isIncomplete*` is not in it: ODK Collect and
Aggregate use it to say that more posts of the same form follow; whoever does not say it is understood by what the form names.
"""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from naung.doors.odk.answers import GOOD, LARGEST_POST, say, with_headers
from naung.doors.odk.bodies import NotAPost, Sent, TooMuch, read_post
from naung.doors.odk.guards import unknown, with_key
from naung.foundation.access.rules import system_actor
from naung.foundation.errors import NotFound, RuleBroken
from naung.foundation.letterbox.actions import drop_in
from naung.foundation.letterbox.rules.envelope import MOST_FILES, check_name, read_submission
from naung.foundation.letterbox.rules.sealing import FORM_PART
from naung.foundation.letterbox.vocabulary import Greeted, Handed, Part

MORE = "*isIncomplete*"
FULL_AGAIN = 60 * 60  # seconds until a phone asks again whether there is room


@dataclass(frozen=True)
class Filled:
    """The form of a post and the files beside it. `more`: the phone says that others follow."""

    form: bytes
    files: tuple[Part, ...]
    more: bool


@with_key("HEAD", "POST")
def submission(request: HttpRequest, sender: Greeted) -> HttpResponseBase:
    """Where forms are sent: asked by HEAD beforehand, taken by POST."""
    here = request.build_absolute_uri(reverse("odk:submission", args=(request.resolver_match.kwargs["token"],)))  # type: ignore[union-attr]  # a view is reached by a match
    if request.method == "HEAD":
        return _nothing_but_headers(here)
    try:
        filled = _filled(read_post(request))
        told = read_submission(filled.form)
        handed = drop_in(
            sender_id=sender.id,
            told=told,
            form=filled.form,
            files=filled.files,
            more=filled.more,
            by=system_actor("visitor"),
        )
    except TooMuch:
        most = LARGEST_POST // 1_000_000
        return say(
            request, 413, _("Kiriman ini terlalu besar: paling banyak %(most)s MB sekali kirim.") % {"most": most}
        )
    except NotAPost:
        return say(request, 400, _("Kiriman ini rusak atau terputus di jalan. Kirim lagi."))
    except RuleBroken as broken:
        return say(request, 400, _(broken.message) % broken.values if broken.values else _(broken.message))
    except NotFound:
        return unknown(request)
    return _answered(request, handed, here)


def _nothing_but_headers(here: str) -> HttpResponseBase:
    """204: of no type and no length, as RFC 9110 (section 8.6) has it; what streams is given none on the way."""
    answer = with_headers(StreamingHttpResponse(iter(()), status=204, headers={"Location": here}))
    del answer["Content-Type"]
    return answer


def _filled(sent: Sent) -> Filled:
    """The form and the files of a post. Raises NotAPost where there is no form, or more than one."""
    forms = [content for name, _file, content in sent.files if name == FORM_PART]
    forms += [content for name, content in sent.fields if name == FORM_PART]
    files = [(file or name, content) for name, file, content in sent.files if name != FORM_PART]
    names = [name for name, _content in files]
    if len(forms) != 1 or len(files) > MOST_FILES or len(set(names)) != len(names):
        raise NotAPost
    more = any(name == MORE and content.strip().lower() == b"yes" for name, content in sent.fields)
    return Filled(forms[0], tuple(Part(check_name(name), content) for name, content in files), more)


def _answered(request: HttpRequest, handed: Handed, here: str) -> HttpResponse:
    if handed is Handed.OTHER:
        return say(
            request, 409, _("Formulir dengan nomor ini sudah diterima, dan isinya lain. Kiriman ini tidak disimpan.")
        )
    if handed is Handed.FULL:
        sentence = _("Terlalu banyak formulir menunggu di meja. Hubungi mejanya; formulir tetap aman di ponsel.")
        return say(request, 503, sentence, Retry_After=str(FULL_AGAIN))
    if handed is Handed.PART:
        return say(request, 202, _("Diterima. Berkas lain dari formulir ini masih ditunggu."), GOOD, Location=here)
    return say(request, 201, _("Formulir diterima dan tersegel. Terima kasih."), GOOD, Location=here)
