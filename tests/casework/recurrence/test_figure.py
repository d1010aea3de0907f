"""Counting over the desks: closed months, referrals between desks as one person, one entry in the log."""

from datetime import timedelta

import pytest
from django.utils import timezone

from naung.casework.pairing.models import Likely
from naung.casework.pairing.queries import pairs_in_tenths
from naung.casework.recurrence import actions
from naung.casework.recurrence.queries.figures import known_until
from naung.casework.recurrence.rules.counting import told_of
from naung.casework.recurrence.vocabulary import Counted, CountedTold, Promise, Range, RecurrenceEvent
from naung.casework.sameness.vocabulary import Verdict
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.models import Entry
from naung.foundation.errors import NotPermitted
from naung.foundation.people.models import Person
from naung.foundation.recusal.models import Hidden
from tests.casework.recurrence.told import first_time, second_time
from tests.casework.sameness.test_judging import says
from tests.cast import House

pytestmark = pytest.mark.django_db


def test_counted_over_desks_before_a_moment_and_small_numbers_withheld(
    house: House, sari: Actor, hamdan: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[Counted] = []

    def told(each: Counted) -> CountedTold:
        counted.append(each)
        return told_of(each)

    monkeypatch.setattr(actions, "told_of", told)
    first, second = first_time(sari), second_time(sari)
    says(first.person, second.person, Verdict.SAME, sari)
    desks, now = [house.service.id], timezone.now()
    shown = actions.count_again(desks=desks, until=now + timedelta(days=1), by=hamdan)
    assert (counted[0].persons, counted[0].again) == (Range(1, 1, 1), Range(1, 1, 1))
    assert counted[0].left[Promise.SERVICE] == Range(1, 1, 1)
    assert (shown.again.withheld, shown.again.middle, shown.left) == (True, None, {})
    actions.count_again(desks=desks, until=now - timedelta(days=40), by=hamdan)
    assert counted[1].persons == Range(0, 0, 0)
    actions.count_again(desks=[house.other.id], until=now + timedelta(days=1), by=hamdan)
    assert counted[2].persons == Range(0, 0, 0)
    assert Entry.objects.filter(event=RecurrenceEvent.COUNTED.value).count() == 3
    with pytest.raises(NotPermitted):
        actions.count_again(desks=desks, until=now, by=sari)
    known = known_until(now + timedelta(days=1), desks, actor=hamdan)
    assert [each.verdict for each in known.judged] == [Verdict.SAME]


def test_a_pair_that_nobody_judged_is_drawn_by_how_likely_it_is(
    house: House, sari: Actor, hamdan: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[Counted] = []
    monkeypatch.setattr(actions, "told_of", counted.append)
    low, high = sorted((first_time(sari).person, second_time(sari).person))
    key = Person.objects.select_related("compartment").get(id=low).compartment
    Likely.objects.create(
        owner=house.service.id, low_id=low, high_id=high, compartment=key, found_at=timezone.now(), tenths=5
    )
    desks, soon = [house.service.id], timezone.now() + timedelta(days=1)
    probable = pairs_in_tenths(desks, actor=hamdan)
    assert probable == {(low, high): 0.5}
    assert pairs_in_tenths([house.other.id], actor=hamdan) == {}
    actions.count_again(desks=desks, until=soon, probable=probable, by=hamdan)
    assert (counted[0].again.low, counted[0].again.high) == (0, 1)
    assert (counted[0].persons.low, counted[0].persons.high) == (1, 2)
    with pytest.raises(NotPermitted):
        pairs_in_tenths(desks, actor=sari)
    Hidden.objects.create(officer=hamdan.id or low, record=high)
    assert pairs_in_tenths(desks, actor=hamdan) == {}
