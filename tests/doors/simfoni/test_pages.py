"""The sheet by Sari, by Ratna, by Budi, by others and by nobody; what is withheld, stale, empty or junk."""

import re
from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from naung.casework.cases.actions import open_case
from naung.casework.simfoni.actions import write_ticket
from naung.casework.simfoni.models import Copied, Ticket
from naung.casework.simfoni.vocabulary import SimfoniEvent
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.models import Entry
from naung.foundation.people.actions import correct_person
from naung.foundation.people.vocabulary import Sex
from tests.casework.simfoni.conftest import WULAN, Filed, line, survivor
from tests.casework.simfoni.conftest import filed as filed  # the fixture
from tests.cast import Member, TaskForce, actor, join, sign_in

pytestmark = pytest.mark.django_db
ClientFor = Callable[[str], Client]
NUMBER = "TK-6172-0412"


def at(name: str, *ids: UUID) -> str:
    return reverse(f"simfoni:{name}", args=ids)


def text(answer: object) -> str:
    """What a reader reads."""
    body = answer.content.decode()  # type: ignore[attr-defined]  # the test client's answer
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body))


def part(page: str, field: str) -> str:
    """The line of one field."""
    found = re.search(rf'<li class="copy-row" id="isi-{field}">(.*?)</li>', page, re.S)
    assert found, field
    return found[1]


def test_the_sheet_opens_for_those_who_record_and_for_nobody_else(
    filed: Filed, client_for: ClientFor, nobody: Client
) -> None:
    addresses = [at("sheet", filed.case, filed.person), at("ticket", filed.case)]
    for where in addresses:
        for who, status in (("sari", 200), ("ratna", 200), ("budi", 404), ("hamdan", 403), ("mega", 403)):
            assert client_for(who).get(where).status_code == status, (where, who)
        assert nobody.get(where).status_code == 302
    answer = client_for("sari").get(at("case", filed.case))
    assert (answer.status_code, answer["Location"]) == (302, addresses[0])


def test_the_page_says_whose_it_is_what_is_unverified_and_what_is_missing(filed: Filed, client_for: ClientFor) -> None:
    page = client_for("sari").get(at("sheet", filed.case, filed.person)).content.decode()
    assert "Wulan Purnama" in page
    assert "Urutan dan label dari sumber kedua" in page
    assert ">perempuan</textarea>" in part(page, "korban_jenis_kelamin")
    assert "tidak dicatat di Naung" in part(page, "korban_pendidikan")
    assert "textarea" not in part(page, "korban_pendidikan")
    assert "Tidak ditampilkan" in part(page, "pelapor_nama")
    assert "dengan alasan" in part(page, "pelapor_nama")
    assert "belum diverifikasi" in part(page, "pelapor_hubungan")
    assert "Anda yang memutuskan" in part(page, "fisik")
    assert "belum diberikan" in part(page, "layanan_reintegrasi_sosial")


def test_values_stay_indonesian_for_a_reader_of_english(filed: Filed, client_for: ClientFor) -> None:
    browser = client_for("sari")
    browser.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    row = part(browser.get(at("sheet", filed.case, filed.person)).content.decode(), "korban_jenis_kelamin")
    assert 'lang="id" readonly>perempuan</textarea>' in row
    assert ">Sex</label>" in row


def test_a_field_is_marked_by_a_button_and_shows_when_it_changed(
    filed: Filed, sari: Actor, client_for: ClientFor
) -> None:
    browser, where = client_for("sari"), at("sheet", filed.case, filed.person)
    seen = line(filed, "korban_jenis_kelamin", sari).seen
    data = {"field": "korban_jenis_kelamin", "seen": seen}
    answer = browser.post(at("copied", filed.case, filed.person), data)
    assert (answer.status_code, answer["Location"]) == (302, where)
    row = text_of(browser, where, "korban_jenis_kelamin")
    assert "Sudah disalin" in row
    assert "Sari" in row
    correct_person(person_id=filed.person, facts=replace(WULAN, sex=Sex.MALE), version=1, by=sari)
    assert "Berubah sejak disalin" in text_of(browser, where, "korban_jenis_kelamin")
    stale = browser.post(at("copied", filed.case, filed.person), data)
    assert stale.status_code == 409
    assert "berubah sejak halaman ini dibuka" in text(stale)


def text_of(browser: Client, where: str, field: str) -> str:
    row = part(browser.get(where).content.decode(), field)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", row))


def test_a_script_gets_the_lines_new_state_alone(filed: Filed, sari: Actor, client_for: ClientFor) -> None:
    seen = line(filed, "korban_usia", sari).seen
    answer = client_for("sari").post(
        at("copied", filed.case, filed.person),
        {"field": "korban_usia", "seen": seen},
        headers={"X-Requested-With": "naung"},
    )
    assert answer.status_code == 200
    assert "<html" not in answer.content.decode()
    assert "Sudah disalin" in text(answer)
    assert "tahun" not in text(answer)


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"field": "korban_pendidikan", "seen": ""},
        {"field": "pelapor_nama", "seen": "00"},
        {"field": "a\x00b", "seen": "x" * 5000},
        {"field": "korban_usia", "seen": "bukan tanda ini"},
    ],
)
def test_what_is_empty_withheld_or_junk_is_not_marked(
    filed: Filed, client_for: ClientFor, data: dict[str, str]
) -> None:
    assert client_for("sari").post(at("copied", filed.case, filed.person), data).status_code == 409
    assert not Copied.objects.exists()


def test_looking_at_the_buttons_address_marks_nothing(filed: Filed, client_for: ClientFor) -> None:
    answer = client_for("sari").get(at("copied", filed.case, filed.person), {"field": "korban_usia"})
    assert answer.status_code == 302
    assert not Copied.objects.exists()


def test_nobody_else_marks_or_writes(filed: Filed, sari: Actor, client_for: ClientFor, nobody: Client) -> None:
    data = {"field": "korban_usia", "seen": line(filed, "korban_usia", sari).seen}
    for who, status in (("budi", 404), ("hamdan", 403), ("mega", 403)):
        browser = client_for(who)
        assert browser.post(at("copied", filed.case, filed.person), data).status_code == status
        assert browser.post(at("ticket", filed.case), {"number": NUMBER, "version": 0}).status_code == status
    assert nobody.post(at("copied", filed.case, filed.person), data).status_code == 302
    assert not Copied.objects.exists()
    assert not Ticket.objects.exists()


def test_another_agencys_desk_has_no_link_and_finds_no_sheet(force: TaskForce) -> None:
    nia = Member("nia", "Nia", "social", "penyelia")
    browser = sign_in(Client(), join(nia, force))
    by = actor(nia, force)
    case = open_case(summary="", by=by)
    person = survivor(case, by)
    page = browser.get(reverse("cases:show", args=[case]))
    assert page.status_code == 200
    assert "SIMFONI" not in text(page)
    for where in (at("case", case), at("sheet", case, person), at("ticket", case)):
        assert browser.get(where).status_code == 404


def test_the_case_leads_to_the_sheet_and_several_survivors_are_chosen_from(
    filed: Filed, sari: Actor, client_for: ClientFor
) -> None:
    browser = client_for("sari")
    assert at("case", filed.case) in browser.get(reverse("cases:show", args=[filed.case])).content.decode()
    other = survivor(filed.case, sari)
    answer = browser.get(at("case", filed.case))
    assert answer.status_code == 200
    for person in (filed.person, other):
        assert at("sheet", filed.case, person) in answer.content.decode()


def test_a_ticket_is_written_corrected_with_a_reason_and_never_over_anothers(
    filed: Filed, ratna: Actor, client_for: ClientFor
) -> None:
    browser, where = client_for("sari"), at("ticket", filed.case)
    answer = browser.post(where, {"number": NUMBER, "version": 0})
    assert (answer.status_code, answer["Location"]) == (302, at("case", filed.case))
    assert NUMBER in text(browser.get(at("sheet", filed.case, filed.person)))
    without = browser.post(where, {"number": "TK-1", "reason": "", "version": 1})
    assert without.status_code == 200
    assert Ticket.objects.count() == 1
    write_ticket(case_id=filed.case, number="TK-9", reason="Salah ketik.", version=1, by=ratna)
    stale = browser.post(where, {"number": "TK-1", "reason": "Tertukar.", "version": 1})
    assert stale.status_code == 409
    assert "TK-1" in text(stale)
    assert "TK-9" in text(stale)
    assert browser.post(where, {"number": "TK-1", "reason": "Tertukar.", "version": 2}).status_code == 302
    page = text(browser.get(at("sheet", filed.case, filed.person)))
    assert "Nomor sebelumnya" in page
    assert "Salah ketik." in page


def test_addresses_and_the_log_hold_no_value(filed: Filed, sari: Actor, client_for: ClientFor) -> None:
    browser = client_for("sari")
    seen = line(filed, "korban_disabilitas", sari).seen
    browser.post(at("copied", filed.case, filed.person), {"field": "korban_disabilitas", "seen": seen})
    browser.post(at("ticket", filed.case), {"number": NUMBER, "version": 0})
    for entry in Entry.objects.filter(event__startswith="simfoni."):
        said = f"{entry.fields} {entry.actor_name}"
        assert not re.search(r"sensorik|Wulan|TK-", said)
        assert "korban_disabilitas" not in said, "the field alone tells that there is something to copy"
    assert Entry.objects.filter(event=SimfoniEvent.COPIED.value, subject=filed.case).count() == 1
