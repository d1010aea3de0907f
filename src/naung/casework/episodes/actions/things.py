"""Recording things and linking them to persons and events."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.episodes.models import Thing, ThingLink
from naung.casework.episodes.queries import event_row, thing_row
from naung.casework.episodes.queries.things import SPACE
from naung.casework.episodes.rules import (
    LONGEST_LINE,
    LONGEST_TEXT,
    NOT_A_CODE,
    TOO_LONG,
    UNKNOWN_CODE,
    mark_tokens,
    officer_marks,
)
from naung.casework.episodes.vocabulary import EpisodeEvent, ThingKind, ThingRole
from naung.foundation.access.rules import desk_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.errors import Difference, FieldProblem, NotFound, Problems, RuleBroken, StaleVersion
from naung.foundation.people.queries import of_desk, person_row
from naung.foundation.places.rules.codes import coarse, is_code
from naung.foundation.recusal.actions import mark_person, tie, unmark_person, untie
from naung.foundation.vault.actions import drop_tokens, new_compartment, put_tokens, seal
from naung.foundation.vault.queries import open_rows
from naung.foundation.vault.vocabulary import CompartmentKind
from naung.foundation.words import gettext_noop

NEEDS_MARK = gettext_noop("Tulis nomor, nama atau alamatnya.")


def _check(kind: str, mark: str, note: str, area: str) -> None:
    found = []
    if kind not in {k.value for k in ThingKind}:
        found.append(FieldProblem("kind", UNKNOWN_CODE))
    if not mark.strip():
        found.append(FieldProblem("mark", NEEDS_MARK))
    if len(mark) > LONGEST_LINE:
        found.append(FieldProblem("mark", TOO_LONG, {"most": LONGEST_LINE}))
    if len(note) > LONGEST_TEXT:
        found.append(FieldProblem("note", TOO_LONG, {"most": LONGEST_TEXT}))
    if area and not is_code(area):
        found.append(FieldProblem("area", NOT_A_CODE))
    if found:
        raise Problems(found)


@transaction.atomic
def record_thing(*, kind: str, mark: str, note: str = "", area: str = "", by: Actor) -> UUID:
    """Record a thing of its own: its number, plate, name or address is sealed and can be searched for."""
    require(by, Permission.EPISODE_WRITE)
    row = _new_thing(kind, mark, note, area, by)
    _compare(row, mark, by)
    return row.id


@transaction.atomic
def record_thing_of(
    *,
    kind: str,
    mark: str,
    note: str = "",
    area: str = "",
    role: str,
    when: VagueDate,
    person_id: UUID | None = None,
    event_id: UUID | None = None,
    by: Actor,
) -> UUID:
    """Record a thing and link it at once to a person or to an event; it is compared with the officers when both stand."""
    require(by, Permission.EPISODE_WRITE)
    row = _new_thing(kind, mark, note, area, by)
    _link(row, role, when, person_id, event_id, by)
    _compare(row, mark, by)
    return row.id


def _new_thing(kind: str, mark: str, note: str, area: str, by: Actor) -> Thing:
    _check(kind, mark, note, area)
    compartment = new_compartment(kind=CompartmentKind.THING, owner=by.desk, by=by)
    row = Thing(owner=desk_of(by), compartment=compartment, kind=kind, area=coarse(area), made_at=timezone.now())
    seal(row, mark=mark, note=note)
    row.save(force_insert=True)
    put_tokens(SPACE, row.id, of_desk(row.owner, mark_tokens(kind, mark)))
    record(EpisodeEvent.THING_RECORDED, subject=row.id, by=by)
    return row


def _compare(row: Thing, mark: str, by: Actor) -> None:
    mark_person(person_id=row.id, desk=row.owner, marks=officer_marks(row.kind, mark), by=by)


@transaction.atomic
def correct_thing(*, thing_id: UUID, mark: str, note: str, area: str, version: int, by: Actor) -> None:
    """Correct a thing. Raises StaleVersion with both values when someone else was faster."""
    require(by, Permission.EPISODE_WRITE)
    thing_row(thing_id, actor=by)
    row = Thing.objects.select_for_update(of=("self",)).select_related("compartment").get(id=thing_id)
    before = open_rows(by, EpisodeEvent.THINGS_OPENED, [(row, ("mark", "note"))])[0]
    if row.version != version:
        pairs = (("mark", mark), ("note", note))
        differences = tuple(Difference(n, before.get(n) or "", v) for n, v in pairs if (before.get(n) or "") != v)
        raise StaleVersion(based_on=version, now=row.version, differences=differences)
    _check(row.kind, mark, note, area)
    seal(row, mark=mark, note=note)
    row.area, row.version = coarse(area), row.version + 1
    row.save()
    _find_again(row, before.get("mark") or "", mark, by)
    record(EpisodeEvent.THING_CORRECTED, subject=row.id, by=by)


def _find_again(row: Thing, old: str, new: str, by: Actor) -> None:
    """Let a thing be found, and be compared with the officers, by what stands there now."""
    drop_tokens(SPACE, row.id, of_desk(row.owner, mark_tokens(row.kind, old)))
    put_tokens(SPACE, row.id, of_desk(row.owner, mark_tokens(row.kind, new)))
    before, after = officer_marks(row.kind, old), officer_marks(row.kind, new)
    unmark_person(person_id=row.id, desk=row.owner, marks=before - after, by=by)
    mark_person(person_id=row.id, desk=row.owner, marks=after - before, by=by)


@transaction.atomic
def link_thing(
    *,
    thing_id: UUID,
    role: str,
    when: VagueDate,
    person_id: UUID | None = None,
    event_id: UUID | None = None,
    by: Actor,
) -> UUID:
    """Link a thing to a person or to an event (one of the two), with its role and dates."""
    require(by, Permission.EPISODE_WRITE)
    return _link(thing_row(thing_id, actor=by), role, when, person_id, event_id, by)


def _link(thing: Thing, role: str, when: VagueDate, person_id: UUID | None, event_id: UUID | None, by: Actor) -> UUID:
    if role not in {r.value for r in ThingRole} or (person_id is None) == (event_id is None):
        raise RuleBroken(UNKNOWN_CODE, field="role")
    link = ThingLink(thing=thing, role=role, first_on=when.first, last_on=when.last, precision=when.precision.value)
    if person_id is not None:
        link.person = person_row(person_id, actor=by)
    if event_id is not None:
        link.event = event_row(event_id, actor=by)
    link.save(force_insert=True)
    _tie(thing.id, _person_of(link), by)
    record(EpisodeEvent.THING_LINKED, subject=thing.id, subjects=[person_id or event_id or thing.id], by=by)
    return link.id


@transaction.atomic
def unlink_thing(*, link_id: UUID, by: Actor) -> None:
    """Take a link away; the thing stays."""
    require(by, Permission.EPISODE_WRITE)
    link = ThingLink.objects.select_related("event__episode").filter(id=link_id).first()
    if link is None:
        raise NotFound()
    thing = thing_row(link.thing_id, actor=by)
    link.delete()
    _tie(thing.id, _person_of(link), by)
    record(EpisodeEvent.THING_UNLINKED, subject=thing.id, by=by)


def _person_of(link: ThingLink) -> UUID:
    """Whose file a link puts its thing into: the person's, or that of the person to whom the event happened."""
    if link.event is not None:
        return link.event.episode.person_id
    if link.person_id is None:
        raise NotFound()
    return link.person_id


def _tie(thing: UUID, person: UUID, by: Actor) -> None:
    """Hide the person and her thing together; whoever is met by a thing of her own is met as that person."""
    links = ThingLink.objects.filter(thing=thing)
    own, told = links.filter(person=person).exists(), links.filter(event__episode__person=person).exists()
    if own or told:
        tie(file=person, record_id=thing, bound=False, sign=own, by=by)
    else:
        untie(file=person, record_id=thing, by=by)
