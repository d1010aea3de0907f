"""Keeping a computation as it stands, and signing it."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.restitution.actions.beginning import claim_of, locked, moved, paper_of
from naung.casework.restitution.models import Computation
from naung.casework.restitution.queries import claim_for, wages_known
from naung.casework.restitution.queries.claims import LossShown
from naung.casework.restitution.rules.holding import HeldLine, held_text
from naung.casework.restitution.rules.losses import wages_used
from naung.casework.restitution.rules.steps import MOST
from naung.casework.restitution.vocabulary import Line, RestitutionEvent
from naung.foundation.access.rules import officer_of
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.actions import record
from naung.foundation.errors import RuleBroken
from naung.foundation.identifiers import new_id
from naung.foundation.vault.actions import seal
from naung.foundation.words import Rupiah, gettext_noop

NOTHING = gettext_noop("Belum ada kerugian yang dicatat.")
NOT_WHOLE = gettext_noop("Ada %(n)s butir yang belum bisa dihitung. Lengkapi dahulu, atau coret dengan alasan.")
TOO_LARGE = gettext_noop("Jumlah seluruhnya lebih dari %(most)s. Periksa nol dan nilai tukarnya.")
SIGNED_ALREADY = gettext_noop("Perhitungan ini sudah ditandatangani.")


@transaction.atomic
def keep_computation(*, case_id: UUID, person_id: UUID, by: Actor) -> UUID:
    """Keep the computation as it stands, with every rate and wage that it used. Raises RuleBroken where an item can't be
    computed yet, and where the sum is beyond any that a court could read.
    """
    claim = claim_of(case_id, person_id, by)
    shown = claim_for(case_id, person_id, actor=by)
    lines = [(loss, loss.line) for loss in shown.losses if loss.line is not None]
    if not lines:
        raise RuleBroken(NOTHING)
    open_still = [line for _loss, line in lines if line.missing]
    if open_still:
        raise RuleBroken(NOT_WHOLE, n=len(open_still))
    if shown.computed.total > MOST:
        raise RuleBroken(TOO_LARGE, most=Rupiah(MOST))
    known = {each.wage.key: each.wage for each in wages_known(actor=by)}
    row = Computation(
        id=new_id(), claim=claim, compartment=claim.compartment, number=len(shown.computations) + 1,
        written_by=officer_of(by), written_at=timezone.now(),
    )  # fmt: skip
    used = wages_used((loss.terms for loss, _line in lines), known)
    seal(row, held=held_text([_held(loss, line) for loss, line in lines], used, shown.computed))
    row.save(force_insert=True)
    record(RestitutionEvent.COMPUTED, subject=case_id, subjects=[row.id], by=by)
    moved(claim, by)
    return row.id


def _held(loss: LossShown, line: Line) -> HeldLine:
    if line.units is None or line.rupiah is None:
        raise AssertionError("a line without an amount was refused before")
    return HeldLine(loss.id, loss.kind, loss.provision, loss.words, loss.terms, line.units, line.rupiah)


@transaction.atomic
def sign_computation(*, computation_id: UUID, document: UUID | None = None, by: Actor) -> None:
    """Sign a kept computation, once. `document`: the paper with the signature, where one was kept."""
    row = locked(Computation, computation_id, by)
    if row.signed_at is not None:
        raise RuleBroken(SIGNED_ALREADY)
    row.document = paper_of(document, row.claim, by)
    row.signed_by, row.signed_at = officer_of(by), timezone.now()
    row.save()
    record(RestitutionEvent.SIGNED, subject=row.claim.case_id, subjects=[row.id], by=by)
    moved(row.claim, by)
