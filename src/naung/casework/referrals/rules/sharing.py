"""What may travel: what she agreed to or the law requires, of what the service needs, as far as the desk may receive it.

Each field travels on exactly one basis. A verified duty of the law comes before her consent: what must be told anyway may
not look as if she could stop it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from naung.casework.consent.vocabulary import Basis, SharingPurpose
from naung.casework.referrals.vocabulary import BasisKind, FallenReason, Need
from naung.foundation.access.vocabulary import Category, Service
from naung.foundation.organisations.vocabulary import MandateVerdict

VERIFIED = ("V", "V2")
# What each purpose of sharing asks for. Research is no reason to refer anyone.
SERVICE_OF: Mapping[SharingPurpose, Service] = {
    SharingPurpose.COMPLAINT: Service.COMPLAINT,
    SharingPurpose.HEALTH: Service.HEALTH,
    SharingPurpose.SOCIAL: Service.SOCIAL,
    SharingPurpose.LEGAL: Service.LEGAL,
    SharingPurpose.RETURN: Service.RETURN,
    SharingPurpose.REINTEGRATION: Service.REINTEGRATION,
    SharingPurpose.PROTECTION: Service.LEGAL,
    SharingPurpose.WAGES: Service.LEGAL,
    SharingPurpose.SCHOOL: Service.REINTEGRATION,
    SharingPurpose.COMPANION: Service.SOCIAL,
    SharingPurpose.MONITORING: Service.COMPLAINT,
}


def for_purpose(bases: Iterable[Basis], purpose: SharingPurpose) -> tuple[Basis, ...]:
    """Bases given for this purpose; one for another purpose opens nothing here."""
    return tuple(basis for basis in bases if basis.purpose == purpose.value)


def _order(basis: Basis) -> tuple[int, date, str]:
    """The basis that carries a field where several could: a duty of the law, then her consent; the longest first."""
    rank = VERIFIED.index(basis.mark) if basis.kind == BasisKind.LAWFUL else len(VERIFIED)
    until = basis.until or date.max
    return rank, date.min + (date.max - until), str(basis.id)


def _carries(basis: Basis, need: Need) -> bool:
    """Whether a basis covers this class of data, and is the kind of basis on which it may go to this receiver."""
    return need.category in basis.categories and not (need.consent_only and basis.kind == BasisKind.LAWFUL)


def shareable(bases: Iterable[Basis], needs: Iterable[Need], mandate: MandateVerdict) -> dict[str, Basis]:
    """Each field that may travel, with the one basis that carries it. Nothing without a mandate, nothing on an article
    that nobody has checked.
    """
    if not mandate.allowed:
        return {}
    known = (each for each in bases if each.kind == BasisKind.CONSENT or each.mark in VERIFIED)
    ordered, carried = sorted(known, key=_order), {}
    for need in needs:
        basis = next((each for each in ordered if _carries(each, need)), None)
        if basis is not None:
            carried[need.field] = basis
    return carried


@dataclass(frozen=True)
class Column:
    """One line of the sharing page: what the service needs, whether a basis carries it, whether there is anything to tell."""

    need: Need
    basis: Basis | None
    known: bool

    @property
    def travels(self) -> bool:
        return self.basis is not None and self.known


def columns(needs: Iterable[Need], carried: Mapping[str, Basis], known: Iterable[str]) -> tuple[Column, ...]:
    """What is shown before sending: every needed field, whatever becomes of it."""
    filled = frozenset(known)
    return tuple(Column(need, carried.get(need.field), need.field in filled) for need in needs)


def stands(category: Category, basis: UUID, live: Mapping[UUID, frozenset[Category]]) -> bool:
    """Whether a line's basis still carries its class of data today."""
    return category in live.get(basis, frozenset())


def fallen(kind: BasisKind) -> FallenReason:
    """Why a line whose basis fell is not opened."""
    return FallenReason.CONSENT_FELL if kind is BasisKind.CONSENT else FallenReason.BASIS_FELL
