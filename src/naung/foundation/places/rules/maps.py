"""A map as SVG, drawn on the server: classes that read in grey, hatching for withheld, dots where no one looked.

It carries no style and no script, so the strict content policy lets it pass; a style sheet may recolour its classes
(`peta-1` to `peta-5`, `peta-ditutup`, `peta-belum`, `peta-garis`). The table beside it is its caller's.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from html import escape
from itertools import pairwise

from naung.foundation.places.rules.shapes import Shapes, label_point
from naung.foundation.words import gettext_noop

PAPER, INK, QUIET = "#FBFAF7", "#1E2421", "#5C6660"
# Light to dark, each step darker in grey too (relative luminance 0.83, 0.55, 0.34, 0.17, 0.07).
SCALE = ("#E4EEEB", "#AFCFC9", "#76A9A6", "#3F7C7F", "#0F5257")

LABELS_ACROSS = 26  # letters high that fit over the longer side: twelve pixels on a phone of 360

WITHHELD_WORDS = gettext_noop("angkanya ditutup agar orang tidak dikenali")
UNSEEN_WORDS = gettext_noop("belum ada yang memeriksa")


class Blank(StrEnum):
    """Why an area has no number: kept back to protect people, or never looked at. The two are never drawn alike."""

    WITHHELD = "peta-ditutup"
    UNSEEN = "peta-belum"


BLANK_WORDS = {Blank.WITHHELD: WITHHELD_WORDS, Blank.UNSEEN: UNSEEN_WORDS}


@dataclass(frozen=True)
class MapClass:
    """One class of the scale: values up to and including `up_to`, in words for the legend."""

    up_to: float
    words: str


@dataclass(frozen=True)
class LegendRow:
    """One line of the legend: the class's mark, its words, and how many areas are drawn so."""

    mark: str
    words: str
    count: int


def indonesian_number(value: float) -> str:
    """A number as Indonesian writes it, with at most two decimals: 12.500 and 3,75."""
    english = f"{value:,.2f}".rstrip("0").rstrip(".")
    return english.translate(str.maketrans(",.", ".,"))


@dataclass(frozen=True)
class MapWords:
    """What a map says: title and sentence for who can't see it, names and numbers of areas, and where a click leads."""

    title: str
    description: str
    names: Mapping[str, str]
    number: Callable[[float], str] = indonesian_number
    links: Mapping[str, str] | None = None
    say: Callable[[str], str] = str


def mark_of(value: float | Blank | None, classes: Sequence[MapClass]) -> str:
    """The class a value is drawn in; without a value no one looked; above the last bound is the last class."""
    if value is None:
        return Blank.UNSEEN.value
    if isinstance(value, Blank):
        return value.value
    place = next((i for i, each in enumerate(classes) if value <= each.up_to), len(classes) - 1)
    return f"peta-{place + 1 + _first_step(classes)}"


def _first_step(classes: Sequence[MapClass]) -> int:
    """Fewer classes than five use the darker end, so that the first still stands out from the paper."""
    return len(SCALE) - len(classes)


def legend(
    shapes: Shapes, values: Mapping[str, float | Blank], classes: Sequence[MapClass], say: Callable[[str], str] = str
) -> list[LegendRow]:
    """The legend in the order of the scale; withheld and unseen only where they occur."""
    _check(classes)
    counts = Counter(mark_of(values.get(code), classes) for code in shapes.paths)
    marks = [(f"peta-{i + 1 + _first_step(classes)}", each.words) for i, each in enumerate(classes)]
    rows = [LegendRow(mark, words, counts[mark]) for mark, words in marks]
    return rows + [LegendRow(b.value, say(BLANK_WORDS[b]), counts[b.value]) for b in Blank if counts[b.value]]


def draw_map(
    shapes: Shapes,
    values: Mapping[str, float | Blank],
    classes: Sequence[MapClass],
    words: MapWords,
    *,
    key: str,
    lines: Shapes | None = None,
) -> str:
    """One SVG of the areas in their classes. `key` makes its ids the page's only ones; `lines` are borders drawn on top.

    Every area says its name and number as a tooltip; all words are escaped. ValueError for classes out of order or over five.
    """
    _check(classes)
    groups: dict[str, list[str]] = {}
    for code, path in shapes.paths.items():
        value = values.get(code)
        groups.setdefault(mark_of(value, classes), []).append(_area(code, path, value, words))
    role = "group" if words.links else "img"
    parts = [
        _head(shapes, words, role=role, kind="peta", key=key),
        _patterns(key, groups),
        f'<g stroke="{PAPER}" stroke-width="1" fill-rule="evenodd" stroke-linejoin="round">',
    ]
    parts += [
        f'<g class="{mark}" fill="{_fill(mark, key)}">{"".join(areas)}</g>' for mark, areas in sorted(groups.items())
    ]
    parts.append("</g>")
    if lines is not None and not lines.is_empty:
        outline = "".join(f'<path d="{path}"/>' for path in lines.paths.values())
        parts.append(
            f'<g class="peta-garis" fill="none" stroke="{INK}" stroke-width="1.2" pointer-events="none">{outline}</g>'
        )
    return "".join([*parts, "</svg>"])


def draw_areas(shapes: Shapes, words: MapWords, *, key: str, labels: Mapping[str, str]) -> str:
    """One SVG of areas without numbers, each with its name as a tooltip and a short label inside; links where given.

    `words.number` is not used. ValueError for a key that could break out.
    """
    _, _, width, height = shapes.box
    size = max(round(max(width, height) / LABELS_ACROSS, 1), 1)
    areas = "".join(_plain_area(code, path, words) for code, path in shapes.paths.items())
    texts = "".join(_label(path, labels.get(code, "")) for code, path in shapes.paths.items())
    return "".join(
        (
            _head(shapes, words, role="group" if words.links else "img", kind="peta peta-wilayah", key=key),
            f'<g stroke="{QUIET}" stroke-width="1" fill="{SCALE[0]}" fill-rule="evenodd" stroke-linejoin="round">{areas}</g>',
            f'<g fill="{INK}" font-size="{size}" text-anchor="middle" dominant-baseline="central" pointer-events="none" '
            f'aria-hidden="true"><g class="peta-label">{texts}</g></g></svg>',
        )
    )


def _head(shapes: Shapes, words: MapWords, *, role: str, kind: str, key: str) -> str:
    if not (key.isascii() and key.replace("-", "").isalnum()):
        raise ValueError("key: letters, digits and hyphens only")
    box = " ".join(str(number) for number in shapes.box)
    return (
        f'<svg class="{kind}" xmlns="http://www.w3.org/2000/svg" viewBox="{box}" role="{role}" '
        f'aria-labelledby="{key}-judul {key}-isi">'
        f'<title id="{key}-judul">{escape(words.title)}</title><desc id="{key}-isi">{escape(words.description)}</desc>'
    )


def _plain_area(code: str, path: str, words: MapWords) -> str:
    name = escape(words.names.get(code, code))
    drawn = f'<path d="{path}"><title>{name}</title></path>'
    link = (words.links or {}).get(code)
    return f'<a href="{escape(link)}" aria-label="{name}">{drawn}</a>' if link else drawn


def _label(path: str, label: str) -> str:
    x, y = label_point(path)
    return f'<text x="{x}" y="{y}">{escape(label)}</text>' if label else ""


def draw_swatch(mark: str, *, key: str) -> str:
    """A small square of one class for the legend, hidden from readers that can't see it: the words stand beside it."""
    return (
        '<svg class="peta-contoh" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 16" width="24" height="16" '
        'aria-hidden="true">'
        f"{_patterns(key, {mark: []})}"
        f'<rect class="{mark}" fill="{_fill(mark, key)}" stroke="{QUIET}" x="0.5" y="0.5" width="23" height="15"/></svg>'
    )


def _check(classes: Sequence[MapClass]) -> None:
    bounds = [each.up_to for each in classes]
    if not 1 <= len(bounds) <= len(SCALE) or any(a >= b for a, b in pairwise(bounds)):
        raise ValueError(f"one to {len(SCALE)} classes, each bound above the one before")


def _fill(mark: str, key: str) -> str:
    return f"url(#{key}-{mark})" if mark in {each.value for each in Blank} else SCALE[int(mark[-1]) - 1]


def _patterns(key: str, groups: Mapping[str, list[str]]) -> str:
    """Hatching and dots, only where they are used."""
    marks = {
        Blank.WITHHELD: ("7", ' patternTransform="rotate(45)"', f'<path d="M0 0h2v7h-2z" fill="{QUIET}"/>'),
        Blank.UNSEEN: ("7", "", f'<circle cx="3.5" cy="3.5" r="1" fill="{QUIET}"/>'),
    }
    drawn = "".join(
        f'<pattern id="{key}-{blank.value}" width="{size}" height="{size}" patternUnits="userSpaceOnUse"{turn}>'
        f'<path d="M0 0h7v7h-7z" fill="#F1EFE8"/>{mark}</pattern>'
        for blank, (size, turn, mark) in marks.items()
        if blank.value in groups
    )
    return f"<defs>{drawn}</defs>" if drawn else ""


def _area(code: str, path: str, value: float | Blank | None, words: MapWords) -> str:
    name = escape(words.names.get(code, code))
    said = (
        words.say(BLANK_WORDS[value or Blank.UNSEEN])
        if value is None or isinstance(value, Blank)
        else words.number(value)
    )
    drawn = f'<path d="{path}"><title>{name}: {escape(said)}</title></path>'
    link = (words.links or {}).get(code)
    return f'<a href="{escape(link)}">{drawn}</a>' if link else drawn
