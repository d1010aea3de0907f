"""Kartika corrects what she wrote wrongly and everybody who reads sees what stood before; Mega takes a name out."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from naung.casework.outreach.actions import add_material
from naung.insight.programme.actions import correct_training, record_decree, record_training
from naung.insight.programme.models import ActionPlan, Decision, Decree, Meeting, Training
from naung.insight.programme.queries import words_found
from naung.insight.programme.vocabulary import Trained
from tests.casework.outreach.told import FIRST, MATERIAL
from tests.cast import BUDI, KARTIKA, MEGA, RINA, SARI, Member, TaskForce, actor, join, load_some_places, sign_in
from tests.insight.programme.told import a_decision, a_plan, days, decree, joined, training

pytestmark = pytest.mark.django_db


def at(name: str, *ids: object) -> str:
    return reverse(f"programme:{name}", args=ids)


def text(answer: Any) -> str:
    """What a reader reads."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def typed_day(name: str, day: date) -> dict[str, str]:
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}


@pytest.fixture
def browser(force: TaskForce) -> Callable[[Member], Client]:
    """A browser of somebody of the cast."""
    return lambda member: sign_in(Client(), join(member, force))


def test_each_record_is_corrected_on_its_own_form_and_the_history_shows_what_stood_there(
    force: TaskForce, browser: Callable[[Member], Client]
) -> None:
    load_some_places()
    page, desk = browser(KARTIKA), str(force.service.id)
    by = actor(KARTIKA, force)
    made = record_decree(told=decree(), by=by)
    trained, plan = record_training(told=training(force.service.id), by=by), a_plan(by)
    meeting, decision = a_decision(force.service.id, by)
    records = {"decree": made, "training": trained, "plan": plan, "meeting": meeting, "decision": decision}
    agents = training(None, audience=Trained.AGENTS, place_code="61.72.02.1001")
    opened = [(f"{name}_correct", each) for name, each in records.items()]
    for address, each in [*opened, ("training_correct", record_training(told=agents, by=by))]:
        assert "Mengapa dibetulkan?" in text(page.get(at(address, each))), address
    why = {"version": "1", "correction": "Salah ketik"}
    posts = "Ketua = Pemerintah Kota"
    told = {"number": "100.3/99", "posts": posts, **typed_day("decreed_on", days(-10)), **why}
    page.post(at("decree_correct", made), told)
    told = {"topic": "Mengenali korban", "audience": "petugas", "desk": desk, "took_part": "24", "passed": "19", **why}
    page.post(at("training_correct", trained), told | typed_day("held_on", days(-400)))
    year = str(days(0).year)
    page.post(
        at("plan_correct", plan),
        {"title": "RAD baru", "first_year": year, "last_year": year, "report_months": "3"} | why,
    )
    told = {"agenda": "Tugas", "present": [str(force.police.id)], **typed_day("held_on", days(-21)), **why}
    page.post(at("meeting_correct", meeting), told)
    told = {"words": "Buka dua pos", "responsible": desk, **typed_day("due_on", days(4)), **why}
    page.post(at("decision_correct", decision), told)
    assert (Decree.objects.get().number, Training.objects.get(id=trained).passed) == ("100.3/99", 19)
    assert (ActionPlan.objects.get().title, Meeting.objects.get().agenda) == ("RAD baru", "Tugas")
    assert Decision.objects.get().words == "Buka dua pos"
    shown = text(browser(RINA).get(at("history")))
    for former in (
        "100.3/12/2026",
        "Ketua harian = Polres Singkawang",
        "ditahan",
        "RAD, Perwako 7/2026",
        "Pembagian tugas",
    ):
        assert former in shown, former
    assert "ditahan" not in text(page.get(at("history")))  # who may write them down reads the numbers
    for former in ("Buka pos pengaduan di terminal", "UPTD PPA Singkawang", "Salah ketik", "Berlaku sampai"):
        assert former in shown, former


def test_a_correction_without_a_reason_is_asked_for_it_and_a_stale_one_shows_both_values(
    force: TaskForce, browser: Callable[[Member], Client]
) -> None:
    page, by = browser(KARTIKA), actor(KARTIKA, force)
    made = record_training(told=training(force.service.id), by=by)
    typed = {"topic": "Mengenali korban", "audience": "petugas", "desk": str(force.service.id)}
    typed |= {"took_part": "24", "passed": "18", "version": "1", **typed_day("held_on", days(-400))}
    assert "Isi dahulu bagian ini" in text(page.post(at("training_correct", made), typed))
    correct_training(
        training_id=made, version=1, told=training(force.service.id, passed=17), reason="Daftar hadir", by=by
    )
    answer = page.post(at("training_correct", made), typed | {"correction": "Salah"})
    assert answer.status_code == 409
    assert "17" in text(answer)
    assert "18" in text(answer)


def test_the_custodian_sees_where_words_stand_before_they_go(
    force: TaskForce, browser: Callable[[Member], Client], nobody: Client
) -> None:
    kartika, mega = browser(KARTIKA), browser(MEGA)
    by = actor(KARTIKA, force)
    record_training(told=training(force.service.id, topic="Kata Budi Santoso tentang korban"), by=by)
    add_material(told=replace(MATERIAL, title="Kisah Budi Santoso"), version=FIRST, by=joined(SARI, force))
    typed = {"words": "budi santoso", "mistake": "nama_orang"}
    shown = text(mega.post(at("take_out"), typed))
    assert "Bahan sosialisasi: …Kisah Budi Santoso …" in shown
    assert "Pelatihan: …Kata Budi Santoso tentang korban…" in shown
    mega.post(at("take_out"), typed | {"words": "korban", "sure": "1", "seen": "budi santoso"})  # never looked at
    assert len(words_found("korban", actor=actor(MEGA, force))) == 1
    assert mega.post(at("take_out"), typed | {"sure": "1", "seen": "budi santoso"})["Location"] == at("take_out")
    assert Training.objects.get().topic == "Kata [dihapus] tentang korban"
    assert "Nama orang: 2 tempat" in text(kartika.get(at("history")))
    assert "tidak tertulis di mana pun" in text(mega.post(at("take_out"), typed))
    assert "paling sedikit 3 huruf" in text(mega.post(at("take_out"), typed | {"words": "bu"}))
    for reader in (kartika, browser(BUDI)):
        assert reader.get(at("take_out")).status_code == 403
    assert nobody.get(at("take_out")).status_code == 302
