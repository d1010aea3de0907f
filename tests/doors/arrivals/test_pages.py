"""Bima takes a batch from the letter to the closed report on the pages; Budi and nobody see nothing of it."""

import io
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from unittest.mock import patch
from uuid import UUID, uuid4
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from naung.casework.arrivals.models import Arrival, Batch, Form
from naung.casework.arrivals.queries import arrival_for, batch_for
from naung.casework.arrivals.vocabulary import Decided, FormKind, Presence
from naung.casework.referrals.models import Referral
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.people.vocabulary import Answer
from naung.foundation.wicket.actions import hand_request, open_wicket
from naung.foundation.wicket.vocabulary import Ask
from tests.casework.arrivals.told import LETTER, arrival, first, short, short_told, signed
from tests.cast import TaskForce, sign_in

pytestmark = pytest.mark.django_db
PIN = "739150"
FIXED = "naung.casework.arrivals.queries.today.drawn"


def at(name: str, *ids: object) -> str:
    return reverse(f"arrivals:{name}", args=ids)


def text(answer: Any) -> str:
    """What a reader reads."""
    body = answer.content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body)).replace("\xa0", " ")


def day(name: str, days: int = 0) -> dict[str, str]:
    on = timezone.localdate() + timedelta(days=days)
    return {f"{name}_day": str(on.day), f"{name}_month": str(on.month), f"{name}_year": str(on.year)}


def announced(**changed: str) -> dict[str, str]:
    told = {"crossing": "entikong", "consulate": "kjri_kuching", "letter": LETTER, "depot": "Semuja", "expected": "4"}
    return told | day("on") | changed


def test_a_batch_is_announced_once_and_corrected(page: Client, bima: Actor) -> None:
    once = str(uuid4())
    for _ in range(2):
        page.post(at("new"), announced(post=once))
    batch = Batch.objects.get()
    assert "Belum ada rombongan" not in text(page.get(at("list")))
    assert "Daftarnya masih kosong" in text(page.get(at("batch", batch.id)))
    page.post(at("change", batch.id), announced(expected="5", version="1"))
    assert batch_for(batch.id, actor=bima).told.expected == 5
    assert page.post(at("change", batch.id), announced(expected="6", version="1")).status_code == 409
    assert "Pilih" in text(page.post(at("new"), announced(crossing="")))


def test_the_first_line_is_done_in_six_taps_and_leads_to_the_next_person(
    page: Client, batch: UUID, bima: Actor
) -> None:
    ujang = arrival(batch, 1)
    shown = page.get(at("first", ujang)).content.decode()
    assert shown.count('type="checkbox"') == 5
    with patch(FIXED, return_value=False):
        after = page.post(at("first", ujang), {"then": "berikut"})
    assert after["Location"] == at("first", arrival(batch, 2))
    told = {"signs": ["surat_dipegang", "takut_luka"], "then": "berikut"}
    answer = page.post(at("first", arrival(batch, 2)), told, follow=True)
    assert "Perlu penyaringan pendek: Surat dirinya dipegang orang lain; Tampak takut atau terluka" in text(answer)
    assert Form.objects.filter(kind=FormKind.FIRST).count() == 2
    assert arrival_for(ujang, actor=bima).presence is Presence.ARRIVED


def test_a_child_of_the_list_is_shown_as_pressed_with_why_and_undone_by_hand(
    page: Client, batch: UUID, bima: Actor
) -> None:
    rafi = arrival(batch, 3)
    shown = page.get(at("first", rafi))
    assert shown.content.decode().count("checked") == 1
    assert "Sudah ditandai menurut daftar: Di bawah 18 tahun, Anak yang ikut orang tua." in text(shown)
    page.post(at("first", rafi), {"then": "selesai"})  # a page that showed nothing as pressed undoes nothing
    assert "Perlu petugas anak" in text(page.get(at("person", rafi)))
    page.post(at("first", rafi), {"offered": ["anak"], "then": "selesai"})
    assert arrival_for(rafi, actor=bima).signs == frozenset()
    after = text(page.get(at("person", rafi)))
    assert "Perlu petugas anak" not in after
    assert "Dibatalkan petugas, walau menurut daftar ya" in after
    assert "checked" not in page.get(at("first", rafi)).content.decode()


def test_who_is_drawn_by_lot_is_told_so_after_the_first_line(page: Client, batch: UUID) -> None:
    ujang = arrival(batch, 1)
    assert "Terpilih undian" not in text(page.get(at("first", ujang)))
    with patch(FIXED, return_value=True):
        answer = page.post(at("first", ujang), {"then": "selesai"}, follow=True)
    assert "Terpilih undian" in text(answer)


def test_the_short_screening_shows_what_is_safe_until_nobody_hears(page: Client, batch: UUID, bima: Actor) -> None:
    lalu = arrival(batch, 4)
    first(lalu, "perkara", by=bima)
    address = at("short", lalu)
    before = text(page.get(address))
    assert "hanya pertanyaan yang aman tampil" in before
    assert "Apakah ada yang menyakiti Anda?" not in before
    page.post(address, {"terdengar": "ya", "jalur": "judi_penipuan", "bahasa": "ya", "version": "0", "then": "berikut"})
    assert "Orang lain bisa mendengar" in text(page.get(address))
    page.post(
        address, {"terdengar": "tidak", "jalur": "judi_penipuan", "bahasa": "ya", "version": "1", "then": "berikut"}
    )
    after = text(page.get(address))
    assert "Apakah Anda dihukum bila target tidak tercapai?" in after
    assert "Adakah awak dihukum jika sasaran tidak dicapai?" in after
    assert "Apakah Anda dilarang turun ke darat?" not in after
    assert "Pasal 18" in after


def test_interrupted_and_finished_by_a_stale_page_loses_nothing(page: Client, batch: UUID, bima: Actor) -> None:
    ujang = arrival(batch, 1)
    first(ujang, "minta", by=bima)
    told = {"terdengar": "tidak", "jalur": "kebun", "version": "0", "then": "berikut"}
    page.post(at("short", ujang), told)
    page.post(at("short", ujang), {**told, "upah": "ya", "version": "1"})
    assert "Lanjutkan penyaringan pendek" in text(page.get(at("person", ujang)))
    assert page.post(at("short", ujang), {**told, "upah": "tidak", "version": "1"}).status_code == 409
    done = page.post(at("short", ujang), {**told, "upah": "ya", "surat": "ya", "version": "2", "then": "selesai"})
    assert done["Location"] == at("decide", ujang)
    shown = text(page.get(at("decide", ujang)))
    assert "Surat dirinya ditahan orang lain." in shown
    assert "Upahnya ditahan atau tidak dibayar." in shown


def test_a_decision_is_signed_and_against_a_sign_only_with_a_reason(page: Client, batch: UUID, bima: Actor) -> None:
    ujang = arrival(batch, 1)
    first(ujang, "minta", by=bima)
    short(ujang, short_told(ancam=Answer.YES), bima)
    refused = page.post(at("decide", ujang), {"decided": "boleh_pulang"})
    assert "Tulis mengapa boleh pulang" in text(refused)
    page.post(at("decide", ujang), {"decided": "wawancara_lengkap"})
    shown = text(page.get(at("person", ujang)))
    assert "Tinggal dulu untuk wawancara lengkap Bima" in shown


def test_two_answers_are_shown_side_by_side_and_one_is_chosen(page: Client, batch: UUID, bima: Actor) -> None:
    dayang = arrival(batch, 2)
    first(dayang, "surat_dipegang", by=bima)
    short(dayang, short_told(surat=Answer.YES), bima, device=uuid4())
    short(dayang, short_told(surat=Answer.NO), bima, device=uuid4())
    shown = text(page.get(at("person", dayang)))
    assert "Dua petugas menanyai orang ini" in shown
    assert shown.count("Pakai jawaban ini") == 2
    assert "Dua jawaban: lihat keduanya" in text(page.get(at("batch", batch)))
    kept = arrival_for(dayang, actor=bima).standing(FormKind.SHORT)[0]
    page.post(at("choose", dayang), {"form": str(kept.id)})
    assert "Pakai jawaban ini" not in text(page.get(at("person", dayang)))
    assert page.post(at("choose", dayang), {"form": str(uuid4())}).status_code == 404


def test_many_are_marked_at_once_and_families_put_together(page: Client, batch: UUID, bima: Actor) -> None:
    people = [str(arrival(batch, n)) for n in (1, 4)]
    page.post(at("mark", batch), {"people": people, "what": "satukan"})
    page.post(at("mark", batch), {"people": people, "what": "tiba"})
    page.post(at("mark", batch), {"what": "sisanya"})
    queue = {each.number: each for each in batch_for(batch, actor=bima).queue}
    assert [queue[n].presence for n in (1, 2, 3, 4)] == [
        Presence.ARRIVED, Presence.NOT_ARRIVED, Presence.NOT_ARRIVED, Presence.ARRIVED,
    ]  # fmt: skip
    assert queue[1].group == queue[4].group
    shown = page.get(at("batch", batch)).content.decode()
    assert shown.count("Datang bersama") == 1
    assert "paling sedikit dua orang" in text(page.post(at("mark", batch), {"people": people[:1], "what": "satukan"}))


def test_somebody_is_added_and_corrected(page: Client, batch: UUID, bima: Actor) -> None:
    told = {"name": "Nur Aini", "age": "22", "sex": "P", "cause": "tanpa_paspor", "origin": "Sambas", "ill": "on"}
    told |= {"origin_code": "61.01", "origin_of": "Sambas"}
    made = page.post(at("add", batch), told)
    person = Arrival.objects.get(batch=batch, number=5)
    assert made["Location"] == at("person", person.id)
    assert (person.band, person.origin) == ("18-24", "61.01")
    assert "Sakit menurut daftar" in text(page.get(at("person", person.id)))
    page.post(at("amend", person.id), {**told, "name": "Nur Aini Sari", "version": "1"})
    assert "Nur Aini Sari" in text(page.get(at("person", person.id)))
    assert page.post(at("amend", person.id), {**told, "name": "Nur", "version": "1"}).status_code == 409


def test_one_press_hands_somebody_on(page: Client, batch: UUID, bima: Actor, force: TaskForce) -> None:
    dayang = arrival(batch, 2)
    first(dayang, "surat_dipegang", by=bima)
    shown = text(page.get(at("hand", dayang)))
    assert "UPTD PPA Singkawang, Meja layanan: Mencatat dan menindaklanjuti laporan (bila dilayani di" in shown
    told = {
        "target": f"{force.service.id}/pengaduan",
        "basis": "tanda_tangan",
        "language": "ind",
        "request": "Mohon wawancara.",
    }
    answer = page.post(at("hand", dayang), told | day("until", 90))
    referral = Referral.objects.get()
    assert answer["Location"] == reverse("referrals:show", args=[referral.id])
    assert "Sudah dirujuk" in text(page.get(at("person", dayang)))
    assert "sudah dirujuk" in text(page.post(at("hand", dayang), told | day("until", 90)))


def test_whom_the_officer_sees_as_a_child_is_handed_on_by_an_article(
    page: Client, batch: UUID, bima: Actor, force: TaskForce
) -> None:
    dayang = arrival(batch, 2)  # twenty-four by the list
    assert 'value="tanda_tangan"' in page.get(at("hand", dayang)).content.decode()
    first(dayang, "anak", by=bima)
    shown = page.get(at("hand", dayang)).content.decode()
    assert 'value="tanda_tangan"' not in shown
    assert 'value="anak_kepentingan_terbaik"' in shown
    assert "dengan kartu" in text(page.post(at("card", dayang), {"pin_sandi": PIN} | day("until", 30)))


def test_a_card_a_call_and_a_message_through_it(page: Client, batch: UUID, bima: Actor) -> None:
    ujang = arrival(batch, 1)
    first(ujang, by=bima)
    call = {"reach": "0812 3456 7890", "hours": "Malam", "pretext": "", "manner": "Tanda tangan, Melayu"}
    page.post(at("call", ujang), call | day("until", 30))
    assert "Boleh ditelepon: 0812 3456 7890" in text(page.get(at("person", ujang)))
    refused = page.post(at("card", ujang), {"pin_sandi": "111111"} | day("until", 30))
    assert "mudah ditebak" in text(refused)
    card = page.post(at("card", ujang), {"pin_sandi": PIN} | day("until", 30))
    shown = card.content.decode()
    assert "<svg" in shown
    assert "129" in text(card)
    assert "Ujang" not in text(card)
    (code,) = re.findall(r"\b[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}\b", text(card))
    opened = open_wicket(code=code, pin=PIN, by=system_actor("visitor"))
    hand_request(slip=opened.slip, ask=Ask.MESSAGE, text="Agen datang lagi.", by=system_actor("visitor"))
    listed = page.get(at("list")).content.decode()
    (ask,) = re.findall(r'/perbatasan/pesan/([0-9a-f-]+)/"', listed)
    assert "Agen datang lagi." in text(page.get(at("ask", ask)))
    page.post(at("ask", ask))
    assert "Isinya dihapus" in text(page.get(at("ask", ask)))
    page.post(at("call_end", ujang))
    assert "Boleh ditelepon:" not in text(page.get(at("person", ujang)))


def test_who_was_not_asked_and_where_each_goes_is_written(page: Client, batch: UUID, bima: Actor) -> None:
    ujang = arrival(batch, 1)
    page.post(at("mark", batch), {"people": [str(ujang)], "what": "tiba"})
    page.post(at("missed", ujang), {"kind": "garis_depan", "why": "bahasa", "words": "Hanya bicara Bugis."})
    page.post(at("leave", ujang), {"leaving": "mandiri"})
    shown = text(page.get(at("person", ujang)))
    assert "Tidak ada juru bahasa" in shown
    assert "Pulang mandiri" in shown
    assert "Hanya bicara Bugis." in shown


def test_closing_shows_who_is_left_and_the_report_says_the_counts(page: Client, batch: UUID, bima: Actor) -> None:
    assert "Masih ada 4 orang" in text(page.get(at("close", batch)))
    assert "Masih ada 4 orang" in text(page.post(at("close", batch), {}))
    lalu = arrival(batch, 4)
    first(lalu, "perkara", by=bima)
    short(lalu, short_told("judi_penipuan", dipaksa=Answer.YES), bima)
    signed(lalu, Decided.STAYS, bima)
    page.post(at("leave", lalu), {"leaving": "rumah_ramah"})
    page.post(at("mark", batch), {"what": "sisanya"})
    closed = page.post(at("close", batch), {}, follow=True)
    assert "Semua orang sudah lengkap" not in text(closed)
    report = text(page.get(at("report", batch)))
    assert "Tiba 1" in report
    assert "Tidak tiba 3" in report
    assert "Judi atau penipuan daring 1" in report
    assert "Sakit 1" in report
    assert LETTER in report
    assert "Lalu" not in report
    pdf = page.get(at("report_paper", batch, "pdf"))
    assert pdf.content.startswith(b"%PDF")
    book = page.get(at("report_paper", batch, "excel"))
    with ZipFile(io.BytesIO(book.content)) as packed:
        strings = packed.read("xl/sharedStrings.xml").decode()
    assert "Judi atau penipuan daring" in strings
    assert "Wirya" not in strings
    assert page.get(at("report_paper", batch, "lain")).status_code == 404
    assert "Tambah orang" not in text(page.get(at("batch", batch)))


def test_the_paper_asks_the_same_questions(page: Client, batch: UUID) -> None:
    shown = text(page.get(at("paper")))
    assert "Apakah surat Anda dipegang orang lain dan tidak boleh Anda ambil?" in shown
    assert "Adakah surat awak dipegang orang lain" in shown
    assert "[aman]" in shown


def test_a_child_is_asked_as_a_child(page: Client, batch: UUID, bima: Actor) -> None:
    rafi = arrival(batch, 3)
    first(rafi, "anak", by=bima)
    page.post(at("short", rafi), {"terdengar": "tidak", "jalur": "anak", "version": "0", "then": "berikut"})
    shown = text(page.get(at("short", rafi)))
    assert "Apakah kamu disuruh bekerja?" in shown
    assert "Apakah ada yang menyakiti Anda?" not in shown
    assert "dengan kartu" in text(page.post(at("card", rafi), {"pin_sandi": PIN} | day("until", 30)))


NAMES = ("batch", "change", "mark", "add", "close", "report")
OF_A_PERSON = ("person", "amend", "first", "short", "decide", "leave", "missed", "hand", "card", "call")


def test_another_desk_and_nobody_see_nothing(
    batch: UUID, nobody: Client, member: Callable[[str], Actor], bima: Actor
) -> None:
    ratna, budi = (sign_in(Client(), member(name).id) for name in ("ratna", "budi"))  # type: ignore[arg-type]  # joined
    addresses = [at(name, batch) for name in NAMES] + [at(name, arrival(batch, 1)) for name in OF_A_PERSON]
    for address in addresses:
        assert nobody.get(address).status_code == 302
        assert budi.get(address).status_code in {403, 404}
        assert ratna.get(address).status_code == 404
    assert "ROM-" not in text(ratna.get(at("list")))
