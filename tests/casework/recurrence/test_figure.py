"""Counting over the desks: closed months, referrals between desks as one person, one entry in the log."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from naung.casework.pairing.models import Between, Likely
from naung.casework.pairing.queries import likely_pairs, pairs_in_tenths
from naung.casework.recurrence import actions
from naung.casework.recurrence.queries.figures import known_until
from naung.casework.recurrence.rules.telling import told_of
from naung.casework.recurrence.vocabulary import Counted, CountedTold, Promise, Range, RecurrenceEvent
from naung.casework.sameness.vocabulary import Verdict
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.models import Entry
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.errors import NotPermitted
from naung.foundation.people.models import Person
from naung.foundation.recusal.models import Hidden
from tests.casework.recurrence.told import a_time, first_time, second_time
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
    assert counted[0].undone[Promise.SERVICE].again == Range(1, 1, 1)
    assert (shown.again.withheld, shown.again.middle, shown.undone) == (True, None, {})
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
    probable = pairs_in_tenths(desks, soon, actor=hamdan)
    assert probable == {(low, high): 0.5}
    assert pairs_in_tenths([house.other.id], soon, actor=hamdan) == {}
    assert pairs_in_tenths(desks, soon - timedelta(days=40), actor=hamdan) == {}
    actions.count_again(desks=desks, until=soon, probable=probable, by=hamdan)
    assert (counted[0].again.low, counted[0].again.high) == (0, 1)
    assert (counted[0].persons.low, counted[0].persons.high) == (1, 2)
    with pytest.raises(NotPermitted):
        pairs_in_tenths(desks, soon, actor=sari)
    Hidden.objects.create(officer=hamdan.id or low, record=high)
    assert pairs_in_tenths(desks, soon, actor=hamdan) == {}


def test_two_desks_that_may_know_one_person_are_one_in_the_figure_over_both_and_read_nothing_of_each_other(
    house: House, sari: Actor, budi: Actor, hamdan: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[Counted] = []
    monkeypatch.setattr(actions, "told_of", counted.append)
    low, high = sorted((first_time(sari).person, second_time(budi).person))
    Between.objects.create(low_id=low, high_id=high, tenths=10)
    soon, both = timezone.now() + timedelta(days=1), [house.service.id, house.other.id]
    for desks in ([house.service.id], [house.other.id]):
        assert pairs_in_tenths(desks, soon, actor=hamdan) == {}
    probable = pairs_in_tenths(both, soon, actor=hamdan)
    assert probable == {(low, high): 1.0}
    actions.count_again(desks=both, until=soon, probable=probable, by=hamdan)
    assert (counted[0].persons, counted[0].again) == (Range(1, 1, 1), Range(1, 1, 1))
    assert counted[0].undone[Promise.SERVICE].again == Range(1, 1, 1), "what the first desk promised"
    for by in (sari, budi):
        assert likely_pairs(actor=by) == ()
        with pytest.raises(NotPermitted):
            pairs_in_tenths(both, soon, actor=by)
    Hidden.objects.create(officer=hamdan.id or low, record=high)
    assert pairs_in_tenths(both, soon, actor=hamdan) == {}


def test_two_desks_files_on_one_time_are_one_person_to_whom_it_did_not_come_again(
    house: House, sari: Actor, budi: Actor, hamdan: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[Counted] = []
    monkeypatch.setattr(actions, "told_of", counted.append)
    one = first_time(sari).person
    began, ended = VagueDate.in_month(2021, 4), VagueDate.on(date(2022, 6, 9))
    other = a_time(budi, name="Sulastri", began=began, ended=ended).person
    low, high = sorted((one, other))
    both, soon = [house.service.id, house.other.id], timezone.now() + timedelta(days=1)
    actions.count_again(desks=both, until=soon, probable={(low, high): 1.0}, by=hamdan)
    assert (counted[0].persons, counted[0].again, counted[0].perhaps) == (
        Range(1, 1, 1),
        Range(0, 0, 0),
        Range(0, 0, 0),
    )
