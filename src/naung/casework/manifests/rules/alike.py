"""Who may be the same person: within one list, and between two readings of it, so that nobody is added twice or lost.

Nothing here decides that two rows are one person: rows that are alike are shown. Two readings of the same list are another
matter: the same row has the same fingerprint, whatever stands above or below it.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from naung.casework.manifests.vocabulary import Alike, Person
from naung.foundation.people.rules.marks import name_key
from naung.foundation.people.rules.numbers import plain_number

SHORTEST_NUMBER = 5  # characters of a paper's number that tell people apart
BETWEEN = "\x1f"


def numbers_of(person: Person) -> tuple[str, ...]:
    """The numbers of passport and travel paper, as they are compared."""
    found = (plain_number(each.casefold().replace("splp", "")) for each in person.papers.split(";"))
    return tuple(each for each in found if len(each) >= SHORTEST_NUMBER)


def born_as(person: Person) -> str:
    """When somebody was born, as it is compared; empty where neither that nor an age is known."""
    first, last = person.birth.first, person.birth.last
    if first is None and last is None:
        return ""
    return f"{first or ''}/{last or ''}" if person.birth.is_exact or person.age is None else f"age {person.age}"


def alike(people: Sequence[Person]) -> tuple[Alike, ...]:
    """Rows that may be one person, each group once by the surest of what they share."""
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for person in people:
        if person.nik:
            groups["nik", person.nik].append(person.row)
        for number in numbers_of(person):
            groups["papers", number].append(person.row)
        key, born = " ".join(name_key(person.name)), born_as(person)
        if key and born:
            groups["name_birth", f"{key}{BETWEEN}{born}"].append(person.row)
    found: list[Alike] = []
    told: set[tuple[int, ...]] = set()
    for by in ("nik", "papers", "name_birth"):
        for (kind, _), rows in groups.items():
            if kind == by and len(rows) > 1 and tuple(rows) not in told:
                told.add(tuple(rows))
                found.append(Alike(tuple(rows), by))
    return tuple(found)


def fingerprints(people: Iterable[Person]) -> list[str]:
    """One text a person by which a row is known again when its list is read again; never the same one twice in a list.

    It rests on the NIK, else the number of her papers, else name, birth or age, sex and origin as written; of rows in which all
    of that is the same, each has its own by their order. It names the person: keep it only as a keyed token.
    """
    seen: dict[str, int] = defaultdict(int)
    found = []
    for person in people:
        told = _told(person)
        found.append(f"{told}{BETWEEN}{seen[told]}")
        seen[told] += 1
    return found


def _told(person: Person) -> str:
    if person.nik:
        return f"nik{BETWEEN}{person.nik}"
    if numbers := numbers_of(person):
        return f"papers{BETWEEN}{min(numbers)}"
    key = " ".join(name_key(person.name)) or person.name.casefold()
    return BETWEEN.join(("name", key, born_as(person), person.sex.value, person.origin_words.casefold()))
