"""A list of people as an answer: JSON in pieces, so that a hundred thousand rows need no memory of their own, or plain lines."""

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from naung.casework.arrivals.vocabulary import Taken
from naung.casework.manifests.rules.alike import BETWEEN, fingerprints
from naung.casework.manifests.vocabulary import (
    ALIKE_WORDS,
    FIELD_WORDS,
    HOW_WORDS,
    LEFT_WORDS,
    ColumnRead,
    Field,
    Manifest,
    Person,
    Remark,
    RowRefused,
)
from naung.doors.operator.imports.answering import born, dumped, listed, sheets_told
from naung.doors.operator.saying import Say
from naung.foundation.people.vocabulary import SEX_WORDS
from naung.foundation.places.rules.origins import place_names
from naung.foundation.words import gettext_noop
from naung.methods.sheets import Book

NAMES_OF_PERSON = tuple(each.name for each in fields(Person))
SHOWN = 20  # people on a screen; JSON holds all
FROM_FILE = gettext_noop("%(kind)s, lembar %(sheet)s, judul di baris %(rows)s")
COUNTS = gettext_noop("%(accepted)s baris diterima, %(refused)s ditolak, %(left)s bukan baris orang")
COLUMN = gettext_noop("kolom %(letter)s (%(heading)s): %(field)s, %(how)s; %(filled)s terisi")
NOT_USED = gettext_noop("kolom %(letter)s (%(heading)s): %(how)s; %(filled)s terisi")
INSTEAD = gettext_noop(
    "kolom %(letter)s (%(heading)s): tidak dipakai, %(field)s sudah diambil dari kolom lain; %(filled)s terisi"
)
ROW = gettext_noop("baris %(row)s")
CELL = gettext_noop("%(field)s (kolom %(column)s) %(found)s: %(message)s")
MORE = gettext_noop("… dan %(count)s orang lagi (semuanya dengan --json)")
MAY_BE = gettext_noop("mungkin: %(near)s")
ALIKE = gettext_noop("baris %(rows)s: %(by)s")
NONE = gettext_noop("tidak ada")
TAKEN = gettext_noop("%(taken)s orang dimasukkan ke rombongan; %(same)s sudah ada dan tidak dimasukkan lagi")


def taken_told(taken: Taken | None, say: Say) -> dict[str, Any]:
    """What became of the rows in the batch, where the list was taken in."""
    if taken is None:
        return {}
    refused = [
        {"row": each.row, "field": each.field, "message": say(each.message, each.values)} for each in taken.refused
    ]
    return {"taken": {"taken": taken.taken, "same": taken.same, "refused": refused}}


def taken_lines(taken: Taken | None, say: Say) -> Iterator[str]:
    """The same as lines on a screen."""
    if taken is None:
        return
    yield say(TAKEN, {"taken": taken.taken, "same": taken.same})
    for each in taken.refused:
        yield f"- {say(ROW, {'row': each.row})}: {each.field}: {say(each.message, each.values)}"


def pieces(head: dict[str, Any], found: Manifest, book: Book, say: Say) -> Iterator[str]:
    """The answer as pieces of one JSON object, a line a row."""
    counts = {
        "accepted": len(found.people),
        "refused": len(found.refused),
        "left": len(found.left),
        "rows": len(found.people) + len(found.refused) + len(found.left),
        "alike": len(found.alike),
    }
    first = head | sheets_told(book) | {
        "sheet": found.sheet, "heading_rows": list(found.heading_rows),
        "titles": list(found.titles), "counts": counts, "columns": [_column(each, say) for each in found.columns],
        "remarks": [_remark(each, say) for each in found.remarks],
        "alike": [{"rows": list(each.rows), "by": each.by, "message": say(ALIKE_WORDS[each.by])} for each in found.alike],
        "left": [
            {"row": each.row, "why": each.why, "message": say(LEFT_WORDS[each.why]), "text": each.text} for each in found.left
        ],
    }  # fmt: skip
    yield dumped(first)[:-1]
    yield from listed("refused", (_refused(each, say) for each in found.refused))
    marks = fingerprints(found.people)
    yield from listed("accepted", (_person(each, mark, say) for each, mark in zip(found.people, marks, strict=True)))
    yield "\n}\n"


def _column(column: ColumnRead, say: Say) -> dict[str, Any]:
    told = {"column": column.letter, "heading": column.heading, "field": column.field or None}
    label = say(FIELD_WORDS[Field(column.field)]) if column.field else None
    return told | {
        "field_name": label, "how": column.how or None, "message": say(HOW_WORDS[column.how]), "score": column.score,
        "filled": column.filled, "doubt": column.doubt, "instead": column.instead or None,
    }  # fmt: skip


def _remark(remark: Remark, say: Say) -> dict[str, Any]:
    return {
        "field": remark.field or None,
        "column": remark.column or None,
        "code": remark.code,
        "message": say(remark.message, remark.values),
        "found": remark.found,
        "near": list(remark.near),
    }


def _refused(refused: RowRefused, say: Say) -> dict[str, Any]:
    return {"row": refused.row, "reasons": [_remark(each, say) for each in refused.reasons], "text": dict(refused.text)}


def _person(person: Person, mark: str, say: Say) -> dict[str, Any]:
    told = {name: getattr(person, name) for name in NAMES_OF_PERSON}
    told |= {
        "birth": born(person.birth),
        "sex": person.sex.value,
        "origin_name": place_names(person.origin),
        "origin_near": [{"code": code, "name": place_names(code)} for code in person.origin_near],
        "remarks": [_remark(each, say) for each in person.remarks],
        "fingerprint": mark.replace(BETWEEN, "|"),
    }
    return told


def lines(found: Manifest, book: Book, say: Say) -> Iterator[str]:
    """The answer as lines on a screen."""
    rows = ", ".join(str(row) for row in found.heading_rows) or say(NONE)
    yield say(FROM_FILE, {"kind": book.kind, "sheet": found.sheet or "-", "rows": rows})
    yield say(COUNTS, {"accepted": len(found.people), "refused": len(found.refused), "left": len(found.left)})
    for column in found.columns:
        yield f"  {_column_line(column, say)}"
    for remark in found.remarks:
        yield f"! {say(remark.message, remark.values)}"
    for refused in found.refused:
        yield f"- {say(ROW, {'row': refused.row})}"
        for reason in refused.reasons:
            yield f"    {_cell_line(reason, say)}"
    for left in found.left:
        yield f". {say(ROW, {'row': left.row})}: {say(LEFT_WORDS[left.why])}: {left.text}"
    for alike in found.alike:
        told = {"rows": ", ".join(str(row) for row in alike.rows), "by": say(ALIKE_WORDS[alike.by])}
        yield f"= {say(ALIKE, told)}"
    for person in found.people[:SHOWN]:
        yield from _person_lines(person, say)
    if len(found.people) > SHOWN:
        yield say(MORE, {"count": len(found.people) - SHOWN})


def _column_line(column: ColumnRead, say: Say) -> str:
    told = {
        "letter": column.letter,
        "heading": column.heading or "-",
        "how": say(HOW_WORDS[column.how]),
        "filled": column.filled,
    }
    if column.field:
        return say(COLUMN, told | {"field": say(FIELD_WORDS[Field(column.field)])})
    if column.instead:
        return say(INSTEAD, told | {"field": say(FIELD_WORDS[Field(column.instead)])})
    return say(NOT_USED, told)


def _cell_line(remark: Remark, say: Say) -> str:
    label = say(FIELD_WORDS[Field(remark.field)]) if remark.field else ""
    told = {
        "field": label,
        "column": remark.column,
        "found": f'"{remark.found}"',
        "message": say(remark.message, remark.values),
    }
    near = f" ({say(MAY_BE, {'near': '; '.join(remark.near)})})" if remark.near else ""
    return say(CELL, told) + near


def _person_lines(person: Person, say: Say) -> Iterator[str]:
    facts = [
        person.name, person.birth.text or "?", say(SEX_WORDS[person.sex]), person.nik, person.papers,
        place_names(person.origin) or person.origin_words, person.cause.replace("_", " ") or person.cause_words, person.sector,
    ]  # fmt: skip
    yield f"+ {say(ROW, {'row': person.row})}: " + "; ".join(fact for fact in facts if fact)
    for remark in person.remarks:
        yield f"    {_cell_line(remark, say)}"
