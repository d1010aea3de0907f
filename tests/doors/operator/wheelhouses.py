"""Versions to upgrade to, without packages: this checkout's code with a migration more, put in place as a wheelhouse does."""

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from django.db import connection

from tests.architecture.house import PACKAGE
from tests.doors.operator.released import Office

ROOM = "foundation/messaging"
MAKES = """
from django.db import migrations

class Migration(migrations.Migration):
    dependencies = [("messaging", "{last}")]
    operations = [migrations.RunSQL(
        "CREATE TABLE from_the_next_version (person {uuid} REFERENCES people_person (id))"
    )]
"""
AFTER = """
{head}
from django.db import migrations

def go(apps, editor):
    {what}

class Migration(migrations.Migration):
    dependencies = [("messaging", "9998_make_a_table")]
    operations = [migrations.RunPython(go)]
"""
INSTALL = """#!/bin/sh
mkdir -p "$2/versions/{name}/bin"
cat >"$2/versions/{name}/bin/naung" <<'END'
#!/bin/sh
export PYTHONPATH={source}
exec {python} -m naung "$@"
END
chmod 755 "$2/versions/{name}/bin/naung"
echo {name}
"""
TABLE = "from_the_next_version"


@dataclass(frozen=True)
class Shelf:
    """A folder in which versions of code and their wheelhouses are made."""

    folder: Path

    def wheelhouse(self, name: str, source: Path) -> Path:
        """A wheelhouse that puts this code in place under that name."""
        house = self.folder / f"wheelhouse-{name}"
        house.mkdir(exist_ok=True)
        (house / "install.sh").write_text(INSTALL.format(name=name, source=source, python=sys.executable))
        return house

    def now(self) -> Path:
        """The version of this checkout."""
        return self.wheelhouse("now", PACKAGE.parent)

    def next(self, name: str, what: str = "", head: str = "") -> Path:
        """A version with a new table and, where `what` says something, a step after it."""
        source = self.folder / f"source-{name}"
        # With what is compiled already, for the copies keep the time of their files; without what is half written.
        shutil.copytree(PACKAGE, source / "naung", ignore=shutil.ignore_patterns("*.pyc.*"))
        steps = source / "naung" / ROOM / "migrations"
        uuid = "uuid" if connection.vendor == "postgresql" else "char(32)"
        last = max(path.stem for path in steps.glob("[0-9]*.py"))
        (steps / "9998_make_a_table.py").write_text(MAKES.format(last=last, uuid=uuid))
        if what:
            (steps / "9999_go_on.py").write_text(AFTER.format(what=what, head=head))
        return self.wheelhouse(name, source)


def installed(office: Office, shelf: Shelf) -> Path:
    """Put this checkout's version in place beside the office and use it; answers the folder of code."""
    code = office.home.parent / "code"
    code.mkdir()
    subprocess.run(["sh", shelf.now() / "install.sh", "--code-only", code], check=True, stdout=subprocess.DEVNULL)
    (code / "current").symlink_to("versions/now")
    office.more |= {"NAUNG_CODE": str(code), "PORT": "1"}
    return code


def upgraded(office: Office, *words: str) -> dict[str, object]:
    """What `naung upgrade` answers, with its exit status."""
    done = office.run("upgrade", *words, "--stopped", "--json")
    lines = done.stdout.strip().splitlines()
    answer: dict[str, object] = json.loads(lines[-1]) if lines else {"said": done.stderr}
    return answer | {"status": done.returncode}
