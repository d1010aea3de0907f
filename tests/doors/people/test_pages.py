"""The pages of a person and the search, in the browsers of Sari, of Budi, and of nobody."""

import json
import re
from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from click.testing import CliRunner
from django.test import Client
from django.urls import reverse

from naung.casework.sameness.actions import judge_pair
from naung.casework.sameness.vocabulary import Verdict
from naung.doors.operator.linking.register import link_register
from naung.foundation.access.vocabulary import Actor
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.people.actions import register_person
from naung.foundation.people.models import Person
from naung.foundation.people.queries import person_for
from naung.foundation.people.vocabulary import (
    ContactGiven,
    ContactKind,
    DocumentGiven,
    DocumentKind,
    NameKind,
    PersonTold,
    Sex,
)
from tests.casework.hints.test_pairs import pairs_among

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("places")]

NIK = "6172014903100002"  # invented
SILENT = {"needs_interpreter": "tidak_ditanya", "disabled": "tidak_ditanya", "pregnant": "tidak_ditanya"}
LEAST = {"name": "Wulan", "name_kind": "resmi", "sex": "P", "papers_not_hers": "tidak_ditanya", **SILENT}


@pytest.fixture
def wulan(sari: Actor) -> UUID:
    """Her record, with a card and a careful way to reach her."""
    told = PersonTold(
        names=((NameKind.OFFICIAL, "Wulan Sekar"),),
        sex=Sex.FEMALE,
        birth=VagueDate.on(date(2010, 3, 9)),
        nationality="ID",
    )
    way = ContactGiven(ContactKind.WHATSAPP, "0812 3456 7890", "sesudah 20.00, bilang dari sekolah")
    return register_person(told=told, documents=[DocumentGiven(DocumentKind.NIK, NIK)], contacts=[way], by=sari)


@pytest.fixture
def browser(client_for: Callable[[str], Client]) -> Client:
    """Sari's browser."""
    return client_for("sari")


def page(browser: Client, route: str, *ids: UUID) -> str:
    """A page's words."""
    answer = browser.get(reverse(route, args=ids))
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_record_shows_how_to_reach_her_and_that_she_is_a_child(browser: Client, wulan: UUID) -> None:
    shown = page(browser, "people:show", wulan)
    for words in ("Wulan Sekar", "0812 3456 7890", "bilang dari sekolah", NIK, "anak, 16 tahun", "perempuan"):
        assert words in shown
    assert "<title>Naung · Orang</title>" in shown.replace("\n", "")


@pytest.mark.parametrize("who", ["budi", "hamdan"])
def test_others_get_nothing(client_for: Callable[[str], Client], wulan: UUID, who: str) -> None:
    answer = client_for(who).get(reverse("people:show", args=[wulan]))
    assert answer.status_code in (403, 404)
    assert b"Wulan" not in answer.content


def test_what_is_hidden_answers_like_what_is_not_there(client_for: Callable[[str], Client], wulan: UUID) -> None:
    budi = client_for("budi")
    hidden, none = (budi.get(reverse("people:show", args=[who])) for who in (wulan, UUID(int=5)))
    without_ids = [re.sub(rb"[0-9a-f-]{32,}|value=\"[^\"]*\"", b"", answer.content) for answer in (hidden, none)]
    assert (hidden.status_code, without_ids[0]) == (none.status_code, without_ids[1])


def test_nobody_is_sent_to_sign_in(nobody: Client, wulan: UUID) -> None:
    for route, ids in (("people:show", [wulan]), ("search:find", []), ("people:new", [])):
        assert nobody.get(reverse(route, args=ids)).status_code == 302


def test_a_man_from_abroad_is_written_down_with_what_is_known(browser: Client, sari: Actor) -> None:
    typed = LEAST | {"name": "Rahim", "sex": "L", "nationality": "BD", "birth_unknown": "on", "language": "ben"}
    assert browser.post(reverse("people:new"), typed).status_code == 302
    row = Person.objects.get()
    assert (row.sex, row.nationality, row.year_of_birth) == ("L", "BD", None)
    assert "dianggap anak" in page(browser, "people:show", row.id)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", "W\x00ulan"),
        ("name", "\u202eWulan"),
        ("name", "W" * 201),
        ("sex", "XX"),
        ("nationality", "ZZ9"),
        ("birth_year", "20"),
        ("birth_year", "2999"),
        ("dependants", "-1"),
        ("dependants", "9999999"),
        ("pregnant", "mungkin"),
        ("health", "x" * 10_001),
    ],
)
def test_bad_input_is_said_beside_its_field_and_nothing_is_lost(browser: Client, field: str, value: str) -> None:
    answer = browser.post(reverse("people:new"), LEAST | {"note": "catatan panjang yang diketik", field: value})
    assert answer.status_code == 200
    shown = answer.content.decode()
    assert 'aria-invalid="true"' in shown
    assert "catatan panjang yang diketik" in shown
    assert Person.objects.count() == 0


def test_markup_in_a_name_is_only_text(browser: Client) -> None:
    browser.post(reverse("people:new"), LEAST | {"name": "<script>alert(1)</script>"})
    shown = page(browser, "people:show", Person.objects.get().id)
    assert "<script>alert(1)" not in shown
    assert "&lt;script&gt;" in shown


def test_a_stale_correction_shows_both(browser: Client, wulan: UUID, sari: Actor) -> None:
    address = reverse("people:edit", args=[wulan])
    typed = {key: value for key, value in LEAST.items() if not key.startswith("name")} | {"version": "1"}
    assert browser.post(address, typed | {"language": "mad", "once": "a1"}).status_code == 302
    answer = browser.post(address, typed | {"language": "hak", "disabilities": ["fisik", "mental"], "once": "a2"})
    assert answer.status_code == 409
    shown = answer.content.decode()
    assert "Madura" in shown
    assert "Hakka" in shown
    chosen = typed | {"version": "2", "language": "hak", "disabilities": "fisik,mental", "once": "a3"}
    assert browser.post(address, chosen).status_code == 302
    facts = person_for(wulan, actor=sari).facts
    assert (facts.language, len(facts.disabilities)) == ("hak", 2)


def test_the_form_starts_with_what_is_known(browser: Client, wulan: UUID) -> None:
    shown = page(browser, "people:edit", wulan)
    assert 'value="2010"' in shown
    assert re.search(r'<option value="ID"\s+selected', shown)


def test_a_name_a_paper_and_a_contact(browser: Client, wulan: UUID, sari: Actor) -> None:
    passport = {"kind": "paspor", "number": "C 1234567", "held_by": "majikan", "not_hers": "ya", "forged": "tidak_tahu"}
    posts = [
        ("people:name_new", {"name": "Lan", "name_kind": "panggilan"}),
        ("people:document_new", passport),
        ("people:contact_new", {"contact_kind": "melalui_orang", "contact": "Ibu Ros", "safe": "ya"}),
    ]
    for route, typed in posts:
        assert browser.post(reverse(route, args=[wulan]), typed).status_code == 302, route
    shown = page(browser, "people:show", wulan)
    for words in ("Lan", "C 1234567", "atas nama orang lain", "majikan", "Ibu Ros"):
        assert words in shown
    record = person_for(wulan, actor=sari)
    document = record.documents[1]
    typed = {
        "kind": "paspor",
        "number": "C7654321",
        "held_by": "meja_ini",
        "not_hers": "tidak",
        "forged": "tidak",
        "version": "1",
    }
    assert browser.post(reverse("people:document", args=[wulan, document.id]), typed).status_code == 302
    browser.post(reverse("people:contact_retire", args=[wulan, record.contacts[0].id]))
    browser.post(reverse("people:name_retire", args=[wulan, record.names[0].id]))
    after = person_for(wulan, actor=sari)
    assert (after.documents[1].number, after.name) == ("C7654321", "Lan")
    shown = page(browser, "people:show", wulan)
    assert not any(digits in shown for digits in ("0812 3456", "08123456"))


def test_a_decision_on_age_is_signed(browser: Client, wulan: UUID) -> None:
    address = reverse("people:age", args=[wulan])
    typed = {"group": "dewasa", "as_of_day": "1", "as_of_month": "6", "as_of_year": "2026", "basis": "sekolah"}
    assert "aria-invalid" in browser.post(address, typed).content.decode()
    assert browser.post(address, typed | {"reason": "ijazah asli dilihat"}).status_code == 302
    shown = page(browser, "people:show", wulan)
    assert "ijazah asli dilihat" in shown
    assert "berbeda dari tanggal lahir" in shown


@pytest.mark.parametrize("query", ["Woelan", "sekar", "Wulam", NIK, "+62 812-3456-7890"])
def test_the_search_finds_her(browser: Client, wulan: UUID, query: str) -> None:
    answer = browser.post(reverse("search:find"), {"query": query})
    assert "Wulan Sekar" in answer.content.decode()
    assert reverse("people:show", args=[wulan]) in answer.content.decode()


@pytest.mark.parametrize("query", ["", "\x00", "\u202e", "x" * 300, "'; --", "🙂", "SK-2222-2222"])
def test_a_search_that_finds_nothing_says_so(browser: Client, wulan: UUID, query: str) -> None:
    answer = browser.post(reverse("search:find"), {"query": query})
    assert answer.status_code == 200
    assert "Wulan" not in answer.content.decode()


def test_another_desk_finds_nobody(client_for: Callable[[str], Client], wulan: UUID) -> None:
    answer = client_for("budi").post(reverse("search:find"), {"query": "Wulan Sekar"})
    assert "Wulan Sekar" not in re.sub(r'value="[^"]*"', "", answer.content.decode())


def test_who_is_written_down_a_second_time_is_met_by_her_first_record(browser: Client, wulan: UUID) -> None:
    typed = LEAST | {"name": "Sekar Woelan", "birth_year": "2010", "birth_month": "3", "birth_day": "9"}
    beside = browser.post(reverse("people:alike"), typed).content.decode()
    for words in ("Mungkin ia pernah tercatat di sini", "Wulan Sekar", "dari 100", "Sama: nama", str(wulan)):
        assert words in beside
    assert Person.objects.count() == 1
    answer = browser.post(reverse("people:new"), typed)
    second = Person.objects.exclude(id=wulan).get().id
    assert answer.headers["Location"] == reverse("sameness:of", args=[second])
    page_of_both = page(browser, "sameness:of", second)
    assert reverse("sameness:pair", args=[second, wulan]) in page_of_both
    assert "Sama: nama" in page_of_both


def test_a_form_that_is_half_filled_in_or_another_desks_meets_nobody(
    browser: Client, client_for: Callable[[str], Client], wulan: UUID
) -> None:
    assert browser.post(reverse("people:alike"), {"name": ""}).content.strip() == b""
    assert b"Wulan" not in client_for("budi").post(reverse("people:alike"), {"name": "Wulan Sekar"}).content
    assert browser.get(reverse("people:alike")).status_code == 405


def test_likely_pairs_of_the_desk_wait_to_be_judged(browser: Client, sari: Actor, wulan: UUID) -> None:
    told = PersonTold(
        names=((NameKind.OFFICIAL, "Sekar Woelan"),), sex=Sex.FEMALE, birth=VagueDate.on(date(2010, 3, 9))
    )
    other = register_person(told=told, documents=[DocumentGiven(DocumentKind.NIK, NIK)], by=sari)
    done = CliRunner().invoke(link_register, ["--json"])
    assert json.loads(done.stdout) == {
        "catatan": 2, "pasangan_dibandingkan": 1, "menunggu_dinilai": 1, "antarmeja": 0,
    }  # fmt: skip
    pair = reverse("sameness:pair", args=sorted((wulan, other)))
    assert pair in page(browser, "people:pairs")
    assert reverse("people:pairs") in page(browser, "search:find")
    judge_pair(one=wulan, other=other, verdict=Verdict.SAME, why="NIK sama.", version=0, by=sari)
    assert pair not in page(browser, "people:pairs")


def test_the_page_of_pairs_says_how_many_more_wait_and_today_leads_there(
    browser: Client, client_for: Callable[[str], Client], sari: Actor
) -> None:
    assert reverse("people:pairs") not in page(browser, "worklist:today")
    pairs_among(sari, 60)
    shown = page(browser, "people:pairs")
    assert shown.count("Peluang orang yang sama") == 40
    assert "60 pasangan menunggu" in shown
    today = page(browser, "worklist:today")
    assert re.search(r"<strong>60</strong>\s*pasangan catatan", today)
    assert reverse("people:pairs") in today
    assert reverse("people:pairs") not in page(client_for("budi"), "worklist:today")
