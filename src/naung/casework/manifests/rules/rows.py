"""One row of a list: a person in plain values, or refused with every reason and with what stood in it."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from naung.casework.manifests.rules import births, values
from naung.casework.manifests.rules.tables import words
from naung.casework.manifests.rules.values import Noted, Wrong
from naung.casework.manifests.vocabulary import Field, Person, Remark, RowRefused
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.people.vocabulary import Sex
from naung.foundation.places.rules.nik import check_nik
from naung.foundation.places.rules.origins import Origin, origin_of, place_names
from naung.foundation.places.rules.tables import area_names, former_codes
from naung.foundation.words import gettext_noop
from naung.methods.sheets.cells import Cell, Gap, Row, letters, shown, text_of

LONGEST_SHOWN = 120  # characters of a cell in a refusal
ORIGIN_PARTS = (Field.ORIGIN_VILLAGE, Field.ORIGIN_DISTRICT, Field.ORIGIN_REGENCY, Field.ORIGIN_PROVINCE)
KINDS_OF_PARTS = {
    Field.ORIGIN_VILLAGE: "Desa",
    Field.ORIGIN_DISTRICT: "Kec.",
    Field.ORIGIN_REGENCY: "",
    Field.ORIGIN_PROVINCE: "Prov.",
}
PLACE_AND_DAY = re.compile(r"^(?P<place>[^\d]*?)[\s,/.\-]*(?P<day>\d.*)$")
SIXTEEN = re.compile(r"\d{16}")

ORIGIN_UNSURE = gettext_noop("Daerah asal ini belum pasti; pilih dari yang mirip.")
ORIGIN_UNKNOWN = gettext_noop("Daerah asal ini tidak ada di daftar wilayah; tulisannya dimuat apa adanya.")
ORIGIN_IN_PART = gettext_noop("Sebagian tulisan asal ini belum dikenal; yang pasti dipakai.")
AGE_DIFFERS = gettext_noop("Umur yang tertulis (%(age)s) tidak cocok dengan tanggal lahirnya.")


@dataclass(frozen=True)
class Layout:
    """How the rows of one table are read: columns by field, the day of the list, habits of columns, phrases of causes."""

    at: Mapping[Field, int]
    on: date
    births: births.Habit
    digits_kept: Mapping[Field, bool]
    causes: Mapping[str, Sequence[str]]
    without: frozenset[Field]
    headings: Mapping[int, str]


class Reading:
    """One row while it is read: every trouble is gathered, not only the first."""

    def __init__(self, row: Row, layout: Layout) -> None:
        self.row, self.layout = row, layout
        self.refusals: list[Remark] = []
        self.remarks: list[Remark] = []

    def cell(self, field: Field) -> Cell:
        """The cell of a field; None where no column is that field."""
        at = self.layout.at.get(field)
        return None if at is None else self.row.at(at)

    def take(self, field: Field, read: Callable[[Cell], Any], otherwise: Any) -> Any:
        """What `read` makes of the field's cell; where it can't, the reason is noted and `otherwise` stands for it."""
        cell = self.cell(field)
        try:
            return read(cell)
        except Wrong as wrong:
            self.wrong(field, wrong)
        return otherwise

    def wrong(self, field: Field, wrong: Wrong) -> None:
        """Note why a cell can't be taken: as a refusal, or as a remark where the row may be taken without it."""
        remark = self._remark(field, wrong.code, wrong.message, wrong.values)
        (self.remarks if field in self.layout.without else self.refusals).append(remark)

    def note(
        self, field: Field, code: str, message: str, values: Mapping[str, Any], near: tuple[str, ...] = ()
    ) -> None:
        """Say something beside a value that is taken."""
        self.remarks.append(replace(self._remark(field, code, message, values), near=near))

    def _remark(self, field: Field, code: str, message: str, values: Mapping[str, Any]) -> Remark:
        at = self.layout.at.get(field)
        column = "" if at is None else letters(at)
        found = "" if at is None else shown(self.row.at(at))[:LONGEST_SHOWN]
        return Remark(field.value, column, code, message, found, dict(values))

    def line(self, field: Field, most: int = values.LONGEST_LINE) -> str:
        """A field as one line."""
        if field not in self.layout.at:
            return ""
        return str(self.take(field, lambda cell: values.line_of(cell, most), ""))


def read_row(row: Row, layout: Layout, stood: Row | None = None, *, depot: str = "") -> Person | RowRefused:
    """One row as a person in plain values, or refused with every reason.

    `stood`: as it was before shared cells were filled; `depot`: the one that a row above names for all below it.
    """
    reading = Reading(row, layout)
    name = reading.take(Field.NAME, values.name_of, "")
    birth, age, place = _birth(reading)
    sex = _sex(reading)
    nik, papers = _papers(reading)
    _check_nik(reading, nik, sex, birth)
    origin, near, origin_words = _origin(reading)
    cause, cause_words = _cause(reading)
    illness, notes = reading.line(Field.ILLNESS, values.LONGEST_NOTE), reading.line(Field.NOTES, values.LONGEST_NOTE)
    if values.sounds_ill(illness):
        reading.note(Field.ILLNESS, "read_as_ill", values.READ_AS_ILL, {})
    rest = {
        each.value: reading.line(each)
        for each in (Field.DESTINATION, Field.DEPOT, Field.EMPLOYER, Field.SECTOR, Field.GROUP)
    }
    rest[Field.DEPOT.value] = rest[Field.DEPOT.value] or depot
    if reading.refusals:
        return RowRefused(row.number, tuple(reading.refusals), _text_of(stood or row, layout))
    dead = values.is_dead(cause_words, notes) or (Field.DEAD in layout.at and values.says_yes(reading.cell(Field.DEAD)))
    return Person(
        row=row.number, name=name, birth=birth, age=age, sex=sex, birth_place=place, nik=nik, papers=papers, origin=origin,
        origin_words=origin_words, origin_near=near, cause=cause, cause_words=cause_words, ill=values.is_ill(illness, notes),
        illness=illness, dead=dead, notes=notes, remarks=tuple(reading.remarks), **rest,
    )  # fmt: skip


def _text_of(row: Row, layout: Layout) -> dict[str, str]:
    """What stands in a refused row, by heading."""
    found: dict[str, str] = {}
    for at, cell in enumerate(row.cells):
        if cell is not None:
            heading = layout.headings.get(at) or letters(at)
            found[heading if heading not in found else f"{heading} ({letters(at)})"] = shown(cell)
    return found


def _birth(reading: Reading) -> tuple[VagueDate, int | None, str]:
    """When somebody was born and how old the list says that she is; the place of birth, which may stand in the same cell."""
    on, habit = reading.layout.on, reading.layout.births
    nothing = births.Born(VagueDate.unknown())
    place = reading.line(Field.BIRTH_PLACE)
    born = _read_born(reading, Field.BIRTH, reading.cell(Field.BIRTH), habit)
    if born.birth.text == "" and (both := reading.cell(Field.BIRTH_PLACE_DATE)) is not None:
        written, day = _place_and_day(both)
        place = place or written
        born = _read_born(reading, Field.BIRTH_PLACE_DATE, day, habit)
    aged = nothing
    _, said = _sex_and_age(reading)
    if isinstance(said, Gap) or text_of(said).strip().casefold() not in words().not_given - {"0"} | {""}:
        field = Field.AGE if Field.AGE in reading.layout.at else Field.SEX
        aged = reading.take(field, lambda _: births.read_age(_valued(said), on=on), nothing)
    if born.birth.first is None and born.birth.last is None:
        return aged.birth, aged.age, place
    if aged.age is not None and not _agree(born.birth, aged.age, on):
        reading.note(Field.AGE, "age_differs", AGE_DIFFERS, {"age": aged.age})
    return born.birth, born.age if born.age is not None else aged.age, place


def _read_born(reading: Reading, field: Field, cell: Cell, habit: births.Habit) -> births.Born:
    nothing = births.Born(VagueDate.unknown())
    if cell is None:
        return nothing
    born: births.Born = reading.take(
        field, lambda _: births.read_birth(_valued(cell), on=reading.layout.on, habit=habit), nothing
    )
    if born.remark is not None:
        reading.note(field, *born.remark)
    return born


def _valued(cell: Cell) -> Cell:
    """The cell where it has a value. Raises Wrong for a gap."""
    if not isinstance(cell, str | None):
        values.line_of(cell)
    return cell


def _place_and_day(cell: Cell) -> tuple[str, Cell]:
    """A cell with a place and a day, taken apart."""
    if not isinstance(cell, str):
        return "", cell
    found = PLACE_AND_DAY.match(" ".join(cell.split()))
    if found is None:
        return ("", cell) if cell.strip().casefold() in words().not_given else (" ".join(cell.split()), None)
    return found["place"].strip(" ,/.-"), found["day"]


def _agree(birth: VagueDate, age: int, on: date) -> bool:
    """Whether an age fits a birth, a year more or less."""
    if birth.first is None or birth.last is None:
        return True
    least, most = (
        on.year - day.year - ((on.month, on.day) < (day.month, day.day)) for day in (birth.last, birth.first)
    )
    return least - 1 <= age <= most + 1


def _sex_and_age(reading: Reading) -> tuple[Cell, Cell]:
    """The cells of sex and age; of one column that holds both, where the other field has none."""
    at = reading.layout.at
    sex, age = reading.cell(Field.SEX), reading.cell(Field.AGE)
    if Field.SEX in at and Field.AGE not in at and Field.BIRTH not in at:
        return values.sex_and_age(sex)
    if Field.AGE in at and not {Field.SEX, Field.SEX_MALE, Field.SEX_FEMALE} & set(at):
        told, years = values.sex_and_age(age)
        return (None, age) if years is None else (told, years)
    return sex, age


def _sex(reading: Reading) -> Sex:
    cell, _ = _sex_and_age(reading)
    if Field.SEX in reading.layout.at or cell is not None:
        field = Field.SEX if Field.SEX in reading.layout.at else Field.AGE
        sex: Sex = reading.take(field, lambda _: values.sex_of(cell), Sex.UNKNOWN)
        return sex
    field = Field.SEX_MALE if Field.SEX_MALE in reading.layout.at else Field.SEX_FEMALE
    found: Sex = reading.take(
        field, lambda _: values.sex_by_marks(reading.cell(Field.SEX_MALE), reading.cell(Field.SEX_FEMALE)), Sex.UNKNOWN
    )
    return found


def _papers(reading: Reading) -> tuple[str, str]:
    """The NIK, and the numbers of passport and travel paper as one text."""
    kept = reading.layout.digits_kept
    noted: list[Noted] = []
    nik, noted = reading.take(Field.NIK, lambda cell: values.nik_of(cell, kept=kept.get(Field.NIK, False)), ("", []))
    for each in noted:
        reading.note(Field.NIK, each.code, each.message, each.values)
    numbers = [reading.take(field, values.paper_of, "") for field in (Field.PASSPORT, Field.SPLP)]
    if numbers[1] and "splp" not in numbers[1].casefold():
        numbers[1] = f"SPLP {numbers[1]}"
    other = reading.take(Field.PAPERS, values.paper_of, "")
    if other and SIXTEEN.fullmatch(re.sub(r"[\s.\-]", "", other)):
        read, _ = reading.take(
            Field.PAPERS, lambda cell: values.nik_of(cell, kept=kept.get(Field.PAPERS, False)), ("", [])
        )
        nik, other = nik or read, "" if read else other
    return nik, "; ".join(dict.fromkeys(each for each in (*numbers, other) if each))


def _check_nik(reading: Reading, nik: str, sex: Sex, birth: VagueDate) -> None:
    """Say what the digits of a NIK contradict; nobody is refused because of it."""
    if not nik:
        return
    told = sex.value if sex in (Sex.MALE, Sex.FEMALE) else None
    known = birth if birth.first is not None else None
    read = check_nik(nik, today=reading.layout.on, known=area_names(), former=former_codes(), sex=told, birth=known)
    for reason in read.reasons:
        reading.note(Field.NIK, reason.code, reason.message, reason.values)


def _origin(reading: Reading) -> tuple[str, tuple[str, ...], str]:
    """Code, near misses and words of where somebody comes from, from one column or several."""
    words = str(reading.take(Field.ORIGIN, lambda cell: values.line_of(_on_one_line(cell)), ""))
    parts = {each: reading.line(each) for each in ORIGIN_PARTS}
    named = [f"{KINDS_OF_PARTS[each]} {text}".strip() for each, text in parts.items() if text]
    text = ", ".join(dict.fromkeys([*([words] if words else []), *named]))
    if not text:
        return "", (), ""
    found = origin_of(", ".join(named) or words)
    if (found.code is None or found.near) and named and words:
        found = _finer(found, origin_of(text), origin_of(words))
    field = Field.ORIGIN if words else next(each for each, part in parts.items() if part)
    near = tuple(place_names(code) for code in found.near)
    if found.near and (found.code is None or found.whole):
        reading.note(field, "origin_unsure", ORIGIN_UNSURE, {}, near)
    elif found.code is None:
        reading.note(field, "origin_unknown", ORIGIN_UNKNOWN, {})
    elif not found.whole:
        reading.note(field, "origin_in_part", ORIGIN_IN_PART, {}, near)
    return (
        found.code or "",
        found.near,
        ", ".join(dict.fromkeys([*([words] if words else []), *(part for part in parts.values() if part)])),
    )


def _finer(found: Origin, *others: Origin) -> Origin:
    """What several columns say together, where one alone leaves open which place is meant."""
    return next((each for each in others if each.code is not None and (found.code is None or not each.near)), found)


def _on_one_line(cell: Cell) -> Cell:
    """A cell of several lines with commas between them: each line of an address is a part of it."""
    return (
        ", ".join(line.strip(" ,") for line in cell.splitlines() if line.strip(" ,")) if isinstance(cell, str) else cell
    )


def _cause(reading: Reading) -> tuple[str, str]:
    text = reading.line(Field.CAUSE)
    if not text:
        return "", ""
    codes = values.causes_in(text, reading.layout.causes)
    if len(codes) > 1:
        reading.note(Field.CAUSE, "cause_several", values.CAUSE_SEVERAL, {}, codes)
    elif not codes and not values.is_dead(text):
        reading.note(Field.CAUSE, "cause_unknown", values.CAUSE_UNKNOWN, {})
    return codes[0] if len(codes) == 1 else "", text
