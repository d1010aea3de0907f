"""Legs of the way home: planned, changed, begun, called off."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from naung.casework.returns.actions.beginning import journey_of, locked, moved
from naung.casework.returns.models import Journey, Leg
from naung.casework.returns.queries.journeys import LEG_COLUMNS, opened
from naung.casework.returns.queries.rows import died_in
from naung.casework.returns.rules.legs import NOT_SO, check_alive, check_happened, check_move, leg_problems
from naung.casework.returns.rules.words import LONGEST_LINE, LONGEST_TEXT
from naung.casework.returns.vocabulary import Body, FindingKind, LegState, LegTold, ReturnEvent, Way
from naung.foundation.access.rules import officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import Difference, RuleBroken, StaleVersion, check_text, differences, refuse
from naung.foundation.identifiers import new_id
from naung.foundation.organisations.queries import all_desks
from naung.foundation.vault.actions import seal
from naung.foundation.words import gettext_noop

SAY_WHY = gettext_noop("Tulis alasannya.")
WHICH_WAY = gettext_noop("Pilih arah pemulangannya.")
NO_DESK = gettext_noop("Meja ini tidak ada lagi. Pilih meja lain, atau tulis nama lembaganya.")
TELL_FIRST = gettext_noop(
    "Perwakilan negaranya belum dicatat diberi tahu. Itu hanya dengan persetujuannya, atau atas keputusan bagian hukum."
)


@transaction.atomic
def lead_home(*, case_id: UUID, person_id: UUID, way: str, request: UUID | None, version: int, by: Actor) -> None:
    """Write down from where to where she goes, and which request of the plan this answers: its days are counted there.

    Raises StaleVersion with both values.
    """
    journey = journey_of(case_id, person_id, by)
    if way not in {each.value for each in Way}:
        raise RuleBroken(WHICH_WAY, field="way")
    if journey.version != version:
        theirs = {"way": str(journey.way), "request": str(journey.request or "")}
        mine = {"way": way, "request": str(request or "")}
        raise StaleVersion(based_on=version, now=journey.version, differences=differences(theirs, mine))
    journey.way, journey.request, journey.version = way, request, version + 1
    journey.moved_at = timezone.now()
    journey.save(update_fields=["way", "request", "version", "moved_at"])
    record(ReturnEvent.LED, subject=case_id, subjects=[person_id], by=by)


@transaction.atomic
def plan_leg(*, case_id: UUID, person_id: UUID, told: LegTold, by: Actor) -> UUID:
    """Plan the next leg. Raises Problems by field, RuleBroken after a death."""
    journey = journey_of(case_id, person_id, by)
    check_alive(died_in(journey))
    order = (journey.legs.aggregate(last=Max("order"))["last"] or 0) + 1
    row = Leg(
        id=new_id(), journey=journey, compartment=journey.compartment, order=order, expected_at=told.expected_at,
        written_by=officer_of(by), written_at=timezone.now(),
    )  # fmt: skip
    _write(row, told)
    row.save(force_insert=True)
    record(ReturnEvent.PLANNED, subject=case_id, subjects=[row.id], by=by)
    moved(journey)
    return row.id


def _write(row: Leg, told: LegTold) -> None:
    refuse(leg_problems(told, timezone.now()))
    for end, name in ((told.giver, "giver_desk"), (told.receiver, "receiver_desk")):
        if end.desk is not None and end.desk not in {each.id for each in all_desks()}:
            raise RuleBroken(NO_DESK, field=name)
    row.giver_body, row.giver_desk = told.giver.body, told.giver.desk
    row.receiver_body, row.receiver_desk = told.receiver.body, told.receiver.desk
    if row.expected_at != told.expected_at:
        row.alarmed_at = None  # a new moment is waited for anew
    row.expected_at = told.expected_at
    seal(
        row,
        giver=check_text(told.giver.outside, "giver_outside", LONGEST_LINE) or None,
        receiver=check_text(told.receiver.outside, "receiver_outside", LONGEST_LINE) or None,
        start=check_text(told.start, "start", LONGEST_LINE),
        goal=check_text(told.goal, "goal", LONGEST_LINE),
    )


@transaction.atomic
def change_leg(*, leg_id: UUID, told: LegTold, version: int, by: Actor) -> None:
    """Change a leg that was not handed over yet. A code that was made for another receiver no longer holds.

    Raises StaleVersion with both values, RuleBroken after the hand-over.
    """
    row = locked(Leg, leg_id, by)
    if LegState(row.state) not in {LegState.PLANNED, LegState.UNDER_WAY}:
        raise RuleBroken(NOT_SO)
    if row.version != version:
        (text,) = opened(row.journey, [(row, LEG_COLUMNS)], by)
        raise StaleVersion(based_on=version, now=row.version, differences=_differences(row, text, told))
    receiver = row.receiver_desk
    _write(row, told)
    if row.receiver_desk != receiver:
        row.code, row.short, row.signed_at, row.signed_by, row.key, row.tablet = "", "", None, None, None, None
    row.version += 1
    row.save()
    record(ReturnEvent.CHANGED, subject=row.journey.case_id, subjects=[row.id], by=by)
    moved(row.journey)


def _differences(row: Leg, text: dict[str, str | None], told: LegTold) -> tuple[Difference, ...]:
    theirs = {name: text.get(name) or "" for name in ("start", "goal")}
    theirs |= {"giver_outside": text.get("giver") or "", "receiver_outside": text.get("receiver") or ""}
    theirs |= {"giver_body": row.giver_body, "receiver_body": row.receiver_body}
    mine = {"start": told.start, "goal": told.goal, "giver_body": told.giver.body, "receiver_body": told.receiver.body}
    mine |= {"giver_outside": told.giver.outside, "receiver_outside": told.receiver.outside}
    return differences(theirs, mine)


def check_mission(row: Leg) -> None:
    """Raises RuleBroken for a leg to the mission of her country before the mission may know of her."""
    told = row.journey.findings.filter(kind=FindingKind.MISSION, struck_at=None).exists()
    if row.receiver_body == Body.MISSION and not told:
        raise RuleBroken(TELL_FIRST)


@transaction.atomic
def start_leg(*, leg_id: UUID, at: datetime, by: Actor) -> None:
    """Write down that she has left. Raises RuleBroken for a moment to come, or where that can't follow."""
    row = locked(Leg, leg_id, by)
    check_alive(died_in(row.journey))
    check_move(LegState(row.state), LegState.UNDER_WAY)
    check_mission(row)
    check_happened(at, timezone.now(), "at")
    row.state, row.left_at = LegState.UNDER_WAY, at
    row.save(update_fields=["state", "left_at"])
    record(ReturnEvent.LEFT, subject=row.journey.case_id, subjects=[row.id], by=by)
    moved(row.journey)


@transaction.atomic
def cancel_leg(*, leg_id: UUID, why: str, by: Actor) -> None:
    """Call off a leg, with the reason; it stays to be read. Raises RuleBroken after the hand-over."""
    row = locked(Leg, leg_id, by)
    check_move(LegState(row.state), LegState.CANCELLED)
    seal(row, why=check_text(why, "why", LONGEST_TEXT, needed=SAY_WHY))
    row.state = LegState.CANCELLED
    row.save()
    record(ReturnEvent.CANCELLED, subject=row.journey.case_id, subjects=[row.id], by=by)
    moved(row.journey)


@transaction.atomic
def raise_alarms(*, now: datetime, by: Actor) -> int:
    """Mark every leg that nobody received by its expected moment, once; the log tells whom to tell. Returns how many."""
    require(by, Permission.SYSTEM_TICK)
    dead = Journey.objects.filter(findings__kind=FindingKind.DEATH, findings__struck_at=None).values("id")
    late = Leg.objects.select_related("journey").filter(
        expected_at__lt=now, alarmed_at=None, received_at=None, journey__person__erased_at=None
    )
    rows = list(late.exclude(state=LegState.CANCELLED).exclude(journey__in=dead))
    for row in rows:
        row.alarmed_at = now
        row.save(update_fields=["alarmed_at"])
        about = [row.journey.case_id, row.journey.person_id]
        record(ReturnEvent.ALARMED, subject=row.id, subjects=about, by=by)
    return len(rows)
