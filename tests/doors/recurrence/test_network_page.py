"""The network's page: a table and a picture for Jaya; shut for those without the mandate and for nobody."""

import re
from collections.abc import Callable
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from django.urls import reverse

from naung.casework.pairing.actions import find_pairs
from naung.casework.sameness.vocabulary import Verdict
from naung.foundation.access.rules import system_actor
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.people.actions import register_person
from naung.foundation.people.vocabulary import DocumentGiven, DocumentKind, NameKind, PersonTold, Sex
from tests.casework.recurrence.test_network import a_person, recruited
from tests.casework.sameness.test_judging import says
from tests.cast import JAYA, TIO, TaskForce, actor, join, load_some_places, sign_in

pytestmark = pytest.mark.django_db


def test_jaya_reads_what_comes_back_as_a_table_and_a_picture(force: TaskForce, nobody: Client) -> None:
    load_some_places()
    page, address = sign_in(Client(), join(JAYA, force)), reverse("recurrence:network")
    assert "Belum ada yang muncul lagi" in page.get(address).content.decode()
    jaya = actor(JAYA, force)
    recruiter = a_person("Atong <b>", jaya, Sex.MALE)
    for number in range(8):
        when = VagueDate.in_year(2016 + number) if number < 3 else VagueDate.in_month(2016 + number, 5)
        by, phone = (recruiter, "0812 3456 7001") if number < 2 else (a_person(f"Orang {number}", jaya), "0562 631 001")
        recruited(f"Penyintas {number}", when, by, phone, jaya, place=f"61.0{number + 1}")
    answer = page.get(address).content.decode()
    told = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer))
    assert "Atong &lt;b&gt;" in told
    assert "satu catatan" in told
    assert "0562 631 001 (Nomor telepon): 6 orang" in told
    assert "Penyintas" not in told.replace("Penyintas tidak disebut", "")
    (drawn,) = re.findall(r"<svg class=\"jaring\".*?</svg>", answer, re.S)
    picture = ET.fromstring(drawn)
    assert len(picture.findall(".//{*}circle")) == 4  # his two histories, and his number's two
    assert len([each for each in picture.findall(".//{*}path") if each.get("class") == "jaring-temu"]) == 2
    assert (
        len([each for each in picture.iter() if each.get("class") == "jaring-simpul"]) == 1
    )  # the shop, with its weight
    assert "6 orang tanpa hubungan lain" in drawn
    assert "satu catatan" in drawn
    assert nobody.get(address).status_code == 302
    assert sign_in(Client(), join(TIO, force)).get(address).status_code == 403


def test_sari_has_no_door_to_it(client_for: Callable[[str], Client]) -> None:
    assert client_for("sari").get(reverse("recurrence:network")).status_code == 403


def test_two_who_may_be_one_are_told_with_how_likely_that_is(force: TaskForce) -> None:
    load_some_places()
    page = sign_in(Client(), join(JAYA, force))
    jaya = actor(JAYA, force)
    born, paper = VagueDate.on(date(1980, 4, 9)), DocumentGiven(DocumentKind.NIK, "6172010904800001")
    told = PersonTold(names=((NameKind.OFFICIAL, "Atong Tjhin Fui Khiong"),), sex=Sex.MALE, birth=born)
    both = [register_person(told=told, documents=[paper], by=jaya) for _each in range(2)]
    for number, recruiter in enumerate([*both, *both]):
        phone = f"0812 3456 70{number % 2}9"
        recruited(
            f"Penyintas {number}", VagueDate.in_year(2016 + number), recruiter, phone, jaya, place=f"61.0{number + 1}"
        )
    find_pairs(progress=lambda *_: None, by=system_actor("pairing"))
    answer = page.get(reverse("recurrence:network")).content.decode()
    told_so = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer))
    assert re.search(r"(Atong Tjhin Fui Khiong \d{4} ; \d{4} ){2}kemungkinan \d+ %, belum dinilai", told_so)
    assert "jaring-mungkin" in answer
    edges = re.findall(r'<path class="jaring-mungkin"[^>]*/><text[^>]*>(\d+%)</text>', answer)
    assert len(edges) == 1, "the edge carries its probability"
    assert f"– Orang yang terlibat: Atong Tjhin Fui Khiong: {edges[0]}" in answer, "and a reader of screens hears it"


def test_a_recruiter_once_in_each_of_two_records_is_drawn_and_told_with_what_it_rests_on(force: TaskForce) -> None:
    load_some_places()
    page, jaya = sign_in(Client(), join(JAYA, force)), actor(JAYA, force)
    one, other = a_person("Atong", jaya, Sex.MALE), a_person("Ko Atong", jaya, Sex.MALE)
    recruited("Wulan", VagueDate.in_year(2021), one, "0811 1111 1111", jaya, place="61.01")
    recruited("Mei", VagueDate.in_year(2023), other, "0822 2222 2222", jaya, place="61.02")
    assert "Belum ada yang muncul lagi" in page.get(reverse("recurrence:network")).content.decode()
    says(one, other, Verdict.UNSURE, jaya)
    answer = page.get(reverse("recurrence:network")).content.decode()
    told = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer))
    assert "Belum ada yang muncul lagi" not in told
    assert "Atong 2021 Ko Atong 2023 belum pasti menurut petugas" in told
    (drawn,) = re.findall(r"<svg class=\"jaring\".*?</svg>", answer, re.S)
    picture = ET.fromstring(drawn)
    assert len(picture.findall(".//{*}circle")) == 2
    assert re.search(r'<path class="jaring-mungkin"[^>]*/><text[^>]*>belum pasti</text>', drawn)
    assert not {"Wulan", "Mei"} & set(told.split())
