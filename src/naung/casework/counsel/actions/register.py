"""Writing the desk's register of lawyers."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.counsel.models import Assignment, Lawyer
from naung.casework.counsel.queries.lawyers import WHOLE, counsel_officers, lawyer_row, opened_lawyers, told_of
from naung.casework.counsel.rules.keeping import LONGEST_TEXT, NEEDS_WHY, lawyer_problems
from naung.casework.counsel.vocabulary import CounselEvent, LawyerTold
from naung.foundation.access.rules import desk_of, officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import TOO_LONG, RuleBroken, StaleVersion, differences, refuse
from naung.foundation.vault.actions import new_compartment, seal
from naung.foundation.vault.vocabulary import CompartmentKind
from naung.foundation.words import gettext_noop

LEFT = gettext_noop("Advokat ini sudah keluar dari daftar.")
STILL_COUNSEL = gettext_noop("Advokat ini masih punya penugasan berjalan. Akhiri atau ganti dahulu.")
NOT_AN_OFFICER = gettext_noop("Akun itu bukan advokat di meja ini.")
TIED_ALREADY = gettext_noop("Akun itu sudah dipasangkan dengan advokat lain di daftar ini.")


@transaction.atomic
def write_lawyer(*, told: LawyerTold, by: Actor) -> UUID:
    """Put a lawyer into the desk's register; answers the id. Raises Problems with one row a field."""
    require(by, Permission.COUNSEL_ASSIGN)
    desk = desk_of(by)
    refuse(lawyer_problems(told))
    _check_officer(told.officer, desk, None)
    compartment = new_compartment(kind=CompartmentKind.LAWYER, owner=desk, by=by)
    row = Lawyer(owner=desk, compartment=compartment, version=0)
    _fill(row, told, by)
    row.save(force_insert=True)
    record(CounselEvent.LAWYER_WRITTEN, subject=row.id, by=by)
    return row.id


@transaction.atomic
def change_lawyer(*, lawyer_id: UUID, told: LawyerTold, version: int, by: Actor) -> None:
    """Correct a row. Raises Problems, NotFound, RuleBroken for one who left, StaleVersion with both values."""
    row = _locked(lawyer_id, by)
    refuse(lawyer_problems(told))
    _check_officer(told.officer, row.owner, row.id)
    if row.version != version:
        (text,) = opened_lawyers([row], WHOLE, CounselEvent.REGISTER_READ, by)
        theirs, mine = _sides(told_of(row, text)), _sides(told)
        raise StaleVersion(based_on=version, now=row.version, differences=differences(theirs, mine))
    _fill(row, told, by)
    row.save()
    record(CounselEvent.LAWYER_CHANGED, subject=row.id, by=by)


@transaction.atomic
def leave_register(*, lawyer_id: UUID, words: str, by: Actor) -> None:
    """Take a lawyer out of the register, with a reason; the row stays. Raises RuleBroken while an assignment is open."""
    row = _locked(lawyer_id, by)
    if not words.strip():
        raise RuleBroken(NEEDS_WHY, field="words")
    if len(words) > LONGEST_TEXT:
        raise RuleBroken(TOO_LONG, field="words", most=LONGEST_TEXT)
    if Assignment.objects.filter(lawyer=row, ended_at=None, person__erased_at=None).exists():
        raise RuleBroken(STILL_COUNSEL)
    seal(row, why_left=words.strip())
    row.left_at, row.version = timezone.now(), row.version + 1
    row.save()
    record(CounselEvent.LAWYER_LEFT, subject=row.id, by=by)


def _locked(lawyer_id: UUID, by: Actor) -> Lawyer:
    row = lawyer_row(lawyer_id, actor=by)
    require(by, Permission.COUNSEL_ASSIGN, within=row.owner)
    held = Lawyer.objects.select_for_update(of=("self",)).select_related("compartment").get(id=row.id)
    if held.left_at is not None:
        raise RuleBroken(LEFT)
    return held


def _check_officer(officer: UUID | None, desk: UUID, row: UUID | None) -> None:
    if officer is None:
        return
    if officer not in counsel_officers(desk):
        raise RuleBroken(NOT_AN_OFFICER, field="officer")
    tied = Lawyer.objects.filter(owner=desk, officer=officer, left_at=None).values_list("id", flat=True)
    if set(tied) - {row}:
        raise RuleBroken(TIED_ALREADY, field="officer")


def _fill(row: Lawyer, told: LawyerTold, by: Actor) -> None:
    row.officer, row.sex, row.most = told.officer, told.sex, told.most
    row.specialities, row.languages, row.places = (
        ",".join(each) for each in (told.specialities, told.languages, told.places)
    )
    row.licensed_from, row.licensed_until = told.licensed_from, told.licensed_until
    row.version, row.written_by, row.written_at = row.version + 1, officer_of(by), timezone.now()
    sealed = {"name": told.name, "body": told.body, "licence": told.licence, "contact": told.contact, "nik": told.nik}
    seal(row, **{column: text.strip() for column, text in sealed.items()})


def _sides(told: LawyerTold) -> dict[str, str]:
    return {
        "name": told.name, "body": told.body, "licence": told.licence, "contact": told.contact, "nik": told.nik,
        "most": str(told.most), "sex": told.sex, "specialities": ",".join(told.specialities),
        "languages": ",".join(told.languages), "officer": str(told.officer or ""),
    }  # fmt: skip
