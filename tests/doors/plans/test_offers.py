"""Planning a service: the desks that may give it are offered, why others are not is said, and no other can be planned."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from naung.casework.cases.actions import add_person, open_case
from naung.casework.cases.vocabulary import Role
from naung.casework.plans.actions import plan_service
from naung.casework.plans.models import PlannedService
from naung.casework.plans.queries import offers_of_service
from naung.casework.referrals.queries import offers_for
from naung.casework.referrals.vocabulary import SharingPurpose, Wanted
from naung.foundation.access.vocabulary import Actor, Service
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.errors import NotFound, RuleBroken
from naung.foundation.people.actions import register_person
from naung.foundation.people.vocabulary import NameKind, PersonTold, Sex
from tests.casework.referrals.conftest import singkawang
from tests.cast import SINGKAWANG, TaskForce, sign_in

__all__ = ["singkawang"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("singkawang")]
Called = Callable[[str], Actor]


@pytest.fixture
def sari(member: Called) -> Actor:
    return member("sari")


@pytest.fixture
def served(sari: Actor) -> tuple[UUID, UUID]:
    """A case of Sari's desk and Andi, an adult man, whose plan it is."""
    told = PersonTold(names=((NameKind.OFFICIAL, "Andi"),), sex=Sex.MALE, birth=VagueDate.on(date(1990, 2, 3)))
    case, person = open_case(summary="Dipaksa menipu daring.", by=sari), register_person(told=told, by=sari)
    add_person(case_id=case, person_id=person, role=Role.VICTIM, by=sari)
    return case, person


@pytest.fixture
def browser(sari: Actor) -> Client:
    assert sari.id is not None
    return sign_in(Client(), sari.id)


def plan(served: tuple[UUID, UUID], by: Actor, kind: str, desk: UUID) -> UUID:
    case, person = served
    due = timezone.localdate() + timedelta(days=3)
    return plan_service(case_id=case, person_id=person, kind=kind, desk=desk, outside="", due_on=due, by=by)


def test_the_same_desks_as_for_a_referral_and_the_own_one(served: tuple[UUID, UUID], sari: Actor) -> None:
    case, person = served
    wanted = Wanted(case, person, SharingPurpose.HEALTH, SINGKAWANG, "")
    referral = offers_for(wanted, actor=sari)
    planned = offers_of_service(case, person, Service.HEALTH, actor=sari)
    assert planned.person is referral.kind
    assert [each for each in planned.open if each.desk != sari.desk] == list(referral.open)
    others = [each for each in (*planned.unsure, *planned.shut) if each.desk != sari.desk]
    assert sorted(others, key=str) == sorted(referral.shut, key=str)
    assert all(each.reason for each in (*planned.open, *planned.unsure, *planned.shut))


def test_a_desk_without_mandate_is_not_planned_and_the_hospital_is(
    served: tuple[UUID, UUID], sari: Actor, force: TaskForce
) -> None:
    case, person = served
    offers = offers_of_service(case, person, Service.HEALTH, actor=sari)
    assert force.health.id in {each.desk for each in offers.open}
    shut = {each.desk for each in offers.shut}
    assert force.prosecutor.id in shut
    for desk in shut:
        with pytest.raises(RuleBroken, match="tidak berwenang"):
            plan(served, sari, "perawatan", desk)
    for each in (*offers.open, *offers.unsure):
        plan(served, sari, "perawatan", each.desk)
    assert PlannedService.objects.count() == len(offers.open) + len(offers.unsure)


def test_another_place_asks_other_desks(served: tuple[UUID, UUID], sari: Actor, force: TaskForce) -> None:
    case, person = served
    here = offers_of_service(case, person, Service.HEALTH, actor=sari)
    there = offers_of_service(case, person, Service.HEALTH, place="52.01", actor=sari)
    assert force.health.id in {each.desk for each in here.open}
    assert force.health.id in {each.desk for each in there.shut}


def test_nobody_else_asks_about_her(served: tuple[UUID, UUID], member: Called) -> None:
    for username in ("budi", "tio", "jaya"):
        with pytest.raises(NotFound):
            offers_of_service(*served, Service.HEALTH, actor=member(username))


def test_the_page_offers_by_the_service_and_says_why_others_are_not(
    served: tuple[UUID, UUID], browser: Client, force: TaskForce
) -> None:
    where = reverse("plans:service_new", args=served)
    page = browser.get(where).content.decode()
    assert "Pilih layanan dahulu" in page
    assert "RSUD Singkawang" not in page
    page = browser.post(where, {"kind": "perawatan", "step": "lihat"}).content.decode()
    offered, shut = page.split("Meja lain, dan mengapa tidak ditawarkan")
    assert f'value="{force.health.id}"' in offered
    assert "RSUD Singkawang" in offered
    assert f'value="{force.prosecutor.id}"' not in page
    assert "Kejaksaan Negeri Singkawang" in shut
    assert "Untuk laki-laki dewasa, di" in page
    assert 'class="errors"' not in page
    assert not PlannedService.objects.exists()


def test_what_was_typed_before_looking_is_kept(served: tuple[UUID, UUID], browser: Client) -> None:
    where, due = reverse("plans:service_new", args=served), timezone.localdate() + timedelta(days=9)
    typed = {
        "kind": "perawatan",
        "outside": "Konsulat",
        "due_day": due.day,
        "due_month": due.month,
        "due_year": due.year,
    }
    page = browser.post(where, {**typed, "step": "lihat"}).content.decode()
    assert 'value="Konsulat"' in page
    assert '<option value="perawatan" selected>' in page


def test_a_desk_that_is_not_offered_is_refused_beside_its_field(
    served: tuple[UUID, UUID], browser: Client, force: TaskForce
) -> None:
    where, due = reverse("plans:service_new", args=served), timezone.localdate() + timedelta(days=9)
    typed = {"kind": "perawatan", "due_day": due.day, "due_month": due.month, "due_year": due.year}
    for desk, saved in ((force.prosecutor.id, 0), (force.health.id, 1)):
        browser.post(where, {**typed, "desk": str(desk)})
        assert PlannedService.objects.count() == saved, desk
