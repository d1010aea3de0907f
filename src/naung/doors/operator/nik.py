"""`naung nik FILE.csv`: what the numbers on identity cards in a file say, one answer a row. Nothing is kept or logged."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from naung.doors.operator.printing import json_option
from naung.foundation.clock.vocabulary import ZONES
from naung.foundation.places.rules.nik_file import nik_document, read_nik_file
from naung.foundation.places.rules.tables import area_names, former_codes

LARGEST = 100_000_000  # bytes: about two million rows
VALID_WORDS = {True: "bisa benar", False: "tidak mungkin", "unsure": "belum pasti"}
HELP = """Periksa NIK di dalam berkas CSV.

Kolom: nik, dan bila ada sex (L atau P) dan birth_date (2001-12-31, 31/12/2001 atau 31-12-2001). Pemisah koma, titik koma
atau tab. Ketidakcocokan hanya catatan: NIK tidak pernah menjadi alasan menolak orang. NIK tidak dicetak ulang; row 1 adalah
baris pertama di bawah judul."""


@click.command(help=HELP)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path))
@json_option
def nik(file: Path, as_json: bool) -> None:
    """Print a list with one object a row, or one line a row; exit status 1 for a file that can't be read."""
    answers = nik_document(
        read_nik_file(_bytes(file)),
        today=datetime.now(ZONES["WIB"]).date(),
        known=area_names(),
        former=former_codes(),
    )
    if as_json:
        click.echo(json.dumps(answers, ensure_ascii=False, indent=1))
        return
    for answer in answers:
        click.echo(_line(answer))


def _bytes(file: Path) -> bytes:
    with click.open_file(str(file), "rb") as source:
        raw: bytes = source.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise click.ClickException("Berkas ini lebih dari 100 MB. Bagi menjadi beberapa berkas.")
    return raw


def _line(answer: dict[str, Any]) -> str:
    """One row in words: number, judgement, what it says, and why."""
    facts = [answer["region_name"], answer["birth_date"], answer["sex"]]
    parts = [f"{answer['row']}: {VALID_WORDS[answer['valid']]}", *(fact for fact in facts if fact)]
    return "; ".join([*parts, *answer["reasons"], *answer["remarks"]])
