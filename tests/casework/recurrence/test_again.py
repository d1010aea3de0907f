"""Whether it is the second time: by judgements that stand, within what the reader may see, with what was not kept."""

from datetime import date

import pytest
from django.utils import timezone

from naung.casework.cases.actions import add_person, open_case
from naung.casework.cases.vocabulary import Role
from naung.casework.episodes.actions import add_event, begin_episode
from naung.casework.episodes.rules import Told
from naung.casework.plans.actions import write_right
from naung.casework.plans.queries import rights_for
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
    assert (again.which, again.later, again.later_cases) == (2, (), ())
    # the first case's own page says that it came again later, and nothing was promised before it
    (seen,) = again_for(first.case, [first.person], actor=sari)
    assert (seen.which, seen.cases, seen.promises) == (1, (), ())
    assert [time.relation for time in seen.later] == [Relation.AFTER]
    assert [case.id for case in seen.later_cases] == [second.case]


def test_the_middle_one_of_three_is_the_second_and_it_came_again(sari: Actor) -> None:
    first = first_time(sari)
    ended = VagueDate.on(date(2024, 9, 1))
    second = a_time(sari, name="Sulastri", began=VagueDate.in_month(2024, 1), ended=ended, ago=600)
    third = a_time(sari, name="Lastri", began=VagueDate.in_month(2025, 2))
    says(first.person, second.person, Verdict.SAME, sari)
    says(third.person, second.person, Verdict.SAME, sari)
    told = [again_for(each.case, [each.person], actor=sari)[0] for each in (first, second, third)]
    assert [(each.which, len(each.later)) for each in told] == [(1, 2), (2, 1), (3, 0)]
    assert [len(each.cases) for each in told] == [0, 1, 2]


def test_one_record_in_both_cases_still_tells_the_first_from_the_second(sari: Actor) -> None:
    first = first_time(sari)
    case = open_case(summary="Ia datang lagi.", by=sari)
    add_person(case_id=case, person_id=first.person, role=Role.VICTIM, by=sari)
    (before,) = again_for(case, [first.person], actor=sari)  # what happened now is not told yet
    assert (before.which, [each.id for each in before.cases]) == (1, [first.case])
    episode = begin_episode(person_id=first.person, summary="Lagi.", by=sari)
    add_event(episode_id=episode, told=Told(kind="recruitment", when=VagueDate.in_month(2024, 1)), by=sari)
    (second,), (seen,) = (again_for(each, [first.person], actor=sari) for each in (case, first.case))
    assert (second.which, second.later) == (2, ())
    assert (seen.which, len(seen.later)) == (1, 1)


def test_what_is_noted_since_the_second_case_was_opened_is_not_held_against_the_first(sari: Actor) -> None:
    first = first_time(sari)
    code = rights_for(first.person, on=timezone.localdate(), actor=sari).lines[0].right.code
    write_right(person_id=first.person, code=code, given="belum", why="Belum ditanya.", version=0, by=sari)
    second = second_time(sari)
    says(first.person, second.person, Verdict.SAME, sari)
    then = (Kept(Promise.SERVICE, 0, 1), Kept(Promise.RIGHT, 0, 1))
    assert again_for(second.case, [second.person], actor=sari)[0].promises == then
    write_right(person_id=second.person, code=code, given="belum", why="Baru hari ini.", version=0, by=sari)
    promised(first, sari)  # also in the file of the first time
    assert again_for(second.case, [second.person], actor=sari)[0].promises == then


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
    assert len(again_for(first.case, [first.person], actor=ratna)) == 1
    add_name(person_id=first.person, kind=NameKind.ALIAS, text="Ratna", by=sari)
    assert again_for(second.case, [second.person], actor=ratna) == []
    assert len(again_for(second.case, [second.person], actor=sari)) == 1


def test_who_is_shut_out_of_the_second_learns_nothing_of_it_at_the_first(sari: Actor, ratna: Actor) -> None:
    first, second = first_time(sari), second_time(sari)
    says(first.person, second.person, Verdict.SAME, sari)
    add_name(person_id=second.person, kind=NameKind.ALIAS, text="Ratna", by=sari)
    assert again_for(first.case, [first.person], actor=ratna) == []


def test_another_desk_finds_no_case_of_hers(sari: Actor, budi: Actor) -> None:
    first, second = first_time(sari), second_time(sari)
    says(first.person, second.person, Verdict.SAME, sari)
    his = second_time(budi)
    assert again_for(his.case, [his.person], actor=budi) == []
    promised(second, sari)
    (again,) = again_for(second.case, [second.person], actor=sari)
    assert again.promises == (Kept(Promise.SERVICE, 0, 1),)
