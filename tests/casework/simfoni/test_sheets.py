"""The sheet of one survivor: what is gathered, what stays empty and why, what was copied, who may, and what erasing takes."""

from dataclasses import replace
from datetime import date

import pytest
from django.utils import timezone

from naung.casework.cases.actions import add_person, erase_person, open_case
from naung.casework.cases.vocabulary import Role
from naung.casework.episodes.actions import add_event
from naung.casework.episodes.rules import Told
from naung.casework.reports.queries import report_for
from naung.casework.screening.actions import record_determination
from naung.casework.screening.vocabulary import Determined
from naung.casework.simfoni.actions import forget_copied, mark_copied
from naung.casework.simfoni.models import Copied
from naung.casework.simfoni.queries import may_record, sheet_for, survivors_of
from naung.casework.simfoni.rules import shipped_sheet
from naung.casework.simfoni.vocabulary import SimfoniEvent, State
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor, Category
from naung.foundation.audit.models import Entry
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.errors import NotFound, NotPermitted, RuleBroken
from naung.foundation.identifiers import new_id
from naung.foundation.people.vocabulary import Answer, NameKind, PersonTold
from tests.casework.cases.conftest import someone
from tests.casework.simfoni.conftest import WULAN, Filed, line, survivor
from tests.cast import JAYA, TIO, Member, TaskForce, actor, join

pytestmark = pytest.mark.django_db


def copy(filed: Filed, field: str, by: Actor) -> None:
    mark_copied(case_id=filed.case, person_id=filed.person, field=field, seen=line(filed, field, by).seen, by=by)


def test_the_sections_stand_in_the_registers_order(sari: Actor, filed: Filed) -> None:
    sheet = sheet_for(filed.case, filed.person, actor=sari)
    order = ["pelapor", "korban", "kejadian", "kekerasan", "pelaku", "layanan", "status"]
    assert [section.code for section, _lines in sheet.sections] == order
    assert [each.field.code for each in sheet.lines] == list(shipped_sheet().fields)
    assert sheet.reports == (filed.report,)


def test_each_field_says_what_the_file_holds(sari: Actor, filed: Filed) -> None:
    today = timezone.localdate()
    years = today.year - 2009 - ((today.month, today.day) < (4, 12))
    said = {
        "korban_jenis_kelamin": "perempuan",
        "korban_usia": f"{years} tahun",
        "korban_disabilitas": "sensorik",
        "kejadian_tempat": "karaoke dekat pelabuhan",
        "kejadian_waktu": "03-2026",
        "fisik": "fisik",
        "seksual": "seksual",
        "eksploitasi": "eksploitasi",
        "layanan_kesehatan": f"Pemeriksaan dan perawatan kesehatan ({today:%d-%m-%Y})",
        "status_kasus": "Terbuka",
    }
    found = {each.field.code: each.gathered for each in sheet_for(filed.case, filed.person, actor=sari).lines}
    assert {code: found[code].text for code in said} == said
    report = report_for(filed.report, actor=sari)
    day = f"{timezone.localtime(report.content.received_at):%d-%m-%Y}"
    assert found["pengaduan_tanggal"].text == day
    assert found["layanan_pengaduan"].text == f"pengaduan diterima ({day})"


def test_what_the_file_has_no_place_for_is_empty_and_never_guessed(sari: Actor, filed: Filed) -> None:
    nowhere = {
        *("korban_pendidikan", "korban_pekerjaan", "korban_perkawinan", "pelaku_hubungan"),
        *("penelantaran", "lainnya", "layanan_penegakan_hukum", "layanan_tokoh_agama"),
    }
    lines = sheet_for(filed.case, filed.person, actor=sari).lines
    assert {each.field.code for each in lines if each.gathered.state is State.NOWHERE} == nowhere
    assert all(not each.gathered.text for each in lines if each.gathered.state is not State.VALUE)
    assert line(filed, "layanan_reintegrasi_sosial", sari).gathered.state is State.EMPTY, "planned is not given"
    assert line(filed, "psikis", sari).gathered.state is State.EMPTY
    assert line(filed, "trafficking", sari).gathered.state is State.EMPTY, "no body has determined it"


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (Answer.UNKNOWN, State.UNKNOWN),
        (Answer.REFUSED, State.REFUSED),
        (Answer.NOT_ASKED, State.NOT_ASKED),
        (Answer.NO, State.VALUE),
    ],
)
def test_not_knowing_not_saying_and_not_asked_stay_different(
    sari: Actor, filed: Filed, answer: Answer, state: State
) -> None:
    person = survivor(filed.case, sari, replace(WULAN, disabled=answer, disabilities=frozenset()))
    found = line(replace(filed, person=person), "korban_disabilitas", sari).gathered
    assert found.state is state
    assert bool(found.text) is (state is State.VALUE)


def test_a_case_without_report_birth_or_history_leaves_them_empty(sari: Actor, filed: Filed) -> None:
    case = open_case(summary="", by=sari)
    bare = replace(filed, case=case, person=survivor(case, sari, PersonTold(names=((NameKind.ALIAS, "Ulan"),))))
    for code in ("pelapor_nama", "pelapor_hubungan", "pengaduan_tanggal", "korban_usia", "kejadian_tempat"):
        assert line(bare, code, sari).gathered.state is State.EMPTY, code
    assert line(bare, "korban_jenis_kelamin", sari).gathered.state is State.UNKNOWN


def test_trafficking_is_what_a_body_determined(sari: Actor, filed: Filed) -> None:
    told = Determined("penyidik", "korban_ditetapkan", date(2026, 2, 3), "Polres Singkawang", "B/1", "majikan")
    record_determination(episode_id=filed.episode, determined=told, by=sari)
    assert line(filed, "trafficking", sari).gathered.text == "trafficking"


def test_the_reporters_name_stays_withheld_and_is_never_opened_by_the_sheet(
    sari: Actor, ratna: Actor, filed: Filed
) -> None:
    for by in (sari, ratna):
        found = line(filed, "pelapor_nama", by).gathered
        assert (found.state, found.text) == (State.WITHHELD, "")
    assert not Entry.objects.filter(event__startswith="reports.reporter").exists()


def test_a_role_without_sensitive_data_sees_that_something_is_withheld(sari: Actor, filed: Filed) -> None:
    """Should a desk's own role file take class D from a case worker, the sheet hides it and copies nothing of it."""
    narrow = replace(sari, role="petugas_perbatasan", categories=frozenset({Category.B, Category.C}))
    found = line(filed, "korban_disabilitas", narrow).gathered
    assert (found.state, found.text) == (State.WITHHELD, "")
    with pytest.raises(RuleBroken, match="kosong"):
        copy(filed, "korban_disabilitas", narrow)


def test_copying_is_remembered_by_field_and_logged_without_the_value(sari: Actor, ratna: Actor, filed: Filed) -> None:
    copy(filed, "korban_usia", sari)
    shown = line(filed, "korban_usia", ratna).copied
    assert shown is not None
    assert (shown.by, shown.changed) == (sari.id, False)
    entry, row = Entry.objects.get(event=SimfoniEvent.COPIED.value), Copied.objects.get()
    assert (entry.fields, entry.subject) == ("", filed.case)
    assert all(each.bytes in bytes(entry.subjects) for each in (filed.person, row.id))
    assert row.compartment_id != filed.case
    copy(filed, "korban_usia", ratna)
    assert Copied.objects.get().copied_by == ratna.id, "the same again moves the moment"
    sheet = sheet_for(filed.case, filed.person, actor=sari)
    assert sheet.copied == 1 < sheet.to_copy


def test_a_value_that_changed_since_it_was_copied_says_so(sari: Actor, filed: Filed) -> None:
    copy(filed, "kejadian_waktu", sari)
    seen = line(filed, "kejadian_waktu", sari).seen
    told = Told(kind="exploitation", when=VagueDate.on(date(2026, 4, 2)))
    add_event(episode_id=filed.episode, told=told, by=sari)
    now = line(filed, "kejadian_waktu", sari)
    assert now.gathered.text == "03-2026; 02-04-2026"
    assert now.copied is not None
    assert now.copied.changed
    with pytest.raises(RuleBroken, match="berubah"):
        mark_copied(case_id=filed.case, person_id=filed.person, field="kejadian_waktu", seen=seen, by=sari)


@pytest.mark.parametrize("field", ["korban_pendidikan", "pelapor_nama", "tidak_ada", "", "x" * 500])
def test_what_has_nothing_to_copy_is_not_marked(sari: Actor, filed: Filed, field: str) -> None:
    with pytest.raises(RuleBroken):
        mark_copied(case_id=filed.case, person_id=filed.person, field=field, seen="", by=sari)
    assert not Copied.objects.exists()


def test_no_row_and_no_entry_says_without_the_key_which_field_was_copied(sari: Actor, filed: Filed) -> None:
    """Only what has a value can be copied: the field's name alone would tell which service she was given."""
    lines = [each for each in sheet_for(filed.case, filed.person, actor=sari).lines if each.can_be_copied]
    assert len(lines) > 2
    for each in lines:
        copy(filed, each.field.code, sari)
        copy(filed, each.field.code, sari)
    rows = list(Copied.objects.all())
    assert len(rows) == len(lines), "a field is copied once a person"
    assert len({len(bytes(row.what or b"")) for row in rows}) == 1
    plain = [str(value) for model in (Copied, Entry) for row in model.objects.values_list() for value in row]
    assert not [code for code in shipped_sheet().fields for value in plain if code in value]


def test_each_survivor_has_a_sheet_and_nobody_else(sari: Actor, filed: Filed) -> None:
    other, witness = survivor(filed.case, sari), someone(sari, "Marni")
    add_person(case_id=filed.case, person_id=witness, role=Role.WITNESS, by=sari)
    assert survivors_of(filed.case, actor=sari) == (filed.person, other)
    copy(filed, "korban_usia", sari)
    assert line(replace(filed, person=other), "korban_usia", sari).copied is None
    for person in (witness, new_id()):
        with pytest.raises(NotFound):
            sheet_for(filed.case, person, actor=sari)


def test_another_desk_finds_nothing_and_other_roles_may_not(
    budi: Actor, hamdan: Actor, mega: Actor, filed: Filed
) -> None:
    with pytest.raises(NotFound):
        sheet_for(filed.case, filed.person, actor=budi)
    for by in (hamdan, mega):
        with pytest.raises(NotPermitted):
            sheet_for(filed.case, filed.person, actor=by)


def test_only_the_desk_of_an_uptd_ppa_records(force: TaskForce) -> None:
    """A case worker or supervisor at another agency's desk finds no sheet, not even of her own case."""
    nia = Member("nia", "Nia", "social", "penyelia")
    join(nia, force)
    by = actor(nia, force)
    case = open_case(summary="", by=by)
    person = survivor(case, by)
    assert not may_record(by)
    with pytest.raises(NotFound):
        sheet_for(case, person, actor=by)
    for member in (JAYA, TIO):
        join(member, force)
        assert not may_record(actor(member, force))


def test_reading_the_sheet_stands_in_the_log(sari: Actor, filed: Filed) -> None:
    sheet_for(filed.case, filed.person, actor=sari)
    entry = Entry.objects.filter(event=SimfoniEvent.READ.value).latest("seq")
    assert (entry.subject, entry.fields) == (filed.person, "birth,disability")


def test_erasing_her_takes_what_was_copied_and_the_case_its_tickets(sari: Actor, mega: Actor, filed: Filed) -> None:
    other = survivor(filed.case, sari)
    copy(filed, "korban_usia", sari)
    copy(replace(filed, person=other), "korban_usia", sari)
    erase_person(person_id=filed.person, by=mega)
    assert forget_copied(by=mega) == 1
    assert forget_copied(by=system_actor("tick")) == 0
    assert [each.person_id for each in Copied.objects.all()] == [other]
    erase_person(person_id=other, by=mega)
    assert not Copied.objects.exists(), "the case went with its last survivor"
    with pytest.raises(NotPermitted):
        forget_copied(by=sari)
