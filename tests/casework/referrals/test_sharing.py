"""What may travel, against a reference by another hand: random ledgers, needs and mandates; each field on exactly one basis."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from hypothesis import given, settings
from hypothesis import strategies as st

from naung.casework.consent.rules.giving import basis_problems, consent_problems
from naung.casework.consent.rules.living import opened_by, standing
from naung.casework.consent.rules.tables import shipped_bases
from naung.casework.consent.vocabulary import Basis, BasisSigned, Consenter, ConsentGiven, GuardianState, SharingPurpose
from naung.casework.referrals.rules.sharing import SERVICE_OF, columns, fallen, for_purpose, shareable, stands
from naung.casework.referrals.rules.tables import needs_of, needs_under, shipped_needs
from naung.casework.referrals.vocabulary import BasisKind, Ceiling, FallenReason, Field, Need
from naung.foundation.access.vocabulary import Category, Service
from naung.foundation.errors import Problems
from naung.foundation.organisations.vocabulary import MandateVerdict
from tests.casework.consent.book import POLICE, RATNA, RSUD, SARI, Book
from tests.casework.referrals.ledgers import ADULT_ON, CLASSES, PURPOSES, START, STEPS, TRAVELLING, Step, Told

YES = MandateVerdict(True, "boleh", "UU 21/2007 Pasal 51", "V")
NO = MandateVerdict(False, "tidak", "", "")
FIELDS = sorted(shipped_needs()[0])
AGENCIES = {RSUD: "rsud", POLICE: "polres"}


@dataclass
class InMemory:
    """The program's rules over a ledger in memory."""

    adult_on: date | None
    book: Book = field(default_factory=Book)
    now: datetime = START

    def set_clock(self, now: datetime) -> None:
        self.now = now

    def child(self) -> bool:
        return self.adult_on is None or self.now.date() < self.adult_on

    @contextmanager
    def whole(self) -> Iterator[None]:
        """All of a step or nothing."""
        before = dict(self.book.consents), dict(self.book.gave)
        try:
            yield
        except Exception:
            self.book.consents, self.book.gave = before
            raise

    def give(self, given: ConsentGiven) -> UUID:
        child, about = self.child(), given.child
        if problems := consent_problems(given, is_child=child, own_desk=uuid4(), today=self.now.date()):
            raise Problems(problems)
        last = self.adult_on - timedelta(days=1) if child and self.adult_on else None
        with self.whole():
            if about.consenter is Consenter.OFFICE and about.guardian is GuardianState.SUSPECT:
                self.book.found_involved(self.now)
            to, what = given.whom.desk or RSUD, "".join(sorted(given.categories))
            return self.book.give(self.now, given.purpose.value, to, what, given.until, about.consenter, last)

    def refuse(self, purpose: SharingPurpose, to: UUID, what: frozenset[Category]) -> UUID:
        return self.book.refuse(self.now, purpose.value, to, "".join(sorted(what)))

    def narrow(self, head: UUID, what: frozenset[Category], until: date | None) -> tuple[UUID, date]:
        row = self.book.narrow(self.now, head, "".join(sorted(what)), until)
        return row, self.book.consents[row].until or date.min

    def withdraw(self, head: UUID) -> UUID:
        return self.book.withdraw(self.now, head)

    def sign(self, signed: BasisSigned) -> UUID:
        to, article = signed.whom.desk or RSUD, shipped_bases().articles[signed.article]
        if problems := basis_problems(
            signed,
            shipped_bases(),
            agency=AGENCIES[to],
            is_child=self.child(),
            own_desk=uuid4(),
            today=self.now.date(),
        ):
            raise Problems(problems)
        last = self.adult_on - timedelta(days=1) if article.child_only and self.adult_on else None
        return self.book.sign(
            self.now,
            signed.article,
            to,
            "".join(sorted(signed.categories)),
            life=signed.saves_life,
            until=signed.until,
            purpose=signed.purpose.value,
            last_as_child=last,
        )

    def answer(self, duty: UUID, *, agreed: bool, by_another: bool) -> None:
        self.book.answer(self.now, duty, agreed=agreed, by=RATNA if by_another else SARI)

    def end(self, duty: UUID) -> None:
        self.book.end(self.now, duty)

    def head(self, purpose: SharingPurpose, to: UUID) -> UUID | None:
        found = self.book.standing_for(purpose.value, to, self.now)
        return found[0].id if found else None

    def bases(self, to: UUID) -> list[Basis]:
        """What is open for a recipient now, as the stored ledger answers it."""
        table, found = shipped_bases(), []
        for duty in self.book.duties.values():
            if duty.recipient == to and (what := opened_by(duty, table, self.now)):
                mark = table.articles[duty.article].mark.value
                found.append(Basis("lawful", duty.id, duty.purpose, to, "", what, duty.until, duty.article, mark))
        for fact in self.book.consents.values():
            if fact.recipient == to and (what := standing(fact, self.now)):
                found.append(Basis("consent", fact.id, fact.purpose, to, "", what, fact.until, "", ""))
        return found


ANY = frozenset(TRAVELLING)
SOME_FIELDS = st.lists(
    st.builds(
        Field,
        code=st.sampled_from(FIELDS),
        category=st.sampled_from(TRAVELLING),
        words_id=st.just("x"),
        words_en=st.just("x"),
        why_id=st.just("perlu"),
        why_en=st.just("needed"),
        services=st.sets(st.sampled_from([Service.HEALTH, Service.LEGAL, Service.SOCIAL]), min_size=1).map(frozenset),
        before=st.just(False),
        typed=st.just(False),
        basis=st.just("x"),
        mark=st.just("M"),
    ),
    min_size=4,
    max_size=12,
    unique_by=lambda f: f.code,
)
CEILINGS = st.builds(
    Ceiling,
    st.just("x"),
    st.just(ANY) | CLASSES,
    st.sets(st.sampled_from(FIELDS), max_size=8).map(frozenset),
    st.just(""),
    st.just("M"),
    st.just(frozenset()) | CLASSES,
)


@settings(max_examples=500)
@given(
    STEPS,
    ADULT_ON,
    SOME_FIELDS,
    CEILINGS,
    st.sampled_from([YES, YES, YES, YES, NO]),
    st.sampled_from([1, 60, 25 * 60, 72 * 60]),
)
def test_what_travels_is_what_another_hand_reads_in_the_law_file(
    steps: list[Step],
    adult_on: date | None,
    fields: list[Field],
    ceiling: Ceiling,
    mandate: MandateVerdict,
    later: int,
) -> None:
    """Asked anew after every step, and once more some time later."""
    hand = InMemory(adult_on)
    told = Told(hand, AGENCIES, adult_on)

    def same() -> None:
        for to in AGENCIES:
            for purpose in PURPOSES:
                needs = needs_under(ceiling, SERVICE_OF[purpose], fields)
                carried = shareable(for_purpose(hand.bases(to), purpose), needs, mandate)
                expected = told.expected(purpose, to, fields, ceiling, mandate=mandate.allowed)
                assert {code: basis.kind for code, basis in carried.items()} == {c: e[0] for c, e in expected.items()}
                assert all(basis.id in expected[code][1] for code, basis in carried.items())

    for step in steps:
        told.tell(step)
        same()
    told.wait(later)
    same()


@st.composite
def a_basis(draw: st.DrawFn) -> Basis:
    kind = draw(st.sampled_from(["consent", "lawful"]))
    return Basis(
        kind=kind,
        id=draw(st.uuids(version=4)),
        purpose=draw(st.sampled_from([p.value for p in SharingPurpose])),
        recipient=None,
        recipient_words="",
        categories=frozenset(draw(st.sets(st.sampled_from(TRAVELLING)))),
        until=draw(st.none() | st.dates(date(2026, 1, 1), date(2030, 12, 31))),
        article="" if kind == "consent" else "UU 21/2007 Pasal 52",
        mark="" if kind == "consent" else draw(st.sampled_from(["V", "V2", "M"])),
    )


BASES = st.lists(a_basis(), max_size=6, unique_by=lambda b: b.id)
NEEDS = st.lists(
    st.builds(Need, st.sampled_from(FIELDS), st.sampled_from(TRAVELLING), st.just("perlu"), st.booleans()),
    max_size=12,
    unique_by=lambda n: n.field,
)


@given(BASES, NEEDS)
def test_each_field_has_exactly_one_basis_that_covers_it(bases: list[Basis], needs: list[Need]) -> None:
    carried = shareable(bases, needs, YES)
    kinds = {n.field: n.category for n in needs}
    assert set(carried) <= set(kinds)
    for code, basis in carried.items():
        assert basis in bases
        assert kinds[code] in basis.categories
        assert basis.kind == BasisKind.CONSENT or basis.mark in {"V", "V2"}
        assert basis.kind == BasisKind.CONSENT or not next(n for n in needs if n.field == code).consent_only


@given(BASES, NEEDS, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(bases: list[Basis], needs: list[Need], some: Any) -> None:
    shuffled = list(bases)
    some.shuffle(shuffled)
    assert shareable(shuffled, needs, YES) == shareable(bases, needs, YES)


@given(BASES, NEEDS, st.data())
def test_narrowing_any_row_only_ever_closes_and_opens_nothing(
    bases: list[Basis], needs: list[Need], data: st.DataObject
) -> None:
    """Whatever is narrowed or withdrawn, a line stands only where its own basis still carries it, and no other takes over."""
    carried = shareable(bases, needs, YES)
    left = [replace(b, categories=frozenset(data.draw(st.sets(st.sampled_from(TRAVELLING))))) for b in bases]
    live = {b.id: b.categories for b in left}
    kinds = {n.field: n.category for n in needs}
    for code, basis in carried.items():
        assert stands(kinds[code], basis.id, live) == (kinds[code] in live[basis.id])
    assert not any(stands(category, uuid4(), live) for category in TRAVELLING)


def test_a_basis_for_another_purpose_opens_nothing() -> None:
    health, wages = (
        Basis("consent", uuid4(), p, None, "", frozenset({Category.C}), None, "", "")
        for p in ("rehabilitasi_kesehatan", "tuntutan_upah")
    )
    assert for_purpose([health, wages], SharingPurpose.WAGES) == (wages,)


def test_a_checked_duty_carries_before_consent_and_an_unchecked_one_carries_nothing() -> None:
    need = [Need("nama", Category.C, "")]
    consent, memory, duty = _of("consent", "", 1), _of("lawful", "M", 2), _of("lawful", "V2", 3)
    assert shareable([consent, memory], need, YES)["nama"] == consent
    assert shareable([consent, memory, duty], need, YES)["nama"] == duty
    assert shareable([memory], need, YES) == {}


def _of(kind: str, mark: str, number: int) -> Basis:
    return Basis(kind, UUID(int=number), "x", None, "", frozenset({Category.C}), None, "", mark)


def test_where_only_her_word_counts_no_duty_takes_its_place() -> None:
    need = [Need("nama", Category.C, "", consent_only=True)]
    consent, duty = _of("consent", "", 1), _of("lawful", "V", 2)
    assert shareable([duty, consent], need, YES)["nama"] == consent
    assert shareable([duty], need, YES) == {}


def test_the_page_shows_every_needed_field_whatever_becomes_of_it() -> None:
    needs = [Need("nama", Category.C, "a"), Need("kesehatan", Category.D, "b"), Need("nik", Category.C, "c")]
    consent = Basis("consent", uuid4(), "x", None, "", frozenset({Category.C}), None, "", "")
    shown = columns(needs, shareable([consent], needs, YES), {"nama", "kesehatan"})
    assert [(c.need.field, c.basis is not None, c.known, c.travels) for c in shown] == [
        ("nama", True, True, True),
        ("kesehatan", False, True, False),
        ("nik", True, False, False),
    ]


def test_why_a_line_fell_is_said_by_the_kind_of_its_basis() -> None:
    assert fallen(BasisKind.CONSENT) is FallenReason.CONSENT_FELL
    assert fallen(BasisKind.LAWFUL) is FallenReason.BASIS_FELL


def test_the_police_get_no_health_but_a_visum_and_the_lawyer_no_evidence_of_it() -> None:
    police = {n.field for n in needs_of(Service.LEGAL, "polres")}
    assert "visum" in police
    assert "laporan_psikiatri" in police
    assert not police & {"kesehatan", "kehamilan", "disabilitas", "kisah", "ringkasan", "catatan_penting"}
    lawyer = {n.field for n in needs_of(Service.LEGAL, "obh")}
    assert "ringkasan_hukum" in lawyer
    assert not lawyer & {"visum", "kesehatan", "kehamilan", "kisah"}


def test_a_kind_of_agency_that_no_row_names_gets_facts_only() -> None:
    assert {n.category for n in needs_of(Service.SOCIAL, "bank")} == {Category.B}


def test_no_service_needs_what_another_one_does_alone() -> None:
    assert "upah_dijanjikan" not in {n.field for n in needs_of(Service.HEALTH, "rsud")}
    assert "kesehatan" in {n.field for n in needs_of(Service.HEALTH, "rsud")}
    assert len(shipped_needs()[0]) >= 40


def test_who_receives_names_only_with_her_consent_is_told_by_the_table() -> None:
    asked = {code for code, ceiling in shipped_needs()[1].items() if Category.C in ceiling.consent_only}
    counsels = {code for code, ceiling in shipped_needs()[1].items() if ceiling.consent_only == ceiling.categories}
    assert counsels == {"obh", "posbakum", "kantor_advokat", "unit_hukum"}
    assert asked == counsels | {"lsm", "ppt_masyarakat", "disdik", "komnas_ham", "komnas_perempuan", "kpai"}
    assert all(n.consent_only for n in needs_of(Service.LEGAL, "obh"))
    assert all(n.consent_only == (n.category is Category.C) for n in needs_of(Service.SOCIAL, "lsm"))
    assert not any(n.consent_only for n in needs_of(Service.SOCIAL, "dinsos"))
