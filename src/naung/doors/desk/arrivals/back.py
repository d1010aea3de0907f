"""Whence somebody opened the page of one person, so that saving leads back there: the whole list, or the page of closing."""

from uuid import UUID

from django.http import HttpResponseRedirect
from django.shortcuts import redirect

from naung.doors.desk.shell.guards import DeskRequest

FROM_LIST, FROM_CLOSING = "daftar", "tutup"
PAGES = {FROM_LIST: "arrivals:mark", FROM_CLOSING: "arrivals:close"}


def whence(request: DeskRequest) -> str:
    """The page that the address names; empty for none, and for one that isn't offered."""
    named = request.GET.get("dari", "")
    return named if named in PAGES else ""


def with_whence(request: DeskRequest, address: str) -> str:
    """This address, from which saving leads back as well."""
    return f"{address}?dari={named}" if (named := whence(request)) else address


def came_from(request: DeskRequest, batch_id: UUID) -> HttpResponseRedirect | None:
    """The way back to it, where there is one."""
    return redirect(PAGES[named], batch_id) if (named := whence(request)) else None
