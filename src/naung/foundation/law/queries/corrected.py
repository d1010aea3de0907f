"""The law with an office's corrections laid over it: the shipped rows as shelves, and the whole law of a day."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache, partial
from string import Formatter
from typing import Any

from naung.foundation.clock.vocabulary import Unit
from naung.foundation.errors import RuleBroken
from naung.foundation.law.queries.lines import RawRow, raw_rows
from naung.foundation.law.queries.tables import law_of, shipped_law, shipped_texts
from naung.foundation.law.rules.corrections import UNSURE, ends_on, in_order, lay, starts_on
from naung.foundation.law.vocabulary import ClockVersion, Law, LawTableBroken
from naung.foundation.law.vocabulary.corrections import Cell, Correction, Raw, Shelf, Table
from naung.foundation.words import gettext_noop

WORDS = {"id": Cell.TEXT, "en": Cell.TEXT}
BASIS = {
    "note_id": Cell.TEXT,
    "note_en": Cell.TEXT,
    "legal_basis": Cell.TEXT,
    "pasal": Cell.TEXT,
    "ayat": Cell.TEXT,
    "valid_from": Cell.DAY,
    "valid_to": Cell.DAY,
    UNSURE: Cell.CODES,
}
CELLS: Mapping[Table, Mapping[str, Cell]] = {
    Table.CLOCK: {"amount": Cell.NUMBER, "unit": Cell.TEXT, "may_pause": Cell.CODES, **WORDS, **BASIS},
    Table.HOTLINE: {"number": Cell.TEXT, "channel": Cell.TEXT, **WORDS},
    Table.RIGHT: {**WORDS, **BASIS},
    Table.DUTY: {**WORDS, **BASIS},
    Table.TRACK: {**WORDS, **BASIS},
    Table.TRAP: {**WORDS, **BASIS},
    Table.SENTENCE: WORDS,
}
OTHER_FAMILY = gettext_noop("Satuan jam atau hari tidak dapat diganti dengan bulan atau tahun, dan sebaliknya.")
OTHER_GAPS = gettext_noop("Isian dalam kurung kurawal harus tetap sama seperti kalimat bawaan.")
EMPTY = gettext_noop("Isi dahulu bagian ini.")
NOT_TAKEN = gettext_noop("Bagian ini tidak diterima: %(wrong)s.")
FAULTS = {
    "note_id": gettext_noop("Tulis catatannya dalam kedua bahasa, atau kosongkan keduanya."),
    "valid_to": gettext_noop("Hari terakhir tidak boleh mendahului hari pertama."),
}
NO_NUMBER = gettext_noop("Tulis nomor yang dapat dihubungi: angka, boleh diawali +.")
TELEPHONE = frozenset("0123456789+-. ()")


@lru_cache(maxsize=1)
def _shipped() -> tuple[RawRow, ...]:
    return tuple(raw for file, text in shipped_texts().items() for raw in raw_rows(file, text))


@lru_cache(maxsize=1)
def law_shelves() -> Mapping[Table, Shelf]:
    """The tables of the law of which an office may correct rows."""
    found = {}
    for table, cells in CELLS.items():
        rows = {raw.values["code"]: raw.values for raw in _shipped() if raw.table == table.value}
        found[table] = Shelf(table, rows, cells, partial(_judge, table))
    return found


def _judge(table: Table, raw: Raw) -> None:
    """The loader of the shipped tables on the whole law with this row in it. Raises RuleBroken beside its field."""
    shipped = law_shelves()[table].rows[raw["code"]]
    if table is Table.CLOCK and (shipped["unit"] in set(Unit)) != (raw["unit"] in set(Unit)):
        raise RuleBroken(OTHER_FAMILY, field="unit")
    for tongue in ("id", "en") if table is Table.SENTENCE else ():
        if _gaps(raw[tongue]) != _gaps(shipped[tongue]):
            raise RuleBroken(OTHER_GAPS, field=tongue)
    if table is Table.HOTLINE and not _dialled(raw["number"]):
        raise RuleBroken(NO_NUMBER, field="number")
    try:
        _law_with({(table, raw["code"]): raw})
    except LawTableBroken as wrong:
        raise _beside(wrong, raw) from wrong


def _beside(wrong: LawTableBroken, raw: Raw) -> RuleBroken:
    """The loader's complaint as a page says it, beside the field it is about."""
    if raw.get(wrong.key) == "":
        return RuleBroken(EMPTY, field=wrong.key)
    said = FAULTS.get(wrong.key)
    return RuleBroken(said, field=wrong.key) if said else RuleBroken(NOT_TAKEN, field=wrong.key, wrong=wrong.said)


def _gaps(sentence: str) -> set[tuple[str | None, str | None, str | None]] | None:
    """What is filled into a sentence, and how; None where its braces do not close."""
    try:
        return {tuple(parts) for _, *parts in Formatter().parse(sentence) if parts[0] is not None}  # type: ignore[misc]  # three parts
    except ValueError:
        return None


def _dialled(number: str) -> bool:
    return not number or (set(number) <= TELEPHONE and any(each.isdigit() for each in number))


def _law_with(changed: Mapping[tuple[Table, str], Raw]) -> Law:
    """The shipped law with these rows in the place of its own. Raises LawTableBroken."""
    known = {(table.value, code): raw for (table, code), raw in changed.items()}
    rows = [_replaced(raw, known.get((raw.table, raw.values.get("code", "")))) for raw in _shipped()]
    return law_of([*_sources(changed.values()), *rows])


def _replaced(raw: RawRow, values: Raw | None) -> RawRow:
    return raw if values is None else RawRow(raw.table, raw.file, raw.line, values, raw.lines)


def _sources(changed: Iterable[Raw]) -> list[RawRow]:
    """The sources that corrections name, beside those that ship."""
    texts = dict.fromkeys(raw["source"] for raw in changed if "source" in raw)
    known = {raw.values["code"] for raw in _shipped() if raw.table == "source"}
    return [RawRow("source", "", 0, {"code": text, "text": text}, {}) for text in texts if text not in known]


def law_on(corrections: tuple[Correction, ...], on: date) -> Law:
    """The law as an office with these corrections has it on that day."""
    own = tuple(one for one in corrections if one.table in CELLS and one.signed_on is not None)
    return _law_on(own, on) if own else shipped_law()


@lru_cache(maxsize=32)
def _law_on(corrections: tuple[Correction, ...], on: date) -> Law:
    law = _in_force(in_order(corrections, on), on)
    return replace(law, versions=_versions(corrections))


@lru_cache(maxsize=64)
def _in_force(corrections: tuple[Correction, ...], on: date) -> Law:
    changed: dict[tuple[Table, str], Any] = {}
    for table, shelf in law_shelves().items():
        changed |= {(table, code): laid.raw for code, laid in lay(shelf, corrections, on).items()}
    if not changed:
        return shipped_law()
    try:
        return _law_with(changed)
    except LawTableBroken:
        return _one_by_one(changed)


def _one_by_one(changed: Mapping[tuple[Table, str], Raw]) -> Law:
    """Rows that each stand up and not together: those that still do after the ones before them."""
    kept: dict[tuple[Table, str], Raw] = {}
    law = shipped_law()
    for key, raw in changed.items():
        try:
            law = _law_with({**kept, key: raw})
        except LawTableBroken:
            continue
        kept[key] = raw
    return law


def _versions(corrections: Iterable[Correction]) -> dict[str, tuple[ClockVersion, ...]]:
    """Each corrected clock as it reads from each day on which a correction begins or ends."""
    clocks = tuple(one for one in corrections if one.table is Table.CLOCK)
    shipped, found = shipped_law().clocks, {}
    for code in sorted({one.row for one in clocks} & set(shipped)):
        days = sorted({day for one in clocks if one.row == code for day in (starts_on(one), ends_on(one)) if day})
        read = [ClockVersion(day, _in_force(in_order(clocks, day), day).clocks[code]) for day in days]
        found[code] = (ClockVersion(None, shipped[code]), *read)
    return found
