"""Deleting what happened to a person, and the things that were only hers, for erasure."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from naung.casework.episodes.models import Episode, Event, EventParty, Thing, ThingLink
from naung.casework.episodes.queries.things import SPACE
from naung.casework.episodes.rules import mark_tokens, officer_marks
from naung.casework.episodes.vocabulary import EpisodeEvent
from naung.foundation.access.rules import require, system_actor
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import SealBroken
from naung.foundation.people.queries import of_desk
from naung.foundation.recusal.actions import forget_record, unmark_person
from naung.foundation.vault.actions import drop_tokens, erase
from naung.foundation.vault.queries import open_run


@transaction.atomic
def forget_person(*, person_id: UUID, by: Actor) -> None:
    """Delete every history of a person, her parts in others' events, and the things that belonged to nobody else.

    For erasure only. A thing that is tied to another person or to another's history stays, without its tie to her.
    """
    require(by, Permission.PERSON_ERASE)
    ties = ThingLink.objects.filter(Q(person=person_id) | Q(event__episode__person=person_id))
    things = set(ties.values_list("thing_id", flat=True))
    ties.delete()
    EventParty.objects.filter(person=person_id).delete()
    gone = list(Episode.objects.filter(person=person_id).values_list("id", flat=True))
    Event.objects.filter(episode__in=gone).delete()
    Episode.objects.filter(id__in=gone).delete()
    _forget_things(things, by)
    record(EpisodeEvent.FORGOTTEN, subject=person_id, count=len(gone), by=by)


def _forget_things(things: Iterable[UUID], by: Actor) -> None:
    """Her own telephone, account or address: keys, search tokens and rows."""
    hers = list(Thing.objects.select_related("compartment").filter(id__in=list(things), links=None))
    for thing in hers:
        _forget_mark(thing, by)
        forget_record(record_id=thing.id, by=by)
        erase(compartment=thing.compartment, record_id=thing.id, by=by)
        thing.delete()


def _forget_mark(thing: Thing, by: Actor) -> None:
    """Take a thing out of the search; where no key is left there is nothing to name it by."""
    try:
        (text,) = open_run(system_actor("erasure"), EpisodeEvent.UNSEALED_FOR_ERASURE, [(thing, ("mark",))])
    except SealBroken:
        return
    mark = text["mark"] or ""
    drop_tokens(SPACE, thing.id, of_desk(thing.owner, mark_tokens(thing.kind, mark)))
    unmark_person(person_id=thing.id, desk=thing.owner, marks=officer_marks(thing.kind, mark), by=by)
