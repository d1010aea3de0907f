"""The way home in the stories: its direction, legs with their receipts, the family, and what it cost."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from naung.casework.returns.actions import (
    confirm_received,
    lead_home,
    plan_leg,
    spend_cost,
    start_leg,
    write_cost,
    write_finding,
)
from naung.casework.returns.vocabulary import End, LegTold
from naung.doors.operator.town.folder import Folder
from naung.doors.operator.town.reading import Step

Verb = Callable[[Folder, Step], None]


def _whose(folder: Folder) -> dict[str, UUID]:
    return {"case_id": folder.the_case(), "person_id": folder.the_victim()}


def _way(folder: Folder, step: Step) -> None:
    """From where to where."""
    (way,) = step.words
    lead_home(**_whose(folder), way=way, request=None, version=0, by=folder.officer(step.who))


def _leg(folder: Folder, step: Step) -> None:
    """Its name, both ends (kind:desk or body), from, to, hours until it is expected; begun at once."""
    name, giver, receiver, start, goal, hours = step.words
    expected, by = timezone.now() + timedelta(hours=int(hours)), folder.officer(step.who)
    told = LegTold(_end(folder, giver), _end(folder, receiver), start, goal, expected)
    leg = plan_leg(**_whose(folder), told=told, by=by)
    start_leg(leg_id=leg, at=timezone.now(), by=by)
    folder.kept[f"perjalanan {name}"] = leg


def _end(folder: Folder, told: str) -> End:
    body, _, who = told.partition(":")
    desk = folder.desk(who)
    return End(body, desk, "" if desk else who)


def _received(folder: Folder, step: Step) -> None:
    """Which leg, condition, words, name of the record that both signed."""
    name, condition, words, title = step.words
    confirm_received(
        leg_id=folder.kept[f"perjalanan {name}"], at=timezone.now(), condition=condition, words=words, differs=False,
        document=folder.kept.get(f"dokumen {title}"), by=folder.officer(step.who),
    )  # fmt: skip


def _family(folder: Folder, step: Step) -> None:
    """Kind, result, who assessed it (or nothing), answers (or nothing), words."""
    kind, result, who, answers, words = step.words
    said = {code: answer for code, _, answer in (each.partition("=") for each in answers.split())}
    write_finding(
        **_whose(folder), kind=kind, on=timezone.localdate(), result=result, answers=said, who=who, words=words,
        by=folder.officer(step.who),
    )  # fmt: skip


def _cost(folder: Folder, step: Step) -> None:
    """For what, who pays, estimate and what was spent in rupiah (or nothing)."""
    kind, payer, estimate, spent = step.words
    by = folder.officer(step.who)
    cost = write_cost(**_whose(folder), kind=kind, payer=payer, estimate=int(estimate), words="", by=by)
    if spent:
        spend_cost(cost_id=cost, spent=int(spent), spent_on=timezone.localdate(), payer=payer, version=1, by=by)


VERBS: Mapping[str, Verb] = {
    "arah_pulang": _way,
    "perjalanan": _leg,
    "sampai": _received,
    "keluarga_pulang": _family,
    "biaya_pulang": _cost,
}
