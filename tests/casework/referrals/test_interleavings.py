"""Accept, ask back, answer, decline, take back, warn, escalate, expire, withdraw, complete, and officers who leave and are
followed by others: in any order, twice, and from stale pages.

Whatever is tried: nothing is lost, nothing happens twice, and what has ended has no keys any more.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import example, given, settings
from hypothesis import strategies as st

from naung.casework.cases.actions import hand_over, plan_step
from naung.casework.cases.models import Case, Step
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
from naung.casework.referrals.queries import (
    package_for,
    referral_for,
    referrals_received,
    referrals_sent,
    referrals_to_decide,
)
from naung.casework.referrals.vocabulary import HELD, SHUT, TO_NOTE, WAITING, State
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.accounts.actions import end_membership
from naung.foundation.accounts.models import Membership
from naung.foundation.audit.models import Entry
from naung.foundation.errors import NotFound, RuleBroken, StaleVersion
from naung.foundation.vault.models import WrappedKey
from tests.cast import Member, TaskForce, actor, join

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
CLOCKS = {"warn": "warn_at", "escalate": "escalate_at", "expire": "expire_at"}
LEAVES = {"sender_leaves": "sender", "receiver_leaves": "receiver"}
VERBS = [*MAY, "warn", "escalate", "escalate", "withdraw", "note", *LEAVES]
STEPS = st.lists(st.tuples(st.sampled_from(VERBS), st.sampled_from(["fresh", "fresh", "stale", "doubled"])), max_size=9)


@dataclass
class Team:
    """Two officers and their supervisor at one desk: one acts, the other follows when she leaves."""

    acting: Actor
    other: Actor
    supervisor: Actor


@dataclass
class Story:
    """One referral as it goes on, and what it should have come to."""

    row: Referral
    consent: UUID
    teams: dict[str, Team]
    step: UUID  # which the sender's officer holds
    state: str = "dikirim"
    withdrawn: bool = False
    waits_warned: bool = False
    waits_escalated: bool = False
    told: Counter[str] = field(default_factory=Counter)  # how often the log says so

    @property
    def sender(self) -> Actor:
        return self.teams["sender"].acting

    @property
    def receiver(self) -> Actor:
        return self.teams["receiver"].acting

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
            "withdraw": lambda: withdraw_consent(consent_id=self.consent, by=self.sender),
        }

    def now(self) -> Referral:
        return Referral.objects.get(id=self.row.id)

    def tried(self, verb: str, how: str) -> None:
        version = self.now().version
        for attempt in range(2 if how == "doubled" else 1):
            if verb in CLOCKS:
                self.ticked(verb, getattr(self.now(), CLOCKS[verb]))
            elif verb in LEAVES:
                self.left(LEAVES[verb])
            else:
                self.acted(verb, version - 1 if how == "stale" else version, may_fail=attempt > 0 or how == "stale")

    def acted(self, verb: str, based_on: int, *, may_fail: bool) -> None:
        try:
            with transaction.atomic():
                self.verbs(based_on)[verb]()
        except (RuleBroken, StaleVersion):
            assert may_fail or not self._should(verb)
        else:
            self._came_true(verb)

    def ticked(self, verb: str, moment: datetime) -> None:
        """The clock comes to this moment; what was due before is done with it, and nothing of it twice."""
        waits = self.state in MAY["expire"]
        due = {"warned": not self.waits_warned, "escalated": verb != "warn" and not self.waits_escalated}
        expected = Counter(name for name, is_due in due.items() if waits and is_due)
        expected += Counter({"expired": int(waits and verb == "expire")})
        assert run_clocks(now=moment, by=system_actor("tick")) == expected.total()
        self.told += expected
        self.waits_warned = self.waits_warned or bool(expected["warned"])
        self.waits_escalated = self.waits_escalated or bool(expected["escalated"])
        self.state = THEN["expire"] if expected["expired"] else self.state

    def left(self, side: str) -> None:
        """Her place ends, her work is handed over, and the other one goes on; later she may come back."""
        team = self.teams[side]
        gone, follows = team.acting, team.other
        assert gone.id is not None
        assert follows.id is not None
        steps = 1 if side == "sender" else 0
        place = Membership.objects.get(user_id=gone.id, until_at=None)
        end_membership(membership=place.id, by=team.supervisor)
        for expected in (steps, 0):
            moved = hand_over(from_officer=gone.id, to_officer=follows.id, reason="Pindah.", by=team.supervisor)
            assert (moved.steps, moved.stayed) == (expected, 0)
        Membership.objects.filter(id=place.id).update(until_at=None)
        team.acting, team.other = follows, gone

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
            if verb in {"ask", "answer"}:  # the other end is to act now: its clocks begin anew
                self.waits_warned = self.waits_escalated = False

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
        for name in ("warned", "escalated", "expired"):
            assert Entry.objects.filter(event=f"referrals.{name}", subject=row.id).count() == self.told[name]
        assert Step.objects.get(id=self.step).held_by == self.sender.id
        self._reads(row)
        self._listed(row)

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

    def _listed(self, row: Referral) -> None:
        """Whoever acts now at either end finds it on her desk's lists."""
        assert row.id in {line.id for line in referrals_sent(actor=self.sender)}
        assert row.id in {line.id for line in referrals_received(actor=self.receiver)}
        waits = {line.id for line in referrals_to_decide(actor=self.receiver)}
        assert (row.id in waits) == (State(row.state) is State.SENT)


def fresh(*verbs: str) -> list[tuple[str, str]]:
    return [(verb, "fresh") for verb in verbs]


@settings(max_examples=40)
@given(steps=STEPS)
@example(steps=fresh("warn", "escalate", "escalate", "expire", "receiver_leaves", "note"))
@example(steps=fresh("ask", "escalate", "sender_leaves", "answer", "escalate", "receiver_leaves", "accept", "withdraw"))
@example(steps=fresh("accept", "receiver_leaves", "withdraw", "complete", "sender_leaves", "note", "sender_leaves"))
def _tell(steps: list[tuple[str, str]], *, story: Callable[[], Story], begun_with: set[str]) -> None:
    with transaction.atomic():
        told = story()
        for verb, how in steps:
            told.tried(verb, how)
            told.holds(begun_with)
        transaction.set_rollback(True)


WATI = Member("wati", "Wati Lestari", "service", "petugas_kasus")
JOKO = Member("joko", "Joko", "police", "penyidik")
TRI = Member("tri", "Tri", "police", "penyelia")


def test_in_any_order_nothing_is_lost_and_nothing_happens_twice(
    sent: Referral, consent: UUID, sari: Actor, jaya: Actor, member: Callable[[str], Actor], force: TaskForce
) -> None:
    begun_with = {line.field for line in sent.lines.all()}
    step = plan_step(case_id=sent.case, words="Antar.", due_on=sent.sent_at.date(), by=sari)
    for each in (WATI, JOKO, TRI):
        join(each, force)
    wati, joko, tri = (actor(each, force) for each in (WATI, JOKO, TRI))

    def story() -> Story:
        teams: dict[str, Any] = {
            "sender": Team(sari, wati, member("ratna")),
            "receiver": Team(jaya, joko, tri),
        }
        return Story(sent, consent, teams, step)

    _tell(story=story, begun_with=begun_with)
