"""Free words of tables that may hold no person: where words stand in them that should not, and taking those out."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from uuid import UUID

from django.db import models

from naung.foundation.errors import RuleBroken
from naung.foundation.words import gettext_noop

SHORTEST_WORDS = 3
TOO_SHORT = gettext_noop("Tulis paling sedikit %(least)s huruf, supaya tidak terhapus kata lain.")
GONE = "[dihapus]"  # what stands where words were taken out, in every language
AROUND = 40  # characters on either side of what was found: enough to tell one person from another


@dataclass(frozen=True)
class Texts:
    """The free words of one table: its columns, and the path from a row to the id of the record that it belongs to."""

    model: type[models.Model]
    subject: str
    columns: tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """A place in which the words stand: which table and column, and what stands around them."""

    table: str
    column: str
    before: str
    words: str
    after: str


@dataclass(frozen=True)
class Emptied:
    """Columns of one row out of which words were taken."""

    subject: UUID
    columns: tuple[str, ...]


def words_sought(words: str) -> re.Pattern[str]:
    """A pattern for these words as whole words, in any case, with any space between. Raises RuleBroken for too few letters."""
    parts = words.split()
    if len("".join(parts)) < SHORTEST_WORDS:
        raise RuleBroken(TOO_SHORT, field="words", least=SHORTEST_WORDS)
    return re.compile(r"(?<!\w)" + r"\s+".join(re.escape(part) for part in parts) + r"(?!\w)", re.IGNORECASE)


def without(sought: re.Pattern[str], text: str, most: int | None = None) -> str:
    """The text with the words taken out, no longer than its column allows."""
    return sought.sub(GONE, text)[:most]


def places_in(sought: re.Pattern[str], said: Iterable[tuple[str, str, str]]) -> list[Found]:
    """Every place of texts, each with its table and column, in which the words stand."""
    found = list[Found]()
    for table, column, text in said:
        for match in sought.finditer(text):
            start, end = match.span()
            around = text[max(start - AROUND, 0) : start], match[0], text[end : end + AROUND]
            found.append(Found(table, column, *around))
    return found


def texts_of(tables: Iterable[Texts]) -> Iterator[tuple[str, str, str]]:
    """Every text of these tables with its table and column."""
    for each in tables:
        for row in each.model._default_manager.values(*each.columns):
            yield from ((each.model._meta.model_name or "", column, str(row[column])) for column in each.columns)


def take_out(sought: re.Pattern[str], each: Texts, told: Callable[[Emptied], None]) -> int:
    """Take the words out of every row of one table and tell of each row; answers out of how many columns."""
    places, columns = 0, {field.name: field.max_length for field in each.model._meta.concrete_fields}
    for row in each.model._default_manager.select_for_update():
        named = [column for column in each.columns if sought.search(getattr(row, column))]
        for column in named:
            setattr(row, column, without(sought, getattr(row, column), columns[column]))
        if named:
            row.save(update_fields=named)
            told(Emptied(attrgetter(each.subject)(row), tuple(named)))
        places += len(named)
    return places
