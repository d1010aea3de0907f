"""What the action plan says of an area's target, as a proposal for what happened there: a person confirms it by saving."""

from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from naung.doors.desk.shell.words import say_day, say_money
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.errors import NotFound
from naung.insight.programme.queries import target_for
from naung.insight.programme.queries.year import TargetShown
from naung.insight.programme.vocabulary import STATE_WORDS, State

BEGUN = {State.RUNNING, State.DONE}


def proposed(target: UUID | None, actor: Actor) -> dict[str, Any]:
    """What to fill in where nothing was told yet: the day on which the target began to run, or why it was dropped, and a lead.

    Empty without a target, for one that is gone, and for who may not read the year.
    """
    if target is None or not actor.may(Permission.PROGRAMME_READ):
        return {}
    try:
        found = target_for(target, actor=actor)
    except NotFound:
        return {}
    on = _began(found)
    filled: dict[str, Any] = {"lead": _lead(found, _(STATE_WORDS[found.state]))}
    if found.state in BEGUN and on is not None:
        filled["on"] = VagueDate.on(on)
    if found.state is State.DROPPED:
        filled |= {"never": on is None, "words": found.reason}
    return filled


def _began(found: TargetShown) -> date | None:
    """The day on which it began to run: when its state last left `direncanakan`, None where it never ran."""
    left = [each.at for each in found.changes if each.field == "state" and each.former == State.PLANNED.value]
    went_on = found.state in BEGUN or any(each.former == State.RUNNING.value for each in found.changes)
    return timezone.localdate(max(left)) if left and went_on else None


def _lead(found: TargetShown, state: str) -> str:
    told = {"state": state, "first": say_day(found.told.starts_on), "last": say_day(found.told.ends_on)}
    spent = _("Biaya sejauh ini %(spent)s.") % {"spent": say_money(found.spent)} if found.spent is not None else ""
    return f"{_('Menurut rencana aksi: %(state)s, %(first)s – %(last)s.') % told} {spent}".strip()
