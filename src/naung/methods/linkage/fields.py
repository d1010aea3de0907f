"""Which column of a table is what: by its heading in Indonesian, Malay or English, and by what stands in it."""

import re
import tomllib
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files


class Kind(StrEnum):
    """How the values of a field are compared."""

    ID = "id"
    NAME = "name"
    BIRTH = "birth"
    SEX = "sex"
    CODE = "code"  # a number that belongs to one person: papers, accounts
    PHONE = "phone"  # a number that a household or an agent may share: a telephone, a family card
    AREA = "area"  # a place, coarse to fine
    TEXT = "text"  # an address
    KIN = "kin"  # the name of a mother or father
    CATEGORY = "category"  # anything else of which each value is shared by many
    IGNORED = "ignored"


@dataclass(frozen=True)
class Column:
    """One column as it is read: `part` orders columns that are one field together (given before family name)."""

    heading: str
    field: str
    kind: Kind
    part: int = 0


def _forms() -> Mapping[str, tuple[str, Kind, int]]:
    text = files("naung.methods.linkage").joinpath("headings.toml").read_text("utf-8")
    rows = tomllib.loads(text)["heading"]
    return {word: (row["field"], Kind(row["kind"]), row.get("part", 0)) for row in rows for word in row["words"]}


FORMS = _forms()
WORDS = re.compile(r"[^a-z0-9]+")
DAY = re.compile(r"^\s*(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|(?:18|19|20)\d{6})\s*$")
PHONE = re.compile(r"^\s*(?:\+?6[025]|0)[\d\s().-]{7,15}\s*$")
LOOKED_AT = 300  # values of a column
MOSTLY = 0.8
FEW_SHARE = 0.5  # distinct among present: above it, a column says one thing of one record and is no category


def heading_of(text: str) -> str:
    """A heading as it is looked up: small letters and digits, one line between words."""
    return WORDS.sub("_", text.lower()).strip("_")


def suggested(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> list[Column]:
    """What each column is. A heading that nobody knows is judged by its values; one that tells nothing is ignored."""
    sample = [row for row, _ in zip(rows, range(LOOKED_AT), strict=False)]
    columns: list[Column] = []
    taken: set[object] = set()
    for at, heading in enumerate(headings):
        values = [row[at].strip() for row in sample if at < len(row) and row[at].strip()]
        form = heading_of(heading)
        field, kind, part = FORMS.get(form) or _by_words(form) or _by_values(form, values)
        if kind is Kind.ID and "id" in taken:
            field, kind = form, Kind.IGNORED
        if ((field, part) in taken or not field) and kind is not Kind.IGNORED:
            field = own_field(form, at, taken)  # a second telephone, a second address: a field of its own
        taken |= {(field, part), field}
        columns.append(Column(heading, field, kind, part))
    return _with_id(columns)


def own_field(form: str, place: int, taken: Container[object]) -> str:
    """A field that no other column is part of: named as the column is headed, with its number where another has that name."""
    return form if form and form not in taken else f"{form or 'column'}_{place + 1}"


def _with_id(columns: list[Column]) -> list[Column]:
    names = [each for each in columns if each.kind is Kind.NAME and each.field == "name"]
    whole = [each for each in names if each.part == 1 and heading_of(each.heading) in FORMS]
    if len(whole) == 1 and len(names) > 1 and heading_of(whole[0].heading).startswith("full"):
        return [
            each if each not in names or each is whole[0] else Column(each.heading, each.heading, Kind.IGNORED)
            for each in columns
        ]
    return columns


def _by_words(form: str) -> tuple[str, Kind, int] | None:
    """A longer heading that holds a known one: `nama lengkap sesuai ktp`, `no hp (wa)`. The longest known part decides."""
    parts = form.split("_")
    for size in range(min(4, len(parts)), 0, -1):
        for first in range(len(parts) - size + 1):
            known = FORMS.get("_".join(parts[first : first + size]))
            if known and known[1] is not Kind.ID:
                return known
    return None


def _by_values(form: str, values: Sequence[str]) -> tuple[str, Kind, int]:
    if not values:
        return form, Kind.IGNORED, 0
    if _share(DAY, values) > MOSTLY:
        return form, Kind.BIRTH, 0
    if _share(PHONE, values) > MOSTLY:
        return form, Kind.PHONE, 0
    distinct = len(set(values)) / len(values)
    return form, Kind.CATEGORY if distinct < FEW_SHARE and len(values) > LOOKED_AT // 10 else Kind.IGNORED, 0


def _share(pattern: re.Pattern[str], values: Sequence[str]) -> float:
    return sum(bool(pattern.match(each)) for each in values) / len(values)


def fields_of(columns: Sequence[Column]) -> Mapping[str, tuple[Kind, list[int]]]:
    """The fields with the places of the columns that make them up, in the order of their parts."""
    found: dict[str, tuple[Kind, list[int]]] = {}
    for place, each in enumerate(columns):
        if each.kind not in {Kind.IGNORED, Kind.ID}:
            found.setdefault(each.field, (each.kind, []))[1].append(place)
    return {name: (kind, sorted(parts, key=lambda one: columns[one].part)) for name, (kind, parts) in found.items()}
