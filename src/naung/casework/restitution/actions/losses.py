"""Losses: written with how their amount comes about, changed, struck out with a reason."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.cases.rules import padded
from naung.casework.restitution.actions.beginning import (
    claim_of,
    locked,
    moved,
    paper_of,
)
from naung.casework.restitution.models import LossItem
from naung.casework.restitution.queries.claims import LOSS_COLUMNS, opened
from naung.casework.restitution.rules.tables import shipped_tables
from naung.casework.restitution.rules.terms import terms_problems, terms_text
from naung.casework.restitution.rules.words import LONGEST_TEXT
from naung.casework.restitution.vocabulary import RestitutionEvent, Terms
from naung.foundation.access.rules import officer_of
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.actions import record
from naung.foundation.errors import FieldProblem, RuleBroken, check_text, refuse, refuse_stale
from naung.foundation.identifiers import new_id
from naung.foundation.vault.actions import seal
from naung.foundation.words import gettext_noop

WHICH_LOSS = gettext_noop("Pilih jenis kerugiannya.")
WHICH_PROVISION = gettext_noop("Pilih ketentuan untuk jenis kerugian ini.")
SAY_WHAT = gettext_noop("Tulis apa yang hilang atau dibayar, dengan kata-kata penyintas atau Anda.")
SAY_WHY = gettext_noop("Tulis mengapa dicoret.")
STRUCK_OUT = gettext_noop("Kerugian ini sudah dicoret, jadi tidak bisa diubah lagi.")


def _check(kind: str, provision: str, words: str, terms: Terms) -> str:
    """The words as they are kept. Raises Problems with one row a field."""
    tables, loss = shipped_tables(), shipped_tables().losses.get(kind)
    if loss is None:
        raise RuleBroken(WHICH_LOSS, field="kind")
    problems = [] if provision in loss.provisions else [FieldProblem("provision", WHICH_PROVISION)]
    problems += terms_problems(terms, loss, tables, timezone.localdate())
    bare = words.strip()
    if not bare:
        problems.append(FieldProblem("words", SAY_WHAT))
    refuse(problems)
    return check_text(bare, "words", LONGEST_TEXT)


@transaction.atomic
def write_loss(
    *,
    case_id: UUID,
    person_id: UUID,
    kind: str,
    provision: str,
    words: str,
    terms: Terms,
    document: UUID | None = None,
    by: Actor,
) -> UUID:
    """Write down a loss. Without a paper it counts too, and the page says that none is kept yet.

    Raises Problems with one row a field, NotFound for a paper of another case.
    """
    claim = claim_of(case_id, person_id, by)
    kept = _check(kind, provision, words, terms)
    row = LossItem(
        id=new_id(), claim=claim, compartment=claim.compartment, document=paper_of(document, claim, by),
        written_by=officer_of(by), written_at=timezone.now(),
    )  # fmt: skip
    seal(row, kind=padded(kind), provision=padded(provision), words=kept, terms=terms_text(terms))
    row.save(force_insert=True)
    record(RestitutionEvent.LOSS_WRITTEN, subject=case_id, subjects=[row.id], by=by)
    moved(claim, by)
    return row.id


@transaction.atomic
def change_loss(
    *,
    loss_id: UUID,
    version: int,
    kind: str,
    provision: str,
    words: str,
    terms: Terms,
    document: UUID | None = None,
    by: Actor,
) -> None:
    """Change a loss; computations that were kept stay as they were. Raises StaleVersion with both values, Problems."""
    row = locked(LossItem, loss_id, by)
    if row.dropped_at is not None:
        raise RuleBroken(STRUCK_OUT)
    (text,) = opened(row.claim, [(row, LOSS_COLUMNS)], by)
    theirs = {name: (text[name] or "").strip() for name in ("kind", "provision", "words", "terms")}
    mine = {"kind": kind, "provision": provision, "words": words.strip(), "terms": terms_text(terms)}
    refuse_stale(row.version, version, theirs, mine)
    kept = _check(kind, provision, words, terms)
    row.document, row.version = paper_of(document, row.claim, by), row.version + 1
    seal(row, kind=padded(kind), provision=padded(provision), words=kept, terms=terms_text(terms))
    row.save()
    record(RestitutionEvent.LOSS_CHANGED, subject=row.claim.case_id, subjects=[row.id], by=by)
    moved(row.claim, by)


@transaction.atomic
def drop_loss(*, loss_id: UUID, why: str, by: Actor) -> None:
    """Strike out a loss with a reason; it stays to be read. Raises RuleBroken without one."""
    row = locked(LossItem, loss_id, by)
    if row.dropped_at is not None:
        raise RuleBroken(STRUCK_OUT)
    seal(row, why_dropped=check_text(why, "why", LONGEST_TEXT, needed=SAY_WHY))
    row.dropped_at = timezone.now()
    row.save()
    record(RestitutionEvent.LOSS_DROPPED, subject=row.claim.case_id, subjects=[row.id], by=by)
    moved(row.claim, by)
