"""Mandates as data: who may give which service, to whom, where, since when, on what basis."""

import tomllib
from datetime import date
from functools import lru_cache

from naung.foundation.access.vocabulary import Mandate, PersonKind, Service
from naung.foundation.organisations.rules.agencies import read_table

MARKS = {"V", "V2", "M"}


def read_mandates(text: str) -> tuple[Mandate, ...]:
    """Mandate rows from TOML text. Raises ValueError that names the row."""
    rows = []
    for number, row in enumerate(tomllib.loads(text)["mandate"], start=1):
        try:
            mandate = Mandate(
                agency_type=row["agency_type"],
                service=Service(row["service"]),
                person_kinds=frozenset(PersonKind(k) for k in row["person_kinds"]),
                territory=row.get("territory", ""),
                valid_from=row.get("valid_from"),
                valid_to=row.get("valid_to"),
                basis=f"{row['legal_basis']} {row['article']}".strip(),
                mark=row["mark"],
            )
        except (KeyError, ValueError) as wrong:
            raise ValueError(f"mandates.toml, mandate {number}: {wrong}") from wrong
        dates = (mandate.valid_from, mandate.valid_to)
        if mandate.mark not in MARKS or not all(d is None or isinstance(d, date) for d in dates) or not row["source"]:
            raise ValueError(f"mandates.toml, mandate {number}: mark, dates or source")
        rows.append(mandate)
    return tuple(rows)


@lru_cache(maxsize=1)
def shipped_mandates() -> tuple[Mandate, ...]:
    """The mandates that ship with the house."""
    return read_mandates(read_table("mandates.toml"))
