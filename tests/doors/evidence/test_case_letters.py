"""Letters about one thing of a case: an accusation against her, a debt that is claimed; what the law says; what none says."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse
from docx import Document as Word

from naung.casework.cases.actions import add_person, open_case
from naung.casework.cases.vocabulary import Role
from naung.casework.consent.actions import give_consent
from naung.casework.consent.vocabulary import ConsentGiven, SharingPurpose, Whom
from naung.casework.counsel.actions import make_own_key, seal_note
from naung.casework.evidence.queries import documents_of, draft_for
from naung.casework.evidence.rules.composing import composed
from naung.casework.evidence.rules.numbers import sum_in_words
from naung.casework.evidence.rules.tables import shipped_tables
from naung.casework.evidence.vocabulary import WRITTEN, DocumentKind
from naung.casework.proceedings.actions import begin_defence, end_defence, write_defence
from naung.casework.restitution.actions import end_debt, write_debt
from naung.casework.restitution.queries import claim_for
from naung.casework.restitution.vocabulary import How, Terms
from naung.doors.desk.evidence.printing import docx_of
from naung.doors.desk.evidence.sources import OPENED_BY, Asked, gathered, law, subjects, suggested
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.models import Entry
from naung.foundation.clock.vocabulary import Mark
from naung.foundation.law.queries.office import office_law
from tests.casework.consent.book import letters
from tests.casework.consent.conftest import SPOKEN
from tests.casework.counsel.conftest import SANDI, Counsel
from tests.casework.counsel.conftest import counsel as counsel  # the fixtures
from tests.casework.counsel.conftest import lestari as lestari
from tests.casework.counsel.conftest import quick_keys as quick_keys
from tests.casework.proceedings.conftest import Court, born
from tests.casework.proceedings.conftest import court as court
from tests.casework.restitution.conftest import Money, a_loss, signed
from tests.cast import BIMA, TaskForce, actor, in_a_while, join, sign_in
from tests.doors.evidence.reading import at, text

pytestmark = pytest.mark.django_db
ClientFor = Callable[[str], Client]
ACCUSED, DEBT = DocumentKind.NON_PUNISHMENT, DocumentKind.DEBT_REFUSAL
TYPED = {
    "title": "Surat", "form": "pdf", "nomor_surat": "042/PPA", "tempat_surat": "Singkawang", "lampiran": "Kronologi",
    "tujuan": "Kepala Satreskrim Polres Singkawang", "penandatangan_nama": "Ratna", "penandatangan_jabatan": "Kepala",
}  # fmt: skip


@pytest.fixture
def money(court: Court) -> Money:
    """Restitution of the same survivor."""
    return Money(court.case, court.person, court.letter)


def agreed(person: UUID, by: Actor, purpose: SharingPurpose = SharingPurpose.LEGAL) -> UUID:
    """She agreed today that her name and what happened are shared for this."""
    given = ConsentGiven(purpose, Whom(None, "Polres Singkawang"), letters("BC"), in_a_while(), SPOKEN)
    return give_consent(person_id=person, given=given, by=by)


def accused(
    court: Court, by: Actor, deed: str = "penipuan_daring", argument: str = "Kami minta ia tidak dituntut."
) -> UUID:
    told = {
        "deed": deed,
        "accused_on": date(2026, 3, 2),
        "link": "Disuruh menipu; paspornya ditahan.",
        "argument": argument,
    }
    return begin_defence(case_id=court.case, person_id=court.person, **told, by=by)


def owes(money: Money, by: Actor, currency: str = "IDR", smallest: int = 12_345_678) -> UUID:
    told = {"creditor": "Agen Makmur", "words": "Biaya berangkat, ditagih dua kali.", "currency": currency}
    return write_debt(case_id=money.case, person_id=money.person, smallest=smallest, **told, by=by)


def test_sari_answers_an_accusation_in_one_tap_from_its_page(court: Court, sari: Actor, client_for: ClientFor) -> None:
    first, browser = accused(court, sari, argument=""), client_for("sari")
    where = f"{at('write', court.case, ACCUSED, court.person)}?tentang={first}"
    assert where in browser.get(reverse("proceedings:show", args=[court.case])).content.decode()
    lacking = text(browser.get(where))
    assert "Pembelaan yang disampaikan" in lacking
    assert "Hari ia menyetujui" in lacking
    assert "Buat konsep" not in lacking
    write_defence(defence_id=first, link="Disuruh; paspor ditahan.", argument="Ia tidak bebas.", version=1, by=sari)
    agreed(court.person, sari)
    page = text(browser.get(where))
    assert "Korban yang dipaksa pelaku melakukan tindak pidana tidak dipidana (UU 21/2007 Pasal 18)" in page
    assert browser.post(where, {**TYPED, "perkara_tuduhan": "LP/B/7/2026"}).status_code == 302
    (draft,) = [each for each in documents_of(court.case, actor=sari) if each.kind is ACCUSED]
    values = draft_for(draft.id, actor=sari).values
    assert (values["tuduhan_perbuatan"], values["tuduhan_sejak"]) == ("Penipuan lewat internet", "2 Maret 2026")
    assert (values["tuduhan_kaitan"], values["tuduhan_pembelaan"]) == ("Disuruh; paspor ditahan.", "Ia tidak bebas.")
    assert "lewat surat ini" not in values


def test_of_two_accusations_the_letter_asks_which_and_one_that_ended_is_none(
    court: Court, sari: Actor, budi: Actor, client_for: ClientFor
) -> None:
    first, second, browser = accused(court, sari), accused(court, sari, "pemalsuan_surat"), client_for("sari")
    agreed(court.person, sari)
    where = at("write", court.case, ACCUSED, court.person)
    asking = browser.get(where).content.decode()
    assert "Surat ini tentang yang mana?" in asking
    assert f"?tentang={first}" in asking
    assert "Surat atau paspor palsu" in text(browser.get(f"{where}?tentang={second}"))
    assert browser.get(f"{where}?tentang={uuid4()}").status_code == 404
    assert browser.get(f"{where}?tentang=x").status_code == 404
    assert client_for("budi").get(f"{where}?tentang={first}").status_code == 404
    asked = Asked(sari, court.case, court.person, ACCUSED)
    assert gathered(asked, ("tuduhan_perbuatan",)) == {}  # of two that nobody chose from, none is guessed
    told = {"outcome": "dibebaskan_dari_tuduhan", "ended_on": date(2026, 3, 9), "words": "Penyidik."}
    end_defence(defence_id=second, **told, version=1, by=sari)
    assert "Penipuan lewat internet" in text(browser.get(where))
    assert browser.get(f"{where}?tentang={second}").status_code == 404


def test_a_debt_is_refused_in_its_own_currency_and_stands_in_no_sum(
    money: Money, sari: Actor, client_for: ClientFor
) -> None:
    a_loss(money, sari)
    signed(money, sari)
    ringgit, rupiah, browser = owes(money, sari, "MYR", 150_050), owes(money, sari), client_for("sari")
    agreed(money.person, sari)
    where = at("write", money.case, DEBT, money.person)
    shown = browser.get(reverse("restitution:show", args=[money.case, money.person])).content.decode()
    assert f"{where}?tentang={ringgit}" in shown
    names = ("utang_penagih", "utang_jumlah", "utang_terbilang", "utang_keterangan")
    asked = Asked(sari, money.case, money.person, DEBT)
    assert gathered(replace(asked, about=ringgit), names) == {
        "utang_penagih": "Agen Makmur",
        "utang_jumlah": "MYR 1.500,50",
        "utang_terbilang": "seribu lima ratus koma lima nol ringgit Malaysia",
        "utang_keterangan": "Biaya berangkat, ditagih dua kali.",
    }
    told = gathered(replace(asked, about=rupiah), names)
    assert told["utang_jumlah"] == "Rp 12.345.678"
    assert told["utang_terbilang"].endswith("enam ratus tujuh puluh delapan rupiah")
    restitution = Asked(sari, money.case, money.person, DocumentKind.RESTITUTION_REQUEST)
    assert gathered(restitution, ("restitusi_jumlah",)) == {"restitusi_jumlah": "Rp 3.275.500"}
    page = text(browser.get(f"{where}?tentang={rupiah}"))
    assert "Pelaku kehilangan hak menagih utang" in page
    posted = {**TYPED, "tujuan": "Agen Makmur", "utang_dipakai": "Paspornya ditahan sampai lunas."}
    assert browser.post(f"{where}?tentang={rupiah}", posted).status_code == 302
    (draft,) = [each for each in documents_of(money.case, actor=sari) if each.kind is DEBT]
    assert draft_for(draft.id, actor=sari).values["utang_jumlah"] == "Rp 12.345.678"
    end_debt(debt_id=rupiah, result="Tidak ditagih lagi.", version=1, document=draft.id, by=sari)
    assert [each.id for each in subjects(Asked(sari, money.case, money.person, DEBT), names)] == [ringgit]
    assert claim_for(money.case, money.person, actor=sari).computed.total == 3_275_500


def test_an_application_in_two_currencies_says_what_the_case_says_to_the_rupiah(money: Money, sari: Actor) -> None:
    a_loss(money, sari)  # Rp 3.275.500
    rate = {"rate": "3405.25", "rate_on": date(2026, 9, 1), "rate_source": "Kurs yang dibuat-buat"}
    a_loss(
        money, sari, Terms(How.AMOUNT, "MYR", smallest=123_456, **rate), kind="upah"
    )  # 1.234,56 × 3.405,25 = 4.203.985,44
    owes(money, sari, "MYR", 999_999)
    signed(money, sari)
    kind = DocumentKind.RESTITUTION_REQUEST
    names = ("restitusi_rincian", "restitusi_jumlah", "restitusi_terbilang")
    found = gathered(Asked(sari, money.case, money.person, kind), names)
    assert found["restitusi_jumlah"] == "Rp 7.479.485"  # 3.275.500 + 4.203.985,44, rounded once
    said = "tujuh juta empat ratus tujuh puluh sembilan ribu empat ratus delapan puluh lima rupiah"
    assert found["restitusi_terbilang"] == said
    every = dict.fromkeys(shipped_tables().letters[kind].names, "x") | found
    told = {**composed(shipped_tables().letters[kind], every, marked=False), "author": "", "draft": ""}
    paper = Word(io.BytesIO(docx_of(told)))
    cells = [cell.text.replace("\u00a0", " ") for row in paper.tables[1].rows[1:] for cell in row.cells]
    assert cells[2::3] == ["Rp 3.275.500", "Rp 4.203.985,44"]
    assert "MYR 1.234,56; kurs Rp 3.405,25" in cells[3]
    assert "9.999,99" not in repr((found, cells))  # a debt is no loss
    assert claim_for(money.case, money.person, actor=sari).computed.total == 7_479_485


def test_the_boxes_of_a_refusal_begin_with_the_creditor_and_of_another_letter_do_not(money: Money, sari: Actor) -> None:
    owes(money, sari)
    begins = suggested(Asked(sari, money.case, money.person, DEBT), ("tujuan", "utang_dipakai"))
    assert begins == {"tujuan": "Agen Makmur", "utang_dipakai": "Biaya berangkat, ditagih dua kali."}
    assert suggested(Asked(sari, money.case, money.person, ACCUSED), ("tujuan",)) == {}


@pytest.mark.parametrize(
    ("smallest", "digits", "unit", "said"),
    [
        (0, 0, "rupiah", "nol rupiah"),
        (820_407_027, 0, "rupiah", "delapan ratus dua puluh juta empat ratus tujuh ribu dua puluh tujuh rupiah"),
        (100, 2, "ringgit Malaysia", "satu ringgit Malaysia"),
        (105, 2, "ringgit Malaysia", "satu koma nol lima ringgit Malaysia"),
        (50, 2, "dolar Singapura", "nol koma lima nol dolar Singapura"),
    ],
)
def test_an_amount_is_said_with_its_part_and_its_currency(smallest: int, digits: int, unit: str, said: str) -> None:
    assert sum_in_words(smallest, digits, unit) == said


def test_what_the_law_says_is_a_row_of_the_office_and_one_from_memory_is_not_printed(
    court: Court, sari: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("hukum_tidak_dipidana", "hukum_utang")
    asked = Asked(sari, court.case, court.person, ACCUSED)
    assert gathered(asked, names)["hukum_utang"].endswith("mengeksploitasi korban (UU 21/2007 Pasal 27)")
    known = office_law()
    offences = {code: replace(row, mark=Mark.MEMORY) for code, row in known.offences.items()}
    monkeypatch.setattr(law, "office_law", lambda: replace(known, offences=offences))
    assert gathered(asked, names) == {}


def test_what_an_actor_may_not_read_is_not_filled_and_is_said_to_be_shut(court: Court, sari: Actor) -> None:
    accused(court, sari)
    agreed(court.person, sari)
    tables = shipped_tables()
    everything = gathered(Asked(sari, court.case, court.person, ACCUSED), tables.fields)
    assert {"tuduhan_kaitan", "persetujuan_hari"} <= set(everything)
    for source, permission in OPENED_BY.items():
        less = replace(sari, permissions=sari.permissions - {permission})
        found = gathered(Asked(less, court.case, court.person, ACCUSED), tables.fields)
        assert not [name for name in found if tables.fields[name].source == source]
        assert found.keys() == {name for name in everything if OPENED_BY.get(tables.fields[name].source) != permission}


def test_what_a_role_may_not_read_is_named_and_the_letter_is_not_written(force: TaskForce) -> None:
    join(BIMA, force)
    bima = actor(BIMA, force)
    assert bima.id is not None
    case, person = open_case(summary="Turun di Entikong.", by=bima), born(bima, "Lalu Wirya")
    add_person(case_id=case, person_id=person, role=Role.VICTIM, by=bima)
    shut = text(sign_in(Client(), bima.id).get(at("write", case, ACCUSED, person)))
    assert "Ini tidak dibuka untuk peran Anda" in shut
    assert "Perbuatan yang dituduhkan" in shut
    assert "Buat konsep" not in shut


def test_counsels_notes_are_in_no_letter_whatever_it_asks_for(counsel: Counsel, lestari: Actor) -> None:
    make_own_key(sandi=SANDI, again=SANDI, by=lestari)
    seal_note(case_id=counsel.case, person_id=counsel.person, words="RAHASIA-ANTARA-KITA", by=lestari)
    tables = shipped_tables()
    before = Entry.objects.filter(event="counsel.note_opened").count()
    for kind in WRITTEN:
        asked = Asked(lestari, counsel.case, counsel.person, kind)
        every = (*tables.fields, *tables.typed)
        told = {**gathered(asked, every), **suggested(asked, every)}
        assert told["orang_nama"] == "Wulan Purnama"  # something was read
        assert "RAHASIA-ANTARA-KITA" not in repr((told, asked.opened))
    assert Entry.objects.filter(event="counsel.note_opened").count() == before
