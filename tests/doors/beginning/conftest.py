"""What the first day writes beside the database is gone after each story."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    """No custodian and no backup before and after."""
    home = Path(settings.NAUNG_HOME)
    for _ in range(2):
        (home / "keys" / "custodian.pub").unlink(missing_ok=True)
        shutil.rmtree(home / "backups", ignore_errors=True)
        if _ == 0:
            yield
