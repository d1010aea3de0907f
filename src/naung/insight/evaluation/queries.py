"""Since when a protocol is sealed."""

from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.queries import entries_after
from naung.insight.evaluation.vocabulary import EvaluationEvent, Protocol, Seal

PAGE = 1000


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
