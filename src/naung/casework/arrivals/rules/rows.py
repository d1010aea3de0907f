"""What may stand on a list: the shortest form of a name, an age as widely as it is counted, and what is wrong with a row."""

import hashlib
from collections.abc import Iterable
from datetime import date, timedelta

from naung.casework.arrivals.rules.tables import Codes
from naung.casework.arrivals.vocabulary import AgeBand, BatchTold, RowTold
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.errors import FieldProblem, too_long
from naung.foundation.people.rules.ages import full_years
from naung.foundation.people.rules.contents import name_problems
from naung.foundation.places.rules.codes import coarse, is_code
from naung.foundation.words import gettext_noop, has_bad_signs
from naung.methods.names.words import PARTICLES, TITLES

LONGEST_NAME, LONGEST_LINE, LONGEST_NOTE, LONGEST_SHORT = 200, 200, 2000, 24
MOST_EXPECTED, MOST_ROWS = 5000, 5000
OLDEST = 120
ADULT_FROM = 18
# Least ages of the bands of adults, the widest last.
BANDS = ((60, AgeBand.FROM_60), (40, AgeBand.FROM_40), (25, AgeBand.FROM_25), (ADULT_FROM, AgeBand.FROM_18))

UNKNOWN_CODE = gettext_noop("Pilihan ini tidak ada dalam daftar.")
BAD_SIGNS = gettext_noop("Ada tanda yang tidak dapat disimpan. Tulis ulang dengan huruf biasa.")
NO_SUCH_AGE = gettext_noop("Umur harus antara 0 dan %(most)s.")
NOT_BORN = gettext_noop("Tanggal lahir belum terjadi pada hari rombongan.")
TOO_MANY = gettext_noop("Paling banyak %(most)s orang dalam satu rombongan.")
BAD_NIK = gettext_noop("NIK harus 16 angka. Kosongkan bila tidak terbaca.")
SEVERAL_LINES = gettext_noop("Tulis dalam satu baris.")
NIK_DIGITS = 16


def shortest(name: str) -> str:
    """The shortest form by which somebody is called up in a hall: her first word, and one letter of the next if there is one."""
    words = [word for word in name.replace(",", " ").split() if any(sign.isalnum() for sign in word)]
    own = [word for word in words if word.strip(".").lower() not in TITLES | PARTICLES] or words
    if not own:
        return ""
    first = own[0].strip(".")[:LONGEST_SHORT].capitalize() if own[0].isupper() else own[0].strip(".")[:LONGEST_SHORT]
    return f"{first} {own[1][0].upper()}." if len(own) > 1 else first


def birth_for(told: RowTold, on: date) -> VagueDate:
    """When somebody was born: the day as told, else the year that an age leaves open, else nothing."""
    if told.birth.first is not None or told.birth.last is not None or told.age is None:
        return told.birth
    return VagueDate.between(_years_before(on, told.age + 1) + timedelta(days=1), _years_before(on, told.age))


def _years_before(on: date, years: int) -> date:
    try:
        return on.replace(year=on.year - years)
    except ValueError:
        return on.replace(year=on.year - years, day=28)


def band_of(birth: VagueDate, on: date) -> AgeBand:
    """How old, as widely as it is counted; unsure where a child and an adult may both be meant."""
    ages = full_years(birth, on)
    if ages is None:
        return AgeBand.UNKNOWN
    least, most = (_band(each) for each in ages)
    if least is most:
        return least
    return AgeBand.UNKNOWN if least is AgeBand.CHILD else least


def _band(age: int) -> AgeBand:
    return next((band for from_age, band in BANDS if age >= from_age), AgeBand.CHILD)


def batch_problems(told: BatchTold, codes: Codes) -> list[FieldProblem]:
    """What is wrong with a batch, a row a field."""
    found = [] if told.crossing in codes.crossings else [FieldProblem("crossing", UNKNOWN_CODE)]
    found += [] if told.consulate in codes.consulates else [FieldProblem("consulate", UNKNOWN_CODE)]
    if not 0 <= told.expected <= MOST_EXPECTED:
        found.append(FieldProblem("expected", TOO_MANY, {"most": MOST_EXPECTED}))
    return found + _texts({"letter": told.letter, "depot": told.depot}, LONGEST_LINE)


def row_problems(told: RowTold, codes: Codes, on: date) -> list[FieldProblem]:
    """What is wrong with one person's row, a row a field; empty where it can be kept as it is."""
    found = name_problems(told.name.strip())
    if told.age is not None and not 0 <= told.age <= OLDEST:
        found.append(FieldProblem("age", NO_SUCH_AGE, {"most": OLDEST}))
    if told.birth.first is not None and told.birth.first > on:
        found.append(FieldProblem("birth", NOT_BORN))
    if told.nik and not (told.nik.isascii() and told.nik.isdigit() and len(told.nik) == NIK_DIGITS):
        found.append(FieldProblem("nik", BAD_NIK))
    if told.cause and told.cause not in codes.causes:
        found.append(FieldProblem("cause", UNKNOWN_CODE))
    if told.origin and not is_code(told.origin):
        found.append(FieldProblem("origin", UNKNOWN_CODE))
    lines = ("papers", "origin_words", "destination", "sector", "group")
    found += _texts({name: getattr(told, name) for name in lines}, LONGEST_LINE)
    return found + _texts({"notes": told.notes}, LONGEST_NOTE, many_lines=True)


def _texts(texts: dict[str, str], most: int, *, many_lines: bool = False) -> list[FieldProblem]:
    found = too_long(texts, most)
    for name, text in texts.items():
        if has_bad_signs(text):
            found.append(FieldProblem(name, BAD_SIGNS))
        elif not many_lines and "\n" in text:
            found.append(FieldProblem(name, SEVERAL_LINES))
    return found


def area_of(origin: str) -> str:
    """An origin as it may stand plain: no finer than a kabupaten or kota."""
    return ".".join(coarse(origin).split(".")[:2])


def groups_of(named: Iterable[str], taken: int) -> dict[str, int]:
    """A number within the batch for each name of a group that at least two rows have, counted on from those that are taken."""
    counts: dict[str, int] = {}
    for name in (" ".join(each.split()).casefold() for each in named):
        if name:
            counts[name] = counts.get(name, 0) + 1
    several = [name for name, count in counts.items() if count > 1]
    return {name: taken + nth for nth, name in enumerate(several, start=1)}


def group_name(told: str) -> str:
    """The name of a group as it is compared."""
    return " ".join(told.split()).casefold()


def mark_of(key: bytes, fingerprint: str) -> str:
    """The keyed token of a row: without the batch's key it tells nothing of what stands in the row."""
    return hashlib.blake2b(fingerprint.encode(), key=key, digest_size=16, person=b"arrivals-row").hexdigest()
