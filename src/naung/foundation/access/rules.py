"""The access engine: pure over plain values, one for list, detail, search and export.

In this house only the desk that owns a file says yes; a second desk's authority is added as data, not as code.
"""

import tomllib
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import lru_cache
from importlib import resources
from typing import Any, TypeVar
from uuid import UUID

from naung.foundation.access.vocabulary import (
    Actor,
    Category,
    Guard,
    Mandate,
    Permission,
    Purpose,
    Question,
    Reach,
    Role,
    Verdict,
    Warrant,
)
from naung.foundation.errors import NotFound, NotPermitted
from naung.foundation.words import gettext_noop

OWN_DESK = gettext_noop("Boleh, karena berkas ini milik meja Anda.")
OTHER_DESK = gettext_noop("Tidak, karena berkas ini bukan milik meja Anda.")
ROLE_LACKS = gettext_noop("Tidak, karena peran Anda tidak memuat izin ini; minta kepada penyelia.")
CATEGORY_LACKS = gettext_noop("Tidak, karena peran Anda tidak memuat golongan data ini; minta kepada penyelia.")
NO_MANDATE = gettext_noop("Tidak, karena belum ada dasar kewenangan meja Anda untuk layanan ini.")
OFFICER_ONLY = gettext_noop("Hanya petugas yang punya akun dapat melakukan ini.")
SIGN_IN = gettext_noop("Masuk dahulu untuk membuka halaman ini.")


def read_roles(text: str) -> dict[str, Role]:
    """Roles from TOML text; a row that lacks a key or names an unknown permission is refused with its code."""
    roles: dict[str, Role] = {}
    for number, row in enumerate(tomllib.loads(text)["role"], start=1):
        try:
            role = Role(
                code=row["code"],
                words_id=row["id"],
                words_en=row["en"],
                permissions=frozenset(Permission(p) for p in row["permissions"]),
                categories=frozenset(Category(c) for c in row["categories"]),
                purposes=tuple(Purpose(p) for p in row["purposes"]),
                basis=f"{row['legal_basis']} {row['article']}".strip(),
                mark=row["mark"],
                source=row["source"],
                only_at=frozenset(row.get("only_at", ())),
            )
        except (KeyError, ValueError) as wrong:
            raise ValueError(f"roles.toml, role {number} ({row.get('code', '?')}): {wrong}") from wrong
        if role.mark not in {"V", "V2", "M"} or not role.purposes or role.code in roles:
            raise ValueError(f"roles.toml, role {number} ({role.code}): mark, purposes or code")
        roles[role.code] = role
    return roles


@lru_cache(maxsize=1)
def shipped_roles() -> dict[str, Role]:
    """The roles that ship with the house, validated at first use (and at start)."""
    return read_roles(resources.files(__package__).joinpath("roles.toml").read_text("utf-8"))


def role_at(code: str, agency_kind: str) -> Role | None:
    """The role in which somebody acts at a desk of such an agency; None for an unknown one, or one that does not stand there."""
    role = shipped_roles().get(code)
    return role if role is not None and role.stands_at(agency_kind) else None


def is_counsels(agency_kind: str) -> bool:
    """Whether counsel may sit at the desks of such an agency: there nothing comes in but what the survivor agreed to or told."""
    keepers = (role for role in shipped_roles().values() if Permission.PRIVILEGED_KEEP in role.permissions)
    return any(role.stands_at(agency_kind) for role in keepers)


def reach_at(place: str) -> frozenset[Reach]:
    """The levels whose offices reach a place, from its code's form: NN.7x lies in a kota, NN.0x to NN.6x in a kabupaten.

    A province alone is reached by the province and the country: which kota or kabupaten is meant is not known.
    """
    head, _, rest = place.partition(".")
    if not head.isdigit():
        return frozenset({Reach.COUNTRY} if place == "ID" else {Reach.ABROAD} if place else ())
    wide = frozenset({Reach.PROVINCE, Reach.COUNTRY})
    if not rest:
        return wide
    return wide | {Reach.CITY if rest[0] >= "7" else Reach.REGENCY}


def covers(mandate: Mandate, question: Question) -> bool:
    """Whether one row gives authority for the question's service, person, place, date and exploitation."""
    return (
        mandate.gives
        and (not mandate.levels or bool(mandate.levels & reach_at(question.place)))
        and (not mandate.exploitations or question.exploitation in mandate.exploitations)
        and mandate.agency_type == question.agency_type
        and mandate.service == question.service
        and (question.person_kind is None or question.person_kind in mandate.person_kinds)
        and (
            not mandate.territory
            or question.place == mandate.territory
            or question.place.startswith(mandate.territory + ".")
        )
        and (mandate.valid_from is None or mandate.valid_from <= question.on)
        and (mandate.valid_to is None or question.on <= mandate.valid_to)
    )


def decide(question: Question, mandates: Iterable[Mandate] = (), roles: dict[str, Role] | None = None) -> Verdict:
    """Answer one question of authority with reason, basis and mark.

    A question without a service is about the desk's own file and needs no mandate row; one with a service does.
    """
    nothing: frozenset[Category] = frozenset()
    role = (shipped_roles() if roles is None else roles).get(question.role)
    if role is None or question.verb not in role.permissions:
        return Verdict(False, nothing, ROLE_LACKS)
    if question.acting_desk is None or question.acting_desk != question.owner_desk:
        return Verdict(False, nothing, OTHER_DESK)
    if question.category not in role.categories:
        return Verdict(False, role.categories, CATEGORY_LACKS, role.basis, role.mark)
    if question.service is None:
        return Verdict(True, role.categories, OWN_DESK, role.basis, role.mark)
    covering = [mandate for mandate in mandates if covers(mandate, question)]
    if not covering:
        return Verdict(False, nothing, NO_MANDATE)
    best = min(covering, key=lambda mandate: mandate.mark != "V")
    return Verdict(True, role.categories, OWN_DESK, best.basis, best.mark)


def require(by: Actor | None, permission: Permission, *, within: UUID | None = None) -> None:
    """Return if the actor may do this within that desk; else say no without telling a stranger that anything exists.

    Raises NotPermitted (the role lacks the permission) or NotFound (another desk's record).
    """
    if by is None:
        raise NotPermitted(SIGN_IN, missing=permission.value)
    if not by.may(permission):
        raise NotPermitted(ROLE_LACKS, missing=permission.value)
    if within is not None and by.kind == "user" and within != by.desk:
        raise NotFound()


def lets_open(warrant: Warrant, *, by: Actor, compartment: UUID, column: str, now: datetime) -> bool:
    """Whether a warrant opens this column for this actor now: the holder herself, at her desk, in her role, in time."""
    return (
        by.kind == "user"
        and (warrant.holder, warrant.desk) == (by.id, by.desk)
        and by.may(warrant.permission)
        and warrant.compartment == compartment
        and column in warrant.columns
        and now < warrant.until
    )


def desk_of(by: Actor) -> UUID:
    """The desk at which the actor acts. Raises NotFound for one without a desk: nothing is there for it."""
    if by.desk is None:
        raise NotFound()
    return by.desk


def officer_of(by: Actor) -> UUID:
    """The officer who acts. Raises NotPermitted for a system actor: only a person writes and signs."""
    if by.id is None:
        raise NotPermitted(OFFICER_ONLY)
    return by.id


SYSTEM_ACTORS: dict[str, tuple[Permission, ...]] = {
    "tick": (Permission.SYSTEM_TICK,),
    "rotation": (Permission.SYSTEM_ROTATE,),
    "restore": (Permission.SYSTEM_RESTORE, Permission.PERSON_ERASE),
    "setup": (Permission.SYSTEM_SETUP, Permission.OFFICER_INVITE),
    # reads plain coded columns of every desk and writes them without identities; opens nothing
    "extract": (Permission.SYSTEM_EXTRACT,),
    # writes hashes of measuring protocols into the log and finds them again
    "evaluation": (Permission.SYSTEM_SEAL,),
    # does long work in the background; reads what the extract without identities says
    "work": (Permission.SYSTEM_WORK, Permission.INSIGHT_READ),
    # compares all records of the register with each other in memory; keeps pairs of ids, and opens nothing for anybody
    "pairing": (Permission.SYSTEM_WORK, Permission.PAIRING_ASK),
    # lays whoever waits on a desk's lists beside the records of the same desk; keeps pairs of ids with a sealed reason
    "hints": (Permission.SYSTEM_WORK, Permission.SEARCH),
    # reads names and numbers only to take them out of the search; the custodian who erases never sees them
    "erasure": (Permission.PERSON_ERASE,),
    # reads names in a report only to take them from one desk's search into another's
    "moving": (),
    # shuts an officer out in silence: an entry that named the desk or the doer would tell her; reads the names that a
    # report mentions only to compare them with the officers' own
    "recusal": (),
    # takes in another installation; reads names and numbers only to make them findable and to compare them with officers
    "join": (Permission.SYSTEM_RESTORE,),
    "door": (),  # whoever stands before sign-in
    # whoever holds a code of the noticeboard: reads what is open under it, adds to counts
    "visitor": (Permission.SYSTEM_VISIT,),
    "glass": (),  # compares a number typed in an emergency with those on record; tells only whose record it is
}
SYSTEM_PURPOSES: dict[str, Purpose] = {"erasure": Purpose.CUSTODY}  # the others keep the house running


def system_actor(name: str) -> Actor:
    """A named system actor with its own narrow permissions; KeyError for a name that is not in the table."""
    permissions = frozenset(SYSTEM_ACTORS[name])
    purpose = SYSTEM_PURPOSES.get(name, Purpose.MAINTENANCE)
    return Actor(None, "system", name, None, "system", permissions, purpose)


View = TypeVar("View", bound=Callable[..., Any])


def open_to_anyone(reason: str) -> Callable[[View], View]:
    """Mark a view of any door as open, with the reason why it may be."""
    if not reason:
        raise ValueError("open_to_anyone() needs a reason")

    def wear(view: View) -> View:
        view.guard = Guard(reason=reason)  # type: ignore[attr-defined]  # the mark that tests of the architecture look for
        return view

    return wear
