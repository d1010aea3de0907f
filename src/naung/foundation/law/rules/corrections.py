"""Laying an office's signed corrections over the shipped rows, by day. Nothing unsigned changes anything.

A correction counts from its day on and never backwards: at the earliest on the day it is signed, a clock on the day after,
so that no deadline that runs already moves. The same holds for the day on which it is withdrawn.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

from naung.foundation.clock.vocabulary import Mark
from naung.foundation.errors import RuleBroken
from naung.foundation.law.vocabulary.corrections import Cell, Correction, Laid, Raw, Shelf, State, Table
from naung.foundation.words import gettext_noop

DAY = timedelta(days=1)
LONGEST_VALUE, LONGEST_SOURCE, LONGEST_REASON = 600, 300, 400
UNSURE = "unsure"  # the cell that lists the parts of a row that nobody has verified
CODE = re.compile(r"[\w.:-]+", re.ASCII)

NOTHING_NEW = gettext_noop("Tidak ada yang berubah: isi, tanda dan sumbernya sama dengan yang sekarang.")
NO_SUCH_ROW = gettext_noop("Aturan ini tidak ada lagi dalam tabel bawaan.")
NO_SUCH_CELL = gettext_noop("Bagian ini tidak dapat dibetulkan di sini.")
NO_REASON = gettext_noop("Tulis mengapa aturan ini dibetulkan.")
NO_SOURCE = gettext_noop("Tulis sumbernya: naskah, nomor dan tanggalnya, atau surat yang menjadi dasar.")
TOO_LONG = gettext_noop("Terlalu panjang: paling banyak %(most)s huruf.")
TOO_EARLY = gettext_noop("Pembetulan berlaku paling awal hari ini. Yang sudah lewat tidak diubah.")
NOT_A_NUMBER = gettext_noop("Tulis angka tanpa koma, tidak kurang dari nol.")
NOT_A_DAY = gettext_noop("Tulis tanggal lengkap, misalnya 2026-12-31, atau kosongkan.")
NOT_CODES = gettext_noop("Tulis kode-kodenya, dipisahkan koma.")
OWN_SIGNATURE = gettext_noop("Yang mengusulkan tidak menandatangani usulnya sendiri. Minta orang kedua.")
SIGNED_ALREADY = gettext_noop("Pembetulan ini sudah ditandatangani.")
WITHDRAWN_ALREADY = gettext_noop("Pembetulan ini sudah dicabut.")
NO_WHY = gettext_noop("Tulis mengapa pembetulan ini dicabut.")


def read_value(cell: Cell, text: str, field: str = "") -> Any:
    """The value that a kept text means. Raises RuleBroken beside its field."""
    if cell is Cell.NUMBER:
        if not (text.isascii() and text.isdigit()) or len(text) > len("9999"):
            raise RuleBroken(NOT_A_NUMBER, field=field)
        return int(text)
    if cell is Cell.DAY:
        return _day(text, field)
    if cell is Cell.CODES:
        codes = [each.strip() for each in text.split(",") if each.strip()]
        if not all(CODE.fullmatch(each) for each in codes):
            raise RuleBroken(NOT_CODES, field=field)
        return codes
    return text


def _day(text: str, field: str) -> date | str:
    if not text:
        return ""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise RuleBroken(NOT_A_DAY, field=field) from None


def write_value(value: Any) -> str:
    """A value of a row as the text in which it is kept and compared."""
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(sorted(value) if isinstance(value, set | frozenset) else value)
    return value.isoformat() if isinstance(value, date) else "" if value is None else str(value)


def reads_same(cell: Cell, text: str, value: Any) -> bool:
    """Whether a typed text means what stands there already; the order of codes is no difference."""
    if cell is Cell.CODES:
        return {each.strip() for each in text.split(",") if each.strip()} == set(value or ())
    return text == write_value(value)


def cell_of(raw: Raw, name: str) -> Any:
    """The value of one cell; `UNSURE` gathers the parts of the row that rest on memory."""
    if name != UNSURE:
        return raw.get(name)
    return sorted(part for part, mark in raw.get("marks", {}).items() if mark == Mark.MEMORY)


def fingerprint(raw: Raw) -> str:
    """The hash of a row as shipped: any change of any cell changes it."""
    words = json.dumps(_plain(raw), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(words.encode()).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value if isinstance(value, bool | int | str) else str(value)


def starts_on(one: Correction) -> date | None:
    """The first day on which a correction counts; None while nobody has signed it a second time."""
    if one.signed_on is None:
        return None
    return max(one.from_on, one.signed_on + DAY if one.table is Table.CLOCK else one.signed_on)


def ends_on(one: Correction) -> date | None:
    """The first day on which it counts no more; None where it was not withdrawn."""
    if one.withdrawn_on is None:
        return None
    return one.withdrawn_on + DAY if one.table is Table.CLOCK else one.withdrawn_on


def in_force(one: Correction, on: date) -> bool:
    """Whether a correction counts on that day."""
    first, last = starts_on(one), ends_on(one)
    return first is not None and first <= on and (last is None or on < last)


def state_on(one: Correction, on: date) -> State:
    """Where a correction stands on that day."""
    if one.withdrawn_on is not None:
        return State.WITHDRAWN
    if one.signed_on is None:
        return State.WAITS
    return State.IN_FORCE if in_force(one, on) else State.COMING


def in_order(some: Iterable[Correction], on: date) -> tuple[Correction, ...]:
    """Those that count on that day; the later begun lies over the earlier."""
    counted = [(starts_on(one), one.signed_at, one.id, one) for one in some if in_force(one, on)]
    return tuple(one for *_key, one in sorted(counted, key=lambda each: (str(each[0]), str(each[1]), each[2].int)))


def corrected(raw: Raw, one: Correction, cells: Mapping[str, Cell]) -> Raw:
    """A row with one correction laid over it. Mark and source become the correction's: it speaks for the row as it now reads.

    Raises RuleBroken for a cell that can't be corrected, or a text that means no value.
    """
    changed: dict[str, Any] = {}
    for name, text in one.values:
        if name not in cells:
            raise RuleBroken(NO_SUCH_CELL, field=name)
        changed[name] = read_value(cells[name], text, name)
    unsure = changed.pop(UNSURE, None)
    found = {**raw, **changed}
    if "mark" in raw:
        found |= {"mark": one.mark.value, "source": one.source}
    if "marks" in raw:
        found["marks"] = _marks(raw["marks"], changed, unsure)
    return found


def _marks(marks: Mapping[str, str], changed: Iterable[str], unsure: Iterable[str] | None) -> dict[str, str]:
    """The marks of parts: a corrected part stands by the row's own; `unsure` names those that still rest on memory."""
    kept = {part: mark for part, mark in marks.items() if part not in set(changed)}
    if unsure is None:
        return kept
    read = {part: mark for part, mark in kept.items() if mark != Mark.MEMORY}
    return read | dict.fromkeys(unsure, Mark.MEMORY.value)


def lay(shelf: Shelf, corrections: Iterable[Correction], on: date) -> dict[str, Laid]:
    """The rows that signed corrections change on that day, by code.

    A correction that its row's loader no longer takes is left out, and so is one whose row ships no more: `unfit` names them.
    """
    laid: dict[str, Laid] = {}
    for one in in_order((each for each in corrections if each.table is shelf.table), on):
        found = _laid_over(shelf, laid.get(one.row), one)
        if found is not None:
            laid[one.row] = found
    return laid


def _laid_over(shelf: Shelf, below: Laid | None, one: Correction) -> Laid | None:
    if one.row not in shelf.rows:
        return None
    under = below or Laid(shelf.rows[one.row])
    try:
        raw = corrected(under.raw, one, shelf.cells)
        shelf.judge(raw)
    except RuleBroken:
        return None
    return Laid(raw, (*under.by, one.id))


def unfit(shelf: Shelf, corrections: Iterable[Correction], on: date) -> tuple[UUID, ...]:
    """Corrections that count on that day and can't be laid over the shipped table any more."""
    own = [one for one in corrections if one.table is shelf.table]
    used = {each for laid in lay(shelf, own, on).values() for each in laid.by}
    return tuple(one.id for one in in_order(own, on) if one.id not in used)


@dataclass(frozen=True)
class Moved:
    """A correction whose shipped row is no longer what its author saw; `gone` where it ships no more."""

    correction: Correction
    gone: bool
    differing: tuple[str, ...] = ()


def moved(shelf: Shelf, corrections: Iterable[Correction], on: date) -> tuple[Moved, ...]:
    """Corrections not withdrawn whose shipped row changed since; one that a later one on the same row has seen is at rest."""
    own = [one for one in corrections if one.table is shelf.table and one.withdrawn_on is None]
    seen = {one.row for one in in_order(own, on) if _fits(shelf, one)}
    return tuple(
        Moved(one, one.row not in shelf.rows, _differing(shelf, one))
        for one in own
        if not _fits(shelf, one) and one.row not in seen
    )


def _fits(shelf: Shelf, one: Correction) -> bool:
    return one.row in shelf.rows and fingerprint(shelf.rows[one.row]) == one.shipped


def _differing(shelf: Shelf, one: Correction) -> tuple[str, ...]:
    """The corrected cells whose shipped value is no longer the one that the author corrected."""
    now = shelf.rows.get(one.row, {})
    return tuple(name for name, was in one.before if write_value(cell_of(now, name)) != was)


def row_on(shelf: Shelf, corrections: Iterable[Correction], row: str, on: date) -> Raw:
    """One row as this office has it on that day. Raises RuleBroken where it ships no more."""
    if row not in shelf.rows:
        raise RuleBroken(NO_SUCH_ROW)
    laid = lay(shelf, (each for each in corrections if each.row == row), on)
    return laid[row].raw if row in laid else shelf.rows[row]


def check_proposal(one: Correction, shelf: Shelf, under: Raw, today: date) -> None:
    """A proposal says why and by what, changes the row as it reads (`under`), from today on, and stands up. Raises RuleBroken."""
    for field, text, most, missing in (
        ("reason", one.reason, LONGEST_REASON, NO_REASON),
        ("source", one.source, LONGEST_SOURCE, NO_SOURCE),
    ):
        if not text.strip():
            raise RuleBroken(missing, field=field)
        if len(text) > most:
            raise RuleBroken(TOO_LONG, field=field, most=most)
    for field, text in one.values:
        if len(text) > LONGEST_VALUE:
            raise RuleBroken(TOO_LONG, field=field, most=LONGEST_VALUE)
    if one.from_on < today:
        raise RuleBroken(TOO_EARLY, field="from_on")
    check_row(one, shelf, under)


def check_row(one: Correction, shelf: Shelf, under: Raw) -> None:
    """The row as it would read stands up before the loader of the shipped tables. Raises RuleBroken beside its field."""
    found = corrected(under, one, shelf.cells)
    if found == under:
        raise RuleBroken(NOTHING_NEW)
    shelf.judge(found)


def check_signature(one: Correction, signer: UUID) -> None:
    """A second person signs once, and nothing withdrawn. Raises RuleBroken."""
    if one.withdrawn_on is not None:
        raise RuleBroken(WITHDRAWN_ALREADY)
    if one.signed_on is not None:
        raise RuleBroken(SIGNED_ALREADY)
    if signer == one.proposed_by:
        raise RuleBroken(OWN_SIGNATURE)


def check_withdrawal(one: Correction, why: str) -> None:
    """Once, with a reason. Raises RuleBroken."""
    if one.withdrawn_on is not None:
        raise RuleBroken(WITHDRAWN_ALREADY)
    if not why.strip():
        raise RuleBroken(NO_WHY, field="why")
    if len(why) > LONGEST_REASON:
        raise RuleBroken(TOO_LONG, field="why", most=LONGEST_REASON)
