"""A shaded map with its legend as every page takes them: drawn by the places' own rule, safe to be written as it is."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from naung.foundation.places.rules.maps import Blank, MapClass, MapWords, draw_map, draw_swatch, legend
from naung.foundation.places.rules.shapes import Shapes


def map_with_legend(
    shapes: Shapes,
    values: Mapping[str, float | Blank],
    classes: Sequence[MapClass],
    words: MapWords,
    *,
    key: str,
    say: Callable[[str], str] | None = None,
    lines: Shapes | None = None,
) -> dict[str, Any]:
    """`map` and `legend` (swatch, words, how many areas are drawn so). `say`: the legend's own words for areas without a number,
    where they differ from those in the map.
    """
    rows = legend(shapes, values, classes, say or words.say)
    return {
        "map": _safe(draw_map(shapes, values, classes, words, key=key, lines=lines)),
        "legend": [
            {"swatch": _safe(draw_swatch(row.mark, key=f"contoh-{number}")), "words": row.words, "count": row.count}
            for number, row in enumerate(rows)
        ],
    }


def _safe(svg: str) -> SafeString:
    return mark_safe(svg)  # noqa: S308  # drawn by our own rule, which escapes every name
