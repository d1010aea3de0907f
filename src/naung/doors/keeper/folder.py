"""The folder of the second institution's machine: its share, and its book."""

import os
from dataclasses import dataclass
from pathlib import Path

from naung.methods.oprf import Share, new_seed

SHARE = "bagian.kunci"
FORMER = "bagian-lama-{public}.kunci"
BOOK = "buku.sqlite3"
HOME = "NAUNG_KEEPER_HOME"


class NoShare(Exception):
    """There is no share here, or it can't be read."""


class ShareStands(Exception):
    """A share lies here already: another in its place would make every deposit unfindable."""


@dataclass(frozen=True)
class Folder:
    """Where this machine keeps what it has."""

    path: Path

    @property
    def book(self) -> Path:
        return self.path / BOOK

    def seed(self) -> bytes:
        """The share as it lies here. Raises NoShare."""
        try:
            return bytes.fromhex((self.path / SHARE).read_text("ascii").strip())
        except (OSError, ValueError) as wrong:
            raise NoShare(str(self.path)) from wrong

    def share(self) -> Share:
        """The share, to answer with. Raises NoShare."""
        try:
            return Share(self.seed())
        except ValueError as wrong:
            raise NoShare(str(self.path)) from wrong

    def keep(self, seed: bytes) -> None:
        """Lay a share down, readable by its owner only. Raises ShareStands where one lies here."""
        self.path.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.path.chmod(0o700)
        try:
            handle = os.open(self.path / SHARE, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400)
        except FileExistsError as stands:
            raise ShareStands(str(self.path)) from stands
        with os.fdopen(handle, "w") as file:
            file.write(seed.hex() + "\n")
            file.flush()
            os.fsync(file.fileno())

    def renew(self) -> Share:
        """Put a new share in the place of the old one, which is kept under its public half. Raises NoShare."""
        old = self.share()
        (self.path / SHARE).rename(self.path / FORMER.format(public=old.public.hex()[:16]))
        self.keep(new_seed())
        return self.share()


def folder_of(named: str | None = None) -> Folder:
    """The folder that was named, or that the environment names, or `~/.naung-bagian`."""
    return Folder(Path(named or os.environ.get(HOME) or Path.home() / ".naung-bagian").expanduser().resolve())
