"""One row from its written form, each cell checked: an unknown key, a missing mark or language, a bad date is refused."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from typing import Any, TypeVar

from naung.foundation.clock.vocabulary import Mark, Unit
from naung.foundation.law.queries.lines import RawRow
from naung.foundation.law.rules.conditions import BASE, CONDITIONS, WITHOUT_ACT
from naung.foundation.law.rules.deadlines import MONTHS_IN
from naung.foundation.law.vocabulary import Kind, Penalty, Row

Cell = Callable[[Any], Any]
R = TypeVar("R", bound=Row)
REQUIRED = (
    "code",
    "id",
    "en",
    "legal_basis",
    "pasal",
    "ayat",
    "valid_from",
    "valid_to",
    "mark",
    "source",
    "checked_by",
    "checked_on",
)
NOT_EMPTY = frozenset({"code", "id", "en", "legal_basis", "source"})
UNITS = frozenset({*Unit, *MONTHS_IN})
MEANS_WORDS = frozenset({"", "yes", "no", "unclear"})


class BadCell(ValueError):
    """What is wrong with one cell, in words."""


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise BadCell("harus teks")
    return value


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise BadCell("harus true atau false")
    return value


def _number(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise BadCell("harus bilangan bulat, tidak kurang dari nol")
    return value


def _day(value: Any) -> date | None:
    if value == "":
        return None
    if type(value) is not date:
        raise BadCell("harus tanggal TTTT-BB-HH, atau kosong bila terbuka")
    return value


def _mark(value: Any) -> Mark:
    try:
        return Mark(_text(value))
    except ValueError as wrong:
        raise BadCell("tanda harus V, V2, atau M") from wrong


def _marks(value: Any) -> dict[str, Mark]:
    if not isinstance(value, dict):
        raise BadCell("harus tabel bagian dan tandanya")
    return {part: _mark(mark) for part, mark in value.items()}


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or len(set(map(_text, value))) != len(value):
        raise BadCell("harus daftar teks tanpa pengulangan")
    return tuple(value)


def _set(value: Any) -> frozenset[str]:
    return frozenset(value.split()) if isinstance(value, str) else frozenset(_texts(value))


def _one_of(allowed: frozenset[str]) -> Cell:
    def cell(value: Any) -> str:
        if value not in allowed:
            raise BadCell(f"harus salah satu dari {', '.join(sorted(allowed))}")
        return str(value)

    return cell


def _kind(value: Any) -> Kind:
    return Kind(_one_of(frozenset(Kind))(value))


def _requires(value: Any) -> tuple[str, ...]:
    unknown = set(_texts(value)) - {*CONDITIONS, BASE}
    if unknown:
        raise BadCell(f"syarat tidak dikenal: {', '.join(sorted(unknown))}")
    return tuple(value)


def _penalty(value: Any) -> Penalty:
    known = {field.name for field in fields(Penalty)}
    renamed = {"as_article" if key == "as" else key: cell for key, cell in value.items()}
    unknown = set(renamed) - known
    if unknown:
        raise BadCell(f"kunci pidana tidak dikenal: {', '.join(sorted(unknown))}")
    if ("extra_id" in renamed) != ("extra_en" in renamed):
        raise BadCell("kedua bahasa diperlukan")
    least, most = renamed.get("min_years"), renamed.get("max_years")
    if least is not None and most is not None and least > most:
        raise BadCell("pidana paling singkat lebih lama daripada paling lama")
    return Penalty(**renamed)


CELLS: Mapping[str, Cell] = {
    "valid_from": _day,
    "valid_to": _day,
    "mark": _mark,
    "marks": _marks,
    "aliases": _texts,
    "implies": _texts,
    "on": _texts,
    "conflict_with": _texts,
    "clocks": _texts,
    "requires": _requires,
    "kind": _kind,
    "penalty": _penalty,
    "unit": _one_of(UNITS),
    "per": _one_of(frozenset({"act", "case"})),
    "means_in_text": _one_of(MEANS_WORDS),
    "years": _number,
    "amount": _number,
    **dict.fromkeys(("moves", "considered", "redirects", "lasts", "local"), _flag),
    **dict.fromkeys(
        (
            "kinds",
            "facts",
            "facts_hint",
            "on_if_exploited",
            "purpose_kinds",
            "prefixes",
            "countries",
            "may_pause",
            "when",
            "articles",
            "about",
        ),
        _set,
    ),
}


def row_of(raw: RawRow, kind: type[R]) -> R:
    """The row as a frozen value; raises LawTableBroken with file and line for the first cell that is wrong."""
    known = {field.name for field in fields(kind)} - {"file", "line"}
    for key in raw.values:
        if key not in known:
            raise raw.broken(key, "kunci tidak dikenal")
    for key in REQUIRED:
        if key not in raw.values:
            raise raw.broken(key, "wajib ada")
    cells = {key: _cell(raw, key) for key in raw.values}
    try:
        return kind(**cells, file=raw.file, line=raw.line)
    except TypeError as wrong:
        raise raw.broken("code", str(wrong)) from wrong


def _cell(raw: RawRow, key: str) -> Any:
    value = raw.values[key]
    if key in NOT_EMPTY and value == "":
        raise raw.broken(key, "tidak boleh kosong")
    try:
        read: Cell = CELLS.get(key, _text)
        return read(value)
    except BadCell as wrong:
        raise raw.broken(key, str(wrong)) from wrong


def require_whole(raw: RawRow, row: Row) -> None:
    """Refuse a row that contradicts itself: dates backwards, one note language, checked by nobody on some day."""
    if row.valid_from and row.valid_to and row.valid_from > row.valid_to:
        raise raw.broken("valid_to", "lebih awal daripada valid_from")
    if bool(row.note_id) != bool(row.note_en):
        raise raw.broken("note_id", "kedua bahasa diperlukan")
    if bool(row.checked_by) != bool(row.checked_on):
        raise raw.broken("checked_by", "pemeriksa dan tanggalnya diisi bersama")
    if raw.values.get("per") == "case" and not set(raw.values["requires"]) <= WITHOUT_ACT:
        raise raw.broken("requires", f"tanpa perbuatan hanya {', '.join(sorted(WITHOUT_ACT))}")
