"""Bima's import brings a person whom his desk helped before, and one whom Lestari's office knows: told, asked, answered."""

import resource
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from naung.casework.hints.vocabulary import COMPARE
from naung.casework.inquiries.actions import agree_to_be_named
from naung.casework.inquiries.models import Look
from naung.doors.operator.work import do_here
from naung.foundation.access.rules import system_actor
from naung.foundation.accounts.queries import actor_for_officer
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.jobs.actions import take_job
from naung.foundation.organisations.actions import found_agency, open_desk
from naung.foundation.organisations.vocabulary import DeskKind
from naung.foundation.people.actions import register_person
from naung.foundation.people.models import Person
from naung.foundation.people.vocabulary import DocumentGiven, DocumentKind, NameKind, PersonTold, Sex
from tests.casework.arrivals.told import a_batch
from tests.cast import load_some_places
from tests.doors.account.signing import enrol
from tests.journeys.conftest import SignedIn
from tests.journeys.desk_steps import press
from tests.journeys.looking import check_page

pytestmark = pytest.mark.django_db(transaction=True)
NIK, HERS = "6101014903950001", "6172024408970002"  # invented
LIST = f"""Nama\tNIK\tTanggal lahir\tL/P\tAsal\tKasus
Soelastri Oemar\t{NIK}\t09-03-1995\tP\tSambas\tTanpa paspor
Dewi Ayu Lestari\t{HERS}\t04-08-1997\tP\tSingkawang\tTanpa paspor
Ujang Saputra\t\t1990\tL\tSambas\tOverstay
"""


def a_desk(name: str, kind: str, territory: str, prefix: str) -> UUID:
    """A desk of another agency."""
    setup = system_actor("setup")
    agency = found_agency(name=name, kind=kind, by=setup)
    return open_desk(
        agency=agency, name="Meja layanan", kind=DeskKind.SERVICE, territory=territory, prefix=prefix, by=setup
    ).id


def helped(name: str, nik: str, born: date, by: Any) -> UUID:
    """Somebody whom a desk helped."""
    told = PersonTold(names=((NameKind.OFFICIAL, name),), sex=Sex.FEMALE, birth=VagueDate.on(born))
    return register_person(told=told, documents=[DocumentGiven(DocumentKind.NIK, nik)], by=by)


def worked(monkeypatch: pytest.MonkeyPatch) -> None:
    """What `naung work` does, here and without the limits of its child."""
    monkeypatch.setattr(resource, "setrlimit", lambda *_: None)
    while (taken := take_job(now=timezone.now(), by=system_actor("work"))) is not None:
        assert taken.kind == COMPARE
        assert do_here(taken.id, taken.turn) == 0


def loaded(page: Page, batch: UUID) -> None:
    """Bima pastes the list, looks at it and takes it."""
    page.goto(f"/perbatasan/{batch}/")
    page.get_by_role("link", name="Masukkan daftar").click()
    page.locator("[name=rows]").fill(LIST)
    page.get_by_role("button", name="Periksa daftar").or_(page.get_by_role("button", name="Muat daftar")).first.click()
    page.get_by_role("button", name="Masukkan").first.click()


def test_an_import_brings_whom_his_desk_and_lestaris_office_know(
    page_of: SignedIn, desk: UUID, settings: Any, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.NAUNG_HOME = tmp_path
    load_some_places()
    border, legal = a_desk("P4MI Entikong", "p4mi", "61.03", "P4"), a_desk("LBH Singkawang", "obh", "61.72", "LBH")
    bima = enrol("bima", "Bima", border, role="petugas_perbatasan")
    lestari = enrol("lestari", "Lestari", legal, role="advokat")
    helped("Sulastri Umar", NIK, date(1995, 3, 9), actor_for_officer("bima"))
    client = helped("Dewi Ayu", HERS, date(1997, 8, 4), actor_for_officer("lestari"))
    agree_to_be_named(person_id=client, by=actor_for_officer("lestari"))
    batch = a_batch(actor_for_officer("bima"), [])

    page = page_of(bima, width=1280)
    loaded(page, batch)
    expect(page.get_by_text("Sudah dibandingkan 0 dari 3 orang")).to_be_visible()
    page.get_by_role("link", name="Siapa yang mungkin pernah tercatat?").click()
    expect(page.get_by_text("Menunggu giliran")).to_be_visible()
    check_page(page, "list-of-earlier-waits")
    worked(monkeypatch)
    page.reload()
    expect(page.get_by_text("1 orang mungkin pernah tercatat")).to_be_visible()
    expect(page.get_by_text("Sama: nama, tanggal lahir, jenis kelamin, NIK")).to_be_visible()
    expect(page.get_by_text("LBH Singkawang")).to_have_count(0)
    check_page(page, "list-of-earlier")

    page.get_by_role("link", name="Lihat apakah meja lain mengenal seseorang").click()
    page.locator("[name=numbers]").fill("2")
    page.locator("[name=why]").fill("Ia bilang sudah didampingi, dan kami perlu tahu dengan siapa bicara.")
    check_page(page, "list-elsewhere")
    press(page, "Lihat apakah meja lain mengenal mereka")
    expect(
        page.get_by_text("LBH Singkawang: Meja layanan mungkin tahu lebih banyak.").or_(
            page.get_by_text("mungkin tahu lebih banyak.").last
        )
    ).to_be_visible()
    check_page(page, "list-of-earlier-named")
    page.get_by_role("link", name="Tanya meja itu").click()
    page.locator("[name=why]").fill("Kapan Anda dapat bicara dengannya di Entikong?")
    press(page, "Kirim pertanyaan")
    expect(page.get_by_text("menunggu jawaban")).to_be_visible()

    there = page_of(lestari, width=360)
    there.goto("/tanya-meja/")
    expect(there.get_by_text("Kapan Anda dapat bicara dengannya")).to_be_visible()
    check_page(there, "list-question-waits")
    there.get_by_role("link", name="Jawab").click()
    there.locator("[name=reply][value=bicara]").check()
    press(there, "Kirim jawaban")
    there.goto(f"/tanya-meja/orang/{client}/")
    expect(there.get_by_text("Ia setuju kantor ini disebut")).to_be_visible()
    check_page(there, "list-willing")

    page.goto(f"/perbatasan/{batch}/pernah/")
    expect(page.get_by_text("kita bicara")).to_be_visible()
    phone = page_of(bima, width=360)
    phone.goto(f"/perbatasan/{batch}/pernah/")
    check_page(phone, "list-of-earlier-phone")
    phone.goto(f"/perbatasan/{batch}/")
    check_page(phone, "list-batch-phone")
    assert (Look.objects.count(), Person.objects.count()) == (1, 2), "no record was made for a look"
