"""Writers of what was asked and decided: forms from desk and devices, one that was interrupted, two answers, a signature."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.arrivals.actions.batches import WRITES
from naung.casework.arrivals.actions.people import held_row
from naung.casework.arrivals.models import Arrival, Decision, Form
from naung.casework.arrivals.queries.people import arrival_for
from naung.casework.arrivals.queries.rows import arrival_row
from naung.casework.arrivals.queries.today import drawn_in
from naung.casework.arrivals.rules.forms import decided_text, form_text, short_text
from naung.casework.arrivals.rules.rows import LONGEST_NOTE
from naung.casework.arrivals.rules.tables import shipped_first_line, shipped_short
from naung.casework.arrivals.vocabulary import (
    HERE,
    ArrivalEvent,
    Decided,
    FormKind,
    FormTold,
    Outcome,
    Presence,
    ShortTold,
)
from naung.foundation.access.rules import officer_of, require
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.actions import record
from naung.foundation.errors import NotFound, RuleBroken, StaleVersion, check_text
from naung.foundation.identifiers import new_id
from naung.foundation.vault.actions import seal
from naung.foundation.vault.queries import open_rows
from naung.foundation.words import gettext_noop

ANOTHER_CONTENT = gettext_noop("Formulir dengan nomor ini sudah dicatat, dan isinya berbeda. Buat formulir baru.")
NOT_HERE = gettext_noop("Orang ini ditandai tidak tiba. Betulkan tandanya dahulu.")
DIED = gettext_noop("Orang ini meninggal. Tidak ada yang ditanyakan.")
SAY_WHY = gettext_noop("Ada tanda bahwa orang ini perlu tinggal dulu. Tulis mengapa boleh pulang.")
NOT_DOUBLE = gettext_noop("Formulir ini bukan salah satu dari dua jawaban yang berbeda.")


@transaction.atomic
def take_form(*, told: FormTold, made_by: UUID | None = None, by: Actor) -> Outcome:
    """Write down a finished form, from the desk or a device. The same form twice is one; another one stands beside the first.

    `made_by`: who asked, where another brought it. Whoever was not marked is marked arrived by it; it may come after the batch
    was closed. Answers WAITS for a person who was not added here yet. Raises RuleBroken for another content under the same
    number, for who did not come and for the dead, NotFound for another desk's.
    """
    require(by, WRITES)
    try:
        arrival_row(told.arrival, actor=by)
    except NotFound:
        if Arrival.objects.filter(id=told.arrival).exists():
            raise
        return Outcome.WAITS
    text = form_text(told, shipped_first_line(), shipped_short())
    if _stood_before(told, text, by):
        return Outcome.SAME
    row = held_row(told.arrival, by, closed_too=True)
    _arrive(row)
    form = Form(
        id=told.id, arrival=row, compartment=row.compartment, kind=told.kind, device=told.device,
        made_by=made_by or officer_of(by), made_at=told.made_at, taken_at=timezone.now(),
    )  # fmt: skip
    seal(form, told=text)
    others = row.forms.filter(kind=told.kind, finished=True, aside_at=None).exists()
    form.save(force_insert=True)
    if told.kind is FormKind.FIRST and row.lot is None:
        row.lot = drawn_in(row.batch, row)
    row.save(update_fields=["presence", "lot"])
    event = ArrivalEvent.ASKED if told.kind is FormKind.FIRST else ArrivalEvent.SCREENED
    record(event, subject=row.id, subjects=[form.id], by=by)
    return Outcome.DOUBLE if others and told.kind is FormKind.SHORT else Outcome.TAKEN


def _stood_before(told: FormTold, text: str, by: Actor) -> bool:
    """Whether this very form stands already. Raises RuleBroken for another content under its number."""
    known = Form.objects.select_related("compartment").filter(id=told.id).first()
    if known is None:
        return False
    if known.arrival_id != told.arrival or not known.finished:
        raise RuleBroken(ANOTHER_CONTENT)
    (before,) = open_rows(by, ArrivalEvent.OPENED, [(known, ("told",))])
    if before["told"] != text:
        raise RuleBroken(ANOTHER_CONTENT)
    return True


def _arrive(row: Arrival) -> None:
    """Whoever is asked is here. Raises RuleBroken for who was marked otherwise, and for the dead."""
    if row.dead:
        raise RuleBroken(DIED)
    if row.presence == Presence.NOT_ARRIVED:
        raise RuleBroken(NOT_HERE)
    if row.presence not in HERE:
        row.presence = Presence.ARRIVED


@transaction.atomic
def keep_unfinished(*, arrival_id: UUID, told: ShortTold, version: int, by: Actor) -> None:
    """Keep a short screening that was interrupted at the desk, to be taken up again by whoever comes to it.

    `version`: how often it was saved before, as the page saw it. Raises StaleVersion where somebody else saved meanwhile.
    """
    require(by, WRITES)
    row = held_row(arrival_id, by)
    _arrive(row)
    draft = row.forms.filter(finished=False).first()
    if (draft.version if draft else 0) != version:
        raise StaleVersion(based_on=version, now=draft.version if draft else 0)
    now = timezone.now()
    if draft is None:
        draft = Form(id=new_id(), arrival=row, kind=FormKind.SHORT, finished=False, made_at=now, version=0)
    draft.compartment, draft.made_by, draft.taken_at, draft.version = row.compartment, officer_of(by), now, version + 1
    seal(draft, told=short_text(told, shipped_short()))
    draft.save()
    row.save(update_fields=["presence"])
    record(ArrivalEvent.KEPT, subject=row.id, by=by)


@transaction.atomic
def finish_unfinished(*, arrival_id: UUID, told: ShortTold, version: int, by: Actor) -> Outcome:
    """Finish a short screening at the desk, whether a part of it was kept before or not. Raises StaleVersion as keeping does."""
    require(by, WRITES)
    keep_unfinished(arrival_id=arrival_id, told=told, version=version, by=by)
    row = held_row(arrival_id, by)
    draft = row.forms.get(finished=False)
    others = row.forms.filter(kind=FormKind.SHORT, finished=True, aside_at=None).exists()
    draft.finished, draft.made_at = True, timezone.now()
    draft.save(update_fields=["finished", "made_at"])
    record(ArrivalEvent.SCREENED, subject=row.id, subjects=[draft.id], by=by)
    return Outcome.DOUBLE if others else Outcome.TAKEN


@transaction.atomic
def choose_form(*, form_id: UUID, by: Actor) -> None:
    """Choose one of two short screenings of one person; the others are kept and count no more. Raises RuleBroken, NotFound."""
    require(by, WRITES)
    form = Form.objects.filter(id=form_id, kind=FormKind.SHORT, finished=True, aside_at=None).first()
    if form is None:
        raise NotFound()
    row = held_row(form.arrival_id, by, closed_too=True)
    others = row.forms.filter(kind=FormKind.SHORT, finished=True, aside_at=None).exclude(id=form.id)
    if not others:
        raise RuleBroken(NOT_DOUBLE)
    others.update(aside_at=timezone.now(), aside_by=officer_of(by))
    record(ArrivalEvent.COMPARED, subject=row.id, subjects=[form.id], by=by)


@transaction.atomic
def sign_decision(*, arrival_id: UUID, decided: Decided, why: str = "", by: Actor) -> None:
    """Decide and sign whether somebody stays for a full interview or may leave. What was signed before is kept.

    Raises RuleBroken where she may leave without a reason, though something that is proposed asks that she stays, or a sign
    sent her on and nobody screened her.
    """
    require(by, WRITES)
    row = held_row(arrival_id, by, closed_too=True)
    shown = arrival_for(arrival_id, actor=by)
    words = check_text(why, "why", LONGEST_NOTE)
    if decided is Decided.MAY_LEAVE and shown.asks_why and not words:
        raise RuleBroken(SAY_WHY, field="why")
    signed = Decision(arrival=row, compartment=row.compartment, by=officer_of(by), at=timezone.now())
    seal(signed, decided=decided_text(decided), why=words)
    signed.save(force_insert=True)
    record(ArrivalEvent.DECIDED, subject=row.id, subjects=[signed.id], by=by)
