"""Two legal officers correct the law of their office: signatures, the log, and every reader that must then say the same."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch
from uuid import UUID

import pytest
from click.testing import CliRunner
from django.db import IntegrityError, transaction
from django.utils import timezone

from naung.doors.operator import corrected as command_reads
from naung.doors.operator.law import law as law_command
from naung.doors.operator.may_refer import may_refer_command
from naung.foundation.access.vocabulary import Actor, PersonKind, Service
from naung.foundation.audit.models import Entry
from naung.foundation.clock.vocabulary import Mark
from naung.foundation.errors import NotFound, NotPermitted, RuleBroken
from naung.foundation.law.actions import propose_correction, sign_correction, withdraw_correction
from naung.foundation.law.models import CorrectionRow
from naung.foundation.law.queries import shipped_law
from naung.foundation.law.queries.office import correction, corrections, duty, law_rows, office_law
from naung.foundation.law.rules.corrections import OWN_SIGNATURE, SIGNED_ALREADY
from naung.foundation.law.vocabulary.corrections import LawEvent, Table
from naung.foundation.organisations.queries import desks_for, matrix, office_mandates, shelf_of
from naung.foundation.organisations.rules import shipped_mandates
from naung.foundation.upkeep.queries import office as checks
from tests.cast import KARTIKA, SARI, TaskForce, actor, join
from tests.foundation.law.corrections_told import HESTI, REASON, SOURCE, WIRA, corrected_here

pytestmark = pytest.mark.django_db
NUMBER = {"number": "0811 2222 333"}
ROW = "dinsos.pemulangan.permensos"


@pytest.fixture
def officers(force: TaskForce) -> Callable[[str], Actor]:
    known = {}
    for member in (HESTI, WIRA, KARTIKA, SARI):
        join(member, force)
        known[member.username] = actor(member, force)
    return known.__getitem__


def proposed(by: Actor, row: str = "polisi", table: Table = Table.HOTLINE, **values: str) -> UUID:
    return propose_correction(
        shelf=shelf_of(table),
        row=row,
        values=values or NUMBER,
        from_on=timezone.localdate(),
        mark=Mark.VERIFIED,
        source=SOURCE,
        reason=REASON,
        by=by,
    )


def sign(made: UUID, by: Actor) -> None:
    sign_correction(correction_id=made, shelf=shelf_of(correction(made, actor=by).table), by=by)


def test_hesti_proposes_wira_signs_and_only_then_it_counts(officers: Callable[[str], Actor]) -> None:
    made = proposed(officers("hesti"))
    assert office_law().hotlines["polisi"] == shipped_law().hotlines["polisi"]
    with pytest.raises(RuleBroken, match=OWN_SIGNATURE):
        sign(made, officers("hesti"))
    sign(made, officers("wira"))
    row = office_law().hotlines["polisi"]
    assert (row.number, row.mark, row.source) == (NUMBER["number"], Mark.VERIFIED, SOURCE)
    with pytest.raises(RuleBroken, match=SIGNED_ALREADY):
        sign(made, officers("kartika"))
    said = Entry.objects.filter(subject=made).values_list("event", "actor", "fields")
    assert list(said.order_by("seq")) == [
        (LawEvent.CORRECTION_PROPOSED.value, officers("hesti").id, "number"),
        (LawEvent.CORRECTION_SIGNED.value, officers("wira").id, ""),
    ]
    assert not Entry.objects.filter(fields__contains=NUMBER["number"]).exists()


def test_the_coordinator_may_be_the_second_and_may_not_propose(officers: Callable[[str], Actor]) -> None:
    made = proposed(officers("hesti"))
    sign(made, officers("kartika"))
    assert office_law().hotlines["polisi"].number == NUMBER["number"]
    with pytest.raises(NotPermitted):
        proposed(officers("kartika"))
    with pytest.raises(NotPermitted):
        withdraw_correction(correction_id=made, why="Tidak perlu.", by=officers("kartika"))


def test_sari_neither_proposes_nor_signs_and_reads_them(officers: Callable[[str], Actor]) -> None:
    made = proposed(officers("hesti"))
    for tried in (lambda: proposed(officers("sari")), lambda: sign(made, officers("sari"))):
        with pytest.raises(NotPermitted):
            tried()
    (one,) = corrections(actor=officers("sari"))
    assert (one.id, one.values, one.before) == (made, (("number", NUMBER["number"]),), (("number", ""),))


def test_the_database_itself_refuses_the_authors_signature(officers: Callable[[str], Actor]) -> None:
    made = proposed(officers("hesti"))
    with pytest.raises(IntegrityError), transaction.atomic():
        CorrectionRow.objects.filter(id=made).update(signed_by=officers("hesti").id, signed_at=timezone.now())


def test_withdrawing_has_its_reason_and_the_shipped_row_counts_again(officers: Callable[[str], Actor]) -> None:
    made = corrected_here(
        Table.DUTY, "rahasia_anak", officers("hesti"), officers("wira"), timezone.localdate(), id="Jangan sebut anak."
    )
    assert duty("rahasia_anak").id == "Jangan sebut anak."
    with pytest.raises(RuleBroken):
        withdraw_correction(correction_id=made, why="  ", by=officers("wira"))
    withdraw_correction(correction_id=made, why="Bunyi bawaan sudah tepat.", by=officers("wira"))
    assert duty("rahasia_anak") == shipped_law().duties["rahasia_anak"]
    with pytest.raises(NotFound):
        withdraw_correction(correction_id=UUID(int=9), why="x", by=officers("wira"))


def test_a_faulty_row_is_refused_and_nothing_is_kept(officers: Callable[[str], Actor]) -> None:
    with pytest.raises(RuleBroken) as refused:
        proposed(officers("hesti"), "laporan_sop_hari_kerja", Table.CLOCK, unit="months")
    assert refused.value.field == "unit"
    with pytest.raises(RuleBroken):
        proposed(officers("hesti"), "polisi", Table.HOTLINE, number="tanya")
    assert not CorrectionRow.objects.exists()


def test_rows_for_the_page_carry_the_correction(officers: Callable[[str], Actor]) -> None:
    sign(proposed(officers("hesti")), officers("wira"))
    (found,) = [each.row for each in law_rows(table="hotline") if each.row.code == "polisi"]
    assert found.mark is Mark.VERIFIED


def asked(tmp_path: Path, on: date) -> dict[str, Any]:
    ask = {"id": "a", "on": on.isoformat(), "agency_type": "dinsos", "service": "pemulangan"}
    file = tmp_path / "rows.json"
    file.write_text(json.dumps([ask | {"person_kind": "laki_laki", "place": "61.72"}]))
    with patch.object(command_reads, "has_office", return_value=True):
        told = CliRunner().invoke(may_refer_command, [str(file), "--json"])
    found: dict[str, Any] = json.loads(told.stdout)[0]
    return found


def test_command_matrix_offers_and_register_agree_on_a_corrected_mandate(
    officers: Callable[[str], Actor], force: TaskForce, places: None, tmp_path: Path
) -> None:
    """Both rows by which the social office sends a man home are narrowed to women: every reader says no from that day."""
    today = timezone.localdate()
    day = today + timedelta(days=3)
    for row in (ROW, "dinsos.pemulangan.uu21"):
        corrected_here(Table.MANDATE, row, officers("hesti"), officers("wira"), day, person_kinds=["perempuan"])
    for on, may in ((today, True), (day, False)):
        assert asked(tmp_path, on)["verdict"] is may
        offers = desks_for(Service.RETURN, PersonKind.MAN, "61.72", on)
        assert next(o.allowed for o in offers if o.desk == force.social.id) is may
        cells = [cell for cell in matrix("61.72", on, [PersonKind.MAN]) if cell.service is Service.RETURN]
        assert {any(o.desk == force.social.id for o in cell.may) for cell in cells} == {may}
        rows = {row.code: row for row in office_mandates(on)}
        assert (PersonKind.MAN in rows[ROW].person_kinds) is may
    assert [row.code for row in office_mandates(day)] == [row.code for row in shipped_mandates()]


def test_the_command_of_law_counts_by_the_corrected_clock(officers: Callable[[str], Actor]) -> None:
    day = timezone.localdate() + timedelta(days=5)
    corrected_here(Table.CLOCK, "pemberitahuan_kebocoran", officers("hesti"), officers("wira"), day, amount=30)
    days = [day - timedelta(days=1), day]
    text = json.dumps(
        [{"id": str(on), "acts": [], "facts": [{"code": "kebocoran_data", "on": on.isoformat()}]} for on in days]
    )
    with patch.object(command_reads, "has_office", return_value=True):
        told = CliRunner().invoke(law_command, ["assess", "-", "--json"], input=text)
    amounts = [{c["clock"]: c["amount"] for c in answer["clocks"]} for answer in json.loads(told.stdout)]
    assert amounts[0]["pemberitahuan_kebocoran"] == shipped_law().clocks["pemberitahuan_kebocoran"].amount
    assert amounts[1]["pemberitahuan_kebocoran"] == 30


def test_a_command_that_cannot_read_the_corrections_says_so_and_answers_nothing(tmp_path: Path) -> None:
    file = tmp_path / "rows.json"
    file.write_text("[]")
    from django.db import DatabaseError

    broken = patch("naung.foundation.law.queries.office.signed_corrections", side_effect=DatabaseError)
    with patch.object(command_reads, "has_office", return_value=True), broken:
        told = CliRunner().invoke(may_refer_command, [str(file), "--json"])
    assert told.exit_code == 1
    assert "naung migrate" in told.output


def test_the_check_names_a_correction_whose_shipped_row_changed(officers: Callable[[str], Actor]) -> None:
    assert checks.corrections().state == "baik"
    made = proposed(officers("hesti"))
    assert "menunggu tanda tangan kedua" in checks.corrections().words
    sign(made, officers("wira"))
    assert checks.corrections().state == "baik"
    CorrectionRow.objects.filter(id=made).update(shipped="0" * 64)
    found = checks.corrections()
    assert (found.state, "hotline polisi" in found.words) == ("perhatikan", True)
    CorrectionRow.objects.filter(id=made).update(row="tidak_ada_lagi")
    assert checks.corrections().state == "bahaya"


def test_what_was_signed_today_counts_today_and_a_clock_from_tomorrow(officers: Callable[[str], Actor]) -> None:
    today = timezone.localdate()
    corrected_here(Table.CLOCK, "pembatasan_data", officers("hesti"), officers("wira"), today, amount=2)
    shipped = shipped_law().clocks["pembatasan_data"].amount
    assert office_law(today).clocks["pembatasan_data"].amount == shipped
    assert office_law(today + timedelta(days=1)).clocks["pembatasan_data"].amount == 2
