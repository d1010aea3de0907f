"""Writers for those who leave on their own: a card with a code, that somebody may call, what came through the code."""

from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.arrivals.actions.batches import WRITES
from naung.casework.arrivals.actions.people import held_row
from naung.casework.arrivals.models import Arrival, Call, Card
from naung.casework.arrivals.queries.cards import card_of
from naung.casework.arrivals.queries.people import arrival_for
from naung.casework.arrivals.rules.cards import call_problems, card_text
from naung.casework.arrivals.vocabulary import ArrivalEvent, CallTold
from naung.foundation.access.rules import desk_of, officer_of, require
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.actions import record
from naung.foundation.errors import RuleBroken, refuse
from naung.foundation.identifiers import new_id
from naung.foundation.vault.actions import make_receiving_key, seal
from naung.foundation.wicket.actions import make_wicket, settle_request
from naung.foundation.wicket.vocabulary import Receiver
from naung.foundation.words import gettext_noop

NOT_A_CHILD = gettext_noop("Seorang anak tidak dilepas dengan kartu. Hubungi petugas anak.")


@transaction.atomic
def give_card(*, arrival_id: UUID, pin: str, until: date, by: Actor) -> str:
    """Give somebody a card with a code of her own, opened with the number that she chose. The code is answered once.

    Raises RuleBroken for a child, for a number that is guessed first, and for a day that can't be.
    """
    require(by, WRITES)
    row = held_row(arrival_id, by, closed_too=True)
    _not_a_child(row, by)
    agreed = row.calls.filter(ended_at=None).exists()
    key = make_receiving_key(desk=desk_of(by), by=by)
    made = make_wicket(
        pin=pin,
        text=card_text(agreed=agreed),
        receiver=Receiver(desk_of(by), key.id, key.public),
        expires_at=timezone.make_aware(datetime.combine(until, time.max)),
        by=by,
    )
    card = Card(arrival=row, wicket_id=made.id, given_by=officer_of(by), given_at=timezone.now())
    card.save(force_insert=True)
    record(ArrivalEvent.CARDED, subject=row.id, subjects=[made.id], by=by)
    return made.code


def _not_a_child(row: Arrival, by: Actor) -> None:
    """Raises RuleBroken for a child, by the list or by a sign that an officer saw, whatever the papers say."""
    if arrival_for(row.id, actor=by).child:
        raise RuleBroken(NOT_A_CHILD)


@transaction.atomic
def agree_call(*, arrival_id: UUID, told: CallTold, by: Actor) -> UUID:
    """Write down that she agrees to be called by this desk, when it is safe and until when; what she agreed before ends.

    Raises Problems by field, RuleBroken for a child: whoever cares for it is asked in the case.
    """
    require(by, WRITES)
    row = held_row(arrival_id, by, closed_too=True)
    _not_a_child(row, by)
    refuse(call_problems(told, timezone.localdate()))
    now = timezone.now()
    row.calls.filter(ended_at=None).update(ended_at=now)
    call = Call(id=new_id(), arrival=row, compartment=row.compartment, until=told.until)
    call.agreed_at, call.agreed_by = now, officer_of(by)
    seal(
        call,
        reach=told.reach.strip(),
        hours=told.hours.strip(),
        pretext=told.pretext.strip(),
        manner=told.manner.strip(),
    )
    call.save(force_insert=True)
    record(ArrivalEvent.CALL_AGREED, subject=row.id, subjects=[call.id], by=by)
    return call.id


@transaction.atomic
def end_call(*, arrival_id: UUID, by: Actor) -> None:
    """She does not want to be called any more. Twice does no harm."""
    require(by, WRITES)
    row = held_row(arrival_id, by, closed_too=True)
    row.calls.filter(ended_at=None).update(ended_at=timezone.now())
    record(ArrivalEvent.CALL_ENDED, subject=row.id, by=by)


@transaction.atomic
def settle_ask(*, request_id: UUID, by: Actor) -> None:
    """Say that what came through a card was dealt with; its words are deleted. Twice does no harm. Raises NotFound."""
    require(by, WRITES)
    card = card_of(request_id, actor=by)
    settle_request(request_id=request_id, by=by)
    record(ArrivalEvent.ASK_SETTLED, subject=card.arrival_id, subjects=[request_id], by=by)
