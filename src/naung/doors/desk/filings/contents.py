"""What a report says, as plain JSON in the reader's language: the page, the PDF and the workbook are all made from it."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from naung.casework.filings.rules.counting import changes
from naung.casework.filings.rules.tables import shipped_filings
from naung.casework.filings.vocabulary import Drawn, Figure, FilingKind, FilingTold, Line, Section, Unit
from naung.casework.legal_aid.vocabulary import REFUSAL_WORDS, STATE_WORDS, Refusal, State
from naung.casework.restitution.vocabulary import STOPPED_WORDS, Stopped
from naung.doors.desk.filings.words import (
    COLUMN_WORDS,
    SECTION_WORDS,
    figure_words,
    group_words,
    heads_of,
    parts_of,
    register_title,
    said_days,
    said_number,
    unit_words,
)
from naung.doors.desk.shell.words import language, say_day
from naung.foundation.access.vocabulary import Actor
from naung.foundation.organisations.queries import own_desk_name

Contents = dict[str, Any]
GROUPED = ("jalan_", "berhenti_")  # sections that are rows of one table


def compose(drawn: Drawn, actor: Actor) -> Contents:
    """A report in the reader's language: figures with their units, definitions, basis, and the register where it has one."""
    tongue, table = language(), shipped_filings()
    duty = table.duties[drawn.kind]
    definitions = [getattr(each, tongue) for each in table.definitions if each.kind in {"", drawn.kind}]
    return {
        "language": tongue,
        "kind": drawn.kind.value,
        "title": getattr(duty, tongue),
        "office": own_desk_name(actor),
        "span": said_days(drawn.span),
        "days": drawn.span.code,
        "desks": list(drawn.desks),
        "giver": getattr(duty, f"giver_{tongue}"),
        "receiver": getattr(duty, f"receiver_{tongue}"),
        "basis": f"{duty.basis} [{duty.mark}]",
        "unsure": getattr(duty, f"unsure_{tongue}"),
        "definitions": definitions,
        "tables": _tables(drawn.sections),
        "figures": {code: _figure(each) for code, each in drawn.figures.items()},
        "register": _register(drawn),
        "changes": [],
    }


def _figure(figure: Figure) -> Contents:
    return {
        "label": figure_words(figure.code),
        "unit": unit_words(figure.unit),
        "number": figure.number,
        "said": said_number(figure),
        "cases": [str(case) for case in figure.cases],
    }


def _tables(sections: Sequence[Section]) -> list[Contents]:
    """A table a section; those of `GROUPED` are rows of one."""
    found: list[Contents] = []
    for section in sections:
        group = next((name for name in GROUPED if section.code.startswith(name)), "")
        if not group:
            found.append(_single(section))
        elif found and found[-1].get("group") == group:
            found[-1]["rows"].append(_grouped_row(section))
        else:
            found.append(_group(group, section))
    return [each for each in found if each["rows"]]


def _single(section: Section) -> Contents:
    rows = [
        {"label": figure_words(each.code), "unit": unit_words(each.unit), "cells": [each.code]}
        for each in section.figures
    ]
    return {"caption": _(SECTION_WORDS[section.code]), "heads": [_("Jumlah")], "rows": rows}


def _group(group: str, section: Section) -> Contents:
    captions = {"jalan_": _("Permohonan menurut jalan"), "berhenti_": _("Sampai di mana uangnya")}
    heads = []
    for each in section.figures:
        _section, key, _unit = parts_of(each.code)
        unit = "" if each.unit is Unit.APPLICATIONS else f" ({unit_words(each.unit)})"  # the caption says that
        heads.append(f"{_(COLUMN_WORDS[key])}{unit}")
    return {"caption": captions[group], "heads": heads, "rows": [_grouped_row(section)], "group": group}


def _grouped_row(section: Section) -> Contents:
    return {"label": group_words(section.code), "unit": "", "cells": [each.code for each in section.figures]}


def _register(drawn: Drawn) -> Contents | None:
    if drawn.kind is FilingKind.HANDLING:
        return None
    say = _aid_row if drawn.kind is FilingKind.LEGAL_AID else _money_row
    return {
        "title": register_title(drawn),
        "heads": heads_of(drawn.kind),
        "rows": [say(line) for line in drawn.lines],
    }


def _aid_row(line: Line) -> list[str | int | None]:
    cells = line.cells
    refusal = str(cells["refusal"])
    return [
        line.number,
        _day(cells["asked_on"]),
        _(STATE_WORDS[State(str(cells["state"]))]),
        _(REFUSAL_WORDS[Refusal(refusal)]) if refusal else "",
        _day(cells["waits_until"]),
    ]


def _day(value: object) -> str:
    return say_day(value, weekday=False) if isinstance(value, date) else ""


def _money_row(line: Line) -> list[str | int | None]:
    names = ("claimed", "demanded", "ordered", "received", "in_period", "reported", "unpaid")
    amounts = [line.cells[name] for name in names]
    numbers = [each if isinstance(each, int) else None for each in amounts]
    return [line.number, _(STOPPED_WORDS[Stopped(str(line.cells["stopped"]))]), *numbers]


def told_of(drawn: Drawn, contents: Contents, before: Contents | None) -> FilingTold:
    """The report to be kept, with what changed since the version before it."""
    packed = json.dumps({**contents, "changes": []}, ensure_ascii=False, sort_keys=True)
    text = json.dumps({**contents, "changes": changed(before, contents)}, ensure_ascii=False, sort_keys=True)
    cases = frozenset(case for figure in drawn.figures.values() for case in figure.cases)
    cases |= {line.case for line in drawn.lines}
    return FilingTold(drawn.kind, drawn.span, text, cases, hashlib.sha256(packed.encode()).hexdigest())


def changed(before: Contents | None, now: Contents) -> list[list[str]]:
    """What differs from the version before: what it counts, its unit, the former and the present number in words."""
    if before is None:
        return []
    old, new = before["figures"], now["figures"]
    rows = changes(_numbers(old), _numbers(new))
    return [
        [(new.get(code) or old[code])["label"], (new.get(code) or old[code])["unit"], _was(old, code), _was(new, code)]
        for code, _old, _new in rows
    ]


def _numbers(figures: Mapping[str, Any]) -> dict[str, int | None]:
    return {code: each["number"] for code, each in figures.items()}


def _was(figures: Mapping[str, Any], code: str) -> str:
    return figures[code]["said"] if code in figures else "–"
