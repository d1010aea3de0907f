"""What the case page shows, made ready for its template: names beside ids, sentences beside codes."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from naung.casework.cases.queries import CaseLine, CaseShown, TimelineEntry
from naung.casework.cases.vocabulary import (
    CLOSE_REASONS,
    DANGER_WORDS,
    REOPEN_REASONS,
    ROLE_WORDS,
    STAGE_WORDS,
    VISIBILITY_WORDS,
    Danger,
    Role,
    Stage,
    Turn,
    Visibility,
)
from naung.casework.plans.rules.plans import SERVED
from naung.casework.screening.queries import ScreeningLine
from naung.casework.screening.vocabulary import STAGE_WORDS as SCREENING_WORDS
from naung.foundation.accounts.queries import name_of
from naung.foundation.audit.vocabulary import EventName

STAGE_TONES = {Stage.OPEN: "plain", Stage.CLOSING: "waits", Stage.CLOSED: "done", Stage.REOPENING: "waits"}


@dataclass(frozen=True)
class PersonInCase:
    """One person with all her parts, and her newest screening where there is one."""

    id: UUID
    name: str
    parts: tuple[tuple[UUID, str], ...]  # (part id, role in words)
    roles: str
    is_victim: bool
    is_served: bool
    screening: ScreeningLine | None = None
    screening_stage: str = ""
    earlier: int = 0  # how many other records may be of her


def people_in(
    case: CaseShown,
    names: Mapping[UUID, str],
    screenings: Mapping[UUID, Sequence[ScreeningLine]] | None = None,
    earlier: Mapping[UUID, Collection[UUID]] | None = None,
) -> list[PersonInCase]:
    """Persons in the order they came, each once, with her roles in words; `screenings` of each, newest first."""
    parts: dict[UUID, list[tuple[UUID, str, str]]] = {}
    for part in case.parts:
        parts.setdefault(part.person, []).append((part.id, part.role, _(ROLE_WORDS[Role(part.role)])))
    newest = {person: lines[0] for person, lines in (screenings or {}).items() if lines}
    return [
        PersonInCase(
            person,
            names.get(person, _("(tanpa nama)")),
            tuple((i, words) for i, _role, words in each),
            ", ".join(words for _i, _role, words in each),
            any(role == Role.VICTIM for _i, role, _words in each),
            any(role in SERVED for _i, role, _words in each),
            newest.get(person),
            _(SCREENING_WORDS[newest[person].stage]) if person in newest else "",
            len((earlier or {}).get(person, ())),
        )
        for person, each in parts.items()
    ]


class Officers:
    """Officers' shown names, each asked for once a page."""

    def __init__(self) -> None:
        self._known: dict[UUID | None, str] = {}

    def __call__(self, user: UUID | None) -> str:
        if user not in self._known:
            self._known[user] = name_of(user) or _("petugas")
        return self._known[user]


def sentences() -> dict[str, str]:
    """Each event's sentence by its name in the log."""
    return {event.value: event.sentence for kind in EventName.__subclasses__() for event in kind}


def timeline_rows(entries: Iterable[TimelineEntry], officers: Officers) -> list[dict[str, Any]]:
    """Timeline entries as sentences: who did what, when."""
    known = sentences()
    return [
        {
            "at": e.at,
            "words": _(known.get(e.event, e.event)).capitalize(),
            "who": officers(e.actor) if e.actor else _("sistem"),
        }
        for e in entries
    ]


def note_rows(case: CaseShown, officers: Officers) -> list[dict[str, Any]]:
    """Notes with their author and readers in words."""
    return [
        {
            "words": n.words,
            "who": officers(n.author),
            "at": n.written_at,
            "readers": _(VISIBILITY_WORDS[Visibility(n.visibility)]),
        }
        for n in case.notes
    ]


def step_rows(case: CaseShown, officers: Officers) -> list[dict[str, Any]]:
    """Steps that are still to be done, with who holds each."""
    return [
        {"id": s.id, "words": s.words, "due_on": s.due_on, "holder": officers(s.held_by)}
        for s in case.steps
        if s.done_at is None
    ]


def turn_rows(case: CaseShown, officers: Officers, reader: UUID | None) -> list[dict[str, Any]]:
    """Proposals with reasons and decisions in words."""
    reasons = {**CLOSE_REASONS, **REOPEN_REASONS}
    return [
        {
            "id": t.id,
            "closing": t.turn == Turn.CLOSE,
            "reason": _(reasons.get(t.reason, t.reason)),
            "words": t.words,
            "answer": t.answer,
            "who": officers(t.proposed_by),
            "at": t.proposed_at,
            "outcome": t.outcome,
            "decided_by": officers(t.decided_by) if t.decided_by else "",
            "decided_at": t.decided_at,
            "waits": not t.outcome,
            "own": t.proposed_by == reader,
        }
        for t in case.turns
    ]


def stage_tag(stage: str) -> dict[str, str]:
    """A stage in words with its tone."""
    return {"words": _(STAGE_WORDS[Stage(stage)]), "tone": STAGE_TONES[Stage(stage)]}


def danger_words(danger: str) -> str:
    """The danger in words where there is or may be one; nothing where none is known."""
    return _(DANGER_WORDS[Danger(danger)]) if danger == Danger.YES else ""


def line_rows(lines: Iterable[CaseLine], names: Mapping[UUID, str]) -> list[dict[str, Any]]:
    """Rows of the list of cases."""
    return [
        {
            "id": line.id,
            "number": line.number,
            "name": names.get(line.victims[0], "") if line.victims else "",
            "others": max(len(line.victims) - 1, 0),
            "stage": stage_tag(line.stage),
            "danger": danger_words(line.danger),
            "opened_at": line.opened_at,
            "touched_at": line.touched_at,
            "persons": line.persons,
        }
        for line in lines
    ]
