"""Runs the stories of a room in this process, the way the test runner would: each test function, each row of its table."""

import inspect
import signal
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from itertools import product
from typing import Any

from hypothesis import settings

PATIENCE = 20  # seconds before a mutant that never ends counts as noticed


class TooLong(BaseException):
    """A mutant that does not end."""


@dataclass(frozen=True)
class Telling:
    """One test with one row of its table."""

    name: str
    run: Callable[[], object]
    is_property: bool = False


def tellings(modules: Sequence[str], *, without: frozenset[str], examples: int = 0) -> list[Telling]:
    """Every telling of the modules' tests that needs nothing but its table; tests with fixtures are left out.

    Properties are told last, each with so many examples drawn the same way every time; none where `examples` is 0.
    """
    settings.register_profile("mutants", max_examples=max(1, examples), derandomize=True, database=None, deadline=None)
    settings.load_profile("mutants")
    found: list[Telling] = []
    for module in modules:
        tests = inspect.getmembers(import_module(module), inspect.isfunction)
        for name, test in sorted(tests, key=lambda each: each[1].__code__.co_firstlineno):
            if name.startswith("test_") and name not in without and (examples or not _is_property(test)):
                found += _rows(name, test)
    return sorted(found, key=lambda each: each.is_property)


def _is_property(test: Callable[..., object]) -> bool:
    return hasattr(test, "hypothesis")


def _rows(name: str, test: Callable[..., object]) -> Iterator[Telling]:
    tables = [_table(*mark.args[:2]) for mark in getattr(test, "pytestmark", []) if mark.name == "parametrize"]
    wanted = set(inspect.signature(test).parameters)
    for combination in product(*tables):
        given: dict[str, Any] = {key: value for row in combination for key, value in row.items()}
        if wanted <= set(given):
            yield Telling(name, lambda given=given: test(**given), _is_property(test))


def _table(names: str | Sequence[str], rows: Any) -> list[dict[str, Any]]:
    keys = [each.strip() for each in names.split(",")] if isinstance(names, str) else list(names)
    values = [row.values if type(row).__name__ == "ParameterSet" else row if len(keys) > 1 else (row,) for row in rows]
    return [dict(zip(keys, row, strict=True)) for row in values]


def first_to_notice(told: Sequence[Telling]) -> str:
    """The name of the first telling that fails, empty where all of them hold."""
    signal.signal(signal.SIGALRM, _give_up)
    signal.setitimer(signal.ITIMER_REAL, PATIENCE)
    try:
        for each in told:
            try:
                each.run()
            except TooLong:
                return f"{each.name} (too long)"
            except (Exception, SystemExit):
                return each.name
            except BaseException as outcome:
                if type(outcome).__name__ != "Failed":
                    raise
                return each.name
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return ""


def _give_up(_number: int, _frame: object) -> None:
    raise TooLong
