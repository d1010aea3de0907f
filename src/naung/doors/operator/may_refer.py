"""`naung may-refer FILE.json`: may this kind of agency give this service to this person, there, that day?"""

import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, BinaryIO

import click

from naung.doors.operator.corrected import corrections_here
from naung.doors.operator.printing import json_option
from naung.foundation.access.vocabulary import Exploitation, PersonKind, Service
from naung.foundation.law.vocabulary.corrections import Correction
from naung.foundation.organisations.rules import agency_code, may_refer, shipped_agencies
from naung.foundation.organisations.rules.corrected import mandates_on
from naung.foundation.organisations.vocabulary import MandateAsk
from naung.foundation.places.rules.codes import read_code
from naung.foundation.places.rules.tables import is_shipped_place

UNREADABLE = "Salah: baris ini tidak terbaca; lihat kolom yang disebut."
UNKNOWN_AGENCY = "Belum pasti: jenis instansi ini tidak ada dalam tabel instansi, jadi kewenangannya tidak diketahui."
LARGEST = 100_000_000  # bytes
FIELDS = ("id", "on", "agency_type", "service", "person_kind", "place", "exploitation")
HELP = """Apakah jenis instansi ini berwenang? Jawaban per baris berkas JSON, menurut daftar kewenangan.

Berkas: satu objek atau daftar objek {"id", "on", "agency_type", "service", "person_kind", "place"}, boleh ditambah
"exploitation". "on" tanggal (2026-11-25); "place" kode wilayah (61.72) atau kode negara (MY), "" bila belum diketahui.
Semua kode dicetak oleh `naung may-refer --codes`.

\b
  verdict  true, false, atau "unsure": tanyakan dahulu; null bila barisnya salah
  reason   alasannya dalam satu kalimat
  basis    dasar hukum dan pasal, atau "praktik, bukan dasar hukum"
  mark     V, V2 (perlu dicek naskahnya), M (dari ingatan atau praktik)
  warnings kolom yang tidak dikenal dan diabaikan
  errors   baris, kolom, dan yang diharapkan, bila ada yang tidak terbaca

Pembetulan yang sudah ditandatangani dua orang di kantor ini ikut dipakai, mulai harinya; tanpa instalasi, daftar bawaan.
Tanda M tidak pernah menjawab true dan tidak pernah menjawab false: jawabannya "unsure", tanya bagian hukum.
Status keluar 1 bila berkas tidak terbaca atau ada baris yang salah; baris lain tetap dijawab."""


@dataclass
class Reading:
    """One row as it is read: what is wrong with it is gathered, not only the first."""

    row: int
    given: Mapping[str, Any]
    errors: list[dict[str, Any]] = field(default_factory=list)
    warnings: list[dict[str, Any]] = field(default_factory=list)

    def wrong(self, name: str, expected: str) -> None:
        """Note a wrong field. What was typed is not echoed: it could be a name."""
        self.errors.append({"row": self.row, "field": name, "expected": expected})

    def text(self, name: str, read: Callable[[str], Any], expected: str, absent: Any = None) -> Any:
        """A field read by `read`; None, with the error noted, where it is missing or `read` makes nothing of it."""
        value = self.given.get(name, absent)
        found = read(value) if isinstance(value, str) else None
        if found is None:
            self.wrong(name, expected)
        return found


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None


def _code_of(kind: type[StrEnum]) -> Callable[[str], Any]:
    known = {each.value: each for each in kind} | {each.name.lower(): each for each in kind}
    return known.get


def _expected(kind: type[StrEnum]) -> str:
    return "salah satu: " + ", ".join(kind)


def _place(typed: str) -> str | None:
    return read_code(typed) if typed.strip() else ""


def answer_row(row: int, given: Any, kept: tuple[Correction, ...] = ()) -> dict[str, Any]:
    """The answer to one row by the register with an office's corrections (`kept`); `errors` where it can't be read."""
    if not isinstance(given, dict):
        wrong = {"row": row, "field": "", "expected": "objek dengan kolom " + ", ".join(FIELDS[:-1])}
        return {"id": None, "verdict": None, "reason": "Salah: baris ini bukan objek.", "errors": [wrong]}
    reading = Reading(row, given)
    ask = _ask(reading)
    answer = {"id": given["id"] if isinstance(given.get("id"), str | int) else None}
    if ask is None:
        strange = [each["field"] for each in reading.errors] == ["agency_type"] and "agency_type" in given
        said = UNKNOWN_AGENCY if strange else UNREADABLE
        verdict = {"verdict": "unsure" if strange else None, "reason": said, "basis": "", "mark": ""}
        return answer | verdict | {"errors": reading.errors}
    found = may_refer(ask, mandates_on(kept, ask.on))
    outcome = "unsure" if found.needs_check else found.allowed
    answer |= {"verdict": outcome, "reason": found.reason, "basis": found.basis, "mark": found.mark}
    return answer | ({"warnings": reading.warnings} if reading.warnings else {})


def _ask(reading: Reading) -> MandateAsk | None:
    if not isinstance(reading.given.get("id"), str | int):
        reading.wrong("id", "teks atau bilangan")
    if set(reading.given) - set(FIELDS):  # not named: a key may be anything that was typed
        reading.warnings.append({"row": reading.row, "field": "", "expected": "hanya kolom " + ", ".join(FIELDS)})
    on = reading.text("on", _day, "tanggal seperti 2026-11-25")
    kind = reading.text("agency_type", agency_code, "salah satu: " + ", ".join(shipped_agencies()))
    service = reading.text("service", _code_of(Service), _expected(Service))
    person = reading.text("person_kind", _code_of(PersonKind), _expected(PersonKind))
    place = reading.text("place", _place, "kode wilayah seperti 61.72, kode negara seperti MY, atau teks kosong")
    narrow = reading.given.get("exploitation") not in (None, "")
    used = reading.text("exploitation", _code_of(Exploitation), _expected(Exploitation)) if narrow else ""
    if reading.errors:
        return None
    return MandateAsk(on, kind, service, person, place, used, place_known=is_shipped_place(place))


def answer_rows(rows: list[Any], kept: tuple[Correction, ...] = ()) -> list[dict[str, Any]]:
    """One answer a row, in order, each by the register of its own day."""
    return [answer_row(number, row, kept) for number, row in enumerate(rows, start=1)]


def _rows(file: Path) -> list[Any]:
    source: BinaryIO = sys.stdin.buffer if str(file) == "-" else file.open("rb")
    with source:
        raw = source.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise click.ClickException("Berkas ini terlalu besar. Bagi menjadi beberapa berkas.")
    try:
        found = json.loads(raw.decode("utf-8-sig"))
    except json.JSONDecodeError as wrong:
        raise click.ClickException(
            f"Berkas ini bukan JSON yang utuh: baris {wrong.lineno}, kolom {wrong.colno}."
        ) from None
    except (UnicodeDecodeError, RecursionError):
        raise click.ClickException("Berkas ini bukan JSON dalam UTF-8.") from None
    rows = [found] if isinstance(found, dict) else found
    if not isinstance(rows, list):
        raise click.ClickException("Berkas ini harus berisi satu objek atau daftar objek.")
    return rows


def codes() -> dict[str, dict[str, str]]:
    """The codes a file may use, with their words."""
    return {
        "agency_type": {kind.code: kind.words_id for kind in shipped_agencies().values()},
        "service": {each.value: each.value.replace("_", " ") for each in Service},
        "person_kind": {each.value: each.value.replace("_", " ") for each in PersonKind},
        "exploitation": {each.value: each.value.replace("_", " ") for each in Exploitation},
    }


@click.command(name="may-refer", help=HELP)
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path))
@click.option("--codes", "only_codes", is_flag=True, help="Cetak kode yang dikenal.")
@json_option
def may_refer_command(file: Path | None, only_codes: bool, as_json: bool) -> None:
    """Print one answer a row, in order."""
    if only_codes:
        click.echo(json.dumps(codes(), ensure_ascii=False, indent=1))
        return
    if file is None:
        raise click.UsageError("Sebutkan satu berkas JSON.")
    answers = answer_rows(_rows(file), corrections_here())
    if as_json:
        click.echo(json.dumps(answers, ensure_ascii=False, indent=1))
    else:
        for answer in answers:
            click.echo(_line(answer))
    raise SystemExit(1 if any("errors" in answer for answer in answers) else 0)


def _line(answer: Mapping[str, Any]) -> str:
    said = f"{answer['id']}: {answer['reason']}"
    if answer.get("basis"):
        said += f" [{answer['basis']}, {answer['mark']}]"
    return said + "".join(
        f"\n  baris {each['row']}, {each['field'] or 'kolom'}: diharapkan {each['expected']}"
        for each in (*answer.get("errors", ()), *answer.get("warnings", ()))
    )
