"""An officer's own place in the tour of the first case: begun, a step passed by, put aside. Nothing of a case is kept."""

from django.db import transaction

from naung.foundation.access.vocabulary import Actor
from naung.foundation.accounts.models import User
from naung.foundation.accounts.rules import own_id
from naung.foundation.accounts.vocabulary import AccountEvent, TourMove, TourState
from naung.foundation.audit.actions import record

MOST_STEPS = 100


@transaction.atomic
def move_tour(*, move: TourMove, at: int = 0, by: Actor) -> None:
    """Begin the tour or take it up again, pass by the step numbered `at`, or put the tour aside."""
    account = User.objects.select_for_update().get(id=own_id(by))
    account.tour = TourState.ASIDE if move is TourMove.SKIP else TourState.ON
    if move is TourMove.NEXT:
        account.tour_passed = max(account.tour_passed, min(max(at, 0), MOST_STEPS))
    account.save(update_fields=["tour", "tour_passed"])
    record(AccountEvent.TOUR_MOVED, subject=account.id, by=by)
