"""Everything that was done in a case, in sentences, from the log's plain entries. Reading is not shown here; doing is."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from uuid import UUID

from naung.casework.cases.models import Case, CasePerson, CaseReport, Note
from naung.casework.cases.queries.cases import inherited
from naung.casework.cases.rules import may_read_note
from naung.casework.cases.vocabulary import CaseEvent, Visibility
from naung.casework.episodes.models import Episode, Event
from naung.casework.screening.models import Determination, Screening
from naung.casework.screening.vocabulary import ScreeningEvent
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.queries import timeline_of
from naung.foundation.audit.vocabulary import EventName
from naung.foundation.errors import NotFound
from naung.foundation.recusal.queries import hidden_among, seen_by

SHOWN = 100
UNTOLD = frozenset({ScreeningEvent.SAVED.value})  # each page of answers: beginning and end of a screening are told
READINGS = frozenset(
    {"opened", "read", "rights_read", "listed", "things_opened", "searched", "named", "reporter_opened"}
)


@dataclass(frozen=True)
class TimelineEntry:
    """Who did what when. `event` is the log's name; the door has its sentence in the reader's language."""

    seq: int
    at: datetime
    event: str
    actor: UUID | None
    actor_name: str
    subject: UUID | None


def is_doing(event: str) -> bool:
    """Whether an event's name tells of an act, not of a reading."""
    return event.rpartition(".")[2] not in READINGS


@cache
def _events_of(rooms: tuple[str, ...]) -> list[str]:
    return sorted(
        e.value
        for kind in EventName.__subclasses__()
        for e in kind
        if e.value.partition(".")[0] in rooms and is_doing(e.value) and e.value not in UNTOLD
    )


def _subjects(case_id: UUID, actor: Actor) -> list[UUID]:
    parts = seen_by(CasePerson.objects.filter(case_id=case_id), "person_id", actor=actor)
    persons = list(parts.values_list("person_id", flat=True).distinct())
    episodes = list(Episode.objects.filter(person_id__in=persons).values_list("id", flat=True))
    events = list(Event.objects.filter(episode_id__in=episodes).values_list("id", flat=True)) if episodes else []
    reports = list(CaseReport.objects.filter(case_id=case_id).values_list("report_id", flat=True))
    return [case_id, *persons, *episodes, *events, *_screened(persons), *reports]


def _screened(persons: list[UUID]) -> list[UUID]:
    """Screenings and determinations of these persons: each is the subject of its own entries."""
    if not persons:
        return []
    screenings = Screening.objects.filter(person_id__in=persons).values_list("id", flat=True)
    return [*screenings, *Determination.objects.filter(person_id__in=persons).values_list("id", flat=True)]


def timeline_for(case_id: UUID, *, actor: Actor, limit: int = SHOWN) -> list[TimelineEntry]:
    """What was done with the case, its persons, their histories, events and screenings, and its reports, newest first.

    A note that the actor may not read is not told of. Raises NotFound for another desk's case.
    """
    owner = seen_by(Case.objects.filter(id=case_id), "id", actor=actor).values_list("owner", flat=True).first()
    if owner is None:
        raise NotFound()
    require(actor, Permission.CASE_READ, within=owner)
    events = _events_of(("cases", "people", "episodes", "screening", "reports", "plans", "evidence"))
    entries = timeline_of(_subjects(case_id, actor), actor=actor, events=events, limit=limit)
    shut = hidden_among({each for e in entries for each in _ids(e.subjects)}, actor=actor)
    hidden = _hidden_notes(case_id, actor)
    return [
        TimelineEntry(e.seq, e.at, e.event, e.actor, e.actor_name, e.subject)
        for e in entries
        if not (e.event == CaseEvent.NOTE_WRITTEN.value and hidden & _ids(e.subjects)) and not shut & _ids(e.subjects)
    ]


def _hidden_notes(case_id: UUID, actor: Actor) -> set[UUID]:
    supervises = actor.may(Permission.CASE_CLOSE_APPROVE)
    rows = (
        Note.objects.filter(case_id=case_id)
        .exclude(visibility=Visibility.DESK)
        .values_list("id", "author", "visibility")
    )
    hers = inherited(actor)
    return {i for i, author, seen in rows if not may_read_note(Visibility(seen), author, actor.id, supervises, hers)}


def _ids(packed: bytes) -> set[UUID]:
    return {UUID(bytes=packed[at : at + 16]) for at in range(0, len(packed), 16)}
