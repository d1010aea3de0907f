"""Writing the sealed index: tokens wait in one row a record and are folded into the blocks together."""

import secrets
import time
from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db import connection, transaction

from naung.foundation.audit.actions import one_writer_at_a_time
from naung.foundation.rows import write
from naung.foundation.vault.models import Posting, Waiting
from naung.foundation.vault.queries.index import bodies, heads_of, pepper_under, waiting_rows
from naung.foundation.vault.queries.keys import search_key
from naung.foundation.vault.rules.postings import (
    GONE,
    Head,
    TokenKeys,
    opened_block,
    sealed_block,
    sealed_head,
    token_keys,
    with_id,
)
from naung.foundation.vault.rules.waiting import MOST, WaitingTokens, sealed_waiting, waiting_key

BLOCKS_A_STATEMENT = 1000
LABEL_BITS = 63
PUT = "INSERT INTO {0} (label, body) VALUES (%s, %s) RETURNING (SELECT count(*) FROM {0})"


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
def put_tokens(space: str, owner: UUID, tokens: Iterable[str], *, at_once: bool = False) -> None:
    """Make a record findable under these tokens of one searchable field, by one row that waits for the next folding.

    `at_once`: fold it now, for a field that is rarely written and whose readers look into the blocks only.
    """
    told = tuple(sorted(set(tokens)))
    if not told:
        return
    label = secrets.randbits(LABEL_BITS)
    row = WaitingTokens(time.time_ns(), owner, space, told)
    table = connection.ops.quote_name(Waiting._meta.db_table)

    def fold_if_many(answer: tuple[int]) -> None:
        if at_once or answer[0] >= MOST:  # without this row on one database, with it on the other
            fold_waiting()

    write(PUT.format(table), [label, sealed_waiting(row, waiting_key(search_key()), label)], fold_if_many)


@transaction.atomic(savepoint=False)
def fold_waiting() -> int:
    """Put what waits into the blocks, each block read and written once; answers how many records waited."""
    one_writer_at_a_time()
    secret = search_key()
    rows = waiting_rows(secret)
    keys: dict[tuple[str, str], TokenKeys] = {}
    owners: dict[tuple[str, str], list[bytes]] = {}
    peppers = {space: pepper_under(secret, space) for space in {row.space for row in rows.values()}}
    for row in rows.values():
        for token in row.tokens:
            keys.setdefault((row.space, token), token_keys(peppers[row.space], token))
            owners.setdefault((row.space, token), []).append(row.owner.bytes)
    blocks: dict[int, bytes] = {}
    for name, head in heads_of(keys).items():
        blocks |= _grown(head, owners[name], keys[name])
    _save(blocks)
    Waiting.objects.filter(label__in=list(rows)).delete()
    return len(rows)


def _grown(head: Head, owners: list[bytes], keys: TokenKeys) -> dict[int, bytes]:
    """The blocks of one token that change when these records join it."""
    blocks = {}
    for owner in owners:
        head, fallen = with_id(head, owner)
        if fallen is not None:
            blocks[keys.label(head.full_blocks)] = sealed_block(fallen, keys, head.full_blocks)
    blocks[keys.label(0)] = sealed_head(head, keys)
    return blocks


@transaction.atomic
def drop_tokens(space: str, owner: UUID, tokens: Iterable[str]) -> None:
    """Take a record out from under these tokens; its place in a block is overwritten."""
    told = sorted(set(tokens))
    if not told:
        return
    fold_waiting()
    secret = pepper_under(search_key(), space)
    keys = {token: token_keys(secret, token) for token in told}
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
