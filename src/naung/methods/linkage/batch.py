"""All pairs of a large table, computed by an engine for tables in plain SQL (`pairs.sql`), which belongs to no engine.

What only Indonesian rules know (words of a name, which spelling stands for which) is written into tables first; the model itself,
from which pairs are compared to the probability, is SQL. Values go in as numbers: no name and no number of a person is in the
engine, only which records share one.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from itertools import combinations
from math import comb, log
from typing import Any, Protocol, cast

import numpy as np
from numpy.typing import NDArray

from naung.methods.linkage.blocking import LARGEST, LARGEST_CODE, candidates, field_of, is_code, keys_of
from naung.methods.linkage.comparing import LONG_CODE, Known, Words, compared, known_of
from naung.methods.linkage.fields import Kind
from naung.methods.linkage.model import HOUSEHOLD, NAMES_OF_KIN, RAREST, SHRINK, Model, estimated
from naung.methods.linkage.names import fit
from naung.methods.linkage.values import Day, Table, groups
from naung.methods.names.words import Word

Columns = Mapping[str, Sequence[Any] | NDArray[Any]]
SAMPLE = 6_000  # records from which the model is estimated
MOST_WORDS = 12


class Engine(Protocol):
    """What an engine has to do: take a table's columns, run a statement, give rows."""

    def load(self, name: str, columns: Columns) -> None:
        """Make a table of these columns."""

    def run(self, statement: str) -> None:
        """Run one statement."""

    def rows(self, query: str) -> Sequence[tuple[Any, ...]]:
        """The rows of a query."""


def statements() -> list[str]:
    """The model as SQL, statement by statement."""
    text = files("naung.methods.linkage").joinpath("pairs.sql").read_text("utf-8")
    plain = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("--"))
    return [each.strip() for each in plain.split(";") if each.strip()]


def linked_in(
    engine: Engine,
    table: Table,
    *,
    least: float,
    model: Model | None = None,
    known: Known | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> list[tuple[int, int, float]]:
    """Every pair that may be of one person: two places in the table and the probability, at least `least`.

    `model` and `known`: where they are not to be estimated from the table and counted in it.
    """
    known = known or known_of(table)
    for name, columns in tables_of(table, known, model or model_from_sample(table)):
        engine.load(name, columns)
    todo = statements()
    for n, each in enumerate(todo, 1):
        engine.run(each)
        if progress:
            progress(n, len(todo))
    found = engine.rows("SELECT a, b, sure FROM pairs")
    return [(int(a), int(b), float(sure)) for a, b, sure in found if sure >= least]


def model_from_sample(table: Table, seed: int = 1) -> Model:
    """The model, estimated without labels from records drawn at random: the share of pairs of one person is the same there."""
    if len(table) > SAMPLE:
        drawn = np.sort(np.random.default_rng(seed).choice(len(table), SAMPLE, replace=False)).tolist()
        values = {name: [column[n] for n in drawn] for name, column in table.values.items()}
        table = Table(tuple(table.ids[n] for n in drawn), table.kinds, values)
    known, pairs = known_of(table), candidates(table)
    return estimated(table, pairs, compared(table, pairs, known), known=known)


def tables_of(table: Table, known: Known, model: Model) -> Iterator[tuple[str, Columns]]:
    """What the statements read."""
    yield "rec", _records(table, known)
    yield "num", _numbers(table, known)
    yield "area", _areas(table, known)
    yield from _addresses(table, known)
    yield from _names(table, known)
    yield "block", _blocks(table)
    yield "model", _weights(table, model)
    rest = np.log1p(-model.share - model.kin)
    kin = log(model.kin) - rest if model.kin else -1000.0
    yield "told", {"ln_share": [log(model.share) - rest], "ln_kin": [kin], "shrink": [SHRINK]}


class _Numbered(dict[Hashable, int]):
    """Each value once, as a number from 1 on."""

    def __missing__(self, value: Hashable) -> int:
        self[value] = number = len(self) + 1
        return number


def _first(table: Table, kind: Kind) -> str | None:
    return next((name for name, each in table.kinds.items() if each is kind), None)


def _chance(known: Known, name: str, value: object) -> float:
    return log(max(known.values[name].chance(value), RAREST))


def _records(table: Table, known: Known) -> Columns:
    birth, sex = _first(table, Kind.BIRTH), _first(table, Kind.SEX)
    rows = []
    for n in range(len(table)):
        told: Any = table.values[birth][n] if birth else None
        day: Day = told or (0, 0, 0)
        coarse = int(day[1:] in {(0, 0), (1, 1)} or not day[2])
        of_day = _chance(known, birth, told) if birth and told else 0.0
        hers: Any = table.values[sex][n] if sex else None
        of_sex = _chance(known, sex, hers) if sex and hers else 0.0
        rows.append((n, *day, coarse, of_day, {"P": 1, "L": 2}.get(hers, 0), of_sex))
    return _columns(("rec", "y", "m", "d", "coarse", "ln_chance", "sex", "ln_sex"), rows)


def _numbers(table: Table, known: Known) -> Columns:
    seen, rows = _Numbered(), []
    numbers = {name: kind for name, kind in table.kinds.items() if kind in {Kind.CODE, Kind.PHONE, Kind.CATEGORY}}
    for name, kind in numbers.items():
        field = field_of(name)
        beside = [other for other in numbers if field_of(other) == field]
        for n, value in enumerate(table.values[name]):
            if value is None:
                continue
            text = str(value)
            near, half = int(kind is Kind.CODE and len(text) >= LONG_CODE), len(text) // 2
            halves = (seen[field, "half", text[:half]], seen[field, "rest", text[half:]]) if near else (0, 0)
            chance = max(_chance(known, other, value) for other in beside)
            rows.append((n, field, seen[field, text], *halves, near, 2 if kind is Kind.CODE else 1, chance))
    return _columns(("rec", "f", "v", "half", "rest", "near_to", "top", "ln_chance"), rows)


def _areas(table: Table, known: Known) -> Columns:
    name, seen, rows = _first(table, Kind.AREA), _Numbered(), []
    for n, value in enumerate(table.values[name] if name else ()):
        if value is not None and name:
            parts = str(value).split(".") if str(value)[:1].isdigit() else []
            k3 = seen[tuple(parts[:3])] if len(parts) >= 3 else 0
            rows.append(
                (n, seen[value], k3, seen[tuple(parts[:2])] if len(parts) >= 2 else 0, _chance(known, name, value))
            )
    return _columns(("rec", "v", "k3", "k2", "ln_chance"), rows)


def _addresses(table: Table, known: Known) -> Iterator[tuple[str, Columns]]:
    name, whole, word = _first(table, Kind.TEXT), _Numbered(), _Numbered()
    rows, words = [], []
    for n, value in enumerate(table.values[name] if name else ()):
        if value is not None and name:
            parts: Any = value
            rows.append((n, whole[value], len(parts), _chance(known, name, value)))
            words += [(n, word[each]) for each in parts]
    yield "addr", _columns(("rec", "v", "n", "ln_chance"), rows)
    yield "aword", _columns(("rec", "w"), words)


def _names(table: Table, known: Known) -> Iterator[tuple[str, Columns]]:
    owns: list[tuple[int, str, int]] = []
    ids = _Numbered()
    for name, kind in table.kinds.items():
        if kind in {Kind.NAME, Kind.KIN}:
            field = "name" if kind is Kind.NAME else name
            owns += [(n, field, ids[field, value]) for n, value in enumerate(table.values[name]) if value is not None]
    vocabulary, sounds = _Numbered(), _Numbered()
    names, words = [], []
    for told, number in ids.items():
        field, value = cast(tuple[str, tuple[Word, ...]], told)
        shares = [known.words[field].shares.get(word.skeleton, RAREST) for word in value]
        plain = "".join(word.plain for word in value)
        names.append((field, number, len(value), plain, len(plain), min(shares)))
        words += [
            (field, number, at, vocabulary[word], sounds[word.skeleton], share)
            for at, (word, share) in enumerate(zip(value, shares, strict=True))
        ]
    joined = _Numbered()
    yield "owns", _columns(("rec", "kind", "name"), sorted(set(owns)))
    yield (
        "name",
        _columns(("kind", "name", "n", "joined", "letters", "rarest"), [(*a[:3], joined[a[3]], *a[4:]) for a in names]),
    )
    yield "word", _columns(("kind", "name", "pos", "w", "sk", "share"), words)
    yield "fit", _columns(("a", "b", "sure"), list(_fits(vocabulary)))
    yield "tog", _columns(("kind", "s", "t", "share"), list(_together(known.words, sounds)))
    ways = [(n, k, log(comb(n, k))) for n in range(1, MOST_WORDS + 1) for k in range(1, n + 1)]
    yield "comb", _columns(("n", "k", "ln_ways"), ways)


def _together(words: Mapping[str, Words], sounds: Mapping[Hashable, int]) -> Iterator[tuple[str, int, int, float]]:
    for field, each in words.items():
        for pair, share in each.together.items():
            one, other = sorted(sounds[word] for word in pair)
            yield field, one, other, share


def _fits(vocabulary: Mapping[Hashable, int]) -> Iterator[tuple[int, int, float]]:
    """Each two words of which one may stand for the other, both ways, and each word for itself."""
    words: list[Any] = list(vocabulary)
    groups_of: dict[Hashable, list[int]] = defaultdict(list)
    for n, word in enumerate(words):
        for key in set(_likeness(word)):
            groups_of[key].append(n)
    pairs = {pair for group in groups_of.values() if len(group) > 1 for pair in combinations(group, 2)}
    pairs |= set(_parts(words))
    for n in range(len(words)):
        yield vocabulary[words[n]], vocabulary[words[n]], 1.0
    for one, other in pairs:
        if sure := fit(words[one], words[other]):
            yield vocabulary[words[one]], vocabulary[words[other]], sure
            yield vocabulary[words[other]], vocabulary[words[one]], sure


def _likeness(word: Word) -> Iterator[Hashable]:
    yield "sound", word.skeleton
    yield "canon", word.canon
    yield from (("group", each) for each in groups().get(word.canon, ()))
    for text in {word.canon, word.plain, word.skeleton}:
        if len(text) >= 4:
            yield "slip", text
            yield from (("slip", text[:at] + text[at + 1 :]) for at in range(len(text)))


def _parts(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Words of which one begins or ends the other, and single letters with the words that they begin."""
    places: dict[str, list[int]] = defaultdict(list)
    letters: dict[str, list[int]] = defaultdict(list)
    for n, word in enumerate(words):
        places[word.canon].append(n)
        if word.initial or word.from_letter:
            letters[word.canon[0]].append(n)
    for n, word in enumerate(words):
        canon = word.canon
        ends = {canon[:size] for size in range(3, len(canon))} | {canon[-size:] for size in range(3, len(canon))}
        for other in {place for end in ends for place in places.get(end, ())} | set(letters.get(canon[:1], ())):
            if other != n:
                yield (n, other) if n < other else (other, n)


def _blocks(table: Table) -> Columns:
    records, keys, most = [], [], []
    for place in range(len(table)):
        for key in set(keys_of(table, place)):
            records.append(place)
            keys.append(hash(key))
            most.append(LARGEST_CODE if is_code(key) else LARGEST)
    columns = {"rec": records, "k": keys, "most": most}
    return {name: np.asarray(each, dtype=np.int64) for name, each in columns.items()}


def _weights(table: Table, model: Model) -> Columns:
    rows = []
    kinds = {"name" if kind is Kind.NAME else name: kind for name, kind in table.kinds.items()}
    for name, kind in ((name, kind) for name, kind in kinds.items() if field_of(name) == name):
        field = {Kind.BIRTH: "birth", Kind.SEX: "sex", Kind.AREA: "area", Kind.TEXT: "address"}.get(kind, name)
        for level, (same, chance) in enumerate(zip(model.same[name], model.chance[name], strict=True)):
            kin = log(NAMES_OF_KIN[level]) if kind is Kind.NAME else 0.0
            rows.append((field, level, log(same), log(chance), int(kind in HOUSEHOLD), kin))
    return _columns(("f", "lev", "ln_same", "ln_chance", "home", "ln_kin"), rows)


def _columns(names: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> Columns:
    columns = list(zip(*rows, strict=True)) or [()] * len(names)
    return {name: list(column) for name, column in zip(names, columns, strict=True)}
