"""What stands beside restitution: debts still claimed, money from other offices, and the office's lawful wages."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.reports.queries.clocks import calendar_now, zone
from naung.casework.restitution.actions.beginning import (
    claim_of,
    locked,
    moved,
    paper_of,
)
from naung.casework.restitution.models import Debt, LawfulWage, OtherClaim
from naung.casework.restitution.queries.claims import BESIDE_COLUMNS, DEBT_COLUMNS, opened
from naung.casework.restitution.rules.others import ask_again_on, beside_problems, debt_problems, wage_problems
from naung.casework.restitution.rules.words import LONGEST_LINE, LONGEST_TEXT
from naung.casework.restitution.vocabulary import Beside, RestitutionEvent, Wage
from naung.foundation.access.rules import officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import RuleBroken, StaleVersion, check_text, differences, refuse, refuse_stale
from naung.foundation.identifiers import new_id
from naung.foundation.vault.actions import seal
from naung.foundation.words import gettext_noop

SAY_RESULT = gettext_noop("Tulis apa hasilnya.")
ENDED_ALREADY = gettext_noop("Ini sudah selesai, jadi tidak bisa diubah lagi.")


@transaction.atomic
def write_debt(
    *,
    case_id: UUID,
    person_id: UUID,
    creditor: str,
    words: str,
    currency: str,
    smallest: int,
    document: UUID | None = None,
    by: Actor,
) -> UUID:
    """Write down a debt that is still claimed from her: it stands apart and is in no sum. Raises Problems."""
    claim = claim_of(case_id, person_id, by)
    refuse(debt_problems(creditor, currency, smallest))
    row = Debt(
        id=new_id(), claim=claim, compartment=claim.compartment, document=paper_of(document, claim, by),
        written_by=officer_of(by), written_at=timezone.now(),
    )  # fmt: skip
    who, what = check_text(creditor, "creditor", LONGEST_LINE), check_text(words, "words", LONGEST_TEXT)
    seal(row, creditor=who, words=what or None, amount=f"{currency} {smallest}")
    row.save(force_insert=True)
    record(RestitutionEvent.DEBT_WRITTEN, subject=case_id, subjects=[row.id], by=by)
    moved(claim, by)
    return row.id


@transaction.atomic
def end_debt(*, debt_id: UUID, result: str, version: int, document: UUID | None = None, by: Actor) -> None:
    """Write down what came of the letter about a debt, once. Raises StaleVersion with both values, RuleBroken."""
    row = locked(Debt, debt_id, by)
    (text,) = opened(row.claim, [(row, DEBT_COLUMNS)], by)
    refuse_stale(row.version, version, {"result": text["result"] or ""}, {"result": result.strip()})
    if row.ended_at is not None:
        raise RuleBroken(ENDED_ALREADY)
    seal(row, result=check_text(result, "result", LONGEST_TEXT, needed=SAY_RESULT))
    row.document = paper_of(document, row.claim, by) or row.document
    row.ended_at, row.version = timezone.now(), row.version + 1
    row.save()
    record(RestitutionEvent.DEBT_ENDED, subject=row.claim.case_id, subjects=[row.id], by=by)
    moved(row.claim, by)


@transaction.atomic
def write_beside(
    *,
    case_id: UUID,
    person_id: UUID,
    kind: str,
    office: str,
    words: str,
    asked_on: date,
    due_on: date | None,
    asked: int | None,
    document: UUID | None = None,
    by: Actor,
) -> UUID:
    """Write down money that is asked of another office, so that what can be had now is not waited for.

    `due_on`: when it is asked again; None: by this house's own clock. Raises Problems.
    """
    claim = claim_of(case_id, person_id, by)
    refuse(beside_problems(kind, office, asked_on, due_on, asked, timezone.localdate()))
    again_on = due_on or ask_again_on(Beside(kind), asked_on, calendar_now(), zone())
    row = OtherClaim(
        id=new_id(), claim=claim, compartment=claim.compartment, kind=kind, asked_on=asked_on, due_on=again_on,
        document=paper_of(document, claim, by), written_by=officer_of(by), written_at=timezone.now(),
    )  # fmt: skip
    where, what = check_text(office, "office", LONGEST_LINE), check_text(words, "words", LONGEST_TEXT)
    seal(row, office=where, words=what or None, asked=None if asked is None else str(asked))
    row.save(force_insert=True)
    record(RestitutionEvent.BESIDE_WRITTEN, subject=case_id, subjects=[row.id], by=by)
    moved(claim, by)
    return row.id


@transaction.atomic
def end_beside(
    *, other_id: UUID, ended_on: date, words: str, received: int, version: int, document: UUID | None = None, by: Actor
) -> None:
    """Write down what came of it, once: how many rupiah were received, or none. Raises StaleVersion, RuleBroken."""
    row = locked(OtherClaim, other_id, by)
    (text,) = opened(row.claim, [(row, BESIDE_COLUMNS)], by)
    refuse_stale(row.version, version, {"words": text["words"] or ""}, {"words": words.strip()})
    if row.ended_on is not None:
        raise RuleBroken(ENDED_ALREADY)
    refuse(
        beside_problems(row.kind, text["office"] or "", row.asked_on, None, received, timezone.localdate(), ended_on)
    )
    seal(row, words=check_text(words, "words", LONGEST_TEXT, needed=SAY_RESULT), received=str(received))
    row.ended_on, row.version = ended_on, row.version + 1
    row.document = paper_of(document, row.claim, by) or row.document
    row.save()
    record(RestitutionEvent.BESIDE_CHANGED, subject=row.claim.case_id, subjects=[row.id], by=by)
    moved(row.claim, by)


@transaction.atomic
def write_wage(*, wage: Wage, version: int, by: Actor) -> int:
    """Write down the lawful wage of a place and year with its source, or correct it; `version` 0 where there is none.

    Kept computations stay as they were. Raises Problems, StaleVersion with both values where someone was faster.
    """
    require(by, Permission.RESTITUTION_WRITE)
    refuse(wage_problems(wage, timezone.localdate()))
    key = {"place": wage.key.place, "year": wage.key.year, "per": wage.key.per}
    row = LawfulWage.objects.select_for_update().filter(**key).first() or LawfulWage(**key, version=0)
    if row.version != version:
        theirs = {"amount": f"{row.currency} {row.smallest}", "source": row.source}
        mine = {"amount": f"{wage.currency} {wage.smallest}", "source": wage.source}
        raise StaleVersion(based_on=version, now=row.version, differences=differences(theirs, mine))
    row.currency, row.smallest, row.source = wage.currency, wage.smallest, wage.source.strip()
    row.version, row.written_by, row.written_at = version + 1, officer_of(by), timezone.now()
    row.save()
    record(RestitutionEvent.WAGE_WRITTEN, count=1, by=by)
    return int(row.pk)
