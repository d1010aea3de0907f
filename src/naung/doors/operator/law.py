"""`naung law assess FILE.json` and `naung law codes`: what the tables of law say of acts in a file, and the lists it may use."""

import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

import click

from naung.doors.operator.corrected import corrections_here
from naung.doors.operator.printing import json_option
from naung.foundation.clock.vocabulary import ZONES
from naung.foundation.law.queries import assess_document, codes_document
from naung.foundation.law.queries.corrected import law_on
from naung.foundation.law.vocabulary import Mark

LARGEST = 100_000_000  # bytes
UNVERIFIED = " (belum diverifikasi, tanya bagian hukum)"
ASSESS_HELP = """Nilai perbuatan di dalam berkas JSON menurut tabel hukum.

Berkas: daftar objek {"id", "nationality", "birth_date" atau "age_at_act", "acts": [{"on", "from", "to", "process",
"means", "purpose"}], "facts": []}. Kode yang dikenal dicetak oleh `naung law codes`. Satu fakta ialah kodenya saja, atau
{"code", "on"} bila tanggalnya menjalankan jam; "on" boleh tanggal, bulan, tahun, atau saat dengan zona waktu.

Jawabannya usul dengan alasan, bukan putusan. Baris yang tidak terbaca menyebut kolomnya dan yang diharapkan ("errors");
baris lain tetap dinilai. Isi jawaban per orang:

\b
  elements      proses, cara, tujuan: "found", "required", kode dan perbuatannya
  missing       unsur yang diperlukan dan belum ada; cara tidak diperlukan bagi
                anak dan bagi yang umurnya belum pasti
  articles      pasal yang diusulkan; alasan, pidana, dan jawaban yang masih
                ditunggu ("depends_on") ada di "proposals"
  not_articles  pasal yang dipertimbangkan dan tidak diusulkan, dengan alasannya
  unverified    pasal bertanda M, tidak diusulkan dan tidak ditolak; juga pasal
                usulan yang ancaman pidananya bertanda M ("part": "penalty")
  tracks        jalur yang terbuka; tidak satu pun menutup layanan
  clocks        jam yang berjalan: "start", "due", sumber yang berbeda
  notices       yang perlu diketahui, juga akibat hukum yang bukan tindak pidana
                (persetujuan korban, utang, pidana tambahan, hukum peralihan)
  acts          pasal, arah, dan anak atau dewasa per perbuatan"""
CODES_HELP = """Cetak semua daftar kode dalam dua bahasa, dengan pasal dan tandanya (V, V2, M)."""

law = click.Group("law", help="Hukum sebagai tabel: nilai perbuatan, cetak kode.")


@law.command(help=ASSESS_HELP)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path))
@json_option
def assess(file: Path, as_json: bool) -> None:
    """Print one answer an item, in order; exit status 1 only for a file that can't be read at all."""
    today = datetime.now(ZONES["WIB"]).date()
    answers = assess_document(_items(file), today, law=law_on(corrections_here(), today))
    if as_json:
        click.echo(json.dumps(answers, ensure_ascii=False, indent=1))
        return
    for answer in answers:
        click.echo("\n".join(_lines(answer)))


@law.command(help=CODES_HELP)
@json_option
def codes(as_json: bool) -> None:
    """Print the code lists."""
    document = codes_document(law_on(corrections_here(), datetime.now(ZONES["WIB"]).date()))
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
    said += [f"  jalur: {_with_caveat(words)}" for words in answer["track_words"].values()]
    said += [_clock(each) for each in answer["clocks"]]
    said += [f"  perhatikan: {_with_caveat(each)}" for each in answer["notices"]]
    return said + [f"  {each['field']}: {each['expected']}" for each in answer["warnings"]]


def _proposal(each: dict[str, Any]) -> str:
    asked = "".join(f" {question['id']}" for question in each["depends_on"])
    return f"  usul, menunjuk ke {each['article']} [{each['words']['mark']}]: {each['words']['id']}.{asked}"


def _with_caveat(row: dict[str, Any]) -> str:
    """A sentence; one from memory says so itself."""
    return f"{row['id']}{UNVERIFIED if row.get('mark') == Mark.MEMORY else ''}"


def _clock(each: dict[str, Any]) -> str:
    when = f"paling lambat {each['due']}" if each["due"] else each["waits"]["id"]
    return f"  jam: {each['words']['id']}: {when} ({each['basis']})"
