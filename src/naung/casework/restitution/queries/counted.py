"""Counts over the whole register, for what another room writes down without anybody in it."""

from collections import Counter

from naung.casework.restitution.models import Claim
from naung.casework.restitution.vocabulary import Stopped
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission


def awards_counted(*, actor: Actor) -> Counter[Stopped]:
    """How many persons were awarded restitution, by how much was paid: whole, in part, or nothing yet (SYSTEM_TICK)."""
    require(actor, Permission.SYSTEM_TICK)
    awarded = (Stopped.ORDERED, Stopped.PARTLY, Stopped.PAID)
    rows = Claim.objects.filter(stopped__in=awarded, person__erased_at=None).values_list("stopped", flat=True)
    return Counter(Stopped(each) for each in rows)
