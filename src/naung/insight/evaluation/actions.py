"""Seals a protocol: its hash goes into the log, whose chain an outside witness keeps."""

from django.db import transaction

from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.insight.evaluation.queries import seal_of
from naung.insight.evaluation.vocabulary import EvaluationEvent, Protocol, Seal


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
