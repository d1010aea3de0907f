"""A mission's list on its way into a batch: what becomes of its columns, as an officer corrects it, and of each row."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from naung.casework.arrivals.rules.tables import Codes
from naung.casework.arrivals.vocabulary import ListChosen, RowTold
from naung.casework.manifests.rules.mapping import bare_table, columns_of, tables_of
from naung.casework.manifests.vocabulary import MAY_BE_LEFT_OUT, ColumnRead, Field, Person
from naung.foundation.places.rules.codes import is_code
from naung.methods.sheets.cells import Book, Sheet, column_of, shown
from naung.methods.sheets.grid import Table
from naung.methods.sheets.headings import plain

MOST_HELD = 4 * 1024 * 1024  # bytes of a file that a desk may put in; a larger one is for the command
MOST_COLUMNS, LONGEST_KEY = 200, 200
SAMPLES, LONGEST_SAMPLE = 3, 40
MOST_ORIGINS = 1000  # unsure origins of one list
BETWEEN = " / "  # of the rows of one heading


def causes_heard(codes: Codes) -> Mapping[str, Sequence[str]]:
    """Causes by the words by which a list names each."""
    return {code: row.heard for code, row in codes.causes.items()}


def row_told(person: Person, fingerprint: str) -> RowTold:
    """A person of a list as the batch takes her. Of her health it takes whether she is ill, and no word of it."""
    return RowTold(
        name=person.name, fingerprint=fingerprint, birth=person.birth, age=person.age, sex=person.sex, nik=person.nik,
        papers=person.papers, origin=person.origin, origin_words=person.origin_words, destination=person.destination,
        cause=person.cause, sector="; ".join(each for each in (person.sector, person.employer) if each)[:200], ill=person.ill,
        dead=person.dead, group=person.group, notes=person.notes,
    )  # fmt: skip


def table_of(book: Book) -> Table | None:
    """The table that is read: the one whose headings say most, else the longest sheet with its columns by letter."""
    tables = tables_of(book)
    if tables:
        return tables[0]
    longest = max(book.sheets, key=lambda sheet: len(sheet.rows), default=Sheet("", ()))
    return bare_table(longest) if longest.rows else None


def keyed(table: Table) -> dict[str, ColumnRead]:
    """Columns as they are suggested, each by what names it surely: its heading where no other has the same, else its letter."""
    columns = columns_of(table, {})
    said = Counter(name for column in columns for name in _readings(column))
    return {
        (column.heading if all(said[name] == 1 for name in _readings(column)) and column.heading else column.letter): column
        for column in columns
    }  # fmt: skip


def _readings(column: ColumnRead) -> set[str]:
    return {plain(column.heading), plain(column.heading.rpartition(BETWEEN)[2])} - {""}


def fitting(given: Mapping[str, str], columns: Mapping[str, ColumnRead], *, own: bool) -> dict[str, str]:
    """Of what was chosen, what this list has. `own`: it was chosen for this list; of another one a letter means nothing here,
    unless neither has headings."""
    bare = not any(column.heading for column in columns.values())
    names = {plain(key) or key: key for key, column in columns.items() if own or bare or key == column.heading}
    return {names[plain(key) or key]: said for key, said in given.items() if (plain(key) or key) in names}


def samples(table: Table, column: ColumnRead) -> tuple[str, ...]:
    """What stands first in a column, so that somebody can tell what it is."""
    return tuple(dict.fromkeys(shown(cell)[:LONGEST_SAMPLE] for cell in table.values(column.at)[: 2 * SAMPLES]))[
        :SAMPLES
    ]


def chosen_text(chosen: ListChosen) -> str:
    """What was chosen, as it is kept."""
    told = {"sheet": chosen.sheet, "given": dict(chosen.given), "without": sorted(chosen.without)}
    return json.dumps(told | {"origins": dict(chosen.origins)})


def chosen_of(text: str) -> ListChosen:
    """What was kept. A field that the house no longer has is left out."""
    kept = json.loads(text or "{}")
    given = {key: said for key, said in kept.get("given", {}).items() if said == "" or said in set(Field)}
    without = frozenset(kept.get("without", ())) & {each.value for each in MAY_BE_LEFT_OUT}
    origins = {words: code for words, code in kept.get("origins", {}).items() if code == "" or is_code(code)}
    return ListChosen(kept.get("sheet", ""), given, without, origins)


def known_fields(chosen: ListChosen) -> bool:
    """Whether everything that was chosen is a field that a list can have."""
    fields = set(chosen.given.values()) - {""} | set(chosen.without)
    return (
        fields <= {each.value for each in Field}
        and len(chosen.given) <= MOST_COLUMNS
        and all(len(key) <= LONGEST_KEY for key in (*chosen.given, chosen.sheet))
        and all(code == "" or is_code(code) for code in chosen.origins.values())
        and len(chosen.origins) <= MOST_ORIGINS
    )


def unsure_origins(people: Sequence[Person]) -> dict[str, tuple[str, ...]]:
    """Origins of a list that may be several places, or are near some: the words, and the codes that may be meant."""
    return {each.origin_words: each.origin_near for each in people if each.origin_words and each.origin_near}


def with_origin(row: RowTold, person: Person, chosen: ListChosen) -> RowTold:
    """The row with the place that somebody said her origin is, where the list leaves it open."""
    code = chosen.origins.get(person.origin_words) if person.origin_near else None
    return row if code is None else replace(row, origin=code)


def only_headings(given: Mapping[str, str]) -> dict[str, str]:
    """Of what was chosen for columns, what names a heading: a letter means nothing on another sheet."""
    return {key: said for key, said in given.items() if column_of(key) is None}
