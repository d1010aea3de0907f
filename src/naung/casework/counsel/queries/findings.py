"""What speaks against a lawyer in a case, compared anew each time; and what people decided about it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from naung.casework.cases.models import Case, CasePerson
from naung.casework.cases.vocabulary import SUSPECTED
from naung.casework.counsel.models import Assignment, Decision, Lawyer
from naung.casework.counsel.queries.lawyers import opened_lawyers
from naung.casework.counsel.queries.rows import NAMED_BY, victim_in
from naung.casework.counsel.rules.marks import findings_of, is_open, phones_in, stands
from naung.casework.counsel.vocabulary import CounselEvent, Finding, Standing, Why
from naung.foundation.access.rules import desk_of
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.errors import NotFound
from naung.foundation.people.queries import person_for
from naung.foundation.people.rules.numbers import PHONES
from naung.foundation.people.vocabulary import OWN_NAMES, DocumentKind
from naung.foundation.recusal.queries import officers_kept_from, records_met, seen_by
from naung.foundation.recusal.rules import marks_of
from naung.foundation.vault.queries import open_rows

COMPARED = ("name", "contact", "nik")


@dataclass(frozen=True)
class FindingShown:
    """A finding with what was decided; `waits`: nobody decided yet; `stands`: it keeps the lawyer from the case."""

    finding: Finding
    waits: bool
    stands: bool
    standing: Standing | None
    decided_by: UUID | None
    decided_at: datetime | None
    words: str


def findings_in(
    case_id: UUID, person_id: UUID, lawyers: Iterable[UUID], *, actor: Actor
) -> dict[UUID, list[FindingShown]]:
    """For each of these lawyers of the desk, what speaks against them as counsel of this person. Raises NotFound."""
    case = victim_in(case_id, person_id, actor=actor)
    desk = desk_of(actor)
    rows = list(Lawyer.objects.select_related("compartment").filter(id__in=list(lawyers), owner=desk))
    parts = list(seen_by(CasePerson.objects.filter(case=case), "person_id", actor=actor).values_list("person", "role"))
    parties = dict.fromkeys(person for person, _ in parts)
    suspects = {person for person, role in parts if role in SUSPECTED} - {person_id}
    twins = {each: _same_as(each, actor) for each in suspects}
    kept_out = officers_kept_from(case.id)
    texts = opened_lawyers(rows, COMPARED, CounselEvent.COMPARED, actor)
    found = {}
    for row, text in zip(rows, texts, strict=True):
        marks = marks_of([text["name"] or ""], [text["nik"] or ""], phones_in(text["contact"] or ""))
        known = Assignment.objects.filter(lawyer=row, person__erased_at=None).exclude(person_id=person_id)
        others = seen_by(known, *NAMED_BY, actor=actor)  # nobody learns by a finding of a file that is shut to him
        cases = list(others.values_list("case", flat=True))
        accused = CasePerson.objects.filter(case__in=cases, role__in=SUSPECTED).values_list("person", flat=True)
        found[row.id] = findings_of(
            row.id,
            met=records_met(marks, desk=desk),
            parties=parties,
            twins=twins,
            clients=set(others.values_list("person", flat=True)),
            accused_by_clients=set(accused),
            client=person_id,
            kept_out=row.officer in kept_out,
        )
    return _with_decisions(case, found, actor)


def _same_as(person: UUID, actor: Actor) -> frozenset[UUID]:
    """The records of the desk that may be the same person: by full name, identity number or telephone."""
    try:
        shown = person_for(person, actor=actor)
    except NotFound:
        return frozenset({person})
    names = [name.text for name in shown.names if name.kind in OWN_NAMES]
    niks = [paper.number for paper in shown.documents if paper.kind == DocumentKind.NIK]
    phones = [way.value for way in shown.contacts if way.kind in PHONES]
    return frozenset({person, *records_met(marks_of(names, niks, phones), desk=desk_of(actor))})


def _with_decisions(
    case: Case, found: Mapping[UUID, Sequence[Finding]], actor: Actor
) -> dict[UUID, list[FindingShown]]:
    kept = list(Decision.objects.filter(case=case, lawyer__in=list(found)))
    for row in kept:
        row.compartment = case.compartment
    wanted = [(row, ("words",)) for row in kept]
    texts = open_rows(actor, CounselEvent.COMPARED, wanted, permission=Permission.COUNSEL_READ) if kept else []
    rows = {Finding(row.lawyer_id, Why(row.why), row.against_id): row for row in kept}
    said = {row.id: text.get("words") or "" for row, text in zip(kept, texts, strict=True)}
    decided = {finding: Standing(row.standing) for finding, row in rows.items()}

    def shown(each: Finding) -> FindingShown:
        row = rows.get(each)
        return FindingShown(
            each, is_open(each, decided), stands(each, decided), decided.get(each), row.decided_by if row else None,
            row.decided_at if row else None, said[row.id] if row else "",
        )  # fmt: skip

    return {lawyer: [shown(each) for each in findings] for lawyer, findings in found.items()}
