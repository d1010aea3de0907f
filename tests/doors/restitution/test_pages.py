"""Sari follows Wulan's money on the pages, from the first loss to a payment; Budi and nobody see nothing."""

import io
import re
from collections.abc import Callable
from datetime import date
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from naung.casework.cases.vocabulary import Sexual
from naung.casework.proceedings.actions import set_track as set_legal_track
from naung.casework.restitution.models import Computation, LawfulWage, LossItem, MoneyStep
from naung.casework.restitution.queries import claim_for
from naung.foundation.access.vocabulary import Actor
from tests.casework.restitution.conftest import WORKED, Money, a_loss, a_wage, signed
from tests.casework.restitution.conftest import money as money  # the fixture

pytestmark = pytest.mark.django_db
ClientFor = Callable[[str], Client]


def at(name: str, *ids: object) -> str:
    return reverse(f"restitution:{name}", args=ids)


def text(answer: object) -> str:
    """What a reader reads."""
    body = answer.content.decode()  # type: ignore[attr-defined]  # the test client's answer
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body)).replace("\xa0", " ")


def day(name: str, on: date) -> dict[str, str]:
    return {f"{name}_day": str(on.day), f"{name}_month": str(on.month), f"{name}_year": str(on.year)}


def test_who_may_open_it_and_who_may_not(money: Money, client_for: ClientFor, nobody: Client) -> None:
    pages = [at("show", money.case, money.person), at("print", money.case, money.person)]
    pages += [at("loss_new", money.case, money.person), at("step_new", money.case, money.person, "diputus")]
    for where in pages:
        for who, status in (("sari", 200), ("ratna", 200), ("budi", 404), ("hamdan", 403), ("mega", 403)):
            assert client_for(who).get(where).status_code == status, (where, who)
        assert nobody.get(where).status_code == 302
    assert client_for("sari").get(at("case", money.case))["Location"] == pages[0]
    assert client_for("sari").get(at("step_new", money.case, money.person, "entah")).status_code == 404


def test_from_the_first_loss_to_the_payment_on_the_pages(money: Money, client_for: ClientFor, sari: Actor) -> None:
    page = client_for("sari")
    wage = {"place": "Kota Singkawang", "place_code": "61.72", "place_of": "Kota Singkawang", "year": "2024"}
    wage |= {"per": "bulan", "currency": "MYR", "amount": "1.500,00", "source": "Keputusan yang dibuat-buat"}
    assert page.post(at("wage_new"), wage)["Location"] == at("wages")
    assert LawfulWage.objects.get().smallest == 150_000
    assert "Bagaimana menghitung kerugian ini?" in text(page.get(at("loss_new", money.case, money.person)))
    loss = {"kind": "upah", "words": "Sepuluh hari tanpa upah", "currency": "MYR"}
    loss |= {"place": "61.72", **day("first", date(2024, 7, 1)), **day("last", date(2024, 7, 10))}
    loss |= {"rate": "3.405,50", **day("rate_on", date(2025, 6, 2)), "rate_source": "kurs tengah yang dibuat-buat"}
    added = page.post(
        at("loss_new", money.case, money.person) + "?cara=upah_menurut_kalender", {**loss, "provision": "uu21_kekayaan"}
    )
    assert added.status_code == 302, text(added)
    shown = text(page.get(at("show", money.case, money.person)))
    assert "Rp 1.647.822,58…" in shown
    assert "MYR 483,87…" in shown
    assert "Jumlah, dibulatkan sekali di akhir Rp 1.647.823" in shown
    kept = page.post(at("compute", money.case, money.person))
    computation = Computation.objects.get()
    assert kept["Location"] == at("computation", computation.id)
    paper = text(page.get(kept["Location"]))
    assert "Rp 1.647.823" in paper
    assert "Keputusan yang dibuat-buat" in paper
    assert "Belum ditandatangani." in paper
    page.post(at("sign", computation.id), {"document": ""})
    assert "Ditandatangani" in text(page.get(kept["Location"]))
    today = day("on", timezone.localdate())
    assert page.post(at("step_new", money.case, money.person, "diajukan"), today).status_code == 302
    ordered = page.post(at("step_new", money.case, money.person, "diputus"), {**today, "amount_1": "1.600.000"})
    assert ordered.status_code == 302, text(ordered)
    paid = {**today, "amount_1": "600.000", "document": str(money.receipt)}
    assert page.post(at("step_new", money.case, money.person, "dibayar"), paid).status_code == 302
    claim = claim_for(money.case, money.person, actor=sari)
    assert (claim.sums.claimed, claim.sums.ordered, claim.sums.paid) == (1_647_823, 1_600_000, 600_000)
    shown = text(page.get(at("show", money.case, money.person)))
    assert "Dibayar sebagian" in shown
    assert "hari mulainya belum diketahui" in shown
    assert "Tanyakan kapan: Putusan tetap diberitahukan kepada terpidana." in shown


def test_a_payment_without_a_receipt_and_one_too_large_are_told_beside_their_field(
    money: Money, client_for: ClientFor
) -> None:
    page, today = client_for("sari"), day("on", timezone.localdate())
    page.post(at("step_new", money.case, money.person, "diputus"), {**today, "amount_0": "100"})
    without = text(page.post(at("step_new", money.case, money.person, "dibayar"), {**today, "amount_0": "50"}))
    assert "Belum ada tanda terima." in without
    too_much = {**today, "amount_0": "150", "document": str(money.receipt), "words": "Diserahkan di kantor"}
    asked = page.post(at("step_new", money.case, money.person, "dibayar"), too_much)
    assert "padahal yang diputus Rp 100" in text(asked)
    assert "Diserahkan di kantor" in asked.content.decode()
    assert (
        page.post(at("step_new", money.case, money.person, "dibayar"), {**too_much, "checked_over": "on"}).status_code
        == 302
    )
    assert "Lebih bayar Rp 50" in text(page.get(at("show", money.case, money.person)))


def test_what_can_t_be_read_is_said_and_nothing_typed_is_lost(money: Money, client_for: ClientFor) -> None:
    page = client_for("sari")
    loss = {"kind": "perawatan", "words": "Berobat", "currency": "IDR", "amount": "dua juta"}
    answer = page.post(
        at("loss_new", money.case, money.person) + "?cara=jumlah", {**loss, "provision": "uu21_perawatan"}
    )
    assert "Angka ini tidak terbaca" in text(answer)
    assert "dua juta" in answer.content.decode()
    other = page.post(
        at("loss_new", money.case, money.person) + "?cara=jumlah", {**loss, "amount": "5", "provision": "uu21_kekayaan"}
    )
    assert "Pilih ketentuan untuk jenis kerugian ini." in text(other)
    assert not LossItem.objects.exists()


def test_a_wage_that_is_not_entered_is_asked_for_and_the_computation_waits(
    money: Money, client_for: ClientFor, sari: Actor
) -> None:
    a_loss(money, sari, WORKED, "upah")
    page = client_for("sari")
    shown = text(page.get(at("show", money.case, money.person)))
    assert "Belum ada upah sebulan untuk" in shown
    assert "Simpan perhitungan ini" not in shown
    refused = page.post(at("compute", money.case, money.person))
    assert refused.status_code == 409
    a_wage(sari)
    assert "Simpan perhitungan ini" in text(page.get(at("show", money.case, money.person)))


def test_striking_out_debts_and_other_money(money: Money, client_for: ClientFor, sari: Actor) -> None:
    page, whose = client_for("sari"), (money.case, money.person)
    loss = a_loss(money, sari)
    page.post(at("loss_drop", loss), {"why": "Sudah diganti kantor."})
    assert "Sudah diganti kantor." in text(page.get(at("show", *whose)))
    lead = text(page.get(at("debt_new", *whose)))
    assert "UU 21/2007 Pasal 27" in lead
    debt = {"creditor": "Penampung di Kuching", "words": "Ongkos", "currency": "MYR", "amount": "5.000,00"}
    page.post(at("debt_new", *whose), debt)
    (row,) = claim_for(*whose, actor=sari).debts
    assert page.post(at("debt", row.id), {"version": "1", "result": "Tidak ditagih lagi."}).status_code == 302
    asked = {
        "kind": "upah_hubungan_industrial",
        "office": "Dinas tenaga kerja",
        **day("asked_on", timezone.localdate()),
    }
    page.post(at("other_new", *whose), {**asked, "asked": "4.000.000"})
    (other,) = claim_for(*whose, actor=sari).others
    ended = {"version": "1", **day("ended_on", timezone.localdate()), "received": "3.000.000", "words": "Tunai."}
    assert page.post(at("other", other.id), ended).status_code == 302
    shown = text(page.get(at("print", *whose)))
    assert "MYR 5.000,00" in shown
    assert "selesai, diterima Rp 3.000.000" in shown
    track = text(page.get(at("track", *whose)))
    assert "Apakah perbuatannya juga tindak pidana kekerasan seksual?" in track
    assert page.post(at("track", *whose), {"version": "0", "sexual": "ya"}).status_code == 302


def test_a_step_is_struck_out_and_stays(money: Money, client_for: ClientFor) -> None:
    page, today = client_for("sari"), day("on", timezone.localdate())
    page.post(at("step_new", money.case, money.person, "diputus"), {**today, "amount_0": "100"})
    step = MoneyStep.objects.get()
    assert page.post(at("step_withdraw", step.id), {"why": "Salah berkas."}).status_code == 302
    shown = text(page.get(at("show", money.case, money.person)))
    assert "Salah berkas." in shown
    assert "Belum diajukan" in shown


def test_the_desk_s_list_its_workbook_the_case_s_page_and_the_first_page(
    money: Money, client_for: ClientFor, sari: Actor
) -> None:
    a_loss(money, sari)
    signed(money, sari)
    page, today = client_for("sari"), day("on", timezone.localdate())
    page.post(at("step_new", money.case, money.person, "diputus"), {**today, "amount_1": "3.000.000"})
    listed = text(page.get(at("list")))
    assert "Diputus tetapi belum dibayar Rp 3.000.000" in listed
    assert "Wulan Purnama" in listed
    with ZipFile(io.BytesIO(page.get(at("book")).content)) as book:
        strings = book.read("xl/sharedStrings.xml").decode()
    assert "Wulan" not in strings
    assert "Diputus, belum ada yang dibayar" in strings
    case = text(page.get(reverse("cases:show", args=[money.case])))
    assert "Restitusi diputus, belum ada yang dibayar" in case
    assert "Hari mulai batas restitusi belum diketahui: tanyakan" in text(page.get(reverse("worklist:today")))
    assert "Wulan" not in text(client_for("budi").get(at("list")))


def test_a_step_whose_law_changed_says_so_with_its_source_and_how_far_it_was_read(
    money: Money, client_for: ClientFor
) -> None:
    page, today = client_for("sari"), day("on", timezone.localdate())
    secured = text(page.get(at("step_new", money.case, money.person, "sita_jaminan")))
    assert "sita jaminan (Pasal 179 ayat (4))" in secured
    assert "sejak 2 Jan 2026" in secured
    assert "belum diverifikasi" not in secured
    assert page.post(at("step_new", money.case, money.person, "sita_jaminan"), today).status_code == 302
    detained = text(page.get(at("step_new", money.case, money.person, "kurungan_pengganti")))
    assert "Pasal 50 ayat (4)" in detained
    assert "belum diverifikasi, tanya bagian hukum" in detained
    shown = text(page.get(at("show", money.case, money.person)))
    assert "Harta disita sebagai jaminan" in shown
    assert "Pasal 179 ayat (4)" in shown


def test_a_track_that_the_proceedings_have_otherwise_is_said_on_her_page(
    money: Money, client_for: ClientFor, sari: Actor
) -> None:
    page, where = client_for("sari"), at("show", money.case, money.person)
    assert "Di proses hukum kasus ini tercatat" not in text(page.get(where))
    set_legal_track(case_id=money.case, sexual=Sexual.YES, version=0, by=sari)
    assert "Di proses hukum kasus ini tercatat" in text(page.get(where))
    page.post(at("track", money.case, money.person), {"sexual": Sexual.YES, "version": "0"})
    assert "Di proses hukum kasus ini tercatat" not in text(page.get(where))
