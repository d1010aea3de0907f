"""The folder of code that `install.sh` makes (`NAUNG_CODE`, /opt/naung), and what an upgrade writes down there.

versions/NAME/     one environment a version, all beside each other
current            a link to the one in use
upgrade.json       an upgrade that has begun: from, to, and how far it is
closed             while it is there, Naung is not started
last-upgrade.json  the last one that came to a good end: from, to, and its backup
"""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from naung.doors.operator.upgrade.vocabulary import Journal


class NotInstalled(Exception):
    """This Naung was not put here by `install.sh`."""


class Busy(Exception):
    """Another upgrade runs."""


@dataclass(frozen=True)
class Code:
    """The folder of code."""

    folder: Path

    @property
    def link(self) -> Path:
        """The link to the version in use."""
        return self.folder / "current"

    def console(self, version: str) -> Path:
        """The console of a version."""
        return self.folder / "versions" / version / "bin" / "naung"

    def version_in_use(self) -> str:
        """The name of the version that the link names. Raises NotInstalled."""
        try:
            name = Path(os.readlink(self.link)).name
        except OSError as wrong:
            raise NotInstalled() from wrong
        if not self.console(name).exists():
            raise NotInstalled()
        return name

    def use(self, version: str) -> None:
        """Point the link at a version, in one step."""
        fresh = self.link.with_name("current.new")
        fresh.unlink(missing_ok=True)
        fresh.symlink_to(Path("versions") / version)
        os.replace(fresh, self.link)
        self._settle()

    def close(self) -> None:
        """From now on Naung is not started."""
        self._write("closed", {"why": "naung upgrade"})

    @property
    def is_closed(self) -> bool:
        """Whether an upgrade keeps Naung from being started."""
        return (self.folder / "closed").exists()

    def open(self) -> None:
        """Naung may be started."""
        self._remove("closed")

    def begun(self) -> Journal | None:
        """The upgrade that has begun and not ended."""
        return self._read("upgrade.json")

    def write_down(self, journal: Journal) -> None:
        """How far the upgrade is."""
        self._write("upgrade.json", journal.plain())

    def end(self, journal: Journal, *, well: bool) -> None:
        """The upgrade has ended; one that ended well is remembered."""
        if well:
            self._write("last-upgrade.json", journal.plain())
        self._remove("upgrade.json")

    def last(self) -> Journal | None:
        """The last upgrade that ended well."""
        return self._read("last-upgrade.json")

    def forget_last(self) -> None:
        """It was gone back from."""
        self._remove("last-upgrade.json")

    @contextmanager
    def alone(self) -> Iterator[None]:
        """One upgrade at a time. Raises Busy."""
        with (self.folder / "upgrade.lock").open("w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as wrong:
                raise Busy() from wrong
            yield

    def _read(self, name: str) -> Journal | None:
        path = self.folder / name
        return Journal.of(json.loads(path.read_text())) if path.exists() else None

    def _write(self, name: str, words: dict[str, str]) -> None:
        fresh = self.folder / f"{name}.new"
        with fresh.open("w") as file:
            file.write(json.dumps(words) + "\n")
            file.flush()
            os.fsync(file.fileno())
        os.replace(fresh, self.folder / name)
        self._settle()

    def _remove(self, name: str) -> None:
        (self.folder / name).unlink(missing_ok=True)
        self._settle()

    def _settle(self) -> None:
        handle = os.open(self.folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def installed_code(named: str | None) -> Code:
    """The folder of code that the environment names. Raises NotInstalled."""
    if not named or not Path(named).is_dir():
        raise NotInstalled()
    return Code(Path(named).resolve())
