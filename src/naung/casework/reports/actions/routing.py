"""Which desk a report goes to, asked of the officers' accounts; whoever typed the report is not told the answer."""

from dataclasses import dataclass
from uuid import UUID

from naung.casework.reports.rules.routing import accused, accused_desks, receiving_desk
from naung.casework.reports.vocabulary import Content, OfficerAnswer
from naung.foundation.accounts.queries import desks_of, officers_matching
from naung.foundation.accounts.rules import accused_tokens
from naung.foundation.organisations.queries import all_desks
from naung.foundation.organisations.vocabulary import DeskKind


@dataclass(frozen=True)
class Route:
    """`owner` is the desk that becomes the owner, None where the report waits for an oversight desk.

    `meant` says that an officer is meant; `barred` are the desks that must not see the report.
    """

    owner: UUID | None
    meant: bool
    barred: frozenset[UUID]


def route_of(content: Content, *, taken_at: UUID) -> Route:
    """Where a report with this content belongs; `taken_at` is the desk that took it."""
    suspects = accused(content.persons)
    tokens = accused_tokens([p.name for p in suspects], [p.phone for p in suspects])
    officers = officers_matching(tokens) if tokens else set()
    if not officers and content.accused_desk is None and content.against_officer is not OfficerAnswer.YES:
        return Route(taken_at, False, frozenset())
    return _kept_away(content, taken_at, frozenset(desks_of(officers)) if officers else frozenset())


def _kept_away(content: Content, desk: UUID, matched: frozenset[UUID]) -> Route:
    desks = all_desks()
    overseers = frozenset(each.id for each in desks if each.kind == DeskKind.OVERSIGHT)
    barred = accused_desks(content, taken_at=desk, matched=matched, overseers=overseers)
    overseer_of = {each.id: each.oversight_id for each in desks}
    owner = receiving_desk(taken_at=desk, meant=True, barred=barred, overseer_of=overseer_of, overseers=overseers)
    return Route(owner, True, barred)
