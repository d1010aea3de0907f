"""Pairs that the comparison of the whole register found and nobody has judged: what was judged is left out before any cut."""

from django.db.models import Exists, OuterRef, QuerySet

from naung.casework.hints.vocabulary import PairsWaiting
from naung.casework.pairing.models import Likely
from naung.casework.pairing.queries import opened_pairs, pairs_of_desk
from naung.casework.sameness.models import Judgement
from naung.foundation.access.vocabulary import Actor


def pairs_waiting(*, actor: Actor, limit: int) -> PairsWaiting:
    """The likeliest pairs of the own desk that nobody has judged, opened with one entry; and how many wait in all.

    A judgement that was withdrawn asks again.
    """
    rows = unjudged(pairs_of_desk(actor=actor))
    shown = rows.select_related("compartment").order_by("-tenths", "id")[:limit]
    return PairsWaiting(opened_pairs(list(shown), actor=actor), rows.count())


def pairs_waiting_count(*, actor: Actor, limit: int) -> int:
    """How many wait, counted as far as `limit`. Nothing is opened."""
    return unjudged(pairs_of_desk(actor=actor))[:limit].count()


def unjudged(rows: "QuerySet[Likely]") -> "QuerySet[Likely]":
    """Those of which no judgement stands."""
    said = Judgement.objects.filter(pair__low=OuterRef("low"), pair__high=OuterRef("high"), withdrawn_at=None)
    return rows.filter(~Exists(said))
