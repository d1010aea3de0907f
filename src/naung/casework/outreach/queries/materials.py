"""Readers of the materials library: no person stands in it, so every desk that does outreach sees all of it."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from naung.casework.outreach.models import Material, MaterialFile, MaterialVersion
from naung.casework.outreach.vocabulary import Licence, Topic
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.errors import NotFound
from naung.foundation.files import FileKind


@dataclass(frozen=True)
class FileLine:
    """What is kept of a file, without its bytes."""

    kind: FileKind
    size: int


@dataclass(frozen=True)
class FileShown:
    """A file to be handed out, with what it is called by."""

    title: str
    label: str
    kind: FileKind
    content: bytes


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
    file: FileLine | None
    withdrawn_at: datetime | None
    withdrawn_why: str


@dataclass(frozen=True)
class MaterialLine:
    """A material with its versions, the newest first."""

    id: UUID
    title: str
    topic: Topic
    language: str
    versions: tuple[VersionLine, ...]

    @property
    def newest(self) -> VersionLine | None:
        """The newest version that was not withdrawn; None where all were."""
        return next((each for each in self.versions if each.withdrawn_at is None), None)


def materials(*, actor: Actor) -> list[MaterialLine]:
    """Every material, by topic and title."""
    require(actor, Permission.OUTREACH_READ)
    versions: dict[UUID, list[VersionLine]] = defaultdict(list)
    files = _files()
    for row in MaterialVersion.objects.order_by("-position"):
        versions[row.material_id].append(_version(row, files.get(row.id)))
    rows = Material.objects.order_by("topic", "title", "language")
    return [_line(row, tuple(versions[row.id])) for row in rows]


def material_for(material_id: UUID, *, actor: Actor) -> MaterialLine:
    """One material. Raises NotFound."""
    require(actor, Permission.OUTREACH_READ)
    row = Material.objects.filter(id=material_id).first()
    if row is None:
        raise NotFound()
    files = _files(version__material=row)
    return _line(row, tuple(_version(each, files.get(each.id)) for each in row.versions.order_by("-position")))


def version_choices(
    kept: frozenset[UUID] = frozenset(), *, actor: Actor
) -> list[tuple[UUID, MaterialLine, VersionLine]]:
    """What a session may use: of each material the newest version in use, and those that it uses already."""
    return [
        (version.id, line, version)
        for line in materials(actor=actor)
        for version in line.versions
        if version is line.newest or version.id in kept
    ]


def _line(row: Material, versions: tuple[VersionLine, ...]) -> MaterialLine:
    return MaterialLine(row.id, row.title, Topic(row.topic), row.language, versions)


def _version(row: MaterialVersion, file: FileLine | None) -> VersionLine:
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
        file=file,
        withdrawn_at=row.withdrawn_at,
        withdrawn_why=row.withdrawn_why,
    )


def _files(**of: Any) -> dict[UUID, FileLine]:
    rows = MaterialFile.objects.filter(**of).values_list("version_id", "kind", "size")
    return {version: FileLine(FileKind(kind), size) for version, kind, size in rows}


def file_for(version_id: UUID, *, actor: Actor) -> FileShown:
    """The file of a version that is in use. Raises NotFound for one without a file or withdrawn."""
    require(actor, Permission.OUTREACH_READ)
    row = MaterialFile.objects.select_related("version__material").filter(version=version_id).first()
    if row is None or row.version.withdrawn_at is not None:
        raise NotFound()
    version = row.version
    return FileShown(version.material.title, version.label, FileKind(row.kind), bytes(row.content))
