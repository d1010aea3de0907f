"""The installation that a test run works in: a folder, keys and a database of its own, gone when the run ends.

Imported by `tests/conftest.py` before anything of Django. `--database postgresql` (or NAUNG_TEST_DATABASE) chooses the
database; with xdist every worker gets its own folder and its own database on one server.
"""

import atexit
import importlib.util
import os
import shutil
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

SQLITE, POSTGRESQL = "sqlite", "postgresql"
CHOICES = (SQLITE, POSTGRESQL)
CHOSEN = "NAUNG_TEST_DATABASE"
ADDRESS = "NAUNG_DATABASE"

_at_end = ExitStack()
atexit.register(_at_end.close)


def chosen_database() -> str:
    """Which database this run is for: the option wins over the environment, and SQLite is what nobody asked for."""
    named = [value for option, value in zip(sys.argv, sys.argv[1:], strict=False) if option == "--database"]
    named += [option.partition("=")[2] for option in sys.argv if option.startswith("--database=")]
    database = named[-1] if named else os.environ.get(CHOSEN, SQLITE)
    if database not in CHOICES:
        raise SystemExit(f"--database takes one of {', '.join(CHOICES)}, not {database}")
    return database


def prepare() -> None:
    """Make the folder, start the server if one is asked for, and start Django on them."""
    database = os.environ[CHOSEN] = chosen_database()
    is_worker = "PYTEST_XDIST_WORKER" in os.environ
    home = Path(tempfile.mkdtemp(prefix="naung-test-"))
    _at_end.callback(shutil.rmtree, home, ignore_errors=True)
    os.environ["NAUNG_HOME"] = str(home)
    if database == SQLITE:
        os.environ.pop(ADDRESS, None)
    elif not is_worker:
        os.environ[ADDRESS] = start_postgresql()
    os.environ["DJANGO_SETTINGS_MODULE"] = "naung.config.settings"
    os.environ.pop("NAUNG_KEY_FILE", None)
    from naung.config.installation import make_home

    make_home().joinpath("statis").mkdir()
    import django

    django.setup()


def start_postgresql() -> str:
    """A server for this run alone; answers its address in the words of libpq."""
    place = Path(__file__).resolve().parent.parent / "tools" / "postgres_for_tests.py"
    spec = importlib.util.spec_from_file_location("postgres_for_tests", place)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    address = _at_end.enter_context(module.server())
    return "dbname=naung " + " ".join(f"{word}={value}" for word, value in address.items())
