"""Rows become persons and cases by the officer's own verbs: whole, once, in the log, sealed, and with nothing invented."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.db.models import Model

from naung.casework.cases.actions import erase_person
from naung.casework.cases.models import Case, CasePerson, Note
from naung.casework.cases.queries import case_for
from naung.casework.cases.vocabulary import CaseEvent, Role, Stage
from naung.casework.consent.models import Consent
from naung.casework.episodes.models import Event
from naung.casework.episodes.queries import episodes_of
from naung.casework.exchange.actions import compare_rows, forget_taken, take_row
from naung.casework.exchange.actions import rows as writing
from naung.casework.exchange.models import RowToken, TakenRow
from naung.casework.exchange.queries.rows import ROW_SECRET, secret_id
from naung.casework.exchange.vocabulary import ExchangeEvent, RowGiven, Verdict
from naung.casework.htcds.vocabulary import Record
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.models import Entry
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.errors import NotFound, NotPermitted, Problems
from naung.foundation.people.actions import register_person
from naung.foundation.people.models import Person
from naung.foundation.people.queries import earlier_of, person_for
from naung.foundation.people.vocabulary import Answer, DocumentKind, NameKind, PeopleEvent, PersonTold, Sex
from naung.foundation.recusal.models import Hidden
from naung.foundation.vault.actions import forget_secret
from naung.foundation.vault.models import Compartment
from tests.casework.cases.test_shut_out import rename
from tests.casework.exchange.conftest import NUR, SITI, WULAN, row

pytestmark = pytest.mark.django_db
FILE = [WULAN, SITI, NUR]


def load(rows: list[RowGiven], by: Actor, part: str = "") -> list[Verdict]:
    judged = compare_rows(rows=rows, part=part, by=by)
    given = {each.row: each for each in rows}
    for each in judged.of(Verdict.NEW):
        take_row(given=given[each.row], part=part, by=by)
    return [each.verdict for each in judged.rows]


def test_a_row_becomes_a_person_and_a_case_and_what_has_no_field_is_a_note(sari: Actor) -> None:
    case_id = take_row(given=WULAN, by=sari)
    assert case_id is not None
    case = case_for(case_id, actor=sari)
    (part,) = case.parts
    person = person_for(part.person, actor=sari)
    assert (part.role, case.stage) == (Role.VICTIM, Stage.OPEN)
    assert (person.facts.sex, person.facts.birth, person.facts.nationality) == (
        Sex.FEMALE, VagueDate.on(dt.date(2010, 3, 9)), "ID",
    )  # fmt: skip
    assert [name.text for name in person.names] == ["Wulan Lestari"]
    assert [(each.kind, each.number) for each in person.documents] == [(DocumentKind.NIK, "6172014903100001")]
    assert [(each.value, each.safe) for each in person.contacts] == [("0812-3456-7890", Answer.UNKNOWN)]
    (note,) = case.notes
    for line in (
        "baris 3", "x_CaseNumber: REG-3", "cco_CaseComment (Case Comment): Pernah datang ke kantor lama.",
        "con_Consent (Consent): TRUE", "cas_Status (Status): Closed",
        "vic_TraffickingStatus (Trafficking Status): PossibleVictimOfTrafficking",
    ):  # fmt: skip
        assert line in (note.words or ""), line
    (episode,) = episodes_of([part.person], actor=sari)
    assert dict(episode.events[0].told.codes) == {"purpose": ("kerja_atau_pelayanan_paksa",)}
    assert not Consent.objects.exists(), "a file gives no consent"


def test_each_verb_stands_in_the_log_and_nothing_of_the_row_stands_plain(sari: Actor) -> None:
    case_id = take_row(given=WULAN, by=sari)
    events = set(Entry.objects.filter(actor=sari.id).values_list("event", flat=True))
    assert {
        CaseEvent.OPENED.value, PeopleEvent.REGISTERED.value, CaseEvent.PERSON_ADDED.value, CaseEvent.NOTE_WRITTEN.value,
        ExchangeEvent.TAKEN.value,
    } <= events  # fmt: skip
    assert Entry.objects.get(event=ExchangeEvent.TAKEN.value).subject == case_id
    with connection.cursor() as cursor:
        for model in (TakenRow, RowToken, Case, Note, Person, Entry, Event):
            cursor.execute(f"SELECT * FROM {model._meta.db_table}")  # our own table's name
            plain = repr(cursor.fetchall())
            assert not any(text in plain for text in ("Wulan", "6172014903100001", "REG-3", "Pernah datang")), model


def test_read_again_in_another_order_and_longer_it_adds_nobody_twice(sari: Actor) -> None:
    assert load(FILE, sari) == [Verdict.NEW] * 3
    assert load(FILE, sari) == [Verdict.SAME] * 3
    assert load([NUR, WULAN, row(9, "Budi Santoso"), SITI], sari) == [
        Verdict.SAME,
        Verdict.SAME,
        Verdict.NEW,
        Verdict.SAME,
    ]
    assert (Case.objects.count(), Person.objects.count(), TakenRow.objects.count()) == (4, 4, 4)
    assert take_row(given=WULAN, by=sari) is None, "whoever loads the same file at the same moment"


def test_a_changed_row_is_told_with_its_case_and_not_written_over(sari: Actor) -> None:
    load(FILE, sari)
    case = Case.objects.get(id=TakenRow.objects.get(case__in=_of_wulan(sari)).case_id)
    version, notes = case.version, Note.objects.count()
    changed = replace(
        WULAN, record=Record({**WULAN.record.values, "prs_FirstName": "Wulan Lestari Dewi"}, WULAN.record.extra)
    )
    judged = compare_rows(rows=[SITI, changed, NUR], by=sari)
    assert [each.verdict for each in judged.rows] == [Verdict.SAME, Verdict.CHANGED, Verdict.SAME]
    assert judged.of(Verdict.CHANGED)[0].case == case.number
    case.refresh_from_db()
    assert (case.version, Note.objects.count(), Person.objects.count()) == (version, notes, 3)


def _of_wulan(by: Actor) -> list[Any]:
    return [
        part.case_id
        for part in CasePerson.objects.all()
        if any(name.text == "Wulan Lestari" for name in person_for(part.person_id, actor=by).names)
    ]


def test_a_row_that_can_not_be_kept_is_refused_with_every_reason_and_stops_no_other(sari: Actor) -> None:
    unborn = row(6, "Andi", prs_Birthdate=dt.date(2031, 1, 1))
    nameless = RowGiven(7, Record({"prs_Gender": ("Masculine",)}))
    judged = compare_rows(rows=[unborn, nameless, SITI], by=sari)
    assert [each.verdict for each in judged.rows] == [Verdict.REFUSED, Verdict.REFUSED, Verdict.NEW]
    assert [{problem[0] for problem in each.problems} for each in judged.rows] == [{"birth"}, {"name", "role"}, set()]
    with pytest.raises(Problems):
        take_row(given=unborn, by=sari)
    assert not Case.objects.exists()
    assert {loss.field for loss, _rows in judged.losses} == {
        "x_CaseNumber",
        "vic_TraffickingStatus",
        "prs_MaritalStatus",
    }


@pytest.mark.parametrize(
    "verb", ["register_person", "add_person", "begin_episode", "add_event", "write_note", "record"]
)
def test_whatever_breaks_leaves_no_part_of_a_row(sari: Actor, monkeypatch: pytest.MonkeyPatch, verb: str) -> None:
    load([SITI], sari)
    counted: tuple[type[Model], ...] = (Case, Person, Note, TakenRow, RowToken, Compartment, Event)
    before = [model._default_manager.count() for model in counted]
    entries = Entry.objects.count()

    def breaks(*args: object, **how: object) -> None:
        raise OSError

    monkeypatch.setattr(writing, verb, breaks)
    with pytest.raises(OSError):  # noqa: PT011  # any fault of the machine
        take_row(given=WULAN, by=sari)
    monkeypatch.undo()
    assert [model._default_manager.count() for model in counted] == before
    assert Entry.objects.count() == entries
    assert take_row(given=WULAN, by=sari) is not None


def test_who_may_not_write_cases_takes_nothing_and_desks_know_nothing_of_each_other(
    sari: Actor, officer: Callable[[str], Actor]
) -> None:
    hamdan, budi = officer("hamdan"), officer("budi")
    for by in (hamdan, officer("mega")):
        with pytest.raises(NotPermitted):
            compare_rows(rows=FILE, by=by)
        with pytest.raises(NotPermitted):
            take_row(given=WULAN, by=by)
    load(FILE, sari)
    assert load(FILE, budi) == [Verdict.NEW] * 3
    mine, his = ({each.content for each in TakenRow.objects.filter(desk=by.desk)} for by in (sari, budi))
    assert not mine & his, "each desk has a key of its own"


def test_who_is_met_by_an_earlier_record_is_met_here_as_well(sari: Actor) -> None:
    told = PersonTold(
        names=((NameKind.OFFICIAL, "Woelan Lestari"),), sex=Sex.FEMALE, birth=VagueDate.on(dt.date(2010, 3, 9))
    )
    first = register_person(told=told, by=sari)
    case = take_row(given=WULAN, by=sari)
    second = CasePerson.objects.get(case=case).person_id
    assert [each.person.id for each in earlier_of(second, actor=sari)][:1] == [first]


def test_a_row_with_the_officers_own_number_is_not_taken_by_her_and_by_a_colleague_it_is(
    sari: Actor, officer: Callable[[str], Actor]
) -> None:
    """The record is shut to her as soon as it is written, so that the row leaves nothing behind."""
    rename(sari, phone="0812 3456 7890")
    with pytest.raises(NotFound):
        take_row(given=WULAN, by=sari)
    assert (Person.objects.count(), TakenRow.objects.count(), Hidden.objects.count()) == (0, 0, 0)
    assert take_row(given=WULAN, by=officer("ratna")) is not None
    (same,) = compare_rows(rows=[WULAN], by=sari).rows
    assert (same.verdict, same.case) == (Verdict.SAME, ""), "not even the number of the case"


def test_erasing_her_takes_the_tokens_of_her_row(sari: Actor, officer: Callable[[str], Actor]) -> None:
    mega = officer("mega")
    load(FILE, sari)
    (case,) = _of_wulan(sari)
    person = CasePerson.objects.get(case=case).person_id
    erase_person(person_id=person, by=mega)
    assert not TakenRow.objects.filter(person=person).exists()
    assert not RowToken.objects.exclude(row__in=TakenRow.objects.all()).exists()
    assert forget_taken(by=system_actor("tick")) == 0
    other = TakenRow.objects.first()
    assert other is not None
    Person.objects.filter(id=other.person_id).update(erased_at=other.taken_at)  # the case stays, where others need it
    assert forget_taken(by=mega) == 1
    with pytest.raises(NotPermitted):
        forget_taken(by=sari)


def test_with_its_key_lost_a_register_is_all_new(sari: Actor) -> None:
    load(FILE, sari)
    assert sari.desk is not None
    forget_secret(ROW_SECRET, secret_id(sari.desk))
    assert [each.verdict for each in compare_rows(rows=FILE, by=sari).rows] == [Verdict.NEW] * 3
