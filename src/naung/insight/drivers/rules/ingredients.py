"""What goes in: the declared factors and the shipped figures of the 14 kabupaten and kota and of the 174 kecamatan."""

import csv
import io
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from importlib import resources
from math import log, log1p

from naung.foundation.errors import RuleBroken
from naung.foundation.places.rules.codes import lies_within
from naung.foundation.places.vocabulary import Level
from naung.foundation.words import gettext_noop
from naung.insight.drivers.vocabulary import MAPPED, MOST_AT_ONCE, Declared, Factor, Ingredient, Missing

CASES, RESIDENTS = "kasus_polres_2023_06_06_13", "penduduk_2025"
PERIOD = "6-13 Juni 2023"
REGENCY_LENGTH = len("61.72")
VILLAGE_COLUMNS = ("jarak_perbatasan_km", "jarak_kota_km", "idm_2024")
HALF = 0.5  # added to a count of nobody, so that its logarithm exists
UNKNOWN = gettext_noop("Faktor ini tidak ada dalam daftar: %(key)s. Yang ada: %(known)s.")
TOO_MANY = gettext_noop("Paling banyak %(most)s faktor sekaligus; lebih dari itu yang tampak hanya kebetulan.")


@lru_cache(maxsize=1)
def declared() -> Declared:
    """The list that was declared before any fit was looked at."""
    raw = tomllib.loads(_text("factors.toml"))
    factors = tuple(Factor(**row | {"at": tuple(row["at"])}) for row in raw["factor"])
    return Declared(
        raw["chosen_on"], factors, tuple(Missing(**row | {"at": tuple(row["at"])}) for row in raw["missing"])
    )


def factors_at(level: Level, within: str = MAPPED) -> tuple[Factor, ...]:
    """The declared factors that have a figure for every area of a level, which differs between them."""
    at = tuple(factor for factor in declared().factors if level.value in factor.at)
    if level is not Level.VILLAGE:
        return at
    values = [area.values for area in village_ingredients(within)]
    return tuple(f for f in at if all(f.column in each for each in values) and len({v[f.column] for v in values}) > 1)


def chosen(keys: Sequence[str] = (), level: Level = Level.REGENCY, within: str = MAPPED) -> tuple[Factor, ...]:
    """The factors of these keys, or the default ones; RuleBroken for a key unknown at this level, or too many."""
    known = {factor.key: factor for factor in factors_at(level, within)}
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
    columns = [factor.column for factor in factors_at(Level.REGENCY)]
    return tuple(
        Ingredient(row["kode"], int(row[CASES]), int(row[RESIDENTS]), {name: float(row[name]) for name in columns})
        for row in rows
    )


@lru_cache(maxsize=1)
def district_ingredients() -> tuple[Ingredient, ...]:
    """The 174 kecamatan in the order of their codes, with no cases; their residents are the kabupaten's, divided by villages."""
    rows = list(csv.DictReader(io.StringIO(_text("tables/kecamatan.csv"))))
    columns = [factor.column for factor in factors_at(Level.DISTRICT)]
    villages: Counter[str] = Counter()
    for row in rows:
        villages[row["kode"][:REGENCY_LENGTH]] += int(row["desa"])
    people = {area.code: area.residents / villages[area.code] for area in ingredients()}
    return tuple(
        Ingredient(
            row["kode"],
            0,
            round(int(row["desa"]) * people[row["kode"][:REGENCY_LENGTH]]),
            {name: float(row[name]) for name in columns},
        )
        for row in rows
    )


@lru_cache(maxsize=14)
def village_ingredients(within: str) -> tuple[Ingredient, ...]:
    """The kelurahan and desa of a kabupaten or kota that have an outline, in the order of their codes, with no cases.

    Their residents are the kabupaten's or kota's in equal parts. A value that is not published is left out, not filled.
    """
    rows = [row for row in csv.DictReader(io.StringIO(_text("tables/desa.csv"))) if lies_within(row["kode"], within)]
    people = {area.code: area.residents for area in ingredients()}.get(within, 0)
    return tuple(
        Ingredient(
            row["kode"],
            0,
            round(people / len(rows)),
            {name: float(row[name]) for name in VILLAGE_COLUMNS if row[name]},
        )
        for row in rows
    )


def ingredients_at(level: Level, within: str = MAPPED) -> tuple[Ingredient, ...]:
    """What is shipped of every area of a level, without the published cases; kelurahan and desa of one kabupaten or kota only."""
    if level is Level.VILLAGE:
        return village_ingredients(within)
    return (
        district_ingredients() if level is Level.DISTRICT else tuple(replace(area, cases=0) for area in ingredients())
    )


def scaled(factor: Factor, area: Ingredient) -> float:
    """The value as the model takes it."""
    value = area.values[factor.column]
    if factor.scale == "log":
        return log(value)
    if factor.scale == "log1p":
        return log1p(value)
    return log((value + HALF) / area.residents) if factor.scale == "log_per_head" else value


def _text(name: str) -> str:
    return resources.files("naung.insight.drivers").joinpath(name).read_text("utf-8")
