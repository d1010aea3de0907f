"""Fits the model by which one record is compared with a register, and writes it where the program reads it.

    python bench/link_fit.py [--persons 20000]

On the developing set of bench/link_people.py (neither cultures nor errors that are held out), without labels: m, u, how many
further records a person has, and how often a word stands in names. Fields that the set has not get those of their kind. Last,
on other persons of that set, whose pairs are known: what the log odds of a pair are worth (`curve`), rising from bin to bin.
"""

import argparse
import json
import random
import sys
import tempfile
from collections.abc import Iterable, Mapping
from itertools import pairwise
from math import log
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from bench.link import read
from bench.link_register import pairs_by_register, register

from bench import link_people as ground
from naung.methods.linkage.comparing import known_of
from naung.methods.linkage.link import linked
from naung.methods.linkage.one import FIELDS, fitted

WRITTEN = ROOT / "src" / "naung" / "methods" / "linkage" / "register.json"
LIKE = {"account": "passport", "family_card": "phone", "father": "mother"}
CURVE_SEEDS, LOWEST = (21, 22, 23), 0.004
EDGES = (-5.5, -4.5, -3.5, -2.5, -1.5, -0.5, 0.5, 1.5, 2.5, 3.5, 4.5, 6.0, 8.0)
FEWEST = 4  # records in which a word stands that is written down


def main() -> None:
    """Write the model."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--persons", type=int, default=20_000)
    persons = asked.parse_args().persons
    everybody, found = ground.records(persons)
    with tempfile.TemporaryDirectory() as folder:
        ground.write(Path(folder), everybody, found, random.Random(ground.SEED))
        table = read(Path(folder) / "records.csv")
    model, words = linked(table).model, known_of(table).words["name"].shares
    told = {
        "same": {name: _rounded(model.same[LIKE.get(name, name)]) for name in FIELDS},
        "chance": {name: _rounded(model.chance[LIKE.get(name, name)]) for name in FIELDS},
        "again": round(model.share * (len(table) - 1), 4),
        "related": round(model.kin * (len(table) - 1), 4),
        "words": _common(words, FEWEST / len(table)),
    }
    _write(told | {"curve": []})
    _write(told | {"curve": curve(persons // 2)})


def _write(told: Mapping[str, object]) -> None:
    WRITTEN.write_text(json.dumps(told, indent=0, sort_keys=True) + "\n", "utf-8")
    fitted.cache_clear()


def curve(persons: int) -> list[list[float]]:
    """For bins of log odds their mean and the log odds of what was seen, none lower than that of the bin before."""
    odds, right = [], []
    for seed in CURVE_SEEDS:
        table, true = register(persons, seed, held_out=False)
        for a, b, sure in pairs_by_register(table, LOWEST):
            odds.append(log(sure / (1 - sure)) if sure < 1 else EDGES[-1])
            right.append(((a, b) if a < b else (b, a)) in true)
    drawn, seen = np.array(odds), np.array(right)
    told = []
    for low, high in pairwise(EDGES):
        inside = (drawn >= low) & (drawn < high)
        share = (seen[inside].sum() + 0.5) / (inside.sum() + 1)
        told.append((drawn[inside].mean(), log(share / (1 - share))))
    rising = np.maximum.accumulate([found for _, found in told])
    return [[round(float(at), 3), round(float(found), 3)] for (at, _), found in zip(told, rising, strict=True)]


def _rounded(values: Iterable[float]) -> list[float]:
    return [float(f"{each:.4g}") for each in values]


def _common(words: Mapping[str, float], least: float) -> dict[str, float]:
    return {word: float(f"{share:.3g}") for word, share in words.items() if share >= least}


if __name__ == "__main__":
    main()
