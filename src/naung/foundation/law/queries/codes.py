"""The code lists as one document, for whoever makes a file to be assessed."""

from collections.abc import Mapping
from typing import Any

from naung.foundation.law.queries.tables import shipped_law
from naung.foundation.law.vocabulary import Code, FactRow, Law, Row


def codes_document(law: Law | None = None) -> dict[str, Any]:
    """Every code list with both languages, article, mark and source, as `naung law codes` prints it."""
    law = law or shipped_law()
    return {
        "process": _list(law.process),
        "means": _list(law.means),
        "purpose": _list(law.purpose),
        "facts": _list(law.facts),
        "tracks": _list(law.tracks),
        "articles": _list(law.offences),
        "clocks": _list(law.clocks),
        "places": {"id": law.places.id, "en": law.places.en, "source": law.places.source},
        "child_below_years": law.adulthood.years,
        "input": _input(law),
    }


def _list(rows: Mapping[str, Row]) -> list[dict[str, Any]]:
    return [_row(row) for row in rows.values()]


def _row(row: Row) -> dict[str, Any]:
    found: dict[str, Any] = {
        "code": row.code,
        "id": row.id,
        "en": row.en,
        "article": row.citation,
        "mark": row.mark.value,
        "source": row.source,
    }
    if isinstance(row, Code) and row.aliases:
        found["aliases"] = list(row.aliases)
    if isinstance(row, FactRow):
        found["group"] = row.group
    return found


def _input(law: Law) -> dict[str, str]:
    """The shape of a file to be assessed, key by key."""
    words = {
        "id": "expect_id",
        "nationality": "expect_country",
        "birth_date": "expect_date",
        "age_at_act": "expect_age",
        "acts[].on": "expect_date",
        "acts[].from": "expect_place",
        "acts[].to": "expect_place",
        "facts[]": "expect_fact",
    }
    return {key: law.sentences[code].id for key, code in words.items()}
