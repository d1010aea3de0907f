"""What the commands about law and authority read of the installation on this machine: its own signed corrections."""

import os
from pathlib import Path

import click

from naung.config import installation
from naung.doors.operator.console import start_django
from naung.foundation.law.vocabulary.corrections import Correction

UNREADABLE = "Pembetulan aturan kantor ini tidak terbaca, jadi jawabannya bisa keliru. Jalankan: naung migrate"


def has_office() -> bool:
    """Whether an installation with a database stands here; without one the tables answer as shipped."""
    if os.environ.get("NAUNG_DATABASE"):
        return True
    return Path(str(installation.database()["NAME"])).exists()


def corrections_here() -> tuple[Correction, ...]:
    """The signed corrections of this installation; none without one. Never the shipped row in the place of an unreadable one."""
    if not has_office():
        return ()
    start_django(make_home=False)
    from django.db import DatabaseError

    from naung.foundation.law.queries.office import signed_corrections

    try:
        return signed_corrections()
    except DatabaseError:
        raise click.ClickException(UNREADABLE) from None
