"""A table made ready to be compared: each field as plain values, one a record."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from naung.methods.linkage.fields import Column, Kind, fields_of
from naung.methods.names.spellings import groups_of_spellings
from naung.methods.names.words import Word, canonical, cleaned, words_of

Day = tuple[int, int, int]  # year, month, day; 0 where unknown
NOBODY = frozenset(
    {"", "-", "--", "n/a", "na", "none", "nan", "null", "tidak ada", "tidak diketahui", "unknown", "tdk ada", "0", "x", "?"}
)  # fmt: skip
DIGITS = re.compile(r"\D+")
NO_CODE = re.compile(r"[^a-z0-9@]+")
ALL_ALIKE = re.compile(r"^(.)\1*$")
SEXES = {
    "p": "P", "perempuan": "P", "wanita": "P", "f": "P", "female": "P", "pr": "P", "w": "P", "puan": "P", "woman": "P",
    "l": "L", "laki laki": "L", "lelaki": "L", "pria": "L", "m": "L", "male": "L", "lk": "L", "laki": "L", "man": "L",
}  # fmt: skip
MONTHS = {
    name: at
    for at, names in enumerate(
        ("jan januari january", "feb februari february pebruari", "mar maret march mac", "apr april", "mei may", "jun juni june",
         "jul juli july julai", "agu agt agustus aug august ogos", "sep september sept", "okt oktober oct october",
         "nov november nopember", "des desember dec december dis disember"), 1,
    )
    for name in names.split()
}  # fmt: skip
SHORTEST_CODE = 5
STREET = {
    "jl": "jalan",
    "jln": "jalan",
    "gg": "gang",
    "no": "",
    "nomor": "",
    "rt": "rt",
    "rw": "rw",
    "dsn": "dusun",
    "ds": "desa",
}


@dataclass(frozen=True)
class Table:
    """Records in order: their ids, and each field with its kind and one value a record (None: not known)."""

    ids: tuple[str, ...]
    kinds: Mapping[str, Kind]
    values: Mapping[str, Sequence[object | None]]

    def __len__(self) -> int:
        return len(self.ids)


class IdTwice(ValueError):
    """Two records have one id. `places`: of these records, from 0."""

    def __init__(self, own: str, places: tuple[int, int]) -> None:
        super().__init__(f"two rows have the id {own}")
        self.own, self.places = own, places


def table_of(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> Table:
    """The table of these rows. Without a column of ids each row's number (from 1) is one; see `ids_of` for a blank one.

    Raises IdTwice where two rows have one id, ValueError where two columns are ids.
    """
    own = [place for place, each in enumerate(columns) if each.kind is Kind.ID]
    if len(own) > 1:
        raise ValueError(f"two columns are ids: {columns[own[0]].heading}, {columns[own[1]].heading}")
    ids = ids_of([row[own[0]] if own[0] < len(row) else "" for row in rows]) if own else ids_of([""] * len(rows))
    kinds, values = {}, {}
    for name, (kind, places) in fields_of(columns).items():
        kinds[name] = kind
        values[name] = _read(kind, (" ".join(row[p] for p in places if p < len(row)).strip() for row in rows))
    return Table(ids, kinds, values)


def ids_of(written: Sequence[str]) -> tuple[str, ...]:
    """What rows are called: as is written, or a row's number (from 1), with as many # before it as no other has.

    Raises IdTwice where two rows have one id.
    """
    ids, seen = [each.strip() for each in written], dict[str, int]()
    for place, own in enumerate(ids):
        if own and seen.setdefault(own, place) != place:
            raise IdTwice(own, (seen[own], place))
    for place, own in enumerate(ids):
        if not own:
            free = f"#{place + 1}" if seen else str(place + 1)
            while free in seen:
                free = f"#{free}"
            ids[place] = free
    return tuple(ids)


def _read(kind: Kind, texts: Iterable[str]) -> list[object | None]:
    """Each text as it is compared; one that stands many times is read once and kept once."""
    reader, known = READERS[kind], dict[str, object | None]()
    found = []
    for text in texts:
        if text not in known:
            known[text] = reader(text)
        found.append(known[text])
    return found


def read_name(text: str) -> tuple[Word, ...] | None:
    """The words of a name; None where there is none."""
    return (words_of(text) or None) if text.lower() not in NOBODY else None


def read_day(text: str) -> Day | None:
    """A day as it is written here, in English, or as eight digits; a year alone is a year."""
    text = text.strip().lower()
    if text in NOBODY:
        return None
    parts = [MONTHS.get(each, each) for each in re.split(r"[^a-z0-9]+", text) if each]
    if len(parts) == 1 and re.fullmatch(r"\d{8}", str(parts[0])):
        parts = [text[:4], text[4:6], text[6:]]
    numbers = [int(each) for each in parts if str(each).isdigit()]
    if len(numbers) > 3 and numbers[3:] and parts and len(str(parts[0])) == 4:
        numbers = numbers[:3]  # a time stands behind the day
    if len(numbers) == 1 and 1800 <= numbers[0] <= 2100:
        return numbers[0], 0, 0
    if len(numbers) == 2 and 1800 <= numbers[1] <= 2100:
        return numbers[1], numbers[0] if 1 <= numbers[0] <= 12 else 0, 0
    return _whole_day(numbers) if len(numbers) == 3 else None


def _whole_day(numbers: Sequence[int]) -> Day | None:
    year, month, day = numbers if numbers[0] > 31 else (numbers[2], numbers[1], numbers[0])
    if year < 100:
        year += 1900 if year > 26 else 2000
    if month > 12 >= day:
        month, day = day, month
    if not 1000 <= year <= 2100 or not 0 <= month <= 12 or not 0 <= day <= 31:
        return None
    return year, month, day


def read_sex(text: str) -> str | None:
    """P or L."""
    return SEXES.get(" ".join(re.split(r"[^a-z]+", text.lower())).strip())


def read_code(text: str) -> str | None:
    """A number of papers without its spaces and dots; one that stands for nothing (all zeros) is none."""
    code = NO_CODE.sub("", text.lower())
    if code in NOBODY or len(code) < SHORTEST_CODE or ALL_ALIKE.match(code) or "e+" in text.lower():
        return None
    return code


def read_phone(text: str) -> str | None:
    """A telephone from its subscriber's digits on: +62 812…, 0812… and 62812… are one."""
    digits = DIGITS.sub("", text)
    if len(digits) < SHORTEST_CODE + 2 or ALL_ALIKE.match(digits):
        return None
    return digits[2:] if digits.startswith("62") else digits.lstrip("0")


def read_area(text: str) -> str | None:
    """A code of a place as it stands, or its name in plain letters."""
    plain = cleaned(text).strip()
    if plain in NOBODY:
        return None
    return text.strip() if re.fullmatch(r"[\d.]+", text.strip()) else " ".join(plain.split())


def read_text(text: str) -> frozenset[str] | None:
    """The words of an address, its usual abbreviations written out, without what every address has."""
    words = [STREET.get(each, each) for each in cleaned(text).split()]
    kept = frozenset(each for each in words if each and each not in NOBODY)
    return kept or None


def read_category(text: str) -> str | None:
    """Any other value."""
    plain = " ".join(cleaned(text).split())
    return plain if plain not in NOBODY else None


READERS = {
    Kind.NAME: read_name, Kind.KIN: read_name, Kind.BIRTH: read_day, Kind.SEX: read_sex, Kind.CODE: read_code,
    Kind.PHONE: read_phone, Kind.AREA: read_area, Kind.TEXT: read_text, Kind.CATEGORY: read_category,
}  # fmt: skip


@cache
def groups() -> Mapping[str, frozenset[int]]:
    """For each word in canonical spelling the groups of spellings in which it stands."""
    found: dict[str, set[int]] = {}
    for number, (_weight, group) in enumerate(groups_of_spellings()):
        for word in group:
            found.setdefault(canonical(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}
