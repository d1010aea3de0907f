"""Accept, ask back, answer, decline, take back, expire, withdraw, complete in any order, twice, and from stale pages.

Whatever is tried: nothing is lost, nothing happens twice, and what has ended has no keys any more.
"""

from collections.abc import Callable
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from naung.casework.cases.models import Case
from naung.casework.consent.actions import withdraw_consent
from naung.casework.referrals.actions import (
    accept_referral,
    answer_question,
    ask_back,
    complete_referral,
    decline_referral,
    note_end,
    run_clocks,
    take_back,
)
from naung.casework.referrals.models import COLUMN_OF, Referral
from naung.casework.referrals.queries import package_for, referral_for
from naung.casework.referrals.vocabulary import HELD, SHUT, TO_NOTE, WAITING, State
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.models import Entry
from naung.foundation.errors import NotFound, RuleBroken, StaleVersion
from naung.foundation.vault.models import WrappedKey

pytestmark = pytest.mark.django_db
ONCE = ("accepted", "declined", "completed", "expired", "taken_back", "noted")

# What should become of a referral, said again without the program's table: verb -> from where it may be done.
MAY = {
    "accept": {"dikirim", "ditanya_balik"},
    "decline": {"dikirim", "ditanya_balik"},
    "ask": {"dikirim"},
    "answer": {"ditanya_balik"},
    "take_back": {"dikirim", "ditanya_balik"},
    "expire": {"dikirim", "ditanya_balik"},
    "complete": {"diterima"},
}
THEN = {
    "accept": "diterima",
    "decline": "ditolak",
    "ask": "ditanya_balik",
    "answer": "dikirim",
    "take_back": "ditarik",
    "expire": "kedaluwarsa",
    "complete": "selesai",
}
STEPS = st.lists(
    st.tuples(st.sampled_from([*MAY, "withdraw", "note"]), st.sampled_from(["fresh", "stale", "doubled"])), max_size=7
)


class Story:
    """One referral as it goes on, and what it should have come to."""

    def __init__(self, row: Referral, consent: UUID, sender: Actor, receiver: Actor) -> None:
        self.row, self.consent, self.sender, self.receiver = row, consent, sender, receiver
        self.state, self.withdrawn = "dikirim", False

    def verbs(self, version: int) -> dict[str, Callable[[], object]]:
        at = {"referral_id": self.row.id, "version": version}
        here, there = {**at, "by": self.sender}, {**at, "by": self.receiver}
        return {
            "accept": lambda: accept_referral(**there),
            "decline": lambda: decline_referral(reason="penuh", words="", **there),
            "ask": lambda: ask_back(question="kapan", words="", **there),
            "answer": lambda: answer_question(words="Besok.", **here),
            "take_back": lambda: take_back(**here),
            "complete": lambda: complete_referral(result="diberikan", words="", **there),
            "note": lambda: note_end(**here),
            "expire": lambda: run_clocks(now=self.now().expire_at, by=system_actor("tick")),
            "withdraw": lambda: withdraw_consent(consent_id=self.consent, by=self.sender),
        }

    def now(self) -> Referral:
        return Referral.objects.get(id=self.row.id)

    def tried(self, verb: str, how: str) -> None:
        version = self.now().version
        for attempt in range(2 if how == "doubled" else 1):
            based_on = version - 1 if how == "stale" else version
            try:
                with transaction.atomic():
                    self.verbs(based_on)[verb]()
            except (RuleBroken, StaleVersion):
                assert attempt or how == "stale" or not self._should(verb)
            else:
                self._came_true(verb)

    def _should(self, verb: str) -> bool:
        if verb == "withdraw":
            return not self.withdrawn
        if verb == "note":
            return self.state in TO_NOTE and self.now().noted_at is None
        return self.state in MAY[verb] and not (verb == "answer" and self.withdrawn)

    def _came_true(self, verb: str) -> None:
        if verb == "withdraw":
            self.withdrawn = True
        elif verb in MAY and self.state in MAY[verb]:
            self.state = THEN[verb]

    def holds(self, begun_with: set[str]) -> None:
        row = self.now()
        assert row.state == self.state
        keys = WrappedKey.objects.filter(compartment_id__in=[row.package_id, row.cover_id]).count()
        lines = list(row.lines.all())
        filled = [line for line in lines if any(getattr(line, name) is not None for name in COLUMN_OF.values())]
        assert begun_with <= {line.field for line in lines}
        assert (keys, len(filled)) == ((0, 0) if State(row.state) in SHUT else (2, len(lines)))
        assert Case.objects.filter(taken_from=row.id).count() == (1 if State(row.state) in HELD else 0)
        for name in ONCE:
            assert Entry.objects.filter(event=f"referrals.{name}", subject=row.id).count() <= 1
        self._reads(row)

    def _reads(self, row: Referral) -> None:
        assert referral_for(row.id, actor=self.sender).state == self.state
        try:
            opened = package_for(row.id, actor=self.receiver)
        except NotFound:
            assert State(row.state) in SHUT
            return
        assert State(row.state) in WAITING | HELD
        assert not self.withdrawn or all(line.value is None for line in opened)
        assert self.withdrawn or all(line.value for line in opened)


@settings(max_examples=25)
@given(steps=STEPS)
def _tell(steps: list[tuple[str, str]], *, story: Callable[[], Story], begun_with: set[str]) -> None:
    with transaction.atomic():
        told = story()
        for verb, how in steps:
            told.tried(verb, how)
            told.holds(begun_with)
        transaction.set_rollback(True)


def test_in_any_order_nothing_is_lost_and_nothing_happens_twice(
    sent: Referral, consent: UUID, sari: Actor, jaya: Actor
) -> None:
    begun_with = {line.field for line in sent.lines.all()}
    _tell(story=lambda: Story(sent, consent, sari, jaya), begun_with=begun_with)
