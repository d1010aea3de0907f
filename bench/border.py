"""A busload by one thumb on a tablet without signal: how many taps and seconds a person, first line and short screening?

    python bench/border.py [--small]

Runs the journey of `tests/journeys/test_border_pace.py` on the first sixty of the invented people of the border: a browser on
a phone's width, the list taken along, no network. A tap is a press that the browser trusts; whoever is asked next stands on the
screen by itself. `app_seconds` is from a screen that stands to the next that stands, with a machine's thumb between, sealing
included: what the app itself costs on this machine. **Nobody's reading, asking or listening is in it.** What a person needs for
looking and tapping is estimated by the keystroke-level model, for a practised thumb and for one who seeks each button, with a
moment to make up one's mind for each sign of the first line and each question: it is no measurement with people, and of a talk it
tells nothing.

How many are sent on says what these invented people were made to show, not what a bus from Entikong would.

There is no peer in this run: the programs that are made for such a hall ask for a server, or for a form of their own to be built.

    most_taps_of_a_first_line       of any of them
    median_taps_of_a_short          of those who were sent on
    app_seconds_of_a_first_line     ninety-fifth of a hundred
    app_seconds_of_a_short          the same
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
STORY = "tests/journeys/test_border_pace.py::test_a_bus_by_one_thumb"
PEOPLE, PEOPLE_SMALL = 60, 6
MOST_TAPS, SHORT_TAPS = 6, 15
FIRST_SECONDS, SHORT_SECONDS = 3.0, 15.0
SIGNS_LOOKED_AT = 5
# Card, Moran and Newell, "The keystroke-level model for user performance time", CACM 23(7), 1980: seconds to make up one's mind;
# a tap is taken as a key, practised and unfamiliar.
KEY_PRACTISED, KEY_UNFAMILIAR, MIND = 0.28, 1.20, 1.35


def counted(people: int) -> dict[str, Any]:
    """What the journey counted of so many people."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "counted.json"
        environment = {**os.environ, "NAUNG_COUNTED": str(place), "NAUNG_BORDER_PEOPLE": str(people)}
        command = [sys.executable, "-m", "pytest", STORY, "-m", "journey", "-n", "0", "-q"]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        if done.returncode != 0 or not place.exists():
            raise SystemExit(done.stdout[-2000:])
        found: dict[str, Any] = json.loads(place.read_text("utf-8"))
    return found


def result(found: dict[str, Any]) -> dict[str, Any]:
    """The promises and what they rest on."""
    first, short = found["first"], found["short"]
    return {
        "benchmark": "border",
        "promises": [
            promise("most_taps_of_a_first_line", max(first["taps"]), MOST_TAPS, "taps"),
            promise("median_taps_of_a_short", statistics.median(short["taps"]), SHORT_TAPS, "taps"),
            promise("app_seconds_of_a_first_line", late(first["seconds"]), FIRST_SECONDS, "seconds"),
            promise("app_seconds_of_a_short", late(short["seconds"]), SHORT_SECONDS, "seconds"),
        ],
        "figures": {
            "first_line": told(first, lambda taps: SIGNS_LOOKED_AT),
            "short_screening": told(short, lambda taps: taps),
            "sent_on": found["sent_on"],
        },
        "peers": {},
        "sizes": {"people": found["people"]},
        "seeds": {},
    }


def late(seconds: list[float]) -> float:
    """The ninety-fifth of a hundred, in order of time."""
    return sorted(seconds)[max(0, round(0.95 * len(seconds)) - 1)]


def told(pace: dict[str, list[Any]], minds: Any) -> dict[str, Any]:
    """Taps and seconds of one kind of form, a person each, with what the model gives for looking and tapping."""
    taps, seconds = pace["taps"], pace["seconds"]
    model = [
        round(statistics.mean(each * key + MIND * minds(each) for each in taps), 1)
        for key in (KEY_PRACTISED, KEY_UNFAMILIAR)
    ]
    return {
        "people": len(taps),
        "taps_mean": round(statistics.mean(taps), 2),
        "taps_most": max(taps),
        "app_seconds_median": round(statistics.median(seconds), 2),
        "app_seconds_most": round(max(seconds), 2),
        "estimated_seconds_of_looking_and_tapping": model,
    }


def promise(name: str, value: float, bound: float, unit: str) -> dict[str, Any]:
    """One promise with its bound."""
    return {"name": name, "value": round(value, 2), "bound": bound, "unit": unit, "holds": value <= bound}


def main() -> None:
    """Run and print the result as the last line."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--small", action="store_true")
    people = PEOPLE_SMALL if asked.parse_args().small else PEOPLE
    print(json.dumps(result(counted(people)), ensure_ascii=False))


if __name__ == "__main__":
    main()
