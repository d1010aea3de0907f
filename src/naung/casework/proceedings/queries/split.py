"""The files into which a case was split, and what judgments decided of each accused."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from naung.casework.proceedings.models import Decided, Dossier, Proceeding
from naung.casework.proceedings.rules.split import Ways, ways_of
from naung.casework.proceedings.rules.stages import stage_of
from naung.casework.proceedings.vocabulary import Branch, DecidedTold, Stage, StepTold
from naung.foundation.access.vocabulary import Actor
from naung.foundation.recusal.queries import seen_by

FIRST = 1  # the place of the file that has no row


@dataclass(frozen=True)
class FileShown:
    """One of the files of a case: its accused, its steps and where it stands. `id` is None for the first."""

    id: UUID | None
    place: int
    name: str
    accused: tuple[UUID, ...]
    steps: tuple[StepTold, ...]
    split_at: datetime | None = None

    def has(self, file: UUID | None, written_at: datetime) -> bool:
        """Whether a letter or hearing belongs to it: by its own name, or written before it was split from the first."""
        return file == self.id or (file is None and self.split_at is not None and written_at <= self.split_at)

    @property
    def stage(self) -> Stage:
        """Where it stands."""
        return stage_of(self.steps)


def dossiers_of(row: Proceeding) -> list[Dossier]:
    """The split files in their order, with their people."""
    return list(row.dossiers.order_by("place").prefetch_related("people"))


def branch_of(row: Dossier) -> Branch:
    """A split file as the rules take it."""
    return Branch(row.id, row.after_id, tuple(sorted(each.person_id for each in row.people.all())))


def files_shown(
    dossiers: Sequence[Dossier], names: Sequence[str], steps: Sequence[StepTold], accused: Sequence[UUID]
) -> tuple[FileShown, ...]:
    """The files of a case, the first first. Who is in no split file stands in the first."""
    branches = [branch_of(each) for each in dossiers]
    ways: Ways = ways_of(steps, branches)
    taken = {person for branch in branches for person in branch.accused}
    found = [FileShown(None, FIRST, "", tuple(each for each in accused if each not in taken), tuple(ways[None]))]
    for row, name, branch in zip(dossiers, names, branches, strict=True):
        people = tuple(each for each in accused if each in branch.accused)
        found.append(FileShown(row.id, row.place, name, people, tuple(ways[row.id]), row.written_at))
    return tuple(found)


def decided_rows(row: Proceeding, actor: Actor) -> list[Decided]:
    """What judgments decided, of persons whom this actor may know of."""
    rows = Decided.objects.select_related("compartment").filter(step__proceeding=row, person__erased_at=None)
    return list(seen_by(rows, "person_id", actor=actor).order_by("id"))


def decided_text(told: DecidedTold) -> str:
    """What was decided as text to seal."""
    return json.dumps([told.verdict, told.sentence, told.articles], ensure_ascii=False)


def read_decided(text: Mapping[str, Any]) -> DecidedTold:
    """What was kept."""
    return DecidedTold(*json.loads(text["held"]))
