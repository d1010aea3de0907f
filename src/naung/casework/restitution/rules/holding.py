"""A computation and the amounts of a step as text to seal: exact fractions, and everything that they were computed from."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any
from uuid import UUID

from naung.casework.restitution.rules.terms import read_terms, terms_text
from naung.casework.restitution.vocabulary import Computed, Per, Terms, Wage, WageKey


@dataclass(frozen=True)
class HeldLine:
    """One item of a kept computation."""

    loss: UUID
    kind: str
    provision: str
    words: str
    terms: Terms
    units: Fraction
    rupiah: Fraction


@dataclass(frozen=True)
class Held:
    """A computation as it was kept: its items, the lawful wages that it used, and its total in whole rupiah."""

    lines: tuple[HeldLine, ...]
    wages: tuple[Wage, ...]
    total: int

    @property
    def amounts(self) -> Mapping[str, Fraction]:
        """What is claimed for each item."""
        return {str(line.loss): line.rupiah for line in self.lines}


def held_text(lines: Iterable[HeldLine], wages: Iterable[Wage], computed: Computed) -> str:
    """A computation as text to seal."""
    kept = {
        "lines": [
            {
                "loss": str(line.loss), "kind": line.kind, "provision": line.provision, "words": line.words,
                "terms": terms_text(line.terms), "units": str(line.units), "rupiah": str(line.rupiah),
            }
            for line in lines
        ],
        "wages": [
            [w.key.place, w.key.year, w.key.per.value, w.currency, w.smallest, w.source] for w in wages
        ],
        "total": computed.total,
    }  # fmt: skip
    return json.dumps(kept, ensure_ascii=False)


def read_held(text: str) -> Held:
    """A kept computation. Raises ValueError or KeyError for text that holds none."""
    found = json.loads(text)
    return Held(
        tuple(_line(each) for each in found["lines"]),
        tuple(
            Wage(WageKey(place, year, Per(per)), currency, smallest, source)
            for place, year, per, currency, smallest, source in found["wages"]
        ),
        found["total"],
    )


def _line(row: Mapping[str, Any]) -> HeldLine:
    return HeldLine(
        UUID(row["loss"]), row["kind"], row["provision"], row["words"], read_terms(row["terms"]),
        Fraction(row["units"]), Fraction(row["rupiah"]),
    )  # fmt: skip


def amounts_text(amounts: Mapping[str, Fraction]) -> str:
    """Amounts by item as text to seal."""
    return json.dumps({item: str(amount) for item, amount in amounts.items()})


def read_amounts(text: str | None) -> dict[str, Fraction]:
    """Amounts by item of an opened step; none where it has none."""
    return {item: Fraction(amount) for item, amount in json.loads(text).items()} if text else {}
