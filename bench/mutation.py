"""Do the stories notice? Breaks rules and law tables in one place at a time and counts the breaks that no story notices.

`python bench/mutation.py [--small]`: prints one JSON object last. `--small` draws a sample (seed below) that ends within
50 seconds on two cores; without it every mutant is run and the full result is kept in bench/results/mutation.json.
"""

import argparse
import json
import multiprocessing
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from bench.mutants import code, tables
from bench.mutants.stories import Telling, first_to_notice, tellings

SEED = 20261125
BOUND = 0.90
SMALL_SECONDS = 42.0  # from the first line to the last mutant begun; one mutant takes a second or two at most
CORES = 2
RESULT = ROOT / "bench" / "results" / "mutation.json"
Mutant = code.CodeMutant | tables.TableMutant


@dataclass(frozen=True)
class Target:
    """A room's rules (and tables) with the stories that should notice."""

    name: str
    modules: tuple[str, ...]
    stories: tuple[str, ...]
    with_tables: bool = False
    without: frozenset[str] = field(default_factory=frozenset)
    examples: int = 0  # of each property; 0 where the stories alone are asked


LAW_RULES = (
    "ages",
    "articles",
    "assessment",
    "chain",
    "conditions",
    "deadlines",
    "elements",
    "notices",
    "routes",
    "tracks",
    "validity",
)
SCREENING_RULES = ("ages", "articles", "delphi", "order", "reading", "stages")
CLOCK_RULES = ("calendar", "due", "left", "ordering", "reading")
TARGETS = (
    Target(
        "law",
        tuple(f"naung.foundation.law.rules.{name}" for name in LAW_RULES),
        ("tests.foundation.law.test_tables", "tests.foundation.law.test_stories"),
        with_tables=True,
        without=frozenset({"test_the_page_is_current"}),
    ),
    Target(
        "clock",
        tuple(f"naung.foundation.clock.rules.{name}" for name in CLOCK_RULES),
        (
            "tests.foundation.clock.test_stories",
            "tests.foundation.clock.test_due",
            "tests.foundation.clock.test_words_of_dates",
            "tests.foundation.clock.test_vague_dates",
        ),
        without=frozenset({"test_the_page_of_stories_is_current"}),
        examples=30,
    ),
    Target(
        "screening",
        tuple(f"naung.casework.screening.rules.{name}" for name in SCREENING_RULES),
        tuple(
            f"tests.casework.screening.test_{name}"
            for name in ("articles", "delphi", "stages", "edges", "tables", "reading")
        ),
        examples=30,
    ),
)


def mutants_of(target: Target) -> list[Mutant]:
    """Every mutant of a target."""
    found: list[Mutant] = [mutant for module in target.modules for mutant in code.mutants_of(module)]
    return [*found, *tables.mutants()] if target.with_tables else found


def outcome(mutant: Mutant, told: Sequence[Telling]) -> str:
    """Who noticed: a story, the loading of the module or tables, or nobody (empty)."""
    place = code.in_place(mutant) if isinstance(mutant, code.CodeMutant) else tables.in_place(mutant)
    try:
        with place:
            return first_to_notice(told)
    except Exception:
        return "refused when loaded"


@dataclass
class Work:
    """What the two processes share by being forked: the target, its mutants in order, and the moment to stop."""

    target: Target
    mutants: list[Mutant]
    told: list[Telling]
    until: float | None


WORK: list[Work] = []


def _do(core: int) -> list[tuple[str, str]]:
    """One process's share: every CORES-th mutant until the time is up."""
    work = WORK[-1]
    done = []
    for mutant in work.mutants[core::CORES]:
        if work.until is not None and time.monotonic() > work.until:
            break
        done.append((mutant.name, outcome(mutant, work.told)))
    return done


def run_target(target: Target, *, until: float | None, chance: random.Random) -> dict[str, Any]:
    """All mutants of a target in a random order, as many as fit before `until`, with who noticed each."""
    told = tellings(target.stories, without=target.without, examples=target.examples)
    noticed = first_to_notice(told)
    if noticed:
        raise SystemExit(f"{target.name}: {noticed} fails without any mutant")
    mutants = mutants_of(target)
    chance.shuffle(mutants)
    WORK.append(Work(target, mutants, told, until))
    with multiprocessing.get_context("fork").Pool(CORES) as pool:
        done = [each for share in pool.map(_do, range(CORES), chunksize=1) for each in share]
    survivors = sorted(name for name, who in done if not who)
    return {
        "target": target.name,
        "stories": len(told),
        "mutants": len(mutants),
        "run": len(done),
        "killed": len(done) - len(survivors),
        "by": dict(Counter(who for _, who in done if who).most_common()),
        "survivors": survivors,
    }


def _share(results: Sequence[dict[str, Any]]) -> float:
    return sum(each["killed"] for each in results) / max(1, sum(each["run"] for each in results))


def promises(results: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The promised share over all targets, and each target's own."""
    for name, part in (
        ("mutants_killed", results),
        *((f"mutants_killed_{each['target']}", [each]) for each in results),
    ):
        share = round(_share(part), 4)
        yield {"name": name, "value": share, "bound": BOUND, "unit": "share, at least", "holds": share >= BOUND}


def main() -> None:
    """Run, keep, print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--small", action="store_true", help="a sample, under 50 seconds on two cores")
    arguments.add_argument("--only", choices=[target.name for target in TARGETS], help="one target")
    given = arguments.parse_args()
    chosen = [target for target in TARGETS if given.only in {None, target.name}]
    begun = time.monotonic()
    chance = random.Random(SEED)
    share = SMALL_SECONDS / len(chosen)
    results = [
        run_target(target, until=begun + share * place if given.small else None, chance=chance)
        for place, target in enumerate(chosen, start=1)
    ]
    answer = {
        "bench": "mutation",
        "small": given.small,
        "seeds": [SEED],
        "sizes": {
            each["target"]: {key: each[key] for key in ("stories", "mutants", "run", "killed")} for each in results
        },
        "seconds": round(time.monotonic() - begun, 1),
        "promises": list(promises(results)),
    }
    if not given.small and given.only is None:
        RESULT.parent.mkdir(parents=True, exist_ok=True)
        kept = {**answer, "targets": results}
        RESULT.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    for each in results:
        for survivor in each["survivors"]:
            print(f"survived: {survivor}")
    print(json.dumps(answer, ensure_ascii=False))


if __name__ == "__main__":
    main()
