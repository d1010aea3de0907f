"""Writing the sealed index."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db import connection, transaction

from naung.foundation.audit.actions import one_writer_at_a_time
from naung.foundation.vault.models import Posting
from naung.foundation.vault.queries.index import bodies, heads_of, keys_of
from naung.foundation.vault.rules.postings import (
    GONE,
    Head,
    opened_block,
    sealed_block,
    sealed_head,
    with_id,
)

BLOCKS_A_STATEMENT = 1000


def _save(blocks: Mapping[int, bytes]) -> None:
    """Write blocks under their labels, new or not, a thousand a statement."""
    table, labels = connection.ops.quote_name(Posting._meta.db_table), sorted(blocks)
    for at in range(0, len(labels), BLOCKS_A_STATEMENT):
        part = labels[at : at + BLOCKS_A_STATEMENT]
        rows = ", ".join(["(%s, %s)"] * len(part))
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {table} (label, body) VALUES {rows} "  # noqa: S608  # our own table's name, no input
                "ON CONFLICT (label) DO UPDATE SET body = excluded.body",
                [value for label in part for value in (label, blocks[label])],
            )


@transaction.atomic(savepoint=False)
def put_tokens(space: str, owner: UUID, tokens: Iterable[str]) -> None:
    """Make a record findable under these tokens of one searchable field, in one read and one write."""
    keys = keys_of(space, sorted(set(tokens)))
    if not keys:
        return
    one_writer_at_a_time()
    blocks = {}
    for token, head in heads_of(keys).items():
        grown, fallen = with_id(head, owner.bytes)
        if fallen is not None:
            number = grown.full_blocks
            blocks[keys[token].label(number)] = sealed_block(fallen, keys[token], number)
        blocks[keys[token].label(0)] = sealed_head(grown, keys[token])
    _save(blocks)


@transaction.atomic
def drop_tokens(space: str, owner: UUID, tokens: Iterable[str]) -> None:
    """Take a record out from under these tokens; its place in a block is overwritten."""
    keys = keys_of(space, sorted(set(tokens)))
    one_writer_at_a_time()
    blocks: dict[int, bytes] = {}
    for token, head in heads_of(keys).items():
        each = keys[token]
        if owner.bytes in head.ids:
            cleaned = Head(head.count, tuple(GONE if i == owner.bytes else i for i in head.ids))
            blocks[each.label(0)] = sealed_head(cleaned, each)
        labels = {each.label(n): n for n in range(1, head.full_blocks + 1)}
        for label, body in bodies(list(labels)).items():
            ids = opened_block(body, each, labels[label])
            if owner.bytes in ids:
                left = tuple(GONE if i == owner.bytes else i for i in ids)
                blocks[label] = sealed_block(left, each, labels[label])
    _save(blocks)
