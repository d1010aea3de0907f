"""Writers of agencies and desks."""

from datetime import date
from uuid import UUID

from django.db import transaction

from naung.foundation.access.rules import officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import RuleBroken
from naung.foundation.organisations.models import Agency, Desk, LeaveDay
from naung.foundation.organisations.rules import shipped_agencies
from naung.foundation.organisations.vocabulary import DeskKind, OrganisationEvent
from naung.foundation.words import gettext_noop

NO_SUCH_KIND = gettext_noop("Jenis instansi ini tidak ada dalam tabel instansi.")
NEEDS_NAME = gettext_noop("Tulis nama hari libur atau cuti bersama ini, dengan dasar keputusannya.")


@transaction.atomic
def found_agency(*, name: str, kind: str, by: Actor) -> Agency:
    """Record an agency of the task force. Raises RuleBroken for a kind that is not in the table of agencies."""
    require(by, Permission.SYSTEM_SETUP)
    if kind not in shipped_agencies():
        raise RuleBroken(NO_SUCH_KIND, field="kind")
    agency = Agency.objects.create(name=name, kind=kind)
    record(OrganisationEvent.AGENCY_FOUNDED, subject=agency.id, by=by)
    return agency


@transaction.atomic
def open_desk(
    *, agency: Agency, name: str, kind: DeskKind, territory: str, prefix: str, oversight: UUID | None = None, by: Actor
) -> Desk:
    """Open a desk of an agency."""
    require(by, Permission.SYSTEM_SETUP)
    desk = Desk.objects.create(
        agency=agency, name=name, kind=kind, territory=territory, prefix=prefix, oversight_id=oversight
    )
    record(OrganisationEvent.DESK_OPENED, subject=desk.id, by=by)
    return desk


@transaction.atomic
def set_leave_day(*, day: date, name: str, working: bool, by: Actor) -> None:
    """Enter a joint-leave or local day off, or say that the office works on a decreed one. Open clocks follow at once."""
    require(by, Permission.LAW_CALENDAR_EDIT)
    if not name.strip() or len(name) > LeaveDay._meta.get_field("name").max_length:  # type: ignore[operator]  # it has one
        raise RuleBroken(NEEDS_NAME, field="name")
    LeaveDay.objects.update_or_create(
        day=day, defaults={"name": name.strip(), "working": working, "entered_by": officer_of(by)}
    )
    record(OrganisationEvent.LEAVE_SET, by=by)
