"""Adult or child for a screening, from what the person record says of each act's day."""

from collections.abc import Sequence

from naung.casework.screening.vocabulary import Childhood
from naung.foundation.errors import RuleBroken
from naung.foundation.people.rules.ages import AgeReading
from naung.foundation.words import gettext_noop

NOT_DECIDED = gettext_noop(
    "Umur orang ini belum diputuskan. Catat dan tanda tangani putusan umur di datanya; sampai itu, ia diperlakukan sebagai anak."
)


def allowed_childhoods(at_acts: Sequence[AgeReading], today: AgeReading) -> tuple[Childhood, ...]:
    """What a screening may take the person for; the first is what the record itself says.

    A child at any act is a child. Where no act has a day, today counts. An unsure age is never an adult's: that needs an
    officer's signed decision in the person record.
    """
    readings = at_acts or (today,)
    if any(reading.is_child and reading.certain for reading in readings):
        return (Childhood.ANAK,)
    if not all(reading.certain for reading in readings):
        return (Childhood.BELUM_PASTI, Childhood.ANAK)
    return (Childhood.DEWASA, Childhood.BELUM_PASTI)


def require_allowed(childhood: Childhood, allowed: Sequence[Childhood]) -> None:
    """Refuse to ask a person as someone that the record does not let her be."""
    if childhood not in allowed:
        raise RuleBroken(NOT_DECIDED, field="childhood")
