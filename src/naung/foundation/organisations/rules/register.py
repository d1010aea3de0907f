"""The register as data: rows of authority from tables/mandates/, and what belongs to each service."""

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from importlib import resources
from typing import Any

from naung.foundation.access.vocabulary import Exploitation, Mandate, PersonKind, Reach, Service
from naung.foundation.organisations.rules.agencies import TABLES, agency_code, read_table
from naung.foundation.organisations.vocabulary import Part

MARKS = {"V", "V2", "M"}


class MandateWrong(ValueError):
    """A row of authority that nothing may rest on; `fields` names what is wrong with it."""

    def __init__(self, fields: Sequence[str]) -> None:
        super().__init__(", ".join(fields))
        self.fields = tuple(fields)


def read_mandates(text: str, name: str = "mandates.toml") -> tuple[Mandate, ...]:
    """Mandate rows from TOML text. Raises ValueError that names file, row and what is wrong."""
    rows = []
    for number, row in enumerate(tomllib.loads(text)["mandate"], start=1):
        try:
            rows.append(mandate_of(row))
        except (KeyError, ValueError) as wrong:
            raise ValueError(f"{name}, mandate {number} ({row.get('code', '?')}): {wrong}") from wrong
    return tuple(rows)


def mandate_of(row: Mapping[str, Any]) -> Mandate:
    """One row as written. Raises KeyError or ValueError; MandateWrong names the fields."""
    mandate = Mandate(
        agency_type=row["agency_type"],
        service=Service(row["service"]),
        person_kinds=frozenset(PersonKind(kind) for kind in row["person_kinds"]),
        territory=row.get("territory", ""),
        valid_from=row.get("valid_from") or None,
        valid_to=row.get("valid_to") or None,
        basis=f"{row['legal_basis']} {row['article']}".strip(),
        mark=row["mark"],
        levels=frozenset(Reach(level) for level in row.get("levels", ())),
        exploitations=frozenset(Exploitation(each) for each in row.get("exploitations", ())),
        code=row["code"],
        source=row["source"],
        start_mark=row.get("marks", {}).get("valid_from", ""),
    )
    dates = (mandate.valid_from, mandate.valid_to)
    wrong = [
        word
        for word, fault in (
            ("mark", mandate.mark not in MARKS or mandate.start_mark not in {"", *MARKS}),
            ("valid_from or valid_to", not all(day is None or type(day) is date for day in dates)),
            ("source", not mandate.source),
            ("person_kinds", not mandate.person_kinds),
            ("agency_type", agency_code(mandate.agency_type) != mandate.agency_type),
            ("article without legal_basis", bool(row["article"]) and not row["legal_basis"]),
            ("mark of a practice", not row["legal_basis"] and mandate.mark != "M"),
        )
        if fault
    ]
    if wrong:
        raise MandateWrong(wrong)
    return mandate


@lru_cache(maxsize=1)
def shipped_mandates() -> tuple[Mandate, ...]:
    """The mandates that ship with the house, every file of tables/mandates/ in order. Raises ValueError, as reading does."""
    rows = tuple(row for name, text in _texts().items() for row in read_mandates(text, name))
    codes = [row.code for row in rows]
    twice = sorted({code for code in codes if codes.count(code) > 1})
    if twice:
        raise ValueError(f"tables/mandates: twice: {', '.join(twice)}")
    return rows


def _texts() -> dict[str, str]:
    folder = resources.files(TABLES).joinpath("tables", "mandates")
    files = sorted(each.name for each in folder.iterdir() if each.name.endswith(".toml"))
    return {name: folder.joinpath(name).read_text("utf-8") for name in files}


@lru_cache(maxsize=1)
def raw_mandates() -> Mapping[str, Mapping[str, Any]]:
    """The shipped rows as written, by code."""
    return {row["code"]: row for text in _texts().values() for row in tomllib.loads(text)["mandate"]}


def read_services(text: str) -> dict[Service, tuple[Part, ...]]:
    """What belongs to each of the six services, from TOML text. Raises ValueError that names the row."""
    found: dict[Service, tuple[Part, ...]] = {}
    for number, row in enumerate(tomllib.loads(text)["service"], start=1):
        try:
            parts = tuple(
                Part(p["id"], p["en"], f"{p['legal_basis']} {p['article']}".strip(), p["mark"], p["source"])
                for p in row["belongs"]
            )
            found[Service(row["code"])] = parts
        except (KeyError, ValueError) as wrong:
            raise ValueError(f"services.toml, service {number} ({row.get('code', '?')}): {wrong}") from wrong
        if not parts or any(part.mark not in MARKS or not part.source for part in parts):
            raise ValueError(f"services.toml, service {number} ({row['code']}): belongs, mark or source")
    if set(found) != set(Service):
        raise ValueError("services.toml: not the six services")
    return found


@lru_cache(maxsize=1)
def shipped_services() -> dict[Service, tuple[Part, ...]]:
    """What belongs to each service, as it ships with the house."""
    return read_services(read_table("services.toml"))
