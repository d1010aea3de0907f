"""Which rows of other registers the desk took before. Their tokens tell nothing without the desk's key."""

from collections.abc import Iterable, Sequence
from uuid import UUID, uuid5

from naung.casework.cases.models import Case
from naung.casework.exchange.models import RowToken, TakenRow
from naung.casework.exchange.vocabulary import KnownRow, RowMark
from naung.foundation.access.rules import desk_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.errors import NotFound
from naung.foundation.recusal.queries import seen_by
from naung.foundation.rows import batches
from naung.foundation.vault.queries import open_secret

ROW_SECRET = "exchange_rows"  # noqa: S105  # the kind of a secret, not one
AT_ONCE = 500  # tokens a query


def secret_id(desk: UUID) -> UUID:
    """Under which id a desk's key is kept; it stays the same where the desk moves to another installation."""
    return uuid5(desk, ROW_SECRET)


def row_key(desk: UUID) -> bytes | None:
    """The key of a desk's tokens, which no page shows; None where it never loaded a file."""
    try:
        return bytes.fromhex(open_secret(ROW_SECRET, secret_id(desk)))
    except NotFound:
        return None


def known_rows(marks: Sequence[RowMark], *, actor: Actor) -> list[KnownRow]:
    """Rows that the desk took before and that these may be again."""
    require(actor, Permission.CASE_WRITE)
    desk, found = desk_of(actor), dict[UUID, TakenRow]()
    for some in batches(sorted({mark.content for mark in marks}), AT_ONCE):
        found |= {row.id: row for row in TakenRow.objects.filter(desk=desk, content__in=some)}
    for some in batches(sorted({who for mark in marks for who in mark.who}), AT_ONCE):
        found |= {row.id: row for row in TakenRow.objects.filter(desk=desk, tokens__who__in=some)}
    who: dict[UUID, set[str]] = {}
    for each in batches(list(found), AT_ONCE):
        for row, token in RowToken.objects.filter(row__in=each).values_list("row_id", "who"):
            who.setdefault(row, set()).add(token)
    return [KnownRow(RowMark(row.content, frozenset(who.get(row.id, ()))), row.case_id) for row in found.values()]


def numbers_of(cases: Iterable[UUID], *, actor: Actor) -> dict[UUID, str]:
    """The numbers of these cases, of those that the actor may know of."""
    found: dict[UUID, str] = {}
    for some in batches(sorted(set(cases)), AT_ONCE):
        rows = seen_by(Case.objects.filter(id__in=some, owner=desk_of(actor)), "id", actor=actor)
        found |= dict(rows.values_list("id", "number"))
    return found
