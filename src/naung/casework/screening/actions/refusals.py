"""Counting an adult who refused everything, without identity."""

from django.db import transaction
from django.utils import timezone

from naung.casework.screening.models import Refusal
from naung.casework.screening.rules.stages import require_may_be_counted_only
from naung.casework.screening.vocabulary import AdultBand, Childhood, RefusalReason, ScreeningEvent
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import NotFound
from naung.foundation.people.vocabulary import Sex


@transaction.atomic
def count_refusal(*, childhood: Childhood, sex: Sex, age_band: AdultBand, reason: RefusalReason, by: Actor) -> None:
    """Count one adult who wants nothing written: desk, month, sex, wide band of age, coded reason, and nothing else.

    Raises RuleBroken for a child or an unsure age: they are followed up, not counted.
    """
    require(by, Permission.SCREENING_WRITE)
    require_may_be_counted_only(childhood)
    if by.desk is None:
        raise NotFound()
    today = timezone.localdate()
    Refusal.objects.create(
        desk=by.desk,
        year=today.year,
        month=today.month,
        sex=sex.value,
        age_band=age_band.value,
        reason=reason.value,
    )
    record(ScreeningEvent.REFUSED, by=by)
