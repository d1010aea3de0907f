"""Fear, injury, held papers, a case: who shows them stands above the lot, and leaves for a reason that somebody signed."""

from unittest.mock import patch
from uuid import UUID

import pytest

from naung.casework.arrivals.actions import note_leaving, note_missed, sign_decision
from naung.casework.arrivals.queries import batch_for
from naung.casework.arrivals.queries.batches import PersonLine
from naung.casework.arrivals.rules.closing import Owed
from naung.casework.arrivals.vocabulary import Decided, FormKind
from naung.foundation.access.vocabulary import Actor
from naung.foundation.errors import RuleBroken
from naung.foundation.people.vocabulary import Answer
from tests.casework.arrivals.told import a_batch, arrival, first, row, short, short_told, signed

pytestmark = pytest.mark.django_db
DRAWN = "naung.casework.arrivals.actions.screening.drawn_in"


def line(batch: UUID, number: int, by: Actor) -> PersonLine:
    return next(each for each in batch_for(batch, actor=by).queue if each.number == number)


@pytest.fixture
def four(bima: Actor) -> UUID:
    """One only drawn, one who asks to speak, Andi who looks afraid and whose papers are held, one with nothing."""
    batch = a_batch(bima, [row(name, n) for n, name in enumerate(("Budi", "Citra", "Andi", "Dodi"), start=1)])
    for number, signs in enumerate(((), ("minta",), ("takut_luka", "surat_dipegang"), ()), start=1):
        with patch(DRAWN, return_value=number == 1):
            first(arrival(batch, number), *signs, by=bima)
    return batch


def test_fear_and_held_papers_stand_above_asking_and_the_lot(four: UUID, bima: Actor) -> None:
    queue = batch_for(four, actor=bima).queue
    assert [each.number for each in queue] == [3, 2, 1, 4]
    assert [need.code for need in queue[0].needs] == ["panggil"]
    assert [reason.code for reason in queue[0].reasons] == ["takut_luka", "surat_dipegang"]
    assert queue[2].needs == ()  # who is only drawn waits, with no need


def test_who_shows_a_sign_and_was_not_screened_is_let_go_for_a_signed_reason(four: UUID, bima: Actor) -> None:
    for number in (2, 3):  # also who only asked to speak
        with pytest.raises(RuleBroken, match="Tulis mengapa"):
            sign_decision(arrival_id=arrival(four, number), decided=Decided.MAY_LEAVE, by=bima)
        note_missed(arrival_id=arrival(four, number), kind=FormKind.SHORT, why="petugas", by=bima)
        note_leaving(arrival_id=arrival(four, number), leaving="mandiri", by=bima)
        assert line(four, number, bima).owes == (Owed.UNASKED,)
        assert line(four, number, bima).rank < 6  # and stays in the queue
        signed(arrival(four, number), Decided.MAY_LEAVE, bima, why="Bus terakhir; nomor meja diberikan.")
        assert line(four, number, bima).owes == ()
    note_missed(arrival_id=arrival(four, 1), kind=FormKind.SHORT, why="petugas", by=bima)
    note_leaving(arrival_id=arrival(four, 1), leaving="mandiri", by=bima)
    assert line(four, 1, bima).owes == ()  # of the drawn it is enough that it stands why


def test_what_came_after_she_was_let_go_is_decided_again(four: UUID, bima: Actor) -> None:
    dodi = arrival(four, 4)
    signed(dodi, Decided.MAY_LEAVE, bima)
    note_leaving(arrival_id=dodi, leaving="mandiri", by=bima)
    first(dodi, by=bima)
    assert line(four, 4, bima).owes == ()
    first(dodi, "minta", by=bima)  # she came back at the exit
    assert line(four, 4, bima).rank < 6
    short(dodi, short_told(ancam=Answer.YES), bima)
    assert line(four, 4, bima).owes == (Owed.DECISION,)
    signed(dodi, Decided.STAYS, bima)
    assert line(four, 4, bima).owes == (Owed.INTERVIEW,)
