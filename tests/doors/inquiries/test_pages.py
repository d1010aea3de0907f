"""Asking another desk on the pages: looked, asked, answered, reviewed; the other desk's file stays shut."""

import re
from collections.abc import Callable
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from naung.casework.inquiries.models import Look, Named
from naung.foundation.access.vocabulary import Actor
from tests.casework.inquiries.test_looking import WHY, a_person, nik
from tests.cast import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(member: Callable[[str], Actor]) -> Callable[[str], Client]:
    """The browser of a member of the task force."""

    def of(name: str) -> Client:
        account = member(name).id
        assert account is not None
        return sign_in(Client(), account)

    return of


def words(answer: object) -> str:
    """What a reader reads."""
    body = answer.content.decode()  # type: ignore[attr-defined]  # the test client's answer
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body))


def test_sari_asks_and_bima_answers_on_the_pages(
    browser: Callable[[str], Client], member: Callable[[str], Actor]
) -> None:
    sari, bima = member("sari"), member("bima")
    theirs, hers = a_person(bima, "Woelan Sekar Kinasih", nik(1)), a_person(sari, "Wulan", nik(1))
    at_sari, at_bima = browser("sari"), browser("bima")
    page = reverse("inquiries:of", args=[hers])
    assert page in at_sari.get(reverse("people:show", args=[hers])).content.decode()
    assert "kali lagi hari ini" in words(at_sari.get(page))
    assert Look.objects.count() == 0
    assert at_sari.post(page, {"why": "ya"}).status_code == 200
    told = words(at_sari.post(page, {"why": WHY}, follow=True))
    assert "mungkin tahu lebih banyak" in told
    assert "Kinasih" not in told
    look = Look.objects.get()
    asking = reverse("inquiries:ask", args=[look.id, bima.desk])
    assert "Tanya" in words(at_sari.get(asking))
    assert "menunggu jawaban" in words(at_sari.post(asking, {"why": WHY}, follow=True))
    waiting = reverse("inquiries:waiting")
    assert waiting in at_bima.get(reverse("worklist:today")).content.decode()
    assert "Kinasih" in words(at_bima.get(waiting))
    assert WHY in words(at_bima.get(waiting))
    answering = reverse("inquiries:answer", args=[Named.objects.get().id])
    assert at_sari.get(answering).status_code == 404
    assert WHY in words(at_bima.get(answering)), "she reads the question where she answers it"
    assert "sudah sampai" in words(at_bima.post(answering, {"reply": "bicara"}, follow=True))
    assert "kita bicara" in words(at_sari.get(page))
    assert at_bima.get(page).status_code == at_sari.get(reverse("people:show", args=[theirs])).status_code == 404
    assert at_sari.get(reverse("inquiries:review")).status_code == 403
    assert "Sari" in words(browser("ratna").get(reverse("inquiries:review")))


def test_what_is_asked_about_another_desks_person_is_not_there(
    browser: Callable[[str], Client], member: Callable[[str], Actor]
) -> None:
    hers = a_person(member("sari"), "Wulan", nik(1))
    page = reverse("inquiries:of", args=[hers])
    assert browser("budi").post(page, {"why": WHY}).status_code == 404
    assert browser("budi").get(reverse("inquiries:ask", args=[UUID(int=3), UUID(int=4)])).status_code == 404
    assert Look.objects.count() == 0
