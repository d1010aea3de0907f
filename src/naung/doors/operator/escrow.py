"""`naung escrow`: this house's share of the escrow's key, and where the second institution's machine is."""

import json
import os
import urllib.request
from pathlib import Path
from uuid import uuid4

import click
import shamir_mnemonic
from django.conf import settings

from naung.casework.escrow.queries import ask, house_keys
from naung.casework.escrow.queries.keys import HOUSE, SECOND, SHARE
from naung.doors.operator.printing import json_option, show
from naung.methods.oprf import Share, new_seed
from naung.methods.oprf.questions import NAME, new_signing, signing_public

SEED_BYTES = 32
NEEDED, SHEETS = 2, 3
STANDS = "Titipan sudah disiapkan di rumah ini. Mengganti kuncinya: naung escrow rekey"
NOT_YET = "Titipan belum disiapkan di rumah ini: naung escrow begin"
BAD_NAME = "Nama rumah hanya huruf kecil, angka, dan tanda hubung, paling banyak 40."
BAD_PUBLIC = "Kunci publik lembaga kedua adalah 64 huruf heksadesimal yang dicetak oleh: naung escrow-keeper show"
BAD_ADDRESS = "Alamat mesin lembaga kedua mulai dengan https:// (atau http:// di jaringan sendiri)."
WRONG_WORDS = "Kata-kata ini tidak cocok satu sama lain, kurang, atau salah ketik."
NEXT = "Berikan kunci publik rumah ini kepada lembaga kedua: naung escrow-keeper admit NAMA KUNCI. Lalu: naung escrow check"
REKEYED = "Pasangan kunci sudah berganti. Titipan lama tidak dicocokkan lagi; kantor menitipkannya ulang."


def _folder() -> Path:
    return Path(settings.NAUNG_ESCROW)


def _public(typed: str) -> str:
    try:
        found = bytes.fromhex(typed)
    except ValueError:
        found = b""
    if len(found) != SEED_BYTES:
        raise click.ClickException(BAD_PUBLIC)
    return found.hex()


def _write(name: str, text: str) -> None:
    """Write a file for its owner only, never over another."""
    handle = os.open(_folder() / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400)
    with os.fdopen(handle, "w") as file:
        file.write(text + "\n")
        file.flush()
        os.fsync(file.fileno())


def _say_second(name: str, address: str, public: str) -> None:
    """Where the second institution is, written whole or not at all."""
    made = _folder() / f"{SECOND}.baru"
    made.write_text(json.dumps({"name": name, "address": address.rstrip("/"), "public": public}), "utf-8")
    made.replace(_folder() / SECOND)


@click.group(help="Titipan antarlembaga: bagian kunci rumah ini.")
def escrow() -> None:
    """The escrow."""


@escrow.command(help="Siapkan titipan: bagian kunci rumah ini, dan mesin lembaga kedua.")
@click.option("--name", required=True, help="Nama rumah ini di buku lembaga kedua.")
@click.option(
    "--keeper", "address", required=True, help="Alamat mesin lembaga kedua, misalnya https://titipan.contoh:8790"
)
@click.option("--public", "typed", required=True, help="Kunci publik lembaga kedua, dibandingkan lewat telepon.")
@json_option
def begin(name: str, address: str, typed: str, as_json: bool) -> None:
    """Draw this house's share and the key that signs its questions."""
    if not NAME.fullmatch(name):
        raise click.ClickException(BAD_NAME)
    if not address.startswith(("https://", "http://")):
        raise click.ClickException(BAD_ADDRESS)
    public = _public(typed)
    _folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    if (_folder() / SECOND).exists():
        raise click.ClickException(STANDS)
    for each, drawn in ((SHARE, new_seed()), (HOUSE, new_signing())):
        if not (_folder() / each).exists():  # a beginning that was cut off goes on
            _write(each, drawn.hex())
    _say_second(name, address, public)
    signing = bytes.fromhex((_folder() / HOUSE).read_text("ascii").strip())
    show({"house": name, "public": signing_public(signing).hex()}, as_json=as_json)
    click.echo(NEXT, err=True)


@escrow.command(help="Tanyakan satu nilai acak: apakah lembaga kedua menjawab, dan dengan kunci yang disepakati.")
@json_option
def check(as_json: bool) -> None:
    """One real question with a random value; it counts as one."""
    house = house_keys()
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(
        f"{house.address}/titipan/1", timeout=8
    ) as answer:
        shown = str(json.load(answer)["public"])
    ask(new_seed(), uuid4(), house)
    show({"answers": True, "same_key": shown == house.second.hex(), "pair": house.pair}, as_json=as_json)


@escrow.command(help=f"Cetak {SHEETS} lembar kata; {NEEDED} di antaranya mengembalikan bagian kunci rumah ini.")
def paper() -> None:
    """The share as SLIP-39 words; it lies in no backup."""
    seed = bytes.fromhex((_standing() / SHARE).read_text("ascii").strip())
    for number, words in enumerate(shamir_mnemonic.generate_mnemonics(1, [(NEEDED, SHEETS)], seed)[0], 1):
        click.echo(f"Lembar {number} dari {SHEETS} (perlu {NEEDED}):\n{words}\n")


@escrow.command(help="Kembalikan bagian kunci rumah ini dari lembar kata, lalu: naung escrow begin")
def restore() -> None:
    """The share from its sheets; another one is never replaced."""
    words: list[str] = [click.prompt(f"Kata-kata lembar ke-{n}", hide_input=True) for n in range(1, NEEDED + 1)]
    try:
        seed = bytes(shamir_mnemonic.combine_mnemonics([" ".join(each.lower().split()) for each in words]))
        public = Share(seed).public
    except (shamir_mnemonic.MnemonicError, ValueError):
        raise click.ClickException(WRONG_WORDS) from None
    _folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    if (_folder() / SHARE).exists():
        raise click.ClickException(STANDS)
    _write(SHARE, seed.hex())
    click.echo(public.hex())


@escrow.command(help="Pakai kunci publik baru lembaga kedua; dengan --new-share bagian rumah ini juga diganti.")
@click.option("--public", "typed", required=True, help="Kunci publik baru lembaga kedua, dibandingkan lewat telepon.")
@click.option("--new-share", is_flag=True, help="Ganti bagian rumah ini, misalnya bila mungkin tersalin.")
@click.confirmation_option(prompt="Semua titipan yang ada harus dititipkan ulang sesudah ini. Lanjutkan?")
@json_option
def rekey(typed: str, new_share: bool, as_json: bool) -> None:
    """Another pair of keys; what lies under the former one is never met again."""
    public, house = _public(typed), house_keys()
    if new_share:
        (_standing() / SHARE).rename(_folder() / f"bagian-lama-{house.share.public.hex()[:16]}.kunci")
        _write(SHARE, new_seed().hex())
    _say_second(house.name, house.address, public)
    show({"pair": house_keys().pair}, as_json=as_json)
    click.echo(REKEYED, err=True)


def _standing() -> Path:
    if not (_folder() / SECOND).exists():
        raise click.ClickException(NOT_YET)
    return _folder()
