"""Readers of the materials library: no person stands in it, so every desk that does outreach sees all of it."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from naung.casework.outreach.models import Material, MaterialVersion
from naung.casework.outreach.vocabulary import Licence, Topic
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.errors import NotFound


@dataclass(frozen=True)
class VersionLine:
    """One version of a material."""

    id: UUID
    position: int
    label: str
    issued_on: date | None
    licence: Licence
    source: str
    lies_at: str
    added_at: datetime
    added_by: UUID


@dataclass(frozen=True)
class MaterialLine:
    """A material with its versions, the newest first."""

    id: UUID
    title: str
    topic: Topic
    language: str
    versions: tuple[VersionLine, ...]


def materials(*, actor: Actor) -> list[MaterialLine]:
    """Every material, by topic and title."""
    require(actor, Permission.OUTREACH_READ)
    versions: dict[UUID, list[VersionLine]] = defaultdict(list)
    for row in MaterialVersion.objects.order_by("-position"):
        versions[row.material_id].append(_version(row))
    rows = Material.objects.order_by("topic", "title", "language")
    return [_line(row, tuple(versions[row.id])) for row in rows]


def material_for(material_id: UUID, *, actor: Actor) -> MaterialLine:
    """One material. Raises NotFound."""
    require(actor, Permission.OUTREACH_READ)
    row = Material.objects.filter(id=material_id).first()
    if row is None:
        raise NotFound()
    return _line(row, tuple(_version(each) for each in row.versions.order_by("-position")))


def version_choices(
    kept: frozenset[UUID] = frozenset(), *, actor: Actor
) -> list[tuple[UUID, MaterialLine, VersionLine]]:
    """What a session may use: the newest version of each material, and the older ones that it uses already."""
    return [
        (version.id, line, version)
        for line in materials(actor=actor)
        for number, version in enumerate(line.versions)
        if number == 0 or version.id in kept
    ]


def _line(row: Material, versions: tuple[VersionLine, ...]) -> MaterialLine:
    return MaterialLine(row.id, row.title, Topic(row.topic), row.language, versions)


def _version(row: MaterialVersion) -> VersionLine:
    return VersionLine(
        id=row.id,
        position=row.position,
        label=row.label,
        issued_on=row.issued_on,
        licence=Licence(row.licence),
        source=row.source,
        lies_at=row.lies_at,
        added_at=row.added_at,
        added_by=row.added_by,
    )
