"""Writers of the materials library. A new version keeps the old: sessions say which one they used."""

from hashlib import sha256
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from naung.casework.outreach.models import Material, MaterialFile, MaterialVersion
from naung.casework.outreach.queries import material_for
from naung.casework.outreach.rules.contents import LONGEST_LINE, material_problems, reason_problems, version_problems
from naung.casework.outreach.vocabulary import MaterialTold, OutreachEvent, VersionTold
from naung.foundation.access.rules import officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import NotFound, refuse, too_long
from naung.foundation.files import checked_file


@transaction.atomic
def add_material(*, told: MaterialTold, version: VersionTold, by: Actor) -> UUID:
    """A material with its first version. Raises Problems with one row a field."""
    require(by, Permission.OUTREACH_WRITE)
    refuse(material_problems(told) + version_problems(version, today=timezone.localdate()))
    row = Material.objects.create(
        title=told.title.strip(),
        topic=told.topic,
        language=told.language,
        added_at=timezone.now(),
        added_by=officer_of(by),
    )
    _write(row, 1, version, by)
    record(OutreachEvent.MATERIAL_ADDED, subject=row.id, by=by)
    return row.id


@transaction.atomic
def add_version(*, material_id: UUID, version: VersionTold, by: Actor) -> UUID:
    """A newer version of a material; the older ones stay. Raises Problems with one row a field, NotFound."""
    require(by, Permission.OUTREACH_WRITE)
    material_for(material_id, actor=by)
    refuse(version_problems(version, today=timezone.localdate()))
    row = Material.objects.select_for_update().get(id=material_id)
    last = row.versions.aggregate(last=Max("position"))["last"] or 0
    written = _write(row, last + 1, version, by)
    record(OutreachEvent.VERSION_ADDED, subject=row.id, by=by)
    return written.id


@transaction.atomic
def withdraw_version(*, version_id: UUID, reason: str, by: Actor) -> None:
    """Use a version no more: it stays on the list as withdrawn, and its file is handed out no more.

    Raises Problems without a reason, NotFound. Twice does no harm.
    """
    require(by, Permission.OUTREACH_WRITE)
    row = MaterialVersion.objects.select_for_update().filter(id=version_id).first()
    if row is None:
        raise NotFound()
    refuse(reason_problems(reason) or too_long({"reason": reason}, LONGEST_LINE))
    if row.withdrawn_at is not None:
        return
    row.withdrawn_at, row.withdrawn_by, row.withdrawn_why = timezone.now(), officer_of(by), reason.strip()
    row.save()
    record(OutreachEvent.VERSION_WITHDRAWN, subject=row.material_id, by=by)


def _write(row: Material, position: int, version: VersionTold, by: Actor) -> MaterialVersion:
    kept = checked_file(version.file) if version.file else None
    written = MaterialVersion.objects.create(
        material=row,
        position=position,
        label=version.label.strip(),
        issued_on=version.issued_on,
        licence=version.licence,
        source=version.source.strip(),
        lies_at=version.lies_at.strip(),
        added_at=timezone.now(),
        added_by=officer_of(by),
    )
    if kept is not None:
        kind, content = kept
        digest = sha256(content).hexdigest()
        MaterialFile.objects.create(version=written, kind=kind, size=len(content), digest=digest, content=content)
    return written
