""" "Mungkin pernah tercatat" stands on her page and in her case, by whichever way she came; the reasons are one press away."""

import re
from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from naung.casework.arrivals.actions import take_rows
from naung.casework.arrivals.models import Arrival
from naung.casework.cases.actions import open_case
from naung.casework.cases.models import CasePerson
from naung.casework.referrals.models import Referral
from naung.casework.sameness.actions import judge_pair
from naung.casework.sameness.vocabulary import Verdict
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.models import Entry
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.people.actions import register_person
from naung.foundation.people.models import Person
from naung.foundation.people.queries import earlier_of
from naung.foundation.people.vocabulary import DocumentGiven, DocumentKind, NameKind, PersonTold, Sex
from naung.foundation.recusal.models import Hidden
from tests.casework.arrivals.told import a_batch, row
from tests.casework.referrals.conftest import a_man, consent, jaya, sari, sent, singkawang, wanted
from tests.cast import load_regions, sign_in
from tests.doors.people.test_pages import LEAST

__all__ = ["consent", "jaya", "sari", "sent", "singkawang", "wanted"]
pytestmark = pytest.mark.django_db
NIK = "6101014903950001"  # invented
BORN = VagueDate.on(date(1995, 3, 9))
PHONE = {"contact_kind": "telepon", "contact": "0812 3456 7890", "safe": "ya"}
CARD = {"kind": "nik", "number": NIK, "held_by": "orang_ini", "not_hers": "tidak", "forged": "tidak"}
WORDS = "Mungkin pernah tercatat: 1 catatan lain"


@pytest.fixture(autouse=True)
def regions(db: None) -> None:
    load_regions()


@pytest.fixture
def browser(sari: Actor) -> Client:
    assert sari.id is not None
    return sign_in(Client(), sari.id)


def a_woman(by: Actor, name: str = "Wulan Sekar Kinasih", nik: str = "", born: VagueDate = BORN) -> UUID:
    told = PersonTold(names=((NameKind.OFFICIAL, name),), sex=Sex.FEMALE, birth=born)
    return register_person(told=told, documents=[DocumentGiven(DocumentKind.NIK, nik)] if nik else [], by=by)


def shown(browser: Client, route: str, *ids: UUID) -> str:
    answer = browser.get(reverse(route, args=ids))
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


def leads_to_reasons(browser: Client, page: str, person: UUID, other: UUID) -> str:
    """The page says so, kindly and without deciding, and what it leads to says why."""
    assert page.count(WORDS) == 1
    assert "Periksa dan putuskan." in page
    assert reverse("sameness:of", args=[person]) in page
    behind = shown(browser, "sameness:of", person)
    assert reverse("sameness:pair", args=[person, other]) in behind
    return behind


@pytest.mark.parametrize("part", ["document_new", "name_new", "contact_new"])
def test_what_is_added_later_meets_her_first_record(browser: Client, sari: Actor, part: str) -> None:
    typed = {
        "document_new": CARD,
        "name_new": {"name": "Wulan Sekar Kinasih", "name_kind": "resmi"},
        "contact_new": PHONE,
    }[part]
    first, second = (
        a_woman(sari, nik=NIK),
        a_woman(sari, "Sekar K." if part == "contact_new" else "Aisyah", born=VagueDate.unknown()),
    )
    browser.post(
        reverse("people:contact_new", args=[first]),
        PHONE,
    )
    if part != "contact_new":
        assert "Mungkin pernah tercatat" not in shown(browser, "people:show", second)
    answer = browser.post(reverse(f"people:{part}", args=[second]), typed, follow=True)
    assert answer.redirect_chain[-1][0] == reverse("people:show", args=[second])
    behind = leads_to_reasons(browser, re.sub(r"\s+", " ", answer.content.decode()), second, first)
    assert {"document_new": "NIK", "name_new": "nama", "contact_new": "telepon"}[part] in behind
    assert WORDS in shown(browser, "people:show", first), "on the earlier one as well"
    number = Entry.objects.count()
    for _again in range(2):
        shown(browser, "people:show", second)
    opened = list(Entry.objects.order_by("seq").values_list("event", flat=True))[number:]
    assert not [event for event in opened if event.startswith("hints.") or "dibanding" in event or "compared" in event]
    judge_pair(one=first, other=second, verdict=Verdict.DIFFERENT, why="Kakaknya.", version=0, by=sari)
    assert "Mungkin pernah tercatat" not in shown(browser, "people:show", second)


def test_a_corrected_paper_and_a_corrected_day_of_birth_are_compared_too(browser: Client, sari: Actor) -> None:
    first = a_woman(sari, nik=NIK)
    second = a_woman(sari, "Aisyah", "3174095107880004", VagueDate.unknown())
    paper = Person.objects.get(id=second).documents.get()  # type: ignore[attr-defined]  # the table's other end
    typed = CARD | {"version": "1"}
    browser.post(reverse("people:document", args=[second, paper.id]), typed)
    leads_to_reasons(browser, shown(browser, "people:show", second), second, first)


def test_a_faint_one_is_shown_after_saving_without_a_script(browser: Client, sari: Actor) -> None:
    first = a_woman(sari)
    case = open_case(summary="", by=sari)
    typed = {"name": "Wulan S.", "sex": "P", "role": "korban"}
    answer = browser.post(reverse("cases:person_new", args=[case]), typed)
    assert answer.headers["Location"] == reverse("cases:show", args=[case])
    second = CasePerson.objects.get(case=case).person_id
    (found,) = earlier_of(second, actor=sari)
    assert 0.05 <= found.probability < 0.5
    leads_to_reasons(browser, shown(browser, "cases:show", case), second, first)
    answer = browser.post(reverse("people:new"), LEAST | {"name": "Sekar W."}, follow=True)
    assert "Mungkin pernah tercatat" in answer.content.decode()


def test_a_man_who_is_received_from_another_desk_was_here_before(jaya: Actor, sent: Referral) -> None:
    before = a_man(jaya)
    assert jaya.id is not None
    browser = sign_in(Client(), jaya.id)
    answer = browser.post(reverse("referrals:accept", args=[sent.id]), {"version": "1"}, follow=True)
    page = re.sub(r"\s+", " ", answer.content.decode())
    part = CasePerson.objects.get(case__owner=jaya.desk)
    assert answer.redirect_chain[-1][0] == reverse("cases:show", args=[part.case_id])
    assert "Orang ini mungkin pernah tercatat di sini." in page
    behind = leads_to_reasons(browser, page, part.person_id, before)
    assert "Sama: nama" in behind
    leads_to_reasons(browser, shown(browser, "people:show", part.person_id), part.person_id, before)


@pytest.mark.parametrize("way", ["record", "hand"])
def test_somebody_of_a_list_of_the_border_keeps_her_hint_when_she_gets_her_record(
    member: Callable[[str], Actor], way: str
) -> None:
    bima = member("bima")
    first = a_woman(bima, nik=NIK)
    batch = a_batch(bima, [])
    told = row("Woelan Sekar K.", 77, sex=Sex.FEMALE, birth=BORN, age=None, nik=NIK)
    take_rows(batch_id=batch, rows=[told], by=bima)
    arrival = Arrival.objects.get(batch=batch)
    assert bima.id is not None
    browser = sign_in(Client(), bima.id)
    assert reverse("people:show", args=[first]) in shown(browser, "arrivals:person", arrival.id)
    answer = browser.post(reverse(f"arrivals:{way}", args=[arrival.id]), handed(browser, arrival, way), follow=True)
    assert "Orang ini mungkin pernah tercatat di sini." in answer.content.decode()
    arrival.refresh_from_db()
    assert arrival.case is not None
    assert arrival.person_id is not None
    leads_to_reasons(browser, shown(browser, "cases:show", arrival.case), arrival.person_id, first)


def handed(browser: Client, arrival: Arrival, way: str) -> dict[str, str]:
    """The form of handing on as it stands filled in."""
    if way == "record":
        return {}
    form = shown(browser, "arrivals:hand", arrival.id)
    target = re.findall(r'name="target"[^>]*value="([^"]+)"', form)[0]
    day = {f"until_{part}": value for part, value in (("day", "1"), ("month", "3"), ("year", "2027"))}
    return {
        "target": target, "basis": "tanda_tangan", "language": "ind", "reason": "", "request": "Mohon ditangani.", **day,
    }  # fmt: skip


def test_who_is_shut_out_of_the_earlier_record_reads_a_page_without_it(
    browser: Client, sari: Actor, member: Callable[[str], Actor]
) -> None:
    first, second = a_woman(sari, nik=NIK), a_woman(sari)
    browser.post(reverse("people:document_new", args=[second]), CARD)
    ratna = member("ratna")
    assert ratna.id is not None
    hers = sign_in(Client(), ratna.id)
    assert WORDS in shown(hers, "people:show", second)
    Hidden.objects.create(officer=ratna.id, record=first)
    assert "Mungkin pernah tercatat" not in shown(hers, "people:show", second)
    assert WORDS in shown(browser, "people:show", second)
