"""Judging: by whoever may see both records, signed, withdrawable, never lost; two at once do not miss each other."""

from uuid import UUID

import pytest
from django.utils import timezone

from naung.casework.sameness.actions import forget_judgements, judge_pair, withdraw_judgement
from naung.casework.sameness.models import Judgement, Pair
from naung.casework.sameness.queries import cluster_of, judged_of, pair_for, verdicts_with
from naung.casework.sameness.vocabulary import Field, Fit, SamenessEvent, Verdict
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.models import Entry
from naung.foundation.errors import NotFound, RuleBroken, StaleVersion
from naung.foundation.people.actions import correct_person, register_person
from naung.foundation.people.models import Person
from naung.foundation.people.vocabulary import ContactGiven, ContactKind, NameKind, PersonFacts, PersonTold, Sex

pytestmark = pytest.mark.django_db


def a_record(name: str, by: Actor, phone: str = "") -> UUID:
    ways = [ContactGiven(ContactKind.PHONE, phone)] if phone else []
    return register_person(told=PersonTold(names=((NameKind.OFFICIAL, name),), sex=Sex.FEMALE), contacts=ways, by=by)


def says(one: UUID, other: UUID, verdict: Verdict, by: Actor, why: str = "Ibunya bernama sama.") -> UUID:
    version = pair_for(one, other, actor=by).version
    return judge_pair(one=one, other=other, verdict=verdict, why=why, version=version, by=by)


def test_side_by_side_judged_disputed_withdrawn_and_never_lost(sari: Actor, ratna: Actor) -> None:
    one, other = a_record("Soelastri", sari, "0812 3456 7001"), a_record("Sulastri", sari, "081234567001")
    before = pair_for(one, other, actor=sari)
    fits = {row.field: row.fit for row in before.rows}
    assert (fits[Field.NAMES], fits[Field.PHONES]) == (Fit.AGREES, Fit.AGREES)
    assert (before.version, before.judgements) == (0, ())
    entry = Entry.objects.filter(event=SamenessEvent.COMPARED).latest("seq")
    assert one.bytes in bytes(entry.subjects)
    assert other.bytes in bytes(entry.subjects)
    first = says(other, one, Verdict.SAME, sari)
    assert set(cluster_of(one, actor=sari).persons) == {one, other}
    second = says(one, other, Verdict.DIFFERENT, ratna, "Yang satu lebih tua.")
    both = pair_for(one, other, actor=sari)
    assert both.disputed
    assert [each.id for each in both.judgements] == [second, first]
    assert both.judgements[0].why == "Yang satu lebih tua."
    assert not cluster_of(one, actor=sari).consistent
    with pytest.raises(RuleBroken, match="menulisnya"):
        withdraw_judgement(judgement_id=second, why="Keliru.", by=sari)
    withdraw_judgement(judgement_id=first, why="Saya salah baca.", by=ratna)
    assert verdicts_with(one, actor=sari) == {other: {Verdict.DIFFERENT}}
    shown = pair_for(one, other, actor=sari).judgements
    assert (len(shown), shown[1].why_withdrawn, shown[1].why) == (2, "Saya salah baca.", "Ibunya bernama sama.")
    with pytest.raises(RuleBroken, match="sudah ditarik"):
        withdraw_judgement(judgement_id=first, why="Lagi.", by=sari)
    assert Person.objects.filter(id__in=[one, other], erased_at=None, version=1).count() == 2


def test_who_held_them_to_be_two_withdraws_that_before_she_says_the_same(sari: Actor) -> None:
    one, other = a_record("Aminah", sari), a_record("Aminah", sari)
    mark = says(one, other, Verdict.DIFFERENT, sari)
    with pytest.raises(RuleBroken, match="Tarik dahulu") as early:
        says(one, other, Verdict.SAME, sari)
    assert early.value.field == "verdict"
    withdraw_judgement(judgement_id=mark, why="Kakaknya yang lain.", by=sari)
    says(one, other, Verdict.SAME, sari)
    assert verdicts_with(other, actor=sari) == {one: {Verdict.SAME}}


def test_two_who_judge_at_once_see_each_other(sari: Actor, ratna: Actor) -> None:
    one, other = a_record("Aminah", sari), a_record("Aminah", sari)
    read = pair_for(one, other, actor=ratna).version
    says(one, other, Verdict.SAME, sari)
    with pytest.raises(StaleVersion):
        judge_pair(one=one, other=other, verdict=Verdict.DIFFERENT, why="Lain.", version=read, by=ratna)
    assert Judgement.objects.count() == 1
    says(one, other, Verdict.DIFFERENT, ratna)
    assert [row.number for row in Judgement.objects.order_by("number")] == [1, 2]


def test_another_desks_record_is_not_there_to_be_judged(sari: Actor, budi: Actor) -> None:
    one, other, theirs = a_record("Aminah", sari), a_record("Aminah", sari), a_record("Aminah", budi)
    mark = says(one, other, Verdict.SAME, sari)
    for by, pair in ((sari, (one, theirs)), (budi, (one, other)), (budi, (theirs, one))):
        with pytest.raises(NotFound):
            pair_for(*pair, actor=by)
        with pytest.raises(NotFound):
            judge_pair(one=pair[0], other=pair[1], verdict=Verdict.SAME, why="Sama.", version=0, by=by)
    with pytest.raises(NotFound):
        withdraw_judgement(judgement_id=mark, why="Bukan.", by=budi)
    assert judged_of([one, other], actor=budi) == ()
    assert Pair.objects.count() == 1


def test_who_is_shut_out_of_one_learns_of_no_judgement(sari: Actor, ratna: Actor) -> None:
    one, other, third = (a_record("Aminah", sari) for _each in range(3))
    mark = says(one, other, Verdict.SAME, sari)
    says(other, third, Verdict.SAME, sari)
    # Ratna's own name in a record shuts her out of it
    named = register_person(told=PersonTold(names=((NameKind.OFFICIAL, "Ratna"),)), by=sari)
    says(named, other, Verdict.SAME, sari)
    with pytest.raises(NotFound):
        pair_for(named, other, actor=ratna)
    assert set(cluster_of(one, actor=ratna).persons) == {one, other, third}
    assert named not in {person for each in judged_of([other], actor=ratna) for person in each.pair}
    assert set(cluster_of(one, actor=sari).persons) == {one, other, third, named}
    withdraw_judgement(judgement_id=mark, why="Keliru.", by=ratna)


def test_what_was_judged_goes_with_who_is_erased(sari: Actor) -> None:
    one, other = a_record("Aminah", sari), a_record("Aminah", sari)
    says(one, other, Verdict.SAME, sari)
    correct_person(person_id=one, facts=PersonFacts(nationality="ID"), version=1, by=sari)
    Person.objects.filter(id=other).update(erased_at=timezone.now())
    assert cluster_of(one, actor=sari).persons == (one,)
    assert forget_judgements(by=system_actor("tick")) == 1
    assert (Pair.objects.count(), Judgement.objects.count()) == (0, 0)
    assert forget_judgements(by=system_actor("tick")) == 0
