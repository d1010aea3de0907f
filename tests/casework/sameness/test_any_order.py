"""Judgements as they are written down: whatever is judged and withdrawn in whatever order, by two officers."""

from random import Random
from uuid import UUID

import pytest

from naung.casework.sameness.actions import judge_pair, withdraw_judgement
from naung.casework.sameness.models import Judgement, Pair
from naung.casework.sameness.queries import judged_at_desk, pair_for, pair_row
from naung.casework.sameness.rules import clusters, standing
from naung.casework.sameness.vocabulary import Judged, Verdict
from naung.foundation.access.vocabulary import Actor
from naung.foundation.errors import RuleBroken
from naung.foundation.people.models import Person
from tests.casework.sameness.test_judging import a_record, says

pytestmark = pytest.mark.django_db
ACTS = 24


def act_at_random(records: list[UUID], officers: list[Actor], chance: Random) -> None:
    """Judge some pair, or withdraw something that stands; what a rule refuses stays undone."""
    by = chance.choice(officers)
    standing_rows = list(Judgement.objects.filter(judged_by=by.id, withdrawn_at=None))
    try:
        if standing_rows and chance.random() < 0.4:
            withdraw_judgement(judgement_id=chance.choice(standing_rows).id, why="Keliru.", by=by)
        else:
            one, other = chance.sample(records, 2)
            row = pair_row(one, other, actor=by)
            version = row.version if row else 0
            verdict = chance.choice(list(Verdict))
            judge_pair(one=one, other=other, verdict=verdict, why="Ibunya sama.", version=version, by=by)
    except RuleBroken:
        pass


@pytest.mark.parametrize("seed", range(4))
def test_nothing_is_merged_or_lost_and_groups_are_what_stands(sari: Actor, ratna: Actor, seed: int) -> None:
    chance, records = Random(seed), [a_record(f"Aminah {n}", sari) for n in range(4)]
    people = list(Person.objects.order_by("id").values())
    known: dict[UUID, tuple[object, ...]] = {}
    for _each in range(ACTS):
        act_at_random(records, [sari, ratna], chance)
        rows = {row.id: (row.pair_id, row.number, row.verdict, row.judged_by, row.judged_at, bytes(row.why)) for row in
                Judgement.objects.all()}  # fmt: skip
        assert known.items() <= rows.items(), "what was signed is never changed and never gone"
        known = rows
        assert list(Person.objects.order_by("id").values()) == people, "no record is touched"
        told = judged_at_desk(actor=sari)
        kept = {each.id for each in standing(told)}
        different = Judgement.objects.filter(verdict=Verdict.DIFFERENT, withdrawn_at=None)
        assert set(different.values_list("id", flat=True)) <= kept, "different is remembered until it is withdrawn"
    mixed: list[Judged] = list(told)
    chance.shuffle(mixed)
    assert clusters(mixed) == clusters(told)
    for pair in Pair.objects.all():
        events = pair.judgements.count() + pair.judgements.exclude(withdrawn_at=None).count()
        assert pair.version == events, "each judgement and each withdrawal is seen by whoever judges next"


def test_whoever_comes_first_both_orders_end_in_the_same_groups(sari: Actor, ratna: Actor) -> None:
    ends = []
    for turned in (False, True):
        a, b, c = (a_record(f"Aminah {n}", sari) for n in range(3))
        acts = [(a, b, Verdict.SAME, sari), (b, c, Verdict.SAME, ratna), (a, c, Verdict.DIFFERENT, ratna)]
        for one, other, verdict, by in reversed(acts) if turned else acts:
            says(one, other, verdict, by)
        mine = [each for each in judged_at_desk(actor=sari) if set(each.pair) <= {a, b, c}]
        (group,) = clusters(mine)
        ends.append((set(group.persons) == {a, b, c}, [set(clash.pair) == {a, c} for clash in group.clashes]))
        assert pair_for(a, c, actor=sari).stands == {Verdict.DIFFERENT}
    assert ends == [(True, [True])] * 2
