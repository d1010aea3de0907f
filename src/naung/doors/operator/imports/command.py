"""`naung import manifest FILE`, `naung import htcds FILE`: read, check and print; a list is taken in by an officer alone."""

import gc
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, NoReturn

import click

from naung.casework.arrivals.rules.tables import shipped_codes
from naung.casework.arrivals.vocabulary import Taken
from naung.casework.cases.vocabulary import Role
from naung.casework.exchange.rules.checking import told_of
from naung.casework.exchange.rules.same import KEY_BYTES, judged, mark_of
from naung.casework.exchange.vocabulary import Loaded, RowGiven
from naung.casework.htcds.rules.reading import read_htcds
from naung.casework.htcds.vocabulary import V1, V2
from naung.casework.manifests.rules.mapping import field_named
from naung.casework.manifests.rules.reading import read_manifest
from naung.casework.manifests.vocabulary import Field, Manifest
from naung.doors.operator.imports import htcds as htcds_answers
from naung.doors.operator.imports import manifest as manifest_answers
from naung.doors.operator.printing import json_option
from naung.doors.operator.saying import INDONESIAN, LANGUAGES, Say, said_error, saying
from naung.foundation.clock.vocabulary import ZONES
from naung.foundation.errors import NaungError, RuleBroken
from naung.foundation.files import table_read
from naung.foundation.words import gettext_noop
from naung.methods.sheets import Book
from naung.methods.sheets.opening import LARGEST

WRITES_AT = 256 * 1024  # characters that are put out together
PARTS = [each.value for each in Role]
HELP = """Baca daftar milik orang lain (Excel, OpenDocument, CSV, teks) dan periksa baris demi baris.

Berkas dibaca di proses anak dengan batas memori dan waktu. Dengan --dry-run tidak ada yang disimpan."""
MANIFEST_HELP = """Periksa daftar orang yang akan dipulangkan.

Judul kolom boleh dalam kata apa pun, Indonesia, Melayu atau Inggris; hasil tebakannya dicetak dan dapat dibetulkan dengan --map.
Baris yang tidak dapat diterima dicetak dengan sebabnya, utuh. Status keluar 1 bila berkasnya sendiri tidak dibaca.

\b
  --map "ASAL KAMPUNG=origin"   kolom menurut judulnya
  --map C=sex --map D=-         menurut hurufnya; - berarti tidak dipakai
  --without nik                 terima baris tanpa NIK bila NIK-nya rusak

Dengan --batch dan --as daftarnya dimasukkan ke satu rombongan, sesudah petugasnya mengetik kata sandi dan kode pengamannya. Yang
sudah ada tidak masuk dua kali; bila terhenti, perintah yang sama melanjutkannya."""
HTCDS_HELP = """Periksa, dan masukkan, data kasus dalam HTCDS 2.0 atau 1.0 (Human Trafficking Case Data Standard, IOM; CC BY 4.0).

Templat resmi, hasil survei, dan ekspor lain dikenali dari nama sistem (prs_FirstName) atau labelnya; pertentangan di antara
keduanya dicetak. Isi di luar daftar HTCDS tetap dimuat di kolom x_. Status keluar 1 bila berkasnya sendiri tidak dibaca.

\b
  --standard 2.0                versi berkas, bila Anda tahu
  --map "Umur=vic_AgeWhenTrafficked"   kolom menurut judul atau huruf; - berarti tidak dipakai
  --part korban                 bagian orang ini dalam kasus, bila berkasnya tidak menyebut

Dengan --as tiap baris menjadi satu orang dan satu kasus di meja petugas itu (--desk bila mejanya beberapa), sesudah petugasnya
mengetik kata sandi dan kode pengamannya. Yang sudah ada tidak masuk dua kali, yang berubah dikatakan dan tidak ditimpa; bila
terhenti, perintah yang sama melanjutkannya. --dry-run dengan --as menghitung yang baru tanpa menyimpan apa pun."""
WHOSE = gettext_noop(
    "Untuk memeriksa berkas HTCDS saja, tambahkan --dry-run. Untuk memasukkannya, sebut petugasnya: --as NAMA; petugas itu "
    "mengetik kata sandi dan kodenya sendiri, supaya tercatat siapa yang memasukkan."
)
AT_PAGE = gettext_noop(
    "Untuk memeriksa berkas saja, tambahkan --dry-run. Untuk memasukkannya, sebut rombongan dan petugasnya: --batch NOMOR --as "
    "NAMA; petugas itu mengetik kata sandi dan kodenya sendiri, supaya tercatat siapa yang memasukkan. Rombongannya dibuat di "
    "halaman Perbatasan."
)
NOT_PIPED = gettext_noop("Kata sandi diketik di sini, jadi daftarnya harus berupa berkas, bukan lewat pipa.")
GOING = gettext_noop("Memasukkan: %(done)s dari %(all)s")
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
@click.option("--on", type=Asked(), help="Hari daftar, untuk menghitung umur; tanpa ini hari rombongan, atau hari ini.")
@click.option("--batch", default="", help="Nomor rombongan yang menerima daftar ini.")
@click.option("--as", "officer", default="", help="Nama pengguna petugas yang memasukkannya.")
def manifest_command(
    file: Path, sheet: str | None, encoding: str, dry_run: bool, language: str, as_json: bool, mapped: tuple[str, ...],
    without: tuple[str, ...], on: date | None, batch: str, officer: str,
) -> None:  # fmt: skip
    """Print what a list of people holds, and take it into a batch where an officer signs in for it."""
    say = saying(language)
    if not dry_run and not (batch and officer):
        raise click.ClickException(say(AT_PAGE))
    with nothing_swept():
        try:
            if not dry_run and str(file) == "-":
                raise RuleBroken(NOT_PIPED)
            content, book = opened(file, sheet, encoding)
            left_out = frozenset(Field(name) for each in without if (name := field_named(each)))
            read = partial(read_list, book, given_of(mapped), left_out)
            found, day, taken = (read(on), on, None) if dry_run else taken_in(read, batch, officer, on, say)
        except NaungError as wrong:
            refuse_file(wrong, language, as_json=as_json)
        head = {"file": file.name, "sha256": content, "target": "manifest", "on": (day or today()).isoformat()}
        told = manifest_answers.pieces(head | manifest_answers.taken_told(taken, say), found, book, say)
        plain = chain(manifest_answers.taken_lines(taken, say), manifest_answers.lines(found, book, say))
        put_out(told if as_json else with_ends(plain))


def read_list(book: Book, given: dict[str, str], left_out: frozenset[Field], on: date | None) -> Manifest:
    """The list on its day. Raises RuleBroken."""
    causes = {code: row.heard for code, row in shipped_codes().causes.items()}
    return read_manifest(book, on=on or today(), causes=causes, given=given, without=left_out)


def today() -> date:
    """The day at the border."""
    return datetime.now(ZONES["WIB"]).date()


def taken_in(
    read: Callable[[date | None], Manifest], number: str, officer: str, on: date | None, say: Say
) -> tuple[Manifest, date, Taken]:
    """The list as it was read on the batch's day, that day, and what became of its rows. Raises RuleBroken."""
    from naung.doors.operator.console import start_django

    start_django(make_home=False)
    from naung.doors.operator.imports.taking import batch_of, signed_in, take

    read(on)  # a list that can't be read needs no password
    with signed_in(officer, partial(_asked, say)) as actors:
        batch, actor = batch_of(number, actors)
        found = read(on or batch.on)
        return found, on or batch.on, take(found, batch, actor, partial(_say_how_far, say))


def _say_how_far(say: Say, done: int, of: int) -> None:
    click.echo(say(GOING, {"done": done, "all": of}), err=True)


@import_command.command("htcds", help=HTCDS_HELP)
@reading_options
@click.option("--map", "mapped", multiple=True, help="JUDUL=nama sistem, boleh berulang.")
@click.option("--standard", type=click.Choice((V1, V2)), default=None, help="Versi HTCDS berkas ini.")
@click.option("--as", "officer", default="", help="Nama pengguna petugas yang memasukkannya.")
@click.option(
    "--desk", default="", help="Meja petugas itu: nama, awalan nomor kasus, atau id; perlu bila mejanya beberapa."
)
@click.option("--part", type=click.Choice(PARTS), default=None, help="Bagian orangnya, bila berkasnya tidak menyebut.")
def htcds_command(
    file: Path, sheet: str | None, encoding: str, dry_run: bool, language: str, as_json: bool, mapped: tuple[str, ...],
    standard: str | None, officer: str, desk: str, part: str | None,
) -> None:  # fmt: skip
    """Print what a file of HTCDS holds, and take it in where an officer signs in for it."""
    say = saying(language)
    if not dry_run and not officer:
        raise click.ClickException(say(WHOSE))
    with nothing_swept():
        try:
            if officer and str(file) == "-":
                raise RuleBroken(NOT_PIPED)
            content, book = opened(file, sheet, encoding)
            found = read_htcds(book, version=standard or "", given=given_of(mapped))
            rows = [RowGiven(each.row, each.record) for each in found.rows]
            loaded = (
                loaded_as(rows, officer, desk, part or "", say, dry_run=dry_run) if officer else alone(rows, part or "")
            )
        except NaungError as wrong:
            refuse_file(wrong, language, as_json=as_json)
        head = {"file": file.name, "sha256": content, "target": "htcds"} | htcds_answers.loaded_told(loaded, say)
        told = htcds_answers.pieces(head, found, book, say)
        plain = chain(htcds_answers.loaded_lines(loaded, say), htcds_answers.lines(found, book, say))
        put_out(told if as_json else with_ends(plain))


def alone(rows: list[RowGiven], part: str) -> Loaded:
    """The file by itself: what a desk that took none of it would take."""
    marks = [mark_of(each.record, bytes(KEY_BYTES)) for each in rows]
    return Loaded(told_of(rows, [(verdict, "") for verdict, _ in judged(marks, ())], part, today()))


def loaded_as(rows: list[RowGiven], officer: str, desk: str, part: str, say: Say, *, dry_run: bool) -> Loaded:
    """The file beside what the officer's desk took before, and without `dry_run` taken. Raises RuleBroken."""
    from naung.doors.operator.console import start_django

    start_django(make_home=False)
    from naung.doors.operator.imports.loading import load

    ask = partial(_asked, say)
    return load(rows, officer, desk, part, ask, partial(_say_how_far, say), dry_run=dry_run)


def _asked(say: Say, what: str) -> str:
    return str(click.prompt(say(what), hide_input=True, err=True))


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
