"""Recording things and linking them to persons and events."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.episodes.models import Thing, ThingLink
from naung.casework.episodes.queries import event_row, thing_row
from naung.casework.episodes.queries.things import SPACE
from naung.casework.episodes.rules import LONGEST_LINE, LONGEST_TEXT, NOT_A_CODE, TOO_LONG, UNKNOWN_CODE, mark_tokens
from naung.casework.episodes.vocabulary import EpisodeEvent, ThingKind, ThingRole
from naung.foundation.access.rules import desk_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.errors import Difference, FieldProblem, NotFound, Problems, RuleBroken, StaleVersion
from naung.foundation.people.queries import of_desk, person_row
from naung.foundation.places.rules.codes import coarse, is_code
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
    _check(kind, mark, note, area)
    compartment = new_compartment(kind=CompartmentKind.THING, owner=by.desk, by=by)
    row = Thing(owner=desk_of(by), compartment=compartment, kind=kind, area=coarse(area), made_at=timezone.now())
    seal(row, mark=mark, note=note)
    row.save(force_insert=True)
    put_tokens(SPACE, row.id, of_desk(row.owner, mark_tokens(kind, mark)))
    record(EpisodeEvent.THING_RECORDED, subject=row.id, by=by)
    return row.id


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
    drop_tokens(SPACE, row.id, of_desk(row.owner, mark_tokens(row.kind, before.get("mark") or "")))
    put_tokens(SPACE, row.id, of_desk(row.owner, mark_tokens(row.kind, mark)))
    record(EpisodeEvent.THING_CORRECTED, subject=row.id, by=by)


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
    thing = thing_row(thing_id, actor=by)
    if role not in {r.value for r in ThingRole} or (person_id is None) == (event_id is None):
        raise RuleBroken(UNKNOWN_CODE, field="role")
    link = ThingLink(thing=thing, role=role, first_on=when.first, last_on=when.last, precision=when.precision.value)
    if person_id is not None:
        link.person = person_row(person_id, actor=by)
    if event_id is not None:
        link.event = event_row(event_id, actor=by)
    link.save(force_insert=True)
    record(EpisodeEvent.THING_LINKED, subject=thing.id, subjects=[person_id or event_id or thing.id], by=by)
    return link.id


@transaction.atomic
def unlink_thing(*, link_id: UUID, by: Actor) -> None:
    """Take a link away; the thing stays."""
    require(by, Permission.EPISODE_WRITE)
    link = ThingLink.objects.filter(id=link_id).first()
    if link is None:
        raise NotFound()
    thing = thing_row(link.thing_id, actor=by)
    link.delete()
    record(EpisodeEvent.THING_UNLINKED, subject=thing.id, by=by)
