"""Whether it is the second time: by judgements that stand, within what the reader may see, with what was not kept."""

from datetime import date

import pytest

from naung.casework.recurrence.queries import again_for
from naung.casework.recurrence.vocabulary import Kept, Promise, Relation
from naung.casework.sameness.vocabulary import Verdict
from naung.foundation.access.vocabulary import Actor
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.people.actions import add_name
from naung.foundation.people.vocabulary import NameKind
from tests.casework.recurrence.told import a_time, first_time, promised, second_time
from tests.casework.sameness.test_judging import says

pytestmark = pytest.mark.django_db


def test_the_second_time_with_what_was_promised_the_first_and_not_kept(sari: Actor) -> None:
    first, second = first_time(sari), second_time(sari)
    assert again_for(second.case, [second.person], actor=sari) == []
    says(first.person, second.person, Verdict.SAME, sari)
    (again,) = again_for(second.case, [second.person], actor=sari)
    assert [time.relation for time in again.times.times] == [None, Relation.AFTER]
    assert again.times.times[1].gap == (579, 609)
    assert [case.id for case in again.cases] == [first.case]
    assert again.promises == (Kept(Promise.SERVICE, 0, 1),)
    # the first case's own page says that it came again, and nothing was promised before it
    (seen,) = again_for(first.case, [first.person], actor=sari)
    assert (seen.cases, seen.promises) == ((), ())


def test_two_files_on_one_time_are_no_second_time(sari: Actor) -> None:
    first = first_time(sari)
    ended = VagueDate.on(date(2022, 6, 9))
    other = a_time(sari, name="Sulastri", began=VagueDate.in_month(2021, 4), ended=ended)
    says(first.person, other.person, Verdict.SAME, sari)
    (again,) = again_for(other.case, [other.person], actor=sari)
    assert (len(again.times.times), again.times.sure, again.times.perhaps) == (1, 0, 0)


def test_unsure_joins_nobody_and_a_contradiction_is_told(sari: Actor, ratna: Actor) -> None:
    first, second = first_time(sari), second_time(sari)
    says(first.person, second.person, Verdict.UNSURE, sari)
    assert again_for(second.case, [second.person], actor=sari) == []
    says(first.person, second.person, Verdict.SAME, sari)
    says(first.person, second.person, Verdict.DIFFERENT, ratna)
    (again,) = again_for(second.case, [second.person], actor=sari)
    assert not again.cluster.consistent


def test_who_is_shut_out_of_the_first_learns_nothing_of_it(sari: Actor, ratna: Actor) -> None:
    first, second = first_time(sari), second_time(sari)
    says(first.person, second.person, Verdict.SAME, sari)
    assert len(again_for(second.case, [second.person], actor=ratna)) == 1
    add_name(person_id=first.person, kind=NameKind.ALIAS, text="Ratna", by=sari)
    assert again_for(second.case, [second.person], actor=ratna) == []
    assert len(again_for(second.case, [second.person], actor=sari)) == 1


def test_another_desk_finds_no_case_of_hers(sari: Actor, budi: Actor) -> None:
    first, second = first_time(sari), second_time(sari)
    says(first.person, second.person, Verdict.SAME, sari)
    his = second_time(budi)
    assert again_for(his.case, [his.person], actor=budi) == []
    promised(second, sari)
    (again,) = again_for(second.case, [second.person], actor=sari)
    assert again.promises == (Kept(Promise.SERVICE, 0, 1),)
