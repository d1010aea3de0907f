"""The page of driving factors by its user, by Budi and by nobody: what may be said, and what no page may say."""

import re

import pytest
from django.test import Client

from naung.doors.desk.drivers import pages
from naung.insight.drivers.rules.sentences import NOT_DRAWN
from naung.insight.drivers.vocabulary import Silent
from tests.cast import BUDI, RINA, SARI, Member, TaskForce, join, sign_in
from tests.doors.reports.typed import visible

pytestmark = pytest.mark.django_db
PAGE = "/pendorong/"


def browser(who: Member, force: TaskForce) -> Client:
    return sign_in(Client(), join(who, force))


@pytest.fixture
def rina(force: TaskForce) -> Client:
    return browser(RINA, force)


def test_no_factor_is_confirmed_and_no_area_is_named_above_another(rina: Client) -> None:
    page = visible(rina.get(PAGE))
    assert "Kasus menurut wilayah polisi yang mencatat, bukan menurut tempat asal" in page
    assert "Tidak ada faktor yang boleh dipastikan" in page
    assert len(re.findall(r"<li>[^<]+: belum dapat disimpulkan\.", page)) == 2
    assert "Tidak ada wilayah yang boleh disebut di atas atau di bawah rata-rata" in page
    for belief in ("separuh dari dugaan", "dua kali dugaan", "dua kali lebih tidak merata", "diamati sama"):
        assert belief in page, belief
    assert "Bukan peta asal" in page


def test_each_picture_has_its_table_its_source_and_its_caveat(rina: Client) -> None:
    page = rina.get(PAGE).content.decode()
    pictures = re.findall(r'<svg class="(gambar|peta)"', page)
    assert sorted(pictures) == ["gambar"] * 3 + ["peta"] * 2
    assert len(re.findall(r"<table", page)) == 6
    assert page.count("Sumber: kasus 14 Polres") >= len(pictures)
    assert "<script" not in page.split("<main", 1)[1].split("</main>", 1)[0]
    for name in ("Sambas", "Kota Singkawang", "Kapuas Hulu"):
        assert page.count(name) >= 5, name


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("?faktor=sekolah&faktor=pengangguran&faktor=kemiskinan", "Pilih paling banyak dua faktor"),
        ("?faktor=bintang", "Pilihan itu tidak ada"),
        ("?faktor=sekolah&pengaruh=raksasa", "Pilihan itu tidak ada"),
        ("?pengaruh=lemah", "Pilih satu atau dua faktor"),
    ],
)
def test_a_question_that_cant_be_answered_is_told_beside_the_choice(rina: Client, asked: str, told: str) -> None:
    answer = rina.get(PAGE + asked)
    assert answer.status_code == 200
    page = answer.content.decode()
    assert told in re.sub(r"\s+", " ", page.split('role="alert"', 1)[1].split("</p>", 1)[0])


def test_another_belief_is_computed_and_stays_chosen(rina: Client) -> None:
    page = visible(rina.get(PAGE + "?faktor=sekolah&pengaruh=kuat&merata=timpang&terlihat=sepuluh"))
    assert "Lama sekolah: belum dapat disimpulkan" in page
    for chosen in ('value="sekolah" checked', 'value="kuat" checked', 'value="timpang" checked'):
        assert chosen in page, chosen
    assert 'value="kemiskinan" checked' not in page


def test_a_fit_that_did_not_converge_draws_nothing(rina: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "_found", lambda factors, priors: Silent(("mode_not_reached",)))
    page = visible(rina.get(PAGE))
    assert NOT_DRAWN in page
    assert not re.search(r'<svg class="(gambar|peta)"', page)


def test_it_is_for_those_who_plan(force: TaskForce) -> None:
    assert browser(BUDI, force).get(PAGE).status_code in (403, 404)
    assert browser(SARI, force).get(PAGE).status_code in (403, 404)
    assert Client().get(PAGE).status_code == 302
