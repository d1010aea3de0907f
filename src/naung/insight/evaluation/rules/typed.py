"""Lists and counts as people type or paste them: one area a line, its counts after an equals sign."""

import re
from collections.abc import Mapping, Sequence

from naung.foundation.errors import FieldProblem, Problems
from naung.foundation.words import gettext_noop
from naung.insight.evaluation.rules.drafts import MOST_COUNTED, key_of
from naung.insight.evaluation.vocabulary import Cluster
from naung.methods.disclosure import SMALLEST

CODE = re.compile(r"(?P<code>\d\d(?:\.\d\d(?:\.\d\d(?:\.\d{4})?)?)?)(?:\s+(?P<name>.*))?")
BETWEEN = re.compile(r"[,;\t ]+")
NUMBER = re.compile(r"-?\d+")
FIELD = "counts"
HIDDEN = "1–4"  # as a colleague's small count stands where two values are compared
TAKEN = "catatan"  # stands for a small number of the ledger: taken in as it is, shown to nobody

NO_LINE = gettext_noop("Baris “%(line)s”: tulis nama wilayah, tanda =, lalu hitungannya.")
NOT_HERE = gettext_noop("%(name)s bukan wilayah rancangan ini.")
TWICE = gettext_noop("%(name)s diisi dua kali.")
NOT_A_COUNT = gettext_noop("%(name)s: “%(typed)s” bukan bilangan bulat. Tulis angka saja, tanpa titik.")
BELOW_ZERO = gettext_noop("%(name)s: hitungan tidak boleh kurang dari nol.")
TOO_MUCH = gettext_noop("%(name)s: hitungan paling banyak %(most)s.")
OTHER_NUMBER = gettext_noop("%(name)s: perlu %(wanted)s hitungan, tertulis %(given)s.")

Typed = dict[tuple[int, int], int]  # (place of the area in the rollout, place of the period in what was asked) to count


def read_clusters(text: str, *, chosen: bool) -> tuple[Cluster, ...]:
    """Areas typed one a line: a code with or without its name, or the name of a school or the like."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    found = []
    for line in filter(None, lines):
        coded = CODE.fullmatch(line)
        found.append(
            Cluster((coded["name"] or coded["code"]).strip(), coded["code"], chosen)
            if coded
            else Cluster(line, "", chosen)
        )
    return tuple(found)


def label_of(cluster: Cluster) -> str:
    """An area as its line begins, so that it is read back as the same one."""
    return f"{cluster.code} {cluster.name}".strip()


def sheet_of(clusters: Sequence[Cluster], columns: int = 0, known: Mapping[tuple[int, int], int] | None = None) -> str:
    """The lines to be filled: every area with an equals sign and, where the ledger has all its counts, those.

    A number of 1 to 4 is not shown: TAKEN stands in its place, and `read_counts` takes it in.
    """
    lines = []
    for place, each in enumerate(clusters):
        told = [(known or {}).get((place, column)) for column in range(columns)]
        behind = ", ".join(TAKEN if 0 < n < SMALLEST else str(n) for n in told if n is not None)
        lines.append(f"{label_of(each)} = {behind if None not in told else ''}\n")
    return "".join(lines)


def read_counts(
    text: str, clusters: Sequence[Cluster], columns: int, known: Mapping[tuple[int, int], int] | None = None
) -> Typed:
    """Counts typed behind the areas, `columns` a line; a line with nothing behind its sign is not told.

    `known`: counts of the ledger by (place, column), for which TAKEN may stand.

    Raises Problems, one a line that is wrong: an area that is not here or stands twice, no whole number, below zero, too
    few or too many.
    """
    places = {key_of(each): place for place, each in enumerate(clusters)}
    found: Typed = {}
    problems: list[FieldProblem] = []
    seen: set[str] = set()
    for line in (each.strip() for each in text.splitlines()):
        name, sign, right = (part.strip() for part in line.rpartition("="))
        if not line or (sign and not right):
            continue
        if not sign:
            problems.append(FieldProblem(FIELD, NO_LINE, {"line": line[:60]}))
            continue
        key = _key(name)
        if key in seen or key not in places:
            problems.append(FieldProblem(FIELD, TWICE if key in seen else NOT_HERE, {"name": name}))
            continue
        seen.add(key)
        numbers = [_taken(each, known or {}, (places[key], column)) for column, each in enumerate(BETWEEN.split(right))]
        problems += _problems(name, numbers, columns)
        if not problems:
            found |= {(places[key], column): int(number) for column, number in enumerate(numbers)}
    if problems:
        raise Problems(problems)
    return found


def _taken(typed: str, known: Mapping[tuple[int, int], int], cell: tuple[int, int]) -> str:
    return str(known[cell]) if typed.casefold() == TAKEN and cell in known else typed


def _key(name: str) -> str:
    (cluster,) = read_clusters(name, chosen=False) or (Cluster(""),)
    return key_of(cluster)


def _problems(name: str, numbers: Sequence[str], columns: int) -> list[FieldProblem]:
    for typed in numbers:
        if not NUMBER.fullmatch(typed):
            return [FieldProblem(FIELD, NOT_A_COUNT, {"name": name, "typed": typed[:20]})]
        if int(typed[:10]) < 0:
            return [FieldProblem(FIELD, BELOW_ZERO, {"name": name})]
        if len(typed) > len(str(MOST_COUNTED)) or int(typed) > MOST_COUNTED:
            return [FieldProblem(FIELD, TOO_MUCH, {"name": name, "most": MOST_COUNTED})]
    if len(numbers) != columns:
        return [FieldProblem(FIELD, OTHER_NUMBER, {"name": name, "wanted": columns, "given": len(numbers)})]
    return []
