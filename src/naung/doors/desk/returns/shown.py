"""The way home made ready for its templates: who hands to whom, what is late, what it costs and who pays."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from naung.casework.returns.queries import CostShown, FindingShown, JourneyLine, JourneyShown, LegLine, LegShown
from naung.casework.returns.rules.findings import warnings_in
from naung.casework.returns.rules.tables import shipped_tables
from naung.casework.returns.vocabulary import (
    BODY_WORDS,
    CONDITION_WORDS,
    FINDING_WORDS,
    HOW_FAR_WORDS,
    SAID_WORDS,
    STATE_WORDS,
    WAIVER_WORDS,
    BasisRow,
    Body,
    Condition,
    End,
    FindingKind,
    HowFar,
    LegState,
    Row,
    Said,
    WaiverReason,
)
from naung.doors.desk.shell.words import language
from naung.foundation.clock.vocabulary import Mark
from naung.foundation.organisations.queries import all_desks, desk_name

TONES = {LegState.RECEIVED: "done", LegState.OVERDUE: "overdue", LegState.CANCELLED: "plain"}
K = FindingKind
FAMILY = (K.TRACING, K.SAFETY, K.FAMILY, K.SUBSTITUTE)


def row_words(row: Row) -> str:
    """A coded row in the reader's language."""
    return row.en if language() == "en" else row.id


def basis_words(code: str) -> str:
    """On which rule something rests, and how far that was checked."""
    basis: BasisRow = shipped_tables().bases[code]
    mark = {Mark.SECONDARY: _("dari sumber kedua"), Mark.MEMORY: _("belum diverifikasi")}.get(basis.mark, "")
    return f"{basis.citation} ({mark})" if mark else basis.citation


def desk_names() -> dict[UUID, str]:
    """Every desk of the house by its id."""
    return {each.id: desk_name(each) for each in all_desks()}


def end_words(end: End, names: Mapping[UUID, str]) -> str:
    """Who stands at one end of a leg."""
    known = names.get(end.desk, "") if end.desk else end.outside
    kind = _(BODY_WORDS[Body(end.body)])
    return f"{known} ({kind})" if known else kind


def state_tag(state: LegState) -> dict[str, str]:
    """A state as a tag."""
    return {"words": _(STATE_WORDS[state]), "tone": TONES.get(state, "waits")}


def condition_words(code: str) -> str:
    """A coded condition, empty where none was written."""
    return _(CONDITION_WORDS[Condition(code)]) if code else ""


def leg_row(leg: LegShown, names: Mapping[UUID, str], desk: UUID | None) -> dict[str, Any]:
    """A leg for the page. `signs`: this desk gives, so that it can make a code."""
    may_move = leg.kept in {LegState.PLANNED, LegState.UNDER_WAY}
    return {
        "id": leg.id, "order": leg.order, "giver": end_words(leg.giver, names),
        "receiver": end_words(leg.receiver, names), "start": leg.start, "goal": leg.goal,
        "state": state_tag(leg.state), "late": leg.state is LegState.OVERDUE, "expected_at": leg.expected_at,
        "left_at": leg.left_at, "handed_at": leg.handed_at, "received_at": leg.received_at, "differs": leg.differs,
        "condition": condition_words(leg.condition), "words": leg.words, "belongings": leg.belongings,
        "arrived": condition_words(leg.arrived), "arrived_words": leg.arrived_words,
        "arrived_belongings": leg.arrived_belongings, "words_to_come": leg.words_to_come, "why": leg.why,
        "document": leg.document, "has_code": bool(leg.code), "signed_at": leg.signed_at,
        "may_change": may_move, "may_start": leg.kept is LegState.PLANNED, "may_hand": may_move,
        "may_receive": may_move or leg.kept is LegState.HANDED,
        "signs": leg.giver.desk is not None and leg.giver.desk == desk and (may_move or leg.kept is LegState.HANDED),
    }  # fmt: skip


def finding_row(found: FindingShown) -> dict[str, Any]:
    """A row beside the legs for the page."""
    tables = shipped_tables()
    row = tables.results.get(found.result) or tables.papers.get(found.result)
    warned = warnings_in(found.answers, tables.questions.values())
    answers = [
        (row_words(tables.questions[code]), _(SAID_WORDS[Said(said)]), code in warned)
        for code, said in found.answers.items()
        if code in tables.questions
    ]
    return {
        "id": found.id, "kind": found.kind, "what": _(FINDING_WORDS[found.kind]), "on": found.on,
        "result": row_words(row) if row else "", "answers": answers, "who": found.who, "words": found.words,
        "document": found.document, "by_consent": found.by_consent, "by_waiver": found.by_waiver,
        "struck": found.struck_at is not None, "why": found.why_struck,
    }  # fmt: skip


def cost_row(cost: CostShown) -> dict[str, Any]:
    """A budget line for the page."""
    tables = shipped_tables()
    return {
        "id": cost.id, "kind": row_words(tables.costs[cost.kind]), "payer": row_words(tables.payers[cost.payer]),
        "words": cost.words, "estimate": cost.estimate, "spent": cost.spent, "spent_on": cost.spent_on,
        "document": cost.document,
    }  # fmt: skip


def journey_rows(journey: JourneyShown, desk: UUID | None) -> dict[str, Any]:
    """Everything that the page of one person's way home shows."""
    names, tables = desk_names(), shipped_tables()
    findings = [finding_row(each) for each in journey.findings]
    got = {each.result for each in journey.findings if each.kind is K.DEATH_PAPER and each.struck_at is None}
    costs = [cost_row(each) for each in journey.costs]
    return {
        "legs": [leg_row(each, names, desk) for each in journey.legs],
        "findings": findings,
        "family": [(kind.value, _(FINDING_WORDS[kind])) for kind in FAMILY],
        "died": journey.died,
        "papers": [(row_words(row), code in got) for code, row in tables.papers.items()] if journey.died else [],
        "costs": costs,
        "estimated": sum(each.estimate for each in journey.costs),
        "spent": sum(each.spent or 0 for each in journey.costs),
        "by_payer": by_payer(journey.costs),
        "waivers": [{"reason": _(WAIVER_WORDS[WaiverReason(w.reason)]), "row": w} for w in journey.waivers],
        "bases": {code: basis_words(code) for code in tables.bases},
    }


def by_payer(costs: Iterable[CostShown]) -> list[dict[str, Any]]:
    """What each payer was estimated to bear and bore, in whole rupiah."""
    payers = shipped_tables().payers
    sums: dict[str, list[int]] = {}
    for cost in costs:
        known = sums.setdefault(cost.payer, [0, 0])
        known[0] += cost.estimate
        known[1] += cost.spent or 0
    return [{"payer": row_words(payers[code]), "estimate": e, "spent": s} for code, (e, s) in sums.items()]


HOW_FAR_TONES = {HowFar.LATE: "overdue", HowFar.HOME: "done", HowFar.UNDER_WAY: "waits"}


def line_tag(line: JourneyLine) -> dict[str, str]:
    """How far one person has come, in a few words."""
    words = _(HOW_FAR_WORDS[line.how_far])
    if line.how_far is HowFar.UNDER_WAY:
        words %= {"received": line.received, "legs": line.legs}
    return {"words": words, "tone": HOW_FAR_TONES.get(line.how_far, "plain")}


def arrival_row(line: LegLine, names: Mapping[UUID, str]) -> dict[str, Any]:
    """A leg as the desk at its end sees it: nothing of who comes."""
    return {
        "id": line.id, "giver": end_words(End(line.giver_body, line.giver_desk), names),
        "expected_at": line.expected_at, "received_at": line.received_at, "state": state_tag(line.state),
        "late": line.state is LegState.OVERDUE, "waits": line.received_at is None,
    }  # fmt: skip
