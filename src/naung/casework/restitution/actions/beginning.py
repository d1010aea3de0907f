"""What every writer of restitution does first and last: find the file or begin it, look at the version, say what is due next."""

from collections.abc import Sequence
from uuid import UUID

from django.utils import timezone

from naung.casework.cases.models import Case
from naung.casework.cases.queries import case_row
from naung.casework.cases.rules import padded, writable
from naung.casework.cases.vocabulary import Sexual, Stage
from naung.casework.evidence.models import Document
from naung.casework.evidence.queries import document_row
from naung.casework.evidence.vocabulary import DocumentKind
from naung.casework.restitution.models import Claim, MoneyStep
from naung.casework.restitution.queries.claims import STEP_COLUMNS, clocks_today, opened, step_shown, with_papers
from naung.casework.restitution.queries.rows import PART, claim_row, part_row, victim_in
from naung.casework.restitution.rules.clocks import acted_on
from naung.casework.restitution.rules.steps import stopped_at
from naung.casework.restitution.vocabulary import RestitutionEvent, StepTold
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import RuleBroken
from naung.foundation.people.queries import person_row
from naung.foundation.vault.actions import seal
from naung.foundation.words import gettext_noop


def claim_of(case_id: UUID, person_id: UUID, by: Actor) -> Claim:
    """The person's file of restitution, held until the end of the transaction; begun where there is none.

    Raises NotFound, RuleBroken where she is no victim in the case. Money moves after a case is closed too.
    """
    require(by, Permission.RESTITUTION_WRITE)
    case = victim_in(case_id, person_id, actor=by)
    require(by, Permission.RESTITUTION_WRITE, within=case.owner)
    Case.objects.select_for_update(of=("self",)).get(id=case.id)  # two officers who begin at once begin one file
    if claim_row(case_id, person_id) is None:
        writable(Stage(case.stage))
        person, now = person_row(person_id, actor=by), timezone.now()
        made = Claim(
            case=case, person=person, owner=case.owner, compartment=person.compartment, begun_at=now, moved_at=now
        )
        seal(made, sexual=padded(Sexual.UNKNOWN))
        made.save(force_insert=True)
        record(RestitutionEvent.BEGUN, subject=case.id, subjects=[person.id], by=by)
    rows = Claim.objects.select_for_update(of=("self",)).select_related("compartment", "case")
    return rows.get(case_id=case_id, person_id=person_id)


def locked(model: type[PART], part_id: UUID, by: Actor) -> PART:
    """A row of a file, both held until the end of the transaction. Raises NotFound."""
    require(by, Permission.RESTITUTION_WRITE)
    row = part_row(model, part_id, actor=by)
    require(by, Permission.RESTITUTION_WRITE, within=row.claim.owner)
    case_row(row.claim.case_id, actor=by)
    Claim.objects.select_for_update(of=("self",)).get(id=row.claim_id)
    held = model._default_manager.select_for_update(of=("self",)).select_related("claim__case", "compartment")
    return held.get(id=part_id)


# What may prove that money reached her: a receipt, or what a court, a prosecutor, LPSK or an office outside writes of it.
RECEIPTS = {
    DocumentKind.RECEIPT, DocumentKind.COURT, DocumentKind.PROSECUTION, DocumentKind.PROTECTION, DocumentKind.OFFICE,
}  # fmt: skip
NO_RECEIPT = gettext_noop(
    "Surat ini bukan tanda terima. Pilih bukti pembayaran, atau surat pengadilan, kejaksaan, LPSK, atau kantor yang membayar."
)


def paper_of(document: UUID | None, claim: Claim, by: Actor) -> Document | None:
    """A kept paper of the same case. Raises NotFound for another case's."""
    return document_row(document, case_id=claim.case_id, actor=by) if document else None


def receipt_of(document: UUID | None, claim: Claim, by: Actor) -> Document | None:
    """A paper by which money came: of a kind that says so, and not emptied. Raises RuleBroken for any other, NotFound."""
    paper = paper_of(document, claim, by)
    if paper is not None and (paper.kind not in RECEIPTS or paper.emptied_at is not None):
        raise RuleBroken(NO_RECEIPT, field="document")
    return paper


def steps_of(claim: Claim, by: Actor) -> tuple[Sexual, list[StepTold]]:
    """Whether the sexual track applies, and the steps that count, opened with one entry in the log."""
    rows: Sequence[MoneyStep] = list(with_papers(claim.steps.filter(withdrawn_at=None).order_by("on", "order")))
    own, *texts = opened(claim, [(claim, ("sexual",)), *((row, STEP_COLUMNS) for row in rows)], by)
    told = [step_shown(row, text).told for row, text in zip(rows, texts, strict=True)]
    return Sexual((own["sexual"] or Sexual.UNKNOWN).strip()), told


def moved(claim: Claim, by: Actor) -> None:
    """Write down that something was written, and what the law wants next, so that lists need not open anything."""
    sexual, steps = steps_of(claim, by)
    clocks = clocks_today(steps, sexual)
    first = acted_on(clocks)
    claim.moved_at, claim.due_on = timezone.now(), first.due_on if first else None
    claim.waits = any(each.waits for each in clocks)
    claim.stopped = stopped_at(steps)
    claim.save(update_fields=["moved_at", "due_on", "waits", "stopped"])
