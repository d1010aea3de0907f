"""A kept fit of which nothing may be shown: enough for a page that needs one."""

from datetime import date
from uuid import UUID

from django.utils import timezone

from naung.foundation.places.vocabulary import Level
from naung.insight.drivers.models import Asked, FitMade
from naung.insight.drivers.rules.beliefs import usual_stops
from naung.insight.drivers.rules.keeping import FORM
from naung.insight.drivers.vocabulary import Ground, Outcome


def a_silent_fit() -> UUID:
    """One question and its answer: it did not converge."""
    now = timezone.now()
    stops = ";".join(f"{key}={stop}" for key, stop in usual_stops(Ground.REGISTER).items())
    asked = Asked.objects.create(digest=bytes(32), level=Level.REGENCY, factors="perbatasan", stops=stops, asked_at=now)
    made = FitMade.objects.create(
        asked=asked, made_at=now, until=date(2026, 1, 1), outcome=Outcome.SILENT, form=FORM, told="{}"
    )
    return made.pk
