"""A case of LBH's desk with Wulan in it, and Lestari, her counsel; Sekar is another lawyer at the same desk."""

from dataclasses import dataclass
from uuid import UUID

import pytest

from naung.casework.cases.actions import add_person, open_case
from naung.casework.cases.vocabulary import Role
from naung.casework.counsel.actions import assign_counsel, make_own_key, write_lawyer
from naung.casework.counsel.vocabulary import LawyerTold, Wish
from naung.foundation.access.vocabulary import Actor
from tests.casework.cases.conftest import someone
from tests.cast import LESTARI, Member, TaskForce, actor, join

SANDI = "perahu kertas di sungai sambas"
NEXT = "lima ekor kambing makan rumput"
SEKAR = Member("sekar", "Sekar", "legal", "advokat")


@dataclass(frozen=True)
class Counsel:
    """A case, its survivor, and Lestari's row and assignment."""

    case: UUID
    person: UUID
    lawyer: UUID
    assignment: UUID

    @property
    def whose(self) -> dict[str, UUID]:
        """The case and the person, as actions take them."""
        return {"case_id": self.case, "person_id": self.person}


@pytest.fixture
def lestari(force: TaskForce) -> Actor:
    """Legal-aid lawyer at LBH Singkawang."""
    join(LESTARI, force)
    return actor(LESTARI, force)


@pytest.fixture
def sekar(force: TaskForce) -> Actor:
    """Another lawyer at LBH Singkawang."""
    join(SEKAR, force)
    return actor(SEKAR, force)


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Argon2id at a cost that only invented notes may have; `tests/foundation/vault` has the real one."""
    monkeypatch.setattr("naung.foundation.vault.rules.readers.MEMORY_KIB", 64)


def a_case(by: Actor, name: str = "Wulan Purnama") -> tuple[UUID, UUID]:
    """A case of the actor's desk with one survivor in it."""
    case, person = open_case(summary="Dijanjikan kerja.", by=by), someone(by, name)
    add_person(case_id=case, person_id=person, role=Role.VICTIM, by=by)
    return case, person


def a_lawyer(by: Actor, name: str = "Lestari Anggraini", **told: object) -> UUID:
    """A row of the register."""
    return write_lawyer(told=LawyerTold(name, **told), by=by)  # type: ignore[arg-type]  # a story's own words


@pytest.fixture
def counsel(lestari: Actor) -> Counsel:
    """Lestari is Wulan's counsel."""
    return counsel_at(lestari)


def counsel_at(by: Actor) -> Counsel:
    """The actor's own row, a case, and the assignment to it."""
    case, person = a_case(by)
    lawyer = a_lawyer(by, officer=by.id, sex="P", languages=("ind", "hak"), places=("61.72",))
    assignment = assign_counsel(case_id=case, person_id=person, wish=Wish(), lawyer=lawyer, reason="", by=by)
    return Counsel(case, person, lawyer, assignment)


def with_key(by: Actor, sandi: str = SANDI) -> None:
    """The actor makes her key."""
    make_own_key(sandi=sandi, again=sandi, by=by)
