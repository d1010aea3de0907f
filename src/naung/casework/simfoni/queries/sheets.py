"""One survivor's sheet, gathered when it is read: nothing of it is kept but which fields were copied."""

from typing import Any
from uuid import UUID

from naung.casework.cases.models import Case, CasePerson
from naung.casework.cases.vocabulary import Role
from naung.casework.episodes.queries import episodes_of
from naung.casework.plans.queries import plan_for
from naung.casework.reports.models import Report
from naung.casework.reports.queries import report_row
from naung.casework.screening.queries import determinations_of
from naung.casework.simfoni.models import Copied
from naung.casework.simfoni.queries.gathering import File, gathered
from naung.casework.simfoni.queries.tickets import recorded_case
from naung.casework.simfoni.rules import copied_read, mark_of, shipped_sheet
from naung.casework.simfoni.vocabulary import CopiedShown, Field, Line, SheetShown, SimfoniEvent
from naung.foundation.access.vocabulary import Actor
from naung.foundation.errors import NotFound
from naung.foundation.people.models import Person
from naung.foundation.people.queries import person_row
from naung.foundation.recusal.queries import seen_by
from naung.foundation.vault.queries import open_rows

HERS = ("birth", "disability")


def survivors_of(case_id: UUID, *, actor: Actor) -> tuple[UUID, ...]:
    """The survivors of a case, each with a sheet of her own, in the order they came. Raises NotFound for another desk's."""
    return _survivors(recorded_case(case_id, actor=actor), actor)


def _survivors(case: Case, actor: Actor) -> tuple[UUID, ...]:
    parts = CasePerson.objects.filter(case=case, role=Role.VICTIM, person__erased_at=None)
    return tuple(
        seen_by(parts, "person_id", actor=actor).order_by("added_at", "id").values_list("person_id", flat=True)
    )


def sheet_for(case_id: UUID, person_id: UUID, *, actor: Actor) -> SheetShown:
    """The sheet as the file stands now, with what was copied before; each room's reading is in the log.

    Raises NotFound for another desk's case, at a desk that records nothing in SIMFONI, and for who is no survivor of the case.
    """
    case = recorded_case(case_id, actor=actor)
    if person_id not in _survivors(case, actor):
        raise NotFound()
    row = person_row(person_id, actor=actor)
    copies = list(Copied.objects.filter(case=case, person=row))
    for each in copies:
        each.compartment = row.compartment  # hers, which is in memory already
    wanted: list[tuple[Any, tuple[str, ...]]] = [(row, HERS), *((each, ("what",)) for each in copies)]
    texts, *seen = open_rows(actor, SimfoniEvent.READ, wanted)
    before = {
        code: (each, mark)
        for each, text in zip(copies, seen, strict=True)
        for code, mark in [copied_read(text.get("what") or "")]
    }
    reports = _reports(case, actor)
    file = _file(case, row, texts, reports, actor)
    table = shipped_sheet()
    return SheetShown(
        case.id,
        case.number,
        row.id,
        tuple(report.id for report in reports),
        tuple(
            (section, tuple(_line(field, file, before) for field in table.fields_of(code)))
            for code, section in table.sections.items()
        ),
    )


def _line(field: Field, file: File, before: dict[str, tuple[Copied, str]]) -> Line:
    found = gathered(field, file)
    seen = mark_of(file.case.id, file.person.id, field.code, text=found.text)
    known = before.get(field.code)
    copied = CopiedShown(known[0].id, known[0].copied_at, known[0].copied_by, known[1] != seen) if known else None
    return Line(field, found, seen, copied)


def _reports(case: Case, actor: Actor) -> list[Report]:
    """The reports of the case that this actor may know of, the oldest first; none of them is opened."""
    found = []
    for report_id in case.reports.values_list("report_id", flat=True):
        try:
            found.append(report_row(report_id, actor=actor))
        except NotFound:
            continue
    return sorted(found, key=lambda report: report.received_at)


def _file(case: Case, person: Person, texts: dict[str, str | None], reports: list[Report], actor: Actor) -> File:
    episodes = episodes_of([person.id], actor=actor)
    return File(
        case=case,
        person=person,
        texts=texts,
        report=reports[0] if reports else None,
        events=tuple(event for episode in episodes for event in episode.events),
        determinations=tuple(one for episode in episodes for one in determinations_of(episode.id, actor=actor)),
        plan=plan_for(case.id, person.id, actor=actor),
    )
