"""Making compartments, sealing into them, and erasing them for good."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db import models, transaction
from django.utils import timezone

from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import SealBroken
from naung.foundation.rows import insert
from naung.foundation.vault.models import Compartment, Erased, WrappedKey
from naung.foundation.vault.queries.keys import INSTALLATION, data_keys, installation_key
from naung.foundation.vault.rules.readers import wrap_to
from naung.foundation.vault.rules.sealing import NOT_OPENED, fingerprint, new_key, place_of, sealed, wrap_place, wrapped
from naung.foundation.vault.vocabulary import CompartmentKind, ReaderKind, VaultEvent


def installation_wrap(compartment: Compartment, data_key: bytes) -> WrappedKey:
    """The unsaved wrap of a data key for the installation."""
    key = installation_key()
    place = wrap_place(compartment.id, ReaderKind.INSTALLATION, INSTALLATION, compartment.key_version)
    return WrappedKey(
        compartment=compartment,
        reader_kind=ReaderKind.INSTALLATION,
        reader=INSTALLATION,
        version=compartment.key_version,
        under=fingerprint(key),
        box=wrapped(data_key, key, place),
    )


@transaction.atomic(savepoint=False)
def new_compartment(*, kind: CompartmentKind, owner: UUID | None, by: Actor) -> Compartment:
    """A fresh compartment with its own data key, wrapped for the installation. The act that asks for it is what is logged."""
    (compartment,) = new_compartments(kinds=[kind], owner=owner, by=by)
    return compartment


@transaction.atomic(savepoint=False)
def new_compartments(*, kinds: Sequence[CompartmentKind], owner: UUID | None, by: Actor) -> list[Compartment]:
    """Fresh compartments of one owner, one a kind, each with its own data key, in two statements."""
    made_at = timezone.now()
    compartments = [Compartment(kind=kind, owner=owner, made_at=made_at) for kind in kinds]
    wraps = []
    for compartment in compartments:
        data_key = new_key()
        wraps.append(installation_wrap(compartment, data_key))
        compartment._data_key = data_key  # type: ignore[attr-defined]  # saves the next seal one query; never stored
    insert(compartments)
    insert(wraps, then=lambda: _under_the_key_of_now(compartments, wraps))
    return compartments


def _under_the_key_of_now(compartments: Sequence[Compartment], wraps: Sequence[WrappedKey]) -> None:
    """Wrap again where the installation key changed between the wrapping and the first statement of this transaction.

    Only a transaction that stands in the database is waited for by a rotation, and on PostgreSQL it begins with its first
    statement. Costs a look at the key file, no query.
    """
    if any(wrap.under != fingerprint(installation_key()) for wrap in wraps):
        for compartment in compartments:
            again = installation_wrap(compartment, compartment._data_key)  # type: ignore[attr-defined]  # set by the caller
            WrappedKey.objects.filter(compartment=compartment).update(under=again.under, box=again.box)


@transaction.atomic
def new_reader_compartment(
    *, kind: CompartmentKind, owner: UUID | None, readers: Iterable[Any], by: Actor
) -> tuple[Compartment, bytes]:
    """A compartment **without** a wrap for the installation: only these readers (rows of `Reader`) open it.

    Returns it with its data key, which the caller must not keep.
    """
    compartment = Compartment.objects.create(kind=kind, owner=owner, made_at=timezone.now())
    data_key = new_key()
    WrappedKey.objects.bulk_create(
        WrappedKey(
            compartment=compartment, reader_kind=r.kind, reader=r.id, version=1, box=wrap_to(bytes(r.public), data_key)
        )
        for r in readers
    )
    return compartment, data_key


def seal(row: models.Model, **plain: str | None) -> None:
    """Seal the given texts into the row's columns (not saved). The row needs its id and its compartment. None empties a column.

    Raises SealBroken where the installation has no key for the compartment (erased, or a reader's own).
    """
    compartment: Compartment = row.compartment  # type: ignore[attr-defined]  # every sealed model has one
    key = getattr(compartment, "_data_key", None) or data_keys([compartment.id]).get(compartment.id)
    if key is None:
        raise SealBroken(NOT_OPENED)
    compartment._data_key = key  # type: ignore[attr-defined]  # saves the next seal one query; never stored
    seal_with(key, row, **plain)


def seal_with(key: bytes, row: models.Model, **plain: str | None) -> None:
    """Seal under a given data key: for a reader's own compartment."""
    for column, text in plain.items():
        place = place_of(row._meta.db_table, row.pk, column, row.compartment_id)  # type: ignore[attr-defined]  # every sealed model has one
        setattr(row, column, None if text is None or text == "" else sealed(text, key, place))


@transaction.atomic
def hand_over_compartment(*, compartment: Compartment, owner: UUID, by: Actor) -> None:
    """Make another desk the owner of a compartment: from now on that desk opens it, and the former one does not.

    The room that asks has decided that both desks agreed.
    """
    Compartment.objects.filter(id=compartment.id).update(owner=owner)
    compartment.owner = owner
    record(VaultEvent.HANDED_OVER, subject=compartment.id, by=by)


@transaction.atomic
def erase(*, compartment: Compartment, record_id: UUID, by: Actor) -> None:
    """Destroy a compartment's keys and remember both ids, so that a restored backup is erased again before its first page.

    The room that owns the record removes tokens, copies and derived rows in the same transaction.
    """
    WrappedKey.objects.filter(compartment=compartment).delete()
    Compartment.objects.filter(id=compartment.id).update(erased_at=timezone.now())
    Erased.objects.bulk_create(
        [Erased(id=each, at=timezone.now()) for each in {compartment.id, record_id}], ignore_conflicts=True
    )
    record(VaultEvent.ERASED, subject=record_id, by=by)


@transaction.atomic
def forget_keys(*, compartment_id: UUID, by: Actor) -> int:
    """Destroy the keys of a compartment that was erased before and came back with a backup; 1 if there were any."""
    require(by, Permission.SYSTEM_RESTORE)
    gone, _ = WrappedKey.objects.filter(compartment_id=compartment_id).delete()
    if gone:
        Compartment.objects.filter(id=compartment_id).update(erased_at=timezone.now())
        record(VaultEvent.ERASED, subject=compartment_id, by=by)
    return 1 if gone else 0


@transaction.atomic
def found_vault(*, by: Actor) -> None:
    """Make the house's own compartments where they are missing. Twice does no harm."""
    for kind in (CompartmentKind.HOUSE, CompartmentKind.SEARCH):
        if not Compartment.objects.filter(kind=kind).exists():
            new_compartment(kind=kind, owner=None, by=by)
