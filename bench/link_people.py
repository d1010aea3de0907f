"""Invented persons of West Kalimantan and what several desks wrote of each: the ground of the linkage benchmarks.

    python bench/link_people.py --persons 10000 --out FOLDER     records.csv and truth.csv
    python bench/link_people.py --persons 10000 --held-out ...   only cultures and error kinds that were held out

A fixed seed gives the same persons on every machine. Written before the first scorer; what is changed later stands below with
the figure before and after.

Changes: none.
"""

import argparse
import csv
import random
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT)]

from bench import kalbar_names as names

SEED = 8
# Shares of files a person stands in; and of which record is a re-registration years later. Invented, as are all shares here.
FILES = ((1, 0.62), (2, 0.25), (3, 0.09), (4, 0.04))
HELD_CULTURES = frozenset({"bugis", "batak"})
HELD_ERRORS = frozenset({"borrowed_papers", "married_name", "hub_phone"})
HUB_EVERY = 400  # persons to one recruiter whose number stands in their files
KELURAHAN = 12  # of each kecamatan
STREETS = (
    "Jl. Merdeka",
    "Gg. Damai",
    "Jl. P. Diponegoro",
    "Dusun Sebakuan",
    "Jl. Alianyang",
    "Gg. Haji Saleh",
    "RT 04 RW 02",
)
NICKNAMES = 0.5  # of a longer word
COLUMNS = (
    "id", "desk", "name", "other_name", "sex", "birth", "nik", "passport", "phone", "area", "address", "mother",
)  # fmt: skip


@dataclass(frozen=True)
class Person:
    """Who somebody is, before anybody wrote it down."""

    number: int
    name: str
    culture: str
    sex: str
    born: date
    area: str
    address: str
    phone: str
    nik: str
    passport: str
    mother: str
    household: int
    recruiter: str


@dataclass
class Record:
    """What one desk wrote of one person."""

    person: int
    values: dict[str, str]
    errors: list[str] = field(default_factory=list)


def people(count: int, dice: random.Random) -> Iterator[Person]:
    """Persons in households of one to six; siblings share mother, address, telephone and the last word of their names."""
    drawn = iter(names.persons(count * 2 + 20, seed=dice.randrange(10**9)))
    made, household, hubs = 0, 0, [_phone(dice) for _ in range(count // HUB_EVERY + 1)]
    while made < count:
        household += 1
        head = next(drawn)
        area = f"{head.kecamatan}.{1000 + dice.randint(1, KELURAHAN)}"
        shared: dict[str, Any] = {
            "area": area, "address": f"{dice.choice(STREETS)} No. {dice.randint(1, 180)}", "phone": _phone(dice),
            "mother": names.persons(1, seed=dice.randrange(10**9))[0].name, "household": household,
        }  # fmt: skip
        for at in range(min(count - made, dice.choices((1, 2, 3, 4, 5, 6), (0.4, 0.22, 0.16, 0.12, 0.06, 0.04))[0])):
            one = head if at == 0 else next(drawn)
            born = date(dice.randint(1962, 2012), 1, 1) + timedelta(days=dice.randrange(365))
            if dice.random() < 0.12:
                born = born.replace(month=1, day=1)  # a first of January as it stands in the papers themselves
            name = one.name if at == 0 else _sibling(one.name, head.name, head.culture, dice)
            own = _phone(dice) if dice.random() < 0.45 else shared["phone"]
            yield Person(
                made, name, head.culture, one.sex, born, shared["area"], shared["address"], own,
                _nik(head.kecamatan, one.sex, born, dice), f"{dice.choice('ABCX')}{dice.randrange(10**7):07}",
                shared["mother"], household, dice.choice(hubs),
            )  # fmt: skip
            made += 1


def _sibling(name: str, elder: str, culture: str, dice: random.Random) -> str:
    """A brother or sister: a family name where there is one, often a rhyme of the elder's."""
    if culture == "tionghoa":
        return " ".join([elder.split()[0], *name.split()[1:]]) or name
    if dice.random() < 0.4 and len(elder.split()) > 1:
        return f"{name.split()[0]} {elder.split()[-1]}"
    return name


def _phone(dice: random.Random) -> str:
    return f"08{dice.choice(('12', '13', '21', '52', '57', '95'))}{dice.randrange(10**8):08}"


def _nik(kecamatan: str, sex: str, born: date, dice: random.Random) -> str:
    day = born.day + (40 if sex == "P" else 0)
    return f"{kecamatan.replace('.', '')}{day:02}{born:%m%y}{dice.randint(1, 9999):04}"


# --- what goes wrong ---


def old_spelling(name: str, dice: random.Random) -> str:
    """As offices wrote before 1972, some or all of it."""
    for new, old in (("c", "tj"), ("j", "dj"), ("u", "oe"), ("y", "j")):
        if dice.random() < 0.8:
            name = name.lower().replace(new, f"\0{old}\0")
    return name.replace("\0", "").title()


def by_ear(name: str, dice: random.Random) -> str:
    """By ear: one sound written otherwise."""
    pairs = [
        ("i", "ie"),
        ("sy", "s"),
        ("f", "p"),
        ("z", "s"),
        ("k", "q"),
        ("h", ""),
        ("ai", "ei"),
        ("iy", "i"),
        ("ah", "a"),
        ("th", "t"),
    ]
    able = [(a, b) for a, b in pairs if a in name.lower()]
    if not able:
        return name
    a, b = dice.choice(able)
    return name.lower().replace(a, b, 1).title() or name


def letter(name: str, dice: random.Random) -> str:
    """One letter wrong."""
    at = dice.randrange(len(name))
    drawn = dice.choice("aiueonrtskldgmb")
    return (
        dice.choice((name[:at] + drawn + name[at + 1 :], name[:at] + name[at + 1 :], name[:at] + drawn + name[at:]))
        or name
    )


def fewer_words(name: str, dice: random.Random) -> str:
    """One word of several."""
    return dice.choice(name.split())


def order(name: str, dice: random.Random) -> str:
    """The last word first."""
    *first, last = name.split()
    return " ".join([last, *first])


def with_father(name: str, dice: random.Random) -> str:
    """Son or daughter of, as it stands on papers from Malaysia."""
    return f"{name} {dice.choice(('bin', 'binti'))} {names.persons(1, seed=dice.randrange(10**9))[0].name.split()[0]}"


def short_first(name: str, dice: random.Random) -> str:
    """The first word as an abbreviation."""
    first, *rest = name.split()
    return " ".join([f"{first[: dice.choice((1, 3))]}.", *rest]) if rest else first


def nickname(name: str, dice: random.Random) -> str:
    """As at home: the end or the beginning of a word."""
    word = max(name.split(), key=len)
    half = max(3, int(len(word) * NICKNAMES))
    return dice.choice((word[:half], word[-half:])).title()


def married_name(name: str, dice: random.Random) -> str:
    """Another name altogether: on marriage abroad, or given by those who took her."""
    return names.persons(1, seed=dice.randrange(10**9))[0].name


NAME_ERRORS: tuple[tuple[Callable[[str, random.Random], str], float], ...] = (
    (old_spelling, 0.06), (by_ear, 0.14), (letter, 0.12), (fewer_words, 0.10), (order, 0.06), (with_father, 0.05),
    (short_first, 0.05), (nickname, 0.04), (married_name, 0.04),
)  # fmt: skip


def written(person: Person, others: list[Person], dice: random.Random, allowed: frozenset[str] | None) -> Record:
    """One desk's record. `allowed`: kinds of errors that may happen; None: every one."""
    told = Record(person.number, {})

    def happens(kind: str, chance: float) -> bool:
        if (allowed is not None and kind not in allowed) or dice.random() >= chance:
            return False
        told.errors.append(kind)
        return True

    name = person.name
    for error, chance in NAME_ERRORS:
        if happens(error.__name__, chance):
            name = error(name, dice)
    other = person.name if name != person.name and dice.random() < 0.15 else ""
    papers = replace(person, nik=dice.choice(others).nik) if happens("borrowed_papers", 0.03) else person
    nik = "" if happens("no_nik", 0.5) else papers.nik
    if nik and happens("nik_digit", 0.06):
        at = dice.randrange(16)
        nik = nik[:at] + dice.choice("0123456789") + nik[at + 1 :]
    moved = happens("moved", 0.25)
    told.values = {
        "name": name,
        "other_name": other,
        "sex": "" if happens("no_sex", 0.03) else person.sex,
        "birth": _birth(person.born, happens, dice),
        "nik": nik,
        "passport": "" if happens("no_passport", 0.6) else _renewed(person.passport, happens, dice),
        "phone": _number(person, happens, dice),
        "area": dice.choice(others).area if moved else person.area[: 8 if happens("coarse_area", 0.2) else 13],
        "address": "" if happens("no_address", 0.4) else _address(person, others, moved, dice),
        "mother": ""
        if happens("no_mother", 0.45)
        else (by_ear if happens("mother_spelled", 0.2) else _same)(person.mother, dice),
    }
    return told


def _same(name: str, _dice: random.Random) -> str:
    return name


def _birth(born: date, happens: Callable[[str, float], bool], dice: random.Random) -> str:
    if happens("no_birth", 0.08):
        return ""
    if happens("year_only", 0.08):
        return str(born.year)
    if happens("first_january", 0.12):
        born = born.replace(month=1, day=1)
    if happens("other_year", 0.06):
        born = born.replace(year=born.year + dice.choice((-3, -2, -1, 1, 2)), day=min(born.day, 28))
    if happens("day_month", 0.03) and born.day <= 12:
        born = born.replace(month=born.day, day=born.month)
    if happens("birth_digit", 0.03):
        born = born.replace(day=dice.randint(1, 28))
    return born.isoformat()


def _renewed(passport: str, happens: Callable[[str, float], bool], dice: random.Random) -> str:
    return f"X{dice.randrange(10**7):07}" if happens("new_passport", 0.35) else passport


def _number(person: Person, happens: Callable[[str, float], bool], dice: random.Random) -> str:
    if happens("no_phone", 0.3):
        return ""
    if happens("hub_phone", 0.12):
        return person.recruiter
    return _phone(dice) if happens("new_phone", 0.3) else person.phone


def _address(person: Person, others: list[Person], moved: bool, dice: random.Random) -> str:
    told = dice.choice(others).address if moved else person.address
    return told.replace("Jl. ", dice.choice(("Jl. ", "Jalan ", "Jln "))).replace(
        " No. ", dice.choice((" No. ", " no ", " "))
    )


def records(count: int, *, seed: int = SEED, held_out: bool = False) -> tuple[list[Person], list[Record]]:
    """Persons and what desks wrote, shuffled. While developing, held cultures and error kinds do not occur."""
    dice = random.Random(seed + held_out)
    everybody = list(people(count, dice))
    kinds = {error.__name__ for error, _ in NAME_ERRORS} | {
        "borrowed_papers", "no_nik", "nik_digit", "moved", "no_sex", "no_passport", "coarse_area", "no_address", "no_mother",
        "mother_spelled", "no_birth", "year_only", "first_january", "other_year", "day_month", "birth_digit", "new_passport",
        "no_phone", "hub_phone", "new_phone",
    }  # fmt: skip
    allowed = None if held_out else frozenset(kinds - HELD_ERRORS)
    chosen = [each for each in everybody if held_out or each.culture not in HELD_CULTURES]
    found = []
    for person in chosen:
        times = dice.choices([n for n, _ in FILES], [share for _, share in FILES])[0]
        found += [written(person, everybody, dice, allowed) for _ in range(times)]
    dice.shuffle(found)
    return chosen, found


def write(folder: Path, everybody: list[Person], found: list[Record], dice: random.Random) -> None:
    """records.csv as an office would have it, truth.csv beside it."""
    culture = {person.number: person.culture for person in everybody}
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "records.csv").open("w", newline="") as told, (folder / "truth.csv").open("w", newline="") as truth:
        table, true = csv.DictWriter(told, COLUMNS), csv.writer(truth)
        table.writeheader()
        true.writerow(["id", "person", "culture", "errors"])
        for number, each in enumerate(found):
            table.writerow({"id": f"r{number}", "desk": dice.choice(("uptd", "lbh", "p4mi", "polisi")), **each.values})
            true.writerow([f"r{number}", each.person, culture[each.person], " ".join(each.errors)])


def main() -> None:
    """Write a set to a folder."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--persons", type=int, default=10_000)
    asked.add_argument("--seed", type=int, default=SEED)
    asked.add_argument("--held-out", action="store_true")
    asked.add_argument("--out", type=Path, required=True)
    told = asked.parse_args()
    everybody, found = records(told.persons, seed=told.seed, held_out=told.held_out)
    write(told.out, everybody, found, random.Random(told.seed))
    print(f"{len(everybody)} persons, {len(found)} records")


if __name__ == "__main__":
    main()
