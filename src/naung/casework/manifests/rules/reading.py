"""A list of people from a book that was read: each row whole, or refused with every reason; every row accounted for."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from datetime import date

from naung.casework.manifests.rules import births, values
from naung.casework.manifests.rules.alike import alike
from naung.casework.manifests.rules.mapping import bare_table, columns_of, only_letters, tables_of
from naung.casework.manifests.rules.rows import Layout, read_row
from naung.casework.manifests.rules.tables import words
from naung.casework.manifests.rules.values import LONGEST_LINE
from naung.casework.manifests.vocabulary import (
    FIELD_WORDS,
    MAY_BE_LEFT_OUT,
    SHARED,
    ColumnRead,
    Field,
    Manifest,
    Person,
    Remark,
    RowLeft,
    RowRefused,
)
from naung.foundation.errors import RuleBroken
from naung.foundation.words import Known, gettext_noop
from naung.methods.sheets.cells import Book, Cell, Row, Sheet, letters
from naung.methods.sheets.grid import Table, filled_down
from naung.methods.sheets.lost import last_digits_kept
from naung.methods.sheets.sorting import Left, Why, sorted_rows

LATELY, ENOUGH, MOSTLY = 3 * 365, 5, 0.6  # days; births of a list; their share
DEPOT = re.compile(r"\s*(?:dari\s+)?(?:depot|depo|depoh|dti|penjara|rumah detensi)\b", re.IGNORECASE)
NO_SECTION = (Why.TOTAL, Why.HEADING, Why.NUMBERING)
LONGEST_LEFT = 1200  # characters of a row that is nobody's
MOST_NAMED = 20  # rows that are named in one sentence
MOST_BARE = 0.3  # of the people of a list, who have no more than a name, for that to be odd
SWAPPED = 3  # dates of each kind from which a column looks as if a spreadsheet had turned days and months

NO_TABLE = gettext_noop(
    "Tidak ada baris judul yang dikenal di berkas ini. Judul harus memuat setidaknya nama; atau sebut kolomnya dengan huruf "
    "(A, B, C)."
)
NO_ROWS = gettext_noop(
    "Tidak ada isi di lembar yang tampak. Bila daftarnya di lembar tersembunyi, sebut nama lembarnya."
)
NO_NAMES = gettext_noop("Kolom nama tidak ditemukan. Sebut kolom mana yang memuat nama.")
OTHER_SHEETS = gettext_noop("Lembar lain tidak dibaca sebagai daftar: %(names)s.")
MORE_LISTS = gettext_noop("Lembar lain juga tampak seperti daftar dan belum dibaca: %(names)s. Bacalah satu per satu.")
HIDDEN_ROWS = gettext_noop("Ada %(count)s baris tersembunyi di lembar ini; semuanya ikut dibaca.")
BORN_LATELY = gettext_noop("Hampir semua tanggal di kolom ini baru. Periksa apakah ini sungguh tanggal lahir.")
COMPUTED = gettext_noop("Isi kolom ini dihitung rumus; yang dipakai hasil yang tersimpan di berkas.")
LINKS = gettext_noop("Ada %(count)s tautan di lembar ini; tidak satu pun dibuka.")
TURNED = gettext_noop(
    "Di kolom ini sebagian tanggal tersimpan sebagai tanggal dan sebagian sebagai teks; mungkin Excel telah menukar hari dan "
    "bulan. Periksa beberapa baris pada surat aslinya."
)
ALONE = gettext_noop(
    "Baris %(rows)s hanya berisi tulisan di kolom nama dan tidak diambil sebagai orang. Bila itu orang, beri nomor urut di "
    "berkasnya lalu muat lagi, atau tambah dengan tangan."
)
ONLY_NAME = gettext_noop("Dari baris %(rows)s hanya namanya yang terisi. Periksa apakah itu orang.")
DOUBTFUL = gettext_noop("Isi kolom ini tidak tampak seperti %(field)s. Periksa apakah kolomnya benar.")


def read_manifest(
    book: Book,
    *,
    on: date,
    causes: Mapping[str, Sequence[str]],
    given: Mapping[str, str] | None = None,
    without: frozenset[Field] = frozenset(),
) -> Manifest:
    """The people of a book on the day of the list.

    `causes`: codes with the words by which each is heard. `given`: fields by heading or letter of a column, chosen by a person.
    `without`: fields without which a row is taken where they can't be read. Raises RuleBroken where no table of people is found.
    """
    chosen = dict(given or {})
    table, others = _table(book, chosen)
    columns = columns_of(table, chosen)
    at = {Field(column.field): column.at for column in columns if column.field}
    if Field.NAME not in at:
        raise RuleBroken(NO_NAMES, field="map")
    layout = _layout(book, table, at, columns, on, values.phrases_of(causes), without & MAY_BE_LEFT_OUT)
    counted = frozenset({at[Field.NUMBER]}) if Field.NUMBER in at else frozenset[int]()
    kept, left = sorted_rows(table, frozenset({at[Field.NAME]}), words().around, counted)
    rows = _ditto_filled(
        filled_down(kept, table.sheet.merged, frozenset(at[each] for each in SHARED & set(at))), layout
    )
    people: list[Person] = []
    refused: list[RowRefused] = []
    depots = sections(left)
    for row, stood in zip(rows, kept, strict=True):
        read = read_row(row, layout, stood, depot=depot_above(row.number, depots))
        if isinstance(read, Person):
            people.append(read)
        else:
            refused.append(read)
    left_rows = [RowLeft(each.number, each.why.value, each.text[:LONGEST_LEFT]) for each in left]
    remarks = [
        *_alone(left),
        *_bare(kept),
        *_remarks(book, table, others, columns),
        *_turned(table, at),
        *_young(people, at, on),
    ]
    return Manifest(
        table.sheet.name, table.heading_rows, table.titles, columns, people, refused, left_rows, alike(people), remarks
    )


def _alone(left: Sequence[Left]) -> list[Remark]:
    """A word on rows whose only text stands in the column of names: whoever reads it sees whether it is a person."""
    rows = [each.number for each in left if each.why is Why.ALONE]
    return [Remark(Field.NAME.value, "", "alone", ALONE, values={"rows": _numbers(rows)})] if rows else []


def _numbers(rows: Sequence[int]) -> str:
    return ", ".join([*map(str, rows[:MOST_NAMED]), *(["…"] if len(rows) > MOST_NAMED else [])])


def _bare(kept: Sequence[Row]) -> list[Remark]:
    """A word on people of whom the list says no more than the name, where it says more of nearly everybody else."""
    rows = [row.number for row in kept if sum(cell is not None for cell in row.cells) == 1]
    if not rows or len(rows) > MOST_BARE * len(kept):
        return []
    return [Remark(Field.NAME.value, "", "only_name", ONLY_NAME, values={"rows": _numbers(rows)})]


def sections(left: Sequence[Left]) -> list[tuple[int, str]]:
    """Rows that name a depot over the people below them, in order."""
    return [(each.number, each.text) for each in left if each.why not in NO_SECTION and DEPOT.match(each.text)]


def depot_above(row: int, depots: Sequence[tuple[int, str]]) -> str:
    """The depot that was named last above a row; empty where none was."""
    at = bisect_left(depots, (row, "")) - 1
    return " ".join(depots[at][1].split())[:LONGEST_LINE] if at >= 0 else ""


def _table(book: Book, given: Mapping[str, str]) -> tuple[Table, list[Table]]:
    """The table that is read, and others of the book that look like lists, too."""
    tables = tables_of(book)
    if tables:
        return tables[0], tables[1:]
    longest = max(book.sheets, key=lambda sheet: len(sheet.rows), default=Sheet("", ()))
    if only_letters(given) and longest.rows:
        return bare_table(longest), []
    raise RuleBroken(NO_TABLE if longest.rows else NO_ROWS, field="file")


def _layout(
    book: Book,
    table: Table,
    at: Mapping[Field, int],
    columns: Sequence[ColumnRead],
    on: date,
    causes: Mapping[str, Sequence[str]],
    without: frozenset[Field],
) -> Layout:
    born = [cell for each in (Field.BIRTH, Field.BIRTH_PLACE_DATE) if each in at for cell in table.values(at[each])]
    kept = {each: last_digits_kept(table.values(at[each])) for each in (Field.NIK, Field.PAPERS) if each in at}
    headings = {column.at: column.heading or column.letter for column in columns}
    return Layout(at, on, births.habit_of(born, book.day_one), kept, causes, without, headings)


def _ditto_filled(rows: Sequence[Row], layout: Layout) -> list[Row]:
    """The rows with what stands above in the place of each ditto mark, in the columns that may be shared."""
    columns = [layout.at[each] for each in SHARED & set(layout.at)]
    last: dict[int, Cell] = {}
    found = []
    for row in rows:
        cells = list(row.cells)
        for column in columns:
            if column < len(cells) and values.is_ditto(cells[column]) and column in last:
                cells[column] = last[column]
            if column < len(cells) and cells[column] is not None:
                last[column] = cells[column]
        found.append(Row(row.number, tuple(cells)))
    return found


def _remarks(book: Book, table: Table, others: Sequence[Table], columns: Sequence[ColumnRead]) -> list[Remark]:
    """What is to be said of the whole list."""
    found = []
    if others:
        names = ", ".join(f"{each.sheet.name} ({len(each.rows)})" for each in others)
        found.append(Remark("", "", "more_lists", MORE_LISTS, values={"names": names[:200]}))
    lists = {id(table.sheet), *(id(each.sheet) for each in others)}
    unread = [sheet.name for sheet in book.sheets if id(sheet) not in lists and sheet.rows]
    unread += [each.name for each in book.listed if not each.read]
    if unread:
        found.append(Remark("", "", "other_sheets", OTHER_SHEETS, values={"names": ", ".join(unread)[:200]}))
    if table.sheet.hidden:
        found.append(Remark("", "", "hidden_rows", HIDDEN_ROWS, values={"count": table.sheet.hidden}))
    if table.sheet.links:
        found.append(Remark("", "", "links", LINKS, values={"count": table.sheet.links}))
    for column in columns:
        if column.field and table.sheet.computed.get(column.at):
            found.append(Remark(column.field, column.letter, "computed", COMPUTED, column.heading))
        if column.doubt:
            found.append(
                Remark(
                    column.field,
                    column.letter,
                    "doubtful",
                    DOUBTFUL,
                    column.heading,
                    {"field": Known(FIELD_WORDS[Field(column.field)])},
                )
            )
    return found


def _young(people: Sequence[Person], at: Mapping[Field, int], on: date) -> list[Remark]:
    """A word on a column of births in which nearly everybody was born lately: it may hold the days of something else."""
    field = next((each for each in (Field.BIRTH, Field.BIRTH_PLACE_DATE) if each in at), None)
    born = [person.birth.first for person in people if person.birth.is_exact and person.birth.first is not None]
    late = [day for day in born if (on - day).days < LATELY]
    if field is None or len(born) < ENOUGH or len(late) < MOSTLY * len(born):
        return []
    return [Remark(field.value, letters(at[field]), "born_lately", BORN_LATELY)]


def _turned(table: Table, at: Mapping[Field, int]) -> list[Remark]:
    """A word on a column of births in which a spreadsheet may have turned days and months."""
    if Field.BIRTH not in at:
        return []
    cells = table.values(at[Field.BIRTH])
    texts = [found for cell in cells if isinstance(cell, str) and (found := births.PARTS.fullmatch(cell.strip()))]
    days = [cell for cell in cells if isinstance(cell, date)]
    late = [found for found in texts if int(found[1]) > 12]
    if len(days) >= SWAPPED and len(late) >= SWAPPED and len(late) == len(texts) and all(day.day <= 12 for day in days):
        return [Remark(Field.BIRTH.value, letters(at[Field.BIRTH]), "turned", TURNED)]
    return []
