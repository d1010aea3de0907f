"""Readers of agencies and desks. They hold no personal data: any signed-in officer may know which desks exist."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from uuid import UUID

from django.utils import timezone

from naung.foundation.access.vocabulary import Actor, Exploitation, Mandate, PersonKind, Service
from naung.foundation.clock.rules.calendar import Calendar, decreed_joint_leave, national_holidays
from naung.foundation.errors import NotFound
from naung.foundation.law.queries.corrected import law_shelves
from naung.foundation.law.queries.office import signed_corrections
from naung.foundation.law.vocabulary.corrections import Shelf, Table
from naung.foundation.organisations.models import Agency, Desk, FirstEntry, FirstStep, LeaveDay, TaskForce
from naung.foundation.organisations.rules import in_order, may_refer
from naung.foundation.organisations.rules.corrected import mandate_shelf, mandates_on
from naung.foundation.organisations.vocabulary import (
    Cell,
    DeskFacts,
    DeskKind,
    DeskOffer,
    FirstDay,
    MandateAsk,
    Standing,
    Step,
)
from naung.foundation.places.queries import place as known_place
from naung.foundation.places.rules.codes import lies_within

SECRETARIAT = "gugus_tugas"  # the kind of agency that is told of holes


def desk(desk_id: UUID | None) -> Desk:
    """The desk with its agency. Raises NotFound."""
    found = Desk.objects.select_related("agency").filter(id=desk_id).first() if desk_id else None
    if found is None:
        raise NotFound()
    return found


def own_desk(actor: Actor) -> Desk:
    """The desk at which the actor acts. Raises NotFound for an actor without one."""
    return desk(actor.desk)


def own_desk_name(actor: Actor) -> str:
    """How the actor's desk is called, as each page says in its head. Raises NotFound for an actor without one."""
    found = next(iter(Desk.objects.filter(id=actor.desk).values_list("name", flat=True)), None) if actor.desk else None
    if found is None:
        raise NotFound()
    return found


def all_desks() -> list[Desk]:
    """Every desk of this installation, by name."""
    return list(Desk.objects.select_related("agency").order_by("name"))


def desks_under(actor: Actor) -> list[DeskFacts]:
    """The service desks whose work this actor may see counted: her own, or from a coordinating desk those of its territory."""
    own = own_desk(actor)
    if own.kind == DeskKind.SERVICE:
        return [desk_facts(own.id)]
    found = [each for each in _service_desks() if not own.territory or lies_within(each.territory, own.territory)]
    return [DeskFacts(d.id, desk_name(d), d.agency.kind, d.territory, d.oversight_id) for d in found]


def desks_served(actor: Actor) -> list[DeskFacts]:
    """The service desks that act in this coordinating desk's territory: those inside it, and those that reach over it."""
    area = own_desk(actor).territory
    return [
        DeskFacts(d.id, desk_name(d), d.agency.kind, d.territory, d.oversight_id)
        for d in _service_desks()
        if not area or not d.territory or lies_within(d.territory, area) or lies_within(area, d.territory)
    ]


def desk_facts(desk_id: UUID | None) -> DeskFacts:
    """What other rooms may know of a desk. Raises NotFound."""
    found = desk(desk_id)
    return DeskFacts(found.id, desk_name(found), found.agency.kind, found.territory, found.oversight_id)


def desk_name(found: Desk) -> str:
    """A desk with its agency, so that two service desks can be told apart; once only where the one names the other."""
    agency = found.agency.name
    return found.name if agency.startswith(found.name) else f"{agency}, {found.name}"


def office_mandates(on: date | None = None) -> tuple[Mandate, ...]:
    """The register of authority as this office has it on that day: shipped rows with its own signed corrections."""
    return mandates_on(signed_corrections(), on or timezone.localdate())


def shelf_of(table: Table) -> Shelf:
    """The shipped table whose rows an office may correct."""
    return mandate_shelf() if table is Table.MANDATE else law_shelves()[table]


def desks_for(
    service: Service, person_kind: PersonKind, place: str, on: date, exploitation: str = ""
) -> tuple[DeskOffer, ...]:
    """Every service desk with whether it may give this service, to whom, here, on this day: those that may first.

    `place` is a canonical area code or ""; those that may not are there too, with the reason.
    """
    known, held = known_place(place) is not None, office_mandates(on)
    asked = service, person_kind, place, on, exploitation
    return in_order(_offer(each, *asked, known, held) for each in _service_desks())


def _service_desks() -> list[Desk]:
    return [each for each in all_desks() if each.kind == DeskKind.SERVICE]


def _offer(
    each: Desk,
    service: Service,
    person_kind: PersonKind,
    place: str,
    on: date,
    exploitation: str,
    known: bool,
    held: tuple[Mandate, ...],
) -> DeskOffer:
    ask = MandateAsk(on, each.agency.kind, service, person_kind, place, exploitation, each.territory, known)
    said = may_refer(ask, held)
    return DeskOffer(
        each.id, desk_name(each), ask.agency_type, said.allowed, said.reason, said.basis, said.mark, said.needs_check
    )


def matrix(place: str, on: date, person_kinds: Iterable[PersonKind]) -> tuple[Cell, ...]:
    """Who may act in a place: every kind of person by exploitation by service, with the desks of this installation."""
    desks, known, held = _service_desks(), known_place(place) is not None, office_mandates(on)
    cells = []
    for person_kind in person_kinds:
        for exploitation in Exploitation:
            for service in Service:
                offers = in_order(_offer(d, service, person_kind, place, on, exploitation, known, held) for d in desks)
                may = tuple(each for each in offers if each.allowed)
                unsure = tuple(each for each in offers if each.needs_check)
                cells.append(Cell(person_kind, exploitation, service, may, unsure))
    return tuple(cells)


def areas_served() -> tuple[str, ...]:
    """The kabupaten and kota in which this installation has a service desk, by code; provinces where it has none finer."""
    served = {each.territory for each in _service_desks() if each.territory[:1].isdigit()}
    fine = {".".join(code.split(".")[:2]) for code in served if "." in code}
    return tuple(sorted(fine or served))


def coordinator_for(place: str) -> DeskFacts | None:
    """The task force's secretariat that is told of a hole here: the nearest whose territory holds the place; None for none."""
    found = [
        each
        for each in all_desks()
        if each.kind == DeskKind.COORDINATION
        and each.agency.kind == SECRETARIAT
        and (not each.territory or lies_within(place, each.territory))
    ]
    nearest = max(found, key=lambda each: len(each.territory), default=None)
    return desk_facts(nearest.id) if nearest else None


@dataclass(frozen=True)
class DayOff:
    """A day of the office's calendar: where it comes from (`nasional`, `cuti_bersama`, `kantor`), and whether it is worked."""

    day: date
    name: str
    origin: str
    working: bool


def office_calendar(years: Iterable[int]) -> Calendar:
    """The office's working days: national holidays, decreed joint leave, and the office's own corrections of it."""
    wanted = set(years)
    leave = {day: name for year in wanted for day, name in decreed_joint_leave(year).items()}
    for row in LeaveDay.objects.filter(day__year__in=wanted):
        if row.working:
            leave.pop(row.day, None)
        else:
            leave[row.day] = row.name
    return Calendar(joint_leave=leave)


def days_off(year: int) -> list[DayOff]:
    """Every day off of a year with its origin, and the decreed ones on which the office works, in order."""
    own = {row.day: row for row in LeaveDay.objects.filter(day__year=year)}
    found = {day: DayOff(day, name, "nasional", False) for day, name in national_holidays(year).items()}
    for day, name in decreed_joint_leave(year).items():
        found.setdefault(day, DayOff(day, name, "cuti_bersama", False))
    for day, row in own.items():
        found[day] = DayOff(day, row.name, "kantor", row.working)
    return [found[day] for day in sorted(found) if day.year == year]


def first_day() -> FirstDay | None:
    """How far the first day is; None where it was never begun."""
    row = TaskForce.objects.filter(id=1).first()
    if row is None:
        return None
    done = frozenset(Step(step) for step in FirstStep.objects.values_list("step", flat=True))
    return FirstDay(row.name, row.decree, row.decreed_on, row.territory, row.begun_at, done, row.finished_at)


def house_is_open() -> bool:
    """Whether this house may still be begun: its first day has not ended, or nothing stands here at all."""
    row = TaskForce.objects.filter(id=1).values_list("finished_at").first()
    return row[0] is None if row is not None else not Desk.objects.exists()


def is_let_in(token: str) -> bool:
    """Whether this browser's token lets it go on with the first day now."""
    if not token or not house_is_open():
        return False
    return FirstEntry.objects.filter(browser_hash=hash_of(token), until_at__gt=timezone.now()).exists()


def somebody_is_let_in() -> bool:
    """Whether a browser is on its way through the first day now."""
    return FirstEntry.objects.filter(until_at__gt=timezone.now()).exists()


def hash_of(secret: str) -> str:
    """The hash under which a long random code or token is kept."""
    return sha256(b"naung first day\0" + secret.encode()).hexdigest()


def standing(source: str = "default") -> Standing:
    """What stands in an installation; `source`: the name of its database connection."""
    force = TaskForce.objects.using(source).first()
    agencies = Agency.objects.using(source).values_list("name", "id", "kind")
    desks = Desk.objects.using(source).values_list("id", "agency_id", "name", "prefix")
    days = LeaveDay.objects.using(source).values_list("day", "working")
    return Standing(
        force.name if force else "",
        force.territory if force else "",
        {name: (agency, kind) for name, agency, kind in agencies},
        {each: (agency, name, prefix) for each, agency, name, prefix in desks},
        dict(days),
    )
