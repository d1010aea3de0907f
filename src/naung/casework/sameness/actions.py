"""Writers of judgements: judge, withdraw, forget. A record of a person is never touched."""

from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from naung.casework.sameness.models import Judgement, Pair
from naung.casework.sameness.queries import judgement_row, pair_row
from naung.casework.sameness.rules import (
    NOT_HERS,
    WITHDRAW_FIRST,
    WITHDRAWN_ALREADY,
    check_reason,
    pair_of,
)
from naung.casework.sameness.vocabulary import SamenessEvent, Verdict
from naung.foundation.access.rules import officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import RuleBroken, StaleVersion
from naung.foundation.people.queries import person_row
from naung.foundation.vault.actions import seal

MAY_FORGET = (Permission.SYSTEM_TICK, Permission.SYSTEM_RESTORE)


@transaction.atomic
def judge_pair(*, one: UUID, other: UUID, verdict: Verdict, why: str, version: int, by: Actor) -> UUID:
    """Sign whether two records are of one person. `version`: of the pair as it was read, 0 where nobody had judged it.

    Raises NotFound where she may not see both, StaleVersion where somebody judged meanwhile, RuleBroken without a reason, or
    where she held them to be two persons and did not withdraw that.
    """
    require(by, Permission.PERSON_WRITE)
    why = check_reason(why)
    pair_row(one, other, actor=by)
    low, high = pair_of(one, other)
    Pair.objects.get_or_create(low_id=low, high_id=high)
    pair = Pair.objects.select_for_update().get(low_id=low, high_id=high)
    if pair.version != version:
        raise StaleVersion(based_on=version, now=pair.version)
    mine = Judgement.objects.filter(pair=pair, judged_by=officer_of(by), withdrawn_at=None)
    if verdict is not Verdict.DIFFERENT and mine.filter(verdict=Verdict.DIFFERENT).exists():
        raise RuleBroken(WITHDRAW_FIRST, field="verdict")
    pair.version += 1
    pair.save()
    row = Judgement(pair=pair, number=pair.version, verdict=verdict, judged_by=officer_of(by))
    row.compartment, row.judged_at = person_row(low, actor=by).compartment, timezone.now()
    seal(row, why=why)
    row.save()
    record(SamenessEvent.JUDGED, subject=low, subjects=[high, row.id], by=by)
    return row.id


@transaction.atomic
def withdraw_judgement(*, judgement_id: UUID, why: str, by: Actor) -> None:
    """Take a judgement back, with the reason; it stays readable and no longer counts.

    Raises NotFound where she may not see both records, RuleBroken for another's (unless she supervises) and for a withdrawn one.
    """
    require(by, Permission.PERSON_WRITE)
    why = check_reason(why)
    found = judgement_row(judgement_id, actor=by)
    if found.judged_by != by.id and not by.may(Permission.CASE_CLOSE_APPROVE):
        raise RuleBroken(NOT_HERS)
    pair = Pair.objects.select_for_update().get(id=found.pair_id)
    row = Judgement.objects.select_related("compartment").get(id=judgement_id)
    if row.withdrawn_at is not None:
        raise RuleBroken(WITHDRAWN_ALREADY)
    pair.version += 1
    pair.save()
    row.withdrawn_by, row.withdrawn_at = officer_of(by), timezone.now()
    seal(row, why_withdrawn=why)
    row.save()
    record(SamenessEvent.WITHDRAWN, subject=pair.low_id, subjects=[pair.high_id, row.id], by=by)


@transaction.atomic
def forget_judgements(*, by: Actor) -> int:
    """Delete what was judged of persons who were erased; returns how many pairs. Twice does no harm."""
    if not any(by.may(permission) for permission in MAY_FORGET):
        require(by, Permission.PERSON_ERASE)
    found = Pair.objects.filter(~Q(low__erased_at=None) | ~Q(high__erased_at=None))
    gone = found.count()
    found.delete()
    if gone:
        record(SamenessEvent.FORGOTTEN, count=gone, by=by)
    return gone
