"""A question in a file: one JSON object."""

import json
from typing import Any, BinaryIO

import click

UNREADABLE = "Berkas ini bukan satu objek JSON."


def object_in(file: BinaryIO) -> dict[str, Any]:
    """The object that a file holds. Raises ClickException with a sentence where it holds none."""
    try:
        given = json.loads(file.read())
    except ValueError:
        raise click.ClickException(UNREADABLE) from None
    if not isinstance(given, dict):
        raise click.ClickException(UNREADABLE)
    return given
