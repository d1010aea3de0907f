"""Findings as text that is kept, and back. The factors' own words go along, so that an old fit is read as it was made."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime
from enum import Enum
from typing import Any

from naung.foundation.places.vocabulary import Level
from naung.insight.drivers.vocabulary import Factor, Findings, FromRegister, Ingredient
from naung.methods.spatial.told import Area, Diagnostics, Effect, Fit, If, Interval, NotConverged, Priors, Wrong

FORM = 3  # since residents may be those that an office entered; of the text; one of another form is not read
DIGITS = 5  # after the point: far finer than any interval


def as_text(found: Findings) -> str:
    """The findings as one line of JSON."""
    told = {
        "factors": [asdict(each) for each in found.factors],
        "ingredients": [asdict(each) for each in found.ingredients],
        "priors": asdict(found.priors),
        "fit": asdict(found.fit),
        "others": {
            which.value: {"fit": asdict(other.fit), "most_places": other.most_places}
            for which, other in found.others.items()
        },
        "level": found.level.value,
        "within": found.within,
        "register": asdict(found.register) if found.register else None,
    }
    return json.dumps(_plain(told), ensure_ascii=False, separators=(",", ":"))


def _plain(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, DIGITS)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, list | tuple) else value


def from_text(text: str) -> Findings:
    """The findings that `as_text` wrote."""
    told = json.loads(text)
    return Findings(
        tuple(Factor(**each | {"at": tuple(each["at"])}) for each in told["factors"]),
        tuple(Ingredient(**each) for each in told["ingredients"]),
        Priors(**told["priors"]),
        _fit(told["fit"]),
        {If(which): Wrong(_either(other["fit"]), other["most_places"]) for which, other in told["others"].items()},
        Level(told["level"]),
        _register(told["register"]),
        told["within"],
    )


def _register(told: dict[str, Any] | None) -> FromRegister | None:
    if told is None:
        return None
    moments: dict[str, Any] = {
        "until": date.fromisoformat(told["until"]),
        "made_at": datetime.fromisoformat(told["made_at"]),
    }
    moments |= {"counted": tuple(map(date.fromisoformat, told["counted"])), "sources": tuple(told["sources"])}
    return FromRegister(**told | moments | {"years": tuple(told["years"])})


def _either(told: dict[str, Any]) -> Fit | NotConverged:
    if "reasons" in told:
        return NotConverged(tuple(told["reasons"]), _checked(told["diagnostics"]))
    return _fit(told)


def _fit(told: dict[str, Any]) -> Fit:
    slope = told["effort_slope"]
    return Fit(
        tuple(Effect(**each | {"log_ratio": Interval(**each["log_ratio"])}) for each in told["effects"]),
        tuple(
            Area(**each | {"modelled": Interval(**each["modelled"]), "rank": Interval(**each["rank"])})
            for each in told["areas"]
        ),
        None if slope is None else Interval(**slope),
        told["field_sd"],
        told["may_confirm"],
        _checked(told["diagnostics"]),
    )


def _checked(told: dict[str, Any]) -> Diagnostics:
    low, high = told["spread"]
    return Diagnostics(**told | {"spread": (low, high)})
