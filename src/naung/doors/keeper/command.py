"""`naung escrow-keeper`: the second institution's machine, from its first day to its review."""

import json
import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click
import shamir_mnemonic

from naung.doors.keeper.answering import OFFICE_HOURS
from naung.doors.keeper.book import Book
from naung.doors.keeper.folder import HOME, Folder, NoShare, ShareStands, folder_of
from naung.methods.oprf import new_seed
from naung.methods.oprf.questions import NAME

LOOPBACK = "127.0.0.1"
PORT = 8790
A_DAY, AN_OFFICE = (
    200,
    30,
)  # questions of a house, and of one of its offices: a busy week of deposits, no list of numbers
DAYS = 7
NEEDED, SHEETS = 2, 3

NONE_HERE = "Di folder ini belum ada bagian kunci. Buat dahulu: naung escrow-keeper init"
STANDS = "Di folder ini sudah ada bagian kunci. Bila ditimpa, semua titipan tidak dapat dicocokkan lagi."
BAD_NAME = "Nama rumah hanya huruf kecil, angka, dan tanda hubung, paling banyak 40."
BAD_KEY = "Kunci publik rumah adalah 64 huruf heksadesimal yang dicetak oleh: naung escrow begin"
OTHER_KEY = "Nama ini sudah dipakai kunci lain. Tutup nama lama dan terima rumah itu dengan nama baru."
UNKNOWN = "Tidak ada rumah dengan nama ini."
BROKEN = "Buku ini tidak utuh mulai catatan ke-%(seq)s. Simpan folder ini, dan hubungi lembaga pertama."
WRONG_WORDS = "Kata-kata ini tidak cocok satu sama lain, kurang, atau salah ketik."
ROTATED = (
    "Bagian kunci baru sudah dipakai; yang lama disimpan di sampingnya. Titipan lama tidak dicocokkan lagi: "
    "beri tahu lembaga pertama kunci publik baru ini, lalu kantor menitipkan ulang."
)

folder_option = click.option("--folder", "named", default=None, help=f"Folder mesin ini (atau {HOME}).")
json_option = click.option("--json", "as_json", is_flag=True, help="Cetak satu objek JSON.")


def _now() -> str:
    return datetime.now(UTC).astimezone(OFFICE_HOURS).isoformat(timespec="seconds")


def _standing(named: str | None) -> Folder:
    folder = folder_of(named)
    try:
        folder.share()
    except NoShare:
        raise click.ClickException(NONE_HERE) from None
    return folder


def _keep(folder: Folder, seed: bytes) -> None:
    try:
        folder.keep(seed)
    except ShareStands:
        raise click.ClickException(STANDS) from None


@click.group(help="Mesin lembaga kedua: memegang satu dari dua bagian kunci titipan.")
def escrow_keeper() -> None:
    """The second institution."""


@escrow_keeper.command(help="Buat bagian kunci di folder mesin ini, sekali saja.")
@folder_option
@json_option
def init(named: str | None, as_json: bool) -> None:
    """Draw a share; it never leaves this folder but on paper."""
    folder = folder_of(named)
    _keep(folder, new_seed())
    Book(folder.book)
    _show({"folder": str(folder.path), "public": folder.share().public.hex()}, as_json)


@escrow_keeper.command(help="Tampilkan kunci publik dan rumah yang boleh bertanya.")
@folder_option
@json_option
def show(named: str | None, as_json: bool) -> None:
    """The public half, the houses and their limits."""
    folder = _standing(named)
    houses = [
        {"house": a.name, "a_day": a.a_day, "an_office": a.an_office, "shut": a.shut}
        for a in Book(folder.book).askers()
    ]
    _show({"public": folder.share().public.hex(), "houses": houses}, as_json)


@escrow_keeper.command(help="Izinkan satu rumah bertanya, atau ubah batasnya.")
@click.argument("name")
@click.argument("public")
@click.option("--a-day", type=click.IntRange(1, 5000), default=A_DAY, show_default=True, help="Sehari, semua kantor.")
@click.option(
    "--an-office", type=click.IntRange(1, 500), default=AN_OFFICE, show_default=True, help="Sehari, satu kantor."
)
@folder_option
def admit(name: str, public: str, a_day: int, an_office: int, named: str | None) -> None:
    """Admit a house by its public key."""
    if not NAME.fullmatch(name):
        raise click.ClickException(BAD_NAME)
    try:
        key = bytes.fromhex(public)
    except ValueError:
        key = b""
    if len(key) != 32:
        raise click.ClickException(BAD_KEY)
    try:
        Book(_standing(named).book).admit(name, key, a_day, an_office, _now())
    except ValueError:
        raise click.ClickException(OTHER_KEY) from None
    click.echo(f"{name}: {a_day} sehari, {an_office} tiap kantor")


@escrow_keeper.command(help="Tutup satu rumah: pertanyaannya tidak dijawab lagi.")
@click.argument("name")
@folder_option
def shut(name: str, named: str | None) -> None:
    """Answer a house no more."""
    if not Book(_standing(named).book).shut(name, _now()):
        raise click.ClickException(UNKNOWN)
    click.echo(f"{name}: ditutup")


@escrow_keeper.command(help="Jalankan; hanya dapat dibuka dari komputer ini, kecuali --listen menyebut alamat lain.")
@click.option("--port", type=int, default=PORT, show_default=True)
@click.option("--listen", default=LOOPBACK, show_default=True)
@click.option("--certificate", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Sertifikat TLS.")
@click.option("--key", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Kunci sertifikat itu.")
@folder_option
def run(port: int, listen: str, certificate: Path | None, key: Path | None, named: str | None) -> None:
    """Answer questions until asked to stop."""
    folder = _standing(named)
    words = ["--interface", "wsgi", "--host", listen, "--port", str(port), "--workers", "1"]
    words += ["--blocking-threads", "2", "--backpressure", "64", "--log-level", "warning"]
    if certificate and key:
        words += ["--ssl-certificate", str(certificate), "--ssl-keyfile", str(key)]
    program = [sys.executable, "-P", "-m", "granian", *words, "naung.doors.keeper.wsgi:application"]
    os.execve(sys.executable, program, {**os.environ, HOME: str(folder.path)})  # noqa: S606  # our own program


@escrow_keeper.command(
    help="Siapa bertanya berapa kali; tanda ! bila batasnya tersentuh. Status keluar 1 bila buku tidak utuh."
)
@click.option("--days", type=click.IntRange(1, 3660), default=DAYS, show_default=True)
@folder_option
@json_option
def review(days: int, named: str | None, as_json: bool) -> None:
    """The book, summed; and whether it is whole."""
    book = Book(_standing(named).book)
    since = (datetime.now(UTC).astimezone(OFFICE_HOURS) - timedelta(days=days - 1)).date().isoformat()
    lines, broken = book.lines(since), book.broken_at()
    rows = [{"day": x.day, "house": x.asker, "office": x.office, "outcome": x.outcome, "times": x.times} for x in lines]
    if as_json:
        click.echo(json.dumps({"lines": rows, "whole": broken is None}))
    else:
        for x in lines:
            mark = "!" if x.outcome.startswith("batas") else " "
            click.echo(f"{mark} {x.day}  {x.asker}  {x.office}  {x.outcome}  {x.times}")
    if broken is not None:
        raise click.ClickException(BROKEN % {"seq": broken})


@escrow_keeper.command(help=f"Cetak {SHEETS} lembar kata; {NEEDED} di antaranya mengembalikan bagian kunci ini.")
@folder_option
def paper(named: str | None) -> None:
    """The share as SLIP-39 words, one sheet after another; nothing of them is kept."""
    sheets = shamir_mnemonic.generate_mnemonics(1, [(NEEDED, SHEETS)], _standing(named).seed())[0]
    for number, words in enumerate(sheets, 1):
        click.echo(f"Lembar {number} dari {SHEETS} (perlu {NEEDED}):\n{words}\n")


@escrow_keeper.command(help="Kembalikan bagian kunci dari lembar kata ke folder yang belum berisi bagian.")
@folder_option
def restore(named: str | None) -> None:
    """The share from its sheets; another share is never replaced."""
    folder = folder_of(named)
    words: list[str] = [click.prompt(f"Kata-kata lembar ke-{n}", hide_input=True) for n in range(1, NEEDED + 1)]
    try:
        seed = bytes(shamir_mnemonic.combine_mnemonics([" ".join(each.lower().split()) for each in words]))
    except (shamir_mnemonic.MnemonicError, ValueError):
        raise click.ClickException(WRONG_WORDS) from None
    _keep(folder, seed)
    Book(folder.book)
    click.echo(folder.share().public.hex())


@escrow_keeper.command(help="Ganti bagian kunci, misalnya bila mungkin tersalin. Titipan lama tidak dicocokkan lagi.")
@click.confirmation_option(prompt="Semua titipan yang ada harus dititipkan ulang sesudah ini. Lanjutkan?")
@folder_option
def rotate(named: str | None) -> None:
    """A new share in the old one's place."""
    click.echo(_standing(named).renew().public.hex())
    click.echo(ROTATED, err=True)


def _show(answer: dict[str, object], as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(answer))
        return
    for name, value in answer.items():
        for each in value if isinstance(value, list) else [value]:
            click.echo(f"{name}: {each}")
