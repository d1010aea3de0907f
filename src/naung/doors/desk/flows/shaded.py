"""Areas shaded by one role, with the legend and the table that say the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from naung.doors.desk.flows.shown import say_count, say_interval
from naung.doors.desk.shell.maps import map_with_legend
from naung.doors.desk.shell.words import NOTHING, say_number
from naung.foundation.places.rules.codes import level_of
from naung.foundation.places.rules.maps import (
    UNSEEN_WORDS,
    Blank,
    MapClass,
    MapWords,
)
from naung.foundation.places.rules.shapes import MAPPED, Shapes, halved_districts, shapes_for
from naung.foundation.places.vocabulary import Level
from naung.insight.extract.vocabulary import SMALLEST, Role
from naung.insight.flows.vocabulary import PlaceRow, Where

BOUNDS = (9, 19, 49, 99)  # persons: each class about twice the one before, from the smallest number that is told


@dataclass(frozen=True)
class Ground:
    """What a map is drawn on: the outlines, where a click on each leads, and what is outlined on top."""

    shapes: Shapes
    links: Mapping[str, str]
    lines: Shapes | None = None


def ground_of(within: str, links: Mapping[str, str], marked: str = "") -> Ground:
    """The parts of an area: all kecamatan of the province, those of a kabupaten or kota, the villages of a kecamatan."""
    if within == MAPPED:
        return Ground(halved_districts(), links)
    shapes = shapes_for(Level.VILLAGE if level_of(within) is Level.DISTRICT else Level.DISTRICT, within)
    outline = {marked: shapes.paths[marked]} if marked in shapes.paths else {}
    return Ground(shapes, links, replace(shapes, paths=outline) if outline else None)


def shaded(role: Role, rows: Sequence[PlaceRow], names: Mapping[str, str], ground: Ground) -> dict[str, Any]:
    """The map of an area by its parts in one role, its legend and its rows, as a template takes them; no map without outlines."""
    at = list(Role).index(role)
    counts = {row.code: row.counts[at] for row in rows}
    told = {code: _value(counts[code].shown) for code in ground.shapes.paths if code in counts}
    values = {code: value for code, value in told.items() if value is not None}
    most = max((int(v) for v in values.values() if not isinstance(v, Blank)), default=SMALLEST)
    classes = _classes(most)
    words = MapWords(
        title=_("Peta korban menurut wilayah"),
        description=_("Wilayah diarsir menurut jumlahnya. Tabel di halaman ini menyebut hal yang sama."),
        names=names,
        number=lambda value: say_number(int(value)),
        links=ground.links or None,
        say=_say_short,
    )
    drawn = {"map": "", "legend": []}
    if not ground.shapes.is_empty:
        drawn = map_with_legend(ground.shapes, values, classes, words, key="arsir", say=_say, lines=ground.lines)
    return {
        "shaded": drawn["map"],
        "legend": drawn["legend"],
        "rows": [
            {
                "address": ground.links.get(code, ""),
                "name": names[code],
                "count": say_count(count.shown),
                "interval": say_interval(count),
            }
            for code, count in sorted(counts.items(), key=lambda each: (-(each[1].shown or 0), each[0]))
            if code in names and code not in set(Where) and (count.shown or count.shown is None)
        ],
        "silent": sum(1 for code, count in counts.items() if code not in set(Where) and count.shown == 0),
        "wider": sum(
            counts[each.value].shown or 0 for each in (Where.HIDDEN_HERE, Where.NOT_TOLD) if each.value in counts
        ),
    }


def _value(shown: int | None) -> float | Blank | None:
    """A zero of the extract is not a zero of the world: fewer than five a year are told only wider."""
    if shown is None:
        return Blank.WITHHELD
    return float(shown) if shown else None


def _say(words: str) -> str:
    """The map's own words for an area without a number are about nobody having looked; here it is that nothing is told."""
    return _("tidak ada, atau kurang dari 5 setahun") if words == UNSEEN_WORDS else _(words)


def _say_short(words: str) -> str:
    """The same in the tip of each of 174 areas: the dash of the tables, which the legend explains."""
    return NOTHING if words == UNSEEN_WORDS else _(words)


def _classes(most: int) -> list[MapClass]:
    bounds = [bound for bound in BOUNDS if bound < most]
    lows = [SMALLEST, *(bound + 1 for bound in bounds)]
    classes = [MapClass(high, f"{low} – {high}") for low, high in zip(lows, bounds, strict=False)]
    return [*classes, MapClass(max(most, lows[-1]), _("%(low)s atau lebih") % {"low": say_number(lows[-1])})]
