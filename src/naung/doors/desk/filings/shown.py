"""A report's contents as the page shows them: each number a link to the files behind it."""

from collections.abc import Callable, Mapping
from typing import Any

from django.urls import reverse

from naung.casework.cases.vocabulary import STAGE_WORDS, Stage
from naung.casework.filings.vocabulary import Behind
from naung.doors.desk.shell.words import say_number

Contents = Mapping[str, Any]
STAGE_TONES: Mapping[Stage, str] = {Stage.CLOSED: "quiet"}


def table_rows(contents: Contents, address: Callable[[str], str]) -> list[dict[str, Any]]:
    """The tables with the address behind each number that counts something."""
    figures = contents["figures"]

    def cell(code: str, head: str) -> dict[str, Any]:
        told = figures[code]
        return {"said": told["said"], "head": head, "address": address(code) if told["cases"] else ""}

    return [
        {
            "caption": each["caption"],
            "heads": each["heads"],
            "units": any(row["unit"] for row in each["rows"]),
            "rows": [
                {
                    "label": row["label"],
                    "unit": row["unit"],
                    "cells": [cell(code, head) for code, head in zip(row["cells"], each["heads"], strict=True)],
                }
                for row in each["rows"]
            ],
        }
        for each in contents["tables"]
    ]


def register_rows(contents: Contents) -> list[list[dict[str, str]]]:
    """The rows of the register, each cell with its head; amounts as money, what is empty as a dash."""
    register = contents["register"]
    return [
        [
            {"head": head, "said": say_number(cell) if isinstance(cell, int) else cell or "–"}
            for head, cell in zip(register["heads"], row, strict=True)
        ]
        for row in (register["rows"] if register else ())
    ]


def behind_rows(found: Behind) -> list[dict[str, Any]]:
    """The files behind a figure, each with the address of its page."""
    return [
        {
            "number": each.number,
            "address": reverse("cases:show", args=[each.id]),
            "stage": STAGE_WORDS[Stage(each.stage)],
            "tone": STAGE_TONES.get(Stage(each.stage), "plain"),
            "opened_at": each.opened_at,
        }
        for each in found.own
    ]
