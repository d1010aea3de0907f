"""`naung law assess FILE.json` and `naung law codes`: what the tables of law say of acts in a file, and the lists it may use."""

import json
import sys
from pathlib import Path
from typing import Any, BinaryIO

import click

from naung.doors.operator.printing import json_option
from naung.foundation.law.queries import assess_document, codes_document

LARGEST = 100_000_000  # bytes
ASSESS_HELP = """Nilai perbuatan di dalam berkas JSON menurut tabel hukum.

Berkas: daftar objek {"id", "nationality", "birth_date" atau "age_at_act", "acts": [{"on", "from", "to", "process",
"means", "purpose"}], "facts": []}. Kode yang dikenal dicetak oleh `naung law codes`. Jawabannya usul dengan alasan, bukan
putusan. Baris yang tidak terbaca menyebut kolomnya dan yang diharapkan; baris lain tetap dinilai."""
CODES_HELP = """Cetak semua daftar kode dalam dua bahasa, dengan pasal dan tandanya (V, V2, M)."""

law = click.Group("law", help="Hukum sebagai tabel: nilai perbuatan, cetak kode.")


@law.command(help=ASSESS_HELP)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path))
@json_option
def assess(file: Path, as_json: bool) -> None:
    """Print one answer an item, in order; exit status 1 only for a file that can't be read at all."""
    answers = assess_document(_items(file))
    if as_json:
        click.echo(json.dumps(answers, ensure_ascii=False, indent=1))
        return
    for answer in answers:
        click.echo("\n".join(_lines(answer)))


@law.command(help=CODES_HELP)
@json_option
def codes(as_json: bool) -> None:
    """Print the code lists."""
    document = codes_document()
    if as_json:
        click.echo(json.dumps(document, ensure_ascii=False, indent=1))
        return
    for name, rows in document.items():
        if isinstance(rows, list):
            click.echo(f"{name}:")
            for row in rows:
                click.echo(f"  {row['code']}: {row['id']} / {row['en']} [{row['mark']}]")


def _items(file: Path) -> list[Any]:
    """The list in the file; a byte order mark is no matter."""
    source: BinaryIO = sys.stdin.buffer if str(file) == "-" else file.open("rb")
    with source:
        raw = source.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise click.ClickException("Berkas ini terlalu besar. Bagi menjadi beberapa berkas.")
    try:
        items = json.loads(raw.decode("utf-8-sig"))
    except json.JSONDecodeError as wrong:
        raise click.ClickException(f"Berkas ini bukan JSON: baris {wrong.lineno}, kolom {wrong.colno}.") from None
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise click.ClickException("Berkas ini bukan JSON dalam UTF-8.") from None
    if not isinstance(items, list):
        raise click.ClickException("Berkas ini harus berisi sebuah daftar objek.")
    return items


def _lines(answer: dict[str, Any]) -> list[str]:
    """One answer in words."""
    if not answer["assessed"]:
        problems = [f"  {each['field']}: {each['expected']}" for each in answer["errors"]]
        return [f"{answer['id']}: tidak dinilai", *problems]
    said = [f"{answer['id']}: unsur yang belum ada: {', '.join(answer['missing']) or 'tidak ada'}"]
    said += [_proposal(each) for each in answer["proposals"]]
    said += [f"  bukan {article}: {why['id']}" for article, why in answer["not_articles"].items()]
    said += [f"  belum diverifikasi {each['article']}: {each['reasons'][0]['id']}" for each in answer["unverified"]]
    said += [f"  jalur: {words['id']}" for words in answer["track_words"].values()]
    said += [_clock(each) for each in answer["clocks"]]
    said += [f"  perhatikan: {each['id']}" for each in answer["notices"]]
    return said + [f"  {each['field']}: {each['expected']}" for each in answer["warnings"]]


def _proposal(each: dict[str, Any]) -> str:
    asked = "".join(f" {question['id']}" for question in each["depends_on"])
    return f"  usul, menunjuk ke {each['article']} [{each['words']['mark']}]: {each['words']['id']}.{asked}"


def _clock(each: dict[str, Any]) -> str:
    when = f"paling lambat {each['due']}" if each["due"] else each["waits"]["id"]
    return f"  jam: {each['words']['id']}: {when} ({each['basis']})"
