"""Counsel on the pages: from the register to the power of attorney; and notes that stand in one answer and nowhere else."""

import logging
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from naung.casework.cases.actions import add_person
from naung.casework.cases.vocabulary import Role
from naung.casework.counsel.models import Assignment, Lawyer, PrivilegedNote
from naung.casework.evidence.actions import keep_document
from naung.casework.evidence.vocabulary import DocumentKind
from naung.foundation.access.vocabulary import Actor
from naung.foundation.accounts.models import KeptForm
from tests.casework.cases.conftest import someone
from tests.casework.counsel.conftest import SANDI, SEKAR, Counsel, a_case, a_lawyer, with_key
from tests.casework.counsel.conftest import counsel as counsel  # the fixtures
from tests.casework.counsel.conftest import lestari as lestari
from tests.casework.counsel.conftest import quick_keys as quick_keys
from tests.casework.counsel.conftest import sekar as sekar
from tests.casework.counsel.test_privilege import TOLD, everything_stored, told
from tests.cast import BUDI, KARTIKA, MEGA, RATNA, TaskForce, actor, join, sign_in
from tests.foundation.test_files import PDF

pytestmark = pytest.mark.django_db


def at(name: str, *ids: object) -> str:
    return reverse(f"counsel:{name}", args=ids)


def text(answer: Any) -> str:
    """What a reader reads."""
    body = answer.content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body)).replace("\xa0", " ")


def browser(who: Actor) -> Client:
    assert who.id is not None
    return sign_in(Client(), who.id)


@pytest.fixture
def stranger(force: TaskForce) -> Callable[[Any], Client]:
    """A browser of somebody else of the cast."""

    def called(member: Any) -> Client:
        join(member, force)
        return browser(actor(member, force))

    return called


def day(name: str, on: Any) -> dict[str, str]:
    return {f"{name}_day": str(on.day), f"{name}_month": str(on.month), f"{name}_year": str(on.year)}


def test_who_may_open_what(counsel: Counsel, lestari: Actor, stranger: Callable[[Any], Client], nobody: Client) -> None:
    with_key(lestari)
    told(counsel, lestari)
    ids = (counsel.case, counsel.person)
    here = [at("show", *ids), at("assign", *ids), at("power", counsel.assignment), at("lawyer", counsel.lawyer)]
    notes = [at("notes", *ids), at("notes_open", *ids), at("notes_hand_over", *ids)]
    hers = browser(lestari)
    assert [hers.get(each).status_code for each in (*here, *notes, at("key"))] == [200] * 8
    budi, ratna, mega, kartika = (stranger(each) for each in (BUDI, RATNA, MEGA, KARTIKA))
    for each in here:
        assert (budi.get(each).status_code, ratna.get(each).status_code) == (404, 404)
        assert (mega.get(each).status_code, kartika.get(each).status_code) == (403, 403)
    for each in (*notes, at("key"), at("key_lost"), at("key_change")):
        assert [who.get(each).status_code for who in (budi, ratna, mega, kartika)] == [403] * 4
        assert nobody.get(each).status_code == 302
    assert kartika.get(at("without")).status_code == 200
    assert hers.get(at("without")).status_code == 403
    assert hers.get(at("case", counsel.case))["Location"] == here[0]


def test_from_the_register_to_the_power_of_attorney(lestari: Actor) -> None:
    page, (case, person) = browser(lestari), a_case(lestari)
    refused = page.post(at("lawyer_new"), {"name": "", "body": "LBH Singkawang"})
    assert "LBH Singkawang" in refused.content.decode()
    typed = {"name": "Sekar Ayu", "body": "LBH", "sex": "P", "languages": ["hak"], "most": "3"}
    assert page.post(at("lawyer_new"), {**typed, "specialities": ["tppo"]})["Location"] == at("list")
    assert page.post(at("lawyer_new"), {"name": "Andi", "sex": "L"}).status_code == 302
    second = Lawyer.objects.get(sex="L")
    ordered = page.post(at("assign", case, person), {"sex": "P", "language": "hak", "order": "1"})
    shown = text(ordered)
    assert shown.index("1. Sekar Ayu") < shown.index("2. Andi")
    assert "jenis kelamin bukan yang ia minta" in shown
    assert not Assignment.objects.exists()
    asked = page.post(at("assign", case, person), {"sex": "P", "lawyer": str(second.id), "assign": "1"})
    assert "Tulis alasannya" in text(asked)
    chosen = {"sex": "P", "lawyer": str(second.id), "reason": "Sudah kenal.", "assign": "1"}
    assert page.post(at("assign", case, person), chosen)["Location"] == at("show", case, person)
    shown = text(page.get(at("show", case, person)))
    assert "menunggu surat kuasa" in shown
    assert "belum ada persetujuan untuk bantuan hukum" in shown
    assert "Sudah kenal." in shown
    paper = keep_document(
        case_id=case, kind=DocumentKind.POWER_OF_ATTORNEY, title="Surat kuasa khusus", content=PDF, media="", by=lestari
    )
    row, today = Assignment.objects.get(), timezone.localdate()
    power = {"version": "1", "document": str(paper), **day("signed_on", today)}
    assert page.post(at("power", row.id), power).status_code == 302
    shown = text(page.get(at("show", case, person)))
    assert "mendampingi dengan surat kuasa" in shown
    assert "Surat kuasa khusus" in shown
    end = {"version": "2", "kind": "permintaan_penyintas"}
    assert "Tulis alasannya" in text(page.post(at("end", row.id), end))
    gone = page.post(at("end", row.id), {**end, "words": "Ia ingin perempuan."})
    assert gone["Location"] == at("assign", case, person)
    assert "Ia ingin perempuan." in text(page.get(at("show", case, person)))
    assert page.post(at("lawyer_leave", second.id), {"words": "Pindah."}).status_code == 302
    assert "1 advokat sudah keluar" in text(page.get(at("list")))
    assert page.get(at("book")).status_code == 200
    assert "Penyintas belum punya pembela" in text(page.get(reverse("worklist:today")))
    assert page.get(reverse("cases:show", args=[case])).status_code == 200


def test_two_who_correct_one_row_see_both_values(lestari: Actor) -> None:
    page, row = browser(lestari), a_lawyer(lestari, "Sekar")
    assert page.post(at("lawyer", row), {"version": "1", "name": "Sekar Ayu"}).status_code == 302
    both = page.post(at("lawyer", row), {"version": "1", "name": "Sekar Dewi"})
    assert both.status_code == 409
    assert {"Sekar Ayu", "Sekar Dewi"} <= set(re.findall(r"Sekar \w+", text(both)))


def test_a_finding_is_said_and_decided_by_another(lestari: Actor, sekar: Actor) -> None:
    case, person = a_case(lestari)
    boss = someone(lestari, "Hendra Wijaya")
    add_person(case_id=case, person_id=boss, role=Role.RECRUITER, by=lestari)
    lawyer = a_lawyer(lestari, "Wijaya Hendra, S.H.")
    page = browser(sekar)
    assert "Ada temuan yang harus diputuskan dahulu." in text(page.get(at("assign", case, person)))
    where = at("findings", case, person, lawyer)
    shown = text(page.get(where))
    assert "tanda lemah" in shown
    assert "Hendra Wijaya" in shown
    decided = {"finding": "0", "standing": "bukan_pertentangan", "words": "Orang lain, sudah ditanya."}
    assert page.post(where, decided)["Location"] == at("assign", case, person)
    assert "1. Wijaya Hendra" in text(page.get(at("assign", case, person)))
    assert "Orang lain, sudah ditanya." in text(page.get(where))


def test_a_note_opens_in_one_answer_that_nothing_keeps(
    counsel: Counsel, lestari: Actor, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    page, ids = browser(lestari), (counsel.case, counsel.person)
    weak = page.post(at("key"), {"sandi": "pendek", "sandi_again": "pendek"})
    assert "terlalu pendek" in text(weak)
    assert page.post(at("key"), {"sandi": SANDI, "sandi_again": SANDI}).status_code == 302
    assert page.post(at("notes", *ids), {"privileged_words": TOLD})["Location"] == at("notes", *ids)
    listed = page.get(at("notes", *ids))
    assert TOLD not in listed.content.decode()
    wrong = page.post(at("notes_open", *ids), {"sandi": "lima ekor kambing makan rumput"})
    assert "tidak cocok" in text(wrong)
    assert "kambing" not in wrong.content.decode()
    opened = page.post(at("notes_open", *ids), {"sandi": SANDI})
    assert TOLD in text(opened)
    assert SANDI not in opened.content.decode()
    assert "no-store" in opened["Cache-Control"]
    after = page.get(at("notes_open", *ids))  # an address without a passphrase shows nothing
    assert TOLD not in after.content.decode()
    kept = everything_stored()
    for secret in (TOLD, SANDI):
        assert secret.encode() not in kept
        assert secret not in caplog.text
        assert secret not in str(dict(page.session))
        assert not any(secret.encode() in each.read_bytes() for each in files_of_the_house())


def files_of_the_house() -> list[Path]:
    """Every file of the installation: logs, marks of doubled posts, whatever was kept."""
    return [each for each in Path(settings.NAUNG_HOME).rglob("*") if each.is_file()]


def test_a_session_that_ended_keeps_neither_note_nor_passphrase(counsel: Counsel, lestari: Actor) -> None:
    with_key(lestari)
    page, ids = browser(lestari), (counsel.case, counsel.person)
    page.get(at("notes", *ids))
    page.logout()
    for where, typed in ((at("notes", *ids), {"privileged_words": TOLD}), (at("notes_open", *ids), {"sandi": SANDI})):
        assert page.post(where, typed).status_code == 302
    assert not KeptForm.objects.exists()
    assert not PrivilegedNote.objects.exists()


def test_search_log_and_case_say_nothing_of_notes(counsel: Counsel, lestari: Actor, sekar: Actor) -> None:
    with_key(lestari)
    told(counsel, lestari)
    other = browser(sekar)
    for where in (reverse("cases:show", args=[counsel.case]), at("show", counsel.case, counsel.person)):
        assert TOLD not in other.get(where).content.decode()
        assert "Buka halaman catatan" not in text(other.get(where))
    found = other.post(reverse("search:find"), {"query": "takut"})
    assert TOLD not in found.content.decode()
    assert SEKAR.role == "advokat"  # another counsel of the same desk, with every permission that counsel has


def test_a_lost_passphrase_on_the_pages(counsel: Counsel, lestari: Actor) -> None:
    with_key(lestari)
    told(counsel, lestari)
    page, ids, fresh = browser(lestari), (counsel.case, counsel.person), "lima ekor kambing makan rumput"
    assert "hilang untuk selamanya" in text(page.get(at("key_lost")))
    typed = {"sandi": fresh, "sandi_again": fresh}
    assert page.post(at("key_lost"), typed).status_code == 200
    assert page.post(at("key_lost"), {**typed, "known": "on"}).status_code == 302
    assert "1 catatan tersegel dengan kunci yang hilang" in text(page.get(at("notes", *ids)))
    assert "tidak terbuka lagi" in text(page.get(at("key")))
    changed = {"sandi_old": fresh, "sandi": SANDI, "sandi_again": SANDI}
    assert page.post(at("key_change"), changed).status_code == 302


def test_the_coordinator_sees_counts_none_of_them_small(
    counsel: Counsel, lestari: Actor, stranger: Callable[[Any], Client]
) -> None:
    kartika = stranger(KARTIKA)
    assert "ditahan" in text(kartika.get(at("without")))
    for number in range(9):
        a_case(lestari, f"Orang {number}")
    shown = text(kartika.get(at("without")))
    assert "Wulan" not in shown
    assert "10" in shown
