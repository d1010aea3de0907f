"""Slips from tablets: what was seen, asked or written down where there was no signal, brought in any order, written once.

A slip is written whole or not at all. About somebody who was added on another tablet it waits until she is known; what a rule
refuses is kept and looked at by a person. Nothing of it is lost until it stands or a person set it aside.
"""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from naung.casework.arrivals.actions.batches import WRITES
from naung.casework.arrivals.actions.people import add_arrival, mark_arrivals
from naung.casework.arrivals.actions.screening import take_form
from naung.casework.arrivals.models import Arrival, Batch
from naung.casework.arrivals.queries.rows import arrival_row
from naung.casework.arrivals.queries.slips import SlipShown, slip_line, slip_opened
from naung.casework.arrivals.rules.slips import form_of, made_when, row_of
from naung.casework.arrivals.vocabulary import Outcome
from naung.casework.arrivals.vocabulary.tablets import Slip, SlipKind
from naung.foundation.access.rules import desk_of, require
from naung.foundation.access.vocabulary import Actor
from naung.foundation.courier.actions import move_parcel, receive_parcel
from naung.foundation.courier.queries import waiting_for
from naung.foundation.courier.vocabulary import Arrived, ParcelLine, ParcelState
from naung.foundation.errors import FieldProblem, NotFound, Problems, RuleBroken
from naung.foundation.words import gettext_noop

NOT_HERE = gettext_noop("Orang atau rombongan ini tidak ada di meja Anda.")
REVOKED = gettext_noop("Formulir ini datang dari ponsel yang sudah dicabut. Periksa dahulu isinya.")
BROUGHT = gettext_noop("Formulir ini dikirim petugas lain dari ponsel yang bukan miliknya. Periksa dahulu isinya.")
AFTER_ADDED = gettext_noop(
    "Orang ini ditambahkan di ponsel lain. Formulir ini menunggu ponsel itu berhubungan dengan kantor."
)
TWO_ANSWERS = gettext_noop(
    "Orang ini sudah pernah ditanya lebih jauh. Kedua jawabannya ada di halaman orang itu; pilih yang dipakai."
)
CLOSED_BEFORE = gettext_noop(
    "Orang ini ditambahkan di ponsel, tetapi rombongannya ditutup sebelum formulir ini tiba. "
    "Masukkan sebagai susulan: laporan yang ditandatangani tidak berubah."
)
WAS_ASKED = gettext_noop("Orang ini sudah ditanya, tetapi formulir ini menandai tidak tiba. Periksa mana yang benar.")


@dataclass(frozen=True)
class SlipOutcome:
    """What became of a slip, and why, in sentences to be translated."""

    state: ParcelState
    problems: tuple[FieldProblem, ...] = ()
    waits_for: UUID | None = None  # the closed batch into which somebody decides whether she is taken


def _told(state: ParcelState, message: str) -> SlipOutcome:
    return SlipOutcome(state, (FieldProblem("", message),))


@transaction.atomic
def receive_slip(*, arrived: Arrived, by: Actor) -> SlipOutcome:
    """Keep a tablet's slip and write it down where that is possible. The same slip twice changes nothing.

    Raises RuleBroken for what is no slip, NotFound for another desk's number or device.
    """
    require(by, WRITES)
    kept = receive_parcel(arrived=arrived, permission=WRITES, by=by)
    if kept.state is not ParcelState.NEW:
        return SlipOutcome(kept.state)
    return take_up_slip(parcel_id=arrived.id, by=by)


@transaction.atomic
def take_up_slip(*, parcel_id: UUID, looked_at: bool = False, late: bool = False, by: Actor) -> SlipOutcome:
    """Try to write a slip down, and after it what waited for it; `looked_at`: a person saw what it says and whence it came;
    `late`: and decided that somebody who was added belongs to a batch that was closed before.

    Raises RuleBroken for a settled one, NotFound for another desk's.
    """
    require(by, WRITES)
    shown = slip_opened(parcel_id, actor=by)
    doubt = "" if looked_at else _doubt(shown.line)
    outcome = _told(ParcelState.DECIDE, doubt) if doubt and shown.slip else _tried(shown, by, late)
    about = shown.slip.arrival if shown.slip else None  # of whom it is, so that it is hidden and goes with her
    waits = outcome.waits_for
    move_parcel(parcel_id=parcel_id, to=outcome.state, subject=about, waits_for=waits, permission=WRITES, by=by)
    if outcome.state is ParcelState.TAKEN and shown.slip and shown.slip.kind is SlipKind.ADDED:
        for child in waiting_for(parcel_id, shown.slip.arrival, permission=WRITES, actor=by):
            take_up_slip(parcel_id=child, by=by)
    return outcome


@transaction.atomic
def weigh_slip(*, parcel_id: UUID, by: Actor) -> tuple[SlipShown, SlipOutcome]:
    """What a slip says and what would become of it now: tried, and taken back; that it was opened stays in the log."""
    require(by, WRITES)
    shown = slip_opened(parcel_id, actor=by)
    with transaction.atomic():
        outcome = _tried(shown, by)
        transaction.set_rollback(True)
    doubt = _doubt(shown.line)
    if doubt and shown.slip:
        outcome = SlipOutcome(outcome.state, (FieldProblem("", doubt), *outcome.problems))
    return shown, outcome


@transaction.atomic
def set_slip_aside(*, parcel_id: UUID, by: Actor) -> None:
    """Decide that a slip is not written down; what stands stays as it is, and what the slip said is gone."""
    require(by, WRITES)
    slip_line(parcel_id, actor=by)
    move_parcel(parcel_id=parcel_id, to=ParcelState.ASIDE, permission=WRITES, by=by)


def _doubt(line: ParcelLine) -> str:
    """Why a person looks at a slip before it is written down; empty where nobody needs to."""
    if line.revoked:
        return REVOKED
    return BROUGHT if line.brought_by else ""


def _tried(shown: SlipShown, by: Actor, late: bool = False) -> SlipOutcome:
    if shown.slip is None:
        return SlipOutcome(ParcelState.MEND, shown.refused)
    try:
        with transaction.atomic():
            return _written(shown.slip, shown.line, by, late)
    except Problems as refused:
        return SlipOutcome(ParcelState.MEND, tuple(refused.problems))
    except RuleBroken as refused:
        return SlipOutcome(ParcelState.MEND, (FieldProblem(refused.field, refused.message, dict(refused.values)),))
    except NotFound:
        return _told(ParcelState.MEND, NOT_HERE)


def _written(slip: Slip, line: ParcelLine, by: Actor, late: bool) -> SlipOutcome:
    if slip.added is not None:
        if not late and _was_closed(slip, by):
            return SlipOutcome(ParcelState.DECIDE, (FieldProblem("", CLOSED_BEFORE),), slip.batch)
        told, nth = row_of(slip, slip.added), slip.added.nth
        add_arrival(batch_id=slip.batch, told=told, id=slip.arrival, device=line.device, nth=nth, late=late, by=by)
        return SlipOutcome(ParcelState.TAKEN)
    if not Arrival.objects.filter(id=slip.arrival).exists():
        return _told(ParcelState.WAITS, AFTER_ADDED)
    if slip.kind in {SlipKind.CAME, SlipKind.NOT_CAME}:
        return _marked(slip, by)
    made_at = made_when(sealed_at=line.sealed_at, clock_off=line.clock_off, arrived_at=line.arrived_at)
    outcome = take_form(told=form_of(slip, made_at=made_at, device=line.device), made_by=line.sent_by, by=by)
    double = (FieldProblem("", TWO_ANSWERS),) if outcome is Outcome.DOUBLE else ()
    return SlipOutcome(ParcelState.TAKEN, double)


def _was_closed(slip: Slip, by: Actor) -> bool:
    """Whether somebody would be added to a batch that is closed, where she does not stand yet."""
    closed = Batch.objects.filter(id=slip.batch, owner=desk_of(by)).exclude(closed_at=None).exists()
    return closed and not Arrival.objects.filter(id=slip.arrival).exists()


def _marked(slip: Slip, by: Actor) -> SlipOutcome:
    """Whoever was asked is here, so that a mark that she is not needs a person to look."""
    row = arrival_row(slip.arrival, actor=by)
    came = slip.kind is SlipKind.CAME
    if not came and row.forms.filter(aside_at=None).exists():
        raise RuleBroken(WAS_ASKED)
    who = [row.id]
    mark_arrivals(batch_id=row.batch_id, came=who if came else (), not_came=() if came else who, by=by)
    return SlipOutcome(ParcelState.TAKEN)
