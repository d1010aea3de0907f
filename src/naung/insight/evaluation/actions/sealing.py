"""Writers of seals: the hash of everything that is fixed goes into the log, whose chain an outside witness keeps."""

import json
from secrets import token_hex
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.foundation.access.rules import officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.audit.queries import chain_head
from naung.foundation.errors import NotFound, RuleBroken
from naung.foundation.words import gettext_noop
from naung.insight.evaluation.actions.rows import (
    locked_draft,
)
from naung.insight.evaluation.queries import (
    history_of,
    laid_of,
    rollout_for,
    seal_of,
    text_of_row,
    writers_of_row,
)
from naung.insight.evaluation.rules.drafts import (
    may_be_sealed,
)
from naung.insight.evaluation.rules.orders import begins, seed_from
from naung.insight.evaluation.rules.seals import SALT_BYTES, salted, sealed_digest
from naung.insight.evaluation.rules.sight import planned, sight_of
from naung.insight.evaluation.vocabulary import (
    EvaluationEvent,
    Protocol,
    Seal,
    Shape,
)

CHANGED_SINCE = gettext_noop("Rancangan ini berubah sejak halaman dibuka. Baca lagi sebelum menyegelnya.")


@transaction.atomic
def seal_rollout(*, rollout_id: UUID, version: int, by: Actor) -> None:
    """Fix everything of a draft, write its hash into the log, and draw the lot from the log's own hash behind it.

    The lot's number follows from an entry that did not exist before: nobody could choose it, and whoever holds the log can
    check it. Raises NotFound, RuleBroken for what is not whole, has begun, changed since, or was written in part by the sealer.
    """
    require(by, Permission.ROLLOUT_SEAL)
    row = locked_draft(rollout_id)
    if row.version != version:
        raise RuleBroken(CHANGED_SINCE)
    laid, history, officer = laid_of(row), history_of(row), officer_of(by)
    missing = rollout_for(row.id, actor=by).missing
    same = officer in writers_of_row(row)
    may_be_sealed(row.outcome, laid, missing, timezone.localdate(), same_person=same)
    if laid is None or history is None:
        raise NotFound()
    sight = sight_of(Shape(row.shape), laid, history, row.wanted_more)
    row.smallest = sight.smallest if sight else None
    text = salted(text_of_row(row, laid, history, row.smallest), token_hex(SALT_BYTES))
    row.sealed_text, row.digest = json.dumps(text, ensure_ascii=False), sealed_digest(text)
    record(EvaluationEvent.SEALED, subject=row.id, words=row.digest, by=by)
    row.seed = seed_from(chain_head().hash)
    row.sealed_at, row.sealed_by = timezone.now(), officer
    row.version += 1
    row.save()
    for area, begin in zip(row.areas.order_by("place"), begins(planned(Shape(row.shape), laid, history, row.seed)),
                           strict=True):  # fmt: skip
        area.begins = begin
        area.save(update_fields=["begins"])


@transaction.atomic
def seal_protocol(*, protocol: Protocol, by: Actor) -> Seal:
    """Write the protocol's hash into the log, and tell where it stands (SYSTEM_SEAL). What is sealed keeps its first day."""
    require(by, Permission.SYSTEM_SEAL)
    known = seal_of(protocol, actor=by)
    if known is not None:
        return known
    record(EvaluationEvent.SEALED, words=protocol.digest, by=by)
    sealed = seal_of(protocol, actor=by)
    if sealed is None:
        raise RuntimeError("the log does not hold what was just written")
    return sealed
