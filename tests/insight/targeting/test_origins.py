"""A plan that stands on the register's fit: nothing without one, frozen with the version, said wherever the plan goes."""

import io
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from naung.foundation.access.vocabulary import Actor
from naung.foundation.errors import Problems, RuleBroken
from naung.foundation.places.vocabulary import Level
from naung.insight.drivers.models import FitMade
from naung.insight.drivers.rules.sentences import CAVEATS, NONE_COUNTED
from naung.insight.drivers.vocabulary import Ground
from naung.insight.targeting.actions import ask_solution, frame_plan
from naung.insight.targeting.models import Weight
from naung.insight.targeting.queries import question_of, version_for
from naung.insight.targeting.rules.planning import NO_ORIGINS, need_of, origins_needs
from naung.insight.targeting.vocabulary import Basis
from tests.cast import KARTIKA, RINA, TaskForce, join, sign_in
from tests.doors.reports.typed import visible
from tests.insight.drivers.kept import a_village_fit, villages_found
from tests.insight.targeting.told import a_prevention_plan, answered, edits, frame, joined, load_singkawang

pytestmark = pytest.mark.django_db
PLACES = ("61.72.01.1001", "61.72.02.1001")
VILLAGES = {"level": Level.VILLAGE, "basis": Basis.ORIGINS}


@pytest.fixture
def rina(force: TaskForce) -> Actor:
    load_singkawang()
    return joined(RINA, force)


def test_without_a_fit_no_plan_stands_on_origins(rina: Actor) -> None:
    with pytest.raises(Problems) as wrong:
        a_prevention_plan(rina, **VILLAGES)
    assert [(each.field, each.message) for each in wrong.value.problems] == [("basis", NO_ORIGINS)]
    fit = a_village_fit()
    plan = a_prevention_plan(rina, **VILLAGES)
    FitMade.objects.filter(pk=fit).delete()
    with pytest.raises(RuleBroken):
        ask_solution(plan_id=plan, edits=edits(plan, rina), by=rina)
    with pytest.raises(Problems):  # of the kecamatan of the province there is none
        a_prevention_plan(rina, basis=Basis.ORIGINS)


def test_need_is_the_modelled_rate_of_its_people_with_its_interval() -> None:
    found = villages_found()
    needs = origins_needs(found, [*PLACES, "61.01.01.2001"])
    assert set(needs) == set(PLACES)
    area = next(each for each in found.fit.areas if each.name == PLACES[0])
    people = next(each.residents for each in found.ingredients if each.code == PLACES[0])
    assert needs[PLACES[0]].value == pytest.approx(area.modelled.middle * people)
    assert needs[PLACES[0]].spread > 0


def test_a_version_keeps_the_fit_it_was_asked_with(rina: Actor) -> None:
    first = a_village_fit()
    plan = a_prevention_plan(rina, **VILLAGES)
    version = answered(plan, rina, *PLACES)
    assert version.footing is not None
    assert (version.footing.fit, version.footing.level, version.footing.rough) == (first, Level.VILLAGE, True)
    before = version.needs
    assert len(before) == 26
    assert need_of(PLACES[0], question_of(version).needs) == before[PLACES[0]]
    found = villages_found()
    fewer = tuple(replace(area, residents=area.residents // 2) for area in found.ingredients)
    later = a_village_fit(date(2026, 8, 1), replace(found, ingredients=fewer))
    kept = version_for(version.id, actor=rina)
    assert (kept.footing, kept.needs) == (version.footing, before), "what is fitted later changes no kept plan"
    frame_plan(plan_id=plan, edits=edits(plan, rina), told=frame(**VILLAGES, budget=9_000_000), by=rina)
    again = answered(plan, rina, *PLACES)
    assert again.footing is not None
    assert again.footing.fit == later
    assert again.needs[PLACES[0]] != before[PLACES[0]]


def test_weights_of_a_model_do_not_become_the_offices_own(rina: Actor) -> None:
    a_village_fit()
    plan = a_prevention_plan(rina, **VILLAGES)
    answered(plan, rina, *PLACES)
    told = frame(level=Level.VILLAGE, basis=Basis.OFFICE)
    frame_plan(plan_id=plan, edits=edits(plan, rina), told=told, by=rina)
    assert Weight.objects.filter(version__plan=plan, version__number=2).count() == 0


def test_what_it_stands_on_goes_along_on_page_sheet_and_workbook(rina: Actor, force: TaskForce) -> None:
    a_village_fit()
    version = answered(a_prevention_plan(rina, **VILLAGES), rina, *PLACES)
    browser = sign_in(Client(), join(KARTIKA, force))
    here = f"/pencegahan/versi/{version.id}/"
    pages = [visible(browser.get(here)), visible(browser.get(f"{here}lembar/61-72/"))]
    with zipfile.ZipFile(io.BytesIO(browser.get(f"{here}buku-kerja").content)) as book:
        pages.append(book.read("xl/sharedStrings.xml").decode())
    for page in pages:
        for words in ("dari tempat asal korban di register", "1 Jul 2026", CAVEATS[Ground.REGISTER], NONE_COUNTED):
            assert words in page, words
    assert "Lihat perhitungannya" in pages[0]
    assert "Ubah bobot tiap tempat" not in pages[0], "whoever wants weights of her own chooses them as the basis first"
    under = pages[0].partition("Peta menurut dugaan terendah")[2].partition("</p>")[0]
    assert CAVEATS[Ground.REGISTER] in under
