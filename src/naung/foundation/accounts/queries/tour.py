"""An officer's own place in the tour of the first case."""

from naung.foundation.access.vocabulary import Actor
from naung.foundation.accounts.models import User
from naung.foundation.accounts.vocabulary import TourKept, TourState


def tour_of(*, actor: Actor) -> TourKept:
    """What is kept of her own tour; nothing begun for whoever has no account."""
    row = User.objects.filter(id=actor.id).values_list("tour", "tour_passed").first() if actor.id else None
    state, passed = row or (TourState.NEW, 0)
    return TourKept(state != TourState.NEW, state == TourState.ASIDE, passed)
