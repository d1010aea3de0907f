"""Writers of the day: who arrived, who came unlisted, what was wrong in a row, who belongs together, where each went."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction
from django.db.models import Max, QuerySet

from naung.casework.arrivals.actions.batches import CLOSED, WRITES, fill_row, held, held_open, new_row
from naung.casework.arrivals.models import Arrival, Batch
from naung.casework.arrivals.queries.batches import alone_of
from naung.casework.arrivals.queries.people import PersonShown, arrival_for
from naung.casework.arrivals.queries.rows import NAMED_BY, YES, Opened, arrival_row, people_seen
from naung.casework.arrivals.queries.today import lot_key
from naung.casework.arrivals.rules.closing import ALONE
from naung.casework.arrivals.rules.first_line import place_on
from naung.casework.arrivals.rules.going import Alone
from naung.casework.arrivals.rules.rows import LONGEST_NOTE, MOST_ROWS, TOO_MANY, UNKNOWN_CODE, mark_of, row_problems
from naung.casework.arrivals.rules.tables import shipped_codes
from naung.casework.arrivals.vocabulary import HERE, ArrivalEvent, FormKind, Left, Presence, RowTold
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.actions import record
from naung.foundation.errors import NotFound, RuleBroken, check_text, refuse, refuse_stale
from naung.foundation.identifiers import new_id
from naung.foundation.people.rules.birth import birth_text
from naung.foundation.recusal.queries import seen_by
from naung.foundation.vault.actions import new_compartment, seal
from naung.foundation.vault.vocabulary import CompartmentKind
from naung.foundation.words import gettext_noop

OTHER_BATCH = gettext_noop("Orang ini tidak ada dalam rombongan ini.")
TWO_AT_LEAST = gettext_noop("Pilih paling sedikit dua orang.")
ASKED_ALREADY = gettext_noop("Orang ini sudah ditanya. Tidak perlu alasan.")
NOT_HERE = gettext_noop("Tandai dahulu bahwa orang ini tiba.")


def held_row(arrival_id: UUID, by: Actor, *, closed_too: bool = False) -> Arrival:
    """A person of a batch of the actor's desk, held until the end of the transaction. Raises NotFound, RuleBroken.

    With `closed_too` also of a closed batch: a late form, a decision and a referral still stand beside what was counted.
    """
    found = arrival_row(arrival_id, actor=by)
    (held if closed_too else held_open)(found.batch_id, by)
    rows = Arrival.objects.select_for_update(of=("self",)).select_related("compartment", "batch")
    row = rows.get(id=found.id)
    if row.forgotten_at is not None:
        raise RuleBroken(CLOSED)
    return row


def _seen(batch: Batch, people: Collection[UUID], by: Actor) -> "QuerySet[Arrival]":
    """These people of the batch, without those whose file the actor must not know of."""
    return seen_by(Arrival.objects.filter(batch=batch, id__in=people), *NAMED_BY, actor=by)


@transaction.atomic
def mark_arrivals(*, batch_id: UUID, came: Collection[UUID], not_came: Collection[UUID] = (), by: Actor) -> int:
    """Mark who of the list arrived and who did not; how many rows changed. Whoever was added stays added.

    Raises RuleBroken for somebody of another batch, or a closed one.
    """
    require(by, WRITES)
    batch = held_open(batch_id, by)
    rows = _seen(batch, {*came, *not_came}, by)
    if rows.count() != len({*came, *not_came}):
        raise RuleBroken(OTHER_BATCH)
    listed = rows.exclude(presence=Presence.ADDED)
    changed = 0
    for ids, presence in ((set(came) - set(not_came), Presence.ARRIVED), (set(not_came), Presence.NOT_ARRIVED)):
        changed += listed.filter(id__in=ids).exclude(presence=presence).update(presence=presence)
    record(ArrivalEvent.MARKED, subject=batch.id, count=changed, by=by)
    return changed


@transaction.atomic
def add_arrival(
    *, batch_id: UUID, told: RowTold, id: UUID | None = None, device: UUID | None = None, nth: int = 0,
    late: bool = False, by: Actor,
) -> UUID:  # fmt: skip
    """Add somebody who came and stood on no list. The same `id` twice is one person.

    On a device without signal the id is drawn there, and `nth` says which of those whom it added she is: her place in the draw.
    `late`: somebody decided that she belongs to a batch that is closed by now; what was signed stays as it is.
    Raises Problems, RuleBroken for a closed batch, NotFound for an id that another desk's person has.
    """
    require(by, WRITES)
    batch = (held if late else held_open)(batch_id, by)
    known = Arrival.objects.filter(id=id).first() if id else None
    if known is not None:
        if known.batch_id != batch.id:
            raise NotFound()
        return known.id
    refuse(row_problems(told, shipped_codes(), batch.on))
    number = (batch.arrivals.aggregate(last=Max("number"))["last"] or 0) + 1
    if number > MOST_ROWS:
        raise RuleBroken(TOO_MANY, most=MOST_ROWS)
    key = new_compartment(kind=CompartmentKind.ARRIVAL, owner=batch.owner, by=by)
    row_id = id or new_id()
    row = new_row(batch, told, mark_of(lot_key(batch), str(row_id)), number, key, by, row_id)
    row.presence = Presence.ADDED
    if device is not None:
        row.place = place_on(str(device), nth)
    row.save(force_insert=True)
    record(ArrivalEvent.ADDED, subject=batch.id, subjects=[row.id], by=by)
    return row.id


@transaction.atomic
def amend_arrival(*, arrival_id: UUID, told: RowTold, version: int, by: Actor) -> None:
    """Correct what the list said of somebody. Raises StaleVersion with both values, Problems, RuleBroken."""
    require(by, WRITES)
    row = held_row(arrival_id, by)
    shown = arrival_for(arrival_id, actor=by)
    refuse_stale(row.version, version, _as_typed(_told(shown)), _as_typed(told))
    refuse(row_problems(told, shipped_codes(), row.batch.on))
    fill_row(row, told)
    row.version += 1
    row.save()
    record(ArrivalEvent.AMENDED, subject=row.id, by=by)


def _told(shown: PersonShown) -> RowTold:
    text = shown.texts
    return RowTold(
        name=text["name"],
        fingerprint="",
        birth=shown.birth,
        sex=shown.sex,
        nik=text["nik"],
        papers=text["papers"],
        origin=shown.origin,
        origin_words=text["origin_words"],
        destination=text["destination"],
        cause=shown.cause,
        sector=text["sector"],
        ill=text["ill"] == YES,
        dead=shown.dead,
        notes=text["notes"],
    )


def _as_typed(told: RowTold) -> dict[str, str]:
    names = ("name", "nik", "papers", "origin", "origin_words", "destination", "cause", "sector", "notes")
    return {
        **{name: getattr(told, name) for name in names},
        "sex": told.sex.value,
        "birth": birth_text(told.birth),
        "ill": YES if told.ill else "",
        "dead": YES if told.dead else "",
    }


@transaction.atomic
def group_together(*, batch_id: UUID, people: Collection[UUID], by: Actor) -> int:
    """Say that these people belong together; whoever belonged with one of them comes along. Answers the group's number."""
    require(by, WRITES)
    batch = held_open(batch_id, by)
    rows = _seen(batch, people, by)
    if rows.count() != len(set(people)):
        raise RuleBroken(OTHER_BATCH)
    if len(set(people)) < 2:
        raise RuleBroken(TWO_AT_LEAST)
    known = {each for each in rows.values_list("group", flat=True) if each is not None}
    number = min(known) if known else (batch.arrivals.aggregate(last=Max("group"))["last"] or 0) + 1
    Arrival.objects.filter(batch=batch, group__in=known).update(group=number)
    rows.update(group=number)
    record(ArrivalEvent.GROUPED, subject=batch.id, count=len(set(people)), by=by)
    return number


@transaction.atomic
def note_leaving(*, arrival_id: UUID, leaving: str, by: Actor) -> None:
    """Write down where and with whom somebody went. Raises RuleBroken for who did not come, or an unknown code."""
    require(by, WRITES)
    row = held_row(arrival_id, by)
    if leaving not in shipped_codes().leavings:
        raise RuleBroken(UNKNOWN_CODE, field="leaving")
    if row.presence not in HERE:
        raise RuleBroken(NOT_HERE)
    row.leaving = leaving
    row.save(update_fields=["leaving"])
    record(ArrivalEvent.LEFT, subject=row.id, by=by)


@transaction.atomic
def note_left_on_own(*, batch_id: UUID, people: Collection[UUID] | None = None, by: Actor) -> Left:
    """Write down that these went home on their own; None: everybody who came and of whom it does not stand where she went.

    Whoever has to be looked at by herself stays as she is, and it is answered why. What stands already is not written over, so
    that a second press changes nothing. Raises RuleBroken for somebody of another batch, or a closed one.
    """
    require(by, WRITES)
    batch = held_open(batch_id, by)
    opened = Opened(people_seen(batch, actor=by), by)
    if people is not None and not set(people) <= {row.id for row in opened.rows}:
        raise RuleBroken(OTHER_BATCH)
    asked = [row for row in opened.rows if people is None or row.id in set(people)]
    because = {row.id: alone_of(row, opened, opened.stood(row)) for row in asked if not row.leaving}
    gone = [each for each, reason in because.items() if not reason]
    Arrival.objects.filter(id__in=gone, leaving="").update(leaving=ALONE)
    for each in gone:
        record(ArrivalEvent.LEFT, subject=each, by=by)
    kept = {each: reason for each, reason in because.items() if reason}
    if people is None:
        kept = {each: reason for each, reason in kept.items() if reason != Alone.ABSENT}
    return Left(len(gone), kept)


@transaction.atomic
def note_missed(*, arrival_id: UUID, kind: FormKind, why: str, words: str = "", by: Actor) -> None:
    """Write down why somebody was not asked, or not asked further. Raises RuleBroken where she was."""
    require(by, WRITES)
    row = held_row(arrival_id, by)
    if why not in shipped_codes().missed:
        raise RuleBroken(UNKNOWN_CODE, field="why")
    if row.forms.filter(kind=kind, finished=True, aside_at=None).exists():
        raise RuleBroken(ASKED_ALREADY)
    column = "missed_first" if kind is FormKind.FIRST else "missed_short"
    setattr(row, column, why)
    fields = [column]
    if text := check_text(words, "words", LONGEST_NOTE):
        shown = arrival_for(arrival_id, actor=by)
        seal(row, notes="\n".join(each for each in (shown.texts["notes"], text) if each))
        fields.append("notes")
    row.save(update_fields=fields)
    record(ArrivalEvent.MISSED, subject=row.id, by=by)
