"""The tables of the border, read from TOML and checked row by row; a row that can't be used is refused with file and code."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from naung.casework.arrivals.vocabulary import (
    ANSWERS,
    Basis,
    Code,
    FirstLine,
    Heard,
    Need,
    Question,
    Seen,
    Short,
    Sign,
    Track,
    Words,
)
from naung.casework.screening.rules.tables import shipped_tables as indicators
from naung.casework.screening.vocabulary import key_of
from naung.foundation.clock.vocabulary import Mark
from naung.foundation.people.vocabulary import Answer

FIRST, SHORT, CODES = "first_line.toml", "short.toml", "codes.toml"
HOUSE = "rumah"  # a question that is the office's own way of working
# The office's own rows say so; what is asked to tell a victim stands on a row that somebody has read in its text.
HOUSE_BASIS = Basis("aturan kantor, bukan ketentuan hukum", "", Mark.MEMORY, "house rule", house=True)
VERIFIED = frozenset({Mark.VERIFIED, Mark.SECONDARY})


class TableWrong(ValueError):
    """A row that no page may ask from; the message starts with the file's name."""


@dataclass(frozen=True)
class Codes:
    """The coded words of a batch, by code."""

    crossings: Mapping[str, Code]
    consulates: Mapping[str, Code]
    causes: Mapping[str, Code]
    leavings: Mapping[str, Code]
    missed: Mapping[str, Code]


def _data(name: str, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        raise TableWrong(f"{name}: {wrong}") from wrong


def _words(name: str, row: Mapping[str, Any], prefix: str = "", *, malay: bool = False) -> Words:
    found = Words(*(str(row.get(f"{prefix}{tongue}", "")).strip() for tongue in ("id", "en", "ms")))
    if not found.id or not found.en or (malay and not found.ms):
        raise TableWrong(f"{name}: {row.get('code', '?')}: words are missing")
    return found


def _basis(name: str, row: Mapping[str, Any], about: Mapping[str, Any]) -> Basis:
    told = {"article": "", "house": False, **about, **row}
    try:
        found = Basis(told["legal_basis"], told["article"], Mark(told["mark"]), told["source"], told["house"])
    except (KeyError, ValueError) as wrong:
        raise TableWrong(f"{name}: {row.get('code', '?')}: {wrong}") from wrong
    if found.mark not in VERIFIED and not found.house:
        raise TableWrong(f"{name}: {row['code']}: rests on what nobody verified and is no rule of the house")
    return found


def read_first_line(text: str) -> FirstLine:
    """The table of the first line. Raises TableWrong for a row without words, look or a basis that was read."""
    data = _data(FIRST, text)
    about = data.get("about", {})
    rows = data.get("sign", [])
    signs = {
        row["code"]: Sign(
            row["code"],
            _words(FIRST, row, malay=True),
            _words(FIRST, row, "look_"),
            _basis(FIRST, row, about),
            _words(FIRST, row, "ask_", malay=True),
        )
        for row in rows
    }
    lot = data.get("lot", {})
    share = lot.get("share")
    if not signs or len(signs) != len(rows) or not isinstance(share, int) or share < 2:
        raise TableWrong(f"{FIRST}: no sign, a code twice, or no share of the lot")
    words = _words(FIRST, lot, malay=True)
    return FirstLine(signs, Sign(lot["code"], words, words, _basis(FIRST, lot, about)), share)


def read_short(text: str) -> Short:
    """The table of the short screening. Raises TableWrong for a question that names no indicator, track or need that is there."""
    data = _data(SHORT, text)
    tracks = {
        row["code"]: Track(row["code"], _words(SHORT, row, malay=True), tuple(row["causes"]))
        for row in data.get("track", [])
    }
    needs = {
        row["code"]: Need(row["code"], _words(SHORT, row), row["stays"], rank)
        for rank, row in enumerate(data.get("need", []))
    }
    rows = data.get("question", [])
    questions = {row["code"]: _question(row, tracks, needs) for row in rows}
    seen = {row["code"]: _seen(row, data.get("about", {})) for row in data.get("seen", [])}
    told = data.get("heard", {})
    named = {told.get("need"), *(need for each in seen.values() for need in (each.need, each.then))}
    if not questions or len(questions) != len(rows) or not named <= set(needs):
        raise TableWrong(f"{SHORT}: no question, a code twice, or a need that is not there")
    heard = Heard(
        _words(SHORT, told, malay=True),
        _words(SHORT, told, "help_"),
        _words(SHORT, told, "reason_"),
        told["need"],
        _basis(SHORT, {**told, "house": True}, {}),
    )
    return Short(heard, questions, tracks, needs, seen)


def _seen(row: Mapping[str, Any], about: Mapping[str, Any]) -> Seen:
    need = row["need"]
    return Seen(row["code"], need, row.get("then", need), _words(SHORT, row, "reason_"), _basis(SHORT, row, about))


def _question(row: Mapping[str, Any], tracks: Mapping[str, Track], needs: Mapping[str, Need]) -> Question:
    only, but = frozenset(row.get("only", ())), frozenset(row.get("except", ()))
    signs = frozenset(Answer(each) for each in row["sign"])
    if row["need"] not in needs or not (only | but) <= set(tracks) or not signs or not signs <= ANSWERS:
        raise TableWrong(f"{SHORT}: {row['code']}: a need, a track or a sign that is not there")
    return Question(
        code=row["code"],
        words=_words(SHORT, row, malay=True),
        signs=signs,
        safe=row["safe"],
        only=only,
        but=but,
        need=row["need"],
        reason=_words(SHORT, row, "reason_"),
        basis=_taken_from(row["code"], row["from"]),
    )


def _taken_from(code: str, named: str) -> Basis:
    """The basis of a question: that of the row of the indicator tables which it rests on."""
    if named == HOUSE:
        return HOUSE_BASIS
    found = indicators().item(key_of(named))
    if found is None or found.basis.mark not in VERIFIED:
        raise TableWrong(f"{SHORT}: {code}: {named} is no row of the indicator tables that somebody verified")
    return Basis(found.basis.legal_basis, found.basis.article, found.basis.mark, found.basis.source)


def read_codes(text: str) -> Codes:
    """The coded words. Raises TableWrong where a list is empty or a code stands twice."""
    data = _data(CODES, text)
    return Codes(
        *(_codes(name, data.get(name, [])) for name in ("crossing", "consulate", "cause", "leaving", "missed"))
    )


def _codes(kind: str, rows: Sequence[Mapping[str, Any]]) -> dict[str, Code]:
    found = {
        row["code"]: Code(row["code"], _words(CODES, row), row.get("area", ""), tuple(row.get("heard", ())))
        for row in rows
    }
    if not found or len(found) != len(rows):
        raise TableWrong(f"{CODES}: {kind}: no row, or a code twice")
    return found


def _text(name: str) -> str:
    return resources.files("naung.casework.arrivals").joinpath("tables", name).read_text("utf-8")


@lru_cache(maxsize=1)
def shipped_first_line() -> FirstLine:
    """The first line that ships with the house."""
    return read_first_line(_text(FIRST))


@lru_cache(maxsize=1)
def shipped_short() -> Short:
    """The short screening that ships with the house."""
    return read_short(_text(SHORT))


@lru_cache(maxsize=1)
def shipped_codes() -> Codes:
    """The coded words that ship with the house."""
    return read_codes(_text(CODES))
