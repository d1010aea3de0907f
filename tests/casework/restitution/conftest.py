"""A case of Sari's desk with Wulan in it, a receipt, and lawful wages that the office entered."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from uuid import UUID, uuid4

import pytest

from naung.casework.cases.actions import add_person, open_case
from naung.casework.cases.vocabulary import Role, Sexual
from naung.casework.evidence.actions import keep_document
from naung.casework.evidence.vocabulary import DocumentKind
from naung.casework.restitution.actions import keep_computation, sign_computation, write_loss, write_wage
from naung.casework.restitution.rules.steps import check_step
from naung.casework.restitution.vocabulary import How, Per, StepKind, StepTold, Terms, Wage, WageKey
from naung.foundation.access.vocabulary import Actor
from tests.casework.cases.conftest import someone
from tests.foundation.test_files import PDF

K = StepKind
TODAY = date(2026, 11, 2)
PLACE = "61.72"
TREATED = Terms(How.AMOUNT, "IDR", smallest=3_275_500)
WORKED = Terms(How.CALENDAR, "IDR", first=date(2024, 2, 10), last=date(2024, 3, 15), place=PLACE)


@dataclass(frozen=True)
class Money:
    """A case, its survivor, and a receipt kept in it."""

    case: UUID
    person: UUID
    receipt: UUID


@pytest.fixture
def money(sari: Actor) -> Money:
    case, person = open_case(summary="Dijanjikan kerja.", by=sari), someone(sari, "Wulan Purnama")
    add_person(case_id=case, person_id=person, role=Role.VICTIM, by=sari)
    receipt = keep_document(
        case_id=case, kind=DocumentKind.RECEIPT, title="Tanda terima", content=PDF, media="", by=sari
    )
    return Money(case, person, receipt)


def a_wage(by: Actor, year: int = 2024, smallest: int = 2_900_000, *, version: int = 0) -> int:
    """An invented lawful wage of a month."""
    wage = Wage(WageKey(PLACE, year, Per.MONTH), "IDR", smallest, "Keputusan yang dibuat-buat nomor 1")
    return write_wage(wage=wage, version=version, by=by)


def a_loss(money: Money, by: Actor, terms: Terms = TREATED, kind: str = "perawatan") -> UUID:
    """A loss under the first provision of its kind."""
    provision = "uu21_perawatan" if kind == "perawatan" else "uu21_kekayaan"
    told = {"kind": kind, "provision": provision, "words": "Berobat di rumah sakit", "terms": terms}
    return write_loss(case_id=money.case, person_id=money.person, **told, by=by)


def signed(money: Money, by: Actor) -> UUID:
    """A computation of all losses as they stand, signed."""
    kept = keep_computation(case_id=money.case, person_id=money.person, by=by)
    sign_computation(computation_id=kept, by=by)
    return kept


def told(kind: K, on: date = TODAY, amount: int | None = None, *, order: int = 0, paper: bool = True) -> StepTold:
    """A step, with one undivided amount where it has one."""
    return StepTold(uuid4(), kind, on, order, {} if amount is None else {"": Fraction(amount)}, paper)


def check(step: StepTold, *before: StepTold, **changed: object) -> None:
    """`check_step` with a signed computation and nothing sexual, unless said otherwise."""
    given: dict[str, object] = {
        "items": (), "sexual": Sexual.NO, "has_computation": True, "checked_over": False, "today": TODAY,
    }  # fmt: skip
    check_step(step, before, **{**given, **changed})  # type: ignore[arg-type]  # named as check_step names them
