"""What goes in: the declared factors and the shipped figures of the 14 kabupaten and kota."""

import csv
import io
import tomllib
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources
from math import log

from naung.foundation.errors import RuleBroken
from naung.foundation.words import gettext_noop
from naung.insight.drivers.vocabulary import MOST_AT_ONCE, Declared, Factor, Ingredient

CASES, RESIDENTS = "kasus_polres_2023_06_06_13", "penduduk_2025"
PERIOD = "6-13 Juni 2023"
HALF = 0.5  # added to a count of nobody, so that its logarithm exists
UNKNOWN = gettext_noop("Faktor ini tidak ada dalam daftar: %(key)s. Yang ada: %(known)s.")
TOO_MANY = gettext_noop(
    "Paling banyak %(most)s faktor sekaligus untuk 14 wilayah; lebih dari itu yang tampak hanya kebetulan."
)


@lru_cache(maxsize=1)
def declared() -> Declared:
    """The list that was declared before any fit was looked at."""
    raw = tomllib.loads(_text("factors.toml"))
    factors = tuple(Factor(**row) for row in raw["factor"])
    return Declared(raw["chosen_on"], factors, tuple((row["id"], row["en"]) for row in raw["missing"]))


def chosen(keys: Sequence[str] = ()) -> tuple[Factor, ...]:
    """The factors of these keys, or the default ones; RuleBroken for an unknown key, a repeated one, or too many."""
    known = {factor.key: factor for factor in declared().factors}
    if not keys:
        return tuple(factor for factor in known.values() if factor.default)
    for key in keys:
        if key not in known:
            raise RuleBroken(UNKNOWN, key=key, known=", ".join(known))
    unique = tuple(dict.fromkeys(keys))
    if len(unique) > MOST_AT_ONCE:
        raise RuleBroken(TOO_MANY, most=MOST_AT_ONCE)
    return tuple(known[key] for key in unique)


@lru_cache(maxsize=1)
def ingredients() -> tuple[Ingredient, ...]:
    """The 14 areas in the order of their codes."""
    rows = csv.DictReader(io.StringIO(_text("tables/kalbar.csv")))
    columns = {factor.column for factor in declared().factors}
    return tuple(
        Ingredient(row["kode"], int(row[CASES]), int(row[RESIDENTS]), {name: float(row[name]) for name in columns})
        for row in rows
    )


def scaled(factor: Factor, area: Ingredient) -> float:
    """The value as the model takes it."""
    value = area.values[factor.column]
    if factor.scale == "log":
        return log(value)
    return log((value + HALF) / area.residents) if factor.scale == "log_per_head" else value


def _text(name: str) -> str:
    return resources.files("naung.insight.drivers").joinpath(name).read_text("utf-8")
