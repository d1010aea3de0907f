"""How names are miswritten when somebody is looked for: written apart from the rules that are to undo it."""

import csv
import random
from collections.abc import Callable
from importlib.resources import files

LETTERS = "abcdefghijklmnopqrstuvwxyz"
TABLES = files("naung.methods.names") / "tables"

# New spelling to old, applied at once to the whole word, as offices did before 1972.
OLD = (("sy", "\1"), ("kh", "\2"), ("ny", "\3"), ("c", "\4"), ("j", "\5"), ("y", "j"), ("u", "oe"))
MARKS = {"\1": "sj", "\2": "ch", "\3": "nj", "\4": "tj", "\5": "dj"}


def old_spelling(name: str, dice: random.Random) -> str:
    """The whole name as written before 1972."""
    name = name.lower()
    for new, mark in OLD:
        name = name.replace(new, mark)
    for mark, old in MARKS.items():
        name = name.replace(mark, old)
    return name


def one_word(name: str, dice: random.Random) -> str:
    """One whole word of the name."""
    return dice.choice([word for word in name.split() if len(word) > 2] or [name])


def beginning(name: str, dice: random.Random) -> str:
    """The first letters, three or more, of a word."""
    word = one_word(name, dice)
    return word[: dice.randint(min(4, len(word)), max(4, len(word) - 1))]


def inner_part(name: str, dice: random.Random) -> str:
    """Four or more letters from within a word."""
    word = max(name.split(), key=len)
    size = min(len(word), dice.randint(4, 6))
    start = dice.randint(0, len(word) - size)
    return word[start : start + size]


def wrong_letter(name: str, dice: random.Random) -> str:
    """One letter replaced, left out, put in or swapped with the next, anywhere, in a word of four letters or more."""
    words = name.lower().split()
    at = dice.choice([i for i, word in enumerate(words) if len(word) > 3] or [0])
    word, kind = words[at], dice.randrange(4)
    i = dice.randrange(len(word))
    if kind == 0:
        word = word[:i] + dice.choice(LETTERS) + word[i + 1 :]
    elif kind == 1:
        word = word[:i] + word[i + 1 :]
    elif kind == 2:
        word = word[:i] + dice.choice(LETTERS) + word[i:]
    else:
        i = min(i, len(word) - 2)
        word = word[:i] + word[i + 1] + word[i] + word[i + 2 :]
    return " ".join([*words[:at], word, *words[at + 1 :]])


def wrong_letter_alone(name: str, dice: random.Random) -> str:
    """One word of the name, of four letters or more, one letter wrong."""
    return wrong_letter(dice.choice([word for word in name.split() if len(word) > 3] or [name]), dice)


def wrong_first_letter(name: str, dice: random.Random) -> str:
    """The first letter of the name replaced by another."""
    return dice.choice([c for c in LETTERS if c != name[0].lower()]) + name[1:]


def other_order(name: str, dice: random.Random) -> str:
    """The words the other way round."""
    return " ".join(reversed(name.split()))


def last_first(name: str, dice: random.Random) -> str:
    """The last word, a comma, the others."""
    *first, last = name.split()
    return f"{last}, {' '.join(first)}" if first else last


ABBREVIATED = {
    "Muhammad": "Muh. Moh. Mohd. M. Mhd",
    "Abdul": "Abd.",
    "Siti": "St.",
    "Ahmad": "Achmad",
    "Nur": "Noer Nor",
}


def abbreviated(name: str, dice: random.Random) -> str:
    """Very common first words shortened, else the first word as an initial."""
    first, *rest = name.split()
    if first in ABBREVIATED:
        return " ".join([dice.choice(ABBREVIATED[first].split()), *rest])
    return " ".join([first[0] + ".", *rest]) if rest else first


def titled(name: str, dice: random.Random) -> str:
    """With what offices put around a name."""
    return dice.choice(["H. {}", "Hj. {}", "Bapak {}", "Ibu {}", "Sdri. {}", "{}, S.Pd.", "Drs. {}, M.Si"]).format(name)


SOUNDS = (
    ("f", "p"),
    ("f", "v"),
    ("f", "ph"),
    ("z", "s"),
    ("k", "q"),
    ("ks", "x"),
    ("d", "dh"),
    ("s", "sy"),
    ("i", "ie"),
)


def same_sound(name: str, dice: random.Random) -> str:
    """One letter written in another usual way, a letter doubled, or an h put at the end."""
    name = name.lower()
    able = [(a, b) for a, b in SOUNDS if a in name]
    if able and dice.random() < 0.6:
        a, b = dice.choice(able)
        return name.replace(a, b, 1)
    if dice.random() < 0.5 and name[-1] in "aiu":
        return name + "h"
    i = dice.randrange(len(name))
    return name[:i] + name[i] + name[i:] if name[i] != " " else name


def dressed(name: str, dice: random.Random) -> str:
    """With accents, apostrophes, capitals, invisible marks or odd spaces."""
    kind = dice.randrange(4)
    if kind == 0:
        return name.translate(str.maketrans("aeiou", "áéíóú"))
    if kind == 1:
        return "\u202e" + name.upper() + "\u202c"
    if kind == 2:
        i = dice.randrange(1, len(name)) if len(name) > 1 else 0
        return name[:i] + dice.choice(["'", "\u2019", "\u200f", "\u0000"]) + name[i:]
    return name.replace(" ", dice.choice(["  ", "-", ".", "\u00a0"]))


def table_spelling(name: str, dice: random.Random) -> str:
    """One word replaced by another spelling from the tables of surnames and names, if one is there."""
    words = name.split()
    able = [i for i, word in enumerate(words) if len(_spellings().get(word.lower(), ())) > 0]
    if not able:
        return name
    at = dice.choice(able)
    return " ".join([*words[:at], dice.choice(_spellings()[words[at].lower()]), *words[at + 1 :]])


_SPELLINGS: dict[str, list[str]] = {}


def _spellings() -> dict[str, list[str]]:
    """Each spelling of the tables to the others of its group."""
    if not _SPELLINGS:
        groups: dict[str, set[str]] = {}
        for table, key in (
            ("marga_kalbar", "hanzi"),
            ("ejaan_nama_arab", "kelompok"),
            ("ejaan_nama_indonesia", "kelompok"),
        ):
            with (TABLES / f"{table}.csv").open(encoding="utf-8") as lines:
                for row in csv.DictReader(lines):
                    groups.setdefault(table + row[key], set()).add(row["ejaan"])
        for group in groups.values():
            for word in group:
                _SPELLINGS.setdefault(word, []).extend(sorted(group - {word}))
    return _SPELLINGS


KINDS: dict[str, Callable[[str, random.Random], str]] = {
    kind.__name__: kind
    for kind in (
        old_spelling,
        one_word,
        beginning,
        inner_part,
        wrong_letter,
        wrong_letter_alone,
        wrong_first_letter,
        other_order,
        last_first,
        abbreviated,
        titled,
        same_sound,
        dressed,
        table_spelling,
    )
}
