"""How often an officer may look, with which reason, and how long it is kept."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from naung.casework.inquiries.vocabulary import Allowance
from naung.foundation.errors import RuleBroken, check_text
from naung.foundation.words import gettext_noop

MOST_A_DAY = 8  # looks of one officer within a day
MOST_A_WEEK = 24
DAY, WEEK, MINUTE = timedelta(days=1), timedelta(weeks=1), timedelta(minutes=1)
FOR_ALL_AFTER = timedelta(days=2)  # the house's own: an answer unread by then is shown to the whole desk
KEPT = timedelta(days=180)
SHORTEST_REASON, LONGEST_REASON = 15, 1000
NEEDED = gettext_noop("Tulis mengapa Anda perlu tahu: kalimat ini dibaca orang lain.")
TOO_SHORT = gettext_noop("Tulis sedikit lebih jelas mengapa Anda perlu tahu, dalam satu kalimat.")
NO_SUCH_DESK = gettext_noop("Meja itu tidak lagi menandai orang ini. Lihat sekali lagi.")
NOT_COUNSELS = gettext_noop("Meja ini bukan meja bantuan hukum, jadi persetujuan ini tidak perlu.")
ANSWERED_ALREADY = gettext_noop("Pertanyaan ini sudah dijawab.")


def check_reason(words: str) -> str:
    """Why somebody looks, as it is kept. Raises RuleBroken for too little or too much."""
    told = check_text(words, "why", LONGEST_REASON, needed=NEEDED)
    if len(told) < SHORTEST_REASON:
        raise RuleBroken(TOO_SHORT, field="why")
    return told


def allowance(looked: Sequence[datetime], now: datetime) -> Allowance:
    """What an officer has left after these looks of hers; where nothing, the whole minute from which she may look again.

    Both limits go along with the clock: a look counts for 24 hours and for seven days. Stopped ones are not among them.
    """
    newest = sorted((at for at in looked if at > now - WEEK), reverse=True)
    of_day = sum(at > now - DAY for at in newest)
    left = max(0, min(MOST_A_DAY - of_day, MOST_A_WEEK - len(newest)))
    if left:
        return Allowance(left)
    free = [(newest[MOST_A_DAY - 1] + DAY, False)] if of_day >= MOST_A_DAY else []
    free += [(newest[MOST_A_WEEK - 1] + WEEK, True)] if len(newest) >= MOST_A_WEEK else []
    at, of_week = max(free)
    whole = at.replace(second=0, microsecond=0)
    return Allowance(0, whole if whole == at else whole + MINUTE, of_week)
