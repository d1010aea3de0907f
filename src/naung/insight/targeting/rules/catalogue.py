"""The catalogue of interventions, checked when it is read: every error names file and line."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from naung.foundation.clock.vocabulary import Mark
from naung.foundation.organisations.rules import shipped_agencies
from naung.insight.drivers.rules.ingredients import declared
from naung.insight.targeting.vocabulary import CatalogueBroken, CountsAs, Factor, Intervention

FILE = "interventions.toml"
HEADER = re.compile(r"^\s*\[\[\s*(factor|intervention)\s*\]\]")
TEXTS = ("code", "id", "en", "source", "unit_id", "unit_en", "evidence_id", "evidence_en")


@dataclass(frozen=True)
class Catalogue:
    """Factors and interventions by code, in the table's order."""

    factors: Mapping[str, Factor]
    interventions: Mapping[str, Intervention]
    beyond: Mapping[str, tuple[str, str]]  # key of the model: why nothing here can change it, in both languages


@lru_cache(maxsize=1)
def shipped_catalogue() -> Catalogue:
    """The catalogue that ships with the house."""
    return read_catalogue(resources.files("naung.insight.targeting").joinpath("tables", FILE).read_text("utf-8"))


def read_catalogue(text: str) -> Catalogue:
    """The catalogue from TOML text. Raises CatalogueBroken for the first row that no plan may rest on."""
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        raise CatalogueBroken(f"{FILE}: {wrong}") from wrong
    lines = _lines(text)
    factors: dict[str, Factor] = {}
    for number, row in enumerate(document.get("factor", ())):
        with_line = f"{FILE}:{lines['factor'][number]}"
        factor = _factor(row, with_line)
        _new(factor.code, factors, with_line)
        factors[factor.code] = factor
    interventions: dict[str, Intervention] = {}
    for number, row in enumerate(document.get("intervention", ())):
        with_line = f"{FILE}:{lines['intervention'][number]}"
        found = _intervention(row, with_line)
        _new(found.code, interventions, with_line)
        _check(found, factors, with_line)
        interventions[found.code] = found
    beyond = {str(row.get("model", "")): (str(row["id"]), str(row["en"])) for row in document.get("beyond", ())}
    _tied({factor.model for factor in factors.values()}, set(beyond))
    return Catalogue(factors, interventions, beyond)


def _tied(named: set[str], beyond: set[str]) -> None:
    """The model's factors and those of this table are the same but for what is said to lie beyond any intervention."""
    known = {factor.key for factor in declared().factors}
    strangers, unnamed = sorted((named | beyond) - known - {""}), sorted(known - named - beyond)
    if strangers or unnamed or named & beyond:
        both = sorted(named & beyond)
        raise CatalogueBroken(f"{FILE}: not in the model {strangers}, not aimed at {unnamed}, both ways {both}")


def _lines(text: str) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {"factor": [], "intervention": []}
    for number, line in enumerate(text.splitlines(), start=1):
        if header := HEADER.match(line):
            found[header[1]].append(number)
    return found


def _new(code: str, known: Mapping[str, object], at: str) -> None:
    if code in known:
        raise CatalogueBroken(f"{at} [{code}]: this code stands twice")


def _factor(row: Mapping[str, Any], at: str) -> Factor:
    try:
        found = Factor(
            **{name: row[name] for name in ("code", "id", "en", "source", "model")},
            mark=Mark(row["mark"]),
            no_data_id=row.get("no_data_id", ""),
            no_data_en=row.get("no_data_en", ""),
        )
    except (KeyError, ValueError) as wrong:
        raise CatalogueBroken(f"{at} [{row.get('code', '?')}]: {wrong}") from wrong
    if not (found.code and found.id and found.en and found.source):
        raise CatalogueBroken(f"{at} [{found.code}]: words and source must not be empty")
    if bool(found.model) == bool(found.no_data_id and found.no_data_en):
        raise CatalogueBroken(f"{at} [{found.code}]: either a factor of the model, or why the model has no data of it")
    return found


def _intervention(row: Mapping[str, Any], at: str) -> Intervention:
    try:
        texts = {name: row[name] for name in TEXTS}
        empty = [name for name, text in texts.items() if not isinstance(text, str) or not text.strip()]
        if empty:
            raise ValueError(f"empty: {', '.join(empty)}")
        return Intervention(
            **texts,
            counts_as=CountsAs(row["counts_as"]),
            factors=tuple(row["factors"]),
            agencies=tuple(row["agencies"]),
            mark=Mark(row["mark"]),
            effect=_effect(row),
        )
    except (KeyError, ValueError) as wrong:
        raise CatalogueBroken(f"{at} [{row.get('code', '?')}]: {wrong}") from wrong


def _effect(row: Mapping[str, Any]) -> tuple[float, float] | None:
    """A sourced range; without source and mark there is no effect, and none of them may stand alone."""
    names = {"effect_low", "effect_high", "effect_source", "effect_mark"} & set(row)
    if not names:
        return None
    if len(names) < 4 or not row["effect_source"] or Mark(row["effect_mark"]) is Mark.MEMORY:
        raise ValueError("an effect needs low, high, a source, and a mark other than M")
    low, high = float(row["effect_low"]), float(row["effect_high"])
    if not 0 <= low <= high <= 1:
        raise ValueError("an effect is a range between 0 and 1")
    return low, high


def _check(found: Intervention, factors: Mapping[str, Factor], at: str) -> None:
    unknown = [code for code in found.factors if code not in factors]
    strangers = [code for code in found.agencies if code not in shipped_agencies()]
    detects = found.counts_as is CountsAs.DETECTION
    if unknown or strangers or not found.agencies:
        raise CatalogueBroken(
            f"{at} [{found.code}]: unknown factors {unknown} or agencies {strangers}, or nobody's task"
        )
    if detects == bool(found.factors) or (detects and found.effect):
        raise CatalogueBroken(
            f"{at} [{found.code}]: prevention has factors, detection has neither factors nor an effect"
        )
