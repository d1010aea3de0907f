"""Fits the model by which one record is compared with a register, and writes it where the program reads it.

    python bench/link_fit.py [--persons 20000]

On the developing set of bench/link_people.py (neither cultures nor errors that are held out), without labels: m, u, how many
further records a person has, and how often a word stands in names. Fields that the set has not get those of their kind.
"""

import argparse
import json
import random
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from bench.link import read

from bench import link_people as ground
from naung.methods.linkage.comparing import known_of
from naung.methods.linkage.link import linked
from naung.methods.linkage.one import FIELDS

WRITTEN = ROOT / "src" / "naung" / "methods" / "linkage" / "register.json"
LIKE = {"account": "passport", "family_card": "phone", "father": "mother"}
FEWEST = 4  # records in which a word stands that is written down


def main() -> None:
    """Write the model."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--persons", type=int, default=20_000)
    everybody, found = ground.records(asked.parse_args().persons)
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
    WRITTEN.write_text(json.dumps(told, indent=0, sort_keys=True) + "\n", "utf-8")


def _rounded(values: Iterable[float]) -> list[float]:
    return [float(f"{each:.4g}") for each in values]


def _common(words: Mapping[str, float], least: float) -> dict[str, float]:
    return {word: float(f"{share:.3g}") for word, share in words.items() if share >= least}


if __name__ == "__main__":
    main()
