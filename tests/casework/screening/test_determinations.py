"""Determinations: each body's own signed row, side by side, superseded and never changed."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from naung.casework.episodes.models import Episode
from naung.casework.screening import actions, queries
from naung.casework.screening.models import Determination
from naung.casework.screening.rules.stages import legal_tppo_status
from naung.casework.screening.vocabulary import Childhood, Decision, Determined, LegalStatus
from naung.foundation.access.vocabulary import Actor
from naung.foundation.errors import NotFound, NotPermitted, Problems, StaleVersion
from tests.casework.screening.conftest import episode_of, person_of

DAY = date(2026, 2, 3)
REASON = "korban menyebut nama majikan"


def determined(body: str, decision: Decision, day: date = DAY, reason: str = REASON) -> Determined:
    return Determined(body, decision.value, day, "Polres Singkawang", "B/12/II/2026", reason)


def signed(history: Episode, body: str, decision: Decision, by: Actor) -> UUID:
    return actions.record_determination(episode_id=history.id, determined=determined(body, decision), by=by)


def test_bodies_may_contradict_and_both_are_shown(history: Episode, sari: Actor) -> None:
    signed(history, "uptd_ppa", Decision.KORBAN_DITETAPKAN, sari)
    signed(history, "penyidik", Decision.BUKAN_KORBAN_TPPO, sari)
    rows = queries.determinations_of(history.id, actor=sari)
    assert [row.decision for row in rows] == [Decision.KORBAN_DITETAPKAN, Decision.BUKAN_KORBAN_TPPO]
    assert all(row.signed_by == sari.id and row.reason == REASON for row in rows)
    assert legal_tppo_status(row.fact for row in rows) is LegalStatus.BERBEDA


def test_a_later_row_replaces_and_the_earlier_stays_in_the_books(history: Episode, sari: Actor) -> None:
    old = signed(history, "penyidik", Decision.INDIKASI_AWAL, sari)
    new = actions.supersede_determination(
        determination_id=old, determined=determined("penyidik", Decision.KORBAN_DITETAPKAN), based_on=1, by=sari
    )
    by_id = {row.id: row for row in queries.determinations_of(history.id, actor=sari)}
    assert by_id[old].superseded_by == new
    assert by_id[old].reason == REASON
    assert legal_tppo_status(row.fact for row in by_id.values()) is LegalStatus.DITETAPKAN_KORBAN
    with pytest.raises(StaleVersion):
        actions.supersede_determination(
            determination_id=old, determined=determined("penyidik", Decision.BUKAN_KORBAN_TPPO), based_on=1, by=sari
        )


def test_what_can_not_be_so_writes_nothing(history: Episode, sari: Actor) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    with pytest.raises(Problems):
        actions.record_determination(
            episode_id=history.id, determined=determined("penyidik", Decision.INDIKASI_AWAL, tomorrow), by=sari
        )
    assert not Determination.objects.exists()


def test_it_may_rest_on_a_screening_of_the_same_history_only(history: Episode, sari: Actor) -> None:
    other = episode_of(person_of(sari))
    screening = actions.start_screening(
        person_id=other.person_id, episode_id=other.id, childhood=Childhood.DEWASA, by=sari
    )
    with pytest.raises(NotFound):
        actions.record_determination(
            episode_id=history.id,
            determined=determined("lpsk", Decision.INDIKASI_KUAT),
            screening_id=screening,
            by=sari,
        )


def test_reason_and_office_are_sealed(history: Episode, sari: Actor) -> None:
    row = Determination.objects.get(id=signed(history, "lpsk", Decision.INDIKASI_KUAT, sari))
    for column in (row.office, row.basis, row.reason):
        assert column
        assert b"Singkawang" not in bytes(column)


def test_budi_and_the_head_of_office(history: Episode, sari: Actor, budi: Actor, hamdan: Actor) -> None:
    row = signed(history, "lpsk", Decision.INDIKASI_KUAT, sari)
    with pytest.raises(NotFound):
        queries.determination_for(row, actor=budi)
    with pytest.raises(NotFound):
        signed(history, "lpsk", Decision.INDIKASI_KUAT, budi)
    assert queries.determinations_of(history.id, actor=budi) == []
    with pytest.raises(NotPermitted):
        queries.determinations_of(history.id, actor=hamdan)
    with pytest.raises(NotFound):
        queries.determination_for(uuid4(), actor=sari)
