"""What is uploaded is held in memory and never in a temporary file; each address says how much it takes."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.conf import settings
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

from naung.doors.desk.shell.forms import DeskForm
from naung.doors.desk.shell.guards import actor_for
from naung.foundation.files import LARGEST, TOO_LARGE

View = TypeVar("View", bound=Callable[..., Any])
TOO_MUCH = "naung.too_much"


def takes_files(most_bytes: int) -> Callable[[View], View]:
    """Mark a view whose form carries files: a request of up to `most_bytes` as a whole. Without it the setting's default."""

    def mark(view: View) -> View:
        view.most_bytes = most_bytes  # type: ignore[attr-defined]  # read by the handler below
        return view

    return mark


def was_too_much(request: HttpRequest) -> bool:
    """Whether files were sent and thrown away unread, because the request was larger than its address takes."""
    return bool(request.META.get(TOO_MUCH))


def told_too_large(request: HttpRequest, form: DeskForm) -> bool:
    """Whether the form's `file` was thrown away for its size; the form then says so beside it, and keeps what was typed."""
    if not was_too_much(request):
        return False
    form.add_error("file", _(TOO_LARGE) % {"most": LARGEST // 1024 // 1024})
    return True


class HeldInMemory(MemoryFileUploadHandler):
    """Holds files in memory up to what the address takes; a larger request's and nobody's are thrown away as they come."""

    def handle_raw_input(
        self,
        input_data: Any,
        META: Any,  # noqa: N803  # Django gives it by this name
        content_length: int,
        boundary: Any,
        encoding: Any = None,
    ) -> None:
        """Decide before the first byte whether files of this request are held."""
        META[TOO_MUCH] = content_length > self._most_bytes(META.get("PATH_INFO", ""))
        self.activated = not META[TOO_MUCH] and self._signed_in()

    def _signed_in(self) -> bool:
        """Nobody's files are held: a form is read for its token before the page asks who sends it."""
        return self.request is not None and actor_for(self.request) is not None

    def _most_bytes(self, address: str) -> int:
        match = getattr(self.request, "resolver_match", None)
        try:
            view = match.func if match else resolve(address).func
        except Resolver404:
            return 0
        most: int = getattr(view, "most_bytes", settings.FILE_UPLOAD_MAX_MEMORY_SIZE)
        return most
