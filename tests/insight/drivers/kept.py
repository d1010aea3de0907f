"""Kept fits for stories: one of which nothing may be shown, and one of the kelurahan of Singkawang."""

from datetime import date
from functools import cache
from uuid import UUID

from django.utils import timezone

from naung.foundation.places.vocabulary import Level
from naung.insight.drivers.models import Asked, FitMade
from naung.insight.drivers.rules.beliefs import usual_stops
from naung.insight.drivers.rules.fitting import register
from naung.insight.drivers.rules.ingredients import ingredients_at
from naung.insight.drivers.rules.keeping import FORM, as_text
from naung.insight.drivers.rules.register import origins_in
from naung.insight.drivers.vocabulary import Findings, Ground, Outcome, Question
from naung.insight.extract.vocabulary import Role
from tests.cast import SINGKAWANG
from tests.insight.drivers.ground import UNTIL


def a_silent_fit() -> UUID:
    """One question and its answer: it did not converge."""
    now = timezone.now()
    stops = ";".join(f"{key}={stop}" for key, stop in usual_stops(Ground.REGISTER).items())
    asked = Asked.objects.create(digest=bytes(32), level=Level.REGENCY, factors="perbatasan", stops=stops, asked_at=now)
    made = FitMade.objects.create(
        asked=asked, made_at=now, until=date(2026, 1, 1), outcome=Outcome.SILENT, form=FORM, told="{}"
    )
    return made.pk


@cache
def villages_found() -> Findings:
    """A fit of the 26 kelurahan of Singkawang: small enough for a story."""
    counts = {(Role.ORIGIN.value, area.code, "2025"): 6 for area in ingredients_at(Level.VILLAGE, SINGKAWANG)}
    origins = origins_in(counts, {}, Level.VILLAGE, UNTIL, SINGKAWANG)
    found = register(Question(Level.VILLAGE, (), {}, SINGKAWANG), origins, {}, timezone.now())
    assert isinstance(found, Findings)
    return found


def a_village_fit(until: date = UNTIL, found: Findings | None = None) -> UUID:
    """That fit, kept as the newest one of Singkawang's kelurahan."""
    now = timezone.now()
    stops = ";".join(f"{key}={stop}" for key, stop in usual_stops(Ground.REGISTER).items())
    asked, _ = Asked.objects.get_or_create(
        digest=until.isoformat().encode().ljust(32),
        defaults={
            "level": Level.VILLAGE,
            "within": SINGKAWANG,
            "factors": "perbatasan",
            "stops": stops,
            "asked_at": now,
        },
    )
    told = as_text(found or villages_found())
    made = FitMade.objects.create(asked=asked, made_at=now, until=until, outcome=Outcome.FOUND, form=FORM, told=told)
    return made.pk
