"""Charges: an article against an accused person of the case, its elements tied to screenings and kept papers."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.proceedings.actions.beginning import locked, moved, paper_of, proceeding_of
from naung.casework.proceedings.models import Charge, Proceeding
from naung.casework.proceedings.queries.files import CHARGE_COLUMNS, opened
from naung.casework.proceedings.queries.rows import people_in
from naung.casework.proceedings.rules.charges import (
    NOT_ACCUSED,
    charge_text,
    check_article,
    elements_of,
    read_charge,
)
from naung.casework.proceedings.rules.words import LONGEST_TEXT
from naung.casework.proceedings.vocabulary import ChargeTold, ElementPart, ElementTold, ProceedingsEvent, Where
from naung.casework.screening.queries import screenings_of_person
from naung.foundation.access.rules import officer_of
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.actions import record
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.errors import NotFound, RuleBroken, check_text, refuse_stale
from naung.foundation.identifiers import new_id
from naung.foundation.law.queries.office import office_law
from naung.foundation.people.queries import person_row
from naung.foundation.vault.actions import seal
from naung.foundation.words import gettext_noop

SAY_WHY = gettext_noop("Tulis mengapa dicoret.")
STRUCK_OUT = gettext_noop("Pasal ini sudah dicoret.")
Elements = Mapping[ElementPart, ElementTold]


@transaction.atomic
def write_charge(*, case_id: UUID, person_id: UUID, article: str, act_on: VagueDate, where: Where, by: Actor) -> UUID:
    """Write down an article against an accused person, as it stands in a letter of police or prosecution.

    Raises RuleBroken where the article did not hold on the day of the act or is about another way, or the person is not accused.
    """
    file = proceeding_of(case_id, by)
    if person_id not in people_in(case_id, actor=by)[0]:
        raise RuleBroken(NOT_ACCUSED, field="person")
    check_article(office_law(), article, act_on, where)
    person = person_row(person_id, actor=by)
    row = Charge(
        id=new_id(), proceeding=file, person=person, compartment=person.compartment, written_by=officer_of(by),
        written_at=timezone.now(),
    )  # fmt: skip
    seal(row, held=charge_text(ChargeTold(article, act_on, where)))
    row.save(force_insert=True)
    record(ProceedingsEvent.CHARGED, subject=case_id, subjects=[row.id], by=by)
    moved(file, by)
    return row.id


@transaction.atomic
def tie_elements(*, charge_id: UUID, elements: Elements, version: int, by: Actor) -> None:
    """Write down what each element of a charge rests on: a finished screening of a survivor of the case, a kept paper, words.

    Raises StaleVersion with both values, NotFound for a screening or paper of another case.
    """
    row = locked(Charge, charge_id, by)
    (text,) = opened(row.proceeding, [(row, CHARGE_COLUMNS)], by)
    told = read_charge(text["held"] or "")
    refuse_stale(row.version, version, _said(told.elements), _said(elements))
    if row.dropped_at is not None:
        raise RuleBroken(STRUCK_OUT)
    needed = elements_of(office_law().offences[told.article])
    kept = {part: _checked(part, each, row.proceeding, by) for part, each in elements.items() if part in needed}
    seal(row, held=charge_text(replace(told, elements=kept)))
    row.version += 1
    row.save()
    record(ProceedingsEvent.CHARGE_CHANGED, subject=row.proceeding.case_id, subjects=[row.id], by=by)
    moved(row.proceeding, by)


def _said(elements: Elements) -> dict[str, str]:
    return {part.value: each.words for part, each in elements.items() if each.words}


def _checked(part: ElementPart, told: ElementTold, file: Proceeding, by: Actor) -> ElementTold:
    """The element with its ties looked at: a screening must be finished and of a survivor of this case."""
    if told.screening is not None:
        lines = [line for each in people_in(file.case_id, actor=by)[1] for line in screenings_of_person(each, actor=by)]
        if told.screening not in {line.id for line in lines if line.completed_at is not None}:
            raise NotFound()
    paper_of(told.document, file, by)
    return replace(told, words=check_text(told.words, f"words_{part.value}", LONGEST_TEXT))


@transaction.atomic
def drop_charge(*, charge_id: UUID, why: str, by: Actor) -> None:
    """Strike out a charge; it stays to be read. Raises RuleBroken without a reason."""
    row = locked(Charge, charge_id, by)
    if row.dropped_at is not None:
        raise RuleBroken(STRUCK_OUT)
    seal(row, why_dropped=check_text(why, "why", LONGEST_TEXT, needed=SAY_WHY))
    row.dropped_at = timezone.now()
    row.save()
    record(ProceedingsEvent.CHARGE_DROPPED, subject=row.proceeding.case_id, subjects=[row.id], by=by)
    moved(row.proceeding, by)
