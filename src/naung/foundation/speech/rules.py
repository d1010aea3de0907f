"""What is one sentence, by which number it is found again, and what is said of a recording that can't be kept."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from naung.foundation.errors import RuleBroken
from naung.foundation.speech.vocabulary import Sentence
from naung.foundation.words import gettext_noop
from naung.methods.speech.trouble import LONGEST, Trouble

END = re.compile(r"(?<=[.?!])\s+")
KEY_BYTES = 16  # of the number by which a sentence is found: two sentences do not meet
TAG_BYTES = 8  # of the mark by which a device knows that it has the sound of now
LONGEST_SENTENCE = 300  # letters
KEPT_FOR = timedelta(days=400)  # a machine's sound; what is still read is made anew

TROUBLE_WORDS: Mapping[Trouble, str] = {
    Trouble.NO_SOUND: gettext_noop(
        "Berkas ini bukan rekaman yang bisa dibaca di sini. Pakai WAV, MP3, FLAC, atau OGG."
    ),
    Trouble.SILENT: gettext_noop("Tidak ada suara dalam rekaman ini. Periksa mikrofonnya, lalu rekam lagi."),
    Trouble.TOO_LONG: gettext_noop("Rekaman ini terlalu panjang: paling lama %(most)s detik. Rekam kalimat ini saja."),
}
NOT_TAKEN = gettext_noop("Rekaman ini belum dapat disimpan. Coba lagi sebentar lagi.")
NO_VOICE = gettext_noop("Suara mesin belum dapat dibuat di sini.")


def sentences_of(text: str) -> list[str]:
    """A text cut after each full stop, question mark and exclamation mark that a space follows."""
    return [part for part in END.split(text.strip()) if part]


def key_of(sentence: Sentence) -> str:
    """The number of a sentence in its language: the same words have the same everywhere, others never."""
    said = f"{sentence.tongue}\n{sentence.text}".encode()
    return hashlib.blake2b(said, person=b"speech", digest_size=KEY_BYTES).hexdigest()


def tag_of(parts: Sequence[str]) -> str:
    """A short mark of how a line sounds: of other recordings or another voice it is another one."""
    return hashlib.blake2b("\n".join(parts).encode(), person=b"heard", digest_size=TAG_BYTES).hexdigest()


def refusal(trouble: Trouble) -> RuleBroken:
    """What is said beside the file of a recording that can't be kept."""
    return RuleBroken(TROUBLE_WORDS[trouble], field="file", most=LONGEST)


def kept_since(today: date) -> date:
    """A machine's sound that was made before this day is deleted."""
    return today - KEPT_FOR
