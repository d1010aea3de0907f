"""The chain's head on a page of its own, for whoever watches the office from outside."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.foundation.access.vocabulary import Permission
from naung.foundation.audit.actions import take_head


@requires(Permission.LOG_HEAD)
def head(request: DeskRequest) -> HttpResponse:
    """To be printed and kept outside. It tells nothing of anyone."""
    found = take_head(by=request.actor)
    lines = f"seq: {found.seq}\nhash: {found.hash.hex()}"  # as `naung audit verify --head` reads them
    context = {"seq": found.seq, "hash": found.hash.hex(), "lines": lines, "at": timezone.now()}
    return render(request, "desk/log/head.html", context)
