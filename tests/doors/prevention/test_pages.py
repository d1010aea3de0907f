"""Prevention's pages by Rina and Hamdan, by Budi and by nobody; errors beside fields, nothing lost; no victims in numbers."""

import io
import re
from collections.abc import Callable
from typing import Any
from uuid import UUID
from zipfile import ZipFile

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from naung.foundation.access.vocabulary import Actor
from naung.foundation.jobs.models import LongWork
from naung.insight.programme.models import Target
from naung.insight.targeting.actions import approve_version, decide_choice, limit_areas
from naung.insight.targeting.models import Override, Version
from naung.insight.targeting.queries import newest_of
from naung.insight.targeting.vocabulary import Decided, LimitTold
from tests.cast import BUDI, HAMDAN, KARTIKA, RINA, SINGKAWANG, TARI, Member, TaskForce, actor, join, sign_in
from tests.insight.programme.told import a_plan, days
from tests.insight.targeting.told import a_prevention_plan, answered, edits, load_singkawang, solve

pytestmark = pytest.mark.django_db
FIRST = "61.72.01"


def at(name: str, *args: Any) -> str:
    return reverse(f"prevention:{name}", args=args)


def text(answer: Any) -> str:
    """What a reader reads."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


@pytest.fixture
def browser(force: TaskForce) -> Callable[[Member], Client]:
    """A browser of somebody of the cast."""
    load_singkawang()
    return lambda member: sign_in(Client(), join(member, force))


@pytest.fixture
def rina(force: TaskForce, browser: Callable[[Member], Client]) -> tuple[Client, Actor]:
    """Rina, the analyst, in her browser and as an actor."""
    return browser(RINA), actor(RINA, force)


FRAME = {"title": "Pencegahan 2027", "year": "2027", "within": SINGKAWANG, "level": "desa", "basis": "kantor"}
FRAME |= {"budget": "10.000.000", "at_most": "1"}


def test_why_there_is_no_plan_is_said_in_the_readers_language_with_names(rina: tuple[Client, Actor]) -> None:
    page, by = rina
    plan = a_prevention_plan(by)
    limit_areas(plan_id=plan, edits=edits(plan, by), limits={SINGKAWANG: LimitTold(days=1, floor=9_000_000)}, by=by)
    assert solve(plan, by).complaints
    assert "Bagian terkecil Kota Singkawang tidak bisa dicapai" in text(page.get(at("plan", plan)))
    page.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    english = text(page.get(at("plan", plan)))
    assert "The least share of Kota Singkawang can" in english
    assert "Bagian terkecil" not in english


def test_a_plan_is_written_step_by_step_and_asked(rina: tuple[Client, Actor]) -> None:
    page, by = rina
    assert "Belum ada rencana" in text(page.get(at("list")))
    here = page.post(at("begin"), FRAME)["Location"]
    plan = UUID(here.strip("/").split("/")[-1])
    assert "26 tempat dianggap sama" in text(page.get(here))  # Singkawang's kelurahan: it has no desa
    told = {"version": "1", "price": "2.000.000", "days": "2", "low": "30", "high": "20"}
    wrong = page.post(at("assume", plan, "penyuluhan"), told)
    assert "tidak boleh lebih kecil" in text(wrong)
    assert 'value="2.000.000"' in wrong.content.decode()
    assert page.post(at("assume", plan, "penyuluhan"), told | {"low": "5"})["Location"] == here
    limits = {"version": "2", f"days_{SINGKAWANG}": "12"}
    assert page.post(at("limits", plan), limits)["Location"] == here
    shown = page.get(at("weights", plan)).content.decode()
    assert shown.count('name="weight_61.72.') == 26
    assert page.post(at("weights", plan), {"version": "3", f"weight_{FIRST}.1001": "4"})["Location"] == here
    stale = page.post(at("limits", plan), limits)
    assert stale.status_code == 409
    assert page.post(at("ask", plan), {"version": "4"})["Location"] == here
    assert "menunggu giliran" in text(page.get(here)).lower()
    assert LongWork.objects.count() == 1
    again = text(page.post(at("ask", plan), {"version": "5"}, follow=True))
    assert "sedang dihitung" in again
    assert newest_of(plan, actor=by).needs[f"{FIRST}.1001"].value == 4


def test_the_answer_is_explained_and_nothing_counts_victims(
    force: TaskForce, rina: tuple[Client, Actor], browser: Callable[[Member], Client]
) -> None:
    page, by = rina
    plan = a_prevention_plan(by)
    told = Decided("61.72.03", "penyuluhan", included=False, reason="Sudah ada program lain")
    decide_choice(plan_id=plan, edits=edits(plan, by), told=told, by=by)
    first = answered(plan, by)
    Override.objects.update(cost_low=0.03, cost_high=0.04)
    seen = text(page.get(at("version", first.id)))
    for words in ("jika asumsi benar", "Terbukti", "Singkawang Barat", "lebih baik pada 25,0 %", "4,0 % sampai 6,0 %"):
        assert words in seen, words
    for words in ("Sudah ada program lain", "rencananya 3,0 % lebih baik", "5 sampai 20 persen", "12,5 %"):
        assert words in seen, words
    assert "<svg" in page.get(at("version", first.id)).content.decode()
    assert not re.search(r"\d+ (korban|orang) (yang )?(dicegah|terhindar|selamat)", seen)
    assert "Setujui versi ini" not in seen
    lifted = {"version": str(edits(plan, by)), "tempat": "61.72.03", "kegiatan": "penyuluhan"}
    page.post(at("lift", plan), lifted)
    assert "Sedang disusun" in text(page.get(at("plan", plan)))
    assert "Sudah ada program lain" in text(page.get(at("version", first.id)))
    second = answered(plan, by, "61.72.02", "61.72.04")
    sides = text(page.get(at("compare", first.id, second.id)))
    assert "1 pilihan ada di keduanya" in sides
    assert page.get(at("compare", first.id, plan)).status_code == 404
    sheet = text(page.get(at("sheet", second.id, "61-72")))
    assert "4.000.000" in sheet
    assert "UPTD PPA Singkawang" in sheet
    assert "Singkawang Barat" in text(page.get(at("sheet", second.id, "61-72-02")))
    assert page.get(at("sheet", second.id, "61-72-01")).status_code == 404
    held = page.get(at("workbook", second.id)).content
    assert b"Penyuluhan" in ZipFile(io.BytesIO(held)).read("xl/sharedStrings.xml")
    head = browser(HAMDAN)
    assert "Setujui versi ini" in text(head.get(at("version", second.id)))
    head.post(at("approve", second.id))
    assert Version.objects.get(id=second.id).approved_by is not None
    assert "Hamdan" in text(page.get(at("version", second.id)))


def test_an_approved_plan_becomes_targets_once_and_both_sides_say_so(
    force: TaskForce, rina: tuple[Client, Actor], browser: Callable[[Member], Client]
) -> None:
    by = rina[1]
    plan = a_prevention_plan(by)
    version = answered(plan, by)
    kartika, coordinator = browser(KARTIKA), actor(KARTIKA, force)
    browser(HAMDAN)
    assert kartika.get(at("tasks", version.id)).status_code == 404
    approve_version(version_id=version.id, by=actor(HAMDAN, force))
    refused = text(kartika.get(at("tasks", version.id), follow=True))
    assert "Catat dahulu rencana aksi daerah" in refused
    a_plan(coordinator)
    form = kartika.get(at("tasks", version.id)).content.decode()
    offered = re.findall(r'<option value="([0-9a-f-]{36})"', form)
    assert "tugasnya menurut daftar kegiatan" in form
    assert str(force.service.id) in offered[: form.count("tugasnya menurut daftar kegiatan)")]
    told = {f"part_{SINGKAWANG}_penyuluhan": str(force.service.id)}
    for name, day in (("starts_on", days(0)), ("ends_on", days(200))):
        told |= {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}
    assert kartika.post(at("tasks", version.id), told)["Location"] == at("version", version.id)
    target = Target.objects.get()
    assert (target.budget, target.responsible) == (4_000_000, force.service.id)
    assert target.words == "Penyuluhan di kelurahan atau desa: Singkawang Tengah, Singkawang Barat"
    kartika.post(at("tasks", version.id), told)
    assert Target.objects.count() == 1
    assert reverse("programme:target", args=[target.id]) in kartika.get(at("version", version.id)).content.decode()
    assert at("version", version.id) in kartika.get(reverse("programme:target", args=[target.id])).content.decode()


def test_each_page_by_its_reader_by_budi_and_by_nobody(
    rina: tuple[Client, Actor], browser: Callable[[Member], Client]
) -> None:
    page, by = rina
    plan = a_prevention_plan(by)
    version = answered(plan, by)
    reads = [at("list"), at("plan", plan), at("version", version.id), at("sheet", version.id, "61-72")]
    reads += [at("workbook", version.id), at("compare", version.id, version.id)]
    writes = [at("begin"), at("frame", plan), at("assume", plan, "akta"), at("limits", plan), at("weights", plan)]
    writes += [at("decide", plan), at("decide_on", plan, "61-72-01", "akta")]
    signs = [at("approve", version.id)]
    budi, tari, hamdan = browser(BUDI), browser(TARI), browser(HAMDAN)
    for address in (*reads, *writes):
        assert page.get(address).status_code == 200, address
    for address in signs:
        assert hamdan.get(address).status_code == 200
        assert page.get(address).status_code == 403
    for address in reads:
        assert tari.get(address).status_code == 200
    for address in (*reads, *writes, *signs):
        assert budi.get(address).status_code == 403, address
        assert Client().get(address).status_code == 302, address
    for address in writes:
        assert tari.get(address).status_code == 403, address
    assert page.get(at("assume", plan, "patroli")).status_code == 404
