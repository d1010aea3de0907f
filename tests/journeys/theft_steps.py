"""What is done between desks before a thief comes: a package, a letter, and notices by e-mail, in a real office's pages."""

import io

from PIL import Image
from playwright.sync_api import Page
from skimage.data import astronaut

from tests.journeys.desk_steps import type_until

FORM, LEGAL, PROTECTION = "dipaksa_melakukan_kejahatan", "layanan_hukum", "perlindungan_saksi"
# By what is typed; the last two are addresses for notices.
SHARED = {
    "nik": "6101130308980006",
    "passport": "E8847261",
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
    "jaya_mail": "penyidik.satu@surel-polres.test",
    "lestari_mail": "pendamping.dua@surel-obh.test",
}


def sent(page: Page) -> None:
    """Press the page's one main button and see that no field complains."""
    page.locator("main .button-primary").first.click()
    page.wait_for_load_state()
    assert "error-summary" not in page.content(), page.inner_text("main")[:600]


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
    day, month, year = page.evaluate(
        "() => { const d = new Date(); return [d.getDate(), d.getMonth() + 1, d.getFullYear()]; }"
    )
    for name, value in (("day", day), ("month", month), ("year", year)):
        page.fill(f"[name=on_{name}]", str(value))
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
