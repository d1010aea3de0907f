"""How a name as written becomes words that can be compared, for the names met in West Kalimantan and beyond.

A name is a sequence of words in any order: one-word names are normal, nothing is split into first and last. Each word has
two forms. `canon` undoes spelling only (Soekarno and Sukarno, Tjhin and Chin, Syarif and Sharif); `skeleton` goes further
(e/i, o/u, y/j, p/f, h, voiced endings) and is worth less. Rules of spelling: van Ophuijsen 1901, Soewandi 1947,
Ejaan yang Disempurnakan 1972; the usual Latin spellings of Arabic names in Indonesia.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache

from naung.methods.names.spellings import COMMON_NAMES

MOST_WORDS = 12  # more words than any name has; what follows is not indexed
MOST_LETTERS = 32  # of one word
MOST_TEXT = 400  # characters of a name that are read

# Letters that Unicode does not decompose.
LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"})
APOSTROPHES = re.compile("['`´‘’ʻʼʽʾʿ′＇‛]")
HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
HAN_RUN = re.compile(f"([{HAN}]+)")
# After a comma: Indonesian and older academic degrees (S.Pd., M.Si., S.H., A.Md., Ph.D.).
DEGREE = re.compile(
    r"^\s*(?:[SMA]\.?\s?(?:[A-Z][a-z]{0,4}|KM|IP|STr)\.?(?:\s?[A-Z][a-z]{0,4}\.?)?|Ph\.?\s?D|Sp\.\w+|MBA)\.?\s*$"
)
# Words that say who somebody is to somebody, not how she is called.
TITLES = frozenset(
    """
    h hj haji hajah hajjah hajji bapak bpk pak bp ibu bu sdr sdri sdra saudara saudari tn tuan ny nyonya nn nona kh
    ust ustad ustadz ustaz ustadzah drs dra dr drg ir prof alm almh almarhum almarhumah mr mrs ms miss
    """.split()  # noqa: SIM905  # a list of forty short words is read more easily as a text
)
# Words between names: son or daughter of, also called.
PARTICLES = frozenset(
    ("bin", "bins", "binti", "binte", "binta", "bt", "bte", "bti", "ibn", "ibnu", "al", "alias", "als", "aka", "anak")
)
# What follows Abdul in one word or two: names of God as they are spelled here, already canonical (see `canonical`).
SERVANT = re.compile(
    "^abd[aeiou]?(?:l|r|s|n|z|d|t|f|k|m|g|b|h|j|q)?(?=(?:rahman|rahim|rohman|rohim|salam|samad|somad|asis|halim|hamid|karim"
    "|kadir|kodir|latif|lotif|malik|majid|manan|muis|muin|muid|mukti|mutalib|mutolib|muntolib|nasir|rasid|rosid|rauf|rouf"
    "|rasak|rosak|satar|sukur|wahab|wahid|wadud|hadi|hakim|hafis|gafur|gofur|gani|goni|fatah|fattah|basit|bari|jabar|jalil"
    "|halik|holik|kudus|mujib|salim|sahid|hamim|wasi|aim|alim|rasik|gafar|gofar|hai))"
)


@dataclass(frozen=True)
class Word:
    """One word of a name: as cleaned, its canonical spelling, its skeleton, and whether a single `M` was read as Muhammad."""

    plain: str
    canon: str
    skeleton: str
    from_letter: bool = False

    @property
    def initial(self) -> bool:
        """Whether only the first letter was written (`A. Yani`)."""
        return len(self.canon) == 1 and self.canon.isascii()


# What becomes of each ASCII character: letters and digits stay, apostrophes and controls vanish, the rest is a space.
ASCII = {code: chr(code) if chr(code).isalnum() else " " for code in range(32, 127)}
ASCII |= dict.fromkeys([*map(ord, "'`"), *range(32), 127]) | dict.fromkeys(map(ord, "\n\r\t"), " ")


def cleaned(text: str) -> str:
    """The text without marks, controls and invisible characters, in small letters, scripts kept apart by spaces."""
    if text.isascii():
        return text[:MOST_TEXT].lower().translate(ASCII)
    text = unicodedata.normalize("NFKC", text[:MOST_TEXT]).lower().translate(LETTERS)
    text = APOSTROPHES.sub("", text)
    kept = []
    for character in unicodedata.normalize("NFKD", text):
        kind = unicodedata.category(character)
        if kind[0] in "LN":
            kept.append(character)
        elif kind[0] in "PSZ" or character in "\n\r\t":
            kept.append(" ")  # marks (M) and invisible or control characters (C) vanish
    return HAN_RUN.sub(r" \1 ", "".join(kept))


def _without_degrees(text: str) -> str:
    """The name before the first comma and what follows it, degrees left out."""
    head, *rest = text.split(",")
    return " ".join([head, *(part for part in rest if not DEGREE.match(part))])


# Each step in order; the first ones undo the spelling before 1972, in which j was written for y, dj for j, tj for c.
OLD_MARKS = re.compile("oe|dj|tj|nj|sj")
OLD_STEPS = (
    ("tjh", "c"),
    ("tj", "c"),
    ("dj", "\x01"),
    ("nj", "ny"),
    ("sj", "sy"),
    ("oe", "u"),
    ("j", "y"),
    ("\x01", "j"),
)
STEPS = tuple(
    (re.compile(pattern), into)
    for pattern, into in (
        ("^ch", "c"),
        ("k?kh|ch", "h"),
        ("ph|v", "f"),
        ("sch|sh|sy|ts|th(?=m)", "s"),
        ("zh", "s"),
        ("dh|dz(?!u)", "d"),
        ("d?z", "s"),
        ("th", "t"),
        ("gh", "g"),
        ("bh", "b"),
        ("^rh", "r"),
        ("ck|q", "k"),
        ("x", "ks"),
        ("ee", "i"),
        ("oo|ou(?!i)", "u"),
        (r"([a-z])\1+", r"\1"),
        ("(?<=.)y", "i"),
        ("ij(?=[aeiou])", "i"),
        ("ie", "i"),
        ("uw", "u"),
        ("(?<=[aeiou])w(?![aeiou])", "u"),
        ("(?<=..)h$", ""),
        (r"([a-z])\1+", r"\1"),
    )
)
SKELETON_STEPS = tuple(
    (re.compile(pattern), into)
    for pattern, into in (
        ("(?<=.)h", ""),
        ("[ejy]", "i"),
        ("[ow]", "u"),
        ("f", "p"),
        ("b$", "p"),
        ("d$", "t"),
        ("g$", "k"),
        (r"([a-z])\1+", r"\1"),
    )
)


@lru_cache(maxsize=20_000)
def canonical(word: str) -> str:
    """One cleaned word in canonical spelling; a word in another script is returned as it is."""
    if not word.isascii() or not word.isalpha():
        return word
    word = COMMON_NAMES.get(word, word)
    if OLD_MARKS.search(word):
        for old, new in OLD_STEPS:
            word = word.replace(old, new)
    for pattern, into in STEPS:
        word = pattern.sub(into, word)
    return word


@lru_cache(maxsize=20_000)
def skeleton(canon: str) -> str:
    """What is left of a canonical word when vowels that are mixed up, silent letters and voiced endings are united."""
    if not canon.isascii() or not canon.isalpha():
        return canon
    for pattern, into in SKELETON_STEPS:
        canon = pattern.sub(into, canon)
    return canon


@lru_cache(maxsize=20_000)
def _as_words(plain: str) -> tuple[Word, ...]:
    """A cleaned word as one Word, or two where Abdul is written together with what follows it."""
    canon = canonical(plain)
    servant = SERVANT.match(canon) if canon.isascii() else None
    if servant and servant.end() < len(canon):
        rest = canon[servant.end() :]
        return Word("abdul", "abdul", skeleton("abdul")), Word(rest, rest, skeleton(rest))
    return (Word(plain, canon, skeleton(canon)),)


def words_of(name: str) -> tuple[Word, ...]:
    """The words of a name in the order written: titles, degrees and particles left out unless nothing else is there.

    A leading `M.` before another word is read as Muhammad, as it is meant in most names here.
    """
    plain = [word[:MOST_LETTERS] for word in cleaned(_without_degrees(name)).split()][: 2 * MOST_WORDS]
    kept = [word for word in plain if word not in TITLES and word not in PARTICLES] or plain
    words: list[Word] = []
    if len(kept) > 1 and kept[0] == "m":
        words.append(replace(_as_words("muhammad")[0], from_letter=True))
        kept = kept[1:]
    for word in kept[:MOST_WORDS]:
        words.extend(_as_words(word))
    return tuple(words[:MOST_WORDS])
