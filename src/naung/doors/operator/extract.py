"""`naung extract`: the register as tables without identities, for the analyst; what two attackers found in them is printed."""

from pathlib import Path
from typing import Any

import click

from naung.doors.operator.printing import json_option, show
from naung.foundation.access.rules import system_actor
from naung.insight.extract.actions import make_extract
from naung.insight.extract.rules.paper import percent
from naung.insight.extract.vocabulary import Made

HELP = """Buat ekstrak tanpa identitas dari register.

Hasilnya tetap rahasia. Tanpa --out ia disimpan di folder instalasi, untuk halaman analis. Bila terhenti, perintah yang sama
melanjutkannya."""
EIGHTH = 8


@click.command(help=HELP)
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Folder lain untuk hasilnya.")
@json_option
def extract(out: Path | None, as_json: bool) -> None:
    """Make it, with a line on the screen whenever an eighth more is read."""
    show(_told(make_extract(out=out, progress=_say_how_far, by=system_actor("extract")), as_json), as_json=as_json)


def _say_how_far(done: int, of: int) -> None:
    if done * EIGHTH // of != (done - 1) * EIGHTH // of:
        click.echo(f"Membaca register: {done * 100 // of} %", err=True)


def _told(made: Made, exact: bool) -> dict[str, Any]:
    attacks = [
        {
            "penyerang": each.attacker,
            "tabel": each.table,
            "pasti_dikenali": each.certain if exact else percent(each.certain),
            "tebakan_benar": each.guessed if exact else percent(each.guessed),
        }
        for each in made.attacks
    ]
    return {
        "folder": str(made.folder),
        "sampai": made.until.isoformat(),
        "jumlah": dict(made.counted) if exact else [dict(made.counted)],
        "tidak_ditampilkan": dict(made.withheld) if exact else [dict(made.withheld)],
        "baris_yang_dikenali": made.certain if exact else percent(made.certain),
        "serangan": attacks,
    }
