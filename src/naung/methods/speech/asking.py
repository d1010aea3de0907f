"""The parent's side: sentences and recordings go to a child with limits, sounds come back."""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from naung.methods.speech.trouble import NotASentence, Trouble

CHILD = (sys.executable, "-P", "-m", "naung.methods.speech")
SECONDS = 60  # by the wall clock, on a machine that is busy; the child has its own limit of work
ENVIRONMENT = {
    "OPENBLAS_NUM_THREADS": "1",
    "PYTHONDONTWRITEBYTECODE": "1",
    "PYTHONPATH": str(Path(__file__).resolve().parents[3]),
}
LENGTH_BYTES = 4


class NotMade(Exception):
    """The child broke, was stopped by a limit, or has no voice."""


@dataclass(frozen=True)
class Pressed:
    """A recording as it may be kept: MP3 of one channel without a word beside the sound, and how many seconds were spoken."""

    sound: bytes
    seconds: float


def spoken(texts: Sequence[str], tongue: str) -> list[bytes]:
    """Each sentence as MP3, in the order given. `tongue`: a key of TONGUES. Raises NotMade, also where there is no voice."""
    if not texts:
        return []
    out = _asked(["speak", tongue], json.dumps(list(texts)).encode())
    sounds, at = [], 0
    while at < len(out):
        size = int.from_bytes(out[at : at + LENGTH_BYTES], "big")
        sounds.append(out[at + LENGTH_BYTES : at + LENGTH_BYTES + size])
        at += LENGTH_BYTES + size
    if len(sounds) != len(texts):
        raise NotMade
    return sounds


def pressed(raw: bytes) -> Pressed:
    """A recording drawn anew. Raises NotASentence for what is none, NotMade where the child broke."""
    seconds, _, sound = _asked(["press"], raw).partition(b"\n")
    return Pressed(sound, float(seconds))


def _asked(errand: Sequence[str], given: bytes) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603  # our own module, by this interpreter
            [*CHILD, *errand],
            input=given,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=ENVIRONMENT,
            timeout=SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired) as wrong:
        raise NotMade from wrong
    if done.returncode in list(Trouble):
        raise NotASentence(Trouble(done.returncode))
    if done.returncode or not done.stdout:
        raise NotMade
    return done.stdout
