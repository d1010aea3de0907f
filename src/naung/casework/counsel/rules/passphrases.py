"""The passphrase that opens counsel's notes: when it is enough, and how long wrong ones may be tried.

The rule of the phones that hold forms (the field door): a made phrase of four words, or at least five words of one's own.
"""

import re
import unicodedata
from collections.abc import Callable, Collection
from datetime import datetime, timedelta

from naung.foundation.errors import RuleBroken
from naung.foundation.words import gettext_noop

LEAST, WORDS, DIFFERENT = 24, 5, 8  # letters, words that differ, letters that differ, of a phrase of one's own
LONGEST = 400
FIRST, VOWELS = "bdghjklmnprstw", "aeiou"
SYLLABLES, MADE_WORDS = 3, 4  # of a made phrase: 12 syllables of 70, about 73 bits
MADE = re.compile(rf"^([{FIRST}][{VOWELS}]){{3}}( ([{FIRST}][{VOWELS}]){{3}}){{3}}$")
COMMON = re.compile(
    r"password|kata ?sandi|rahasia|qwerty|asdfgh|123456|indonesia ?raya|bismillah|sayang|aku cinta|terima ?kasih|naung"
)

TOO_SHORT = gettext_noop("Kalimat sandi terlalu pendek: pakai paling sedikit %(least)s huruf dalam lima kata.")
TOO_FEW = gettext_noop("Pakai paling sedikit %(words)s kata yang berlainan.")
TOO_ALIKE = gettext_noop("Hurufnya terlalu sama. Pakai kata yang berlainan.")
TOO_COMMON = gettext_noop("Kalimat ini terlalu sering dipakai orang. Pilih yang lain, atau pakai yang dibuatkan.")
NOT_THE_SAME = gettext_noop("Kedua kalimat sandi tidak sama.")
NOT_RIGHT = gettext_noop("Kalimat sandi tidak cocok. Tidak ada yang dibuka.")
WAIT = gettext_noop("Terlalu sering salah. Coba lagi %(minutes)s menit lagi.")

# The figures are ours. Whoever sits at her open screen gets few tries; against a stolen copy only the phrase itself holds.
SHORT_TRIES, SHORT_SPAN = 5, timedelta(minutes=15)
LONG_TRIES, LONG_SPAN = 20, timedelta(days=1)


def normal(typed: str) -> str:
    """A passphrase as it is used: spaces and forms of letters never make a right one wrong."""
    return " ".join(unicodedata.normalize("NFKC", typed).split())


def suggestion(draw: Callable[[str], str]) -> str:
    """Four words of three syllables that can be said aloud, about 73 bits; `draw` picks one letter of a text at random."""
    while True:
        words = ["".join(draw(FIRST) + draw(VOWELS) for _ in range(SYLLABLES)) for _ in range(MADE_WORDS)]
        if len(set(words)) == MADE_WORDS and len(set("".join(words))) >= DIFFERENT:
            return " ".join(words)


def check_strength(typed: str, again: str) -> str:
    """The passphrase as it is used. Raises RuleBroken with what is missing."""
    said = normal(typed)
    if said != normal(again):
        raise RuleBroken(NOT_THE_SAME, field="sandi_again")
    low, words = said.lower(), len(set(said.lower().split(" ")))
    if words == MADE_WORDS and MADE.match(low) and len(set(low)) >= DIFFERENT:
        return said
    if not LEAST <= len(said) <= LONGEST:
        raise RuleBroken(TOO_SHORT, field="sandi", least=LEAST)
    if len(set(low)) < DIFFERENT:
        raise RuleBroken(TOO_ALIKE, field="sandi")
    if words < WORDS:
        raise RuleBroken(TOO_FEW, field="sandi", words=WORDS)
    if COMMON.search(low):
        raise RuleBroken(TOO_COMMON, field="sandi")
    return said


def check_tries(failures: Collection[datetime], now: datetime) -> None:
    """Raises RuleBroken with the minutes to wait where wrong passphrases were typed too often."""
    waits = []
    for tries, span in ((SHORT_TRIES, SHORT_SPAN), (LONG_TRIES, LONG_SPAN)):
        recent = sorted(at for at in failures if at > now - span)
        if len(recent) >= tries:
            waits.append(recent[-tries] + span - now)
    if waits:
        raise RuleBroken(WAIT, field="sandi", minutes=max(1, round(max(waits).total_seconds() / 60)))
