"""Pairs of the register that wait to be judged: what was judged is left out first, so that none is hidden behind it."""

from uuid import UUID

import pytest
from django.utils import timezone

from naung.casework.hints.queries import pairs_waiting, pairs_waiting_count
from naung.casework.pairing.models import Likely
from naung.casework.pairing.queries import likely_pairs
from naung.casework.sameness.actions import judge_pair, withdraw_judgement
from naung.casework.sameness.models import Judgement
from naung.casework.sameness.vocabulary import Verdict
from naung.foundation.access.vocabulary import Actor
from naung.foundation.people.models import Person
from naung.foundation.recusal.models import Hidden
from naung.foundation.vault.actions import seal
from tests.casework.pairing.test_pairs import a_person

pytestmark = pytest.mark.django_db


def pairs_among(by: Actor, count: int) -> list[tuple[UUID, UUID]]:
    """So many pairs of a few records as a run keeps them, each a little less likely than the one before."""
    people = sorted(a_person(by, f"Kwetiawati {chr(65 + n)}oebaidatun", 1 + n) for n in range(16))
    keys = Person.objects.select_related("compartment").in_bulk(people)
    every = [(low, high) for n, low in enumerate(people) for high in people[n + 1 :]][:count]
    rows = []
    for n, (low, high) in enumerate(every):
        sure = 0.99 - n / 200
        row = Likely(owner=by.desk, low_id=low, high_id=high, compartment=keys[low].compartment)
        row.found_at, row.tenths = timezone.now(), round(10 * sure)
        seal(row, sure=f"{sure:.4f}")
        rows.append(row)
    Likely.objects.bulk_create(rows)
    return every


def judged(pairs: list[tuple[UUID, UUID]], by: Actor) -> None:
    for low, high in pairs:
        judge_pair(one=low, other=high, verdict=Verdict.DIFFERENT, why="Dua saudara.", version=0, by=by)


def test_after_a_hundred_judgements_the_others_still_wait(sari: Actor) -> None:
    every = pairs_among(sari, 120)
    first = pairs_waiting(actor=sari, limit=40)
    assert (len(first.shown), first.count) == (40, 120)
    assert {(each.low, each.high) for each in first.shown} <= set(every[:60]), "the likeliest first"
    judged(every[:100], sari)
    left = pairs_waiting(actor=sari, limit=40)
    assert ({(each.low, each.high) for each in left.shown}, left.count) == (set(every[100:]), 20)
    assert (pairs_waiting_count(actor=sari, limit=1000), pairs_waiting_count(actor=sari, limit=5)) == (20, 5)
    judgement = Judgement.objects.get(pair__low=every[0][0], pair__high=every[0][1])
    withdraw_judgement(judgement_id=judgement.id, why="Keliru.", by=sari)
    again = pairs_waiting(actor=sari, limit=1)
    assert ((again.shown[0].low, again.shown[0].high), again.count) == (every[0], 21), "a withdrawn one asks again"
    assert len(likely_pairs(actor=sari)) == 120, "who needs all of them gets all of them"


def test_another_desks_and_a_shut_record_do_not_wait(sari: Actor, bima: Actor) -> None:
    (low, high), *rest = pairs_among(sari, 3)
    assert (pairs_waiting(actor=bima, limit=40).count, pairs_waiting_count(actor=bima, limit=9)) == (0, 0)
    Hidden.objects.create(officer=sari.id or low, record=high)
    seen = [pair for pair in rest if high not in pair]
    assert pairs_waiting_count(actor=sari, limit=9) == len(seen)
    assert [(each.low, each.high) for each in pairs_waiting(actor=sari, limit=9).shown] == seen
