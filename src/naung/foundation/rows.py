"""Rows: which words a column keeps, and writing new ones in one short statement, for what is stored while somebody waits.

Django builds each insert anew from the model; here the words are built once a model and number of rows. A value that is
already what the database takes goes as it is; every other one passes through its field's own conversion, so that what a field
refuses is refused here too. Constraints are the database's. `together` sends the statements of several rooms in one message.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import islice
from typing import Any, TypeVar
from uuid import UUID

from django.db import connection, models

ROW = TypeVar("ROW")
AS_IT_IS: tuple[tuple[type[Any], type], ...] = (  # kinds of field, and the exact type that needs no conversion there
    (models.CharField, str),
    (models.TextField, str),
    (models.IntegerField, int),
    (models.BooleanField, bool),
    (models.BinaryField, bytes),
)


@dataclass(frozen=True)
class Column:
    """One column of an insert: its field, where the value stands, and the type that needs no conversion."""

    field: Any
    attribute: str
    ready: type | None
    is_id: bool

    def value(self, row: models.Model, native_ids: bool) -> Any:
        """What the database takes; `native_ids`: whether it has a type of its own for UUIDs."""
        value = getattr(row, self.attribute)
        if value is None or type(value) is self.ready:
            return value
        if self.is_id and type(value) is UUID:
            return value if native_ids else value.hex
        return self.field.get_db_prep_save(value, connection)


def _column(field: Any) -> Column:
    target = field.target_field if field.is_relation else field
    ready = next((type_ for kind, type_ in AS_IT_IS if isinstance(field, kind)), None)
    return Column(field, field.attname, ready, isinstance(target, models.UUIDField))


@lru_cache(maxsize=256)
def _columns(model: type[models.Model], keyed: bool) -> tuple[Column, ...]:
    """The columns that an insert names: all of them, but not a key that the database gives."""
    fields = [f for f in model._meta.local_concrete_fields if keyed or not f.primary_key]
    own = [f.name for f in fields if isinstance(f, models.FileField) or getattr(f, "auto_now", False)]
    own += [f.name for f in fields if getattr(f, "auto_now_add", False)]
    if own:
        raise TypeError(f"{model.__name__}: {own} are filled by saving; use save")
    return tuple(_column(f) for f in fields)


@lru_cache(maxsize=512)
def _words(model: type[models.Model], keyed: bool, count: int, vendor: str) -> str:
    quote = connection.ops.quote_name
    columns = _columns(model, keyed)
    row = f"({', '.join(['%s'] * len(columns))})"
    names = ", ".join(quote(c.field.column) for c in columns)
    into, rows = quote(model._meta.db_table), ", ".join([row] * count)
    return f"INSERT INTO {into} ({names}) VALUES {rows}"  # noqa: S608  # names of our own tables and columns, no input


@dataclass(frozen=True)
class Writing:
    """One statement, its values, and who is told the first row that it answers with (None where it answers with none)."""

    words: str
    values: list[Any]
    then: Callable[[Any], None]


_waiting: ContextVar[list[Writing] | None] = ContextVar("naung_writings", default=None)


@contextmanager
def together() -> Iterator[None]:
    """Send what is written within in one message when the block ends well, in its order, and nothing when it does not.

    For one act whose rows belong to several rooms, inside a transaction. Nothing written within is found by a query within;
    what the database refuses, it refuses when the block ends. Within another such block it adds to that one.
    """
    if _waiting.get() is not None:
        yield
        return
    held: list[Writing] = []
    token = _waiting.set(held)
    try:
        yield
    finally:
        _waiting.reset(token)
    _send(held)


def write(words: str, values: Sequence[Any], then: Callable[[Any], None] = lambda row: None) -> None:
    """Run one statement now, or with the others of a `together`; `then` is told the first row that it answers with."""
    writing, held = Writing(words, list(values), then), _waiting.get()
    if held is None:
        _send([writing])
    else:
        held.append(writing)


def _send(held: list[Writing]) -> None:
    if connection.vendor == "postgresql":
        answers = _answers("; ".join(each.words for each in held), [v for each in held for v in each.values], len(held))
    else:
        answers = [row for each in held for row in _answers(each.words, each.values, 1)]
    for each, row in zip(held, answers, strict=True):
        each.then(row)


def _answers(words: str, values: list[Any], count: int) -> list[Any]:
    """The first row of each statement in one message, None of one that answers with none."""
    answers = []
    with connection.cursor() as cursor:
        if count:
            cursor.execute(words, values)
        for number in range(count):
            answers.append(cursor.fetchone() if cursor.description else None)
            if number + 1 < count:
                cursor.nextset()
    return answers


def insert(rows: Sequence[models.Model], then: Callable[[], None] = lambda: None) -> None:
    """Store new rows of one model, all or none, in one statement; `then` is called when they are stored.

    A key that the database gives is not read back. Raises IntegrityError as `save` does, and TypeError for a model with a
    column that only `save` fills.
    """
    if not rows:
        return
    model = type(rows[0])
    keyed = rows[0].pk is not None
    columns = _columns(model, keyed)
    native_ids, alias = connection.features.has_native_uuid_field, connection.alias
    values = [column.value(row, native_ids) for row in rows for column in columns]

    def stored(_row: Any) -> None:
        for row in rows:
            row._state.adding, row._state.db = False, alias
        then()

    write(_words(model, keyed, len(rows), connection.vendor), values, stored)


def one_of(column: str, words: type[StrEnum], name: str, *, empty: bool = False) -> models.CheckConstraint:
    """A constraint by the name: the column keeps only words of the vocabulary, or none where it may be `empty`."""
    values = [word.value for word in words] + [""] * empty
    return models.CheckConstraint(condition=models.Q(**{f"{column}__in": values}), name=name)


def batches(rows: Iterable[ROW], size: int) -> Iterator[list[ROW]]:
    """Rows in lists of that many at most, each read when it is asked for."""
    left = iter(rows)
    while batch := list(islice(left, size)):
        yield batch
