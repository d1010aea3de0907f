"""The other installation: its database opened beside ours, its key, and the mark that says where its work went."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.db import connections

from naung.config import installation
from naung.doors.operator.durable import keep
from naung.foundation.errors import OutsideFailed
from naung.foundation.vault.vocabulary import Source
from naung.foundation.words import gettext_noop

ALIAS = "joining"
NO_DATABASE = gettext_noop("Di folder itu tidak ada basis data Naung. Untuk PostgreSQL sebut juga --database.")
NO_KEY = gettext_noop("Kunci instalasi itu tidak ada. Sebut tempatnya dengan --key.")


@contextmanager
def opened_beside(folder: Path, key: Path | None, database: str) -> Iterator[Source]:
    """The other installation's database as a second connection. Raises OutsideFailed where there is none, or no key."""
    wanted = installation.database_in(folder, database)
    if not database and not Path(str(wanted["NAME"])).exists():
        raise OutsideFailed(NO_DATABASE)
    source = Source(ALIAS, key or folder / "keys" / "installation.key")
    if not source.key_file.exists():
        raise OutsideFailed(NO_KEY)
    whole = connections.configure_settings({"default": {}, ALIAS: wanted})[ALIAS]
    connections.databases[ALIAS] = whole
    try:
        yield source
    finally:
        connections[ALIAS].close()
        del connections[ALIAS]
        del connections.databases[ALIAS]


def is_marked(folder: Path) -> bool:
    """Whether the other installation says already that it works no more."""
    return installation.joined_file(folder).exists()


def mark(folder: Path, *, to: str, now: datetime) -> None:
    """Let the other installation say where its work went, and serve no more. It outlives a loss of power."""
    place = to or "instalasi provinsinya"
    words = (
        f"Instalasi ini sudah bergabung ke {place} pada {now:%d-%m-%Y}. Pekerjaannya dilanjutkan di sana; di sini tidak "
        "dijalankan lagi."
    )
    told = json.dumps({"words": words, "joined_at": now.isoformat()}, ensure_ascii=False)
    keep(installation.joined_file(folder), f"{told}\n", 0o444)
