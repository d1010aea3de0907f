"""What goes when a person is erased: her cases and the reports of them; told to the custodian before she says yes."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from naung.casework.cases.models import Case, CasePerson
from naung.casework.reports.queries import ReportsReached, reports_reached
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.errors import NotFound
from naung.foundation.people.queries import owner_of
from naung.foundation.people.queries.erasing import marks_for_erasure
from naung.foundation.people.rules.marks import Marks


@dataclass(frozen=True)
class Erasure:
    """All that an erasure reaches. `gone` are cases in which nobody else has a part, `shared` those that stay."""

    gone: tuple[Case, ...]
    shared: tuple[Case, ...]
    marks: Marks
    reports: ReportsReached


def erasure_of(person_id: UUID, *, actor: Actor) -> Erasure:
    """What erasing this person reaches, as far as anyone can know. Names are compared by the erasure job and shown to nobody.

    Raises NotFound for another desk's person, an erased one, or none.
    """
    require(actor, Permission.PERSON_ERASE)
    owner = owner_of(person_id)
    if owner is None:
        raise NotFound()
    require(actor, Permission.PERSON_ERASE, within=owner)
    cases = list(Case.objects.select_related("compartment").filter(parts__person=person_id).distinct())
    others = _others(cases, person_id)
    marks = marks_for_erasure({person_id, *(each for told in others.values() for each in told)}, actor=actor)
    gone = tuple(case for case in cases if not others[case.id])
    shared = tuple(case for case in cases if others[case.id])
    reports = reports_reached(
        marks[person_id],
        owner=owner,
        cases_gone=[case.id for case in gone],
        cases_shared={case.id: [marks[each] for each in others[case.id]] for case in shared},
        actor=actor,
    )
    return Erasure(gone, shared, marks[person_id], reports)


def _others(cases: Sequence[Case], person_id: UUID) -> Mapping[UUID, list[UUID]]:
    found: dict[UUID, list[UUID]] = defaultdict(list)
    parts = CasePerson.objects.filter(case__in=cases).exclude(person=person_id)
    for case_id, person in parts.values_list("case_id", "person_id").distinct():
        found[case_id].append(person)
    return found
