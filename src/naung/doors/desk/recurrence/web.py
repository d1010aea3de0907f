"""What comes back as a picture, drawn on the server: a line a value, a point a history by time, joined where it is the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from uuid import UUID

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from naung.casework.recurrence.vocabulary import Back, Maybe, Value
from naung.foundation.clock.vocabulary import VagueDate

WIDTH, ROW, HEAD, SIDE = 360, 38, 22, 14  # of the picture, of a line with its name, of the years, beside the lines
RADIUS, LETTERS = 4.5, 30
MOST_HUBS, SQUARE = 8, 9  # drawn beneath, each as a square without edges
MOST_LINES, MOST_ENDS = 30, 40  # drawn, and beyond them ends of what may be one; the tables have them all
MOST_YEARS = 8  # years named above the picture


@dataclass(frozen=True)
class Line:
    """One value as it is drawn: what it is called, its histories, and on what it rests that it is the same in them."""

    name: str
    back: Back
    how: str = ""


@dataclass(frozen=True)
class Weight:
    """A hub as it is drawn: what it is called, and how many persons share it."""

    name: str
    words: str


def draw_web(lines: Sequence[Line], maybes: Sequence[Maybe] = (), hubs: Sequence[Weight] = ()) -> SafeString:
    """One SVG; empty where nothing came back. Histories whose beginning nobody knows are not drawn, and hubs join nobody."""
    joined = {end for each in maybes for end in (each.one, each.other)}
    drawn = list(lines[:MOST_LINES])
    drawn += [line for line in lines[MOST_LINES:] if line.back.value in joined][:MOST_ENDS]
    drawn = [line for line in drawn if any(middle_of(each.began) for each in line.back.histories)]
    days = [day for line in drawn for each in line.back.histories if (day := middle_of(each.began))]
    if not days:
        return SafeString("")
    scale = Scale(min(days), max(days))
    at = {line.back.value: HEAD + number * ROW for number, line in enumerate(drawn)}
    shops = list(hubs[:MOST_HUBS])
    height = HEAD + ROW * (len(drawn) + len(shops)) + 6
    told = [*(f"{line.name} ({line.how})" if line.how else line.name for line in drawn)]
    edges = [each for each in maybes if each.one in at and each.other in at]
    called = {line.back.value: line.name for line in drawn}
    told += [f"{called[each.one]} – {called[each.other]}: {_chance(each)}" for each in edges]
    words = "; ".join([*told, *(f"{hub.name}: {hub.words}" for hub in shops)])
    parts = [
        scale.years(HEAD + ROW * len(drawn) + 6),
        _joins(drawn, scale),
        *_maybes(edges, at, scale),
        *(_line(line, at[line.back.value], scale) for line in drawn),
    ]
    parts += [_hub(hub, HEAD + (len(drawn) + number) * ROW) for number, hub in enumerate(shops)]
    return mark_safe(  # noqa: S308  # every word is escaped
        f'<svg class="jaring" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'aria-labelledby="jaring-judul jaring-isi"><title id="jaring-judul">{escape(_("Yang muncul lagi, menurut waktu"))}'
        f'</title><desc id="jaring-isi">{escape(words)}</desc>{"".join(parts)}</svg>'
    )


def middle_of(day: VagueDate) -> date | None:
    """The day in the middle of what a vague date may mean."""
    if day.first is None or day.last is None:
        return day.first or day.last
    return day.first + (day.last - day.first) / 2


@dataclass(frozen=True)
class Scale:
    """Where a day stands from left to right."""

    first: date
    last: date

    def x(self, day: date) -> float:
        """The place of a day."""
        span = (self.last - self.first).days or 1
        return SIDE + (day - self.first).days / span * (WIDTH - 2 * SIDE)

    def years(self, height: int) -> str:
        """The years, each with a thin line."""
        every = (self.last.year - self.first.year) // MOST_YEARS + 1
        parts = []
        for year in range(self.first.year, self.last.year + 1, every):
            x = max(self.x(date(year, 1, 1)), SIDE)
            parts.append(f'<path class="jaring-tahun" d="M{x:.1f} {HEAD - 8}V{height}"/>')
            parts.append(f'<text class="jaring-kecil" x="{x:.1f}" y="11" font-size="11">{year}</text>')
        return "".join(parts)


def _points(line: Line, scale: Scale) -> list[tuple[UUID, float]]:
    days = [(each.id, middle_of(each.began)) for each in line.back.histories]
    return [(history, scale.x(day)) for history, day in days if day is not None]


def _line(line: Line, top: int, scale: Scale) -> str:
    y, points = top + 24, _points(line, scale)
    xs = [x for _history, x in points]
    dots = "".join(f'<circle class="jaring-titik" cx="{x:.1f}" cy="{y}" r="{RADIUS}"/>' for x in xs)
    return (
        f'<text class="jaring-nama" x="0" y="{top + 12}" font-size="12">{escape(_short(line.name))}</text>'
        f'<text class="jaring-kecil jaring-karena" x="{WIDTH}" y="{top + 12}" text-anchor="end" font-size="10">'
        f"{escape(line.how)}</text>"
        f'<path class="jaring-garis" d="M{min(xs):.1f} {y}H{max(xs):.1f}"/>{dots}'
    )


def _hub(hub: Weight, top: int) -> str:
    """Its weight, and no line to anybody."""
    return (
        f'<text class="jaring-nama" x="0" y="{top + 12}" font-size="12">{escape(_short(hub.name))}</text>'
        f'<rect class="jaring-simpul" x="{SIDE - SQUARE / 2}" y="{top + 19}" width="{SQUARE}" height="{SQUARE}"/>'
        f'<text class="jaring-kecil" x="{SIDE + SQUARE + 4}" y="{top + 27}" font-size="11">{escape(hub.words)}</text>'
    )


def _short(name: str) -> str:
    return name if len(name) <= LETTERS else name[: LETTERS - 1].rstrip() + "…"


def _joins(lines: Sequence[Line], scale: Scale) -> str:
    """For each history on several lines one upright line."""
    where: dict[UUID, list[tuple[float, int]]] = {}
    for number, line in enumerate(lines):
        for history, x in _points(line, scale):
            where.setdefault(history, []).append((x, HEAD + number * ROW + 24))
    return "".join(
        f'<path class="jaring-temu" d="M{points[0][0]:.1f} {points[0][1]}V{points[-1][1]}"/>'
        for points in where.values()
        if len(points) > 1
    )


def _chance(each: Maybe) -> str:
    return f"{each.probability:.0%}" if each.probability is not None else _("belum pasti")


def _maybes(edges: Sequence[Maybe], at: Mapping[Value, int], scale: Scale) -> list[str]:
    """Lines that may be one: a broken line between their nearest points, with what it rests on above all of them."""
    lines, words = [], []
    for each in edges:
        one, other = ([x for _history, x in _points(Line("", end), scale)] for end in each.ends)
        start, end = min(((a, b) for a in one for b in other), key=lambda ends: abs(ends[0] - ends[1]))
        top, bottom = (at[end.value] + 24 for end in each.ends)
        lines.append(f'<path class="jaring-mungkin" d="M{start:.1f} {top}L{end:.1f} {bottom}"/>')
        words.append(
            f'<text class="jaring-kecil jaring-karena" x="{(start + end) / 2:.1f}" y="{(top + bottom) / 2 + 4:.1f}" '
            f'text-anchor="middle" font-size="10">{escape(_chance(each))}</text>'
        )
    return [*lines, *words]
