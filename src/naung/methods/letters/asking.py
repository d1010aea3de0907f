"""The parent's side: what is handed to the child, and what is made of what it says."""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock

from naung.methods.letters.troubles import Found, Trouble

CHILD = (sys.executable, "-P", "-m", "naung.methods.letters")
SECONDS, OFFICE_SECONDS = 40, 90  # by the wall clock, on a machine that is busy; the child has its own limit of work
ENVIRONMENT = {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(Path(__file__).resolve().parents[3])}
PROGRAMS = ("soffice", "libreoffice")
IN_MEMORY = Path("/dev/shm")  # noqa: S108  # a folder of one letter that no disk keeps, where the machine has it
LONGEST_WAIT = 15  # seconds for another's letter; whoever waits longer holds a line of the server that others need
_one_office_at_a_time = Lock()  # of this process: LibreOffice takes hundreds of megabytes


class NotMade(Exception):
    """The child broke, was stopped by a limit, or is not there."""


@dataclass(frozen=True)
class Looked:
    """The names that a document asks for, in order, and why it is no template; nothing where it is one."""

    names: tuple[str, ...]
    troubles: tuple[Found, ...]


def looked(content: bytes) -> Looked:
    """What a Word document asks for. Whatever stops the child makes it broken: no template is taken unread."""
    try:
        said = json.loads(_asked("look", {}, content).partition(b"\n")[0])
    except (NotMade, ValueError):
        return Looked((), (Found(Trouble.BROKEN, "limit"),))
    return Looked(tuple(said["names"]), tuple(Found(Trouble(code), where) for code, where in said["troubles"]))


def filled(content: bytes, values: Mapping[str, str], *, mark: bool) -> bytes:
    """The document with a value for each name it asks for; `mark` highlights them. Raises NotMade."""
    made = _asked("fill", {"values": dict(values), "mark": mark}, content)
    if not made.startswith(b"PK"):
        raise NotMade
    return made


def _asked(errand: str, told: Mapping[str, object], content: bytes) -> bytes:
    given = json.dumps(told).encode() + b"\n" + content
    try:
        done = subprocess.run(  # noqa: S603  # our own module, by this interpreter
            [*CHILD, errand],
            input=given,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=ENVIRONMENT,
            timeout=SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired) as wrong:
        raise NotMade from wrong
    if done.returncode or not done.stdout:
        raise NotMade
    return done.stdout


@lru_cache(maxsize=1)
def _office() -> str | None:
    return next((found for program in PROGRAMS if (found := shutil.which(program))), None)


def can_make_pdf() -> bool:
    """Whether LibreOffice is on this machine."""
    return _office() is not None


def as_pdf(content: bytes) -> bytes:
    """A Word document as PDF by LibreOffice, in a folder that is gone afterwards. Raises NotMade, also where it is missing."""
    program = _office()
    if program is None:
        raise NotMade
    if not _one_office_at_a_time.acquire(timeout=LONGEST_WAIT):
        raise NotMade
    try:
        return _converted(program, content)
    finally:
        _one_office_at_a_time.release()


def _converted(program: str, content: bytes) -> bytes:
    place = IN_MEMORY if IN_MEMORY.is_dir() else None
    with tempfile.TemporaryDirectory(dir=place, prefix="naung-") as name:
        folder = Path(name)
        (folder / "letter.docx").write_bytes(content)
        try:
            subprocess.run(  # noqa: S603  # our own module, by this interpreter
                [*CHILD, "pdf", program, name],
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ENVIRONMENT, timeout=OFFICE_SECONDS, check=True,
            )  # fmt: skip
            return (folder / "letter.pdf").read_bytes()
        except (OSError, subprocess.SubprocessError) as wrong:
            raise NotMade from wrong
