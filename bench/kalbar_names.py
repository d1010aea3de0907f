"""Names of invented persons as they are met in West Kalimantan: a fixed seed gives the same names on every machine."""

import csv
import gzip
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data" / "names"

# Rough shares of peoples among those served here; invented for the benchmark, in the order of the 2010 census.
CULTURES = {"melayu": 0.3, "dayak": 0.25, "jawa": 0.17, "tionghoa": 0.12, "madura": 0.08, "bugis": 0.05, "batak": 0.03}


@dataclass(frozen=True)
class Person:
    """An invented person: what is sealed (name) and what stands plain beside it (sex, year of birth, kecamatan)."""

    name: str
    culture: str
    sex: str
    year: int
    kecamatan: str


@dataclass
class Words:
    """A list of words with their weights."""

    words: list[str] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)

    def draw(self, dice: random.Random) -> str:
        """One word by its weight."""
        return dice.choices(self.words, cum_weights=self._cumulated())[0]

    def _cumulated(self) -> list[float]:
        if not hasattr(self, "_sums"):
            total, sums = 0.0, []
            for weight in self.weights:
                total += weight
                sums.append(total)
            self._sums = sums
        return self._sums


def _rows(file: str) -> Iterator[dict[str, str]]:
    path = DATA / file
    packed = path.read_bytes()
    text = (gzip.decompress(packed) if file.endswith(".gz") else packed).decode("utf-8")
    yield from csv.DictReader(text.splitlines())


@cache
def frequencies() -> dict[str, Words]:
    """The shipped frequencies of single names by sex (P, L): the corpus an attacker has too."""
    by_sex = {"P": Words(), "L": Words()}
    for row in _rows("token_nama_gender.csv.gz"):
        for sex, column in (("P", "n_perempuan"), ("L", "n_laki")):
            if int(row[column]):
                by_sex[sex].words.append(row["token"].title())
                by_sex[sex].weights.append(float(row[column]))
    return by_sex


@cache
def _lists() -> dict[tuple[str, str], list[str]]:
    """Names by culture and kind (L, P, belakang)."""
    lists: dict[tuple[str, str], list[str]] = {}
    for row in _rows("nama_kalbar.csv"):
        lists.setdefault((row["budaya"], row["jenis"]), []).append(row["nama"])
    kinds = {
        "first_names_male": "L",
        "first_names_female": "P",
        "last_names_male": "belakang",
        "last_names_female": "belakang",
    }
    for row in _rows("faker_id_id.csv"):
        lists.setdefault(("jawa", kinds[row["jenis"]]), []).append(row["nama"])
    lists["batak", "belakang"] = [row["nama"] for row in _rows("marga_batak.csv")]
    lists["baptis", "L"] = lists["baptis", "P"] = [row["nama"] for row in _rows("nama_baptis.csv")]
    return lists


def _given(culture: str, sex: str, dice: random.Random) -> str:
    """A given name of one or two words."""
    if culture in ("jawa", "batak") or dice.random() < 0.35:
        return frequencies()[sex].draw(dice)
    return dice.choice(_lists()[culture, sex])


def _full_name(culture: str, sex: str, dice: random.Random) -> str:
    """A whole name in the habit of its culture."""
    lists = _lists()
    given = dice.choice(lists["tionghoa", sex]) if culture == "tionghoa" else _given(culture, sex, dice)
    if culture == "tionghoa":
        if dice.random() < 0.3:  # many carry an Indonesian name
            return f"{frequencies()[sex].draw(dice)} {dice.choice(lists['tionghoa', 'belakang'])}"
        return f"{dice.choice(lists['tionghoa', 'belakang'])} {given}"
    if culture == "batak":
        return f"{dice.choice(lists['baptis', sex])} {dice.choice(lists['batak', 'belakang'])}"
    if culture == "dayak" and dice.random() < 0.5:
        given = f"{dice.choice(lists['baptis', sex])} {given}"
    draw = dice.random()
    if draw < 0.2:
        return given  # one-word names are normal
    if draw < 0.3 and culture in ("melayu", "bugis"):
        return f"{given} {'binti' if sex == 'P' else 'bin'} {dice.choice(lists[culture, 'L'])}"
    if draw < 0.65:
        return f"{given} {frequencies()[sex].draw(dice)}"
    return f"{given} {dice.choice(lists[culture, 'belakang'])}"


def persons(size: int, seed: int = 61) -> list[Person]:
    """`size` invented persons; the same seed gives the same persons."""
    dice = random.Random(seed)
    kecamatan = [
        f"61.{kab:02d}.{kec:02d}" for kab in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 71, 72) for kec in range(1, 13)
    ]
    found = []
    for _ in range(size):
        culture = dice.choices(list(CULTURES), weights=list(CULTURES.values()))[0]
        sex = dice.choice("LP")
        found.append(
            Person(_full_name(culture, sex, dice), culture, sex, dice.randint(1960, 2018), dice.choice(kecamatan))
        )
    return found
