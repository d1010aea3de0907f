"""The parent's side: what is handed to the child, and what is made of what it says."""

import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from naung.methods.signatures.words import Place, Signature

CHILD = (sys.executable, "-P", "-m", "naung.methods.signatures")
SECONDS = 40  # by the wall clock, on a machine that is busy; the child has its own limit of work
ENVIRONMENT = {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(Path(__file__).resolve().parents[3])}


class Unread(Exception):
    """The child could not read the PDF, or was stopped by a limit."""


def with_place(content: bytes, place: Place) -> bytes:
    """A PDF with an empty field for one signature. Raises Unread."""
    made = _asked("place", asdict(place), content)
    if not made.startswith(b"%PDF"):
        raise Unread
    return made


def signatures_in(content: bytes, *, roots: bytes = b"") -> tuple[Signature, ...]:
    """Every signature of a PDF, in order; none where it has none. `roots`: certificates to trust, as PEM. Raises Unread."""
    said = _asked("read", {"roots": len(roots)}, roots + content)
    try:
        return tuple(Signature(**each) for each in json.loads(said))
    except (ValueError, TypeError) as wrong:
        raise Unread from wrong


def _asked(errand: str, told: dict[str, Any], content: bytes) -> bytes:
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
        raise Unread from wrong
    if done.returncode or not done.stdout:
        raise Unread
    return done.stdout
