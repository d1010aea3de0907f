"""HTCDS 2.0 and 1.0 from a book that was read: each row as a record of 2.0, refused with why, or left and shown."""

from collections.abc import Mapping
from dataclasses import dataclass

from naung.casework.htcds.rules.cells import (
    Wrong,
    codes_in,
    habit_of,
    in_order,
    is_phone,
    marked,
    plain_text,
    taken,
    unquoted,
    vague_texts,
)
from naung.casework.htcds.rules.columns import Heads, heads_of
from naung.casework.htcds.rules.numbers import PHONES, columns_kept, refuse_lost
from naung.casework.htcds.rules.tables import standard
from naung.casework.htcds.vocabulary import (
    CODED,
    LOCAL,
    V1,
    V2,
    Htcds,
    HtcdsColumn,
    Kind,
    Record,
    Remark,
    RowRead,
    RowRefused,
    Value,
)
from naung.foundation.words import gettext_noop
from naung.methods.sheets.cells import Book, Row, filled, letters, shown

LONGEST_SHOWN = 120
TEXT_KINDS = ("csv", "pasted")
INTERVIEW = "x_ConsentToInterview"
NAMES = ("prs_FirstName", "prs_MiddleName", "prs_SecondName")

UNCODED = gettext_noop("Bukan pilihan HTCDS: %(found)s. Tulisannya dimuat di kolom %(column)s.")
EXTENDED = gettext_noop("%(found)s dijelaskan dalam HTCDS tetapi tidak dalam daftar pilihannya; tetap dimuat.")
VAGUE = gettext_noop("Tanggal ini bukan satu hari; dimuat sebagai tanggal yang belum pasti.")
VAGUE_LOST = gettext_noop("Tanggal ini harus lengkap: tahun, bulan, dan hari.")
OLD_CONSENT = gettext_noop(
    "Persetujuan dalam HTCDS 1.0 hanya berarti setuju diwawancarai; tidak dibaca sebagai persetujuan 2.0."
)
UNSURE_CONSENT = gettext_noop(
    "Versi berkas ini tidak dapat dipastikan, jadi persetujuannya dibaca seperti versi 1.0: hanya setuju diwawancarai."
)
DEPRECATED = gettext_noop("Kolom ini sudah tidak dipakai lagi dalam HTCDS 2.0.")
PHONE = gettext_noop("Nomor telepon ini tidak berbentuk internasional (E.164); dimuat apa adanya.")
NO_PERSON = gettext_noop("Baris ini tidak memuat nama orang.")
CORE_MISSING = gettext_noop("Kolom pokok HTCDS yang tidak ada di berkas ini: %(names)s.")


@dataclass(frozen=True)
class Layout:
    """How rows are read: the columns, the version, in which columns the month stands first and which numbers kept all digits."""

    columns: tuple[HtcdsColumn, ...]
    version: str
    month_first: frozenset[int]
    kept: frozenset[int] = frozenset()


def read_htcds(book: Book, *, version: str = "", given: Mapping[str, str] | None = None) -> Htcds:
    """The records of a book. `version`: where a person knows it. `given`: names by heading or letter. Raises RuleBroken."""
    heads = heads_of(book, given or {}, version)
    rows = heads.sheet.rows[heads.begin :]
    if book.kind in TEXT_KINDS:
        rows = [unquoted(row) for row in rows]
    dates = [
        each.at
        for each in heads.columns
        if each.field in standard().fields and standard().fields[each.field].kind is Kind.DATE
    ]
    month_first = frozenset(at for at in dates if habit_of([row.at(at) for row in rows]))
    layout = Layout(heads.columns, heads.version, month_first, columns_kept(heads.columns, rows))
    accepted: list[RowRead] = []
    refused: list[RowRefused] = []
    left: list[tuple[int, str]] = []
    used = {each.at for each in heads.columns if each.field}
    for row in rows:
        if not any(at in used for at, _ in filled(row)):
            left.append((row.number, " · ".join(shown(cell) for _, cell in filled(row))[:1200]))
            continue
        read = read_row(row, layout)
        if isinstance(read, RowRead):
            accepted.append(read)
        else:
            refused.append(read)
    return Htcds(
        heads.version,
        heads.sheet.name,
        heads.rows,
        heads.columns,
        accepted,
        refused,
        left,
        [*heads.remarks, *_of_file(heads)],
    )


def read_row(row: Row, layout: Layout) -> RowRead | RowRefused:
    """One row as a record of HTCDS 2.0, or refused with every reason."""
    values: dict[str, Value] = {}
    extra: dict[str, str] = {}
    refusals: list[Remark] = []
    remarks: list[Remark] = []
    for column in layout.columns:
        cell = row.at(column.at)
        if not column.field or cell is None:
            continue
        try:
            _take(row, column, layout, values, extra, remarks)
        except Wrong as wrong:
            refusals.append(_remark(row, column, wrong.code, wrong.message, wrong.values))
    if refusals:
        return RowRefused(row.number, tuple(refusals), _text_of(row, layout))
    _restore(values, extra)
    if not any(name in values for name in NAMES):
        remarks.append(Remark("prs_FirstName", "", "no_person", NO_PERSON))
    return RowRead(row.number, Record(values, extra), tuple(remarks))


def _take(
    row: Row,
    column: HtcdsColumn,
    layout: Layout,
    values: dict[str, Value],
    extra: dict[str, str],
    remarks: list[Remark],
) -> None:
    """Put one cell where it belongs. Raises Wrong."""
    cell, name = row.at(column.at), column.field
    refuse_lost(cell, name, kept=column.at in layout.kept)
    if column.how == "local" or name.startswith(LOCAL):
        if text := plain_text(cell, lines=True):
            extra[name] = text
        return
    field = standard().fields[name]
    if column.how == "flag":
        if marked(cell):
            values[name] = in_order([*_codes(values, name), column.code], field)
        return
    read = taken(cell, field, month_first=column.at in layout.month_first)
    if read.vague is not None:
        if name != "prs_Birthdate":
            raise Wrong("vague_date", VAGUE_LOST)
        extra |= vague_texts(read.vague)
        remarks.append(_remark(row, column, "vague", VAGUE, {}))
    if read.uncoded:
        kept = f"{LOCAL}{name}"
        extra[kept] = "; ".join(dict.fromkeys([*([extra[kept]] if kept in extra else []), *read.uncoded]))
        remarks.append(
            _remark(row, column, "uncoded", UNCODED, {"found": "; ".join(read.uncoded)[:LONGEST_SHOWN], "column": kept})
        )
    if read.value is None:
        return
    if field.only == V1 or (name == "con_Consent" and layout.version != V2):
        extra[INTERVIEW if name == "con_Consent" else f"{LOCAL}{name}"] = "TRUE" if read.value else "FALSE"
        return
    values[name] = (
        in_order([*_codes(values, name), *read.value], field) if isinstance(read.value, tuple) else read.value
    )
    if extended := [code for code in _codes(values, name) if code in field.extensions]:
        remarks.append(_remark(row, column, "extended", EXTENDED, {"found": ", ".join(extended)}))
    if name in PHONES and not is_phone(str(read.value)):
        remarks.append(_remark(row, column, "phone", PHONE, {}))


def _codes(values: Mapping[str, Value], name: str) -> tuple[str, ...]:
    found = values.get(name, ())
    return found if isinstance(found, tuple) else ()


def _restore(values: dict[str, Value], extra: dict[str, str]) -> None:
    """Codes that were written beside a field of the standard, because it takes them not, go back to it."""
    for name, field in standard().fields.items():
        kept = f"{LOCAL}{name}"
        if field.kind not in CODED or kept not in extra:
            continue
        parts = [part.strip() for part in extra.pop(kept).split(";") if part.strip()]
        found = {part: codes_in(part, field) for part in parts}
        codes = [code for part in parts for code in found[part]]
        if codes:
            values[name] = in_order([*_codes(values, name), *codes], field)
        if rest := [part for part in parts if not found[part]]:
            extra[kept] = "; ".join(rest)


def _remark(row: Row, column: HtcdsColumn, code: str, message: str, values: Mapping[str, object]) -> Remark:
    return Remark(column.field, column.letter, code, message, shown(row.at(column.at))[:LONGEST_SHOWN], dict(values))


def _text_of(row: Row, layout: Layout) -> dict[str, str]:
    headings = {column.at: column.heading for column in layout.columns}
    found: dict[str, str] = {}
    for at, cell in filled(row):
        heading = headings.get(at) or letters(at)
        found[heading if heading not in found else f"{heading} ({letters(at)})"] = shown(cell)
    return found


def _of_file(heads: Heads) -> list[Remark]:
    """What is to be said of the whole file."""
    fields = {each.field: each for each in heads.columns if each.field}
    found = []
    if "con_Consent" in fields and heads.version != V2:
        old = heads.version == V1
        found.append(
            Remark(
                "con_Consent",
                fields["con_Consent"].letter,
                "old_consent" if old else "unsure_consent",
                OLD_CONSENT if old else UNSURE_CONSENT,
            )
        )
    for name, column in fields.items():
        if name in standard().fields and standard().fields[name].deprecated:
            found.append(Remark(name, column.letter, "deprecated", DEPRECATED, column.heading))
    missing = [
        name for name, field in standard().fields.items() if field.core and name not in fields and not field.deprecated
    ]
    if missing:
        found.append(Remark("", "", "core_missing", CORE_MISSING, values={"names": ", ".join(missing)}))
    return found
