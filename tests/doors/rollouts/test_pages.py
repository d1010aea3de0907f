"""Rollouts on their pages: Rina designs and counts, Kartika seals, Budi and nobody see nothing; what is typed wrong is named."""

import io
import re
from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from naung.foundation.access.vocabulary import Actor
from naung.foundation.clock.vocabulary import VagueDate
from naung.insight.evaluation.actions import answer_rollout, enter_counts, take_words_out, tell_begun
from naung.insight.evaluation.models import AreaCount, Rollout
from naung.insight.evaluation.queries import rollout_for
from naung.insight.evaluation.rules.typed import sheet_of
from naung.insight.evaluation.vocabulary import Begun, Cluster, Shape
from naung.insight.programme.actions import step_target
from naung.insight.programme.vocabulary import State
from tests.cast import BUDI, KARTIKA, MEGA, RINA, Member, TaskForce, actor, join, load_some_places, sign_in
from tests.doors.programme.test_pages import text, typed_day
from tests.insight.evaluation.told import (
    AREAS,
    a_draft,
    asked,
    counted,
    effect,
    laid,
    months_later,
    next_month,
    sealed_by,
)
from tests.insight.programme.told import a_target, joined

pytestmark = pytest.mark.django_db
OVER = 7  # months after which every period of the usual story is over


def at(name: str, *ids: UUID | int) -> str:
    return reverse(f"rollouts:{name}", args=ids)


@pytest.fixture
def browser(force: TaskForce) -> Callable[[Member], Client]:
    """A browser of somebody of the cast."""
    return lambda member: sign_in(Client(), join(member, force))


@pytest.fixture
def rina(force: TaskForce, browser: Callable[[Member], Client]) -> tuple[Client, Actor]:
    """Rina, the analyst, in her browser and as an actor."""
    return browser(RINA), actor(RINA, force)


@pytest.fixture
def kartika(force: TaskForce, browser: Callable[[Member], Client]) -> tuple[Client, Actor]:
    """Kartika, the coordinator."""
    return browser(KARTIKA), actor(KARTIKA, force)


def typed(**more: str) -> dict[str, str]:
    told = {"title": "Sosialisasi di kelurahan", "outcome": "Laporan", "counted": "temuan"}
    return told | {"wanted_more": "naik", "shape": "bertahap"} | more


def where(**more: str) -> dict[str, str]:
    told = {"areas": "\n".join(AREAS), "steps": "4", "before": "1", "after": "0", "months": "1", "past": "3"}
    return told | typed_day("starts_on", next_month()) | more


def sealed_ago(months: int, rina: tuple[Client, Actor], kartika: tuple[Client, Actor], **told: Any) -> UUID:
    """What Rina wrote and Kartika sealed so many months ago."""
    with months_later(-months):
        return sealed_by(a_draft(rina[1], **told), kartika[1])


def test_a_draft_is_written_by_one_and_sealed_by_another(
    rina: tuple[Client, Actor], kartika: tuple[Client, Actor]
) -> None:
    page = rina[0]
    lay = page.post(at("new"), typed())["Location"]
    past = page.post(lay, where() | {"version": "1"})["Location"]
    made = Rollout.objects.get().id
    asks = text(page.get(past))
    assert "Sudah tercatat 0 dari 24 hitungan" in asks
    lines = "\n".join(f"{name} = {n + 9}, 14, {n + 11}" for n, name in enumerate(AREAS))
    assert page.post(past, {"version": "2", "counts": lines})["Location"] == at("show", made)
    draft = text(page.get(at("show", made)))
    assert re.search(r"Dengan 8 wilayah, perubahan di bawah \d+ persen tidak akan terlihat", draft)
    assert "bukan lebih banyak kejahatan" in draft
    assert "yang tidak ikut menulis" in draft
    assert page.get(at("seal", made)).status_code == 403
    asks = text(kartika[0].get(at("seal", made)))
    assert "tidak satu pun dari ini dapat diubah" in asks
    assert "Kelurahan Akasia" in asks
    unread = kartika[0].post(at("seal", made), {"version": "3"})
    assert "Centang dahulu" in text(unread)
    kartika[0].post(at("seal", made), {"version": "3", "understood": "on"})
    sealed = text(page.get(at("show", made)))
    for words in ("disegel, belum mulai", "Sidik rancangan", "Angka undian", "Siapa mulai kapan", "masa 2"):
        assert words in sealed, words
    for closed in ("ask", "lay", "past"):
        assert page.get(at(closed, made))["Location"] == at("show", made)
    assert page.post(at("lay", made), where(steps="2") | {"version": "4"})["Location"] == at("show", made)
    assert Rollout.objects.get().steps == 4
    newer = page.post(at("renew", made), {"why": "Dua kelurahan digabung"})["Location"]
    shown = text(page.get(newer))
    assert "Dua kelurahan digabung" in shown
    assert "diganti versi baru" in text(page.get(at("list")))


@pytest.mark.parametrize(
    ("name", "told", "said"),
    [
        ("new", typed(outcome=" "), "Isi dahulu bagian ini"),
        ("lay", where(areas="Roban\nSekip\nroban\nJawa"), "Roban tertulis dua kali"),
        ("lay", where(areas="Roban\nSekip"), "Wilayahnya 2, langkahnya 4"),
        ("lay", where(areas="61.99 Entah\nSekip\nA\nB"), "61.99 tidak ada"),
        ("lay", where(steps="-1"), "Tulis angka saja"),
        (
            "past",
            {"counts": "Kelurahan Akasia = 1, 2, -3, 4"},
            "Kelurahan Akasia: hitungan tidak boleh kurang dari nol",
        ),
        ("past", {"counts": "Sekip = 1, 2, 3, 4"}, "Sekip bukan wilayah rancangan ini"),
    ],
)
def test_what_cannot_be_is_named_and_nothing_typed_is_lost(
    rina: tuple[Client, Actor], name: str, told: dict[str, str], said: str
) -> None:
    made = a_draft(rina[1])
    answer = rina[0].post(at(name, *([] if name == "new" else [made])), told | {"version": "3"})
    assert answer.status_code == 200
    assert said in text(answer)
    for value in told.values():
        assert value.strip().split("\n")[0] in answer.content.decode()


def test_one_area_on_both_sides_is_refused_and_a_list_fills_itself(rina: tuple[Client, Actor]) -> None:
    load_some_places()
    page = rina[0]
    page.post(at("new"), typed(shape="pembanding"))
    made = Rollout.objects.get().id
    both = where(chosen="Roban", areas="Roban\nSekip", after="2") | {"version": "1"}
    assert "sebagai yang memulai dan sebagai pembanding" in text(page.post(at("lay", made), both))
    half = where(chosen="Roban", areas="SDN 3", after="7", starts_on_year="2031") | {"version": "1", "isi": "kelurahan"}
    filled = page.post(at("lay", made), half).content.decode()
    assert len(re.findall(r"61\.72\.\d\d\.\d{4} ", filled)) == 26
    for kept in ("Roban", "SDN 3", 'value="7"', 'value="2031"', 'name="version" value="1"'):
        assert kept in filled, kept
    assert "Perlu dibetulkan" not in filled
    assert rollout_for(made, actor=rina[1]).laid is None  # nothing is kept before "Simpan"
    coded = where(chosen="61.72.02.1001", areas="61.72.02.1002\nSDN 3", after="2") | {"version": "1"}
    page.post(at("lay", made), coded)
    assert "Pasiran" in [each.cluster.name for each in rollout_for(made, actor=rina[1]).areas]


def test_both_values_are_shown_where_a_colleague_was_faster(
    rina: tuple[Client, Actor], kartika: tuple[Client, Actor]
) -> None:
    made = a_draft(rina[1])
    rina[0].post(at("ask", made), typed(title="Judul Rina") | {"version": "3"})
    answer = kartika[0].post(at("ask", made), typed(title="Judul Kartika") | {"version": "3"})
    assert answer.status_code == 409
    assert "Judul Rina" in text(answer)
    assert "Judul Kartika" in text(answer)


def test_the_printed_schedule_says_which_lot_it_is_from(
    rina: tuple[Client, Actor], kartika: tuple[Client, Actor]
) -> None:
    made = sealed_by(a_draft(rina[1]), kartika[1])
    assert "undian ke-1" in text(rina[0].get(at("schedule", made)))


def test_the_page_shows_what_was_sealed_and_that_words_were_taken_out(
    rina: tuple[Client, Actor], kartika: tuple[Client, Actor], force: TaskForce
) -> None:
    page, by = rina
    made = sealed_by(a_draft(by, told=asked(title="Kunjungan Budi Santoso")), kartika[1])
    shown = text(page.get(at("show", made)))
    assert "Naskah yang disegel Judul Kunjungan Budi Santoso" in shown
    assert "garam" not in shown
    take_words_out(words="Budi Santoso", by=joined(MEGA, force))
    shown = text(page.get(at("show", made)))
    assert "Budi" not in shown
    assert "Kustodian menghapus kata dari naskah ini" in shown
    assert "tidak lagi sama dengan yang disegel" not in shown


def test_what_happened_is_written_down_with_its_target_and_listed_as_deviation(
    force: TaskForce, rina: tuple[Client, Actor], kartika: tuple[Client, Actor]
) -> None:
    made, target = sealed_ago(3, rina, kartika), a_target(force.service.id, kartika[1])
    last = next(each for each in rollout_for(made, actor=rina[1]).areas if each.begins == 4)
    early = rollout_for(made, actor=rina[1]).days(1)[0]
    told = {"version": "1", "words": "Jadwal gedung berubah", "target": str(target), **typed_day("on", early)}
    assert rina[0].post(at("begun", made, last.place), told)["Location"] == at("show", made)
    shown = text(rina[0].get(at("show", made)))
    future = rina[0].post(at("begun", made, 0), {"version": "1", **typed_day("on", date(2090, 1, 1))})
    both = rina[0].post(at("begun", made, 0), {"version": "1", "never": "on", **typed_day("on", early)})
    for words in ("mulai sebelum waktunya", "Jadwal gedung berubah", "Pos pengaduan di lima kecamatan"):
        assert words in shown, words
    assert f"{last.cluster.name}: mulai sebelum waktunya. Menurut rancangan: masa 5" in shown
    assert "belum sampai" in text(future)
    assert "tidak keduanya" in text(both)


def test_what_the_action_plan_says_of_a_target_is_proposed_and_confirmed_with_one_press(
    force: TaskForce, rina: tuple[Client, Actor], kartika: tuple[Client, Actor]
) -> None:
    page, by = rina
    made, target = sealed_ago(3, rina, kartika), a_target(force.service.id, kartika[1])
    area = rollout_for(made, actor=by).areas[0]
    page.post(at("begun", made, area.place), {"version": "1", "target": str(target)})
    waiting = text(page.get(at("begun", made, area.place)))
    assert "Menurut rencana aksi: Direncanakan" in waiting
    assert "diusulkan dari sana" not in waiting  # nothing was carried out yet
    step_target(target_id=target, version=1, to=State.RUNNING, reason="", evidence="", spent=7_500_000, by=kartika[1])
    answer = page.get(at("begun", made, area.place))
    assert "Biaya sejauh ini Rp 7.500.000." in text(answer).replace("\xa0", " ")
    assert "diusulkan dari sana" in text(answer)
    form = answer.context["form"]
    assert form.initial["on"] == VagueDate.on(timezone.localdate())
    assert rollout_for(made, actor=by).areas[0].begun.on is None, "a person confirms it"
    told = {"version": "2", "target": str(target), **typed_day("on", timezone.localdate())}
    assert page.post(at("begun", made, area.place), told)["Location"] == at("show", made)
    assert rollout_for(made, actor=by).areas[0].begun.on == timezone.localdate()
    assert "diusulkan dari sana" not in text(page.get(at("begun", made, area.place)))
    there = text(page.get(reverse("programme:target", args=[target])))
    assert f"Diukur {rollout_for(made, actor=by).asked.title} : {area.cluster.name}" in there


def test_counts_are_taken_when_their_period_is_over_and_small_ones_never_shown(
    rina: tuple[Client, Actor], kartika: tuple[Client, Actor]
) -> None:
    page, made = rina[0], sealed_ago(2, rina, kartika)
    lines = sheet_of([Cluster(name) for name in AREAS]).replace("= ", "= 3")
    assert "Masa 2 belum selesai" in text(page.post(at("count", made, 1), {"counts": lines}))
    assert page.post(at("count", made, 0), {"counts": lines})["Location"] == at("show", made)
    again = page.post(at("count", made, 0), {"counts": lines.replace("Akasia = 3", "Akasia = 4")})
    assert "sudah ada hitungan" in text(again)
    reason = {"counts": lines.replace("Akasia = 3", "Akasia = 4"), "reason": "Satu laporan menyusul"}
    page.post(at("count", made, 0), reason)
    shown, asks = text(page.get(at("show", made))), page.get(at("count", made, 0)).content.decode()
    assert "ditahan" in shown
    assert "Satu laporan menyusul" in shown
    assert "Akasia = 4" not in asks
    assert AreaCount.objects.get(area__place=0, period=0).count == 4


def test_the_result_is_the_sealed_one_and_another_look_stands_apart(
    rina: tuple[Client, Actor], kartika: tuple[Client, Actor]
) -> None:
    page, by = rina
    made = sealed_ago(OVER, rina, kartika)
    assert "Masih kurang 40 hitungan" in text(page.post(at("answer", made), {"analysis": "disegel"}))
    counted(made, by, 4.0)
    page.post(at("answer", made), {"analysis": "disegel"})
    for each in rollout_for(made, actor=by).areas:
        day = rollout_for(made, actor=by).days(each.begins or 0)[0]
        tell_begun(rollout_id=made, place=each.place, version=1, begun=Begun(day), words="", target=None, by=by)
    page.post(at("answer", made), {"analysis": "yang_sesuai"})
    answer = page.get(at("show", made))
    with ZipFile(io.BytesIO(page.get(at("workbook", made)).content)) as book:
        words = book.read("xl/sharedStrings.xml").decode()
    shown, drawn = text(answer), answer.content.decode()
    assert re.search(r"Laporan dari kelurahan: bertambah \d+ persen karena kegiatan ini", shown)
    for said in ("di luar rencana", "tidak boleh dikutip", "bukan lebih banyak kejahatan", "Belum ada yang tercatat"):
        assert said in shown, said
    assert drawn.count('<svg class="gambar"') == 3
    assert "bertambah" in words
    assert "Kelurahan Akasia" in words


def test_before_and_after_and_chosen_areas_say_what_cannot_be_concluded(
    rina: tuple[Client, Actor], kartika: tuple[Client, Actor]
) -> None:
    by, said = rina[1], {}
    clusters = tuple(Cluster(name, chosen=n < 4) for n, name in enumerate(AREAS))
    for shape in (Shape.AT_ONCE, Shape.MATCHED):
        with months_later(-OVER):
            where = laid(clusters=clusters, steps=1, before=2, after=2)
        made = sealed_ago(OVER, rina, kartika, told=asked(shape=shape), where=where)
        enter_counts(rollout_id=made, counts=effect(made, by, 5.0), reason="", by=by)
        answer_rollout(rollout_id=made, by=by)
        said[shape] = text(rina[0].get(at("show", made)))
    assert said[Shape.AT_ONCE].count("hanya ada sebelum dan sesudah") >= 2
    assert "Angka undian" not in said[Shape.MATCHED]
    assert "tidak diundi" in said[Shape.MATCHED]
    assert "karena kegiatan ini" not in said[Shape.MATCHED]


def test_readers_read_and_strangers_do_not(
    rina: tuple[Client, Actor], kartika: tuple[Client, Actor], browser: Callable[[Member], Client], nobody: Client
) -> None:
    draft, made = a_draft(rina[1]), sealed_by(a_draft(rina[1]), kartika[1])
    budi = browser(BUDI)
    reads = [at("list"), at("show", draft), at("show", made), at("schedule", draft), at("schedule", made)]
    writes = [at("new"), at("ask", draft), at("lay", draft), at("past", draft), at("renew", made), at("begun", made, 0)]
    writes += [at("count", made, 0), at("answer", made)]
    for address in [*reads, at("workbook", made), *writes]:
        assert rina[0].get(address).status_code == 200, address
        assert budi.get(address).status_code == 403, address
        assert nobody.get(address).status_code == 302, address
    assert kartika[0].get(at("seal", draft)).status_code == 200
    assert rina[0].get(at("begun", made, 99)).status_code == 404
    assert rina[0].get(at("count", made, 99)).status_code == 404
    for early in (at("begun", draft, 0), at("count", draft, 0), at("answer", draft)):
        assert rina[0].get(early)["Location"] == at("show", draft)


def test_the_short_page_says_what_was_found_and_when(rina: tuple[Client, Actor], kartika: tuple[Client, Actor]) -> None:
    by, short = rina[1], reverse("programme:short")
    made = sealed_ago(OVER, rina, kartika)
    assert "Hasil pencegahan Belum diukur" in text(rina[0].get(short))
    counted(made, by, 4.0)
    answer_rollout(rollout_id=made, by=by)
    assert "tidak ada yang bisa dibandingkan" in text(rina[0].post(at("answer", made), {"analysis": "yang_sesuai"}))
    shown = text(rina[0].get(short))
    assert re.search(r"Hasil pencegahan Sosialisasi di kelurahan\. Dihitung: .{5,90}, \w+ .{5,40} \+\d", shown)
    assert "bukan lebih banyak kejahatan" in shown
