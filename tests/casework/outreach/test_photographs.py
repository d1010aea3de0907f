"""Photographs wait, are covered further, kept on somebody's word, dropped, or lapse; each leaves no key behind."""

from datetime import timedelta

import numpy as np
import pytest
from django.utils import timezone

from naung.casework.outreach.actions import (
    confirm_photograph,
    cover_photograph,
    drop_photograph,
    drop_waiting_photographs,
    hold_photograph,
)
from naung.casework.outreach.models import Photograph
from naung.casework.outreach.queries import photograph_for, photographs_of, picture_of
from naung.casework.outreach.rules.photographs import COLUMNS, MOST_OF_A_SESSION, NOT_HELD, ROWS, boxes_of, cells_of
from naung.casework.outreach.vocabulary import OutreachEvent
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.models import Entry
from naung.foundation.errors import NotFound, NotPermitted, RuleBroken
from naung.foundation.vault.models import WrappedKey
from naung.methods.faces import opened
from naung.methods.faces.cover import FLAT
from tests.casework.outreach.told import a_held_session, a_jpeg, a_photograph, a_session

TICK = "tick"


def test_only_cells_of_the_grid_are_taken() -> None:
    assert cells_of(["3", "3", "191", "192", "-1", "x", "", "9999"]) == [3, 191]
    first, last = boxes_of([0, COLUMNS * ROWS - 1], 320, 240)
    assert (first, last) == ((0, 0, 20, 20), (300, 220, 320, 240))


@pytest.mark.django_db
def test_what_waits_is_covered_further_and_the_one_before_opens_no_more(sari: Actor) -> None:
    session = a_held_session(sari)
    first = a_photograph(session, sari)
    key = Photograph.objects.get(id=first).compartment_id
    second = cover_photograph(photograph_id=first, cells=[0, 1], by=sari)
    picture = opened(picture_of(second, actor=sari)).astype(int)
    assert abs(picture[:20, :40] - FLAT).max() <= 4
    assert abs(picture[40:, 60:] - 200).max() <= 4
    assert not WrappedKey.objects.filter(compartment=key).exists()
    with pytest.raises(NotFound):
        confirm_photograph(photograph_id=first, by=sari)  # somebody else looked at what is no longer there
    with pytest.raises(RuleBroken):
        cover_photograph(photograph_id=second, cells=[], by=sari)
    confirm_photograph(photograph_id=second, by=sari)
    assert [each.kept for each in photographs_of(session, actor=sari)] == [True]
    assert Photograph.objects.get().confirmed_by == sari.id
    with pytest.raises(RuleBroken):
        cover_photograph(photograph_id=second, cells=[3], by=sari)


@pytest.mark.django_db
def test_the_picture_lies_sealed_and_reading_it_is_logged(sari: Actor) -> None:
    made = a_photograph(a_held_session(sari), sari)
    assert b"JFIF" not in bytes(Photograph.objects.get(id=made).picture or b"")
    assert picture_of(made, actor=sari) == a_jpeg()
    assert Entry.objects.filter(event=OutreachEvent.OPENED.value).exists()


@pytest.mark.django_db
def test_a_dropped_one_is_gone_with_its_key(sari: Actor) -> None:
    made = a_photograph(a_held_session(sari), sari)
    confirm_photograph(photograph_id=made, by=sari)
    key = Photograph.objects.get().compartment_id
    drop_photograph(photograph_id=made, by=sari)
    assert not Photograph.objects.exists()
    assert not WrappedKey.objects.filter(compartment=key).exists()


@pytest.mark.django_db
def test_only_those_that_nobody_looked_at_lapse_after_a_day(sari: Actor) -> None:
    session = a_held_session(sari)
    kept, waiting = a_photograph(session, sari), a_photograph(session, sari)
    confirm_photograph(photograph_id=kept, by=sari)
    by, now = system_actor(TICK), timezone.now()
    assert drop_waiting_photographs(now=now + timedelta(hours=23), by=by) == 0
    assert drop_waiting_photographs(now=now + timedelta(hours=25), by=by) == 1
    assert photograph_for(kept, actor=sari).kept
    with pytest.raises(NotFound):
        photograph_for(waiting, actor=sari)


@pytest.mark.django_db
def test_a_session_that_was_not_held_and_a_full_one_take_none(sari: Actor) -> None:
    with pytest.raises(RuleBroken, match=NOT_HELD):
        a_photograph(a_session(sari), sari)
    session = a_held_session(sari)
    for _ in range(MOST_OF_A_SESSION):
        hold_photograph(session_id=session, picture=b"\xff\xd8" + np.zeros(9).tobytes(), faces=0, by=sari)
    with pytest.raises(RuleBroken):
        a_photograph(session, sari)


@pytest.mark.django_db
def test_another_desk_and_a_stranger_find_nothing(sari: Actor, budi: Actor) -> None:
    made = a_photograph(a_held_session(sari), sari)
    for act in (confirm_photograph, drop_photograph):
        with pytest.raises((NotFound, NotPermitted)):
            act(photograph_id=made, by=budi)
    with pytest.raises((NotFound, NotPermitted)):
        picture_of(made, actor=budi)
