"""Commands of the console in a process of their own that need not read the code again.

Starting Python and Django is most of what a command of the console costs, and stories here start hundreds. A process that
has read the code and opened nothing (`python -m tests.doors.operator.warm`) is started once a worker; for each command it
forks. The child gets the command's own environment, folder, settings, files for what it says, and ends with its own exit
status. What it may not inherit is checked: a setting that the environment changes and that is not in `OWN` stops it.

A command that starts no Django, or other code than this checkout's, is started as anybody starts it. So are those of
`test_console.py`, which compares both ways; with NAUNG_TEST_COLD set, all of them.
"""

import atexit
import importlib
import json
import os
import runpy
import select
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
COLD = "NAUNG_TEST_COLD"
# What an installation's folder and environment say: read anew for each command. Any other setting stands in the code.
OWN = {"ALLOWED_HOSTS", "DATABASES", "MEDIA_ROOT", "NAUNG_ESCROW", "NAUNG_HOME", "NAUNG_KEY_FILE", "NAUNG_SERVED"}
OWN |= {"POST_OFFICE", "SECRET_KEY", "SIGNATURE_ROOTS"}
READY, NOWHERE = "ready", "/nonexistent"


class Warm:
    """The process that has read the code, and what is asked of it."""

    def __init__(self) -> None:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("NAUNG_")}
        environment |= {"DJANGO_SETTINGS_MODULE": "naung.config.settings", "NAUNG_HOME": NOWHERE}
        if is_on_postgresql(os.environ):
            environment["NAUNG_DATABASE"] = f"dbname=naung host={NOWHERE}"
        self.process = subprocess.Popen(
            [sys.executable, "-m", __name__],
            env=environment,
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        atexit.register(self.end)
        assert self._answer(timeout=120) == READY

    def run(
        self, words: Sequence[str], environment: Mapping[str, str], timeout: float
    ) -> "subprocess.CompletedProcess[str]":
        """A command (`-m naung ...`) or a program (`-c ...`), as `subprocess.run` would have it."""
        assert self.process.stdin is not None
        with tempfile.TemporaryDirectory(prefix="naung-said-") as folder:
            out, err = Path(folder, "out"), Path(folder, "err")
            asked = {"words": list(words), "environment": dict(environment), "folder": os.getcwd(), "own": sorted(OWN)}
            self.process.stdin.write(json.dumps(asked | {"out": str(out), "err": str(err)}) + "\n")
            self.process.stdin.flush()
            status = int(self._answer(timeout))
            return subprocess.CompletedProcess(list(words), status, out.read_text("utf-8"), err.read_text("utf-8"))

    def _answer(self, timeout: float) -> str:
        assert self.process.stdout is not None
        if not select.select([self.process.stdout], [], [], timeout)[0]:
            self.process.kill()
            raise subprocess.TimeoutExpired(self.process.args, timeout)
        answer = self.process.stdout.readline().strip()
        assert answer, "the process that has read the code ended"
        return answer

    def end(self) -> None:
        """It ends when nothing more can be asked."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait()


_running: list[Warm] = []


def ran(
    words: Sequence[str], environment: Mapping[str, str], timeout: float, *, cold: bool = False
) -> "subprocess.CompletedProcess[str]":
    """What `python WORDS` says and its exit status: from a fork of the process that has read the code, where that is the same."""
    if cold or COLD in os.environ or not _may_fork(words, environment):
        return subprocess.run(
            [sys.executable, *words], env=environment, capture_output=True, text=True, timeout=timeout, check=False
        )
    if not _running or _running[0].process.poll() is not None:
        _running[:] = [Warm()]
    return _running[0].run(words, environment, timeout)


def is_on_postgresql(environment: Mapping[str, str]) -> bool:
    """Which database an environment names: tables are declared with it in mind."""
    return bool(environment.get("NAUNG_DATABASE"))


def _may_fork(words: Sequence[str], environment: Mapping[str, str]) -> bool:
    from naung.doors.operator.console import COMMANDS

    places = [Path(place) for place in environment.get("PYTHONPATH", "").split(os.pathsep) if place]
    if any((place / "naung").exists() and place.resolve() != ROOT / "src" for place in places):
        return False
    if is_on_postgresql(environment) != is_on_postgresql(os.environ):
        return False
    return words[0] == "-c" or (words[:2] == ("-m", "naung") and COMMANDS.get(words[2], ("", "", False))[2])


# From here on: the process that has read the code.


def serve() -> None:
    """Read the code, then fork for each line that is asked."""
    import gc

    from naung.doors.operator.console import COMMANDS, start_django

    start_django(make_home=False)
    for module, _, needs_django in COMMANDS.values():
        if needs_django:
            importlib.import_module(module)
    for also in ("naung.config.urls", "django.test", "tests.cast", "tests.doors.world"):
        importlib.import_module(also)
    _nothing_is_open()
    gc.collect()
    gc.freeze()
    print(READY, flush=True)
    for line in sys.stdin:
        child = os.fork()
        if not child:
            _run(**json.loads(line))
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


def _nothing_is_open() -> None:
    """What a child may not share: a connection, a thread."""
    import threading

    from django.db import connections

    assert all(each.connection is None for each in connections.all(initialized_only=True))
    assert threading.active_count() == 1


def _run(words: list[str], environment: dict[str, str], folder: str, own: list[str], out: str, err: str) -> None:
    """The child: its own environment, folder and files, then the command; never comes back."""
    for number, path, how in ((0, os.devnull, os.O_RDONLY), (1, out, os.O_WRONLY), (2, err, os.O_WRONLY)):
        handle = os.open(path, how | os.O_CREAT, 0o600)
        os.dup2(handle, number)
        os.close(handle)
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    tempfile.tempdir = None  # TMPDIR is the command's own
    places = environment.get("PYTHONPATH", "")
    sys.path[:0] = ["" if words[0] == "-c" else folder, *places.split(os.pathsep)]
    _start_anew(own)
    status = _status_of(words)
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


def _status_of(words: list[str]) -> int:
    """Run the words as the interpreter would; the exit status."""
    try:
        if words[0] == "-c":
            sys.argv = ["-c", *words[2:]]
            sys.modules["__main__"] = program = ModuleType("__main__")
            exec(compile(words[1], "<string>", "exec"), program.__dict__)
        else:
            sys.argv = words[1:]
            runpy.run_module("naung", run_name="__main__", alter_sys=True)
    except SystemExit as ended:
        if not isinstance(ended.code, str):
            return ended.code or 0
        print(ended.code, file=sys.stderr)
        return 1
    except BaseException:
        traceback.print_exc()
        return 1
    return 0


def _start_anew(own: list[str]) -> None:
    """Django is not started yet, as far as the command can tell; when it starts, it reads this installation's settings."""
    import django
    from django.apps import apps

    begin = django.setup

    def setup(set_prefix: bool = True) -> None:
        if not apps.ready:
            _read_settings(own)
            apps.ready = True
        begin(set_prefix)

    apps.ready = False
    django.setup = setup


def _read_settings(own: list[str]) -> None:
    from django.conf import Settings, settings
    from django.core.cache import caches
    from django.db import connections

    from naung.config import settings as words

    before = _said(words)
    importlib.reload(words)
    after = _said(words)
    strange = {name for name in before | after if before.get(name) != after.get(name)} - set(own)
    assert not strange, f"the environment changes {strange}: add to OWN where nothing reads it when a module is loaded"
    settings._wrapped = Settings("naung.config.settings")
    for handler in (connections, caches):
        for name in [name for name in handler if hasattr(handler._connections, name)]:
            del handler[name]
        handler._settings = None  # type: ignore[attr-defined]  # so that they are read anew
        handler.__dict__.pop("settings", None)


def _said(words: ModuleType) -> dict[str, Any]:
    return {name: value for name, value in vars(words).items() if name.isupper()}


if __name__ == "__main__":
    serve()
