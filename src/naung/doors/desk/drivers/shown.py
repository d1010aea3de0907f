"""Pictures, tables and sentences of a fit as the page takes them, in the reader's language."""

from collections.abc import Mapping
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from naung.doors.desk.shell.words import language, say_number
from naung.foundation.places.rules.maps import MapClass, MapWords, draw_map, draw_swatch, legend
from naung.foundation.places.rules.shapes import shapes_for
from naung.foundation.places.rules.tables import area_names
from naung.foundation.places.vocabulary import Level
from naung.foundation.words import gettext_noop
from naung.insight.drivers.rules.ingredients import PERIOD, declared
from naung.insight.drivers.rules.pictures import Bar, Line, forest, rank_plot, three_rankings
from naung.insight.drivers.rules.sentences import (
    CANNOT,
    NEEDED,
    NOT_CONFIRMED,
    TITLE,
    about_ranks,
    beside,
    ratio,
)
from naung.insight.drivers.vocabulary import IF_WORDS, Factor, Findings
from naung.methods.spatial.model import Fit, Interval
from naung.methods.spatial.sensitivity import If

CLASSES = (
    (0.5, gettext_noop("paling banyak separuh rata-rata")),
    (0.8, gettext_noop("di bawah rata-rata")),
    (1.25, gettext_noop("sekitar rata-rata")),
    (2.0, gettext_noop("di atas rata-rata")),
    (float("inf"), gettext_noop("lebih dari dua kali rata-rata")),
)
CAVEAT = gettext_noop("Kasus menurut wilayah polisi yang mencatat. Bukan peta asal, dan bukan ukuran orang.")
SAME = gettext_noop("Tabel di halaman ini menyebut hal yang sama.")


def told(found: Findings) -> dict[str, Any]:
    """Everything of a fit that may be shown, and the sentences that say what may not be concluded."""
    names = {code: _short(name) for code, name in area_names().items()}
    return {
        "title": _(TITLE),
        "verdict": "" if found.fit.may_confirm else _(NOT_CONFIRMED),
        "period": PERIOD,
        "cases": sum(area.cases for area in found.ingredients),
        "caveat": _(CAVEAT),
        "factors": _factors(found),
        "maps": _maps(found, names),
        "ranks": _ranks(found, names),
        "wrong": _wrong(found, names),
        "cannot": [_(line) for line in CANNOT],
        "needed": _(NEEDED),
        "ingredients": _ingredients(found, names),
    }


def _factors(found: Findings) -> dict[str, Any]:
    alike = found.others[If.ALL_SEEN_ALIKE].fit
    without = {effect.name: effect for effect in alike.effects} if isinstance(alike, Fit) else {}
    pairs = list(zip(found.factors, found.fit.effects, strict=True))
    bars = [Bar(_name(factor), ratio(effect.log_ratio), effect.prior_sd) for factor, effect in pairs]
    return {
        "sentences": [beside(effect, _name(factor), _more(factor), _, _times) for factor, effect in pairs],
        "picture": _drawn(
            forest(
                bars,
                title=_("Faktor: dugaan awal abu-abu, sesudah data gelap"),
                description=_(SAME),
                key="faktor",
                axis=_("kali, tiap satu simpangan baku"),
                number=lambda value: _decimal(f"{value:g}"),
            )
        ),
        "rows": [
            {
                "name": _name(factor),
                "span": _span(ratio(effect.log_ratio)),
                "alike": _span(ratio(without[effect.name].log_ratio)) if effect.name in without else "–",
                "share": f"{round(100 * effect.posterior_sd / effect.prior_sd)} %",
            }
            for factor, effect in pairs
        ],
    }


def _maps(found: Findings, names: Mapping[str, str]) -> dict[str, Any]:
    shapes = shapes_for(Level.REGENCY)
    classes = [MapClass(up_to, _(words)) for up_to, words in CLASSES]
    areas = found.fit.areas
    modelled = {area.name: area.modelled.middle for area in areas}

    def one(values: Mapping[str, float], title: str, key: str) -> SafeString:
        words = MapWords(title=title, description=_(SAME), names=names, number=_times, say=_)
        return _drawn(draw_map(shapes, values, classes, words, key=key))

    return {
        "recorded": one({area.name: area.recorded for area in areas}, _("Tingkat yang tercatat"), "tercatat"),
        "modelled": one(modelled, _("Tingkat menurut model"), "model"),
        "legend": [
            {"swatch": _drawn(draw_swatch(row.mark, key=f"kelas-{number}")), "words": row.words}
            for number, row in enumerate(legend(shapes, modelled, classes, _))
        ],
        "rows": [
            {"name": names[area.name], "recorded": _times(area.recorded), "modelled": _span(area.modelled)}
            for area in areas
        ],
    }


def _ranks(found: Findings, names: Mapping[str, str]) -> dict[str, Any]:
    ordered = sorted(found.fit.areas, key=lambda area: (area.rank.middle, area.recorded_rank))
    return {
        "sentences": about_ranks(found, names, IF_WORDS, _)[:2],
        "picture": _drawn(
            rank_plot(
                [(names[area.name], area) for area in ordered],
                title=_("Urutan tiap wilayah dengan selang 90 persen"),
                description=_(SAME),
                key="urutan",
                axis=_("urutan, 1 tertinggi; kotak: menurut yang tercatat"),
            )
        ),
        "rows": [
            {"name": names[area.name], "recorded": _place(area.recorded_rank), "modelled": _places(area.rank)}
            for area in ordered
        ],
    }


def _wrong(found: Findings, names: Mapping[str, str]) -> dict[str, Any]:
    fits = {which: other.fit for which, other in found.others.items() if isinstance(other.fit, Fit)}
    own = _order(found.fit)
    orders = {which: _order(fit) for which, fit in fits.items()}
    uneven = orders.get(If.TWICE_AS_UNEVEN)
    lines = [
        Line(names[area.name], (area.recorded_rank, own[at], uneven[at] if uneven else None))
        for at, area in enumerate(found.fit.areas)
    ]
    heads = (_("tercatat"), _("model"), _("2x tak merata"))
    letters = (chr(ord("A") + number) for number in range(len(found.others)))
    return {
        "sentences": about_ranks(found, names, IF_WORDS, _)[2:],
        "picture": _drawn(
            three_rankings(lines, heads, title=_("Tiga urutan berdampingan"), description=_(SAME), key="tiga")
        ),
        "heads": [_("Tercatat"), _("Model"), *letters],
        "rows": [
            {
                "name": names[area.name],
                "cells": [
                    _place(area.recorded_rank),
                    f"{own[at]:g}",
                    *(f"{orders[which][at]:g}" if which in orders else "–" for which in found.others),
                ],
            }
            for at, area in enumerate(found.fit.areas)
        ],
    }


def _order(fit: Fit) -> list[float]:
    """Places 1 to n by the middle of the modelled rate."""
    middles = [area.modelled.middle for area in fit.areas]
    return [1.0 + sum(other > own for other in middles) for own in middles]


def _ingredients(found: Findings, names: Mapping[str, str]) -> dict[str, Any]:
    english = language() == "en"
    heads = [_("Kasus"), _("Penduduk 2025"), *(_name(factor) for factor in found.factors)]
    rows = []
    for area in found.ingredients:
        values = (_decimal(f"{area.values[factor.column]:g}") for factor in found.factors)
        told_here = (say_number(area.cases), say_number(area.residents), *values)
        cells = [{"head": head, "value": value} for head, value in zip(heads, told_here, strict=True)]
        rows.append({"name": names[area.code], "cells": cells})
    return {
        "chosen_on": declared().chosen_on,
        "missing": [en if english else id_ for id_, en in declared().missing],
        "heads": heads,
        "units": [f"{_name(f)}: {f.en_unit if english else f.id_unit}, {f.as_of}." for f in found.factors],
        "rows": rows,
    }


def _name(factor: Factor) -> str:
    return factor.en if language() == "en" else factor.id


def _more(factor: Factor) -> str:
    return factor.en_more if language() == "en" else factor.id_more


def _short(name: str) -> str:
    return name.removeprefix("Kabupaten ")


def _decimal(number: str) -> str:
    return number if language() == "en" else number.replace(".", ",")


def _times(value: float) -> str:
    return _decimal(f"{value:.2f}")


def _span(each: Interval) -> str:
    return f"{_times(each.middle)} ({_times(each.low)}–{_times(each.high)})"


def _place(rank: float) -> str:
    return _decimal(f"{rank:g}")


def _places(each: Interval) -> str:
    return f"{each.middle:.0f} ({each.low:.0f}–{each.high:.0f})"


def _drawn(svg: str) -> SafeString:
    return mark_safe(svg)  # noqa: S308  # drawn by our own rules, which escape every name
