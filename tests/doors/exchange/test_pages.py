"""The file of a case, from the case page: by whom, for which office, with what is lost beside it."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from naung.casework.consent.vocabulary import Whom
from naung.casework.exchange.models import Handout
from naung.casework.exchange.vocabulary import ExchangeEvent
from naung.casework.htcds.rules.reading import read_htcds
from naung.casework.referrals.vocabulary import Wanted
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.models import Entry
from naung.methods.sheets import read
from tests.casework.referrals.conftest import agree

pytestmark = pytest.mark.django_db
Browser = Callable[[str], Client]
OFFICE = "Polres Sambas"
ASKED = {
    "purpose": "layanan_hukum", "exploitation": "dipaksa_melakukan_kejahatan", "agency_type": "polres", "outside": OFFICE,
}  # fmt: skip


def at(wanted: Wanted, name: str = "case") -> str:
    return reverse(f"exchange:{name}", args=[wanted.case])


def entries(event: ExchangeEvent) -> int:
    return Entry.objects.filter(event=event.value).count()


@pytest.fixture
def agreed(sari: Actor, wanted: Wanted) -> Wanted:
    agree(sari, wanted.person, Whom(outside=OFFICE))
    return wanted


def test_from_the_case_page_to_the_file_with_its_report(browser: Browser, agreed: Wanted) -> None:
    page = browser("sari")
    assert at(agreed) in page.get(reverse("cases:show", args=[agreed.case])).content.decode()
    assert "HTCDS by IOM" in page.get(at(agreed)).content.decode()
    shown = page.post(at(agreed), ASKED).content.decode()
    for part in ("Andi Saputra", OFFICE, "C7654321", "Yang tidak sampai", "Anda boleh mengurangi lagi"):
        assert part in shown, part
    assert "Luka lama" not in shown, "health was not agreed"
    assert (entries(ExchangeEvent.SHOWN), entries(ExchangeEvent.HANDED_OUT)) == (1, 0)
    told = {**ASKED, "place": "61.72", "chosen": ["nama", "paspor", "jenis_kelamin"]}
    for form in ("excel", "csv"):
        answer = page.post(at(agreed, "take"), {**told, "form": form})
        assert "Andi" not in answer["Content-Disposition"]
        (found,) = read_htcds(read(answer.content), version="2.0").rows
        assert (found.record.values["prs_FirstName"], found.record.values["prs_IdentityNumber"]) == (
            "Andi Saputra",
            "C7654321",
        )
        assert "prs_Birthdate" not in found.record.values, "the officer took it out"
    assert entries(ExchangeEvent.HANDED_OUT) == 2
    book = read(page.post(at(agreed, "take"), {**told, "form": "excel"}).content)
    report = next(sheet for sheet in book.sheets if sheet.name == "Yang tidak sampai")
    rows = [[str(cell or "") for cell in row.cells] for row in report.rows]
    assert rows[0][:4] == ["Baris", "Apa", "Mengapa", "Ada di kolom"]
    assert ["1", "Ringkasan kasus"] in [row[:2] for row in rows]
    assert {"Tidak keluar: petugas tidak mengikutkannya."} <= {row[2] for row in rows}
    losses = page.post(at(agreed, "take"), {**told, "form": "losses"}).content.decode("utf-8-sig")
    assert "Andi" not in losses
    assert "petugas tidak mengikutkannya" in losses
    assert Handout.objects.count() == 3
    assert OFFICE in page.get(at(agreed)).content.decode()


def test_without_consent_nothing_can_be_taken_and_the_page_says_how(browser: Browser, wanted: Wanted) -> None:
    page = browser("sari")
    shown = page.post(at(wanted), ASKED).content.decode()
    assert "Tidak ada yang boleh keluar untuk kantor ini" in shown
    assert reverse("consent:of_person", args=[wanted.person]) in shown
    assert "C7654321" not in shown
    answer = page.post(at(wanted, "take"), {**ASKED, "place": "61.72", "chosen": ["nama"], "form": "csv"})
    assert b"Andi" not in answer.content
    assert not Handout.objects.exists()


@pytest.mark.parametrize(
    "told", [{}, {"form": "pdf"}, {"purpose": "penelitian"}, {"agency_type": "bioskop"}, {"outside": ""}]
)
def test_words_of_no_list_take_nothing(browser: Browser, agreed: Wanted, told: dict[str, str]) -> None:
    sent = {**ASKED, "place": "61.72", "chosen": ["nama"], "form": "csv", **told} if told else {}
    answer = browser("sari").post(at(agreed, "take"), sent)
    assert (answer.status_code, Handout.objects.count()) == (302, 0)
    assert browser("sari").get(at(agreed, "take")).status_code == 302


def test_others_find_nothing(browser: Browser, agreed: Wanted, nobody: Client) -> None:
    for who in ("budi", "jaya", "lestari"):
        for where in (at(agreed), at(agreed, "take")):
            assert browser(who).get(where).status_code == 404
            assert browser(who).post(where, ASKED | {"form": "csv", "chosen": ["nama"]}).status_code == 404
    assert browser("hamdan").get(at(agreed)).status_code == 403
    assert nobody.get(at(agreed)).status_code == 302
    assert not Handout.objects.exists()
