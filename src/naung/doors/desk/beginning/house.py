"""Who may set up an empty house: the browser that typed a one-time code, until the first day is closed. Nobody else, ever."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from naung.doors.desk.shell.guards import GuardedView, open_to_anyone
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.errors import NotFound
from naung.foundation.organisations.queries import first_day, house_is_open, is_let_in
from naung.foundation.organisations.vocabulary import FirstDay, Step

TOKEN = "naung_first_day"  # noqa: S105  # where the session holds the browser's token, not one
ADDRESSES = {
    Step.TASK_FORCE: "beginning:task_force",
    Step.TERRITORY: "beginning:territory",
    Step.DESKS: "beginning:desks",
    Step.OFFICERS: "beginning:officers",
    Step.KEYS: "beginning:keys",
    Step.BACKUP: "beginning:backup",
    Step.CHECK: "beginning:check",
}
# What must be known before a step can be shown at all; the others may come in any order.
BEFORE = {Step.DESKS: Step.TERRITORY, Step.OFFICERS: Step.DESKS}


class SetUpRequest(HttpRequest):
    """A request of the browser that was let in."""

    first_day: FirstDay
    actor_of_setup: Actor


def in_first_day(step: Step | None = None) -> Callable[[Callable[[Any], HttpResponse]], GuardedView]:
    """Let in the browser that typed the code; others to where it is typed. Raises NotFound once the first day is closed."""

    def wear(view: Callable[[Any], HttpResponse]) -> GuardedView:
        @wraps(view)
        def guarded(request: SetUpRequest) -> HttpResponse:
            if not house_is_open():
                raise NotFound()
            known = first_day() if is_let_in(str(request.session.get(TOKEN, ""))) else None
            if known is None:
                return redirect("beginning:enter")
            before = BEFORE.get(step) if step else None
            if before and before not in known.done:
                return redirect(ADDRESSES[before])
            request.first_day, request.actor_of_setup = known, system_actor("setup")
            return view(request)

        return cast(GuardedView, open_to_anyone("kode mulai adalah izinnya")(guarded))

    return wear


def onwards() -> HttpResponse:
    """To the first step that is not done yet."""
    known = first_day()
    done = known.done if known else frozenset()
    return redirect(next((ADDRESSES[step] for step in Step if step not in done), "beginning:enter"))
