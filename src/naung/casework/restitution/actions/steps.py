"""Steps of the money: each a dated row with its paper and its amounts; never changed, struck out with a reason."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from naung.casework.cases.rules import padded
from naung.casework.cases.vocabulary import Sexual
from naung.casework.restitution.actions.beginning import (
    claim_of,
    locked,
    moved,
    paper_of,
    receipt_of,
    steps_of,
)
from naung.casework.restitution.models import Claim, Computation, MoneyStep
from naung.casework.restitution.queries.claims import held_for, opened
from naung.casework.restitution.rules.holding import amounts_text
from naung.casework.restitution.rules.steps import RECEIVED, UNKNOWN_STEP, check_step, check_withdrawal
from naung.casework.restitution.rules.words import LONGEST_TEXT
from naung.casework.restitution.vocabulary import RestitutionEvent, StepKind, StepTold
from naung.foundation.access.rules import officer_of
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.actions import record
from naung.foundation.errors import Difference, RuleBroken, StaleVersion, check_text
from naung.foundation.identifiers import new_id
from naung.foundation.vault.actions import seal
from naung.foundation.words import gettext_noop

SAY_WHY = gettext_noop("Tulis mengapa dicoret.")
STRUCK_OUT = gettext_noop("Langkah ini sudah dicoret.")
WHICH_TRACK = gettext_noop("Pilih ya, tidak, atau belum tahu.")


@transaction.atomic
def record_step(
    *,
    case_id: UUID,
    person_id: UUID,
    kind: str,
    on: date,
    amounts: Mapping[str, int],
    words: str = "",
    document: UUID | None = None,
    confirms: UUID | None = None,
    checked_over: bool = False,
    checked_same: bool = False,
    by: Actor,
) -> UUID:
    """Write down what happened with the money. `amounts`: whole rupiah by the id of a loss, "" for what was not divided.

    A claim takes its amounts from the newest signed computation. Raises RuleBroken with the field: what must stand before, a
    payment without a receipt, one beyond the order or like another that nobody checked, a day to come.
    """
    claim = claim_of(case_id, person_id, by)
    if kind not in {each.value for each in StepKind}:
        raise RuleBroken(UNKNOWN_STEP, field="kind")
    step = StepKind(kind)
    paper = receipt_of(document, claim, by) if step in RECEIVED else paper_of(document, claim, by)
    computation = _signed(claim)
    sexual, before = steps_of(claim, by)
    exact = _claimed(computation, by) if step is StepKind.CLAIMED else {k: Fraction(v) for k, v in amounts.items()}
    order = (claim.steps.aggregate(last=Max("order"))["last"] or 0) + 1
    told = StepTold(new_id(), step, on, order, exact, paper is not None, confirms, paper.id if paper else None)
    check_step(
        told,
        before,
        items={str(each) for each in claim.losses.values_list("id", flat=True)},
        sexual=sexual,
        has_computation=computation is not None,
        checked_over=checked_over,
        checked_same=checked_same,
        today=timezone.localdate(),
    )
    row = MoneyStep(
        id=told.id, claim=claim, compartment=claim.compartment, kind=step, on=on, order=order, document=paper,
        computation=computation if step is StepKind.CLAIMED else None, confirms_id=confirms, written_by=officer_of(by),
        written_at=timezone.now(),
    )  # fmt: skip
    kept = check_text(words, "words", LONGEST_TEXT)
    seal(row, words=kept or None, amounts=amounts_text(exact) if exact else None)
    row.save(force_insert=True)
    record(RestitutionEvent.STEPPED, subject=case_id, subjects=[row.id], by=by)
    moved(claim, by)
    return row.id


def _signed(claim: Claim) -> Computation | None:
    """The newest signed computation."""
    return claim.computations.exclude(signed_at=None).order_by("-number").first()


def _claimed(computation: Computation | None, by: Actor) -> Mapping[str, Fraction]:
    return held_for(computation.id, actor=by)[1].amounts if computation else {}


@transaction.atomic
def withdraw_step(*, step_id: UUID, why: str, by: Actor) -> None:
    """Strike out a step that was written by mistake; it stays to be read and is in no sum.

    Raises RuleBroken without a reason, and where another step rests on it.
    """
    row = locked(MoneyStep, step_id, by)
    if row.withdrawn_at is not None:
        raise RuleBroken(STRUCK_OUT)
    reason = check_text(why, "why", LONGEST_TEXT, needed=SAY_WHY)
    _sexual, steps = steps_of(row.claim, by)
    check_withdrawal(row.id, steps)
    row.withdrawn_at, row.withdrawn_by = timezone.now(), officer_of(by)
    seal(row, why_withdrawn=reason)
    row.save()
    record(RestitutionEvent.STEP_WITHDRAWN, subject=row.claim.case_id, subjects=[row.id], by=by)
    moved(row.claim, by)


@transaction.atomic
def set_track(*, case_id: UUID, person_id: UUID, sexual: str, version: int, by: Actor) -> None:
    """Write down whether the act is also a crime of sexual violence: it opens clocks and a fund of its own.

    A person decides this with the charge in hand. Raises StaleVersion with both values.
    """
    claim = claim_of(case_id, person_id, by)
    if sexual not in {each.value for each in Sexual}:
        raise RuleBroken(WHICH_TRACK, field="sexual")
    (text,) = opened(claim, [(claim, ("sexual",))], by)
    if claim.version != version:
        theirs = (text["sexual"] or "").strip()
        raise StaleVersion(based_on=version, now=claim.version, differences=(Difference("sexual", theirs, sexual),))
    claim.version += 1
    seal(claim, sexual=padded(sexual))
    claim.save()
    record(RestitutionEvent.TRACKED, subject=case_id, subjects=[person_id], by=by)
    moved(claim, by)
