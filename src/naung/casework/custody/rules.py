"""Decisions of custody, pure over plain values: who decides, how long, what opens, and when the glass may be broken."""

import re
import tomllib
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from importlib import resources
from typing import Any
from uuid import UUID

from naung.casework.custody.vocabulary import (
    COLUMNS,
    FIELDS_OF,
    GLASS_FIELDS,
    Asked,
    Field,
    Found,
    Judgement,
    Limit,
    Outcome,
    RecordKind,
    State,
)
from naung.foundation.errors import NotPermitted, RuleBroken
from naung.foundation.words import gettext_noop

FILE = "tables/limits.toml"
LONGEST_REASON = 4_000
UNITS = {"hours", "times"}
MARKS = {"V", "V2", "M"}
CODES = (
    "izin_paling_lama",
    "permintaan_dijawab",
    "permintaan_gugur",
    "darurat_terbuka",
    "darurat_ditinjau",
    "darurat_dicoba",
)
NEEDED = ("code", "unit", "amount", "id", "en", "legal_basis", "mark", "source")

NEEDS_REASON = gettext_noop("Tulis alasannya dengan kalimat Anda sendiri.")
TOO_LONG = gettext_noop("Terlalu panjang: paling banyak %(most)s huruf.")
PICK_FIELDS = gettext_noop("Pilih data apa yang perlu dibuka. Hanya itu yang akan terbuka.")
HOURS_WRONG = gettext_noop("Lamanya paling sedikit 1 jam, paling lama %(most)s jam.")
OWN_REQUEST = gettext_noop("Permintaan tidak boleh diputuskan oleh peminta sendiri; minta kepada kustodian lain.")
ASKER_LEFT = gettext_noop("Peminta tidak bertugas di meja ini lagi; tidak ada yang dapat memakai izinnya.")
DECIDED = gettext_noop("Permintaan ini sudah diputuskan.")
NOT_OPEN = gettext_noop("Izin ini tidak berlaku lagi. Ajukan permintaan baru bila masih perlu.")
UNREVIEWED = gettext_noop(
    "Pembukaan darurat Anda yang terdahulu belum ditinjau. Minta penyelia atau kustodian meninjaunya sekarang."
)
TOO_MANY_TRIES = gettext_noop("Hari ini sudah %(most)s kali mencari tanpa ketemu. Telepon kustodian atau penyelia.")
NOBODY = gettext_noop("Tidak ada yang cocok tepat. Periksa nomornya; pencarian ini tercatat.")
SEVERAL = gettext_noop("Nomor ini milik lebih dari satu orang. Pakai NIK, atau nomor telepon lain.")
GLASS_OVER = gettext_noop("Pembukaan darurat ini sudah berakhir.")
OWN_GLASS = gettext_noop("Pembukaan darurat ditinjau oleh orang lain, bukan oleh yang membukanya.")
REVIEWED = gettext_noop("Pembukaan darurat ini sudah ditinjau.")
UNKNOWN_CHOICE = gettext_noop("Pilih salah satu dari daftar.")


class TableWrong(ValueError):
    """A row of the table can't be used; the message starts with file and line."""


def read_limits(text: str) -> Mapping[str, Limit]:
    """The office's limits by code. Raises TableWrong with file and line for a row that can't be used or is missing."""
    try:
        rows = tomllib.loads(text).get("limit", [])
    except tomllib.TOMLDecodeError as wrong:
        raise TableWrong(f"{FILE}: {wrong}") from wrong
    lines = [n for n, line in enumerate(text.splitlines(), start=1) if re.match(r"\[\[limit\]\]", line)]
    limits: dict[str, Limit] = {}
    for row, line in zip(rows, lines, strict=True):
        limit = _limit(row, line)
        if limit.code in limits:
            raise TableWrong(f"{FILE}:{line}: code {limit.code} stands twice")
        limits[limit.code] = limit
    missing = [code for code in CODES if code not in limits]
    if missing:
        raise TableWrong(f"{FILE}:1: missing {', '.join(missing)}")
    return limits


def _limit(row: Mapping[str, Any], line: int) -> Limit:
    missing = [key for key in NEEDED if not str(row.get(key, "")).strip()]
    if missing:
        raise TableWrong(f"{FILE}:{line}: missing {', '.join(missing)}")
    amount = row["amount"]
    if row["code"] not in CODES or row["unit"] not in UNITS or row["mark"] not in MARKS:
        raise TableWrong(f"{FILE}:{line}: code, unit or mark is not known")
    if not isinstance(amount, int) or isinstance(amount, bool) or amount < 1:
        raise TableWrong(f"{FILE}:{line}: amount must be a whole number of at least 1")
    basis = f"{row['legal_basis']} {row.get('article', '')}".strip()
    return Limit(
        row["code"], row["unit"], amount, row["id"], row["en"], basis, row["mark"], row["source"]
    )  # fmt: skip


@lru_cache(maxsize=1)
def shipped_limits() -> Mapping[str, Limit]:
    """The limits that ship with the house, checked at start."""
    return read_limits(resources.files(__package__).joinpath(FILE).read_text("utf-8"))


def hours_of(limits: Mapping[str, Limit], code: str) -> timedelta:
    """How long, by the office's rule."""
    return timedelta(hours=limits[code].amount)


def check_words(words: str, field: str) -> None:
    """Words of one's own, not too many. Raises RuleBroken."""
    if not words.strip():
        raise RuleBroken(NEEDS_REASON, field=field)
    if len(words) > LONGEST_REASON:
        raise RuleBroken(TOO_LONG, field=field, most=LONGEST_REASON)


def check_hours(hours: int, limits: Mapping[str, Limit]) -> None:
    """At least one hour, at most what the office allows. Raises RuleBroken."""
    most = limits["izin_paling_lama"].amount
    if not 1 <= hours <= most:
        raise RuleBroken(HOURS_WRONG, field="hours", most=most)


def fields_asked(kind: RecordKind, codes: Iterable[str]) -> tuple[Field, ...]:
    """The fields that a request names, in their own order. Raises RuleBroken for none, or for one that this record lacks."""
    wanted, known = set(codes), FIELDS_OF[kind]
    if not wanted or not wanted <= {field.value for field in known}:
        raise RuleBroken(PICK_FIELDS, field="wanted")
    return tuple(field for field in known if field.value in wanted)


def columns_of(fields: Iterable[Field]) -> frozenset[str]:
    """The columns that these fields open, and no others."""
    return frozenset(column for field in fields for column in COLUMNS[field])


def glass_columns() -> frozenset[str]:
    """The columns of contact and safety that an emergency opens."""
    return columns_of(GLASS_FIELDS)


def check_custodian(asked_by: UUID, by: UUID | None, outcome: str) -> None:
    """Another person than the asker decides. Raises NotPermitted for the asker, RuleBroken for what is decided already."""
    if outcome:
        raise RuleBroken(DECIDED)
    if by == asked_by:
        raise NotPermitted(OWN_REQUEST)


def check_asker(asked_by: UUID, serving: Collection[UUID]) -> None:
    """A leave is for one named officer of the desk: for one who has left it is nobody's. Raises RuleBroken."""
    if asked_by not in serving:
        raise RuleBroken(ASKER_LEFT)


def state_of(asked: Asked, now: datetime) -> State:
    """Where a request stands: a grant runs while its moment has not come and nobody ended it; whatever is unclear is over."""
    if not asked.outcome:
        return State.WAITING
    if asked.outcome != Outcome.GRANTED:
        return State(asked.outcome)
    running = asked.until is not None and now < asked.until and asked.ended_at is None
    return State.RUNNING if running else State.OVER


def check_running(asked: Asked, now: datetime) -> None:
    """Raises RuleBroken unless the grant runs at this moment."""
    if state_of(asked, now) is not State.RUNNING:
        raise RuleBroken(NOT_OPEN)


def lapses(asked_at: datetime, outcome: str, now: datetime, limits: Mapping[str, Limit]) -> bool:
    """Whether a request has waited so long that its reason is old."""
    return not outcome and now >= asked_at + hours_of(limits, "permintaan_gugur")


def check_may_break(unreviewed: int, misses_today: int, limits: Mapping[str, Limit]) -> None:
    """An unreviewed glass blocks the next; so do too many searches without a match. Raises RuleBroken."""
    if unreviewed:
        raise RuleBroken(UNREVIEWED)
    most = limits["darurat_dicoba"].amount
    if misses_today >= most:
        raise RuleBroken(TOO_MANY_TRIES, most=most)


def one_person(found: Sequence[Found], own_desk: UUID | None) -> Found:
    """The one record that is meant: the officer's own desk's where it has one, else the newest.

    Two persons of one desk under one number are told apart by nothing: nobody is opened. Raises RuleBroken.
    """
    if not found:
        raise RuleBroken(NOBODY, field="number")
    of_desk: dict[UUID, set[UUID]] = {}
    for each in found:
        of_desk.setdefault(each.desk, set()).add(each.person)
    if any(len(persons) > 1 for persons in of_desk.values()):
        raise RuleBroken(SEVERAL, field="number")
    return max(found, key=lambda each: (each.desk == own_desk, each.made_at, str(each.person)))


def glass_runs(until: datetime, ended_at: datetime | None, now: datetime) -> bool:
    """Whether a broken glass still opens anything."""
    return ended_at is None and now < until


def check_reviewer(opener: UUID, by: UUID | None, verdict: str) -> None:
    """Another person reviews, once. Raises NotPermitted for the opener, RuleBroken for a second review."""
    if verdict:
        raise RuleBroken(REVIEWED)
    if by is None or by == opener:
        raise NotPermitted(OWN_GLASS)


def judgement_of(code: str) -> Judgement:
    """The reviewer's verdict. Raises RuleBroken for one that is not on the list."""
    if code not in {each.value for each in Judgement}:
        raise RuleBroken(UNKNOWN_CHOICE, field="verdict")
    return Judgement(code)
