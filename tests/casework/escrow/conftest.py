"""Two agencies with numbers to deposit, and the second institution's machine as a process of its own."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from naung.casework.escrow.actions import deposit_number, read_deposits, sign_deposit
from naung.casework.escrow.models import Deposit
from naung.casework.escrow.vocabulary import DepositShown, Standing
from naung.foundation.access.vocabulary import Actor
from naung.foundation.identifiers import new_id
from tests.second import Second, second_institution

PHONE, OTHER_PHONE = "0812-3456-7890", "0813 7777 0001"


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Second]:
    with second_institution(tmp_path_factory.mktemp("titipan")) as running:
        yield running


@pytest.fixture
def jaya(member: Callable[[str], Actor]) -> Actor:
    return member("jaya")


@pytest.fixture
def bima(member: Callable[[str], Actor]) -> Actor:
    return member("bima")


def colleague(by: Actor) -> Actor:
    """Another officer of the same desk with the same permissions."""
    return replace(by, id=new_id(), name="Rekan")


def deposit(by: Actor, value: str = PHONE, kind: str = "telepon", *, signed: bool = True, **more: Any) -> UUID:
    """One number of a recruiter, with words that hold nothing of it; a colleague stands behind it where it stands."""
    told = {"reference": "berkas 17", "reason": "disebut tiga korban"} | more
    made = deposit_number(kind=kind, value=value, by=by, **told)
    if signed and Deposit.objects.filter(id=made, standing__in=[Standing.WAITING, Standing.LODGED]).exists():
        sign_deposit(deposit_id=made, by=colleague(by))
    return made


def told(by: Actor) -> DepositShown:
    """The newest deposit of somebody's desk, as that desk reads it."""
    return read_deposits(by=by)[0]
