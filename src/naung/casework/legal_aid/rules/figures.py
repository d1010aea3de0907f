"""What became of applications for legal aid: applications, persons, cases and services, each counted apart."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from naung.casework.legal_aid.rules.applications import WAITING
from naung.casework.legal_aid.vocabulary import State


@dataclass(frozen=True)
class Made:
    """One application as it is counted."""

    id: UUID
    case: UUID
    person: UUID
    path: str
    state: State
    refusal: str


@dataclass(frozen=True)
class Figures:
    """Counts of one path, or of all together. `opened`: the cases behind them, for who may open them."""

    applications: int
    accepted: int
    refused: int
    waiting: int
    withdrawn: int
    persons: int
    cases: int
    refusals: Mapping[str, int]
    opened: tuple[UUID, ...]

    @property
    def services(self) -> int:
        """Accepted applications: one service each, so that a person helped twice counts twice here and once among persons."""
        return self.accepted


def figures_of(made: Iterable[Made]) -> Figures:
    """The counts of these applications."""
    rows = list(made)
    states = Counter(each.state for each in rows)
    return Figures(
        applications=len(rows),
        accepted=states[State.ACCEPTED],
        refused=states[State.REFUSED],
        waiting=sum(states[each] for each in WAITING),
        withdrawn=states[State.WITHDRAWN],
        persons=len({each.person for each in rows}),
        cases=len({each.case for each in rows}),
        refusals=dict(Counter(each.refusal for each in rows if each.state is State.REFUSED)),
        opened=tuple(dict.fromkeys(each.case for each in rows)),
    )


def by_path(made: Iterable[Made], paths: Iterable[str]) -> dict[str, Figures]:
    """The counts of each path, in the order in which they are tried."""
    rows = list(made)
    return {path: figures_of(each for each in rows if each.path == path) for path in paths}
