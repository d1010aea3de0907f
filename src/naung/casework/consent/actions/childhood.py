"""What others agreed for a child: it falls when a guardian turns out to be involved, and when she decides herself."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.consent.actions.rows import withdraw_row
from naung.casework.consent.models import ChildDecision, Consent
from naung.casework.consent.queries import consent_fact, is_child_today
from naung.casework.consent.rules.living import standing
from naung.casework.consent.vocabulary import OPENS, Consenter
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import one_writer_at_a_time
from naung.foundation.people.models import Person
from naung.foundation.people.queries import person_row

GROWN = "Sudah dewasa: mulai sekarang orang ini memutuskan sendiri."
INVOLVED = "Wali diduga terlibat."


@transaction.atomic
def end_childhood(*, person_id: UUID, by: Actor) -> int:
    """Close what a guardian or the office agreed for someone who decides herself now; she is asked anew. How many closed.

    Nothing closes while she is treated as a child.
    """
    person = person_row(person_id, actor=by)
    require(by, Permission.CONSENT_WRITE, within=person.owner)
    if is_child_today(person_id, actor=by):
        return 0
    one_writer_at_a_time()
    rows = _standing(person, Consenter.GUARDIAN, Consenter.OFFICE)
    for head in rows:
        withdraw_row(head, Consenter(head.consenter), GROWN, by, decision=head.decision)
    return len(rows)


def close_guardians(person: Person, decision: ChildDecision, by: Actor) -> None:
    """Close what a guardian agreed for this child before the office found the guardian involved, whatever it was for."""
    for head in _standing(person, Consenter.GUARDIAN):
        withdraw_row(head, Consenter.OFFICE, INVOLVED, by, decision=decision)


def _standing(person: Person, *gave: Consenter) -> list[Consent]:
    now, kinds = timezone.localtime(), [kind.value for kind in OPENS]
    rows = Consent.objects.select_related("compartment", "decision").filter(
        person=person, superseded_by=None, kind__in=kinds, consenter__in=[each.value for each in gave]
    )
    return [row for row in rows.order_by("at", "id") if standing(consent_fact(row), now)]
