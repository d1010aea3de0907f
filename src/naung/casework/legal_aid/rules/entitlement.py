"""Which paths to legal aid stand open for a person, and why: pure functions over facts and the table of paths.

The order of the paths is the house's own; each reason carries its article and mark. Lack of a paper never shuts a path.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from naung.casework.legal_aid.vocabulary import FACTS, Facts, Judged, Note, Path, PathState, PathTable, Reason
from naung.foundation.errors import FieldProblem
from naung.foundation.words import gettext_noop

WHICH = gettext_noop("Pilih salah satu. Bila tidak tahu, pilih belum tahu.")


def judged(facts: Facts, table: PathTable, today: date) -> tuple[Judged, ...]:
    """Every path in its order, with the reason that decides it, what stands beside, and the papers still missing."""
    return tuple(_judge(path, facts, table, today) for path in table.paths.values())


def _judge(path: Path, facts: Facts, table: PathTable, today: date) -> Judged:
    early = path.valid_from is not None and today < path.valid_from
    reason = next(each for each in table.reasons if each.path == path.code and _decides(each, facts, early))
    if reason.state is PathState.SHUT:
        return Judged(path, PathState.SHUT, reason, (), ())
    asks = reason.state is PathState.PAPERS  # only then does a note about papers say anything
    notes = tuple(n for n in table.notes if path.code in n.paths and _stands_beside(n, facts, asks))
    missing = missing_papers(path, facts.papers) if asks else ()
    state = PathState.OPEN if asks and not missing else reason.state
    return Judged(path, state, reason, notes, missing)


def _fits(when: Mapping[str, Collection[str]], facts: Facts) -> bool:
    return all(facts.answers[name] in values for name, values in when.items())


def _decides(reason: Reason, facts: Facts, early: bool) -> bool:
    return (early or not reason.early) and _fits(reason.when, facts)


def _stands_beside(note: Note, facts: Facts, asks: bool) -> bool:
    if (note.has or note.lacks) and not asks:
        return False
    return _fits(note.when, facts) and set(note.has) <= facts.papers and not facts.papers & set(note.lacks)


def missing_papers(path: Path, papers: Collection[str]) -> tuple[str, ...]:
    """Of each group of papers of which none is there, the one that is asked for first."""
    return tuple(group[0] for group in path.needs if not set(group) & set(papers))


def next_path(after: str, judgements: Sequence[Judged]) -> Judged | None:
    """The path to try when this one refused: the first behind it that is not shut, else the first before it."""
    codes = [each.path.code for each in judgements]
    start = codes.index(after) + 1 if after in codes else 0
    around = [*judgements[start:], *judgements[: max(0, start - 1)]]
    return next((each for each in around if each.state is not PathState.SHUT), None)


def facts_problems(answers: Mapping[str, str]) -> list[FieldProblem]:
    """Which facts have no answer, or one that does not exist."""
    return [FieldProblem(name, WHICH) for name, values in FACTS.items() if answers.get(name) not in values]


def facts_text(facts: Facts) -> str:
    """Facts as text to seal."""
    return json.dumps({"answers": dict(facts.answers), "papers": sorted(facts.papers)})


def read_facts(text: str) -> Facts:
    """Facts of an opened row. Raises ValueError for text that holds none."""
    found = json.loads(text)
    return Facts(found["answers"], frozenset(found["papers"]))
