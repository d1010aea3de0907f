"""Rights of a victim: which are in force, and what may be told of them."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from naung.casework.plans.rules.tables import Told
from naung.foundation.errors import RuleBroken
from naung.foundation.law.vocabulary import Right
from naung.foundation.words import gettext_noop

NOT_TOLD_YET = gettext_noop("Saat ini belum terjadi. Isi kapan hak itu diberitahukan.")
NO_RIGHT = gettext_noop("Pilih sedikitnya satu hak.")
UNKNOWN_RIGHT = gettext_noop("Hak ini tidak ada dalam daftar.")
UNKNOWN_LANGUAGE = gettext_noop("Pilih bahasa yang dipakai.")


def rights_on(day: date, rights: Iterable[Right]) -> tuple[Right, ...]:
    """The rights in force on that day, in the order of the table."""
    return tuple(
        right
        for right in rights
        if (right.valid_from is None or right.valid_from <= day) and (right.valid_to is None or day <= right.valid_to)
    )


def check_told(
    codes: Collection[str],
    told_at: datetime,
    language: str,
    *,
    now: datetime,
    rights: Collection[str],
    languages: Collection[str],
) -> None:
    """At least one known right, in a known language, not in the future. Raises RuleBroken."""
    if not codes:
        raise RuleBroken(NO_RIGHT, field="rights")
    if not set(codes) <= set(rights):
        raise RuleBroken(UNKNOWN_RIGHT, field="rights")
    if language not in languages:
        raise RuleBroken(UNKNOWN_LANGUAGE, field="language")
    if told_at > now:
        raise RuleBroken(NOT_TOLD_YET, field="told_at")


def filled(told: Told, amounts: Sequence[int]) -> Told:
    """The leaflet's words with the amount of the right's own clock (the first, where it has several) in its place."""
    values = {"days": amounts[0]} if amounts else {}
    return replace(told, id=told.id % values, en=told.en % values)
