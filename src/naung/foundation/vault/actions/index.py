"""Writing the sealed index."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

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


def _save(rows: list[Posting]) -> None:
    Posting.objects.bulk_create(rows, update_conflicts=True, unique_fields=["label"], update_fields=["body"])


@transaction.atomic
def put_tokens(space: str, owner: UUID, tokens: Iterable[str]) -> None:
    """Make a record findable under these tokens of one searchable field, in one read and one write."""
    keys = keys_of(space, sorted(set(tokens)))
    if not keys:
        return
    one_writer_at_a_time()
    rows = []
    for token, head in heads_of(keys).items():
        grown, fallen = with_id(head, owner.bytes)
        if fallen is not None:
            number = grown.full_blocks
            rows.append(Posting(label=keys[token].label(number), body=sealed_block(fallen, keys[token], number)))
        rows.append(Posting(label=keys[token].label(0), body=sealed_head(grown, keys[token])))
    _save(rows)


@transaction.atomic
def drop_tokens(space: str, owner: UUID, tokens: Iterable[str]) -> None:
    """Take a record out from under these tokens; its place in a block is overwritten."""
    keys = keys_of(space, sorted(set(tokens)))
    one_writer_at_a_time()
    rows: list[Posting] = []
    for token, head in heads_of(keys).items():
        each = keys[token]
        if owner.bytes in head.ids:
            cleaned = Head(head.count, tuple(GONE if i == owner.bytes else i for i in head.ids))
            rows.append(Posting(label=each.label(0), body=sealed_head(cleaned, each)))
        labels = {each.label(n): n for n in range(1, head.full_blocks + 1)}
        for label, body in bodies(list(labels)).items():
            ids = opened_block(body, each, labels[label])
            if owner.bytes in ids:
                left = tuple(GONE if i == owner.bytes else i for i in ids)
                rows.append(Posting(label=label, body=sealed_block(left, each, labels[label])))
    if rows:
        _save(rows)
