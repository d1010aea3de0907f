"""The access engine, as a table with a sentence a row."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from naung.foundation.access.rules import decide, read_roles, require, shipped_roles, system_actor
from naung.foundation.access.vocabulary import (
    Actor,
    Category,
    Exploitation,
    Mandate,
    Permission,
    PersonKind,
    Purpose,
    Question,
    Reach,
    Service,
)
from naung.foundation.errors import NotFound, NotPermitted
from naung.foundation.organisations.rules import read_mandates, shipped_mandates

OWN, OTHER = UUID(int=1), UUID(int=2)
TODAY = date(2026, 11, 25)
ASK = Question(OWN, OWN, "petugas_kasus", Permission.CASE_READ, Category.C, TODAY, agency_type="uptd_ppa")
LEGAL = Mandate(
    "uptd_ppa", Service.LEGAL, frozenset({PersonKind.MAN}), "61.72", date(2025, 1, 1), date(2026, 12, 31), "basis", "V"
)

ROWS = [
    ("a case worker reads her own desk's case", ASK, (), True),
    ("nobody reads another desk's case", replace(ASK, owner_desk=OTHER), (), False),
    ("an actor without a desk reads nothing", replace(ASK, acting_desk=None, owner_desk=None), (), False),
    ("an unknown role reads nothing", replace(ASK, role="tamu"), (), False),
    ("the head of office reads no case", replace(ASK, role="kepala"), (), False),
    ("the custodian reads no case", replace(ASK, role="kustodian"), (), False),
    ("the oversight officer reads no case", replace(ASK, role="pengawas"), (), False),
    ("a case worker sees no evidence class", replace(ASK, category=Category.E), (), False),
    ("a case worker sees health at her own desk", replace(ASK, category=Category.D), (), True),
    ("a case worker does not approve closing", replace(ASK, verb=Permission.CASE_CLOSE_APPROVE), (), False),
    ("a supervisor approves closing", replace(ASK, role="penyelia", verb=Permission.CASE_CLOSE_APPROVE), (), True),
    ("a case worker does not open the reporter", replace(ASK, verb=Permission.REPORTER_READ), (), False),
    ("a service without any mandate is no", replace(ASK, service=Service.LEGAL), (), False),
    (
        "a service within its mandate is yes",
        replace(ASK, service=Service.LEGAL, person_kind=PersonKind.MAN, place="61.72.01"),
        (LEGAL,),
        True,
    ),
    (
        "a mandate for men does not cover a girl",
        replace(ASK, service=Service.LEGAL, person_kind=PersonKind.GIRL, place="61.72.01"),
        (LEGAL,),
        False,
    ),
    (
        "a mandate does not reach the next regency, whose code begins alike",
        replace(ASK, service=Service.LEGAL, person_kind=PersonKind.MAN, place="61.7"),
        (LEGAL,),
        False,
    ),
    (
        "a mandate ends on its last day",
        replace(ASK, service=Service.LEGAL, person_kind=PersonKind.MAN, place="61.72", on=date(2026, 12, 31)),
        (LEGAL,),
        True,
    ),
    (
        "and not a day later",
        replace(ASK, service=Service.LEGAL, person_kind=PersonKind.MAN, place="61.72", on=date(2027, 1, 1)),
        (LEGAL,),
        False,
    ),
    (
        "nor a day before it began",
        replace(ASK, service=Service.LEGAL, person_kind=PersonKind.MAN, place="61.72", on=date(2024, 12, 31)),
        (LEGAL,),
        False,
    ),
    (
        "practice without a legal basis gives nothing",
        replace(ASK, service=Service.LEGAL, person_kind=PersonKind.MAN, place="61.72"),
        (replace(LEGAL, basis=""),),
        False,
    ),
    (
        "what is only remembered gives nothing",
        replace(ASK, service=Service.LEGAL, person_kind=PersonKind.MAN, place="61.72"),
        (replace(LEGAL, mark="M"),),
        False,
    ),
    (
        "an office of kabupaten does not reach a kota",
        replace(ASK, service=Service.LEGAL, person_kind=PersonKind.MAN, place="61.72"),
        (replace(LEGAL, levels=frozenset({Reach.REGENCY})),),
        False,
    ),
    (
        "a province's office reaches its kota",
        replace(ASK, service=Service.LEGAL, person_kind=PersonKind.MAN, place="61.72"),
        (replace(LEGAL, levels=frozenset({Reach.PROVINCE})),),
        True,
    ),
    (
        "a mandate for sexual exploitation does not cover what nobody asked about",
        replace(ASK, service=Service.LEGAL, person_kind=PersonKind.MAN, place="61.72"),
        (replace(LEGAL, exploitations=frozenset({Exploitation.SEXUAL})),),
        False,
    ),
    (
        "a mandate of another kind of agency does not help",
        replace(ASK, service=Service.LEGAL, agency_type="dinas_p3a", place="61.72"),
        (LEGAL,),
        False,
    ),
]


@pytest.mark.parametrize(("story", "question", "mandates", "expected"), ROWS, ids=[r[0] for r in ROWS])
def test_the_engine_answers(story: str, question: Question, mandates: tuple[Mandate, ...], expected: bool) -> None:
    verdict = decide(question, mandates)
    assert verdict.allowed is expected
    assert verdict.reason


def test_a_yes_names_its_basis_and_mark() -> None:
    ask = replace(
        ASK, service=Service.LEGAL, person_kind=PersonKind.MAN, place="61.72", exploitation=Exploitation.SEXUAL
    )
    verdict = decide(ask, shipped_mandates())
    assert verdict.allowed
    assert verdict.basis
    assert verdict.mark == "V"


def _actor(**changes: object) -> Actor:
    role = shipped_roles()["petugas_kasus"]
    actor = Actor(UUID(int=9), "user", "", OWN, role.code, role.permissions, Purpose.CASEWORK, "s", role.categories)
    return replace(actor, **changes)  # type: ignore[arg-type]  # a test's own shorthand


def test_require_says_not_found_for_another_desk_and_not_permitted_for_a_lacking_role() -> None:
    require(_actor(), Permission.CASE_READ, within=OWN)
    with pytest.raises(NotFound):
        require(_actor(), Permission.CASE_READ, within=OTHER)
    with pytest.raises(NotPermitted) as refused:
        require(_actor(), Permission.CASE_CLOSE_APPROVE, within=OWN)
    assert refused.value.missing == "case.close_approve"
    with pytest.raises(NotPermitted):
        require(None, Permission.CASE_READ)


def test_a_named_system_actor_may_do_its_own_work_only() -> None:
    tick = system_actor("tick")
    require(tick, Permission.SYSTEM_TICK)
    for other in Permission:
        if other is not Permission.SYSTEM_TICK:
            with pytest.raises(NotPermitted):
                require(tick, other)
    with pytest.raises(KeyError):
        system_actor("root")


@pytest.mark.parametrize(
    "broken",
    [
        '[[role]]\ncode="x"\nid="x"\nen="x"\npermissions=["fly"]\ncategories=["A"]\npurposes=["casework"]\n'
        'legal_basis="x"\narticle=""\nmark="V"\nsource="x"',
        '[[role]]\ncode="x"\nid="x"\nen="x"\npermissions=[]\ncategories=["A"]\npurposes=["casework"]\n'
        'legal_basis="x"\narticle=""\nmark="perhaps"\nsource="x"',
        '[[role]]\ncode="x"',
    ],
)
def test_a_broken_role_is_refused_by_name(broken: str) -> None:
    with pytest.raises(ValueError, match=r"roles\.toml, role 1"):
        read_roles(broken)


def test_a_broken_mandate_is_refused_by_number() -> None:
    with pytest.raises(ValueError, match=r"mandates\.toml, mandate 1"):
        read_mandates('[[mandate]]\nagency_type="x"')
