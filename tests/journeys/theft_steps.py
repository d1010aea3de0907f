"""What is done between desks before a thief comes: a package, a letter, and notices by e-mail, in a real office's pages."""

import io

from PIL import Image
from playwright.sync_api import Page
from skimage.data import astronaut

from tests.journeys.desk_steps import type_until

CLIENT = "Intan Permatasari"  # of the demo; Lestari is her counsel
FORM, LEGAL, PROTECTION = "dipaksa_melakukan_kejahatan", "layanan_hukum", "perlindungan_saksi"
# By what is typed; addresses for notices stand last.
SHARED = {
    "nik": "6101130308980006",
    "passport": "X8847261",
    "consent_words": "Asal jangan sampai terdengar oleh bekas mandornya",
    "outside": "LPSK Perwakilan Khatulistiwa Barat",
    "asked": "Mohon disidik siapa yang menjemputnya di dermaga",
    "visum": "VeR/7719/IX dari rumah sakit tepi kanal",
    "asked_legal": "Mohon didampingi menagih upah sembilan bulan",
    "asked_letter": "Mohon ditelaah perlindungan bagi adik sepupunya",
    "question": "Apakah ia sanggup datang setiap hari Jumat",
    "receipt": "TT-9032/LPSK/IX",
    "receiver": "Kusumaningrat bagian loket",
    "picture": "Dipotret dengan telepon bernomor seri ungu tujuh",
    "own_note": "Diduga ada perantara bertopi rajut ungu",
    "privileged": "Ia mengaku kepada pembelanya pernah menyewakan kamar kosnya",
    "counsel_key": "layangan robek di atas keramba",
    "loss": "Tabungan kuliah dipakai menutup rekening penampung",
    "loss_rupiah": "73.918.246.503",
    "ordered_rupiah": "61.357.911.208",
    "ordered": "Dibacakan tanpa kehadirannya karena takut",
    "outside_pin": "582039471826",
    "outside_message": "Tolong jangan telepon sesudah magrib, ada tamu",
    "jaya_mail": "penyidik.satu@surel-polres.test",
    "lestari_mail": "pendamping.dua@surel-obh.test",
}


def sent(page: Page) -> None:
    """Press the page's one main button and see that no field complains."""
    page.locator("main .button-primary").first.click()
    page.wait_for_load_state()
    assert "error-summary" not in page.content(), page.inner_text("main")[:600]


def fill_today(page: Page) -> None:
    """The day it is for the browser, in its three parts."""
    day, month, year = page.evaluate(
        "() => { const d = new Date(); return [d.getDate(), d.getMonth() + 1, d.getFullYear()]; }"
    )
    for name, value in (("day", day), ("month", month), ("year", year)):
        page.fill(f"[name=on_{name}]", str(value))


def wants_notices(page: Page, mail: str) -> None:
    """An officer gives an address to which it is written that something waits."""
    page.goto("/akun/kabar-surel/")
    page.fill("input[name=address]", mail)
    sent(page)


def find_him(page: Page, name: str) -> tuple[str, str]:
    """The case and the record of a man of the demo, by his name."""
    page.goto("/cari/")
    page.fill("main input[name=query]", name)
    sent(page)
    page.click(f"main a:has-text('{name}') >> nth=0")
    person = page.url.rstrip("/").rpartition("/")[2]
    page.goto("/kasus/")
    for where in page.eval_on_selector_all("main table a", "links => links.map((a) => a.getAttribute('href'))"):
        page.goto(where)
        if person in page.content():
            return page.url.rstrip("/").rpartition("/")[2], person
    raise AssertionError("he is in no case")


def add_papers(page: Page, person: str) -> None:
    """His identity number and his passport, which others hold."""
    for kind, number in (("nik", SHARED["nik"]), ("paspor", SHARED["passport"])):
        page.goto(f"/orang/{person}/surat/")
        page.select_option("[name=kind]", kind)
        page.fill("[name=number]", number)
        page.select_option("[name=held_by]", "majikan")
        sent(page)


def agrees(page: Page, person: str, purpose: str, recipient: str) -> None:
    """He agrees that a desk of the list, or a body by its name, may know."""
    page.goto(f"/persetujuan/orang/{person}/setuju/")
    page.select_option("[name=purpose]", purpose)
    if recipient:
        option = page.locator("[name=recipient] option").filter(has_text=recipient).first
        page.select_option("[name=recipient]", option.get_attribute("value"))
    else:
        page.fill("[name=outside]", SHARED["outside"])
    for category in "BCE":
        page.check(f"[name=categories][value={category}]")
    type_until(page)
    page.select_option("main select[name=language]", "hak")
    page.check("[name=manner][value=rekaman_suara]")
    page.fill("[name=words]", SHARED["consent_words"])
    sent(page)


def is_referred(page: Page, case: str, person: str, purpose: str, desk: str, **typed: str) -> str:
    """To a desk by its name, or by letter; answers the referral's address."""
    page.goto(f"/rujukan/baru/{case}/{person}/")
    page.select_option("[name=purpose]", purpose)
    page.select_option("[name=exploitation]", FORM)
    sent(page)
    if desk:
        offer = page.locator(".panel").filter(has=page.locator("h3", has_text=desk)).first
        offer.get_by_role("button").first.click()
    else:
        page.select_option("[name=agency_type]", "lpsk")
        page.fill("[name=outside]", SHARED["outside"])
        page.get_by_role("button", name="Siapkan surat rujukan").click()
    page.wait_for_load_state()
    for name, words in typed.items():
        page.fill(f"[name={name}]", words)
    page.locator("main button[name=send]").click()
    page.wait_for_url("**/rujukan/*/")
    return page.url


def is_accepted(page: Page, referral: str) -> None:
    """The receiver's own file begins; its officer writes into it."""
    page.goto(referral)
    page.get_by_role("button", name="Terima orang ini").click()
    page.wait_for_url("**/kasus/*/")
    page.goto(page.url + "catatan/")
    page.fill("textarea[name=words]", SHARED["own_note"])
    sent(page)
    page.goto(referral)
    for part in ("asked", "visum", "passport"):
        assert SHARED[part] in page.inner_text("main"), part


def is_asked_back(page: Page, referral: str) -> None:
    """The receiver asks first."""
    page.goto(referral + "tanya/")
    page.check("[name=question] >> nth=0")
    page.fill("[name=words]", SHARED["question"])
    sent(page)


def is_written_to(page: Page, referral: str) -> None:
    """The letter is opened to be printed, and its receipt typed in."""
    page.goto(referral + "surat/")
    for part in ("outside", "asked_letter", "nik"):
        assert SHARED[part] in page.inner_text("main"), part
    page.goto(referral + "tanda-terima/")
    page.fill("[name=number]", SHARED["receipt"])
    fill_today(page)
    page.fill("[name=received_by]", SHARED["receiver"])
    page.check("[name=accepted][value=ya]")
    sent(page)


def gives_a_photograph(page: Page) -> None:
    """A picture of the newest session that was held, larger than Django keeps in memory by itself, and looked at."""
    held = io.BytesIO()
    Image.fromarray(astronaut()).save(held, "JPEG", comment=SHARED["picture"].encode(), quality=95)
    raw = held.getvalue() + bytes(3_000_000) + SHARED["picture"].encode()
    page.goto("/sosialisasi/")
    while not (rows := page.locator("main tbody tr", has_text="Terlaksana")).count():
        page.locator(".month a").first.click()
    rows.first.locator("a").first.click()
    page.click("main .actions a:has-text('Foto')")
    page.set_input_files("input[name=pictures]", {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": raw})
    sent(page)
    assert "Mesin menutup 1 tempat" in page.inner_text("main")
    page.click("button[value=simpan]")
    page.wait_for_load_state()
    assert "Foto disimpan" in page.inner_text("body")


def counsel_seals_a_note(page: Page) -> str:
    """The demo's counsel makes her key and seals what her client told her; answers the address of the notes."""
    case, person = find_him(page, CLIENT)
    page.goto("/pembela/kunci/")
    for name in ("sandi", "sandi_again"):
        page.fill(f"[name={name}]", SHARED["counsel_key"])
    sent(page)
    notes = f"/pembela/{case}/{person}/catatan/"
    page.goto(notes)
    page.fill("[name=privileged_words]", SHARED["privileged"])
    sent(page)
    opens_the_note(page, notes)
    return notes


def opens_the_note(page: Page, notes: str) -> None:
    """With another passphrase it stays shut; with counsel's own it opens."""
    page.goto(notes)
    for sandi, opens in (("perahu lain di sungai itu", False), (SHARED["counsel_key"], True)):
        page.fill("[name=sandi]", sandi)
        page.get_by_role("button", name="Buka catatan").click()
        page.wait_for_load_state()
        assert (SHARED["privileged"] in page.inner_text("main")) is opens, page.inner_text("main")[:600]


def money_is_asked_and_ordered(page: Page, notes: str) -> None:
    """A loss by its amount, and what the court ordered."""
    money = notes.replace("/pembela/", "/restitusi/").removesuffix("catatan/")
    page.goto(money + "kerugian/?cara=jumlah")
    page.select_option("[name=kind]", "pungutan")
    page.fill("[name=words]", SHARED["loss"])
    page.fill("[name=amount]", SHARED["loss_rupiah"])
    page.select_option("[name=provision]", "uu21_kekayaan")
    sent(page)
    page.goto(money + "langkah/diputus/")
    fill_today(page)
    page.get_by_label("Rupiah untuk: seluruhnya").fill(SHARED["ordered_rupiah"])
    page.fill("[name=words]", SHARED["ordered"])
    sent(page)
    assert SHARED["ordered_rupiah"] in page.inner_text("main").replace("\xa0", " ")


def she_reads_outside(page: Page, outside: Page, notes: str) -> str:
    """Counsel lets her choose a number; with it and her code she reads, and leaves a message; answers the code."""
    page.goto(notes.replace("/pembela/", "/halaman-luar/").removesuffix("catatan/") + "beri/")
    page.fill("[name=pin_sandi]", SHARED["outside_pin"])
    page.check("[name=contact] >> nth=0")
    sent(page)
    code = page.inner_text(".slip-code")
    outside.goto("/catatan/")
    outside.fill("[name=code]", code)
    outside.fill("[name=pin]", SHARED["outside_pin"])
    outside.click("button")
    outside.fill("[name=text]", SHARED["outside_message"])
    outside.click("button")
    outside.wait_for_selector("[role=status]")
    return code
