"""The installation's key, which lies outside the database, and the data keys it unwraps. For use inside the vault only."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import connection

from naung.foundation.errors import OutsideFailed, SealBroken
from naung.foundation.vault.models import Compartment, WrappedKey
from naung.foundation.vault.rules.sealing import KEY_BYTES, NOT_OPENED, fingerprint, unwrapped, wrap_place
from naung.foundation.vault.vocabulary import CompartmentKind, ReaderKind, Source
from naung.foundation.words import gettext_noop

INSTALLATION = UUID(int=0)  # the reader id of the installation
NO_KEY = gettext_noop("Kunci instalasi tidak ada atau rusak.")


@lru_cache(maxsize=8)
def _read(path: str, _changed: int) -> bytes:
    key = bytes.fromhex(Path(path).read_text("ascii").strip())
    if len(key) != KEY_BYTES:
        raise OutsideFailed(NO_KEY)
    return key


@lru_cache(maxsize=8)
def _previous(path: str) -> str:
    return str(Path(path).with_suffix(".previous"))


def _key_in(path: str) -> bytes | None:
    try:
        return _read(path, os.stat(path).st_mtime_ns)
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as wrong:
        raise OutsideFailed(NO_KEY) from wrong


def installation_key() -> bytes:
    """The key of this installation. Raises OutsideFailed where it is missing: nothing can be opened or sealed then."""
    key = _key_in(str(settings.NAUNG_KEY_FILE))
    if key is None:
        raise OutsideFailed(NO_KEY)
    return key


def _ring() -> dict[str, bytes]:
    """The current key and, while a rotation is under way, the one before it, by fingerprint."""
    return ring_in(str(settings.NAUNG_KEY_FILE))


def ring_in(path: str) -> dict[str, bytes]:
    """The key of an installation, and the one before it, by fingerprint. Raises OutsideFailed where it is missing."""
    key, previous = _key_in(path), _key_in(_previous(path))
    if key is None:
        raise OutsideFailed(NO_KEY)
    return {fingerprint(each): each for each in (key, previous) if each is not None}


def unwrap_row(row: WrappedKey) -> bytes:
    """The data key in one wrap for the installation. Raises SealBroken where no key of the ring fits."""
    key = _ring().get(row.under)
    if key is None:
        raise SealBroken(NOT_OPENED)
    return unwrapped(bytes(row.box), key, wrap_place(row.compartment_id, row.reader_kind, row.reader, row.version))


def data_keys(compartments: Iterable[UUID]) -> dict[UUID, bytes]:
    """Data keys that the installation can unwrap, by compartment, in one query. One that it cannot is missing from the answer."""
    return _keys_of(compartments, _ring(), "default")


def data_keys_of(source: Source, compartments: Iterable[UUID]) -> dict[UUID, bytes]:
    """The same of another installation, with its own key."""
    return _keys_of(compartments, ring_in(str(source.key_file)), source.alias)


def _keys_of(compartments: Iterable[UUID], ring: dict[str, bytes], alias: str) -> dict[UUID, bytes]:
    wraps = (
        WrappedKey.objects.using(alias)
        .filter(compartment_id__in=set(compartments), reader_kind=ReaderKind.INSTALLATION, reader=INSTALLATION)
        .order_by("version")
    )
    return {
        compartment: _unwrapped(ring.get(under), compartment, version, bytes(box))
        for compartment, version, under, box in wraps.values_list("compartment_id", "version", "under", "box")
    }


def _unwrapped(key: bytes | None, compartment: UUID, version: int, box: bytes) -> bytes:
    if key is None:
        raise SealBroken(NOT_OPENED)
    return unwrapped(box, key, wrap_place(compartment, ReaderKind.INSTALLATION, INSTALLATION, version))


# Where the house's own compartments lie. Only the id is remembered: the wrap is read anew each time, so that a changed key,
# a restored or another database are seen at once. `kind` has no index, and there are as many compartments as records.
_house: dict[str, UUID] = {}


def _house_wrap(kind: CompartmentKind) -> tuple[UUID, bytes]:
    """The house's own compartment of a kind, and its data key. Raises SealBroken where it does not exist yet."""
    for looked_up in (False, True):
        if looked_up:
            found = Compartment.objects.filter(kind=kind).values_list("id", flat=True).first()
            if found is None:
                break
            _house[kind] = found
        if kind in _house and (key := _key_of(_house[kind])):
            return _house[kind], key
    raise SealBroken(NOT_OPENED)


# Every search and every writing of the index asks for it, so it is spared the building of a query.
WRAP_OF = (
    f"SELECT version, under, box FROM {WrappedKey._meta.db_table} "  # noqa: S608  # our own table's name, no input
    "WHERE compartment_id = %s AND reader_kind = %s AND reader = %s ORDER BY version DESC LIMIT 1"
)


def _key_of(compartment: UUID) -> bytes | None:
    """One compartment's data key, None where the installation has no wrap of it."""
    native = connection.features.has_native_uuid_field
    wanted = [each if native else each.hex for each in (compartment, INSTALLATION)]
    with connection.cursor() as cursor:
        cursor.execute(WRAP_OF, [wanted[0], ReaderKind.INSTALLATION.value, wanted[1]])
        row = cursor.fetchone()
    return _unwrapped(_ring().get(row[1]), compartment, row[0], bytes(row[2])) if row else None


def house_key(kind: CompartmentKind) -> tuple[Compartment, bytes]:
    """The house's own compartment of a kind, and its data key. Raises SealBroken where it does not exist yet."""
    compartment, key = _house_wrap(kind)
    return Compartment.objects.get(id=compartment), key


_search_key: ContextVar[bytes | None] = ContextVar("naung_search_key", default=None)


def search_key() -> bytes:
    """The data key under which every field's search pepper stands, in one short query. Raises SealBroken where there is none."""
    return _search_key.get() or _house_wrap(CompartmentKind.SEARCH)[1]


@contextmanager
def one_search_key() -> Iterator[None]:
    """Read the search key once for all that one transaction asks and writes; it is forgotten when the block ends."""
    token = _search_key.set(search_key())
    try:
        yield
    finally:
        _search_key.reset(token)
