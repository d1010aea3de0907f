"""A case leaves as a file: looked at first, then taken; each is an entry, and to which office it went stays with the case."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.cases.models import Case
from naung.casework.exchange.models import Handout
from naung.casework.exchange.queries.files import leaving
from naung.casework.exchange.vocabulary import Asked, CaseOut, ExchangeEvent
from naung.casework.referrals.rules.states import LONGEST_LINE, check_text
from naung.foundation.access.rules import officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import RuleBroken
from naung.foundation.vault.actions import seal
from naung.foundation.words import gettext_noop

NOTHING_LEAVES = gettext_noop(
    "Tidak ada yang boleh keluar untuk kantor ini. Minta persetujuan orangnya dahulu, atau catat dasar hukumnya."
)


@transaction.atomic
def look_at_leaving(*, case_id: UUID, asked: Asked, by: Actor) -> CaseOut:
    """What a file for this office would hold, with an entry that somebody looked.

    Raises NotFound, RuleBroken without an office.
    """
    require(by, Permission.REFERRAL_SEND)
    check_text(asked.outside, "outside", most=LONGEST_LINE, needed=True)
    found = leaving(case_id, asked, actor=by)
    record(ExchangeEvent.SHOWN, subject=case_id, subjects=[each.wanted.person for each in found.people], by=by)
    return found


@transaction.atomic
def hand_out(*, case_id: UUID, asked: Asked, by: Actor) -> CaseOut:
    """Take the file: what may leave is worked out anew, and the case keeps which office got it and for what.

    The entry names the persons, the bases and the fields. Raises RuleBroken where nothing may leave, NotFound.
    """
    require(by, Permission.REFERRAL_SEND)
    office = check_text(asked.outside, "outside", most=LONGEST_LINE, needed=True)
    found = leaving(case_id, asked, actor=by)
    going = [each for each in found.people if each.values]
    if not going:
        raise RuleBroken(NOTHING_LEAVES)
    case = Case.objects.select_related("compartment").get(id=case_id)
    row = Handout(case=case, compartment=case.compartment, people=len(going))
    row.taken_by, row.taken_at = officer_of(by), timezone.now()
    seal(row, office=office, purpose=asked.purpose)
    row.save(force_insert=True)
    subjects = dict.fromkeys(id_ for each in going for id_ in (each.wanted.person, *each.bases))
    fields = sorted({name for each in going for name in each.values})
    record(ExchangeEvent.HANDED_OUT, subject=case_id, subjects=list(subjects), fields=fields, count=len(going), by=by)
    return found
