"""`naung import manifest FILE`, `naung import htcds FILE`: read, check and print; nothing is kept."""

import gc
import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any, NoReturn

import click

from naung.casework.arrivals.rules.tables import shipped_codes
from naung.casework.htcds.rules.reading import read_htcds
from naung.casework.htcds.vocabulary import V1, V2
from naung.casework.manifests.rules.mapping import field_named
from naung.casework.manifests.rules.reading import read_manifest
from naung.casework.manifests.vocabulary import Field
from naung.doors.operator.imports import htcds as htcds_answers
from naung.doors.operator.imports import manifest as manifest_answers
from naung.doors.operator.printing import json_option
from naung.doors.operator.saying import INDONESIAN, LANGUAGES, said_error, saying
from naung.foundation.clock.vocabulary import ZONES
from naung.foundation.errors import NaungError, RuleBroken
from naung.foundation.files import table_read
from naung.foundation.words import gettext_noop
from naung.methods.sheets import Book
from naung.methods.sheets.opening import LARGEST

WRITES_AT = 256 * 1024  # characters that are put out together
HELP = """Baca daftar milik orang lain (Excel, OpenDocument, CSV, teks) dan periksa baris demi baris.

Berkas dibaca di proses anak dengan batas memori dan waktu. Tidak ada yang disimpan: perintah ini hanya memeriksa."""
MANIFEST_HELP = """Periksa daftar orang yang akan dipulangkan.

Judul kolom boleh dalam kata apa pun, Indonesia, Melayu atau Inggris; hasil tebakannya dicetak dan dapat dibetulkan dengan --map.
Baris yang tidak dapat diterima dicetak dengan sebabnya, utuh. Status keluar 1 bila berkasnya sendiri tidak dibaca.

\b
  --map "ASAL KAMPUNG=origin"   kolom menurut judulnya
  --map C=sex --map D=-         menurut hurufnya; - berarti tidak dipakai
  --without nik                 terima baris tanpa NIK bila NIK-nya rusak"""
HTCDS_HELP = """Periksa data kasus dalam HTCDS 2.0 atau 1.0 (Human Trafficking Case Data Standard, IOM; CC BY 4.0).

Templat resmi, hasil survei, dan ekspor lain dikenali dari nama sistem (prs_FirstName) atau labelnya; pertentangan di antara
keduanya dicetak. Isi di luar daftar HTCDS tetap dimuat di kolom x_. Status keluar 1 bila berkasnya sendiri tidak dibaca.

\b
  --standard 2.0                versi berkas, bila Anda tahu
  --map "Umur=vic_AgeWhenTrafficked"   kolom menurut judul atau huruf; - berarti tidak dipakai"""
BY_HAND = gettext_noop(
    "Kasus dibuat oleh petugas di halamannya, supaya tercatat siapa yang membuatnya. Untuk memeriksa berkas HTCDS, tambahkan "
    "--dry-run."
)
AT_PAGE = gettext_noop(
    "Daftar dimasukkan oleh petugas di halaman rombongannya (Perbatasan, pilih rombongan, Muat daftar), supaya tercatat siapa "
    "yang memasukkannya. Untuk memeriksa berkas saja, tambahkan --dry-run."
)
BAD_MAP = gettext_noop('Tulis --map "JUDUL=isian", misalnya --map "Asal Kampung=origin".')
TOO_LARGE = gettext_noop("Berkas ini terlalu besar: paling banyak %(most)s MB.")
NO_SUCH_DAY = gettext_noop("Tulis harinya seperti 2026-01-29.")


class Asked(click.ParamType[date]):
    """A day as 2026-01-29."""

    name = "hari"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day; a sentence where it is none."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(NO_SUCH_DAY, param, ctx)


@click.group(help=HELP)
def import_command() -> None:
    """Reading of others' lists."""


def reading_options(command: Any) -> Any:
    """What both commands take."""
    for option in (
        click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path)),
        click.option("--sheet", help="Nama atau nomor lembar; tanpa ini yang paling cocok dipilih."),
        click.option("--encoding", default="", help="Pengodean teks (utf-8, utf-16, cp1252) bila tebakannya salah."),
        click.option("--dry-run", is_flag=True, help="Hanya periksa dan cetak."),
        click.option(
            "--language", type=click.Choice(LANGUAGES), default=INDONESIAN, show_default=True, help="Bahasa kalimatnya."
        ),
        json_option,
    ):
        command = option(command)
    return command


@import_command.command("manifest", help=MANIFEST_HELP)
@reading_options
@click.option("--map", "mapped", multiple=True, help="JUDUL=isian, boleh berulang.")
@click.option("--without", multiple=True, help="Isian yang boleh ditinggalkan bila tidak terbaca, boleh berulang.")
@click.option("--on", type=Asked(), help="Hari daftar, untuk menghitung umur; tanpa ini hari ini.")
def manifest_command(
    file: Path, sheet: str | None, encoding: str, dry_run: bool, language: str, as_json: bool, mapped: tuple[str, ...],
    without: tuple[str, ...], on: date | None,
) -> None:  # fmt: skip
    """Print what a list of people holds."""
    say = saying(language)
    if not dry_run:
        raise click.ClickException(say(AT_PAGE))
    day = on or datetime.now(ZONES["WIB"]).date()
    causes = {code: row.heard for code, row in shipped_codes().causes.items()}
    with nothing_swept():
        try:
            content, book = opened(file, sheet, encoding)
            left_out = frozenset(Field(name) for each in without if (name := field_named(each)))
            found = read_manifest(book, on=day, causes=causes, given=given_of(mapped), without=left_out)
        except NaungError as wrong:
            refuse_file(wrong, language, as_json=as_json)
        head = {"file": file.name, "sha256": content, "target": "manifest", "on": day.isoformat()}
        told = manifest_answers.pieces(head, found, book, say)
        put_out(told if as_json else with_ends(manifest_answers.lines(found, book, say)))


@import_command.command("htcds", help=HTCDS_HELP)
@reading_options
@click.option("--map", "mapped", multiple=True, help="JUDUL=nama sistem, boleh berulang.")
@click.option("--standard", type=click.Choice((V1, V2)), default=None, help="Versi HTCDS berkas ini.")
def htcds_command(
    file: Path, sheet: str | None, encoding: str, dry_run: bool, language: str, as_json: bool, mapped: tuple[str, ...],
    standard: str | None,
) -> None:  # fmt: skip
    """Print what a file of HTCDS holds."""
    say = saying(language)
    if not dry_run:
        raise click.ClickException(say(BY_HAND))
    with nothing_swept():
        try:
            content, book = opened(file, sheet, encoding)
            found = read_htcds(book, version=standard or "", given=given_of(mapped))
        except NaungError as wrong:
            refuse_file(wrong, language, as_json=as_json)
        head = {"file": file.name, "sha256": content, "target": "htcds"}
        told = htcds_answers.pieces(head, found, book, say)
        put_out(told if as_json else with_ends(htcds_answers.lines(found, book, say)))


@contextmanager
def nothing_swept() -> Iterator[None]:
    """No search for rubbish among hundreds of thousands of rows that stay until the answer is out: a sixth of the work."""
    sweeps = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if sweeps:
            gc.enable()


def opened(file: Path, sheet: str | None, encoding: str) -> tuple[str, Book]:
    """The fingerprint of the file and its tables. Raises RuleBroken."""
    with click.open_file(str(file), "rb") as source:
        raw: bytes = source.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise RuleBroken(TOO_LARGE, field="file", most=LARGEST // 1024 // 1024)
    return hashlib.sha256(raw).hexdigest(), table_read(raw, sheet=sheet, encoding=encoding)


def given_of(mapped: tuple[str, ...]) -> dict[str, str]:
    """Fields by heading, as they were given. Raises RuleBroken."""
    found = {}
    for each in mapped:
        heading, cut, name = each.rpartition("=")
        if not cut or not heading.strip():
            raise RuleBroken(BAD_MAP, field="map")
        found[heading.strip()] = name.strip()
    return found


def refuse_file(wrong: NaungError, language: str, *, as_json: bool) -> NoReturn:
    """Say why the file is not read, and end with status 1."""
    sentence = said_error(wrong, saying(language))
    if not as_json:
        raise click.ClickException(sentence) from None
    told = {"code": wrong.values.get("code", "refused"), "message": sentence, "field": getattr(wrong, "field", "")}
    told |= {name: wrong.values[name] for name in ("where", "row") if wrong.values.get(name) not in (None, "?")}
    click.echo(json.dumps({"refused_file": told, "accepted": [], "refused": [], "columns": []}, ensure_ascii=False))
    raise click.exceptions.Exit(1)


def with_ends(lines: Iterable[str]) -> Iterable[str]:
    """Lines with their ends."""
    return (f"{line}\n" for line in lines)


def put_out(pieces: Iterable[str]) -> None:
    """Print pieces as they come, many at once."""
    held: list[str] = []
    size = 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size > WRITES_AT:
            click.echo("".join(held), nl=False)
            held, size = [], 0
    click.echo("".join(held), nl=False)
