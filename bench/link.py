"""How well records of one person are found, and how well the probability keeps its word, against two peers in the same run.

    python bench/link.py [--small] [--persons 20000]

The ground is `link_people.py` with the cultures and errors that were held out while the method was made (bugis, batak; borrowed
papers, married names, a recruiter's telephone). Splink runs untuned, as its manual begins, and tuned by hand (`link_splink.py`),
and nomenklatura as it ships (`link_nomenklatura.py`), each in an environment of its own beside the dev tools, made at the first
run. All look at the same table. Search is over the same
records: queries in old spelling, parts of words, one letter wrong.
"""

import argparse
import csv
import json
import random
import subprocess
import sys
import tempfile
import time
import venv
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from bench import link_people as ground
from naung.doors.operator.linking.search import Finder
from naung.methods.linkage.blocking import candidates
from naung.methods.linkage.fields import suggested
from naung.methods.linkage.link import linked
from naung.methods.linkage.values import Table, table_of

PERSONS, SMALL = 20_000, 2_000
SHOWN, BINS = 0.05, 10
ABOVE_PEER, BLOCKED, ERROR, RECALL, CULTURE = 0.12, 0.92, 0.03, 0.98, 0.03
QUERIES, MOST_NAMES = 400, 20
THRESHOLDS = (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99)
Scored = list[tuple[str, str, float]]


def main() -> None:
    """Measure, and print one JSON object last."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--small", action="store_true")
    asked.add_argument("--persons", type=int, default=PERSONS)
    told = asked.parse_args()
    count = SMALL if told.small else told.persons
    everybody, found = ground.records(count, held_out=True)
    with tempfile.TemporaryDirectory() as folder:
        ground.write(Path(folder), everybody, found, random.Random(ground.SEED))
        result = measured(Path(folder), found, {each.number: each for each in everybody})
    print("\n" + json.dumps(result, indent=1))


def measured(folder: Path, found: Sequence[ground.Record], everybody: Mapping[int, ground.Person]) -> dict[str, object]:
    """Promises with the peer's figures of the same table."""
    table = read(folder / "records.csv")
    person = {f"r{n}": each.person for n, each in enumerate(found)}
    true = pairs_of(person)
    began = time.process_time()
    ours: Scored = [(each.first, each.second, each.probability) for each in linked(table, least=0.01).pairs]
    seconds = time.process_time() - began
    blocked = {(table.ids[i], table.ids[j]) for i, j in candidates(table).tolist()}
    own = judged(ours, true, len(blocked & true | {(b, a) for a, b in blocked} & true) / len(true))
    peers = {how: judged(splink(folder, how), true, None) for how in ("untuned", "tuned")}
    other = judged(nomenklatura(folder), true, None)
    at, who = float(own["at"]), [everybody[each.person] for each in found]
    kinds: dict[str, list[Collection[str]]] = {
        "culture": [[each.culture] for each in who],
        "sex": [[each.sex] for each in who],
        "difficulty": [each.errors or ["nothing_wrong"] for each in found],
    }
    told_by = {
        name: by_kind(ours, true, {f"r{n}": each for n, each in enumerate(by)}, at) for name, by in kinds.items()
    }
    cultures = {each: figures["f1"] for each, figures in told_by["culture"].items()}
    searched = search(table, found, everybody)
    mean = sum(cultures.values()) / len(cultures)
    worst = min(cultures, key=lambda each: cultures[each])
    return {
        "promises": [
            promise(
                "above_untuned", own["f1"] - peers["untuned"]["f1"], ABOVE_PEER, "F1 more than untuned Splink, at least"
            ),
            promise("above_nomenklatura", own["f1"] - other["f1"], 0.0, "F1 more than nomenklatura, at least"),
            promise("above_tuned", own["f1"] - peers["tuned"]["f1"], 0.0, "F1 more than tuned Splink, at least"),
            promise("blocking", own["blocking"], BLOCKED, "share of true pairs that are compared, at least"),
            promise(
                "calibration", own["error"], ERROR, "mean error of the probability over ten bins, at most", least=False
            ),
            promise("search", searched["all"], RECALL, "share of sought records among the first 20, at least"),
            promise(
                "worst_culture", mean - cultures[worst], CULTURE, f"F1 below the mean ({worst}), at most", least=False
            ),
        ],
        "ours": own | {"cpu_seconds": round(seconds, 1), "thresholds": at_thresholds(ours, true)},
        "splink": peers,
        "nomenklatura": other,
        **{f"by_{name}": figures for name, figures in told_by.items()},
        "search": searched,
        "records": len(table),
        "persons": len(everybody),
        "seed": ground.SEED + 1,
    }


def read(file: Path) -> Table:
    """A file of records as a table."""
    with file.open() as told:
        heads, *rows = list(csv.reader(told))
    return table_of(suggested(heads, rows), rows)


def promise(name: str, value: float, bound: float, unit: str, *, least: bool = True) -> dict[str, object]:
    """One promise with its bound."""
    holds = value >= bound if least else value <= bound
    return {"name": name, "value": round(value, 4), "bound": bound, "unit": unit, "holds": bool(holds)}


def pairs_of(person: Mapping[str, object]) -> set[tuple[str, str]]:
    """Every pair of records of one person, the smaller id first."""
    groups: dict[object, list[str]] = defaultdict(list)
    for record, who in person.items():
        groups[who].append(record)
    return {
        (a, b) if a < b else (b, a) for group in groups.values() for n, a in enumerate(group) for b in group[n + 1 :]
    }


def judged(scored: Scored, true: set[tuple[str, str]], blocking: float | None) -> dict[str, float]:
    """Best F1 over thresholds, precision and recall there, and the calibration of what a person would be shown."""
    order = sorted(scored, key=lambda each: -each[2])
    right = np.array([((a, b) if a < b else (b, a)) in true for a, b, _ in order])
    sure = np.array([each[2] for each in order])
    hits, seen = np.cumsum(right), np.arange(1, len(order) + 1)
    f1 = 2 * hits / (seen + len(true))
    best = int(f1.argmax())
    shown = sure >= SHOWN
    bins = np.array_split(np.argsort(sure[shown], kind="stable"), BINS)
    error = sum(abs(sure[shown][b].mean() - right[shown][b].mean()) * len(b) for b in bins) / shown.sum()
    told = {
        "f1": f1[best], "precision": hits[best] / seen[best], "recall": hits[best] / len(true), "at": sure[best],
        "error": error, "pairs_shown": float(shown.sum()), "true_pairs": float(len(true)),
    }  # fmt: skip
    return {
        name: round(float(value), 4)
        for name, value in (told | ({} if blocking is None else {"blocking": blocking})).items()
    }


def by_kind(
    scored: Scored, true: set[tuple[str, str]], kinds: Mapping[str, Collection[str]], at: float
) -> dict[str, dict[str, float]]:
    """Precision, recall and F1 at one threshold by kind; a pair counts for every kind that one of its records is of."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for a, b, sure in scored:
        if sure >= at:
            for kind in {*kinds[a], *kinds[b]}:
                counts[kind]["said"] += 1
                counts[kind]["right"] += ((a, b) if a < b else (b, a)) in true
    for a, b in true:
        for kind in {*kinds[a], *kinds[b]}:
            counts[kind]["true"] += 1
    return {
        kind: {
            "f1": round(2 * n["right"] / (n["said"] + n["true"]), 4),
            "precision": round(n["right"] / n["said"], 4) if n["said"] else 0.0,
            "recall": round(n["right"] / n["true"], 4) if n["true"] else 0.0,
            "true_pairs": n["true"],
        }
        for kind, n in sorted(counts.items())
        if n["true"]
    }


def at_thresholds(scored: Scored, true: set[tuple[str, str]]) -> dict[str, dict[str, float]]:
    """Precision, recall and F1 of the pairs from each of `THRESHOLDS` on."""
    told = {}
    for at in THRESHOLDS:
        said = [((a, b) if a < b else (b, a)) in true for a, b, sure in scored if sure >= at]
        right = sum(said)
        told[f"{at:.2f}"] = {
            "precision": round(right / len(said), 4) if said else 0.0,
            "recall": round(right / len(true), 4),
            "f1": round(2 * right / (len(said) + len(true)), 4),
        }
    return told


def search(table: Table, found: Sequence[ground.Record], everybody: Mapping[int, ground.Person]) -> dict[str, float]:
    """Recall among the first twenty of records whose name is as the person's own, by kind of query."""
    dice, finder = random.Random(ground.SEED), Finder(table)
    plain = [n for n, each in enumerate(found) if each.values["name"] == everybody[each.person].name]
    kinds = {
        "as_written": lambda name, _: name,
        "old_spelling": ground.old_spelling,
        "letter": ground.letter,
        "order": ground.order,
    }
    kinds["part"] = lambda name, dice: max(name.split(), key=len)[
        : max(4, len(max(name.split(), key=len)) - dice.randint(0, 2))
    ]
    hits: dict[str, list[bool]] = {}
    written = {each.values["name"].lower() for each in found}
    for kind, miswritten in kinds.items():
        asked = dice.sample(plain, min(QUERIES, len(plain)))
        queries = [(n, miswritten(found[n].values["name"], dice)) for n in asked]
        if (
            kind == "part"
        ):  # where more than twenty names hold the part, no twenty hold every one of them: that has no right answer
            queries = [(n, part) for n, part in queries if sum(part.lower() in name for name in written) <= MOST_NAMES]
        answers = [(n, finder.found(query)) for n, query in queries]
        same = [{found[place].values["name"] for place, _ in answer} for _, answer in answers]
        hits[kind] = [found[n].values["name"] in names for (n, _), names in zip(answers, same, strict=True)]
    told = {kind: sum(each) / len(each) for kind, each in hits.items()}
    everything = [hit for each in hits.values() for hit in each]
    return {kind: round(value, 4) for kind, value in (told | {"all": sum(everything) / len(everything)}).items()}


def splink(folder: Path, how: str) -> Scored:
    """The peer's pairs for the same table."""
    return paired("splink", ("splink==5.0.0", "pandas", "pyarrow"), folder, f"{how}.csv", how)


def nomenklatura(folder: Path) -> Scored:
    """The other peer's."""
    return paired("nomenklatura", ("nomenklatura==4.17.4",), folder, "nomenklatura.csv")


def paired(name: str, packages: Sequence[str], folder: Path, out: str, *told: str) -> Scored:
    """What a peer's script writes in its own environment."""
    command: Iterable[Path | str] = [
        peer(name, packages), ROOT / "bench" / f"link_{name}.py", folder / "records.csv", folder / out, *told
    ]  # fmt: skip
    subprocess.run([str(each) for each in command], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with (folder / out).open() as written:
        return [(row[0], row[1], float(row[2])) for row in list(csv.reader(written))[1:]]


def peer(name: str, packages: Sequence[str]) -> Path:
    """A Python in which a peer is installed."""
    place = ROOT / ".venv" / "peers" / name
    python = place / "bin" / "python"
    if not python.exists():
        venv.create(place, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-q", *packages], check=True)
    return python


if __name__ == "__main__":
    main()
