"""Writers of agencies and desks."""

from uuid import UUID

from django.db import transaction

from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.organisations.models import Agency, Desk
from naung.foundation.organisations.vocabulary import DeskKind, OrganisationEvent


@transaction.atomic
def found_agency(*, name: str, kind: str, by: Actor) -> Agency:
    """Record an agency of the task force."""
    require(by, Permission.SYSTEM_SETUP)
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
