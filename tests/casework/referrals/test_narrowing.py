"""Whatever is narrowed, withdrawn, refused, ended or runs out: every open package shows it at the next read, and nothing else.

Four packages of one man, two of them taken on, one printed as a letter; each line rests on one row. Rows are closed in any order.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from unittest.mock import patch
from uuid import UUID

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from naung.casework.consent.actions import (
    confirm_basis,
    end_basis,
    give_consent,
    narrow_consent,
    record_basis,
    refuse_consent,
    withdraw_consent,
)
from naung.casework.consent.models import Consent, LawfulBasis
from naung.casework.consent.vocabulary import BasisSigned, ConsentGiven, Explained, Manner, SharingPurpose, Whom
from naung.casework.referrals.actions import accept_referral
from naung.casework.referrals.models import Line, Referral
from naung.casework.referrals.queries import letter_for, package_for, referral_for, shared_of_person
from naung.casework.referrals.vocabulary import Receiver, State, Wanted
from naung.foundation.access.vocabulary import Actor, Category
from tests.casework.referrals.conftest import B, C, D, E, for_another_purpose, send
from tests.cast import TaskForce, in_a_while

pytestmark = pytest.mark.django_db
SIGNED = Explained(Manner.SIGNATURE, "hak")
OUTSIDE = Whom(None, "LPSK Jakarta")
CLASSES = st.sets(st.sampled_from([B, C, D, E]), min_size=1).map(frozenset)


@dataclass
class Row:
    """A consent or a lawful basis and what it still opens, said without the program."""

    id: UUID
    what: frozenset[Category]
    until: date
    purpose: SharingPurpose
    to: Whom
    lapses: datetime | None = None  # a duty that no second officer has confirmed
    newest: UUID | None = None  # the row that stands in its place

    def opens(self, now: datetime) -> frozenset[Category]:
        gone = timezone.localtime(now).date() > self.until or (self.lapses is not None and now > self.lapses)
        return frozenset() if gone else self.what


@dataclass
class Open:
    """All that is open, and all that was said."""

    sari: Actor
    ratna: Actor
    person: UUID
    receivers: dict[UUID, Actor]
    now: datetime
    consents: list[Row] = field(default_factory=list)
    duties: list[Row] = field(default_factory=list)

    def agree(self, purpose: SharingPurpose, to: Whom, what: tuple[Category, ...], days: int | None = None) -> None:
        until = in_a_while() if days is None else timezone.localdate() + timedelta(days=days)
        row = give_consent(
            person_id=self.person, given=ConsentGiven(purpose, to, frozenset(what), until, SIGNED), by=self.sari
        )
        self.consents.append(Row(row, frozenset(what), until, purpose, to))

    def sign(
        self, article: str, purpose: SharingPurpose, to: Whom, what: tuple[Category, ...], *, second: bool
    ) -> None:
        signed = BasisSigned(article, purpose, to, frozenset(what), "Ia pingsan.", in_a_while())
        row = record_basis(person_id=self.person, signed=signed, by=self.sari)
        found = Row(row, frozenset(what), in_a_while(), purpose, to, lapses=self.now + timedelta(hours=24))
        self.duties.append(found)
        if second:
            self.second(found, agreed=True)

    def second(self, row: Row, *, agreed: bool) -> None:
        confirm_basis(basis_id=row.id, agreed=agreed, words="Tidak perlu.", based_on=1, by=self.ratna)
        row.lapses, row.what = None, row.what if agreed else frozenset()

    def rows(self) -> dict[UUID, Row]:
        return {row.id: row for row in (*self.consents, *self.duties)}

    # What may happen to them, each only where it can.

    def narrow(self, row: Row, what: frozenset[Category], days: int) -> None:
        left, until = row.what & what, timezone.localdate() + timedelta(days=days)
        if row.opens(self.now) and left and (left != row.what or until != row.until) and until <= row.until:
            head = Consent.objects.get(id=row.newest or row.id)
            row.newest = narrow_consent(
                consent_id=head.id, categories=left, until=until, based_on=head.version, by=self.sari
            )
            row.what, row.until = left, until

    def withdraw(self, row: Row) -> None:
        if row.opens(self.now):
            withdraw_consent(consent_id=row.id, by=self.sari)
            row.what = frozenset()

    def refuse(self, row: Row) -> None:
        if row.opens(self.now):
            refuse_consent(
                person_id=self.person,
                purpose=row.purpose,
                whom=row.to,
                categories=row.what,
                explained=SIGNED,
                by=self.sari,
            )
            row.what = frozenset()

    def end(self, row: Row) -> None:
        end_basis(basis_id=row.id, by=self.sari)
        row.what = frozenset()

    def say_no(self, row: Row) -> None:
        if row.lapses is not None and row.opens(self.now):
            self.second(row, agreed=False)

    def happens(self, what: str, which: int, classes: frozenset[Category], days: int) -> None:
        consent, duty = self.consents[which % len(self.consents)], self.duties[which % len(self.duties)]
        if what == "wait":
            self.now += timedelta(hours=7 * (days + 1))
        elif what == "narrow":
            self.narrow(consent, classes, days)
        else:
            getattr(self, what)(consent if what in {"withdraw", "refuse"} else duty)

    # What everybody sees of it.

    def shows(self) -> None:
        rows, shared = self.rows(), {each.id: each for each in shared_of_person(self.person, actor=self.sari)}
        for referral in Referral.objects.all():
            lines = list(referral.lines.all())
            assert len({line.field for line in lines}) == len(lines)
            stands = {each.field for each in lines if Category(each.category) in rows[each.basis].opens(self.now)}
            said = referral_for(referral.id, actor=self.sari).lines
            assert {line.field for line in said if line.why_not is None} == stands
            assert shared[referral.id].closed == len(lines) - len(stands)
            assert self.read(referral) == stands & self.readable(referral, lines)

    def read(self, referral: Referral) -> set[str]:
        if referral.receiver is None:
            found = letter_for(referral.id, actor=self.sari)
        else:
            found = package_for(referral.id, actor=self.receivers[referral.receiver])
            facts = referral_for(referral.id, actor=self.receivers[referral.receiver]).lines
            assert {f.field for f in facts if f.why_not is None} >= {line.field for line in found if line.value}
        return {line.field for line in found if line.value is not None}

    def readable(self, referral: Referral, lines: list[Line]) -> set[str]:
        """What this end may read at all: before it accepts, a desk reads facts without identity."""
        whole = referral.receiver is None or referral.state == State.ACCEPTED
        return {line.field for line in lines if whole or line.category == B}


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["narrow", "narrow", "withdraw", "refuse", "end", "say_no", "wait"]),
        st.integers(0, 11),
        CLASSES,
        st.integers(0, 4),
    ),
    min_size=1,
    max_size=8,
)


@settings(max_examples=25)
@given(steps=STEPS)
def _tell(steps: list[tuple[str, int, frozenset[Category], int]], *, story: Callable[[], Open]) -> None:
    with transaction.atomic():
        told = story()
        with patch("django.utils.timezone.now", side_effect=lambda: told.now):
            told.shows()
            for what, which, classes, days in steps:
                told.happens(what, which, classes, days)
                told.shows()
        transaction.set_rollback(True)


def test_closing_any_row_changes_every_open_package_at_the_next_read(
    sari: Actor, wanted: Wanted, force: TaskForce, member: Callable[[str], Actor]
) -> None:
    receivers = {
        getattr(force, d).id: member(who) for d, who in (("police", "jaya"), ("legal", "lestari"), ("health", "nila"))
    }
    told = Open(sari, member("ratna"), wanted.person, receivers, timezone.now())
    police, legal, health = (Whom(desk) for desk in receivers)
    with patch("django.utils.timezone.now", return_value=told.now):
        told.agree(SharingPurpose.LEGAL, police, (B, C, E), days=5)
        told.agree(SharingPurpose.LEGAL, legal, (B, C))
        told.agree(SharingPurpose.HEALTH, health, (B, C, D), days=3)
        told.agree(SharingPurpose.LEGAL, OUTSIDE, (B, C), days=2)
        told.sign("penunjukan_penasihat", SharingPurpose.LEGAL, police, (B,), second=True)
        told.sign("pertolongan_pertama", SharingPurpose.HEALTH, health, (C, D), second=False)
        told.sign("permintaan_lpsk", SharingPurpose.LEGAL, OUTSIDE, (C,), second=False)
        sent = [send(sari, wanted, police.desk), send(sari, wanted, legal.desk)]
        sent.append(send(sari, for_another_purpose(wanted, SharingPurpose.HEALTH), health.desk))
        send(sari, wanted, None, receiver=Receiver(None, "lpsk", OUTSIDE.outside))
        for row in (sent[1], sent[2]):
            accept_referral(referral_id=row.id, version=row.version, by=receivers[row.receiver])
    assert set(Line.objects.values_list("basis", flat=True)) == set(told.rows())
    assert {bool(LawfulBasis.objects.filter(id=line.basis)) for line in Line.objects.all()} == {True, False}
    kept = [[Row(**vars(row)) for row in rows] for rows in (told.consents, told.duties)]

    def story() -> Open:
        consents, duties = ([Row(**vars(row)) for row in rows] for rows in kept)
        return Open(sari, told.ratna, wanted.person, receivers, told.now, consents, duties)

    _tell(story=story)
