"""Beginning a screening, saving its answers group by group, finishing it and opening it again."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.episodes.queries import acts_of, episode_row
from naung.casework.screening.models import DriverAnswer, ElementFinding, IndicatorAnswer, Screening
from naung.casework.screening.queries import childhoods_for, screening_for, screening_row
from naung.casework.screening.queries.screenings import lines_of
from naung.casework.screening.rules.ages import require_allowed
from naung.casework.screening.rules.stages import (
    checked_answers,
    checked_words,
    differences_of,
    health_codes,
    health_text,
    next_stage,
    require_answers,
    require_events_known,
)
from naung.casework.screening.rules.tables import shipped_tables
from naung.casework.screening.vocabulary import (
    ELEMENTS,
    Answers,
    Childhood,
    Given,
    Key,
    OccasionKind,
    Part,
    ScreeningEvent,
    Stage,
    Verb,
)
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import NotFound, StaleVersion
from naung.foundation.identifiers import ScreeningId
from naung.foundation.people.queries import person_row
from naung.foundation.vault.actions import seal


@transaction.atomic
def start_screening(
    *,
    person_id: UUID,
    episode_id: UUID,
    childhood: Childhood | None = None,
    occasion_kind: OccasionKind | None = None,
    occasion: UUID | None = None,
    origin: str = "",
    origin_sequence: int | None = None,
    by: Actor,
) -> ScreeningId:
    """Begin a screening of one episode of one person; the occasion may be none. Same origin and sequence: same screening.

    Without `childhood` the person record says adult or child. Raises RuleBroken for an adult whose age nobody decided.
    """
    require(by, Permission.SCREENING_WRITE)
    episode = episode_row(episode_id, actor=by)
    person = person_row(person_id, actor=by)
    if episode.person_id != person.id:
        raise NotFound()
    if origin:
        before = Screening.objects.filter(origin=origin, origin_sequence=origin_sequence, episode=episode).first()
        if before is not None:
            return ScreeningId(before.id)
    allowed = childhoods_for(episode_id, actor=by)
    require_allowed(childhood or allowed[0], allowed)
    row = Screening.objects.create(
        person=person,
        episode=episode,
        owner=person.owner,
        compartment=person.compartment,
        childhood=(childhood or allowed[0]).value,
        occasion_kind=occasion_kind.value if occasion_kind and occasion else "",
        occasion=occasion if occasion_kind else None,
        started_at=timezone.now(),
        origin=origin,
        origin_sequence=origin_sequence,
    )
    record(ScreeningEvent.STARTED, subject=row.id, subjects=[person.id, episode.id], by=by)
    return ScreeningId(row.id)


def locked(screening_id: UUID, by: Actor) -> Screening:
    """The row held for this transaction. Raises NotFound for another desk's."""
    require(by, Permission.SCREENING_WRITE)
    screening_row(screening_id, actor=by)
    return Screening.objects.select_for_update(of=("self",)).select_related("compartment").get(id=screening_id)


@transaction.atomic
def save_answers(*, screening_id: UUID, part: Part, given: Mapping[Key, Given], based_on: int, by: Actor) -> int:
    """Keep the answers of one group as they now stand and return the new version; a question left out is not asked.

    Raises Problems beside each field, StaleVersion with both answers, RuleBroken when the screening is finished.
    """
    row = locked(screening_id, by)
    stage = next_stage(Stage(row.stage), Verb.SAVE)
    answers = checked_answers(part, given)
    if row.version != based_on:
        theirs = screening_for(screening_id, actor=by).answers or Answers()
        raise StaleVersion(based_on=based_on, now=row.version, differences=differences_of(part, theirs, answers))
    require_events_known(answers, {act.event for act in acts_of(row.episode_id, actor=by)})
    replace_answers(row, part, answers)
    row.stage, row.version = stage.value, row.version + 1
    row.save(update_fields=["stage", "version", "health_answers"])
    record(ScreeningEvent.SAVED, subject=row.id, fields=[part.value], by=by)
    return row.version


def replace_answers(row: Screening, part: Part, answers: Answers) -> None:
    """Write the rows of one group anew; an answer on health goes sealed into the screening, which is saved after."""
    if part in ELEMENTS:
        ElementFinding.objects.filter(screening=row, element=part.value).delete()
        ElementFinding.objects.bulk_create(finding_of(row, key, one) for key, one in answers.given.items())
    elif part is Part.PENDORONG:
        DriverAnswer.objects.filter(screening=row).delete()
        health = health_codes(shipped_tables())
        DriverAnswer.objects.bulk_create(
            DriverAnswer(screening=row, code=key.code, choice="" if key.code in health else one.choice.value)
            for key, one in answers.given.items()
        )
        seal(
            row,
            health_answers=health_text({k.code: one.choice for k, one in answers.given.items() if k.code in health}),
        )
    else:
        IndicatorAnswer.objects.filter(screening=row, list=part.value).delete()
        IndicatorAnswer.objects.bulk_create(
            IndicatorAnswer(screening=row, list=part.value, code=key.code, choice=one.choice.value)
            for key, one in answers.given.items()
        )


def finding_of(row: Screening, key: Key, one: Given) -> ElementFinding:
    """The unsaved row of one element's answer with its note sealed."""
    finding = ElementFinding(
        screening=row,
        compartment=row.compartment,
        element=key.part.value,
        code=key.code,
        choice=one.choice.value,
        event_id=one.event,
    )
    seal(finding, note=one.note.strip())
    return finding


@transaction.atomic
def complete_screening(*, screening_id: UUID, words: str, based_on: int, by: Actor) -> None:
    """Finish a screening with the officer's own words. It decides nothing by itself and closes nothing."""
    row = locked(screening_id, by)
    stage = next_stage(Stage(row.stage), Verb.COMPLETE)
    if row.version != based_on:
        raise StaleVersion(based_on=based_on, now=row.version)
    require_answers(lines_of([row])[0].answered)
    seal(row, words=checked_words(words, "words"))
    row.stage, row.version, row.completed_at = stage.value, row.version + 1, timezone.now()
    row.save(update_fields=["stage", "version", "completed_at", "words"])
    record(ScreeningEvent.COMPLETED, subject=row.id, subjects=[row.person_id], by=by)


@transaction.atomic
def reopen_screening(*, screening_id: UUID, reason: str, based_on: int, by: Actor) -> None:
    """Open a finished screening again, with the reason; its answers stand as they were."""
    row = locked(screening_id, by)
    stage = next_stage(Stage(row.stage), Verb.REOPEN)
    if row.version != based_on:
        raise StaleVersion(based_on=based_on, now=row.version)
    seal(row, reopened_because=checked_words(reason, "reason", needed=True))
    row.stage, row.version, row.completed_at = stage.value, row.version + 1, None
    row.save(update_fields=["stage", "version", "completed_at", "reopened_because"])
    record(ScreeningEvent.REOPENED, subject=row.id, subjects=[row.person_id], by=by)


@transaction.atomic
def set_childhood(*, screening_id: UUID, childhood: Childhood, based_on: int, by: Actor) -> int:
    """Take over what was decided about the person's age at the acts, and return the new version. Answers stay."""
    row = locked(screening_id, by)
    next_stage(Stage(row.stage), Verb.SAVE)
    if row.version != based_on:
        raise StaleVersion(based_on=based_on, now=row.version)
    require_allowed(childhood, childhoods_for(row.episode_id, actor=by))
    row.childhood, row.version = childhood.value, row.version + 1
    row.save(update_fields=["childhood", "version"])
    record(ScreeningEvent.SAVED, subject=row.id, fields=["childhood"], by=by)
    return row.version


@transaction.atomic
def save_sheet(*, screening_id: UUID, sheet: Mapping[Part, Mapping[Key, Given]], based_on: int, by: Actor) -> int:
    """Keep a whole typed sheet at once, all of it or nothing, and return the new version.

    A group that the sheet leaves out stays as it is. Raises as `save_answers` does.
    """
    version = based_on
    for part, given in sheet.items():
        version = save_answers(screening_id=screening_id, part=part, given=given, based_on=version, by=by)
    return version
