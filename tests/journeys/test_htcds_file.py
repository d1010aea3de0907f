"""The file of HTCDS that a referral to an office outside becomes, and that of a whole case, on the pages where they are taken."""

from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import BrowserContext

from naung.casework.consent.vocabulary import SharingPurpose, Whom
from naung.casework.htcds.rules.reading import read_htcds
from naung.casework.referrals.models import Referral
from naung.casework.referrals.vocabulary import State, Wanted
from naung.foundation.access.vocabulary import Actor
from naung.methods.sheets import read
from tests.casework.referrals.conftest import agree, sari, singkawang, wanted
from tests.cast import sign_in
from tests.journeys.desk_steps import follow
from tests.journeys.looking import check_page

__all__ = ["sari", "singkawang", "wanted"]
pytestmark = pytest.mark.django_db(transaction=True)
OFFICE, POLICE = "KJRI Kuching", "Polres Sambas"


def posted(wanted: Wanted, by: Client) -> None:
    told = {
        "purpose": "pemulangan", "place": "MY-13", "exploitation": "", "agency_type": "perwakilan_ri", "outside": OFFICE,
        "send": "1", "chosen": ["nama", "paspor", "permintaan"], "permintaan": "Mohon ditemui.", "reason": "Ia di Kuching.",
    }  # fmt: skip
    by.post(reverse("referrals:share", args=[wanted.case, wanted.person]), told)


def test_sari_takes_what_the_consulate_may_have(
    sari: Actor,
    wanted: Wanted,
    member: Callable[[str], Actor],
    open_browser: Callable[..., BrowserContext],
    address: str,
) -> None:
    agree(sari, wanted.person, Whom(outside=OFFICE), purpose=SharingPurpose.RETURN)
    assert sari.id is not None
    desk = sign_in(Client(), sari.id)
    posted(wanted, desk)
    row = Referral.objects.get()
    if row.state == State.TO_SIGN:
        head = member("kartika").id
        assert head is not None
        sign_in(Client(), head).post(reverse("referrals:sign", args=[row.signature.id]), {"signed": "ya"})
    context = open_browser()
    for name in {settings.SESSION_COOKIE_NAME, "naung_account"} & set(desk.cookies):
        context.add_cookies([{"name": name, "value": desk.cookies[name].value, "url": address}])
    page = context.new_page()
    page.goto(f"/kasus/{wanted.case}/")
    follow(page, "Berkas HTCDS")
    check_page(page, "referral-htcds")
    with page.expect_download() as taken:
        follow(page, "Ambil Excel")
    assert taken.value.suggested_filename == f"htcds-{row.number}.xlsx"


def test_sari_takes_the_file_of_a_case_for_a_police_office(
    sari: Actor,
    wanted: Wanted,
    open_browser: Callable[..., BrowserContext],
    address: str,
) -> None:
    agree(sari, wanted.person, Whom(outside=POLICE))
    assert sari.id is not None
    desk = sign_in(Client(), sari.id)
    # What is read once is read before the browser waits for it.
    assert desk.get(f"/kasus/{wanted.case}/").status_code == 200
    context = open_browser()
    for name in {settings.SESSION_COOKIE_NAME, "naung_account"} & set(desk.cookies):
        context.add_cookies([{"name": name, "value": desk.cookies[name].value, "url": address}])
    page = context.new_page()
    page.goto(f"/kasus/{wanted.case}/")
    follow(page, "Ekspor sebagai HTCDS")
    check_page(page, "case-htcds")
    page.get_by_label("Nama kantor yang menerima").fill(POLICE)
    page.get_by_label("Jenis kantor").select_option("polres")
    page.get_by_label("Untuk apa berkas ini diberikan?").select_option(SharingPurpose.LEGAL.value)
    page.get_by_label("Bentuk eksploitasi").select_option(wanted.exploitation)
    page.get_by_role("button", name="Lihat yang boleh keluar").click()
    page.get_by_text("Anda boleh mengurangi lagi").wait_for()
    check_page(page, "case-htcds-look")
    page.get_by_label("Tanggal lahir").uncheck()
    with page.expect_download() as taken:
        page.get_by_role("button", name="Ambil Excel").click()
    assert taken.value.suggested_filename.startswith("htcds-")
    (row,) = read_htcds(read(taken.value.path().read_bytes()), version="2.0").rows
    assert row.record.values["prs_FirstName"] == "Andi Saputra"
    assert "prs_Birthdate" not in row.record.values
    page.goto(f"/htcds/{wanted.case}/")
    assert page.get_by_text(POLICE).count() == 1
    check_page(page, "case-htcds-again")
