"""`naung check`: is this installation sound and safe? Each line says what was looked at, how it is, and what to do."""

import click

from naung.casework.cases.queries import untold_count
from naung.casework.reports.queries import parked_count
from naung.doors.operator.printing import json_option, show
from naung.foundation.upkeep.queries import checks, run
from naung.foundation.upkeep.vocabulary import Found

CHECKS = checks(parked_count=parked_count, untold_count=untold_count)


def run_checks() -> dict[str, Found]:
    """Every check by its code."""
    return run(CHECKS)


@click.command(name="check", help="Periksa apakah instalasi ini utuh dan aman.")
@json_option
def check(as_json: bool) -> None:
    """Exit status 0 when nothing is in danger, 1 when something is."""
    found = run_checks()
    worst = "bahaya" if any(f.state == "bahaya" for f in found.values()) else "baik"
    rows = [{"name": name, "state": f.state, "words": f.words} for name, f in found.items()]
    show({"state": worst, "checks": rows}, as_json=as_json)
    raise SystemExit(1 if worst == "bahaya" else 0)
