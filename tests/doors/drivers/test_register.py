"""The fit from the register on its pages: nothing below a hundred origins, asked once, made in the background, kept as it was."""

import gzip
import re
import resource
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from naung.casework.cases.models import CasePerson
from naung.doors.operator.work import do_here
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.models import Entry
from naung.foundation.errors import NotFound, NotPermitted, RuleBroken
from naung.foundation.jobs.actions import take_job
from naung.foundation.places.vocabulary import Level
from naung.insight.drivers import actions
from naung.insight.drivers.actions import ask_fit
from naung.insight.drivers.models import FitMade
from naung.insight.drivers.queries import fit_kept, last_good_fit
from naung.insight.drivers.rules.ingredients import ingredients, village_ingredients
from naung.insight.drivers.rules.register import UNKNOWN_CODE
from naung.insight.drivers.rules.sentences import NOT_DRAWN
from naung.insight.drivers.vocabulary import DriversEvent, Outcome, Question, Silent
from naung.insight.extract.actions import make_extract
from tests.cast import BUDI, RINA, SARI, SINGKAWANG, Member, TaskForce, actor, join, sign_in
from tests.doors.reports.typed import visible
from tests.insight.extract.grounds import Lived, lay_down

pytestmark = pytest.mark.django_db
PAGE, ASK = "/pendorong/asal/kabkota/", "/pendorong/asal/kabkota/hitung"
LARGEST_PAGE = 90_000  # bytes packed, of a page with two maps of kelurahan and desa
USUAL = Question(Level.REGENCY, (), {})


@pytest.fixture(autouse=True)
def own_home(settings: Any, tmp_path: Path) -> None:
    settings.NAUNG_HOME = tmp_path


def extract_of(force: TaskForce, each: int) -> None:
    """An extract in which each of the 14 kabupaten and kota has so many victims, and one kecamatan of its own."""
    for number, area in enumerate(ingredients()):
        lay_down(force.service.id, [Lived(home=f"{area.code}.01", months=2)] * (each + number % 3))
    make_extract(by=system_actor("extract"))


def browser(who: Member, force: TaskForce) -> Client:
    return sign_in(Client(), join(who, force))


@pytest.fixture
def rina(force: TaskForce) -> tuple[Client, Actor]:
    return browser(RINA, force), actor(RINA, force)


def made() -> None:
    """The worker's part, here: the one job that waits."""
    taken = take_job(now=timezone.now(), by=system_actor("work"))
    assert taken is not None
    assert do_here(taken.id, taken.turn) == 0


@pytest.fixture(autouse=True)
def without_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resource, "setrlimit", lambda *_: None)


def test_without_an_extract_and_with_few_origins_the_page_says_so_and_draws_nothing(
    force: TaskForce, rina: tuple[Client, Actor]
) -> None:
    page, by = rina
    assert "Belum ada ekstrak" in visible(page.get(PAGE))
    extract_of(force, each=6)
    shown = visible(page.get(PAGE))
    assert re.search(r"Register baru mengenal asal 9\d korban pada tingkat ini; perlu paling sedikit 100", shown)
    assert '<svg class="peta"' not in shown
    assert "Minta perhitungan" not in shown
    with pytest.raises(RuleBroken):
        ask_fit(question=USUAL, by=by)
    assert page.post(ASK, {"faktor": "kemiskinan"}).status_code == 302
    assert take_job(now=timezone.now(), by=system_actor("work")) is None


def test_an_analyst_asks_follows_and_reads_it_while_no_case_is_opened(
    force: TaskForce, rina: tuple[Client, Actor]
) -> None:
    page, by = rina
    extract_of(force, each=8)
    assert "Belum ada perhitungan yang dapat ditampilkan" in visible(page.get(PAGE))
    for _ in range(2):  # the same question is one job
        answer = page.post(ASK, {"faktor": ["perbatasan", "kemiskinan"], "terlihat": "separuh"}, follow=True)
        assert "menunggu giliran" in visible(answer)
    CasePerson.objects.all().delete()  # whatever follows reads the extract alone
    made()
    assert take_job(now=timezone.now(), by=system_actor("work")) is None
    shown = visible(page.get(PAGE))
    assert "Korban menurut tempat asal" in shown
    assert "Dugaan awal: separuh." in shown
    assert len(re.findall(r'<svg class="peta"', shown)) == 2
    assert "Tidak ada faktor yang boleh dipastikan" in shown  # this ledger of effort is the same everywhere
    assert "tidak dapat diketahui dari hitungan ini" in shown
    assert Entry.objects.filter(event=DriversEvent.ASKED.value, actor=by.id).count() == 2


def test_what_is_wrong_with_a_question_is_told_beside_it(force: TaskForce, rina: tuple[Client, Actor]) -> None:
    page, _by = rina
    extract_of(force, each=8)
    for given, told in (
        ({"faktor": ["perbatasan", "kemiskinan", "sekolah"]}, "Pilih paling banyak dua faktor"),
        ({"faktor": ["bintang"]}, "Pilihan itu tidak ada"),
        ({"faktor": ["sekolah"], "andal": "sempurna"}, "Pilihan itu tidak ada"),
        ({"pengaruh": "lemah"}, "Pilih satu atau dua faktor"),
    ):
        answer = page.post(ASK, given)
        assert answer.status_code == 422
        assert told in visible(answer)


def test_the_last_good_fit_stays_while_a_later_one_says_nothing(
    force: TaskForce, rina: tuple[Client, Actor], monkeypatch: pytest.MonkeyPatch
) -> None:
    page, by = rina
    extract_of(force, each=8)
    ask_fit(question=USUAL, by=by)
    made()
    good = last_good_fit(Level.REGENCY, actor=by)
    assert good is not None
    monkeypatch.setattr(actions, "register", lambda *_: Silent(("steps_refused",)))
    ask_fit(question=Question(Level.REGENCY, ("sekolah",), {}), by=by)
    made()
    assert last_good_fit(Level.REGENCY, actor=by) == good
    shown = visible(page.get(PAGE))
    assert "tidak sampai pada hasil yang dapat dipercaya" in shown
    assert '<svg class="peta"' in shown
    silent = FitMade.objects.get(outcome=Outcome.SILENT)
    alone = visible(page.get(f"/pendorong/asal/hasil/{silent.pk}/"))
    assert NOT_DRAWN in alone
    assert '<svg class="peta"' not in alone


def test_of_an_older_extract_nothing_is_told_beside_a_newer_one(force: TaskForce, rina: tuple[Client, Actor]) -> None:
    page, by = rina
    extract_of(force, each=8)
    ask_fit(question=USUAL, by=by)
    made()
    old = FitMade.objects.get()
    where = f"/pendorong/asal/hasil/{old.pk}/"
    assert '<svg class="peta"' in visible(page.get(where))
    FitMade.objects.create(
        asked=old.asked, made_at=old.made_at, until=old.until + timedelta(days=31), outcome=Outcome.FOUND,
        form=old.form, told=old.told,
    )  # fmt: skip
    shown = visible(page.get(where))
    assert "dari ekstrak yang lebih lama" in shown
    assert '<svg class="peta"' not in shown
    assert "<td" not in shown.partition("<main")[2].partition("Perhitungan yang pernah dibuat")[0]


def test_a_refusal_is_kept_in_words(
    force: TaskForce, rina: tuple[Client, Actor], monkeypatch: pytest.MonkeyPatch
) -> None:
    page, by = rina
    extract_of(force, each=8)

    def refused(*_: object) -> None:
        raise RuleBroken(UNKNOWN_CODE, codes="61.99")

    monkeypatch.setattr(actions, "register", refused)
    ask_fit(question=USUAL, by=by)
    made()
    row = FitMade.objects.get()
    kept, why = fit_kept(row.pk, actor=by)
    assert kept.outcome is Outcome.REFUSED
    assert "61.99" in str(why)
    assert "61.99" in visible(page.get(f"/pendorong/asal/hasil/{row.pk}/"))


def test_kecamatan_are_refused_where_the_extract_does_not_place_enough(
    force: TaskForce, rina: tuple[Client, Actor]
) -> None:
    page, _by = rina
    extract_of(force, each=8)
    shown = visible(page.get("/pendorong/asal/kecamatan/"))
    assert "Jarak ke kota" in shown
    assert "Kemiskinan" not in shown.split("Minta perhitungan")[1]
    assert page.get("/pendorong/asal/provinsi/").status_code == 404


def test_kelurahan_of_one_city_are_fitted_where_the_extract_names_enough_and_confirm_nothing(
    force: TaskForce, rina: tuple[Client, Actor]
) -> None:
    page, by = rina
    for number, area in enumerate(village_ingredients(SINGKAWANG)):
        home = area.code.rpartition(".")[0]
        lay_down(force.service.id, [Lived(home=home, village=area.code, months=2)] * (5 + number % 3))
    make_extract(by=system_actor("extract"))
    here = "/pendorong/asal/desa/61-72/"
    assert "Kota Singkawang" in visible(page.get("/pendorong/asal/desa/"))
    asks = visible(page.get(here))
    assert "Penduduk baru ditulis untuk 0 dari 26 wilayah" in asks
    assert "Kemajuan desa (IDM): hanya ada untuk desa" not in asks.split("Minta perhitungan")[1]
    assert 'value="idm"' not in asks
    page.post(f"{here}hitung", {"faktor": ["perbatasan"]})
    made()
    shown = visible(page.get(here))
    assert "Kota Singkawang, 26 wilayah" in shown
    assert len(re.findall(r'<svg class="peta"', shown)) == 2
    assert "Tidak ada faktor yang boleh dipastikan di tingkat ini" in shown
    assert "Upaya petugas per kelurahan dan desa: tidak dicatat" in shown
    assert len(gzip.compress(page.get(here).content)) <= LARGEST_PAGE
    assert last_good_fit(Level.VILLAGE, "61.01", actor=by) is None
    elsewhere = visible(page.get("/pendorong/asal/desa/61-01/"))
    assert "Register baru mengenal asal 0 korban" in elsewhere
    for wrong in ("desa/61-72-01/", "desa/61/", "kecamatan/61-72/"):
        assert page.get(f"/pendorong/asal/{wrong}").status_code == 404


def test_it_is_for_those_who_plan_and_asking_for_fewer(force: TaskForce, rina: tuple[Client, Actor]) -> None:
    extract_of(force, each=8)
    for who in (BUDI, SARI):
        page = browser(who, force)
        assert page.get(PAGE).status_code in (403, 404)
        assert page.post(ASK, {"faktor": "sekolah"}).status_code in (403, 404)
    assert Client().get(PAGE).status_code == 302
    assert Client().post(ASK).status_code == 302
    with pytest.raises(NotPermitted):
        ask_fit(question=USUAL, by=actor(SARI, force))
    with pytest.raises(NotFound):
        fit_kept(CasePerson.objects.values_list("pk", flat=True)[0], actor=rina[1])
