"""Small files that say what stands: written whole or not at all, and there after a loss of power."""

import os
from pathlib import Path


def keep(path: Path, text: str, mode: int) -> None:
    """Write a file with these permissions in the place of whatever stood there."""
    fresh = path.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.replace(fresh, path)
    settle(path.parent)


def settle(path: Path) -> None:
    """What was written under this name is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
