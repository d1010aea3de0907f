"""The desk goes on working after a person was erased with her case: no page of hers breaks another's."""

from collections.abc import Callable
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone

from naung.casework.cases.actions import add_person, erase_person, open_case, plan_step, propose_turn
from naung.casework.cases.vocabulary import Role
from naung.foundation.access.vocabulary import Actor
from naung.foundation.people.actions import register_person
from naung.foundation.people.vocabulary import NameKind, PersonTold, Sex

pytestmark = pytest.mark.django_db


@pytest.fixture
def erased_case(sari: Actor, mega: Actor) -> UUID:
    """A case of one person with a step that is due and a proposal that waits; then she is erased."""
    wulan = register_person(told=PersonTold(names=((NameKind.OFFICIAL, "Wulan"),), sex=Sex.FEMALE), by=sari)
    case_id = open_case(summary="Hanya tentang dia.", by=sari)
    add_person(case_id=case_id, person_id=wulan, role=Role.VICTIM, by=sari)
    plan_step(case_id=case_id, words="Antar Wulan ke puskesmas", due_on=timezone.localdate(), by=sari)
    propose_turn(case_id=case_id, turn="tutup", reason="layanan_selesai", words="Wulan pulang", by=sari)
    erase_person(person_id=wulan, by=mega)
    return case_id


def test_the_worklist_and_the_list_of_cases_still_open(erased_case: UUID, client_for: Callable[[str], Client]) -> None:
    for username in ("sari", "ratna"):
        browser = client_for(username)
        assert browser.get("/").status_code == 200
        page = browser.get("/kasus/")
        assert page.status_code == 200
        assert str(erased_case) not in page.content.decode()
        assert str(erased_case) not in browser.get("/").content.decode()


def test_the_erased_case_answers_like_one_that_never_was(
    erased_case: UUID, client_for: Callable[[str], Client]
) -> None:
    browser = client_for("sari")
    assert browser.get(f"/kasus/{erased_case}/").status_code == 404
    assert browser.post(f"/kasus/{erased_case}/catatan/", {"words": "x", "visibility": "meja"}).status_code == 404


def test_a_step_of_another_case_is_untouched(
    erased_case: UUID, sari: Actor, client_for: Callable[[str], Client]
) -> None:
    other = open_case(summary="Kasus lain.", by=sari)
    plan_step(case_id=other, words="Telepon rumah aman", due_on=timezone.localdate(), by=sari)
    assert "Telepon rumah aman" in client_for("ratna").get("/").content.decode()
