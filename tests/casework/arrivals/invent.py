"""Five hundred invented people as they come off the buses, each with the answer that no rule knows. Written before the rule.

What is known of real batches sets causes, sexes and children; how many are victims, and what of that can be seen in a
minute, nobody has measured: those shares are assumptions and stand below. So a result on these people shows whether rule
and estimate do what they say, and nothing of how good a first line is in Entikong.

    python -m tests.casework.arrivals.invent > tests/casework/arrivals/people.csv
"""

import csv
import random
import sys
from collections.abc import Iterator
from pathlib import Path

SEED, PEOPLE = 20261129, 500
FILE = Path(__file__).with_name("people.csv")
COLUMNS = (
    "nomor",
    "kelamin",
    "umur",
    "sebab",
    "korban",
    "surat_dipegang",
    "perkara",
    "takut_luka",
    "minta",
    "terungkap",
)
# How many were sent back for what, summed over the batches whose causes were told in full (2020 to 2026).
CAUSES = {"tanpa_paspor": 569, "tanpa_permit": 561, "judi": 46, "narkoba": 4, "kriminal": 1, "ikut_orang_tua": 4}
CASES = {"judi", "narkoba", "kriminal"}
MEN = 0.82  # 273 of 327 on 30 January 2026, 431 of 531 to 27 February 2024
CHILDREN = 0.03  # 1 of 327, 3 of 100, 4 of 94, 11 of 531 in batches that name them
# Of victims helped in Malaysia half had had their papers held (IOM Indonesia, 2005-2010). The rest of this table is assumed.
HELD = {True: 0.50, False: 0.12}
FEAR = {True: 0.30, False: 0.04}
ASKS = {True: 0.08, False: 0.03}
TOLD = {True: 0.85, False: 0.03}  # whether a short screening would bring it up, or bring something up that is none
VICTIM = {"judi": 0.60, "narkoba": 0.25, "kriminal": 0.20}
VICTIM_CHILD, VICTIM_WOMAN, VICTIM_MAN = 0.30, 0.16, 0.07


def invented(seed: int = SEED, people: int = PEOPLE) -> Iterator[tuple[str, ...]]:
    """Rows of the file; the same seed gives the same people."""
    chance = random.Random(seed)  # invents people, keeps no secret
    for number in range(1, people + 1):
        yield _one(number, chance)


def _one(number: int, chance: random.Random) -> tuple[str, ...]:
    sex = "L" if chance.random() < MEN else "P"
    child = chance.random() < CHILDREN
    age = chance.randint(1, 17) if child else min(18 + int(chance.expovariate(1 / 14)), 67)
    cause = "ikut_orang_tua" if age < 12 else chance.choices(list(CAUSES), list(CAUSES.values()))[0]
    share = VICTIM.get(cause, VICTIM_CHILD if child else VICTIM_WOMAN if sex == "P" else VICTIM_MAN)
    victim = chance.random() < share
    seen = [chance.random() < table[victim] for table in (HELD, FEAR, ASKS, TOLD)]
    held, fear, asks, told = ("ya" if each else "tidak" for each in seen)
    case = "ya" if cause in CASES else "tidak"
    return (str(number), sex, str(age), cause, "ya" if victim else "tidak", held, case, fear, asks, told)


def kept() -> list[dict[str, str]]:
    """The people of the file."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


if __name__ == "__main__":
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(COLUMNS)
    out.writerows(invented())
