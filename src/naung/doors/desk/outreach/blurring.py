"""Pictures go through a child that covers the faces; nothing of the picture as it was stays in this process or on a disk."""

import subprocess
import sys
from dataclasses import dataclass
from threading import Lock

from naung.foundation.errors import RuleBroken
from naung.foundation.words import gettext_noop

SECONDS = 60  # by the wall clock, on a machine that is busy; the child has its own limit of work
NOT_A_PICTURE = 3  # what the child ends with
ENVIRONMENT = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1"}

UNREADABLE = gettext_noop("Berkas ini bukan foto JPEG, PNG, atau WebP yang bisa dibaca, atau terlalu besar.")
NOT_COVERED = gettext_noop("Wajah di foto ini belum berhasil ditutup, jadi fotonya tidak disimpan. Coba foto lain.")
BUSY = gettext_noop("Wajah di foto lain sedang ditutup, jadi foto ini belum diterima. Kirim lagi sebentar lagi.")
LONGEST_WAIT = 15  # seconds for another's picture; whoever waits longer holds a line of the server that others need
_one_at_a_time = Lock()  # of this process: two at once would need twice the memory


@dataclass(frozen=True)
class Covered:
    """A picture as it may be kept: a JPEG without anything beside the pixels, and how many faces were covered."""

    picture: bytes
    faces: int


def covered_by_child(raw: bytes) -> Covered:
    """Cover the faces of a picture in a child with limits, by pipes. Raises RuleBroken where that fails; keeps nothing."""
    words = [sys.executable, "-P", "-m", "naung.methods.faces"]
    if not _one_at_a_time.acquire(timeout=LONGEST_WAIT):
        raise RuleBroken(BUSY, field="pictures")
    try:
        done = subprocess.run(  # noqa: S603  # our own program
            words, input=raw, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=ENVIRONMENT, timeout=SECONDS
        )
    except (OSError, subprocess.TimeoutExpired):
        raise RuleBroken(NOT_COVERED, field="pictures") from None
    finally:
        _one_at_a_time.release()
    if done.returncode == NOT_A_PICTURE:
        raise RuleBroken(UNREADABLE, field="pictures")
    faces, _, picture = done.stdout.partition(b"\n")
    if done.returncode or not picture:
        raise RuleBroken(NOT_COVERED, field="pictures")
    return Covered(picture, int(faces))
