"""The parent's side: what is handed to the child, and what is made of what it says."""

import json
import subprocess
import sys
from pathlib import Path

from naung.methods.signatures.words import Place, Signature

CHILD = (sys.executable, "-P", "-m", "naung.methods.signatures")
SECONDS = 40  # by the wall clock, on a machine that is busy; the child has its own limit of work
ENVIRONMENT = {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(Path(__file__).resolve().parents[3])}


class Unread(Exception):
    """The child could not read the PDF, or was stopped by a limit."""


def with_place(content: bytes, place: Place) -> bytes:
    """A PDF that was printed here, with an empty field for one signature. Raises Unread. In this process: nobody sent it."""
    from naung.methods.signatures.reading import Broken, placed  # a second of work, that only who signs needs

    try:
        return placed(content, place)
    except Broken as wrong:
        raise Unread from wrong


def signatures_in(content: bytes, *, roots: bytes = b"") -> tuple[Signature, ...]:
    """Every signature of a PDF, in order; none where it has none. `roots`: certificates to trust, as PEM. Raises Unread."""
    said = _asked(roots, content)
    try:
        return tuple(Signature(**each) for each in json.loads(said))
    except (ValueError, TypeError) as wrong:
        raise Unread from wrong


def _asked(roots: bytes, content: bytes) -> bytes:
    given = json.dumps({"roots": len(roots)}).encode() + b"\n" + roots + content
    try:
        done = subprocess.run(  # noqa: S603  # our own module, by this interpreter
            CHILD, input=given, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=ENVIRONMENT, timeout=SECONDS
        )
    except (OSError, subprocess.TimeoutExpired) as wrong:
        raise Unread from wrong
    if done.returncode or not done.stdout:
        raise Unread
    return done.stdout
