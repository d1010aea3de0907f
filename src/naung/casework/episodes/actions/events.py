"""Writing down what happened, correcting it, striking it out, and who took part."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.episodes.models import Episode, Event, EventCode, EventParty
from naung.casework.episodes.queries import episode_row, event_for, event_row
from naung.casework.episodes.rules import UNKNOWN_CODE, Told, problems_of, whereabouts
from naung.casework.episodes.vocabulary import EpisodeEvent, PartyRole
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import Difference, NotFound, RuleBroken, StaleVersion
from naung.foundation.law.queries import act_codes
from naung.foundation.people.queries import person_row
from naung.foundation.recusal.actions import tie, untie
from naung.foundation.recusal.queries import seen_by
from naung.foundation.vault.actions import seal


def _fill(row: Event, told: Told) -> None:
    place = whereabouts(told.place)
    row.kind, row.carriage, row.papers = told.kind, told.carriage, told.papers
    row.first_on, row.last_on, row.precision = told.when.first, told.when.last, told.when.precision.value
    row.area, row.country = place.area, place.country
    seal(
        row,
        date_words=told.when.text,
        village=place.village,
        place_words=told.place_words,
        pay_promised=told.pay_promised,
        pay_received=told.pay_received,
        note=told.note,
    )


def _write_codes(row: Event, told: Told) -> None:
    EventCode.objects.filter(event=row).delete()
    EventCode.objects.bulk_create(
        EventCode(event=row, list=name, code=code)
        for name, codes in told.codes.items()
        for code in dict.fromkeys(codes)
    )


@transaction.atomic
def add_event(*, episode_id: UUID, told: Told, origin: str = "", origin_sequence: int | None = None, by: Actor) -> UUID:
    """Write down one event of an episode. The same origin and sequence twice is one event.

    Raises Problems with a row a field where it can't have been so.
    """
    require(by, Permission.EPISODE_WRITE)
    episode: Episode = episode_row(episode_id, actor=by)
    problems_of(told, timezone.localdate(), act_codes())
    if origin:
        before = Event.objects.filter(origin=origin, origin_sequence=origin_sequence, episode=episode).first()
        if before is not None:
            return before.id
    row = Event(
        episode=episode,
        compartment=episode.compartment,
        made_at=timezone.now(),
        origin=origin,
        origin_sequence=origin_sequence,
    )
    _fill(row, told)
    row.save(force_insert=True)
    _write_codes(row, told)
    record(EpisodeEvent.EVENT_ADDED, subject=row.id, subjects=[episode.id], by=by)
    return row.id


@transaction.atomic
def correct_event(*, event_id: UUID, told: Told, version: int, by: Actor) -> None:
    """Correct an event. Raises StaleVersion with both values when someone else was faster."""
    require(by, Permission.EPISODE_WRITE)
    event_row(event_id, actor=by)
    row = Event.objects.select_for_update(of=("self",)).select_related("compartment").get(id=event_id)
    if row.version != version:
        raise StaleVersion(based_on=version, now=row.version, differences=_differences(event_id, told, by))
    problems_of(told, timezone.localdate(), act_codes())
    _fill(row, told)
    row.version += 1
    row.save()
    _write_codes(row, told)
    record(EpisodeEvent.EVENT_CORRECTED, subject=row.id, subjects=[row.episode_id], by=by)


def _differences(event_id: UUID, mine: Told, by: Actor) -> tuple[Difference, ...]:
    theirs = event_for(event_id, actor=by).told
    pairs = [
        (name, str(getattr(theirs, name)), str(getattr(mine, name)))
        for name in ("kind", "place", "place_words", "carriage", "papers", "pay_promised", "pay_received", "note")
    ]
    pairs.append(("when", theirs.when.text, mine.when.text))
    return tuple(Difference(name, old, new) for name, old, new in pairs if old != new)


@transaction.atomic
def strike_event(*, event_id: UUID, version: int, by: Actor) -> None:
    """Strike an event out: it stays in the books and shows no more."""
    require(by, Permission.EPISODE_WRITE)
    row = event_row(event_id, actor=by)
    changed = Event.objects.filter(id=event_id, version=version, struck_at=None).update(
        struck_at=timezone.now(), version=version + 1
    )
    if not changed:
        raise StaleVersion(based_on=version, now=row.version)
    record(EpisodeEvent.EVENT_STRUCK, subject=event_id, subjects=[row.episode_id], by=by)


@transaction.atomic
def add_party(*, event_id: UUID, person_id: UUID, role: str, by: Actor) -> None:
    """Write down that a person of this desk took part in an event. Twice does no harm."""
    require(by, Permission.EPISODE_WRITE)
    row = event_row(event_id, actor=by)
    if role not in {r.value for r in PartyRole}:
        raise RuleBroken(UNKNOWN_CODE, field="role")
    person = person_row(person_id, actor=by)
    EventParty.objects.get_or_create(event=row, person=person, role=role)
    if person.id != row.episode.person_id:
        tie(file=row.episode.person_id, record_id=person.id, bound=False, by=by)
    record(EpisodeEvent.PARTY_ADDED, subject=row.id, subjects=[person.id], by=by)


@transaction.atomic
def strike_party(*, party_id: UUID, by: Actor) -> None:
    """Take a person out of an event."""
    require(by, Permission.EPISODE_WRITE)
    party = seen_by(EventParty.objects.filter(id=party_id), "person_id", actor=by).first()
    if party is None:
        raise NotFound()
    row = event_row(party.event_id, actor=by)
    party.delete()
    whose = row.episode.person_id
    if not EventParty.objects.filter(event__episode__person=whose, person=party.person_id).exists():
        untie(file=whose, record_id=party.person_id, by=by)
    record(EpisodeEvent.PARTY_STRUCK, subject=row.id, subjects=[party.person_id], by=by)
