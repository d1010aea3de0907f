"""Putting wrapped keys back after a restore."""

from uuid import UUID

from django.db import transaction

from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.vault.models import WrappedKey
from naung.foundation.vault.queries.halves import read_wraps
from naung.foundation.vault.vocabulary import VaultEvent

AT_ONCE = 2000


@transaction.atomic
def put_wraps(*, lines: bytes, by: Actor) -> int:
    """Put wrapped keys back from their backup; those that are there already stay. Returns how many were read."""
    require(by, Permission.SYSTEM_RESTORE)
    rows = read_wraps(lines)
    WrappedKey.objects.bulk_create(
        (
            WrappedKey(
                compartment_id=UUID(row["compartment"]),
                reader_kind=row["reader_kind"],
                reader=UUID(row["reader"]),
                version=row["version"],
                under=row["under"],
                box=bytes.fromhex(row["box"]),
            )
            for row in rows
        ),
        batch_size=AT_ONCE,
        ignore_conflicts=True,
    )
    record(VaultEvent.RESTORED, count=len(rows), by=by)
    return len(rows)
