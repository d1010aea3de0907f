"""A person's restitution in a case, opened with one entry in the log."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet

from naung.casework.cases.vocabulary import Sexual
from naung.casework.reports.queries.clocks import calendar_now, zone
from naung.casework.restitution.models import Claim, Computation, Debt, LossItem, MoneyStep, OtherClaim
from naung.casework.restitution.queries.rows import claim_row, part_row, victim_in
from naung.casework.restitution.queries.wages import wages_known
from naung.casework.restitution.rules.clocks import clocks_of
from naung.casework.restitution.rules.holding import Held, read_amounts, read_held
from naung.casework.restitution.rules.losses import computed, line_of
from naung.casework.restitution.rules.steps import stopped_at, sums_of
from naung.casework.restitution.rules.tables import shipped_tables
from naung.casework.restitution.rules.terms import read_terms
from naung.casework.restitution.vocabulary import (
    Amounts,
    Computed,
    Line,
    RestitutionEvent,
    RunningClock,
    StepKind,
    StepTold,
    Stopped,
    Sums,
    Terms,
)
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.errors import NotFound
from naung.foundation.law.queries.office import office_law
from naung.foundation.vault.queries import open_rows

LOSS_COLUMNS = ("kind", "provision", "words", "terms", "why_dropped")
DEBT_COLUMNS = ("creditor", "words", "amount", "result")
STEP_COLUMNS = ("words", "amounts", "why_withdrawn")
PAPER_STANDS = "paper_stands"
BESIDE_COLUMNS = ("office", "words", "asked", "received")


@dataclass(frozen=True)
class LossShown:
    """A loss with its line as it is computed today; `line` None where it was struck out."""

    id: UUID
    version: int
    kind: str
    provision: str
    words: str
    terms: Terms
    document: UUID | None
    written_by: UUID
    written_at: datetime
    dropped_at: datetime | None
    why_dropped: str
    line: Line | None


@dataclass(frozen=True)
class DebtShown:
    """A debt still claimed from her; `smallest` of `currency`. It is in no sum."""

    id: UUID
    version: int
    creditor: str
    words: str
    currency: str
    smallest: int
    document: UUID | None
    ended_at: datetime | None
    result: str


@dataclass(frozen=True)
class ComputationShown:
    """A kept computation without its lines."""

    id: UUID
    number: int
    document: UUID | None
    written_by: UUID
    written_at: datetime
    signed_by: UUID | None
    signed_at: datetime | None


@dataclass(frozen=True)
class StepShown:
    """A step of the money; one that was struck out is in no sum."""

    id: UUID
    kind: StepKind
    on: date
    order: int
    words: str
    amounts: Amounts
    document: UUID | None
    computation: UUID | None
    confirms: UUID | None
    written_by: UUID
    written_at: datetime
    withdrawn_at: datetime | None
    why_withdrawn: str
    paper_stands: bool = False

    @property
    def told(self) -> StepTold:
        """The step as the rules take it."""
        return StepTold(
            self.id, self.kind, self.on, self.order, self.amounts, self.paper_stands, self.confirms, self.document
        )


@dataclass(frozen=True)
class BesideShown:
    """Money claimed apart from restitution, in rupiah."""

    id: UUID
    version: int
    kind: str
    office: str
    words: str
    asked_on: date
    due_on: date | None
    ended_on: date | None
    asked: int | None
    received: int | None
    document: UUID | None


@dataclass(frozen=True)
class ClaimShown:
    """The page's facts; without rows where nothing was written yet."""

    case: UUID
    number: str
    stage: str
    person: UUID
    version: int = 0
    sexual: Sexual = Sexual.UNKNOWN
    losses: tuple[LossShown, ...] = ()
    debts: tuple[DebtShown, ...] = ()
    computations: tuple[ComputationShown, ...] = ()
    steps: tuple[StepShown, ...] = ()
    others: tuple[BesideShown, ...] = ()
    computed: Computed = field(default_factory=lambda: computed(()))
    sums: Sums = field(default_factory=lambda: sums_of(()))
    stopped: Stopped = Stopped.NOT_CLAIMED
    clocks: tuple[RunningClock, ...] = ()

    @property
    def counted(self) -> list[StepTold]:
        """The steps that count, as the rules take them."""
        return [step.told for step in self.steps if step.withdrawn_at is None]

    @property
    def signed(self) -> ComputationShown | None:
        """The newest signed computation."""
        return next((each for each in self.computations if each.signed_at is not None), None)


def claim_for(case_id: UUID, person_id: UUID, *, actor: Actor) -> ClaimShown:
    """Losses, computations, steps and what runs, of a victim in a case. Raises NotFound for another desk's."""
    case = victim_in(case_id, person_id, actor=actor)
    claim = claim_row(case_id, person_id)
    if claim is None:
        return ClaimShown(case.id, case.number, case.stage, person_id)
    losses, debts = list(claim.losses.order_by("written_at", "id")), list(claim.debts.order_by("written_at", "id"))
    steps, others = (
        list(with_papers(claim.steps.order_by("on", "order"))),
        list(claim.others.order_by("asked_on", "id")),
    )
    parts: list[tuple[Any, Sequence[str]]] = [(row, LOSS_COLUMNS) for row in losses]
    parts += [(row, DEBT_COLUMNS) for row in debts]
    parts += [(row, STEP_COLUMNS) for row in steps]
    parts += [(row, BESIDE_COLUMNS) for row in others]
    own, *texts = opened(claim, [(claim, ("sexual",)), *parts], actor)
    each = iter(texts)
    shown_losses = _losses([(row, next(each)) for row in losses], actor)
    shown_debts = tuple(_debt(row, next(each)) for row in debts)
    shown_steps = tuple(step_shown(row, next(each)) for row in steps)
    shown_others = tuple(_beside(row, next(each)) for row in others)
    counted = [step.told for step in shown_steps if step.withdrawn_at is None]
    sexual = Sexual((own.get("sexual") or Sexual.UNKNOWN).strip())
    return ClaimShown(
        case.id, case.number, case.stage, person_id, claim.version, sexual, shown_losses, shown_debts,
        tuple(_computation(row) for row in claim.computations.order_by("-number")), shown_steps, shown_others,
        computed(loss.line for loss in shown_losses if loss.line is not None), sums_of(counted), stopped_at(counted),
        clocks_today(counted, sexual),
    )  # fmt: skip


def clocks_today(steps: Sequence[StepTold], sexual: Sexual) -> tuple[RunningClock, ...]:
    """What the law's clocks say of these steps, each as it read when it began, by the office's calendar."""
    return clocks_of(steps, office_law(), sexual=sexual, calendar=calendar_now(), tz=zone())


def opened(claim: Claim, wanted: Sequence[tuple[Any, Sequence[str]]], actor: Actor) -> list[dict[str, str | None]]:
    """Rows of one file, opened with one entry in the log."""
    for row, _columns in wanted:
        row.compartment = claim.compartment  # hers, which is in memory already
    return open_rows(actor, RestitutionEvent.READ, wanted, permission=Permission.RESTITUTION_READ)


def _losses(rows: Sequence[tuple[LossItem, Mapping[str, str | None]]], actor: Actor) -> tuple[LossShown, ...]:
    wages = {each.wage.key: each.wage for each in wages_known(actor=actor)}
    found = []
    for row, text in rows:
        terms = read_terms(text["terms"] or "")
        line = None if row.dropped_at else line_of(row.id, terms, wages, shipped_tables())
        kind, provision = (text["kind"] or "").strip(), (text["provision"] or "").strip()
        shown = LossShown(
            row.id, row.version, kind, provision, text["words"] or "", terms, row.document_id, row.written_by,
            row.written_at, row.dropped_at, text["why_dropped"] or "", line,
        )  # fmt: skip
        found.append(shown)
    return tuple(found)


def _debt(row: Debt, text: Mapping[str, str | None]) -> DebtShown:
    currency, _, smallest = (text["amount"] or "").partition(" ")
    return DebtShown(
        row.id, row.version, text["creditor"] or "", text["words"] or "", currency, int(smallest or 0), row.document_id,
        row.ended_at, text["result"] or "",
    )  # fmt: skip


def _computation(row: Computation) -> ComputationShown:
    return ComputationShown(
        row.id, row.number, row.document_id, row.written_by, row.written_at, row.signed_by, row.signed_at
    )


def with_papers(rows: "QuerySet[MoneyStep]") -> "QuerySet[MoneyStep]":
    """Steps, each with whether its paper is still there: one that was emptied since proves nothing."""
    stands = Q(document__isnull=False) & Q(document__emptied_at=None)
    return rows.annotate(**{PAPER_STANDS: ExpressionWrapper(stands, output_field=BooleanField())})


def step_shown(row: MoneyStep, text: Mapping[str, str | None]) -> StepShown:
    """A step with its opened texts."""
    return StepShown(
        row.id, StepKind(row.kind), row.on, row.order, text["words"] or "", read_amounts(text["amounts"]), row.document_id,
        row.computation_id, row.confirms_id, row.written_by, row.written_at, row.withdrawn_at, text["why_withdrawn"] or "",
        getattr(row, PAPER_STANDS),
    )  # fmt: skip


def _beside(row: OtherClaim, text: Mapping[str, str | None]) -> BesideShown:
    asked, received = (int(text[name] or 0) if text[name] else None for name in ("asked", "received"))
    return BesideShown(
        row.id, row.version, row.kind, text["office"] or "", text["words"] or "", row.asked_on, row.due_on, row.ended_on,
        asked, received, row.document_id,
    )  # fmt: skip


def held_for(computation_id: UUID, *, actor: Actor) -> tuple[ComputationShown, Held]:
    """A kept computation with its lines. Raises NotFound for another desk's."""
    row = part_row(Computation, computation_id, actor=actor)
    (text,) = open_rows(actor, RestitutionEvent.READ, [(row, ("held",))], permission=Permission.RESTITUTION_READ)
    return _computation(row), read_held(text["held"] or "")


PARTS: dict[str, type[Any]] = {
    "loss": LossItem,
    "debt": Debt,
    "computation": Computation,
    "step": MoneyStep,
    "other": OtherClaim,
}


def claim_of_part(part: str, part_id: UUID, *, actor: Actor) -> ClaimShown:
    """The file in which a row stands (`part` is one of PARTS). Raises NotFound for another desk's."""
    if part not in PARTS:
        raise NotFound()
    row = part_row(PARTS[part], part_id, actor=actor)
    return claim_for(row.claim.case_id, row.claim.person_id, actor=actor)
