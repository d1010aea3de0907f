"""The table of the sheet, and decisions about it over plain values."""

import hashlib
import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from naung.casework.simfoni.vocabulary import Field, Line, Section
from naung.foundation.clock.vocabulary import Mark, Precision, VagueDate
from naung.foundation.errors import RuleBroken
from naung.foundation.words import gettext_noop

FIELDS = "fields.toml"
LONGEST_CODE, LONGEST_NUMBER, LONGEST_REASON = 40, 60, 300
MARK_BYTES = 16
# What of a file answers a field; `queries/gathering.py` has a function for each.
GATHERS = frozenset(
    {
        *("reporter_name", "reporter_relation", "report_channel", "report_day", "report_place", "sex", "age"),
        *("disability", "event_place", "event_time", "violence", "determined", "complaint", "services", "stage"),
    }
)

NOTHING_TO_COPY = gettext_noop("Isian ini kosong: tidak ada yang disalin.")
CHANGED_MEANWHILE = gettext_noop(
    "Isi berkas berubah sejak halaman ini dibuka. Buka lagi lembarnya, lalu salin yang baru."
)
NO_SUCH_FIELD = gettext_noop("Isian ini tidak ada dalam lembar.")
NEEDS_NUMBER = gettext_noop("Tulis nomor tiketnya.")
NEEDS_REASON = gettext_noop("Tulis mengapa nomor ini dibetulkan.")
SAME_NUMBER = gettext_noop("Nomor ini sudah tercatat.")
TOO_LONG = gettext_noop("Terlalu panjang: paling banyak %(most)s huruf.")


class TableWrong(ValueError):
    """A row that the sheet may not rest on; the message starts with file and line."""


@dataclass(frozen=True)
class Sheet:
    """Sections and fields by code, in the order of the file."""

    sections: Mapping[str, Section]
    fields: Mapping[str, Field]

    def fields_of(self, section: str) -> tuple[Field, ...]:
        """The fields of one section."""
        return tuple(field for field in self.fields.values() if field.section == section)

    def check(self, *, means: Collection[str], purposes: Collection[str], services: Collection[str]) -> None:
        """Raises TableWrong where a field names a code that its list does not have, or a service that another field counts."""
        counted: list[str] = [code for field in self.fields.values() for code in field.services]
        strangers = {code for field in self.fields.values() for code in field.means} - set(means)
        strangers |= {code for field in self.fields.values() for code in field.purposes} - set(purposes)
        strangers |= set(counted) ^ set(services)
        if strangers or len(counted) != len(set(counted)):
            raise TableWrong(f"{FIELDS}: codes unknown, left out or counted twice: {', '.join(sorted(strangers))}")


def read_sheet(text: str) -> Sheet:
    """The table from its text. Raises TableWrong with file and line."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        raise TableWrong(f"{FIELDS}: {wrong}") from wrong
    sections = _rows(data, text, "section", Section)
    fields = _rows(data, text, "field", Field)
    wrong_place = [field.code for field in fields.values() if field.section not in sections]
    empty = set(sections) - {field.section for field in fields.values()}
    unknown = [field.gather for field in fields.values() if field.gather and field.gather not in GATHERS]
    if wrong_place or empty or unknown:
        raise TableWrong(
            f"{FIELDS}: no such section or source, or an empty one: {[*wrong_place, *sorted(empty), *unknown]}"
        )
    return Sheet(sections, fields)


def _rows(data: Mapping[str, Any], text: str, table: str, make: Any) -> dict[str, Any]:
    lines = [n for n, line in enumerate(text.splitlines(), start=1) if re.match(rf"\[\[{table}\]\]", line)]
    found: dict[str, Any] = {}
    for line, row in zip(lines, data.get(table, []), strict=True):
        about = {key: data.get("about", {}).get(key, "") for key in ("mark", "source")}
        told = {key: tuple(value) if isinstance(value, list) else value for key, value in (about | row).items()}
        try:
            made = make(**told | {"mark": Mark(str(told["mark"]))})
        except (KeyError, ValueError, TypeError) as wrong:
            raise TableWrong(f"{FIELDS}:{line}: {wrong}") from wrong
        if made.code in found or not made.id or not made.en or not made.source or len(made.code) > LONGEST_CODE:
            raise TableWrong(f"{FIELDS}:{line}: a code twice or too long, or words, source missing")
        found[made.code] = made
    return found


@lru_cache(maxsize=1)
def shipped_sheet() -> Sheet:
    """The table that ships with the house."""
    return read_sheet(resources.files("naung.casework.simfoni").joinpath("tables", FIELDS).read_text("utf-8"))


def mark_of(*places: object, text: str) -> str:
    """A mark that tells one value of a field from another, and from the same value of anybody else's."""
    said = "\x1f".join([*(str(place) for place in places), text])
    return hashlib.blake2b(said.encode(), digest_size=MARK_BYTES, person=b"simfoni").hexdigest()


def copied_text(code: str, mark: str) -> str:
    """Which field was copied and the mark of its value, as they are sealed: of one length, whichever field it is."""
    return f"{code.ljust(LONGEST_CODE)}{mark}"


def copied_read(text: str) -> tuple[str, str]:
    """The field and the mark behind what was sealed."""
    return text[:LONGEST_CODE].rstrip(), text[LONGEST_CODE:]


def check_copy(line: Line | None, seen: str) -> Line:
    """The line where there is something to copy, and what was seen still stands. Raises RuleBroken."""
    if line is None:
        raise RuleBroken(NO_SUCH_FIELD)
    if not line.can_be_copied:
        raise RuleBroken(NOTHING_TO_COPY)
    if line.seen != seen:
        raise RuleBroken(CHANGED_MEANWHILE)
    return line


def check_ticket(number: str, reason: str, *, standing: str, version: int) -> tuple[str, str]:
    """Number and reason as they are kept. A correction needs a reason and may take the number back. Raises RuleBroken."""
    number, reason = " ".join(number.split()), reason.strip()
    if len(number) > LONGEST_NUMBER:
        raise RuleBroken(TOO_LONG, field="number", most=LONGEST_NUMBER)
    if len(reason) > LONGEST_REASON:
        raise RuleBroken(TOO_LONG, field="reason", most=LONGEST_REASON)
    if not number and not standing:
        raise RuleBroken(NEEDS_NUMBER, field="number")
    if version and number == standing:
        raise RuleBroken(SAME_NUMBER, field="number")
    if version and not reason:
        raise RuleBroken(NEEDS_REASON, field="reason")
    return number, reason


def said_date(when: VagueDate) -> str:
    """A date as it is typed into a form, no more exact than it is known; nothing where nothing is known."""
    first, last = when.first, when.last
    if when.precision is Precision.UNKNOWN:
        return ""
    if when.precision is Precision.DAY and first:
        return f"{first:%d-%m-%Y}"
    if when.precision is Precision.MONTH and first:
        return f"{first:%m-%Y}"
    if when.precision is Precision.YEAR and first:
        return f"{first:%Y}"
    if first and last:
        return f"antara {first:%d-%m-%Y} dan {last:%d-%m-%Y}"
    return f"sejak {first:%d-%m-%Y}" if first else f"sampai {last:%d-%m-%Y}"


def said_years(years: tuple[int, int]) -> str:
    """Full years, or between which two they lie."""
    least, most = years
    return f"{least} tahun" if least == most else f"antara {least} dan {most} tahun"
