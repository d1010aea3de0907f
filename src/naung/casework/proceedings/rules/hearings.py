"""Hearings: planned for a moment to come, closed where a child is heard, and what may become of one."""

from datetime import datetime, timedelta

from naung.casework.proceedings.vocabulary import HearingState
from naung.foundation.errors import RuleBroken
from naung.foundation.words import gettext_noop

LONGEST_AHEAD = timedelta(days=3 * 366)  # the same reach as a case's next step

IN_THE_PAST = gettext_noop(
    "Sidang ini sudah lewat. Isi waktu yang akan datang; yang sudah terjadi dicatat sebagai perkembangan."
)
TOO_FAR = gettext_noop("Waktu ini lebih dari tiga tahun lagi. Periksa tahunnya.")
NEEDS_PLACE = gettext_noop("Tulis di mana sidangnya.")
ENDED_ALREADY = gettext_noop("Apa yang terjadi dengan sidang ini sudah dicatat.")
NOT_YET_HELD = gettext_noop("Sidang ini belum terjadi. Catat sesudah waktunya, atau catat bahwa ditunda.")
UNKNOWN_STATE = gettext_noop("Pilih apa yang terjadi dengan sidang ini.")
SAY_WHY = gettext_noop("Tulis mengapa.")


def check_planned(at: datetime, now: datetime) -> None:
    """A hearing lies in the time to come. Both aware. Raises RuleBroken."""
    if at <= now:
        raise RuleBroken(IN_THE_PAST, field="at")
    if at > now + LONGEST_AHEAD:
        raise RuleBroken(TOO_FAR, field="at")


def must_be_closed(*, child: bool, asked: bool) -> bool:
    """Closed wherever a child is heard, whatever was ticked; else as it was asked for."""
    return child or asked


def check_end(
    state: HearingState, to: HearingState, *, at: datetime, again: datetime | None, words: str, now: datetime
) -> None:
    """Whether a hearing may be ended so. `again`: for when it was planned anew. Raises RuleBroken with the field."""
    if state is not HearingState.PLANNED:
        raise RuleBroken(ENDED_ALREADY)
    if to is HearingState.PLANNED:
        raise RuleBroken(UNKNOWN_STATE, field="state")
    if to is HearingState.HELD and at > now:
        raise RuleBroken(NOT_YET_HELD, field="state")
    if to is not HearingState.HELD and not words.strip():
        raise RuleBroken(SAY_WHY, field="words")
    if to is HearingState.POSTPONED and again is not None:
        check_planned(again, now)
