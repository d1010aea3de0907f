"""Outreach as a workbook. Text stays text: nothing that is written becomes a formula or a link; a withheld number is a word."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from naung.casework.outreach.queries import AnswerLine
from naung.casework.outreach.rules.questions import NOT_PAIRED, share_right
from naung.casework.outreach.vocabulary import REPLY_WORDS, WAY_WORDS, Moment, Reply
from naung.doors.desk.outreach.shown import question_words
from naung.doors.desk.shell.words import say_day, say_moment
from naung.doors.desk.shell.workbook import Cell, Sheet, withheld, workbook
from naung.methods.disclosure import suppressed

Table = Sequence[tuple[str, Sequence[Cell]]]


def book(
    rows: Sequence[Any],
    people: int | None,
    seats: Mapping[str, Any],
    lines: Sequence[Mapping[str, Any]],
    answers: Sequence[AnswerLine],
    year: int,
) -> bytes:
    """One sheet of areas, one of who came, and where there are any of the own desk's sessions and of their answers."""
    counted = [_("Direncanakan"), _("Terlaksana"), _("Dibatalkan"), _("Diperkirakan datang"), _("Orang yang datang")]
    listed = [_("Hari"), _("Tempat"), _("Untuk siapa"), _("Keadaan"), _("Diperkirakan datang"), _("Orang yang datang")]
    sheets = [
        _table(_("Wilayah"), counted, _areas(rows, people), year),
        _table(_("Siapa yang datang"), seats["heads"], seats["rows"], year),
    ]
    if lines:
        sheets.append(_table(_("Sosialisasi"), listed, [_line(line) for line in lines], year))
    if answers:
        table = [row for line in answers for row in answer_rows(line)]
        sheets.append(_table(_("Jawaban"), answer_heads(), table, year, _(NOT_PAIRED)))
    return workbook(sheets)


def _table(name: str, heads: Sequence[str], table: Table, year: int, *more: str) -> Sheet:
    notes = [
        _("Angka orang 0 atau paling sedikit 5, kecuali di lembar sosialisasi meja sendiri; yang lain ditahan."),
        _("Dihitung %(when)s.") % {"when": say_moment(timezone.now())},
    ]
    rows = [[first, *withheld(cells)] for first, cells in table]
    return Sheet(name, ["", *heads], rows, [*notes, *more], f"{name}, {year}")


def _areas(rows: Sequence[Any], people: int | None) -> Table:
    body: list[tuple[str, Sequence[Cell]]] = [
        (
            row.name,
            [row.sessions.planned, row.sessions.held, row.sessions.cancelled, row.sessions.expected, row.people],
        )
        for row in rows
    ]
    sums: list[Cell] = [sum(int(cells[column] or 0) for _name, cells in body) for column in range(4)]
    return [*body, (_("Jumlah"), [*sums, people])]


def _line(line: Mapping[str, Any]) -> tuple[str, Sequence[Cell]]:
    came = "" if line["attended"] is None else line["attended"]
    place = line["place"] or _("belum pasti")
    return line["number"], [
        say_day(line["on"]),
        place,
        line["audience"],
        line["state"]["words"],
        line["expected"],
        came,
    ]


def answer_heads() -> list[str]:
    """What stands over the columns of answers."""
    return [
        _("Hari"),
        _("Pertanyaan"),
        _("Cara"),
        _("Kapan"),
        *(_(REPLY_WORDS[each]) for each in Reply),
        _("Persen benar"),
    ]


def answer_rows(line: AnswerLine) -> list[tuple[str, Sequence[Cell]]]:
    """One question before and after: small numbers withheld with enough others, and a share only where its numbers stand."""
    table = suppressed([[line.replies.get((moment, reply), 0) for reply in Reply] for moment in Moment])
    way = _(WAY_WORDS[line.way]) if line.way else _("Ponsel")
    rows: list[tuple[str, Sequence[Cell]]] = []
    for moment, cells in zip(Moment, table.cells, strict=True):
        share = share_right(line.replies, line.question, moment)
        shown: Cell = _("tidak dihitung") if share is None else None if None in cells else round(100 * share)
        when = _("Sebelum") if moment is Moment.BEFORE else _("Sesudah")
        rows.append((line.number, [say_day(line.on), question_words(line.question), way, when, *cells, shown]))
    return rows
