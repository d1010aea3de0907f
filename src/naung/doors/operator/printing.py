"""How commands print: one JSON object with `--json`, else plain lines."""

import json
from collections.abc import Callable
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])


def json_option(command: Command) -> Command:
    """Add `--json`."""
    return click.option("--json", "as_json", is_flag=True, help="Cetak satu objek JSON.")(command)


def show(answer: dict[str, Any], *, as_json: bool) -> None:
    """Print an answer as JSON or as `name: value` lines."""
    if as_json:
        click.echo(json.dumps(answer, ensure_ascii=False, default=str))
        return
    for name, value in answer.items():
        if isinstance(value, list):
            click.echo(f"{name}:")
            for each in value:
                click.echo(
                    "  - " + (", ".join(f"{k}: {v}" for k, v in each.items()) if isinstance(each, dict) else str(each))
                )
        else:
            click.echo(f"{name}: {value}")
