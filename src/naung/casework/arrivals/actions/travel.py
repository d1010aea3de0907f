"""Writers of a batch that travels: packed at the laptop in the hall, sealed to the office, and taken into its register once.

What stands at the office is never written over: of somebody who is known only what was still open is filled in. The same file
again adds nothing, a later one what is new. Records, cases, referrals, cards and calls are made at the office and do not travel.
"""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.arrivals.actions.batches import WRITES, held, new_row
from naung.casework.arrivals.actions.screening import take_form
from naung.casework.arrivals.models import Arrival, Batch, Decision, HallOfficer
from naung.casework.arrivals.queries.rows import LOT_SECRET, numbers_free, people_of
from naung.casework.arrivals.queries.travel import packed_of
from naung.casework.arrivals.rules.forms import decided_text
from naung.casework.arrivals.rules.rows import LONGEST_NOTE, MOST_ROWS, TOO_MANY, batch_problems, row_problems
from naung.casework.arrivals.rules.tables import shipped_codes
from naung.casework.arrivals.rules.travel import (
    NO_FILE,
    file_of,
    opened_file,
    packed_text,
    read_packed,
)
from naung.casework.arrivals.vocabulary import ArrivalEvent, Outcome, Presence
from naung.casework.arrivals.vocabulary.travel import Carried, OfficeKey, Packed, Unpacked
from naung.foundation.access.rules import desk_of, officer_of, require
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.actions import record
from naung.foundation.errors import FieldProblem, NotFound, RuleBroken, SealBroken, refuse
from naung.foundation.identifiers import new_id
from naung.foundation.vault.actions import keep_secret, make_receiving_key, new_compartment, new_compartments, seal
from naung.foundation.vault.queries import open_received, sealed_to
from naung.foundation.vault.vocabulary import CompartmentKind
from naung.foundation.words import gettext_noop

OTHER_DESK = gettext_noop(
    "Berkas ini disegel untuk meja lain, atau rusak. Minta laptop aula membungkusnya lagi dengan kunci meja Anda."
)
ELSEWHERE = gettext_noop("Orang ini sudah ada di rombongan lain.")
LONGEST_NAME = 120  # of an officer, as beside accounts
Refused = list[tuple[int, FieldProblem]]


@transaction.atomic
def make_office_key(*, by: Actor) -> OfficeKey:
    """The key to which a laptop in the hall seals for the actor's desk; made where there is none."""
    require(by, WRITES)
    found = make_receiving_key(desk=desk_of(by), by=by)
    return OfficeKey(found.id, found.public)


@transaction.atomic
def pack_batch(*, batch_id: UUID, key: OfficeKey, by: Actor) -> bytes:
    """A batch as a file that opens only at the office whose key this is. It stays here as it is. Raises NotFound."""
    require(by, WRITES)
    packed = packed_of(batch_id, actor=by)
    box = sealed_to(key.public, packed_text(packed))
    record(ArrivalEvent.PACKED, subject=packed.id, count=len(packed.people), by=by)
    return file_of(packed.id, key, box)


@transaction.atomic
def unpack_batch(*, raw: bytes, by: Actor) -> Unpacked:
    """Take a batch from the hall into the desk's register: people, forms and decisions, each once however often it comes.

    Raises RuleBroken (field `file`) for what is no such file or of another desk, Problems for a batch that can't be.
    """
    require(by, WRITES)
    packed = _opened(raw, by)
    batch = _batch(packed, by)
    refused: Refused = []
    people = _people(packed, batch, refused, by)
    forms = _forms(packed, batch, refused, by)
    decisions = _decisions(packed, batch)
    same_day = Batch.objects.filter(owner=batch.owner, on=batch.on, crossing=batch.crossing).exclude(id=batch.id)
    others = tuple(same_day.order_by("number").values_list("number", flat=True))
    record(ArrivalEvent.UNPACKED, subject=batch.id, count=people, by=by)
    return Unpacked(batch.id, people, forms, decisions, tuple(refused), others)


def _opened(raw: bytes, by: Actor) -> Packed:
    batch, key, box = opened_file(raw)
    try:
        packed = read_packed(open_received(by, ArrivalEvent.OPENED, subject=batch, key=key, box=box))
    except (NotFound, SealBroken):
        raise RuleBroken(OTHER_DESK, field="file") from None
    if packed.id != batch:
        raise RuleBroken(NO_FILE, field="file")
    if len(packed.people) > MOST_ROWS:
        raise RuleBroken(TOO_MANY, field="file", most=MOST_ROWS)
    return packed


def _batch(packed: Packed, by: Actor) -> Batch:
    """The batch in the register, held; made where it is new. Raises NotFound for another desk's."""
    if Batch.objects.filter(id=packed.id).exists():
        row = held(packed.id, by)
        _know(packed, row)
        return row
    refuse(batch_problems(packed.told, shipped_codes()))
    desk, told = desk_of(by), packed.told
    row = Batch(
        id=packed.id, number=packed.number, owner=desk, posted_once=new_id(), made_by=officer_of(by),
        compartment=new_compartment(kind=CompartmentKind.ARRIVAL, owner=desk, by=by), made_at=timezone.now(),
        on=told.on, crossing=told.crossing, consulate=told.consulate, expected=told.expected,
    )  # fmt: skip
    seal(row, letter=told.letter.strip(), depot=told.depot.strip())
    row.save(force_insert=True)
    keep_secret(LOT_SECRET, packed.lot, row.id)
    _know(packed, row)
    return row


def _know(packed: Packed, batch: Batch) -> None:
    """Keep who asked in the hall; the newest name stands."""
    for officer, name in packed.officers.items():
        HallOfficer.objects.update_or_create(batch=batch, officer=officer, defaults={"name": name[:LONGEST_NAME]})


def _people(packed: Packed, batch: Batch, refused: Refused, by: Actor) -> int:
    """Whoever is new comes in; of whoever is known, what was open is filled in where the batch is not closed."""
    known = {row.id: row for row in people_of(batch)}
    elsewhere = set(Arrival.objects.filter(id__in=[each.id for each in packed.people]).values_list("id", flat=True))
    fresh = []
    for each in packed.people:
        if each.id in known:
            if batch.closed_at is None:
                _fill_in(known[each.id], each)
            continue
        problems = row_problems(each.row, shipped_codes(), batch.on)
        if each.id in elsewhere:
            problems = [FieldProblem("", ELSEWHERE)]
        refused += [(each.number, problem) for problem in problems]
        if not problems:
            fresh.append(each)
    _store(fresh, batch, list(known.values()), by)
    return len(fresh)


def _store(fresh: Sequence[Carried], batch: Batch, known: Sequence[Arrival], by: Actor) -> None:
    keys = new_compartments(kinds=[CompartmentKind.ARRIVAL] * len(fresh), owner=batch.owner, by=by)
    taken, last = {row.number for row in known}, max(numbers_free(known), *(each.number for each in fresh), 0)
    rows = []
    for each, key in zip(fresh, keys, strict=True):
        number = each.number
        if number in taken:
            number = last = last + 1
        taken.add(number)
        row = new_row(batch, each.row, each.mark, number, key, by, each.id)
        row.place, row.presence, row.group, row.lot = each.place, each.presence.value, each.group, each.lot
        _fill_in(row, each, save=False)
        rows.append(row)
    Arrival.objects.bulk_create(rows)


def _fill_in(row: Arrival, told: Carried, *, save: bool = True) -> None:
    """What nobody wrote down at the office yet."""
    codes = shipped_codes()
    before = (row.presence, row.leaving, row.missed_first, row.missed_short)
    if row.presence == Presence.EXPECTED:
        row.presence = told.presence.value
    for column, known in (("leaving", codes.leavings), ("missed_first", codes.missed), ("missed_short", codes.missed)):
        if not getattr(row, column) and getattr(told, column) in known:
            setattr(row, column, getattr(told, column))
    if save and before != (row.presence, row.leaving, row.missed_first, row.missed_short):
        row.save(update_fields=["presence", "leaving", "missed_first", "missed_short"])


def _forms(packed: Packed, batch: Batch, refused: Refused, by: Actor) -> int:
    """Each form as it would have come from a tablet: a number that stands already is the same form."""
    numbers, new = {each.id: each.number for each in packed.people}, 0
    here = set(batch.arrivals.values_list("id", flat=True))
    for each in packed.forms:
        if each.told.arrival not in here:
            continue  # she herself was refused, which is said
        try:
            with transaction.atomic():
                new += take_form(told=each.told, made_by=each.made_by, by=by) is not Outcome.SAME
        except RuleBroken as wrong:
            problem = FieldProblem("", wrong.message, dict(wrong.values))
            refused.append((numbers.get(each.told.arrival, 0), problem))
    return new


def _decisions(packed: Packed, batch: Batch) -> int:
    """Each decision with who signed it and when, beside what was signed at the office."""
    rows = {row.id: row for row in people_of(batch)}
    known = set(Decision.objects.filter(id__in=[each.id for each in packed.decisions]).values_list("id", flat=True))
    new = [each for each in packed.decisions if each.id not in known and each.arrival in rows]
    for each in new:
        row = rows[each.arrival]
        signed = Decision(id=each.id, arrival=row, compartment=row.compartment, by=each.by, at=each.at)
        seal(signed, decided=decided_text(each.decided), why=each.why[:LONGEST_NOTE])
        signed.save(force_insert=True)
    return len(new)
