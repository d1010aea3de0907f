"""How often an officer may look, with which reason, and how long it is kept."""

from datetime import timedelta

from naung.foundation.errors import RuleBroken, check_text
from naung.foundation.words import gettext_noop

MOST_A_DAY = 8  # looks of one officer within a day
MOST_A_WEEK = 24
DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
KEPT = timedelta(days=180)
SHORTEST_REASON, LONGEST_REASON = 15, 1000
NEEDED = gettext_noop("Tulis mengapa Anda perlu tahu: ini dibaca penyelia, dan meja yang ditanya.")
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


def left_today(of_day: int, of_week: int) -> int:
    """How many looks an officer has left."""
    return max(0, min(MOST_A_DAY - of_day, MOST_A_WEEK - of_week))
