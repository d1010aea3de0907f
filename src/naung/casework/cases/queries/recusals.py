"""Officers who were kept from a file: what waits for a supervisor, or for the desk that oversees hers."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from naung.casework.cases.models import Case
from naung.casework.episodes.queries import whose_thing
from naung.casework.reports.queries import report_number
from naung.foundation.access.rules import shipped_roles
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.accounts.queries import roles_at
from naung.foundation.organisations.queries import all_desks
from naung.foundation.recusal.models import ShutOut
from naung.foundation.recusal.queries import (
    ShutOutShown,
    is_shut_out,
    next_level,
    none_left,
    officers_kept_from,
    seen_by,
    shut_out_for,
    shut_outs_open,
)
from naung.foundation.recusal.vocabulary import Standing

__all__ = ["RecusalLine", "is_shut_out", "recusal_for", "recusals_open", "untold_count"]


@dataclass(frozen=True)
class RecusalLine:
    """One officer who was kept from the file of one person, from a report that tells of him, or from a thing that is his.

    `cases` are the files of the actor's own desk; `nobody_left` says that no officer of the desk is left for it, and `above`
    names the desks of the next level. `report` is the number of the report that he was met in, `things_of` the persons whose
    thing he was met by. `oversight`: another desk's, shown without anything of the file.
    """

    shut_out: ShutOutShown
    desk_name: str
    cases: tuple[tuple[UUID, str], ...]
    nobody_left: bool
    above: tuple[str, ...]
    oversight: bool
    report: str = ""
    things_of: tuple[UUID, ...] = ()


def recusals_open(*, actor: Actor) -> list[RecusalLine]:
    """What waits for this supervisor, or comes to this oversight desk, oldest first.

    An officer who does not serve at the record's desk is told of to nobody: she would not see it anyway. A desk's own
    supervisors are told of each; the overseer of those who are supervisors themselves, of those whose desk has nobody left
    to decide, and of liftings that need a second person.
    """
    found = [each for each in shut_outs_open(actor=actor) if _is_told(each, actor)]
    names = {each.id: f"{each.agency.name}, {each.name}" for each in all_desks()} if found else {}
    return [_line(each, names, actor) for each in found]


def recusal_for(shut_out_id: UUID, *, actor: Actor) -> RecusalLine:
    """One of them, with the words of a proposal to lift it. Raises NotFound for one that the actor may not decide about."""
    shown = shut_out_for(shut_out_id, actor=actor)
    return _line(shown, {each.id: f"{each.agency.name}, {each.name}" for each in all_desks()}, actor)


def untold_count() -> int:
    """How many shuttings out of an officer of the desk itself reach nobody who may decide about them. Names nobody."""
    waiting = ShutOut.objects.filter(standing__in=[Standing.NEW, Standing.LIFTING])
    overseer = {each.id: each.oversight_id for each in all_desks()}
    return sum(
        row.officer in roles_at(row.desk) and not _told(row.desk, overseer.get(row.desk), row.person)
        for row in waiting.only("officer", "person", "desk")
    )


def _told(desk: UUID, above: UUID | None, record: UUID) -> bool:
    """Whether somebody at the desk or at the one that oversees it may decide, and is not kept from the record."""
    deciders = _deciders(desk) | (_deciders(above) if above else set())
    return bool(deciders - officers_kept_from(record))


def _deciders(desk: UUID) -> set[UUID]:
    return {officer for officer, role in roles_at(desk).items() if _may(role, Permission.HAND_OVER)}


def _is_told(each: ShutOutShown, actor: Actor) -> bool:
    if each.officer not in roles_at(each.desk):
        return False
    if each.desk == actor.desk or each.standing is Standing.LIFTING:
        return True
    deciders = _deciders(each.desk)
    return each.officer in deciders or deciders <= officers_kept_from(each.file)


def _line(each: ShutOutShown, names: dict[UUID, str], actor: Actor) -> RecusalLine:
    own = each.desk == actor.desk
    alone = none_left(each.file, _workers(each.desk))
    above = tuple(names[desk.id] for desk in next_level(each.desk)) if alone else ()
    report = report_number(each.file, actor=actor) if own else ""
    persons = whose_thing(each.file, actor=actor) if own and actor.may(Permission.EPISODE_READ) else frozenset()
    return RecusalLine(
        each,
        names.get(each.desk, ""),
        _cases(each, persons, actor) if own else (),
        alone,
        above,
        not own,
        report,
        tuple(sorted(persons)),
    )


def _workers(desk: UUID) -> set[UUID]:
    """The officers who could handle a desk's files; at a desk that has none, like the overseers', its reports."""
    roles = roles_at(desk)
    cases, reports = (
        {officer for officer, role in roles.items() if _may(role, permission)}
        for permission in (Permission.CASE_WRITE, Permission.REPORT_DECIDE)
    )
    return cases or reports


def _cases(each: ShutOutShown, persons: Collection[UUID], actor: Actor) -> tuple[tuple[UUID, str], ...]:
    """The desk's files in which the person stands, that the report became or joined, or that tell of whose thing it is."""
    met = Q(parts__person__in=[each.file, *persons]) | Q(reports__report=each.file)
    rows = seen_by(Case.objects.filter(met, owner=each.desk), "id", actor=actor)
    return tuple(rows.order_by("opened_at", "id").distinct().values_list("id", "number"))


def _may(role: str, permission: Permission) -> bool:
    known = shipped_roles().get(role)
    return known is not None and permission in known.permissions
