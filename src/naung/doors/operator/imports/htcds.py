"""A file of HTCDS as an answer: JSON in pieces, or plain lines."""

from collections.abc import Iterator
from typing import Any

from naung.casework.exchange.vocabulary import Loaded, RowJudged, Verdict
from naung.casework.htcds.rules.cases import as_case
from naung.casework.htcds.rules.writing import losses
from naung.casework.htcds.vocabulary import HOW_WORDS, Htcds, HtcdsColumn, Record, Remark, RowRead
from naung.doors.operator.imports.answering import born, dumped, listed, sheets_told
from naung.doors.operator.saying import Say
from naung.foundation.words import gettext_noop
from naung.methods.sheets import Book

SHOWN = 20
FROM_FILE = gettext_noop("HTCDS %(version)s, %(kind)s, lembar %(sheet)s, judul di baris %(rows)s")
UNSURE = gettext_noop("(versi belum pasti)")
COUNTS = gettext_noop("%(accepted)s baris diterima, %(refused)s ditolak, %(left)s tidak berisi data")
COLUMN = gettext_noop("kolom %(letter)s (%(heading)s): %(field)s, %(how)s; %(filled)s terisi")
NOT_USED = gettext_noop("kolom %(letter)s (%(heading)s): %(how)s; %(filled)s terisi")
ROW = gettext_noop("baris %(row)s")
CELL = gettext_noop("%(field)s (kolom %(column)s) %(found)s: %(message)s")
MORE = gettext_noop("… dan %(count)s baris lagi (semuanya dengan --json)")
CREDIT = "HTCDS by IOM"
WOULD = gettext_noop(
    "%(new)s baris baru bagi meja %(desk)s; %(same)s sudah ada, %(changed)s berubah, %(refused)s tidak dapat masuk"
)
WOULD_ALONE = gettext_noop(
    "%(new)s baris akan menjadi kasus bila belum ada di meja mana pun; %(same)s kembar dalam berkas, %(refused)s tidak dapat "
    "masuk. Sebut --as NAMA supaya dibandingkan dengan mejanya."
)
TOOK = gettext_noop(
    "%(taken)s baris menjadi kasus di meja %(desk)s; %(same)s sudah ada, %(changed)s berubah dan tidak ditimpa, %(refused)s "
    "tidak dapat masuk"
)
HAS_CHANGED = gettext_noop("berisi lain dari yang sudah dimuat (kasus %(case)s); tidak ditimpa. Betulkan di kasusnya.")
STANDS_AS_TEXT = gettext_noop("%(field)s (%(count)s baris): %(message)s")


def loaded_told(loaded: Loaded, say: Say) -> dict[str, Any]:
    """What became of the rows, or would become of them, as plain values."""
    told = _counted(loaded) | {
        "desk": loaded.desk or None,
        "changed": [{"row": each.row, "case": each.case or None} for each in loaded.judged.of(Verdict.CHANGED)],
        "refused": [
            {"row": each.row, "field": field, "message": say(message, dict(values))}
            for each in _not_taken(loaded)
            for field, message, values in each.problems
        ],
        "as_text": [
            {"field": loss.field, "code": loss.code, "message": say(loss.message, loss.values), "rows": list(rows)}
            for loss, rows in loaded.judged.losses
        ],
    }
    return {"would" if loaded.taken is None else "taken": told}


def _not_taken(loaded: Loaded) -> list[RowJudged]:
    return [*loaded.judged.of(Verdict.REFUSED), *loaded.late]


def _counted(loaded: Loaded) -> dict[str, int]:
    new, same = len(loaded.judged.of(Verdict.NEW)), len(loaded.judged.of(Verdict.SAME))
    if loaded.taken is None:
        return {"new": new, "same": same}
    return {"taken": loaded.taken, "same": same + loaded.stood}


def loaded_lines(loaded: Loaded, say: Say) -> Iterator[str]:
    """The same as lines on a screen."""
    judged = loaded.judged
    sentence = TOOK if loaded.taken is not None else WOULD if loaded.desk else WOULD_ALONE
    counted = {"changed": len(judged.of(Verdict.CHANGED)), "refused": len(_not_taken(loaded)), "desk": loaded.desk}
    yield say(sentence, _counted(loaded) | counted)
    for each in judged.of(Verdict.CHANGED):
        yield f"~ {say(ROW, {'row': each.row})}: {say(HAS_CHANGED, {'case': each.case or '-'})}"
    for each in _not_taken(loaded):
        yield f"- {say(ROW, {'row': each.row})}: " + " ".join(
            say(message, dict(values)) for _, message, values in each.problems
        )
    for loss, rows in judged.losses:
        told = {"field": loss.field, "count": len(rows), "message": say(loss.message, loss.values)}
        yield f"= {say(STANDS_AS_TEXT, told)}"


def pieces(head: dict[str, Any], found: Htcds, book: Book, say: Say) -> Iterator[str]:
    """The answer as pieces of one JSON object, a line a row."""
    counts = {"accepted": len(found.rows), "refused": len(found.refused), "left": len(found.left)}
    first = head | sheets_told(book) | {
        "credit": CREDIT, "version": found.version or None, "sheet": found.sheet, "heading_rows": list(found.heading_rows),
        "counts": counts | {"rows": sum(counts.values())},
        "columns": [_column(each, say) for each in found.columns], "remarks": [_remark(each, say) for each in found.remarks],
        "left": [{"row": row, "text": text} for row, text in found.left],
    }  # fmt: skip
    yield dumped(first)[:-1]
    refused = (
        {"row": each.row, "reasons": [_remark(why, say) for why in each.reasons], "text": dict(each.text)}
        for each in found.refused
    )
    yield from listed("refused", refused)
    yield from listed("accepted", (_row(each, say) for each in found.rows))
    yield "\n}\n"


def _column(column: HtcdsColumn, say: Say) -> dict[str, Any]:
    return {
        "column": column.letter, "heading": column.heading, "field": column.field or None, "code": column.code or None,
        "how": column.how or None, "message": say(HOW_WORDS[column.how]), "filled": column.filled,
    }  # fmt: skip


def _remark(remark: Remark, say: Say) -> dict[str, Any]:
    return {
        "field": remark.field or None, "column": remark.column or None, "code": remark.code,
        "message": say(remark.message, remark.values), "found": remark.found,
    }  # fmt: skip


def _row(read: RowRead, say: Say) -> dict[str, Any]:
    case = as_case(read.record)
    lost = [
        {"field": each.field, "code": each.code, "message": say(each.message, each.values), "kept_in": each.kept_in}
        for each in losses(read.record)
    ]
    return {
        "row": read.row, "values": _values(read.record), "extra": dict(read.record.extra), "names": list(case.names),
        "birth": born(case.birth), "home": case.home or None, "lost_in_htcds": lost,
        "remarks": [_remark(each, say) for each in read.remarks],
    }  # fmt: skip


def _values(record: Record) -> dict[str, Any]:
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in record.values.items()}


def lines(found: Htcds, book: Book, say: Say) -> Iterator[str]:
    """The answer as lines on a screen."""
    rows = ", ".join(str(row) for row in found.heading_rows)
    yield say(
        FROM_FILE,
        {"version": found.version or say(UNSURE), "kind": book.kind, "sheet": found.sheet or "-", "rows": rows},
    )
    yield say(COUNTS, {"accepted": len(found.rows), "refused": len(found.refused), "left": len(found.left)})
    for column in found.columns:
        told = {
            "letter": column.letter,
            "heading": column.heading or "-",
            "how": say(HOW_WORDS[column.how]),
            "filled": column.filled,
        }
        yield "  " + say(COLUMN if column.field else NOT_USED, told | {"field": column.field})
    for remark in found.remarks:
        yield f"! {remark.column} {say(remark.message, remark.values)}".replace("!  ", "! ")
    for refused in found.refused:
        yield f"- {say(ROW, {'row': refused.row})}"
        yield from (f"    {_cell(each, say)}" for each in refused.reasons)
    for read in found.rows[:SHOWN]:
        case = as_case(read.record)
        yield f"+ {say(ROW, {'row': read.row})}: {'; '.join(case.names) or '-'}; {len(read.record.values)}"
        yield from (f"    {_cell(each, say)}" for each in read.remarks)
    if len(found.rows) > SHOWN:
        yield say(MORE, {"count": len(found.rows) - SHOWN})


def _cell(remark: Remark, say: Say) -> str:
    told = {
        "field": remark.field,
        "column": remark.column,
        "found": f'"{remark.found}"',
        "message": say(remark.message, remark.values),
    }
    return say(CELL, told)
