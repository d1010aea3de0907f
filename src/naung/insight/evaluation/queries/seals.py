"""Readers of seals: a record is judged by the log and by the text that was kept when it was sealed."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.queries import entries_after, first_entry, writers_of
from naung.insight.evaluation.models import Rollout
from naung.insight.evaluation.queries.rows import asked_of, history_of, laid_of
from naung.insight.evaluation.rules.orders import History, begins, seed_from
from naung.insight.evaluation.rules.seals import WORDS_HASH, agrees, lines_of, same_analysis, sealed_digest, sealed_text
from naung.insight.evaluation.rules.sight import planned
from naung.insight.evaluation.vocabulary import EvaluationEvent, Laid, Protocol, Seal, Shape

PAGE = 1000
WRITING = (EvaluationEvent.DRAFTED, EvaluationEvent.CHANGED)


@dataclass(frozen=True)
class Sealed:
    """When, by whom, with which hash and lot. `holds`: what is stored is what the log sealed, and the lot follows from it.

    `entry`: its number in the log in which it was written; `came_with`: the installation whose joined log that is. `lot`: the
    how many-th lot it is; before a second one somebody saw the order of the first. `words_out_at`: when words were taken out
    of it, whose hash alone is left. `text`: what was sealed, in lines. `computable`: this version computes as was sealed.
    """

    at: datetime
    by: UUID
    entry: int
    came_with: UUID | None
    digest: str
    seed: int
    holds: bool
    lot: int
    words_out_at: datetime | None
    text: tuple[tuple[str, str], ...]
    computable: bool


def text_of_row(row: Rollout, laid: Laid, history: History, smallest: float | None) -> dict[str, Any]:
    """Everything that a seal fixes, without its salt."""
    before_it = row.replaces.digest if row.replaces else None
    return sealed_text(
        asked_of(row),
        laid,
        history,
        smallest,
        number=row.number,
        before_it=bytes(before_it).hex() if before_it else "",
        why=row.why,
    )


def sealed_of(row: Rollout) -> Sealed | None:
    """The seal of a version, judged by the log; None for a draft."""
    if row.sealed_at is None or row.sealed_by is None or row.digest is None:
        return None
    kept = first_entry(EvaluationEvent.SEALED, subject=row.id)
    out = first_entry(EvaluationEvent.WORDS_LEFT_SEAL, subject=row.id)
    text: dict[str, Any] = json.loads(row.sealed_text or "{}")
    hash_of_log = kept.hash if kept and kept.entry.words == bytes(row.digest) else b""
    return Sealed(
        at=row.sealed_at,
        by=row.sealed_by,
        entry=kept.number if kept else 0,
        came_with=kept.came_with if kept else None,
        digest=bytes(row.digest).hex(),
        seed=row.seed or 0,
        holds=bool(text) and _holds(row, text, hash_of_log, words_out=out is not None),
        lot=_lot(row),
        words_out_at=out.entry.at if out else None,
        text=tuple(lines_of(text)) if text else (),
        computable=same_analysis(text),
    )


def _holds(row: Rollout, text: dict[str, Any], hash_of_log: bytes, *, words_out: bool) -> bool:
    """The row against the log: whoever changes the table can change its text and hash too, but not the entry in the chain.

    `hash_of_log`: of the entry whose words are this row's hash; b"" where there is none. Only where the log says that words
    were taken out does the hash of the words alone stand for them.
    """
    laid, history = laid_of(row), history_of(row)
    if not hash_of_log or laid is None or history is None or row.seed != seed_from(hash_of_log):
        return False
    if (WORDS_HASH in text and not words_out) or sealed_digest(text) != bytes(row.digest or b""):
        return False
    drawn = begins(planned(Shape(row.shape), laid, history, row.seed))
    same = drawn == list(row.areas.order_by("place").values_list("begins", flat=True))
    return same and agrees(text, text_of_row(row, laid, history, row.smallest))


def writers_of_row(row: Rollout) -> frozenset[UUID]:
    """Whoever wrote any of this version, or of one that it replaces and took its words from."""
    wrote: set[UUID] = {row.written_by}
    each: Rollout | None = row
    while each is not None:
        wrote |= writers_of(each.id, events=WRITING, until=each.sealed_at)
        each = each.replaces
    return frozenset(wrote)


def _lot(row: Rollout) -> int:
    """How many lots were drawn up to this one, over the versions that it replaces."""
    lots, before = 1, row.replaces
    while before is not None:
        lots, before = lots + (before.sealed_at is not None), before.replaces
    return lots


def seal_of(protocol: Protocol, *, actor: Actor) -> Seal | None:
    """The first entry of the log that holds this protocol's hash, None where nobody sealed it (SYSTEM_SEAL)."""
    require(actor, Permission.SYSTEM_SEAL)
    seq = 0
    while page := entries_after(seq, events=[EvaluationEvent.SEALED.value], limit=PAGE):
        for entry in page:
            if bytes(entry.words) == protocol.digest:
                return Seal(entry.seq, entry.at)
        seq = page[-1].seq
    return None
