"""Which sheet, where its table begins, and what each column is: suggested by words, spelling and values, corrected by hand."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from naung.casework.manifests.rules.tables import matcher, words
from naung.casework.manifests.vocabulary import FIELD_WORDS, ColumnRead, Field
from naung.foundation.errors import RuleBroken
from naung.foundation.words import Known, gettext_noop
from naung.methods.sheets.cells import Book, Cell, Sheet, column_of, letters, text_of
from naung.methods.sheets.grid import Heading, Table, table_in
from naung.methods.sheets.headings import LIKELY, SAME_WORDS, Told, plain, suggested

SIXTEEN = re.compile(r"\d{16}")
SPOILED = re.compile(r"\d(?:[.,]\d+)?[eE]\+?15")
THREE_LETTERS = re.compile(r"[^\W\d_]{3}")
CODE = re.compile(r"\d\d(?:\.?\d\d){1,2}(?:\.?\d{4})?")
PLACES = (
    Field.ORIGIN, Field.ORIGIN_VILLAGE, Field.ORIGIN_DISTRICT, Field.ORIGIN_REGENCY, Field.ORIGIN_PROVINCE, Field.DESTINATION,
    Field.BIRTH_PLACE,
)  # fmt: skip
PASSPORT = re.compile(r"[A-Za-z]{1,2}\s?\d{6,8}")
DATE = re.compile(r"\d{1,2}\s?[-/. ]\s?(?:\d{1,2}|[A-Za-z]{3,10})\.?\s?[-/. ]\s?\d{2,4}|\d{4}-\d{1,2}-\d{1,2}.*")
AGE = re.compile(r"\d{1,3}(?:[.,]\d)?(?:\s*(?:th|thn|tahun|yrs?|bulan|bln|t)\b.*)?", re.IGNORECASE)
LETTERS_ONLY = re.compile(r"[^\W\d_][^\d_]{1,80}")
# No births: days under a heading that nobody knows may be those of an arrest.
BY_VALUES = frozenset((Field.NIK.value, Field.SEX.value, Field.PASSPORT.value))
LEAST_SCORE = 1.5  # of a row of headings: a name and something else, or two fields
NAMES_ALIKE, NAMES_DIFFERENT = 0.9, 0.8  # of a column that is taken for that of names because nothing else is
NOT_USED = ("", "-")

NO_HEADING = gettext_noop(
    'Kolom "%(heading)s" tidak ada di daftar ini. Tulis judul kolom seperti di berkas, atau hurufnya (A, B, C).'
)
NO_FIELD = gettext_noop('"%(given)s" bukan isian daftar. Yang dikenal: %(known)s.')
GIVEN_TWICE = gettext_noop("Dua kolom dipilih untuk %(name)s. Pilih satu saja.")


def _digits(cell: Cell) -> bool:
    """Sixteen digits, also such as a spreadsheet has spoiled: they are a NIK that has to be asked for again."""
    text = re.sub(r"[\s'\-]", "", text_of(cell))
    return SIXTEEN.fullmatch(text.replace(".", "")) is not None or SPOILED.fullmatch(text) is not None


def _is_date(cell: Cell) -> bool:
    return isinstance(cell, date | datetime) or (isinstance(cell, str) and DATE.fullmatch(cell.strip()) is not None)


def _is_age(cell: Cell) -> bool:
    text = text_of(cell).strip()
    return AGE.fullmatch(text) is not None and int(re.match(r"\d{1,3}", text)[0]) <= 120  # type: ignore[index]  # it matched


def _is_sex(cell: Cell) -> bool:
    text = text_of(cell)
    return plain(text) in words().male | words().female or text.strip().casefold() in words().male | words().female


def _is_name(cell: Cell) -> bool:
    return isinstance(cell, str) and LETTERS_ONLY.fullmatch(cell.strip()) is not None


def _is_mark(cell: Cell) -> bool:
    return text_of(cell).strip().casefold() in words().marks | words().male | words().female | words().not_given


def _is_place(cell: Cell) -> bool:
    return isinstance(cell, str) and (
        CODE.fullmatch(cell.strip()) is not None or THREE_LETTERS.search(cell) is not None
    )


def _is_told(cell: Cell) -> bool:
    """Words, and no day and no number of a paper or a telephone."""
    return isinstance(cell, str) and not _is_date(cell) and THREE_LETTERS.search(cell) is not None


LOOKS = {
    **dict.fromkeys((each.value for each in PLACES), lambda cell: _is_place(cell) and not _is_date(cell)),
    **dict.fromkeys((Field.DEPOT.value, Field.EMPLOYER.value, Field.SECTOR.value), _is_told),
    Field.SEX_MALE.value: _is_mark,
    Field.SEX_FEMALE.value: _is_mark,
    Field.NIK.value: _digits,
    Field.BIRTH.value: lambda cell: _is_date(cell) or _is_age(cell),
    Field.AGE.value: _is_age,
    Field.SEX.value: _is_sex,
    Field.PASSPORT.value: lambda cell: PASSPORT.fullmatch(text_of(cell).strip()) is not None,
    Field.NAME.value: _is_name,
}


def score(headings: Sequence[Heading]) -> float:
    """How well a row of headings names fields of a manifest; zero for fewer than two, unless one is surely that of names."""
    best: dict[str, float] = {}
    for heading in headings:
        guesses = [guess for guess in matcher().best(heading.readings) if guess.score >= LIKELY]
        if guesses and guesses[0].score > best.get(guesses[0].field, 0.0):
            best[guesses[0].field] = guesses[0].score
    alone = best.get(Field.NAME, 0.0) >= SAME_WORDS
    total = sum(best.values()) + (1.0 if Field.NAME in best else 0.0)
    return total if alone or (len(best) > 1 and total >= LEAST_SCORE) else 0.0


def tables_of(book: Book) -> list[Table]:
    """The tables of the book that have headings of people: first the one whose headings say most, the longer of two alike."""
    tables = [table for sheet in book.sheets if (table := table_in(sheet, score)) is not None]
    return sorted(tables, key=lambda table: (-round(table.score, 1), -len(table.rows)))


def bare_table(sheet: Sheet) -> Table:
    """A sheet without headings, whose columns a person named by their letters."""
    return Table(sheet, (), [Heading("", ("",))] * sheet.width, (), sheet.rows, 0.0)


def only_letters(given: Mapping[str, str]) -> bool:
    """Whether columns were named by their letters, and at least one was."""
    return bool(given) and all(column_of(name.strip()) is not None for name in given)


def columns_of(table: Table, given: Mapping[str, str]) -> list[ColumnRead]:
    """What each column is. `given`: fields by heading or letter as a person chose them, "" or "-" for none. Raises RuleBroken."""
    width = max(len(table.headings), table.sheet.width)
    headings = [*table.headings, *[Heading("", ("",))] * (width - len(table.headings))]
    told = [Told(at, heading.shown, heading.readings, _said(table.values(at))) for at, heading in enumerate(headings)]
    told = [each for each in told if each.heading or each.values]
    chosen = _given(headings, given)
    found = suggested(told, matcher(), LOOKS, by_values=BY_VALUES, given=chosen)
    columns = [ColumnRead(each.at, letters(each.at), *each[1:]) for each in found]
    if Field.NAME.value not in {each.field for each in columns}:
        columns = _with_names(columns, told)
    return columns


def _said(values: Sequence[Cell]) -> list[Cell]:
    """The cells that hold more than a stroke."""
    return [cell for cell in values if any(sign.isalnum() or sign in words().marks for sign in text_of(cell))]


def _given(headings: Sequence[Heading], given: Mapping[str, str]) -> dict[int, str]:
    chosen: dict[int, str] = {}
    for name, wanted in given.items():
        said = field_named(wanted)
        if said and said in chosen.values():
            raise RuleBroken(GIVEN_TWICE, field="map", name=Known(FIELD_WORDS[Field(said)]))
        chosen[_column_named(headings, name)] = said
    return chosen


def _column_named(headings: Sequence[Heading], name: str) -> int:
    asked = plain(name)
    for at, heading in enumerate(headings):
        if heading.shown and asked in {plain(heading.shown), plain(heading.shown.rpartition(" / ")[2])} - {""}:
            return at
    lettered = column_of(name.strip())
    if lettered is None or lettered >= len(headings):
        raise RuleBroken(NO_HEADING, field="map", heading=name[:60])
    return lettered


def field_named(wanted: str) -> str:
    """A field by its code or by its Indonesian name; empty for none. Raises RuleBroken."""
    said = wanted.strip()
    if said in NOT_USED:
        return ""
    if said in set(Field):
        return said
    by_words = {plain(label): name.value for name, label in FIELD_WORDS.items()}
    if (name := by_words.get(plain(said))) is not None:
        return name
    raise RuleBroken(NO_FIELD, field="map", given=said[:40], known=", ".join(Field))


def _with_names(columns: list[ColumnRead], told: Sequence[Told]) -> list[ColumnRead]:
    """The columns with one taken for that of names, because its values are words and hardly any comes twice."""
    values = {each.at: [text_of(cell) for cell in each.values] for each in told}
    for number, column in enumerate(columns):
        some = values[column.at]
        if column.field or column.how in {"given", "twice"} or not some:
            continue
        names = sum(_is_name(each) for each in some) >= NAMES_ALIKE * len(some)
        if names and len(set(some)) >= NAMES_DIFFERENT * len(some):
            columns[number] = ColumnRead(
                column.at, column.letter, column.heading, Field.NAME.value, "values", 0.6, column.filled
            )
            break
    return columns
