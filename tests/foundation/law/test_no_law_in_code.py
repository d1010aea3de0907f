"""Articles, days and amounts of law stand in the tables and nowhere else: not in code, not in a page."""

import ast
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

import naung
from naung.foundation.law.queries import shipped_law

PACKAGE = Path(naung.__file__).parent
CITED = re.compile(
    r"\b[Pp]asal\s+\d|\b[Aa]rticle\s+\d|\b[Aa]yat\s*\(?\d|\bUU\s*(?:No\.?\s*|Nomor\s*)?\d|\b(?:KUHP|KUHAP)[\s:]\s*\d"
    r"|\b(?:PP|Perpres|Permen|Permensos|Permen PPPA|Perma|Perda)\s+\d|\bUU\d+/\d{4}"
)
MONTHS = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
]
# Rooms in which a length of time or an age can only be a rule of law or of a local SOP.
LAWFUL = ("foundation/law", "casework/")
COMMENT = re.compile(r"\{#.*?#\}|\{%\s*comment.*?endcomment\s*%\}", re.DOTALL)
ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")


def law_days() -> set[date]:
    """Every first and last day of a row, and the days beside them."""
    law = shipped_law()
    rows = (*law.offences.values(), *law.changes.values(), *law.clocks.values(), *law.rights.values())
    days = {day for row in rows for day in (row.valid_from, row.valid_to) if day}
    return {day + timedelta(days=n) for day in days for n in (-1, 0, 1)}


def law_numbers() -> set[int]:
    """Amounts of clocks, the age of majority, years of prison: numbers that only a table may hold."""
    law = shipped_law()
    penalties = [row.penalty for row in law.offences.values() if row.penalty]
    numbers = {row.amount for row in law.clocks.values()} | {law.adulthood.years}
    numbers |= {years for each in penalties for years in (each.min_years, each.max_years) if years}
    return numbers - {0, 1}


def in_words(text: str) -> Iterator[str]:
    """What a text says that only a table may say."""
    yield from (found[0] for found in CITED.finditer(text))
    days = law_days()
    spelt = {f"{day.day} {MONTHS[day.month - 1]} {day.year}" for day in days}
    yield from (found[0] for found in ISO.finditer(text) if _day(found) in days)
    yield from (words for words in spelt if words in text)


def _day(found: re.Match[str]) -> date | None:
    try:
        return date.fromisoformat(found[0])
    except ValueError:
        return None


def docstrings(tree: ast.AST) -> set[ast.AST]:
    """Constants that document: they decide nothing and are shown to nobody."""
    owners = [
        n for n in ast.walk(tree) if isinstance(n, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    firsts = [owner.body[0].value for owner in owners if owner.body and isinstance(owner.body[0], ast.Expr)]
    return {first for first in firsts if isinstance(first, ast.Constant)}


def in_code(source: str, *, lawful: bool) -> Iterator[str]:
    """Every piece of law in a module: in its strings, as a date built from digits, as a length of time or an age."""
    tree = ast.parse(source)
    silent = docstrings(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in silent:
            yield from in_words(node.value)
        if isinstance(node, ast.Call):
            yield from _built_day(node)
        if lawful and isinstance(node, ast.Call | ast.Compare):
            yield from _number(node)


def _built_day(call: ast.Call) -> Iterator[str]:
    name = ast.unparse(call.func).rpartition(".")[2]
    digits = [arg.value for arg in call.args[:3] if isinstance(arg, ast.Constant) and isinstance(arg.value, int)]
    if name in {"date", "datetime"} and len(digits) == 3 and date(*digits) in law_days():
        yield ast.unparse(call)


def _number(node: ast.Call | ast.Compare) -> Iterator[str]:
    """A length of time, or a comparison, with a number of the tables."""
    if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] == "timedelta":
        given = [*node.args, *(each.value for each in node.keywords if each.arg in {"days", "hours", "weeks"})]
    elif isinstance(node, ast.Compare):
        given = [node.left, *node.comparators]
    else:
        return
    if any(isinstance(each, ast.Constant) and each.value in law_numbers() for each in given):
        yield ast.unparse(node)


def modules() -> list[Path]:
    return [path for path in sorted(PACKAGE.rglob("*.py")) if "migrations" not in path.parts]


def templates() -> list[Path]:
    return sorted(PACKAGE.rglob("*.html"))


def _shown(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("path", modules(), ids=_shown)
def test_no_law_in_code(path: Path) -> None:
    lawful = _shown(path).startswith(LAWFUL)
    assert list(in_code(path.read_text("utf-8"), lawful=lawful)) == []


def test_no_law_in_templates() -> None:
    found = {_shown(path): list(in_words(COMMENT.sub("", path.read_text("utf-8")))) for path in templates()}
    assert {name: said for name, said in found.items() if said} == {}


@pytest.mark.parametrize(
    "source",
    [
        'SAID = "Pasal 24 melarang"',
        'SAID = "lihat UU 21/2007"',
        'SAID = "UU No. 12 Tahun 2022"',
        'SAID = "KUHP 455"',
        'CODE = "UU21/2007:2"',
        'SAID = "ayat (1)"',
        'CHANGE = "2026-01-02"',
        'SAID = "sejak 2 Januari 2026"',
        "from datetime import date\nCHANGE = date(2026, 1, 1)",
        "from datetime import timedelta\nDUE = timedelta(days=7)",
        "def child(age):\n    return age < 18",
    ],
)
def test_it_sees_law_in_code(source: str) -> None:
    assert list(in_code(source, lawful=True))


@pytest.mark.parametrize(
    "source", ['"""Pasal 24."""', 'SAID = "pasal ini"', "from datetime import date\nX = date(2024, 5, 6)"]
)
def test_it_lets_the_rest_be(source: str) -> None:
    assert list(in_code(source, lawful=True)) == []
