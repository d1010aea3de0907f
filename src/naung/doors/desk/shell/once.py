"""One press, one result: a form's `once` mark answers a doubled post with what the first one led to.

Kept as small files of the installation, which every worker process shares and which can be made by one of them only, for a
quarter of an hour, under a keyed digest of account, address and mark. A file holds an address of this site, nothing typed.
"""

import os
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils.crypto import salted_hmac

KEPT_SECONDS = 15 * 60
WORKING_SECONDS = 30  # a first post still unanswered after this was lost with its process
WAIT_SECONDS = 5.0
STEP_SECONDS = 0.1
LONGEST_MARK = 64
FOLDER = "once"


@dataclass(frozen=True)
class Mark:
    """The file that stands for one post; empty while the post is being worked on."""

    file: Path

    def claim(self) -> bool:
        """True for the first post only, even when two arrive at once."""
        try:
            os.close(os.open(self.file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except FileExistsError:
            return False
        return True

    def keep(self, address: str) -> None:
        """Remember where the first post led."""
        self.file.write_text(address, "utf-8")

    def release(self) -> None:
        """Let the same form be posted again: nothing was written."""
        self.file.unlink(missing_ok=True)

    def result(self) -> str:
        """Where the first post led, waiting a little while it is being worked on; nothing where it is not known yet."""
        end = time.monotonic() + WAIT_SECONDS
        while time.monotonic() < end and self.file.exists():
            if address := self._read():
                return address
            time.sleep(STEP_SECONDS)
        return ""

    def is_lost(self) -> bool:
        """True where the first post was released, or never came to an end."""
        try:
            return time.time() - self.file.stat().st_mtime > WORKING_SECONDS and not self._read()
        except FileNotFoundError:
            return True

    def _read(self) -> str:
        try:
            return self.file.read_text("utf-8")
        except FileNotFoundError:
            return ""


class OnceMiddleware:
    """Answers the second post of one form with the first one's result."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.swept_at = 0.0

    def __call__(self, request: HttpRequest) -> HttpResponse:
        mark = mark_of(request)
        if mark is None:
            return self.get_response(request)
        self._sweep(mark.file.parent)
        return self._first(request, mark) if mark.claim() else self._again(request, mark)

    def _first(self, request: HttpRequest, mark: Mark) -> HttpResponse:
        try:
            response = self.get_response(request)
        except BaseException:
            mark.release()
            raise
        if response.status_code in {302, 303}:
            mark.keep(response["Location"])
        else:
            mark.release()
        return response

    def _again(self, request: HttpRequest, mark: Mark) -> HttpResponse:
        if address := mark.result():
            return HttpResponseRedirect(address)
        if mark.is_lost():
            mark.release()
            if mark.claim():
                return self._first(request, mark)
        return render(request, "desk/shell/still_saving.html", status=409)

    def _sweep(self, folder: Path) -> None:
        """Remove what is older than it need be kept, at most once a minute."""
        now = time.time()
        if now - self.swept_at < 60:
            return
        self.swept_at = now
        for file in folder.iterdir():
            with suppress(FileNotFoundError):
                if now - file.stat().st_mtime > KEPT_SECONDS:
                    file.unlink()


def mark_of(request: HttpRequest) -> Mark | None:
    """The mark of this post, or None where the form carries none, or its view reads its body by itself."""
    if request.method != "POST" or _reads_its_own_body(request):
        return None
    typed = request.POST.get("once", "")
    if not typed or len(typed) > LONGEST_MARK:
        return None
    folder = Path(settings.NAUNG_HOME) / FOLDER
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    who = str(getattr(getattr(request, "user", None), "pk", ""))
    return Mark(folder / salted_hmac("naung.once", "\n".join((who, request.path, typed))).hexdigest())


def _reads_its_own_body(request: HttpRequest) -> bool:
    """Whether nobody may look for fields in a post before its view does: it is no form of a page."""
    try:
        return bool(getattr(resolve(request.path_info).func, "reads_its_own_body", False))
    except Resolver404:
        return False
