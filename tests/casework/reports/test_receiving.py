"""Sari takes a report: it is kept once, sealed, urgent by stated rules, and its clock runs from receipt."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from naung.casework.reports.actions import receive_report
from naung.casework.reports.models import Report, Reporter, ReportSubject
from naung.casework.reports.queries import report_by_number, report_for, reporter_for, reports_waiting
from naung.casework.reports.vocabulary import (
    Channel,
    Mentioned,
    Origin,
    Part,
    ReporterReason,
    Sender,
    Silence,
    Status,
    Urgency,
)
from naung.foundation.access import rules as access
from naung.foundation.access.vocabulary import Actor, Category
from naung.foundation.audit.models import Entry
from naung.foundation.clock.vocabulary import ClockState
from naung.foundation.errors import NotFound, NotPermitted, Problems, RuleBroken
from naung.foundation.vault.models import Compartment, WrappedKey
from tests.casework.reports.told import RECRUITER, WORDS, WULAN, an_hour_ago, content, reporter

pytestmark = pytest.mark.django_db


def test_a_report_is_kept_as_told_and_its_page_shows_it(sari: Actor) -> None:
    taken = receive_report(content=content(), reporter=reporter(), by=sari)
    shown = report_for(taken.id, actor=sari)
    assert (shown.number, shown.status, shown.version) == (taken.number, Status.RECEIVED, 1)
    assert shown.content.words == WORDS
    assert [(p.part, p.name, p.phone, p.note) for p in shown.content.persons] == [
        (p.part, p.name, p.phone, p.note) for p in (WULAN, RECRUITER)
    ]
    assert shown.content.place_words == "rumah cat hijau dekat pasar Beringin"
    assert report_by_number(taken.number.lower().replace("-", " "), actor=sari) == taken.id


@pytest.mark.parametrize("channel", Channel)
def test_every_channel_is_taken(sari: Actor, channel: Channel) -> None:
    sender = Sender.MISSION if channel is Channel.LETTER else None
    told = content(channel=channel, sender=sender, sender_words="surat nomor 12/KJRI" if sender else "")
    shown = report_for(receive_report(content=told, by=sari).id, actor=sari)
    assert (shown.content.channel, shown.content.sender) == (channel, sender)


def test_nothing_that_identifies_is_plain_in_the_tables(sari: Actor) -> None:
    receive_report(content=content(), reporter=reporter(), by=sari)
    secrets = [WORDS, "Wulan", WULAN.phone, "34567001", "Acong", "Rohana", "Mawar", "Beringin", "ditahan", "sekolah"]
    assert all(len(secret) > 4 for secret in secrets), "shorter ones meet sealed bytes by chance"
    for model in (Report, ReportSubject, Reporter, Entry):
        for row in model.objects.values():
            told = " ".join(
                bytes(v).decode("latin-1") if isinstance(v, memoryview | bytes) else str(v) for v in row.values()
            )
            assert not [secret for secret in secrets if secret in told]


def test_illness_and_danger_are_sealed_and_withheld_from_who_may_not_see_them(
    sari: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts = frozenset({"luka_atau_sakit", "hamil_atau_disabilitas"})
    told, silent = (receive_report(content=content(facts=each), by=sari).id for each in (facts, frozenset[str]()))
    rows = [Report.objects.get(id=each) for each in (told, silent)]
    assert len({len(bytes(row.facts)) for row in rows}) == 1
    assert not [v for v in vars(rows[0]).values() if isinstance(v, str) and v in facts]
    shown = report_for(told, actor=sari)
    assert (shown.content.facts, shown.urgency.level) == (facts, Urgency.HIGH)
    role = access.shipped_roles()[sari.role]
    fewer = replace(role, categories=role.categories - {Category.D})
    monkeypatch.setattr(access, "shipped_roles", lambda: {sari.role: fewer})
    shown = report_for(told, actor=sari)
    assert (shown.content.facts, "facts" in shown.withheld) == (frozenset(), True)
    assert (shown.urgency.level, shown.urgency.rules) == (Urgency.HIGH, ())


def test_the_reporter_has_a_key_of_his_own(sari: Actor) -> None:
    taken = receive_report(content=content(), reporter=reporter(), by=sari)
    report, row = Report.objects.get(id=taken.id), Reporter.objects.get(report_id=taken.id)
    assert report.compartment_id != row.compartment_id
    assert {c.kind for c in Compartment.objects.filter(id__in=[report.compartment_id, row.compartment_id])} == {
        "report",
        "reporter",
    }
    WrappedKey.objects.filter(compartment=report.compartment_id).delete()
    assert WrappedKey.objects.filter(compartment=row.compartment_id).exists()


def test_the_reporter_does_not_open_with_the_report(sari: Actor, ratna: Actor) -> None:
    taken = receive_report(content=content(), reporter=reporter(), by=sari)
    shown = report_for(taken.id, actor=sari)
    assert "Rohana" not in repr(shown)
    assert shown.has_reporter
    with pytest.raises(NotPermitted):
        reporter_for(taken.id, actor=sari, reason=ReporterReason.CALL_BACK)
    opened = reporter_for(taken.id, actor=ratna, reason=ReporterReason.CALL_BACK)
    assert opened.content == reporter()
    assert Entry.objects.filter(event="reports.call_back.reporter_opened", actor=ratna.id).count() == 1


def test_a_reporter_for_another_desk_or_none_is_not_found(sari: Actor, ratna: Actor, yusuf: Actor) -> None:
    with_reporter = receive_report(content=content(), reporter=reporter(), by=sari).id
    without = receive_report(content=content(), by=sari).id
    for report, actor in ((with_reporter, yusuf), (without, ratna), (uuid4(), ratna)):
        with pytest.raises(NotFound):
            reporter_for(report, actor=actor, reason=ReporterReason.SAFETY)


def test_an_anonymous_reporter_has_no_name(sari: Actor) -> None:
    told = reporter(anonymous=True, name="", phone="", address="", safe_contact="")
    taken = receive_report(content=content(), reporter=told, by=sari)
    assert report_for(taken.id, actor=sari).reporter_anonymous
    with pytest.raises(Problems) as refused:
        receive_report(content=content(), reporter=reporter(anonymous=True), by=sari)
    assert [problem.field for problem in refused.value.problems] == ["reporter_anonymous"]


def test_urgency_comes_with_its_reasons(sari: Actor) -> None:
    taken = receive_report(content=content(facts=frozenset({"masih_dikuasai", "dokumen_ditahan"})), by=sari)
    shown = report_for(taken.id, actor=sari)
    assert taken.urgency is Urgency.HIGH
    assert [rule.code for rule in shown.urgency.deciding] == ["masih_dikuasai"]
    assert [rule.code for rule in shown.urgency.rules] == ["masih_dikuasai", "dokumen_ditahan"]


def test_the_clock_starts_at_receipt_even_when_typed_later(sari: Actor) -> None:
    received = timezone.now() - timedelta(days=2)
    told = content(received_at=received, facts=frozenset({"dokumen_ditahan"}))
    shown = report_for(receive_report(content=told, by=sari).id, actor=sari)
    due = shown.clocks.acted_on
    assert due.due_at == received + timedelta(hours=6)
    assert due.state is ClockState.OVERDUE
    assert due.moved
    assert shown.clocks.conflict
    assert len(shown.clocks.others) == 1


def test_an_ordinary_report_has_working_days(sari: Actor) -> None:
    told = content(facts=frozenset(), silence=Silence.ANSWERED)
    taken = receive_report(content=told, by=sari)
    shown = report_for(taken.id, actor=sari)
    assert taken.urgency is Urgency.ORDINARY
    assert [d.rule.code for d in (shown.clocks.acted_on, *shown.clocks.others)] == ["laporan_sop_hari_kerja"]
    assert Report.objects.get(id=taken.id).due_at == shown.clocks.acted_on.due_at


def test_sent_twice_it_is_kept_once(sari: Actor) -> None:
    made_for_form = uuid4()
    first = receive_report(content=content(), report_id=made_for_form, by=sari)
    again = receive_report(content=content(), report_id=made_for_form, by=sari)
    assert first == again
    assert first.id == made_for_form
    assert Report.objects.count() == 1
    assert Entry.objects.filter(event="reports.received").count() == 1


def test_from_one_device_each_number_is_kept_once(sari: Actor) -> None:
    origin = Origin(uuid4(), 7)
    first = receive_report(content=content(), origin=origin, by=sari)
    assert receive_report(content=content(), origin=origin, by=sari) == first
    assert receive_report(content=content(), origin=Origin(origin.device, 8), by=sari) != first


def test_one_device_number_is_not_two_desks(sari: Actor, budi: Actor) -> None:
    origin = Origin(uuid4(), 7)
    receive_report(content=content(), origin=origin, by=sari)
    with pytest.raises(RuleBroken, match="sudah dipakai"):
        receive_report(content=content(), origin=origin, by=budi)
    assert Report.objects.count() == 1


def test_a_device_counts_from_one(sari: Actor) -> None:
    with pytest.raises(Problems, match="lebih dari nol"):
        receive_report(content=content(), origin=Origin(uuid4(), 0), by=sari)


def test_an_id_that_is_somebody_elses_gives_a_fresh_report(sari: Actor, budi: Actor) -> None:
    hers = receive_report(content=content(), by=sari)
    forged = receive_report(content=content(words="lain"), report_id=hers.id, by=budi)
    assert forged.id != hers.id
    assert report_for(hers.id, actor=sari).content.words == WORDS


BAD = (
    ({"words": "  "}, "words"),
    ({"words": "x" * 10_001}, "words"),
    ({"words": "nama\x00nya"}, "words"),
    ({"words": "balik \u202e arah"}, "words"),
    ({"received_at": timezone.now() + timedelta(days=1)}, "received_at"),
    ({"received_at": timezone.now().replace(year=1990, day=1)}, "received_at"),
    ({"received_at": timezone.now().replace(tzinfo=None)}, "received_at"),
    ({"facts": frozenset({"tidak_ada_kode_ini"})}, "facts"),
    ({"facts": frozenset({"belum_diketahui"})}, "facts"),
    ({"place_code": "61.72.03.1001"}, "place_code"),
    ({"place_code": "' OR 1=1"}, "place_code"),
    ({"country": "id"}, "country"),
    ({"persons": (Mentioned(Part.WITNESS, "n" * 201),)}, "name_1"),
    ({"persons": (WULAN, Mentioned(Part.WITNESS, phone="\u2066+62\u2069"))}, "phone_2"),
    ({"persons": (WULAN,) * 21}, "persons"),
)


@pytest.mark.parametrize(("changes", "field"), BAD)
def test_bad_input_is_told_beside_its_field_and_nothing_is_written(
    sari: Actor, changes: dict[str, object], field: str
) -> None:
    entries, compartments = Entry.objects.count(), Compartment.objects.count()
    with pytest.raises(Problems) as refused:
        receive_report(content=content(**changes), by=sari)
    assert field in [problem.field for problem in refused.value.problems]
    assert (Report.objects.count(), Entry.objects.count(), Compartment.objects.count()) == (0, entries, compartments)


def test_any_writing_is_kept_letter_for_letter(sari: Actor) -> None:
    words = "<b>陳阿妹</b> 🇮🇩👩‍👧 d'Arc \"; DROP TABLE reports; -- ﷽ é"
    told = content(words=words, persons=(Mentioned(Part.CONCERNED, "陳阿妹 Tjhin A Moi"),))
    shown = report_for(receive_report(content=told, by=sari).id, actor=sari)
    assert shown.content.words == words
    assert shown.content.persons[0].name == "陳阿妹 Tjhin A Moi"


def test_who_may_not_receive_may_not(hamdan: Actor, mega: Actor) -> None:
    for actor in (hamdan, mega):
        with pytest.raises(NotPermitted):
            receive_report(content=content(), by=actor)


def test_a_stranger_and_a_forged_id_get_the_same_answer(sari: Actor, budi: Actor) -> None:
    taken = receive_report(content=content(), by=sari)
    for report in (taken.id, uuid4()):
        with pytest.raises(NotFound, match="Tidak ditemukan"):
            report_for(report, actor=budi)
    assert not any(group.rows or group.count for group in reports_waiting(actor=budi))


def test_a_few_queries_are_enough(sari: Actor, django_assert_max_num_queries: Callable[[int], object]) -> None:
    told = content(received_at=an_hour_ago())
    receive_report(content=told, reporter=reporter(), by=sari)
    with django_assert_max_num_queries(60):  # type: ignore[attr-defined]  # pytest-django gives no type
        receive_report(content=told, reporter=reporter(), by=sari)
