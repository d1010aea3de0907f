"""How a sentence is handed to the voice: amounts in the order in which they are spoken, and words that it would say wrongly."""

import re
from collections.abc import Mapping

# The voice and how it is set. Kept sounds are found by it: another version or another setting makes them anew.
VOICE = "espeak-ng 1.52 130/45 a"
WORDS_A_MINUTE, PITCH = 130, 45  # slower than the voice's own 175: she hears it once, and may be frightened
TONGUES: Mapping[str, str] = {"id": "id", "ms": "ms", "en": "en"}  # a language here: the voice's name for it

AMOUNT = re.compile(r"Rp\s?(\d[\d.,]*\d|\d)((?:\s(?:ribu|juta|miliar|triliun|thousand|million|billion|trillion))?)")
# espeak's rules say every stressed e of Indonesian as in "enak". These have the other e; written in its phonemes (@).
SAID: Mapping[str, str] = {
    "belum": "b@l'um",
    "bertemu": "b@Rt@m'u",
    "dengan": "d@N'an",
    "jelas": "dZ@l'as",
    "lebih": "l@b'ih",
    "memberi": "m@mb@R2'i",
    "memeriksanya": "m@m@R2iks'an^a",
    "pemberi": "p@mb@R2'i",
    "penuh": "p@n'uh",
    "sebelum": "s@b@l'um",
    "selesai": "s@l@s'aI",
    "seperempat": "s@p@R2@mp'at",
    "tetap": "t@t'ap",
}
WORD = re.compile(r"[^\W\d_]+")


def said(text: str, tongue: str) -> str:
    """A sentence as the voice is given it. `tongue`: a key of TONGUES. The text itself can write no phonemes."""
    text = text.replace("[[", "").replace("]]", "")
    text = AMOUNT.sub(r"\1\2 rupiah", text)
    return WORD.sub(_word, text) if tongue in {"id", "ms"} else text


def _word(found: re.Match[str]) -> str:
    phonemes = SAID.get(found.group().lower())
    return f"[[{phonemes}]]" if phonemes else found.group()
