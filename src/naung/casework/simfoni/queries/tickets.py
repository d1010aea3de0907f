"""Who may use the sheet, and the number that SIMFONI gave to a case."""

from typing import Any
from uuid import UUID

from naung.casework.cases.models import Case
from naung.casework.cases.queries import case_row
from naung.casework.simfoni.models import Ticket
from naung.casework.simfoni.vocabulary import SimfoniEvent, Tickets, TicketShown
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.errors import NotFound
from naung.foundation.organisations.queries import own_desk
from naung.foundation.organisations.vocabulary import AgencyType
from naung.foundation.vault.queries import open_rows


def may_record(actor: Actor) -> bool:
    """Whether the actor's role and desk record in SIMFONI: the desk of an UPTD PPA."""
    if not actor.may(Permission.SIMFONI_COPY) or actor.desk is None:
        return False
    return own_desk(actor).agency.kind == AgencyType.UPTD_PPA


def recorded_case(case_id: UUID, *, actor: Actor) -> Case:
    """The unopened case. Raises NotFound for another desk's, and at a desk that does not record in SIMFONI."""
    require(actor, Permission.SIMFONI_COPY)
    case = case_row(case_id, actor=actor)
    if not may_record(actor):
        raise NotFound()
    return case


def tickets_of(case_id: UUID, *, actor: Actor) -> Tickets:
    """The number that stands and what stood before, opened with one entry in the log. Raises NotFound for another desk's."""
    case = recorded_case(case_id, actor=actor)
    rows = list(Ticket.objects.filter(case=case).order_by("-version"))
    if not rows:
        return Tickets(case.id, case.number, 0, None, ())
    for row in rows:
        row.compartment = case.compartment  # the case's, which is in memory already
    wanted: list[tuple[Any, tuple[str, ...]]] = [(case, ()), *((row, ("number", "reason")) for row in rows)]
    _, *texts = open_rows(
        actor, SimfoniEvent.READ, wanted
    )  # the case itself is in the entry, so that its log shows the reading
    shown = tuple(
        TicketShown(row.version, text.get("number") or "", text.get("reason") or "", row.written_by, row.written_at)
        for row, text in zip(rows, texts, strict=True)
    )
    return Tickets(case.id, case.number, rows[0].version, shown[0], shown[1:])
