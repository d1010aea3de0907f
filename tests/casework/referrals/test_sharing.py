"""What may travel, against a reference by another hand: random ledgers, needs and mandates; each field on exactly one basis."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from naung.casework.consent.vocabulary import Basis, SharingPurpose
from naung.casework.referrals.rules.sharing import columns, fallen, for_purpose, shareable, stands
from naung.casework.referrals.rules.tables import needs_of, shipped_needs
from naung.casework.referrals.vocabulary import BasisKind, FallenReason, Need
from naung.foundation.access.vocabulary import Category, Service
from naung.foundation.organisations.vocabulary import MandateVerdict
from tests.casework.referrals.reference import travels

TRAVELLING = (Category.B, Category.C, Category.D, Category.E)
YES = MandateVerdict(True, "boleh", "UU 21/2007 Pasal 51", "V")
NO = MandateVerdict(False, "tidak", "", "")
FIELDS = sorted(shipped_needs()[0])


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
    st.builds(Need, st.sampled_from(FIELDS), st.sampled_from(TRAVELLING), st.just("perlu")),
    max_size=12,
    unique_by=lambda n: n.field,
)


def plain(bases: list[Basis]) -> list[dict[str, Any]]:
    return [{"kind": b.kind, "mark": b.mark, "classes": {c.value for c in b.categories}} for b in bases]


@given(BASES, NEEDS, st.sampled_from([YES, NO]))
def test_what_travels_is_what_another_hand_reads_in_the_law_file(
    bases: list[Basis], needs: list[Need], mandate: MandateVerdict
) -> None:
    carried = shareable(bases, needs, mandate)
    expected = travels(plain(bases), [(n.field, n.category.value) for n in needs], mandate.allowed)
    assert {(field, basis.kind) for field, basis in carried.items()} == expected


@given(BASES, NEEDS)
def test_each_field_has_exactly_one_basis_that_covers_it(bases: list[Basis], needs: list[Need]) -> None:
    carried = shareable(bases, needs, YES)
    kinds = {n.field: n.category for n in needs}
    assert set(carried) <= set(kinds)
    for field, basis in carried.items():
        assert basis in bases
        assert kinds[field] in basis.categories


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
    for field, basis in carried.items():
        assert stands(kinds[field], basis.id, live) == (kinds[field] in live[basis.id])
    assert not any(stands(category, uuid4(), live) for category in TRAVELLING)


def test_a_basis_for_another_purpose_opens_nothing() -> None:
    health, wages = (
        Basis("consent", uuid4(), p, None, "", frozenset({Category.C}), None, "", "")
        for p in ("rehabilitasi_kesehatan", "tuntutan_upah")
    )
    assert for_purpose([health, wages], SharingPurpose.WAGES) == (wages,)


def test_a_verified_duty_carries_before_consent_and_an_unverified_one_after_it() -> None:
    def basis(kind: str, mark: str, number: int) -> Basis:
        return Basis(kind, UUID(int=number), "x", None, "", frozenset({Category.C}), None, "", mark)

    need = [Need("nama", Category.C, "")]
    consent, memory, duty = basis("consent", "", 1), basis("lawful", "M", 2), basis("lawful", "V2", 3)
    assert shareable([consent, memory], need, YES)["nama"] == consent
    assert shareable([consent, memory, duty], need, YES)["nama"] == duty
    assert shareable([memory], need, YES)["nama"] == memory


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
