"""A kept result says what it promised, against what bound, and whether it holds."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.architecture.house import ROOT
from tests.architecture.loading import load_tool

bench = load_tool("bench")
RESULTS = sorted((ROOT / "bench" / "results").glob("*.json"))


def faults(result: dict[str, Any]) -> list[str]:
    """What a result leaves out or contradicts."""
    found = [] if result.get("promises") else ["no promises"]
    for promise in result.get("promises", []):
        missing = {"name", "value", "bound", "unit", "holds"} - set(promise)
        if missing:
            found.append(f"{promise.get('name')}: without {', '.join(sorted(missing))}")
        elif not isinstance(promise["holds"], bool):
            found.append(f"{promise['name']}: neither holds nor not")
    return found


@pytest.mark.parametrize("kept", RESULTS, ids=lambda path: path.stem)
def test_each_kept_result_says_what_it_promised(kept: Path) -> None:
    assert kept.with_suffix(".py").name in {path.name for path in (ROOT / "bench").glob("*.py")}
    assert faults(json.loads(kept.read_text("utf-8"))) == []


def test_a_result_that_hides_its_bound_is_seen() -> None:
    assert faults({"promises": [{"name": "growth", "value": 1.2, "unit": "ratio", "holds": True}]}) == [
        "growth: without bound"
    ]
    assert faults({}) == ["no promises"]


def test_the_last_object_printed_is_the_result() -> None:
    assert bench.last_object('loading\n{"promises": [1]}\n') == {"promises": [1]}
    assert bench.last_object('{"a": 1}\n{\n  "promises": [\n    2\n  ]\n}\n') == {"promises": [2]}
    assert bench.last_object("nothing here") is None
