"""What a judgment decided of each accused: kept with the person, told in one code for all of them."""

from collections.abc import Mapping
from uuid import UUID

from naung.casework.proceedings.models import Decided, LegalStep, Proceeding
from naung.casework.proceedings.queries.files import opened
from naung.casework.proceedings.queries.rows import people_in
from naung.casework.proceedings.queries.split import decided_text, dossiers_of, read_decided
from naung.casework.proceedings.rules.split import NOT_IN_FILE, ONE_FILE, verdict_of_all
from naung.casework.proceedings.rules.stages import JUDGMENTS, NO_VERDICT
from naung.casework.proceedings.rules.words import LONGEST_TEXT
from naung.casework.proceedings.vocabulary import DecidedTold, StepKind, Verdict
from naung.foundation.access.vocabulary import Actor
from naung.foundation.errors import RuleBroken, check_text
from naung.foundation.identifiers import new_id
from naung.foundation.people.queries import person_row
from naung.foundation.vault.actions import seal

INSTANCE = {kind.value: place for place, kind in enumerate(StepKind)}  # the last instance stands last


def part_of(file: Proceeding, dossier: UUID | None) -> UUID | None:
    """The split file of this case that is meant; None is the first. Raises RuleBroken for another case's."""
    if dossier is not None and not file.dossiers.filter(id=dossier).exists():
        raise RuleBroken(ONE_FILE, field="file")
    return dossier


def accused_in(file: Proceeding, part: UUID | None, by: Actor) -> list[UUID]:
    """The accused of one file; who is in no split file stands in the first."""
    taken = {each.person_id: row.id for row in dossiers_of(file) for each in row.people.all()}
    return [each for each in people_in(file.case_id, actor=by)[0] if taken.get(each) == part]


def decided_of(
    file: Proceeding, kind: StepKind, part: UUID | None, told: Mapping[UUID, DecidedTold], by: Actor
) -> dict[UUID, DecidedTold]:
    """What was decided of each, checked: of a judgment, of accused of this file, in known words. Raises RuleBroken."""
    said = {person: each for person, each in told.items() if not each.is_empty}
    if not said:
        return {}
    known = {"", *(each.value for each in Verdict)}
    if kind not in JUDGMENTS or any(each.verdict not in known for each in said.values()):
        raise RuleBroken(NO_VERDICT, field="verdict")
    if set(said) - set(accused_in(file, part, by)):
        raise RuleBroken(NOT_IN_FILE, field="file")
    return {
        person: DecidedTold(
            each.verdict,
            check_text(each.sentence, "sentence", LONGEST_TEXT),
            check_text(each.articles, "articles", LONGEST_TEXT),
        )
        for person, each in said.items()
    }


def verdict_told(
    file: Proceeding, part: UUID | None, judged: Mapping[UUID, DecidedTold], verdict: str, by: Actor
) -> str:
    """The one code of a judgment. For whom an appeal decided nothing, what was decided before still holds."""
    if not any(each.verdict for each in judged.values()):
        return verdict
    accused = accused_in(file, part, by)
    rows = Decided.objects.select_related("step", "compartment").filter(
        step__proceeding=file, step__dossier=part, step__withdrawn_at=None, person__in=accused
    )
    earlier = sorted(rows, key=lambda row: (INSTANCE[row.step.kind], row.step.order))
    held = {
        row.person_id: read_decided(text).verdict
        for row, text in zip(earlier, opened(file, [(row, ("held",)) for row in earlier], by), strict=True)
    }
    held |= {person: each.verdict for person, each in judged.items() if each.verdict}
    found = verdict_of_all([Verdict(held[each]) if held.get(each) else None for each in accused])
    return found.value if found else ""


def keep_decided(step: LegalStep, judged: Mapping[UUID, DecidedTold], by: Actor) -> None:
    """Seal what was decided of each accused in that person's own compartment."""
    for person_id, each in judged.items():
        person = person_row(person_id, actor=by)
        row = Decided(id=new_id(), step=step, person=person, compartment=person.compartment)
        seal(row, held=decided_text(each))
        row.save(force_insert=True)
