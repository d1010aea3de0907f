"""Writing down what somebody of the town asked, with no more of who asked than needed."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.legal_aid.models import QuestionTopic, ReachBack, TownQuestion
from naung.casework.legal_aid.rules.town import Question, question_problems
from naung.casework.legal_aid.vocabulary import AidEvent
from naung.foundation.access.rules import desk_of, officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import refuse
from naung.foundation.identifiers import new_id
from naung.foundation.vault.actions import new_compartment, seal
from naung.foundation.vault.vocabulary import CompartmentKind


@transaction.atomic
def write_question(*, told: Question, by: Actor) -> UUID:
    """Write down a question, the advice and to whom it was handed on. How to reach who asked lies under a key of its own.

    Raises Problems, a row a field.
    """
    require(by, Permission.POSBANKUM_KEEP)
    refuse(question_problems(told, timezone.localdate()))
    owner = desk_of(by)
    row = TownQuestion(
        id=new_id(), owner=owner, compartment=new_compartment(kind=CompartmentKind.OUTREACH, owner=owner, by=by),
        place=told.place, asked_on=told.asked_on, post=told.post, handed=told.handed,
        written_by=officer_of(by), written_at=timezone.now(),
    )  # fmt: skip
    seal(row, words=told.words.strip() or None, advice=told.advice.strip())
    row.save(force_insert=True)
    QuestionTopic.objects.bulk_create([QuestionTopic(question=row, topic=each) for each in sorted(set(told.topics))])
    if told.reach.strip() and told.reach_until:
        kept = new_compartment(kind=CompartmentKind.OUTREACH, owner=owner, by=by)
        reach = ReachBack(question=row, compartment=kept, until=told.reach_until)
        seal(reach, way=told.reach.strip())
        reach.save(force_insert=True)
    record(AidEvent.QUESTION_WRITTEN, subject=row.id, by=by)
    return row.id
