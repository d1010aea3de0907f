"""The shipped tables, read once: Kemendagri and BPS codes, countries, Malaysia, known changes (sources: tables/SOURCES.md)."""

import csv
import gzip
import hashlib
import io
import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from importlib import resources
from types import MappingProxyType

from naung.foundation.places.rules.codes import HOME, is_code
from naung.foundation.places.vocabulary import Change, ChangeKind, Kind, Level, MapSource, PlaceRow

VINTAGES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "iso-3166-1": ("countries.csv",),
        "dosm": ("malaysia.csv",),
        "kemendagri-2025": ("provinsi_kabkota.csv.gz", "kecamatan.csv.gz", "desa_kelurahan.csv.gz"),
    }
)
SINCE = re.compile(r"(\d{4}(-\d\d(-\d\d)?)?)?")
MARKS = {"V", "V2", "M"}


def table_bytes(name: str) -> bytes:
    """The bytes of one shipped table, unpacked."""
    raw = resources.files("naung.foundation.places").joinpath("tables", name).read_bytes()
    return gzip.decompress(raw) if name.endswith(".gz") else raw


def table_rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of one shipped table by column name."""
    return csv.DictReader(io.StringIO(table_bytes(name).decode("utf-8"), newline=""))


def fingerprint(vintage: str) -> str:
    """SHA-256 over the tables of one vintage: it changes when, and only when, their content does."""
    digest = hashlib.sha256()
    for name in VINTAGES[vintage]:
        digest.update(table_bytes(name))
    return digest.hexdigest()


def shipped_places(vintage: str) -> Iterator[PlaceRow]:
    """Every place of one vintage, parents before children."""
    return {"iso-3166-1": _countries, "dosm": _malaysia, "kemendagri-2025": _indonesia}[vintage]()


def _countries() -> Iterator[PlaceRow]:
    for row in table_rows("countries.csv"):
        english = row["name_en"] if row["name_en"] != row["nama"] else ""
        yield PlaceRow(row["kode"], Level.COUNTRY, Kind.COUNTRY, row["nama"], None, english)


def _malaysia() -> Iterator[PlaceRow]:
    for row in table_rows("malaysia.csv"):
        yield PlaceRow(row["kode"], Level(row["tingkat"]), Kind(row["tingkat"]), row["nama"], row["induk"])


def _indonesia() -> Iterator[PlaceRow]:
    for row in table_rows("provinsi_kabkota.csv.gz"):
        if row["tingkat"] == "provinsi":
            yield PlaceRow(row["kode"], Level.PROVINCE, Kind.PROVINCE, row["nama"], HOME)
        else:
            kind = Kind.KOTA if row["nama"].startswith("Kota ") else Kind.KABUPATEN
            yield PlaceRow(row["kode"], Level.REGENCY, kind, row["nama"], row["kode_provinsi"])
    for row in table_rows("kecamatan.csv.gz"):
        yield PlaceRow(row["kode"], Level.DISTRICT, Kind.KECAMATAN, row["nama"], row["kode_kabkota"])
    kinds = {kind.value: kind for kind in (Kind.DESA, Kind.KELURAHAN, Kind.DESA_ADAT)}
    for row in table_rows("desa_kelurahan.csv.gz"):
        yield PlaceRow(row["kode"], Level.VILLAGE, kinds[row["jenis"]], row["nama"], row["kode_kecamatan"])


@lru_cache(maxsize=1)
def area_names() -> Mapping[str, str]:
    """Official names of every province, kabupaten, kota and kecamatan by code, and of places abroad; no village."""
    names = {row["kode"]: row["nama"] for row in table_rows("provinsi_kabkota.csv.gz")}
    names.update((row["kode"], row["nama"]) for row in table_rows("kecamatan.csv.gz"))
    for vintage in ("iso-3166-1", "dosm"):
        names.update((place.code, place.name) for place in shipped_places(vintage))
    return MappingProxyType(names)


@lru_cache(maxsize=1)
def _village_codes() -> frozenset[str]:
    return frozenset(row["kode"] for row in table_rows("desa_kelurahan.csv.gz"))


def is_shipped_place(code: str) -> bool:
    """Whether a canonical code is in the shipped tables; villages are read only when one is asked for."""
    return code == HOME or code in area_names() or (code.count(".") == 3 and code in _village_codes())


@lru_cache(maxsize=1)
def _bps() -> tuple[Mapping[str, str], Mapping[str, str]]:
    rows = [(row["kode_bps_2019"], row["kode_kemendagri"]) for row in table_rows("bps_kemendagri_kabkota.csv")]
    return MappingProxyType(dict(rows)), MappingProxyType({kemendagri: bps for bps, kemendagri in rows})


def kemendagri_of_bps(bps_code: str) -> str | None:
    """Kemendagri's code of the kabupaten or kota that BPS numbered so before the 2022 split of Papua; None where unknown."""
    return _bps()[0].get(bps_code.strip())


def bps_of_kemendagri(code: str) -> str | None:
    """BPS's four digits (of before the 2022 split of Papua) for a Kemendagri kabupaten or kota code; None where unknown."""
    return _bps()[1].get(code.strip())


def read_changes(text: str) -> tuple[Change, ...]:
    """Known changes from TOML text; ValueError names the row that does not hold."""
    changes = []
    for number, row in enumerate(tomllib.loads(text)["change"], start=1):
        try:
            change = Change(**{**row, "kind": ChangeKind(row["kind"])})
        except (KeyError, TypeError, ValueError) as wrong:
            raise ValueError(f"changes.toml, change {number}: {wrong}") from wrong
        sound = is_code(change.former_code) and is_code(change.code) and SINCE.fullmatch(change.since)
        if not sound or change.mark not in MARKS or not change.source:
            raise ValueError(f"changes.toml, change {number} ({change.former_code}): code, since, mark or source")
        changes.append(change)
    return tuple(changes)


@lru_cache(maxsize=1)
def known_changes() -> tuple[Change, ...]:
    """The known changes that ship with the house, validated at start."""
    return read_changes(table_bytes("changes.toml").decode("utf-8"))


@lru_cache(maxsize=1)
def former_codes() -> Mapping[str, Change]:
    """Codes that were in use before a recoding, and are not in the table now."""
    return MappingProxyType({c.former_code: c for c in known_changes() if c.kind is ChangeKind.RECODE})


def read_sources(text: str) -> tuple[MapSource, ...]:
    """What the map is made from, from TOML text; ValueError names the row that does not hold."""
    found = []
    for number, row in enumerate(tomllib.loads(text)["source"], start=1):
        try:
            each = MapSource(**row)
        except TypeError as wrong:
            raise ValueError(f"sources.toml, source {number}: {wrong}") from wrong
        written = (each.id, each.en, each.address, each.licence, each.version)
        if not all(isinstance(part, str) and part for part in written) or not isinstance(each.on, date):
            raise ValueError(f"sources.toml, source {number}: words, address, version, day or licence")
        found.append(each)
    return tuple(found)


@lru_cache(maxsize=1)
def map_sources() -> tuple[MapSource, ...]:
    """Where outlines, codes and names come from, validated at start."""
    return read_sources(table_bytes("sources.toml").decode("utf-8"))
