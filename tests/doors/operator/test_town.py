"""The demo's town: what its files tell, and what is left when half a year of it was written down."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from unittest.mock import patch
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.utils import timezone

from naung.casework.cases.models import Case, CasePerson, Note
from naung.casework.cases.vocabulary import Stage
from naung.casework.inquiries.models import Named
from naung.casework.outreach.models import Session
from naung.casework.outreach.vocabulary import State as SessionState
from naung.casework.recurrence.queries import again_for, network_for
from naung.casework.recurrence.vocabulary import ValueKind
from naung.casework.referrals.models import Referral
from naung.casework.referrals.vocabulary import State
from naung.casework.reports.models import Report
from naung.casework.reports.vocabulary import Status
from naung.casework.sameness.models import Judgement
from naung.casework.sameness.vocabulary import Verdict
from naung.casework.simfoni.models import Copied, Ticket
from naung.doors.operator import demo
from naung.doors.operator.town import days, moved_clock, settle, town_told
from naung.doors.operator.town.clock import MovedClock
from naung.doors.operator.town.folder import Folder, Town
from naung.doors.operator.town.officers import LEFT, OFFICERS
from naung.doors.operator.town.opening import NEVER_ISSUED, invented_nik
from naung.doors.operator.town.reading import Told, TownTold, on_a_working_day, shipped_files, spelled, step_of
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Exploitation
from naung.foundation.accounts.queries import actor_for_officer
from naung.foundation.audit.models import Entry
from naung.foundation.audit.queries import verify
from naung.foundation.courier.models import Parcel
from naung.foundation.courier.vocabulary import ParcelState
from naung.foundation.organisations.queries import all_desks
from naung.foundation.places.rules.nik import check_nik
from naung.foundation.places.rules.tables import VINTAGES, shipped_places
from naung.foundation.vault.actions import found_vault
from tests.architecture.house import ROOT
from tests.cast import load_some_places

WIB = ZoneInfo("Asia/Pontianak")
UNTIL = datetime(2026, 11, 28, 15, 10, tzinfo=WIB)
TOLD_IN_FULL, HALF_A_PAGE = 12, 160  # words
SAME_SENTENCE = 3  # cases that may share one sentence of a note
FORMS = {"jerat_utang", "kapal_ikan", "pengemis", "anak"}
PHONE = re.compile(r"\b08\d\d[- ]?\d{4}[- ]?\d{4}\b")
LONG = 8  # letters of a name that the theft looks for
EVERY = 6  # where the whole town would take too long, every so many stories


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each)


def _notes(told: Told) -> list[str]:
    return [step.words[0] for step in told.steps if step.verb.startswith("catatan")]


@pytest.fixture(scope="module")
def town() -> TownTold:
    return town_told(UNTIL)


def test_half_a_year_has_ninety_cases_and_a_hundred_and_fifty_reports(town: TownTold) -> None:
    assert len(town.cases) == 90
    assert sum(bool(each.text("laporan")) for each in (*town.cases, *town.reports)) == 150
    keys = [each.key for each in (*town.cases, *town.reports)]
    assert len(set(keys)) == len(keys)
    assert min(each.since for each in town.cases) < UNTIL - timedelta(days=175)


def test_every_form_of_exploitation_is_told_and_every_kind_of_person(town: TownTold) -> None:
    assert {each.text("bentuk") for each in town.cases} == {form.value for form in Exploitation}
    assert {each.text("ragam") for each in town.cases} >= FORMS
    victims = [one for each in town.cases for one in each.facts.get("orang", ()) if "korban" in str(one["r"]).split()]
    assert sum(one.get("s") == "L" for one in victims) >= 30
    assert {one["wn"] for one in victims if "wn" in one} >= {"VN", "BD"}
    assert any("terduga_perekrut" in str(one["r"]).split() for one in victims), "a victim who is accused"
    steps = [step for each in town.cases for step in each.steps]
    assert any(step.verb == "setuju" and "kantor" in step.words for step in steps), "a child with a suspect parent"
    acts = {
        code for each in town.cases for event in each.facts.get("kejadian", ()) for code in event.get("t", "").split()
    }
    assert len(acts) >= 9


def test_twelve_are_told_in_full_and_no_two_notes_are_alike(town: TownTold) -> None:
    notes = [note for each in town.cases for note in _notes(each)]
    assert len(set(notes)) == len(notes)
    full = [each.key for each in town.cases if any(len(note.split()) >= HALF_A_PAGE for note in _notes(each))]
    assert len(full) >= TOLD_IN_FULL
    summaries = [each.text("ringkasan") for each in town.cases]
    reports = [each.text("laporan") for each in (*town.cases, *town.reports) if each.text("laporan")]
    assert len(set(summaries)) == 90
    assert len(set(reports)) == 150


def test_no_sentence_comes_again_with_another_name(town: TownTold) -> None:
    names = re.compile(r"\b[A-Z][a-z]+\b")
    said = Counter[str]()
    for each in town.cases:
        sentences = {names.sub("_", one.strip()) for note in _notes(each) for one in re.split(r"[.;!?]\s", note)}
        said.update(one for one in sentences if len(one.split()) > 4)
    assert [one for one, times in said.items() if times > SAME_SENTENCE] == []


def test_everybody_is_invented(town: TownTold) -> None:
    told = [*town.cases, *town.reports]
    numbers = [number for each in told for text in _texts(each.facts) for number in PHONE.findall(text)]
    assert numbers
    assert {number.split("-")[1] for number in numbers} == {"0000"}
    papers = [one["paspor"] for each in told for one in each.facts.get("orang", ()) if "paspor" in one]
    assert all(re.fullmatch(r"[A-Z]0000\d{3}", paper) for paper in papers)
    known = {shown.casefold() for _, shown, _, _ in OFFICERS}
    people = {str(one["n"]).casefold() for each in told for one in each.facts.get("orang", ())}
    assert not known & people, "an officer would be shut out of his own namesake's file"


def test_identity_numbers_have_the_right_form_and_were_never_given(town: TownTold) -> None:
    seen = set()
    for told in town.cases:
        for number, one in enumerate(told.facts.get("orang", ())):
            if not one.get("nik"):
                continue
            nik = invented_nik(one, number)
            assert int(nik[12:]) >= NEVER_ISSUED, told.key
            assert nik.startswith(str(one["w"]).replace(".", "")[:6])
            reading = check_nik(nik, today=UNTIL.date(), known={}, former={})
            assert reading.sex in {one["s"], None, ""} or str(reading.sex) == one["s"], told.key
            seen.add(nik)
    assert len(seen) > 30


def test_what_follows_from_a_report_keeps_its_order_whatever_the_weekday() -> None:
    for back in range(7):
        until = UNTIL - timedelta(days=back, hours=3 * back)
        told = town_told(until)
        empty = Town({}, {})
        for each in (*told.cases, *told.reports):
            acts = days.acts_of(Folder(each, empty), until)
            moments = [act.at for act in acts]
            assert moments == sorted(moments), each.key
            assert len(set(moments)) == len(moments), each.key
            assert all(moment < until for moment in moments), each.key
            assert all(act.step.verb in days.VERBS or act.step.verb == days.JOIN for act in acts), each.key


def test_days_are_counted_from_the_report() -> None:
    day = date(2026, 1, 31)
    assert spelled("t", -31, day) == "31-12-2025"
    assert spelled("tb", 1, day) == "1 Februari"
    assert spelled("bt", -1, day) == "Desember 2025"
    assert (spelled("b", -13, day), spelled("y", -1, day), spelled("h", 0, day)) == ("Desember", "2025", "Sabtu")


def test_an_act_of_a_weekend_waits_for_monday_where_there_is_one() -> None:
    saturday = date(2026, 11, 28)
    assert on_a_working_day(saturday, date(2026, 12, 24)) == date(2026, 11, 30)
    assert on_a_working_day(saturday, saturday) == saturday
    assert on_a_working_day(date(2026, 11, 27), saturday) == date(2026, 11, 27)


def test_a_line_that_is_no_step_is_refused() -> None:
    assert step_of("3 09:30 dewi catatan@legal | kata").who == "dewi"
    with pytest.raises(ValueError, match="kemarin"):
        step_of("kemarin catatan | kata")


def _moved_and_broken() -> None:
    with moved_clock(UNTIL) as clock:
        clock.move_to(UNTIL - timedelta(days=1))
        assert timezone.now() == UNTIL
        clock.move_to(UNTIL + timedelta(days=1))
        assert timezone.localdate() == date(2026, 11, 29)
        raise LookupError


def test_the_clock_goes_forward_only_and_is_put_back_whatever_happens() -> None:
    with pytest.raises(LookupError):
        _moved_and_broken()
    assert abs(timezone.now() - datetime.now(WIB)) < timedelta(minutes=1)


def test_the_officers_of_the_readme_are_those_who_can_sign_in() -> None:
    lines = (ROOT / "README.md").read_text("utf-8").splitlines()
    rows = [line.split("|")[1] for line in lines if line.startswith("| `") and line.count("|") == 4]
    named = {name for row in rows for name in re.findall(r"`([a-z]+)`", row)}
    staying = {username for username, *_ in OFFICERS} - LEFT
    assert named <= staying
    assert {"sari", "dewi", "ratna", "jaya", "bima", "lestari", "rina", "wati", "niko", "surya"} <= named


def _part(whole: TownTold) -> TownTold:
    """The whole town, or where that takes too long so many of its stories as stand for it."""
    if connection.vendor == "sqlite":
        return whole
    kept = whole.cases[::EVERY]
    keys = {each.key for each in kept}
    joined = [each for each in whole.reports[::EVERY] if all(s.verb != days.JOIN for s in each.steps)]
    without = [replace(each, steps=tuple(s for s in each.steps if s.verb != "berhenti")) for each in kept]
    return TownTold(tuple(without), tuple(each for each in joined if each.key not in keys), whole.sessions)


def _settle(until: datetime) -> TownTold:
    with moved_clock(until - demo.HALF_A_YEAR) as clock:
        found_vault(by=system_actor("setup"))
        load_some_places()
        part = _part(town_told(until))
        settle(demo.found_town("kelapa-durian-sagu-ulin-17"), part, clock, until, lambda done, of: None)
    return part


@pytest.mark.django_db
def test_half_a_year_is_what_officers_would_have_left() -> None:
    until = timezone.localtime().replace(microsecond=0)
    part = _settle(until)
    _has_been_reported_and_opened(part)
    entries = list(Entry.objects.order_by("seq").values_list("at", flat=True))
    assert verify().sound
    assert entries == sorted(entries), "the log runs forward"
    assert entries[-1] <= until
    assert entries[0] < until - timedelta(days=180)
    assert (
        Referral.objects.exclude(sent_at__lte=until).count() == Note.objects.exclude(written_at__lte=until).count() == 0
    )
    assert Session.objects.exclude(held_on=None).exclude(held_on__lte=until.date()).count() == 0
    assert set(Session.objects.values_list("state", flat=True)) == set(SessionState)
    if len(part.cases) == 90:
        _shows_every_state()
        _shows_who_came_again(part)
        _shows_what_comes_back()


def _has_been_reported_and_opened(part: TownTold) -> None:
    reports = sum(bool(each.text("laporan")) for each in (*part.cases, *part.reports))
    assert Report.objects.count() == reports
    assert Case.objects.filter(taken_from=None).count() == len(part.cases)
    assert Note.objects.count() == sum(len(_notes(each)) for each in part.cases)


def _shows_every_state() -> None:
    assert set(Case.objects.values_list("stage", flat=True)) == set(Stage)
    assert set(Referral.objects.values_list("state", flat=True)) == set(State)
    assert set(Report.objects.values_list("status", flat=True)) == set(Status)
    assert set(Ticket.objects.values_list("version", flat=True)) == {1, 2}, "a ticket of SIMFONI was corrected"
    assert Copied.objects.count() > 5
    busy = set(Case.objects.values_list("owner", flat=True))
    desks = {each.id: each.agency.kind for each in all_desks()}
    assert len(busy) >= 12
    assert len({desks[desk] for desk in busy}) >= 8
    assert Referral.objects.filter(state=State.SENT, warn_at__lt=timezone.now()).exists(), "something is overdue today"
    assert Report.objects.filter(status=Status.RECEIVED, responded_at=None, due_at__lt=timezone.now()).exists()


def _shows_who_came_again(part: TownTold) -> None:
    """Two judgements, a question that waits at a desk, a form of a phone that somebody must look at."""
    judged = [step for told in part.cases for step in told.steps if step.verb == "sama"]
    said = Judgement.objects.exclude(verdict=Verdict.UNSURE)
    assert said.count() == len(judged) == 2, "each found the other record by its name"
    assert Named.objects.filter(reply="").exclude(asked_at=None).count() == 1
    assert Parcel.objects.filter(state=ParcelState.MEND).count() == 1
    pairs = said.values_list("pair__low", "pair__high")
    parts = [CasePerson.objects.filter(person__in=pair).latest("case__opened_at") for pair in pairs]
    sari = actor_for_officer("sari")
    told = [again_for(each.case_id, [each.person_id], actor=sari) for each in parts]
    assert sorted(times.times.sure for (times,) in told) == [0, 1], "one file told twice, and one second time"
    assert any(kept.undone for (times,) in told if times.times.sure for kept in times.promises), (
        "something was left undone"
    )


def _shows_what_comes_back() -> None:
    """An investigator reads a recruiter with his telephone, two who may be one, a village, a way over the border, and a shop."""
    shown = network_for(actor=actor_for_officer("jaya"))
    backs = {(each.value.kind, shown.names[each.value]) for each in shown.network.backs}
    assert {kind for kind, _name in backs} == {ValueKind.PERSON, ValueKind.PHONE, ValueKind.PLACE, ValueKind.ROUTE}
    assert {name for kind, name in backs if kind is ValueKind.PERSON} == {"Koh Alun", "Ko Aloen"}
    (hub,) = shown.network.hubs
    assert (hub.value.kind, hub.persons) == (ValueKind.PHONE, 8)
    (maybe,) = shown.network.maybes
    assert {shown.names[maybe.one], shown.names[maybe.other]} == {"Koh Alun", "Ko Aloen"}
    assert maybe.probability is None


def test_a_story_that_asks_for_what_is_not_allowed_says_where() -> None:
    broken = Told("rekaan", UNTIL, {"petugas": "sari"}, (step_of("0 beres"),))
    acts = days.acts_of(Folder(broken, Town({}, {})), UNTIL)
    with pytest.raises(days.StoryBroken, match="rekaan, hari 0, beres"), patch.object(days, "in_order", lambda _: acts):
        settle(Town({}, {}), TownTold((broken,)), MovedClock(UNTIL - timedelta(minutes=1)), UNTIL, lambda a, b: None)


def test_files_hold_nothing_but_stories() -> None:
    assert all(set(file) <= {"kasus", "laporan", "sosialisasi", "tahun"} for file in shipped_files().values())
    assert json.dumps(shipped_files(), ensure_ascii=False)


def test_no_invented_name_is_the_name_of_a_place() -> None:
    """Where it were, a search of stolen files for the people would find a village."""
    places = "|".join(_letters(row.name) for vintage in VINTAGES for row in shipped_places(vintage))
    told = town_told(UNTIL)
    people = [one["n"] for story in told.cases for one in story.facts.get("orang", ())]
    assert people
    assert [name for name in people if len(name) >= LONG and _letters(name) in places] == []


def _letters(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.lower())
