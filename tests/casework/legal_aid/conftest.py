"""A case of Sari's desk with Wulan in it, and answers that are the ordinary ones."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

import pytest

from naung.casework.cases.actions import add_person, open_case
from naung.casework.cases.vocabulary import Role
from naung.casework.legal_aid.actions import write_facts
from naung.casework.legal_aid.rules.town import Question
from naung.casework.legal_aid.vocabulary import Handed, Post, Topic
from naung.foundation.access.vocabulary import Actor
from tests.casework.cases.conftest import someone
from tests.casework.legal_aid.test_by_hand import ORDINARY, TODAY

KELURAHAN = "61.72.01.1001"


@dataclass(frozen=True)
class Aid:
    """A case and its survivor."""

    case: UUID
    person: UUID


@pytest.fixture
def aid(sari: Actor) -> Aid:
    case, person = open_case(summary="Dijanjikan kerja.", by=sari), someone(sari, "Wulan Purnama")
    add_person(case_id=case, person_id=person, role=Role.VICTIM, by=sari)
    return Aid(case, person)


def answered(
    aid: Aid, by: Actor, told: Mapping[str, str] | None = None, papers: tuple[str, ...] = (), version: int = 0
) -> UUID:
    """Ordinary answers, but for what is told."""
    answers = {**ORDINARY, **(told or {})}
    return write_facts(case_id=aid.case, person_id=aid.person, answers=answers, papers=papers, version=version, by=by)


def a_question(**told: object) -> Question:
    """A question of the town about an offer, asked at a post."""
    first: dict[str, object] = {
        "place": KELURAHAN, "asked_on": TODAY, "post": Post.POSBANKUM, "topics": (Topic.OFFER, Topic.DEBT),
        "words": "Ditawari kerja di luar negeri.", "advice": "Jangan menyerahkan paspor. Periksa perusahaannya ke BP3MI.",
        "handed": Handed.NOBODY,
    }  # fmt: skip
    return Question(**{**first, **told})  # type: ignore[arg-type]  # fields as told
