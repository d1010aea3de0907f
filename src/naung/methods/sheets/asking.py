"""The parent's side: what is handed to the child, and what is made of what it says."""

import json
import subprocess
import sys
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime, time
from pathlib import Path
from threading import Thread, Timer
from typing import Any

from naung.methods.sheets.cells import Book, Cell, Gap, Listed, Merged, Number, Row, Sheet
from naung.methods.sheets.troubles import Refused, Trouble

CHILD = (sys.executable, "-P", "-m", "naung.methods.sheets")
SECONDS = 90  # by the wall clock, on a machine that is busy; the child has its own limit of work
ENVIRONMENT = {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(Path(__file__).resolve().parents[3])}
LONGEST_KEPT_ONCE = 40  # characters of a text that is kept once however often it stands: sexes, places, causes


def read(content: bytes, *, sheet: str | int | None = None, encoding: str = "", pasted: bool = False) -> Book:
    """The tables of a file, or of text that was pasted (as UTF-8), read in a child with limits.

    `sheet`: only the one of this name or number. `encoding`: of text, where the one that is detected is wrong. Raises Refused.
    """
    asked = json.dumps({"sheet": sheet, "encoding": encoding, "pasted": pasted}).encode() + b"\n"
    try:
        child = subprocess.Popen(  # noqa: S603  # our own module, by this interpreter
            CHILD, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=ENVIRONMENT
        )
    except OSError as wrong:
        raise Refused(Trouble.LIMIT) from wrong
    clock = Timer(SECONDS, child.kill)
    clock.start()
    giving = Thread(target=_give, args=(child, asked, content), daemon=True)
    giving.start()
    try:
        assert child.stdout is not None
        book = _book(child.stdout)
        if book is None:  # it ended without its last line: a limit stopped it, or the reader of workbooks gave up
            raise Refused(Trouble.LIMIT if child.wait() < 0 else Trouble.BROKEN)
        return book
    finally:
        clock.cancel()
        child.kill()
        child.wait()
        giving.join()
        if child.stdout is not None:
            child.stdout.close()


def _give(child: "subprocess.Popen[bytes]", asked: bytes, content: bytes) -> None:
    assert child.stdin is not None
    with suppress(OSError):  # a child that was stopped reads no more
        child.stdin.write(asked)
        child.stdin.write(content)
    with suppress(OSError):
        child.stdin.close()


def _book(lines: Iterable[bytes]) -> Book | None:
    """What the child says; None where it stopped in the middle."""
    said: dict[str, Any] = {}
    sheets: list[Sheet] = []
    rows: list[Row] = []
    once: dict[str, str] = {}
    for line in lines:
        if not line.endswith(b"\n"):
            return None
        told = json.loads(line)
        if isinstance(told, list):
            rows.append(Row(told[0], tuple(_cell(cell, once) for cell in told[1:])))
        elif "refused" in told:
            raise Refused(Trouble(told["refused"]["trouble"]), told["refused"]["where"], told["refused"]["row"])
        elif "sheet" in told:
            rows = []
            sheets.append(_sheet(told["sheet"], rows))
        elif "book" in told:
            said = told["book"]
        else:
            listed = tuple(Listed(*each) for each in said.get("listed", ()))
            day_one = date.fromisoformat(said["day_one"]) if said.get("day_one") else None
            return Book(said["kind"], sheets, listed, said.get("encoding", ""), said.get("separator", ""), day_one)
    return None


def _sheet(told: dict[str, Any], rows: list[Row]) -> Sheet:
    merged = tuple(Merged(*each) for each in told["merged"])
    computed = {int(at): count for at, count in told["computed"].items()}
    return Sheet(told["name"], rows, merged, computed, told["links"], told["hidden"])


def _cell(told: Any, once: dict[str, str]) -> Cell:
    if isinstance(told, str):
        return once.setdefault(told, told) if len(told) <= LONGEST_KEPT_ONCE else told
    if not isinstance(told, list):
        return told if told is None else bool(told)
    kind, value = told[0], told[1]
    if kind == "n":
        return Number(value, bool(told[2]))
    if kind == "g":
        return Gap(value, told[2])
    if kind == "t":
        return datetime.fromisoformat(value)
    return date.fromisoformat(value) if kind == "d" else time.fromisoformat(value)
