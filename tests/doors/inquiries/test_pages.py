"""Asking another desk on the pages: looked, asked, answered, reviewed; the other desk's file stays shut."""

import re
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from naung.casework.arrivals.actions import record_arrival, take_rows
from naung.casework.hints.actions import look_for_arrival
from naung.casework.inquiries.actions import answer_question, ask_desk, look_elsewhere
from naung.casework.inquiries.models import Look, Named
from naung.casework.inquiries.queries import looks_allowed
from naung.casework.inquiries.rules import MOST_A_DAY, MOST_A_WEEK
from naung.casework.inquiries.vocabulary import Reply
from naung.doors.desk.shell.words import say_moment
from naung.foundation.access.vocabulary import Actor
from naung.foundation.vault.actions import seal
from tests.casework.arrivals.told import a_batch, arrival, row
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
    body = answer.content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body))


def test_sari_asks_and_bima_answers_on_the_pages(
    browser: Callable[[str], Client], member: Callable[[str], Actor]
) -> None:
    sari, bima = member("sari"), member("bima")
    theirs, hers = a_person(bima, "Woelan Sekar Kinasih", nik(1)), a_person(sari, "Wulan", nik(1))
    at_sari, at_bima = browser("sari"), browser("bima")
    page = reverse("inquiries:of", args=[hers])
    assert page in at_sari.get(reverse("people:show", args=[hers])).content.decode()
    assert "Anda dapat melihat 8 kali lagi. Batasnya 8 kali dalam 24 jam dan 24 kali dalam 7 hari." in words(
        at_sari.get(page)
    )
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
    today = words(at_sari.get(reverse("worklist:today")))
    assert "Meja lain menjawab pertanyaan meja ini" in today
    assert "Meja lain menjawab" not in words(at_bima.get(reverse("worklist:today")))
    unread = at_sari.get(waiting)
    assert ("Jawaban yang belum dibaca" in words(unread), page in unread.content.decode()) == (True, True)
    answered = words(at_sari.get(page))
    assert re.search(r"baru Jawabannya: datang atau telepon, kita bicara \(Bima, ", answered)
    assert "Meja lain menjawab" not in words(at_sari.get(reverse("worklist:today"))), "it was read"
    assert "baru Jawabannya" not in words(at_sari.get(page))
    assert at_bima.get(page).status_code == at_sari.get(reverse("people:show", args=[theirs])).status_code == 404
    assert at_sari.get(reverse("inquiries:review")).status_code == 403
    seen = browser("ratna").get(reverse("inquiries:review"))
    assert (WHY in words(seen), reverse("people:show", args=[hers]) in seen.content.decode()) == (True, True)
    assert "Kinasih" not in words(seen)


def test_who_is_used_up_is_told_until_when_and_has_no_button(
    browser: Callable[[str], Client], member: Callable[[str], Actor]
) -> None:
    hers = a_person(member("sari"), "Wulan", nik(1))
    page, at_sari = reverse("inquiries:of", args=[hers]), browser("sari")
    for _n in range(MOST_A_DAY):
        at_sari.post(page, {"why": WHY})
    told = at_sari.get(page)
    assert "Batas Anda sudah habis: 8 kali dalam 24 jam. Anda dapat melihat lagi mulai" in words(told)
    assert 'name="why"' not in told.content.decode()
    forged = words(at_sari.post(page, {"why": WHY}, follow=True))
    assert "tidak ada yang dilihat. Anda dapat melihat lagi mulai" in forged
    assert Look.objects.filter(stopped=True).count() == 1
    Look.objects.update(looked_at=timezone.now() - timedelta(days=3))
    assert "Anda dapat melihat 8 kali lagi" in words(at_sari.get(page))
    one = Look.objects.filter(stopped=False).select_related("compartment")[0]
    for _n in range(MOST_A_WEEK - MOST_A_DAY):
        one.id = uuid4()
        seal(one, why=WHY)
        one.save(force_insert=True)
    again = looks_allowed(actor=member("sari")).again_at
    assert again is not None
    assert timedelta(days=3, hours=23) < again - timezone.now() <= timedelta(days=4, minutes=1)
    until = say_moment(again)
    week = words(at_sari.get(page))
    assert f"Batas Anda sudah habis: 24 kali dalam 7 hari. Anda dapat melihat lagi mulai {until}" in week


def test_who_reviews_reads_reasons_and_is_reviewed_by_the_desk_above(
    browser: Callable[[str], Client], member: Callable[[str], Actor]
) -> None:
    sari, ratna = member("sari"), member("ratna")
    hers, own = a_person(sari, "Wulan Sekar"), a_person(ratna, "Tika Permata")
    for _n in range(MOST_A_DAY + 2):
        look_elsewhere(person_id=hers, why=WHY, by=sari)
    look_elsewhere(person_id=own, why="Penyelia sendiri perlu tahu.", by=ratna)
    review = reverse("inquiries:review")
    at_ratna = words(browser("ratna").get(review))
    assert at_ratna.count(WHY) == MOST_A_DAY + 2
    assert at_ratna.count("Wulan Sekar") == MOST_A_DAY + 2
    assert "Yang Anda lihat sendiri ditinjau Dinas P3A Kalimantan Barat, Meja pengawas" in at_ratna
    above = browser("yusuf")
    assert review in above.get(reverse("log:list")).content.decode()
    at_yusuf = words(above.get(review))
    assert re.search(r"Sari UPTD PPA Singkawang, Meja layanan 8 0 2", at_yusuf)
    assert re.search(r"Ratna UPTD PPA Singkawang, Meja layanan 1 0 0", at_yusuf)
    for hidden in (WHY, "perlu tahu.", "Wulan", "Tika"):
        assert hidden not in at_yusuf
    assert browser("budi").get(review).status_code == 403


def test_what_was_answered_about_a_row_stands_on_the_page_of_the_record_that_it_became(
    browser: Callable[[str], Client], member: Callable[[str], Actor]
) -> None:
    sari, bima = member("sari"), member("bima")
    a_person(sari, "Woelan Sekar", nik(1))
    batch = a_batch(bima, [])
    take_rows(batch_id=batch, rows=[row("Wulan Sekar K.", 77, nik=nik(1))], by=bima)
    hers = arrival(batch, 1)
    looked = look_for_arrival(arrival_id=hers, why=WHY, by=bima)
    assert looked.look is not None
    question = ask_desk(look_id=looked.look, desk=sari.desk or hers, why=WHY, by=bima)
    answer_question(named_id=question, reply=Reply.TALK, by=sari)
    person, _case = record_arrival(arrival_id=hers, by=bima)
    at_bima = browser("bima")
    assert "Seseorang dari daftar rombongan" in words(at_bima.get(reverse("inquiries:waiting")))
    told = words(at_bima.get(reverse("inquiries:of_arrival", args=[hers]), follow=True))
    assert "kita bicara (Sari, " in told
    assert "Meja lain menjawab" not in words(at_bima.get(reverse("worklist:today")))
    assert "kita bicara" in words(at_bima.get(reverse("inquiries:of", args=[person])))


def test_what_is_asked_about_another_desks_person_is_not_there(
    browser: Callable[[str], Client], member: Callable[[str], Actor]
) -> None:
    hers = a_person(member("sari"), "Wulan", nik(1))
    page = reverse("inquiries:of", args=[hers])
    assert browser("budi").post(page, {"why": WHY}).status_code == 404
    assert browser("budi").get(reverse("inquiries:ask", args=[UUID(int=3), UUID(int=4)])).status_code == 404
    assert Look.objects.count() == 0
