"""Area codes as plain text: reading what was typed, level, parent, coarsening. No table and no database is needed.

Indonesia, Kemendagri: `61` province, `61.72` kabupaten or kota, `61.72.01` kecamatan, `61.72.01.1001` village (fourth part
1xxx kelurahan, 2xxx desa, 3xxx desa adat). Abroad: `MY` (ISO 3166-1 alpha-2), `MY-13` state, `MY-13-32` district.
"""

import re
import unicodedata

from naung.foundation.places.vocabulary import Level

HOME = "ID"

DOMESTIC = re.compile(r"(\d\d)(?:(\d\d)(?:(\d\d)(\d{4})?)?)?")
FOREIGN = re.compile(r"([A-Z]{2})(?:(\d\d)(\d\d)?)?")
CANONICAL = re.compile(r"\d\d(\.\d\d(\.\d\d(\.\d{4})?)?)?|[A-Z]{2}(-\d\d(-\d\d)?)?")
SEPARATORS = re.compile(r"[\s.\-_/,]+")
LONGEST_TYPED = 40


def read_code(typed: str) -> str | None:
    """The canonical code for what was typed (`617201`, `61.72.01`, `61 72 01`, `my-13`), or None if it has no code's form.

    It says nothing on whether the code exists. Four digits without a dot are read as Kemendagri's, not BPS's.
    """
    if len(typed) > LONGEST_TYPED:
        return None
    plain = SEPARATORS.sub("", unicodedata.normalize("NFKC", typed)).upper()
    if not plain.isascii():
        return None
    if found := DOMESTIC.fullmatch(plain):
        return ".".join(part for part in found.groups() if part)
    if found := FOREIGN.fullmatch(plain):
        return "-".join(part for part in found.groups() if part)
    return None


def is_code(code: str) -> bool:
    """Whether this is a code in canonical form (it may still be in no table)."""
    return CANONICAL.fullmatch(code) is not None


def is_foreign(code: str) -> bool:
    """Whether a canonical code lies abroad."""
    return not code[:1].isdigit() and code != HOME


def level_of(code: str) -> Level:
    """The level of a canonical code, from its form alone. ValueError for what is no code."""
    if not is_code(code):
        raise ValueError("not a canonical area code")
    if code[0].isdigit():
        return (Level.PROVINCE, Level.REGENCY, Level.DISTRICT, Level.VILLAGE)[code.count(".")]
    return (Level.COUNTRY, Level.STATE, Level.FOREIGN_DISTRICT)[code.count("-")]


def parent_of(code: str) -> str | None:
    """The code one level up: `61.72.01` lies in `61.72`, `61` in `ID`; a country in nothing."""
    head, cut, _ = code.rpartition("." if code[:1].isdigit() else "-")
    if cut:
        return head
    return HOME if code[:1].isdigit() else None


def above(code: str) -> tuple[str, ...]:
    """The codes above, nearest first, the country last."""
    found = []
    step = parent_of(code)
    while step:
        found.append(step)
        step = parent_of(step)
    return tuple(found)


def lies_within(code: str, area: str) -> bool:
    """Whether the code is the area itself or lies in it."""
    return code == area or area in above(code)


def coarse(code: str) -> str:
    """The code cut to what may stand unsealed: a village becomes its kecamatan, all else stays."""
    return ".".join(code.split(".")[:3])


def is_below_kecamatan(code: str) -> bool:
    """Whether the code is finer than may stand unsealed."""
    return coarse(code) != code
