"""Where an installation lives: one folder with its database, key, log and media. `NAUNG_HOME` says where."""

import json
import os
import secrets
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[3]
KEY_BYTES = 32


def home() -> Path:
    """The installation's folder: NAUNG_HOME, else `var` in a checkout, else `~/.naung`."""
    named = os.environ.get("NAUNG_HOME")
    if named:
        return Path(named).expanduser().resolve()
    if (CHECKOUT / "pyproject.toml").exists():
        return CHECKOUT / "var"
    return Path.home() / ".naung"


def key_file() -> Path:
    """The installation key: NAUNG_KEY_FILE (a credential of the service manager), else in the installation's folder."""
    return Path(os.environ.get("NAUNG_KEY_FILE") or home() / "keys" / "installation.key")


def signing_key() -> str:
    """The secret that signs cookies and links; a file beside the installation key. Empty until the folder is made."""
    path = key_file().with_name("signing.key")
    return path.read_text("ascii").strip() if path.exists() else ""


def write_secret(path: Path) -> None:
    """Write 32 random bytes as hex, readable by the owner only. An existing file stays as it is."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400)
    except FileExistsError:
        return
    with os.fdopen(handle, "w") as file:
        file.write(secrets.token_hex(KEY_BYTES) + "\n")


def make_home() -> Path:
    """Make the installation's folder with its keys where they are missing, closed to other users."""
    folder = home()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    folder.chmod(0o700)
    write_secret(key_file())
    write_secret(key_file().with_name("signing.key"))
    return folder


def joined_file(folder: Path) -> Path:
    """Where an installation says that it has joined another, and works no more."""
    return folder / "joined.json"


def joined_to() -> str:
    """What this installation says where it has joined another; nothing where it has not."""
    path = joined_file(home())
    return str(json.loads(path.read_text("utf-8"))["words"]) if path.exists() else ""


def database() -> dict[str, object]:
    """Django's database settings: SQLite in the folder, or PostgreSQL where NAUNG_DATABASE names one (libpq words)."""
    return database_in(home(), os.environ.get("NAUNG_DATABASE", ""))


def database_in(folder: Path, named: str) -> dict[str, object]:
    """The same of an installation in any folder; `named`: its NAUNG_DATABASE, empty for SQLite."""
    if named:
        words = dict(part.split("=", 1) for part in named.split())
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": words.get("dbname", "naung"),
            "USER": words.get("user", ""),
            "PASSWORD": words.get("password", ""),
            "HOST": words.get("host", ""),
            "PORT": words.get("port", ""),
            "CONN_MAX_AGE": 60,
        }
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(folder / "naung.sqlite3"),
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # FULL: a saved record survives loss of power. secure_delete: what is deleted is overwritten.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
            " PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-64000;",
        },
    }
