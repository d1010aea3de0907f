"""Driving factors: what is refused, by which code, and that the area, year or factor is named."""

from typing import Any

import numpy as np
import pytest

from naung.methods.spatial.adjacency import islands, joined_to_nearest
from naung.methods.spatial.model import Detection, drivers
from naung.methods.spatial.refusals import Refusal, Refused
from naung.methods.spatial.told import Priors
from tests.methods.test_spatial import NAMES, PAIRS, YEARS, province

N, T = len(NAMES), len(YEARS)


def with_cell(table: Any, value: float, at: tuple[int, ...]) -> np.ndarray:
    changed = np.array(table, dtype=float)
    changed[at] = value
    return changed


GIVEN = province()
FACTORS = GIVEN["factors"]
EFFORT = GIVEN["detection"].effort
WRONG: list[tuple[dict[str, Any], Refusal, tuple[str, ...]]] = [
    ({"counts": with_cell(GIVEN["counts"], -1, (2, 1))}, Refusal.NEGATIVE_COUNT, ("a02 2024",)),
    ({"counts": with_cell(GIVEN["counts"], np.nan, (2, 1))}, Refusal.MISSING_COUNT, ("a02 2024",)),
    ({"counts": np.zeros((N, T))}, Refusal.NOTHING_RECORDED, ()),
    ({"counts": np.ones((N, T - 1))}, Refusal.UNEQUAL_SHAPES, ()),
    ({"exposure": with_cell(GIVEN["exposure"], 0, (4,))}, Refusal.ZERO_EXPOSURE, ("a04 2023", "a04 2024", "a04 2025")),
    ({"factors": {"flat": np.full(N, 3.0)}}, Refusal.CONSTANT_FACTOR, ("flat",)),
    ({"factors": FACTORS | {"twin": -2 * FACTORS["idle"]}}, Refusal.SAME_FACTORS, ("idle", "twin")),
    (
        {"factors": FACTORS | {"sum": FACTORS["idle"] + FACTORS["tangled"]}},
        Refusal.SAME_FACTORS,
        ("tangled", "idle", "sum"),
    ),
    (
        {"factors": {"gap": with_cell(np.tile(FACTORS["idle"][:, None], T), np.nan, (7, 2))}},
        Refusal.MISSING_FACTOR,
        ("gap", "a07 2025"),
    ),
    (
        {"factors": {f"f{k}": np.eye(N)[k] for k in range(23)}},
        Refusal.TOO_MANY_FACTORS,
        tuple(f"f{k}" for k in range(23)),
    ),
    ({"detection": Detection(with_cell(EFFORT, np.nan, (0, 0)))}, Refusal.MISSING_EFFORT, ("a00 2023",)),
    ({"detection": Detection(np.ones((N, T)))}, Refusal.CONSTANT_EFFORT, ()),
    ({"detection": Detection(EFFORT, 0.0)}, Refusal.BAD_RELIABILITY, ("0.0",)),
    ({"neighbours": []}, Refusal.NO_NEIGHBOURS, ()),
    ({"neighbours": [*PAIRS, ("a00", "elsewhere")]}, Refusal.UNKNOWN_NEIGHBOUR, ("elsewhere",)),
    ({"neighbours": [p for p in PAIRS if "a24" not in p]}, Refusal.ISLANDS, ("a24",)),
    ({"names": NAMES[:4]}, Refusal.TOO_FEW_AREAS, NAMES[:4]),
]


@pytest.mark.parametrize(("changed", "code", "about"), WRONG, ids=[code.value for _, code, _ in WRONG])
def test_what_is_wrong_is_refused_by_name(changed: dict[str, Any], code: Refusal, about: tuple[str, ...]) -> None:
    with pytest.raises(Refused) as refused:
        drivers(**(GIVEN | changed))
    assert (refused.value.code, refused.value.about) == (code, about)


@pytest.mark.parametrize("wrong", [{"effect_sd": 0.0}, {"seen_share": 1.0}, {"field_chance": float("nan")}])
def test_a_prior_that_is_none_is_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(Refused) as refused:
        Priors(**wrong)
    assert refused.value.about == tuple(wrong)


def test_islands_are_joined_to_the_nearest_area_and_the_line_is_told() -> None:
    apart = [p for p in PAIRS if not {"a24", "a23"} & set(p)]
    points = {name: (i % 5, i // 5) for i, name in enumerate(NAMES)} | {"a24": (4.0, 4.4), "a23": (3.0, 5.0)}
    assert islands(NAMES, apart) == ("a23", "a24")
    pairs, added = joined_to_nearest(NAMES, apart, points)
    assert islands(NAMES, pairs) == ()
    assert added == (("a23", "a24"), ("a24", "a19"))
