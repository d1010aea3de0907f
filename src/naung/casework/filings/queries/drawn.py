"""A report as it stands now, for who may read all that it counts."""

from collections.abc import Callable

from naung.casework.filings.queries.handling import handling
from naung.casework.filings.queries.legal import aid_carried_out
from naung.casework.filings.queries.money import restitution_register
from naung.casework.filings.vocabulary import NEEDS, Drawn, FilingKind, Span
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission

DRAWN_BY: dict[FilingKind, Callable[..., Drawn]] = {
    FilingKind.HANDLING: handling,
    FilingKind.LEGAL_AID: aid_carried_out,
    FilingKind.RESTITUTION: restitution_register,
}


def require_kind(kind: FilingKind, actor: Actor) -> None:
    """Raises NotPermitted for who may not draw this report, or not read something that it counts."""
    require(actor, Permission.FILING_MAKE)
    for permission in NEEDS[kind]:
        require(actor, permission)


def kinds_for(*, actor: Actor) -> list[FilingKind]:
    """The reports that this actor may draw."""
    require(actor, Permission.FILING_MAKE)
    return [kind for kind in FilingKind if all(actor.may(permission) for permission in NEEDS[kind])]


def draw(kind: FilingKind, span: Span, *, actor: Actor) -> Drawn:
    """The report of these days. Raises NotPermitted for who may not read something that it counts."""
    require_kind(kind, actor)
    return DRAWN_BY[kind](span, actor=actor)
