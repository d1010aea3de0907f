"""Sari walks home with Wulan on the pages, from the day of return to the end; Budi and nobody see nothing."""

import io
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from naung.casework.reintegration.actions import set_wish
from naung.casework.reintegration.models import OfficeItem, Problem
from naung.casework.reintegration.vocabulary import Wish
from naung.foundation.access.vocabulary import Actor
from tests.casework.reintegration.conftest import Home, ago, returned, shown
from tests.casework.reintegration.conftest import home as home  # the fixture

pytestmark = pytest.mark.django_db
ClientFor = Callable[[str], Client]


def at(name: str, *ids: object) -> str:
    return reverse(f"reintegration:{name}", args=ids)


def text(answer: object) -> str:
    """What a reader reads."""
    body = answer.content.decode()  # type: ignore[attr-defined]  # the test client's answer
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body)).replace("\xa0", " ")


def day(name: str, on: date) -> dict[str, str]:
    return {f"{name}_day": str(on.day), f"{name}_month": str(on.month), f"{name}_year": str(on.year)}


CALLED = {
    "held": "telepon", "reached": "aman", "words": "Sudah kerja di warung.", "safety": "aman", "safety_words": "",
    "again": "tidak", "again_words": "", "item_surat": "4", "item_penghasilan": "2",
}  # fmt: skip


def test_who_may_open_it_and_who_may_not(home: Home, client_for: ClientFor, nobody: Client) -> None:
    pages = [
        at(name, home.case, home.person)
        for name in ("show", "print", "wish", "home", "before", "problem_new", "end", "death")
    ]
    for where in [*pages, at("step", home.case, home.person, "pengembalian")]:
        for who, status in (("sari", 200), ("ratna", 200), ("budi", 404), ("hamdan", 403), ("mega", 403)):
            assert client_for(who).get(where).status_code == status, (where, who)
        assert nobody.get(where).status_code == 302
    assert client_for("sari").get(at("case", home.case))["Location"] == pages[0]
    assert client_for("sari").get(at("step", home.case, home.person, "langkah_enam")).status_code == 404


def test_from_the_return_to_the_end_on_the_pages(home: Home, client_for: ClientFor, sari: Actor) -> None:
    page, whose = client_for("sari"), (home.case, home.person)
    assert "bukan ketentuan hukum" in text(page.get(at("show", *whose)))
    before = {**day("on", ago(50)), "item_surat": "1", "item_penghasilan": "3"}
    assert page.post(at("before", *whose), {**before, "version": "0"}).status_code == 302
    told = page.post(at("home", *whose), {**day("home_on", ago(40)), "version": "0"})
    assert told.status_code == 302, text(told)
    assert "terlewat" in text(page.get(at("show", *whose)))
    today = text(page.get(reverse("worklist:today")))
    assert "Tindak lanjut sesudah pulang" in today
    first = shown(home, sari).follow_ups[0]
    step = {"state": "berjalan", "who": "Bu Dewi", "lacks": "Kakaknya belum ditemui.", "words": "", "version": "0"}
    assert page.post(at("step", *whose, "penyiapan_keluarga"), step).status_code == 302
    held = page.post(at("follow_up", first.id), {**CALLED, **day("held_on", ago(0)), "version": str(first.version)})
    assert held.status_code == 302, text(held)
    said = text(page.get(at("show", *whose)))
    for words in (
        "Sudah kerja di warung.",
        "Kakaknya belum ditemui.",
        "lebih baik",
        "lebih sulit",
        "4. Lengkap",
        "belum divalidasi",
    ):
        assert words in said, words
    assert "Catat laporan baru" not in said
    case = text(page.get(reverse("cases:show", args=[home.case])))
    assert "tindak lanjut" in case
    version = str(shown(home, sari).version)
    asked_for = page.post(at("end", *whose), {"words": "", "agreed": "on", "why": "", "version": version})
    assert "sedekat mungkin dengan kata-katanya sendiri" in text(asked_for)
    ended = {"words": "Saya sudah bisa sendiri.", "agreed": "on", "why": "", "version": version}
    assert page.post(at("end", *whose), ended).status_code == 302
    said = text(page.get(at("show", *whose)))
    assert "Saya sudah bisa sendiri." in said
    assert "Lanjutkan lagi" in said
    assert "Tindak lanjut sesudah pulang" not in text(page.get(reverse("worklist:today")))


def test_a_follow_up_after_death_is_refused_beside_its_day_and_nothing_typed_is_lost(
    home: Home, client_for: ClientFor, sari: Actor
) -> None:
    page, path = client_for("sari"), returned(home, sari)
    died = {**day("died_on", ago(10)), "version": str(path.version)}
    assert page.post(at("death", home.case, home.person), died).status_code == 302
    first = path.follow_ups[0]
    late = page.post(at("follow_up", first.id), {**CALLED, **day("held_on", ago(3)), "version": "1"})
    assert "Ia meninggal pada" in text(late)
    assert "Sudah kerja di warung." in late.content.decode()
    assert page.post(at("resume", home.case, home.person), {"why": "Salah orang.", "version": "2"}).status_code == 302


def test_signs_of_it_happening_again_open_a_press_and_nothing_by_itself(
    home: Home, client_for: ClientFor, sari: Actor
) -> None:
    page, path = client_for("sari"), returned(home, sari)
    seen = {**CALLED, **day("held_on", ago(0)), "again": "dikhawatirkan", "version": "1"}
    asked_what = page.post(at("follow_up", path.follow_ups[0].id), seen)
    assert "Tulis apa yang dilihat" in text(asked_what)
    seen["again_words"] = "Perekrutnya mengajak ke Miri lagi."
    assert page.post(at("follow_up", path.follow_ups[0].id), seen).status_code == 302
    assert reverse("reports:take") in page.get(at("show", home.case, home.person)).content.decode()


def test_her_no_ends_every_reminder_and_two_at_once_see_both_wishes(
    home: Home, client_for: ClientFor, sari: Actor
) -> None:
    page, path = client_for("sari"), returned(home, sari)
    where = at("wish", home.case, home.person)
    no = {"wish": "tidak_mau", "words": "Suami tidak tahu.", "version": str(path.version)}
    assert page.post(where, no).status_code == 302
    assert "Tindak lanjut sesudah pulang" not in text(page.get(reverse("worklist:today")))
    stale = page.post(where, {**no, "wish": "mau"})
    assert stale.status_code == 409
    assert "Tidak mau dihubungi" in text(stale)
    whose: dict[str, Any] = {"case_id": home.case, "person_id": home.person}
    set_wish(**whose, wish=Wish.YES, words="", version=shown(home, sari).version, by=sari)
    assert "Tindak lanjut sesudah pulang" in text(page.get(reverse("worklist:today")))


def test_days_problems_items_and_the_workbook(home: Home, client_for: ClientFor, sari: Actor) -> None:
    page, path = client_for("sari"), returned(home, sari, days=5)
    coming, first = timezone.localdate() + timedelta(days=9), path.follow_ups[0]
    whose = (home.case, home.person)
    new = {**day("due_on", coming), "why": "Sidang minggu depan."}
    assert page.post(at("follow_up_new", *whose), new).status_code == 302
    assert page.post(at("follow_up_move", first.id), {**new, "version": "1"}).status_code == 302
    assert page.post(at("follow_up_drop", path.follow_ups[3].id), {"why": "Pindah.", "version": "1"}).status_code == 302
    seen = {"kind": "perekrut_dekat", **day("seen_on", ago(1)), "words": "Rumahnya dua pintu dari sini.", "done": ""}
    assert page.post(at("problem_new", *whose), seen).status_code == 302
    done = {"done": "Pindah ke rumah bibi.", "over": "on", "version": "1"}
    assert page.post(at("problem", Problem.objects.get().id), done).status_code == 302
    said = text(page.get(at("print", *whose)))
    assert "Sidang minggu depan." in said
    assert "Pindah ke rumah bibi." in said
    item = {"words": "Bisa bicara dengan siapa", **{f"anchor_{n}": f"keadaan {n}" for n in (1, 2, 3, 4)}}
    assert page.post(at("items"), item).status_code == 302
    assert "Bisa bicara dengan siapa" in page.get(at("before", *whose)).content.decode()
    page.post(at("item_withdraw", OfficeItem.objects.get().id))
    assert "Bisa bicara dengan siapa" not in page.get(at("before", *whose)).content.decode()
    sheet = page.get(at("book"))
    with ZipFile(io.BytesIO(sheet.content)) as book:
        cells = b"".join(book.read(name) for name in book.namelist()).decode("utf-8", "replace")
    assert shown(home, sari).number in cells
    assert "Wulan" not in cells
    assert "Wulan" in text(page.get(at("list")))


def test_a_death_that_the_way_home_knows_is_asked_for_before_a_follow_up(
    home: Home, client_for: ClientFor, sari: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = returned(home, sari)
    monkeypatch.setattr(
        "naung.doors.desk.reintegration.following.has_died", lambda person, *, actor: person == home.person
    )
    monkeypatch.setattr("naung.doors.desk.worklist.legal.has_died", lambda person, *, actor: person == home.person)
    page = client_for("sari")
    told = {**CALLED, **day("held_on", ago(0)), "version": "1"}
    assert "Kematiannya sudah dicatat" in text(page.post(at("follow_up", path.follow_ups[0].id), told))
    assert "Tindak lanjut sesudah pulang" not in text(page.get(reverse("worklist:today")))
