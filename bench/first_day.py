"""From an empty house to the first referral: how many screens, questions and keys does that ask, beside a paper form?

    python bench/first_day.py [--small]

Runs the journey of `tests/journeys/test_first_day.py` in a browser on a phone's width, which counts what each form asks: a
group of choices is one question; a key is a letter typed that was not offered already, a choice, a button, a link; a page
that the journey opens by its address is a screen. The machine is not timed: it types faster than anybody. How long a person
needs who has not seen it is estimated by the keystroke-level model, for a practised typist and for one who seeks each key;
it is no measurement with people.

The peer is the referral form of the United Kingdom's national mechanism, of about 60 screens and 130 fields, which begins where
an account is there already: it is compared with the part from an officer's desk to a sent referral.

    screens_of_one_referral     screens from an officer's sign-in to a sent referral, divided by the peer's
    questions_of_one_referral   questions shown there, divided by the peer's fields
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
STORY = "tests/journeys/test_first_day.py::test_from_an_empty_house_to_the_first_referral"
PEER_SCREENS, PEER_FIELDS = 60, 130
BOUND = 0.5
# Card, Moran and Newell, "The keystroke-level model for user performance time", CACM 23(7), 1980: seconds a key, for an average
# typist and for one unfamiliar with the keyboard, and seconds to make up one's mind, here once a screen and once a question.
KEY_PRACTISED, KEY_UNFAMILIAR, MIND = 0.28, 1.20, 1.35


def counted() -> list[dict[str, Any]]:
    """What the journey counted, part by part, the whole last."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "counted.json"
        environment = {**os.environ, "NAUNG_COUNTED": str(place)}
        command = [sys.executable, "-m", "pytest", STORY, "-m", "journey", "-n", "0", "-q"]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        if done.returncode != 0 or not place.exists():
            raise SystemExit(done.stdout[-2000:])
        rows: list[dict[str, Any]] = json.loads(place.read_text("utf-8"))
    return rows


def result(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """The promises and what they rest on."""
    work, whole = rows[-2], rows[-1]
    screens, questions = work["screens"] / PEER_SCREENS, work["asked"] / PEER_FIELDS
    return {
        "benchmark": "first_day",
        "promises": [
            _promise("screens_of_one_referral", screens),
            _promise("questions_of_one_referral", questions),
        ],
        "figures": {"by_part": [_timed(row) for row in rows[:-1]], "all": _timed(whole)},
        "peers": {"uk_nrm_form": {"screens": PEER_SCREENS, "fields": PEER_FIELDS, "exact": False}},
        "sizes": {"officers_invited": 6, "sheets": 3},
        "seeds": {},
    }


def _timed(row: dict[str, Any]) -> dict[str, Any]:
    """A part with the minutes that the model gives a person for it, from the practised to the unfamiliar."""
    mind = MIND * (row["screens"] + row["asked"])
    minutes = [round((row["keys"] * key + mind) / 60, 1) for key in (KEY_PRACTISED, KEY_UNFAMILIAR)]
    return row | {"estimated_minutes": minutes}


def _promise(name: str, value: float) -> dict[str, Any]:
    return {"name": name, "value": round(value, 3), "bound": BOUND, "unit": "of the peer", "holds": value < BOUND}


if __name__ == "__main__":
    print(json.dumps(result(counted()), ensure_ascii=False))
