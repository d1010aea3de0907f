"""Whether a row can be taken, before any of it is written: what it becomes, or every reason why not."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from naung.casework.episodes.rules import Told, problems_of
from naung.casework.exchange.rules.rows import plan_of
from naung.casework.exchange.rules.tables import shipped_codes
from naung.casework.exchange.vocabulary import EventTold, Judged, RowGiven, RowJudged, RowPlan, Verdict
from naung.casework.htcds.vocabulary import Loss
from naung.foundation.errors import FieldProblem, Problems
from naung.foundation.people.rules.contents import contact_problems, document_problems, told_problems


def as_event(event: EventTold) -> Told:
    """An event as the room of episodes takes it."""
    return Told(event.kind, event.when, event.place, event.place_words, note=event.note, codes=event.codes)


def checked(given: RowGiven, part: str, today: date) -> RowPlan:
    """What the row becomes. Raises Problems with every reason why it can't be taken."""
    plan = plan_of(given.record, part)
    problems = told_problems(plan.told, today=today)
    problems += [problem for each in plan.documents for problem in document_problems(each)]
    problems += [problem for each in plan.contacts for problem in contact_problems(each)]
    for event in plan.events:
        problems += _event_problems(event, today)
    if problems:
        raise Problems(problems)
    return plan


def _event_problems(event: EventTold, today: date) -> list[FieldProblem]:
    try:
        problems_of(as_event(event), today, _known())
    except Problems as wrong:
        return list(wrong.problems)
    return []


def _known() -> Mapping[str, frozenset[str]]:
    """The law's codes that the table names; it was compared with the law's lists when the programme started."""
    found: dict[str, set[str]] = {}
    for which, code in shipped_codes().ours.values():
        found.setdefault(which, set()).add(code)
    return {which: frozenset(codes) for which, codes in found.items()}


def told_of(rows: Sequence[RowGiven], verdicts: Iterable[tuple[Verdict, str]], part: str, today: date) -> Judged:
    """Every row with what it is; a new one that can't be taken is refused with its reasons, and of the others the losses told."""
    told: list[RowJudged] = []
    losses: dict[tuple[str, str], tuple[Loss, list[int]]] = {}
    for given, (verdict, case) in zip(rows, verdicts, strict=True):
        if verdict is not Verdict.NEW:
            told.append(RowJudged(given.row, verdict, case))
            continue
        try:
            plan = checked(given, part, today)
        except Problems as wrong:
            told.append(refused(given.row, wrong))
            continue
        told.append(RowJudged(given.row, Verdict.NEW))
        for loss in plan.losses:
            losses.setdefault((loss.field, loss.code), (loss, []))[1].append(given.row)
    return Judged(tuple(told), tuple((loss, tuple(at)) for loss, at in losses.values()))


def refused(row: int, wrong: Problems) -> RowJudged:
    """A row that can't be taken, with every reason."""
    reasons = tuple((each.field, each.message, each.values) for each in wrong.problems)
    return RowJudged(row, Verdict.REFUSED, problems=reasons)
