"""Rows of a register that an office kept before."""

import datetime as dt
from collections.abc import Callable

import pytest

from naung.casework.exchange.vocabulary import RowGiven
from naung.casework.htcds.vocabulary import Record, Value
from naung.foundation.access.vocabulary import Actor


def row(at: int, name: str, **values: Value) -> RowGiven:
    """A row of somebody who may be a victim, as that office thought."""
    told: dict[str, Value] = {
        "prs_FirstName": name,
        "vic_TraffickingStatus": ("PossibleVictimOfTrafficking",),
        **values,
    }
    return RowGiven(at, Record(told, {"x_CaseNumber": f"REG-{at}"}))


WULAN = row(
    3, "Wulan Lestari", prs_Birthdate=dt.date(2010, 3, 9), prs_Gender=("Feminine",), prs_IdentityNumber="6172014903100001",
    prs_MobilePhone="0812-3456-7890", prs_Citizenship=("ID",), vic_TypeOfExploitation=("ForcedLabour",),
    cco_CaseComment="Pernah datang ke kantor lama.", con_Consent=True, cas_Status=("Closed",),
)  # fmt: skip
SITI = row(4, "Siti", prs_MaritalStatus=("Married",))
NUR = row(5, "Nur Aini", prs_Birthdate=dt.date(1999, 5, 5))


@pytest.fixture
def sari(officer: Callable[[str], Actor]) -> Actor:
    return officer("sari")
