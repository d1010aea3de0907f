"""Deciding whether a finding is a conflict of interest. The machine says why it was found; a person decides."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.counsel.models import Decision
from naung.casework.counsel.queries.findings import findings_in
from naung.casework.counsel.queries.lawyers import lawyer_row
from naung.casework.counsel.queries.rows import victim_in
from naung.casework.counsel.rules.keeping import LONGEST_TEXT, NEEDS_WHY
from naung.casework.counsel.vocabulary import CounselEvent, Finding, Standing, Why
from naung.foundation.access.rules import officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import TOO_LONG, NotFound, NotPermitted, RuleBroken
from naung.foundation.vault.actions import seal
from naung.foundation.words import gettext_noop

HERSELF = gettext_noop("Temuan tentang diri sendiri diputuskan orang lain.")
NOT_HERE = gettext_noop(
    "Yang ini tidak diputuskan di sini: berkasnya tertutup bagi petugas itu sampai dua penyelia mencabutnya."
)


@transaction.atomic
def decide_finding(
    *, case_id: UUID, person_id: UUID, finding: Finding, standing: Standing, words: str, by: Actor
) -> None:
    """Say whether a finding is a conflict of interest, with a reason; what was decided before is replaced.

    Raises NotFound where it was not found (any more), NotPermitted about oneself, RuleBroken without a reason.
    """
    case = victim_in(case_id, person_id, actor=by)
    require(by, Permission.COUNSEL_ASSIGN, within=case.owner)
    lawyer = lawyer_row(finding.lawyer, actor=by)
    if lawyer.officer == officer_of(by):
        raise NotPermitted(HERSELF)
    found = findings_in(case_id, person_id, [lawyer.id], actor=by).get(lawyer.id, [])
    if finding not in {each.finding for each in found}:
        raise NotFound()
    if finding.why is Why.SHUT_OUT:
        raise RuleBroken(NOT_HERE)
    if not words.strip():
        raise RuleBroken(NEEDS_WHY, field="words")
    if len(words) > LONGEST_TEXT:
        raise RuleBroken(TOO_LONG, field="words", most=LONGEST_TEXT)
    about = {"case": case, "lawyer": lawyer, "against_id": finding.against, "why": finding.why.value}
    row = Decision.objects.filter(**about).first() or Decision(**about)
    row.compartment, row.standing = case.compartment, standing
    row.decided_by, row.decided_at = officer_of(by), timezone.now()
    seal(row, words=words.strip())
    row.save()
    record(CounselEvent.FINDING_DECIDED, subject=case.id, subjects=[row.id, lawyer.id], by=by)
