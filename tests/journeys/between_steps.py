"""What officers of several desks do about one man, in their browsers, step by step; each page is looked at as it is passed."""

import re
from collections.abc import Iterable

from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.doors.whole.between import FORM, LEGAL, PROTECTION, TYPED, Way
from tests.journeys.desk_steps import choose, follow, press, type_until
from tests.journeys.looking import check_page

BY_LAW, FALLEN = "dasar hukum: UU 27/2022 (PDP)", "Tidak dibagikan lagi"


def send(page: Page) -> None:
    """Press the page's one main button, and see that no field complains."""
    page.locator("main .button-primary, main .button-danger").first.click()
    page.wait_for_load_state()
    assert page.locator(".error-summary").count() == 0, page.locator("main").inner_text()[:600]


def he_agrees(page: Page, way: Way, categories: Iterable[str], name: str, *, desk: object = None) -> None:
    """Sari explains and asks: one purpose and one recipient, a desk of the list or LPSK by name."""
    page.goto(f"/orang/{way.person}/")
    follow(page, "Minta persetujuan")
    page.locator("[name=purpose]").select_option(LEGAL if desk else PROTECTION)
    if desk:
        page.locator("[name=recipient]").select_option(str(desk))
    else:
        page.locator("[name=outside]").fill(TYPED["outside"])
    for category in categories:
        page.locator(f"[name=categories][value={category}]").check()
    type_until(page)
    page.locator("main select[name=language]").select_option("hak")
    page.locator("[name=manner][value=rekaman_suara]").check()
    page.locator("[name=words]").fill(TYPED["consent_words"])
    check_page(page, f"between-consent-{name}")
    send(page)


def a_duty_is_signed(sari: Page, ratna: Page, way: Way) -> None:
    """What the police may know whatever he says; a second officer agrees within the day."""
    sari.goto(f"/persetujuan/orang/{way.person}/")
    follow(sari, "Tandatangani dasar hukum tanpa persetujuan")
    sari.locator("[name=article]").select_option("tugas_umum")
    sari.locator("[name=purpose]").select_option(LEGAL)
    sari.locator("[name=recipient]").select_option(str(way.force.police.id))
    for category in "BC":
        sari.locator(f"[name=categories][value={category}]").check()
    sari.locator("[name=reason]").fill(TYPED["duty"])
    type_until(sari)
    check_page(sari, "between-duty")
    send(sari)
    ratna.goto("/persetujuan/")
    check_page(ratna, "between-duty-waits")
    follow(ratna, "Lihat dan jawab")
    choose(ratna, "Apakah Anda setuju dasar hukum ini dipakai?", "Setuju, tetap terbuka")
    check_page(ratna, "between-duty-second")
    send(ratna)
    sari.goto(f"/persetujuan/orang/{way.person}/")
    check_page(sari, "between-ledger")


def she_looks_for_a_desk(page: Page, way: Way, purpose: str, name: str) -> None:
    """From his name in the case to the desks that may act, and why the others may not."""
    page.goto(f"/rujukan/baru/{way.case}/{way.person}/")
    page.locator("[name=purpose]").select_option(purpose)
    page.locator("[name=exploitation]").select_option(FORM)
    page.locator("main .button-primary").first.click()
    page.wait_for_load_state()
    check_page(page, f"between-offers-{name}")


def she_refers(page: Page, way: Way, desk: object, name: str, **typed: str) -> str:
    """What would travel to a desk with the mandate, less nothing, sealed; answers the referral's address."""
    she_looks_for_a_desk(page, way, LEGAL, name)
    offer = page.locator(f"form:has(input[name=desk][value='{desk}'])").first
    offer.get_by_role("button", name="Lihat yang akan dibagikan").click()
    page.wait_for_load_state()
    return _sealed(page, name, "Segel dan kirim rujukan", **typed)


def she_writes_a_letter(page: Page, way: Way) -> str:
    """LPSK has no account here; answers the address of the referral."""
    she_looks_for_a_desk(page, way, PROTECTION, "lpsk")
    page.locator("[name=agency_type]").select_option("lpsk")
    page.locator("[name=outside]").fill(TYPED["outside"])
    press(page, "Siapkan surat rujukan")
    return _sealed(page, "lpsk", "Segel dan kirim rujukan", permintaan=TYPED["asked_letter"])


def _sealed(page: Page, name: str, button: str, **typed: str) -> str:
    expect(page.get_by_text(TYPED["passport"])).to_be_visible()
    expect(page.get_by_text(TYPED["health"])).to_have_count(0)
    for field, words in typed.items():
        page.locator(f"[name={field}]").fill(words)
    check_page(page, f"between-share-{name}")
    press(page, button)
    check_page(page, f"between-sent-{name}")
    return page.url


def the_police_accept(page: Page, referral: str) -> None:
    """Jaya finds it in today's work, sees no name before he accepts, and gets a file of his own."""
    page.goto("/")
    check_page(page, "between-police-today")
    page.goto(referral)
    expect(page.get_by_text(TYPED["name"])).to_have_count(0)
    check_page(page, "between-police-received")
    press(page, "Terima orang ini")
    check_page(page, "between-police-case")
    page.goto(referral)
    expect(page.get_by_text(TYPED["passport"])).to_be_visible()
    expect(page.get_by_text(TYPED["visum"])).to_be_visible()
    check_page(page, "between-police-accepted")


def legal_aid_asks_back(lestari: Page, sari: Page, referral: str) -> None:
    """Lestari asks one thing first, Sari answers it without a name, Lestari accepts."""
    lestari.goto(referral)
    follow(lestari, "Tanya balik dahulu")
    choose(lestari, "Apa yang ingin ditanyakan?", "Ada data yang kami perlukan dan belum dibagikan.")
    lestari.locator("[name=words]").fill(TYPED["question"])
    check_page(lestari, "between-ask")
    press(lestari, "Kirim pertanyaan")
    check_page(lestari, "between-asked")
    sari.goto("/")
    check_page(sari, "between-sender-today")
    sari.goto(referral)
    expect(sari.get_by_text(TYPED["question"])).to_be_visible()
    check_page(sari, "between-question")
    follow(sari, "Jawab pertanyaan")
    sari.locator("[name=words]").fill(TYPED["answer"])
    check_page(sari, "between-answer")
    press(sari, "Kirim jawaban")
    lestari.goto(referral)
    expect(lestari.get_by_text(TYPED["answer"])).to_be_visible()
    check_page(lestari, "between-answered")
    press(lestari, "Terima orang ini")
    lestari.goto(referral)
    expect(lestari.get_by_text(TYPED["name"]).first).to_be_visible()


def the_letter_is_printed_and_its_receipt_typed_in(page: Page, referral: str) -> None:
    """A numbered letter with the shareable set only; the torn-off strip comes back."""
    follow(page, "Buka surat untuk dicetak")
    number = page.locator("dd.number").first.inner_text()
    assert re.fullmatch(r"R[A-Z]+-[0-9A-Z]{4}-[0-9A-Z]{4}", number), number
    for part in (TYPED["outside"], TYPED["name"], TYPED["passport"], TYPED["asked_letter"], "RAHASIA"):
        expect(page.locator("main").get_by_text(part).first).to_be_visible()
    expect(page.get_by_text(TYPED["health"])).to_have_count(0)
    check_page(page, "between-letter")
    page.emulate_media(media="print")
    page.reload()
    expect(page.get_by_role("button", name="Cetak surat")).to_be_hidden()
    check_page(page, "between-letter-print")
    page.emulate_media(media="screen")
    page.goto(referral)
    follow(page, "Ketik tanda terima")
    today = timezone.localdate()
    page.locator("[name=number]").fill(TYPED["receipt"])
    for part, value in (("day", today.day), ("month", today.month), ("year", today.year)):
        page.locator(f"[name=on_{part}]").fill(str(value))
    page.locator("[name=received_by]").fill(TYPED["receiver"])
    choose(page, "Jawaban kantor itu", "Menerima orang ini")
    check_page(page, "between-receipt")
    press(page, "Simpan tanda terima")
    expect(page.get_by_text(TYPED["receipt"])).to_be_visible()
    check_page(page, "between-letter-accepted")


def he_takes_one_purpose_back(page: Page, way: Way) -> None:
    """His yes to the police ends as the button is pressed."""
    page.goto(f"/persetujuan/orang/{way.person}/")
    police = (
        page.locator("section.panel")
        .filter(has_text="Polres Singkawang")
        .filter(has=page.locator("a[href$='/tarik/']"))
    )
    police.locator("a[href$='/tarik/']").click()
    page.wait_for_load_state()
    page.locator("[name=reason]").fill(TYPED["withdrawal"])
    check_page(page, "between-withdraw")
    send(page)
    check_page(page, "between-withdrawn")


def what_closes_at_the_police(jaya: Page, sari: Page, way: Way, referral: str) -> None:
    """What consent alone had opened is gone at the next look, what the law opened stays; Jaya says what he did with it."""
    jaya.goto(referral)
    expect(jaya.get_by_text(FALLEN).first).to_be_visible()
    expect(jaya.get_by_text(TYPED["visum"])).to_have_count(0)
    for part in (TYPED["name"], TYPED["passport"]):
        expect(jaya.locator("tr").filter(has_text=part).filter(has_text=BY_LAW)).to_have_count(1)
    check_page(jaya, "between-narrowed")
    jaya.goto("/")
    check_page(jaya, "between-police-today-closed")
    jaya.goto("/persetujuan/")
    expect(jaya.get_by_text(TYPED["name"])).to_have_count(0)
    check_page(jaya, "between-closings")
    follow(jaya, "Jawab")
    jaya.locator("[name=handled]").first.check()
    check_page(jaya, "between-closing-answer")
    press(jaya, "Kirim jawaban meja ini")
    check_page(jaya, "between-closings-answered")
    sari.goto(f"/persetujuan/orang/{way.person}/")
    expect(sari.get_by_text("Penerima menjawab")).to_be_visible()
    check_page(sari, "between-ledger-answered")
