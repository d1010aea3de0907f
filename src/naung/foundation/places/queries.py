"""The readers of places. The list of areas is public, so no actor is asked for and no reading is logged."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Replace
from rapidfuzz import fuzz, process

from naung.foundation.places.models import Place, PlaceChange, Vintage
from naung.foundation.places.rules.codes import above, coarse, is_code, parent_of, read_code
from naung.foundation.places.rules.history import may_be_older_than
from naung.foundation.places.rules.search import folded, folded_areas, split_type, ways_to_split
from naung.foundation.places.rules.tables import area_names
from naung.foundation.places.vocabulary import (
    Change,
    ChangeKind,
    Doubt,
    FoundPlace,
    Kind,
    Known,
    Level,
    PlaceRow,
    Unsure,
)

SHORTEST_WORDS = 2
SHORTEST_TIGHT = 5
LONGEST_WORDS = 80
# Levels that people mean even when far away: a village of the same name elsewhere in the country is seldom meant.
FAR_BUT_MEANT = (Level.COUNTRY, Level.STATE, Level.FOREIGN_DISTRICT, Level.PROVINCE, Level.REGENCY)
NAME, BEGINNING, WORD, PART = 0, 2, 4, 6  # how well a name fits, before distance is added
FAR_VILLAGE, FAR_KECAMATAN = 5, 3
# Letters that agree, of a hundred, for a name to be offered when nothing else fits.
NEARLY = 82


def place(code: str) -> PlaceRow | None:
    """The place with this canonical code, or None where it is not in the table (which does not make the code wrong)."""
    row = Place.objects.filter(pk=code).first() if is_code(code) else None
    return _value(row) if row else None


def places(codes: Iterable[str]) -> dict[str, PlaceRow]:
    """Those of these codes that are in the table, by code; one query for a whole list."""
    return {row.pk: _value(row) for row in Place.objects.filter(pk__in={code for code in codes if is_code(code)})}


def resolve(typed: str, on: date | None = None) -> Known | Unsure:
    """What is known of a code, on a day where one is given. A code that is not in the table is unsure, never invalid."""
    code = read_code(typed)
    if code is None:
        return Unsure(typed, Doubt.NOT_A_CODE)
    row = Place.objects.filter(pk=code).first()
    if row is None:
        recoded = _changes(Q(former_code__in=(code, *above(code)), kind=ChangeKind.RECODE))
        return Unsure(code, Doubt.FORMER_CODE if recoded else Doubt.NOT_IN_TABLE, recoded)
    former = _changes(Q(place_id__in=(code, *above(code))))
    if on is not None:
        if (row.valid_from and on < row.valid_from) or (row.valid_to and row.valid_to < on):
            return Unsure(code, Doubt.NOT_VALID_THEN, former)
        newer = tuple(c for c in former if c.kind is not ChangeKind.RENAME and may_be_older_than(on, c.since))
        if newer:
            return Unsure(code, Doubt.CODE_IS_NEWER, newer)
    return Known(_value(row), start_known=row.valid_from is not None, former=former)


def children(code: str | None = None) -> list[PlaceRow]:
    """The places directly in this one, by code; all countries where none is given."""
    return [_value(row) for row in Place.objects.filter(parent_id=code).order_by("code")]


def places_below(code: str, level: Level) -> list[PlaceRow]:
    """The places of one level that lie in this one, at any depth, by code."""
    return [_value(row) for row in Place.objects.filter(pk__startswith=f"{code}.", level=level).order_by("code")]


def counts_below(code: str) -> dict[Level, int]:
    """How many places of each level lie in this one, at any depth."""
    below = Place.objects.filter(pk__startswith=f"{code}.").order_by().values_list("level")
    return {Level(level): count for level, count in below.annotate(count=Count("pk"))}


def path(code: str) -> tuple[PlaceRow, ...]:
    """The place and what it lies in, finest first, without the country Indonesia; empty for a code that is not in the table."""
    chain = places((code, *above(code)))
    return (
        tuple(chain[step] for step in (code, *above(code)) if step in chain and step != "ID") if code in chain else ()
    )


def path_words(code: str) -> str:
    """The names of the place and of what it lies in (`Pasiran, Singkawang Barat, Kota Singkawang, Kalimantan Barat`), or ``."""
    return ", ".join(row.name for row in path(code))


def kecamatan_of(code: str) -> PlaceRow | None:
    """The place itself, or the kecamatan it lies in where it is a village: what may stand unsealed."""
    return place(coarse(code))


def find_places(words: str, *, within: str | None = None, near: str | None = None, limit: int = 20) -> list[FoundPlace]:
    """Places whose name or code begins with or holds what was typed, best first; `pasiran singkawang` narrows by what is above.

    `within` keeps to an area; `near` (as `61`) puts its places first. Nothing is found for less than two letters.
    """
    if code := _typed_code(words):
        return _found(_in_area(Place.objects.filter(Q(pk=code) | Q(parent_id=code)), within).order_by("code")[:limit])
    plain = folded(words[:LONGEST_WORDS])
    if len(plain) < SHORTEST_WORDS:
        return []
    rows = list(_by_name(plain, within, near)[:limit])
    if len(rows) < limit:
        rows += [row for row in _by_name_and_area(plain, within, near, limit) if row not in rows]
    if not rows:
        rows = list(_in_area(Place.objects.filter(pk__in=_nearly(plain)), within).order_by("level", "code"))
    return _found(rows[:limit])


def _typed_code(words: str) -> str | None:
    """A code where digits were typed, or a foreign one that is in the table (two letters may also begin a name)."""
    code = read_code(words)
    if code is None or not any(c.isdigit() for c in code):
        return None
    return code


def _by_name(plain: str, within: str | None, near: str | None) -> "QuerySet[Place]":
    level, rest = split_type(plain)
    holds = Q(search__contains=plain) | Q(search_en__contains=plain)
    if level is not None:
        holds |= Q(level=level, search__contains=rest)
    if len(_tight(plain)) >= SHORTEST_TIGHT:
        holds |= Q(tight__contains=_tight(plain))
    spaceless = Replace("search", Value(" "), Value(""))
    rows = _in_area(Place.objects.alias(tight=spaceless).filter(holds), within)
    return rows.annotate(rank=_fit(plain, level, rest) + _distance(near)).order_by("rank", _size(), "name", "code")


def _tight(plain: str) -> str:
    """Without spaces: the same village is written Suka Maju and Sukamaju."""
    return plain.replace(" ", "")


def _fit(plain: str, level: Level | None, rest: str) -> Case:
    """How well the name fits, from the whole name to a part of a word."""
    steps = [(NAME, ""), (BEGINNING, "__startswith"), (WORD, "__contains")]
    cases = []
    for rank, how in steps:
        said = f" {plain}" if how == "__contains" else plain
        fits = Q(**{f"search{how}": said}) | Q(**{f"search_en{how}": said})
        if level is not None:
            fits |= Q(level=level, **{f"search{how}": f" {rest}" if how == "__contains" else rest})
        if how != "__contains" and len(_tight(plain)) >= SHORTEST_TIGHT:
            fits |= Q(**{f"tight{how}": _tight(plain)})
        cases.append(When(fits, then=Value(rank)))
    return Case(*cases, default=Value(PART), output_field=IntegerField())


def _distance(near: str | None) -> Case | Value:
    """What is added for lying far from `near`: nothing for large places, most for villages."""
    if not near or not is_code(near):
        return Value(0, output_field=IntegerField())
    province = near if parent_of(near) in (None, "ID") else above(near)[-2]
    return Case(
        When(_area(near), then=Value(0)),
        When(level__in=FAR_BUT_MEANT, then=Value(1)),
        When(_area(province), then=Value(1)),
        When(level=Level.DISTRICT, then=Value(FAR_KECAMATAN)),
        default=Value(FAR_VILLAGE),
        output_field=IntegerField(),
    )


def _size() -> Case:
    """Larger places before smaller ones of the same rank; at home before abroad."""
    order = (
        Level.REGENCY,
        Level.PROVINCE,
        Level.DISTRICT,
        Level.COUNTRY,
        Level.STATE,
        Level.FOREIGN_DISTRICT,
        Level.VILLAGE,
    )
    cases = [When(level=level, then=Value(number)) for number, level in enumerate(order)]
    return Case(*cases, output_field=IntegerField())


def _area(code: str) -> Q:
    return Q(pk=code) | Q(pk__startswith=f"{code}." if code[0].isdigit() else f"{code}-")


def _in_area(rows: "QuerySet[Place]", within: str | None) -> "QuerySet[Place]":
    if within is None:
        return rows
    if within == "ID":
        return rows.exclude(level__in=(Level.COUNTRY, Level.STATE, Level.FOREIGN_DISTRICT))
    return rows.filter(_area(within))


def _by_name_and_area(plain: str, within: str | None, near: str | None, limit: int) -> list[Place]:
    """Places that have a word beginning with the first words, in an area whose name has one beginning with the last."""
    areas = folded_areas()
    found: list[Place] = []
    for name, last in ways_to_split(plain):
        fitting = {code for code, area in areas.items() if f" {last}" in f" {area}"}
        rows = _by_name(name, within, near).filter(Q(search__startswith=name) | Q(search__contains=f" {name}"))
        found += [row for row in rows[:1000] if fitting.intersection(above(row.pk))]
    return found[:limit]


def _nearly(plain: str) -> list[str]:
    """Codes of areas down to kecamatan whose name is written nearly so: `singkwang` for Singkawang."""
    hits = process.extract(plain, folded_areas(), scorer=fuzz.ratio, score_cutoff=NEARLY, limit=5)
    return [code for _, _, code in hits]


def _found(rows: Iterable[Place]) -> list[FoundPlace]:
    """With the names above each, which are in the shipped tables, so no query is needed."""
    names = area_names()
    values = [_value(row) for row in rows]
    return [
        FoundPlace(v, tuple(names[step] for step in above(v.code) if step in names and step != "ID")) for v in values
    ]


def _changes(which: Q) -> tuple[Change, ...]:
    return tuple(
        Change(
            kind=ChangeKind(row.kind),
            former_code=row.former_code,
            former_name=row.former_name,
            code=row.place_id,
            since=row.since,
            basis=row.basis,
            mark=row.mark,
            source=row.source,
        )
        for row in PlaceChange.objects.filter(which).order_by("former_code")
    )


def _value(row: Place) -> PlaceRow:
    return PlaceRow(row.pk, Level(row.level), Kind(row.kind), row.name, row.parent_id, row.name_en)


def loaded_places() -> int:
    """How many places are loaded."""
    return Place.objects.count()


def loaded_tables(source: str = "default") -> dict[str, str]:
    """Which public tables are loaded, each with its fingerprint; `source`: the name of a database connection."""
    return dict(Vintage.objects.using(source).values_list("key", "fingerprint"))
