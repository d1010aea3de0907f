"""Everything of a fit that may be shown, in one order for page and report: sentences, pictures, tables, and what it cannot tell.

Nothing here decides: verdicts come from `sentences`. What is missing is a dash, and an area of which the extract tells nothing
has no recorded rate.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from naung.foundation.places.rules.maps import MapClass, MapWords, draw_map, draw_swatch, legend, mark_of
from naung.foundation.places.rules.shapes import Shapes, halved_districts, shapes_for, village_names
from naung.foundation.places.rules.tables import area_names
from naung.foundation.places.vocabulary import Level
from naung.foundation.words import gettext_noop
from naung.insight.drivers.rules.ingredients import PERIOD, REGENCY_LENGTH, declared
from naung.insight.drivers.rules.pictures import Bar, Line, forest, rank_plot, three_rankings
from naung.insight.drivers.rules.sentences import (
    CANNOT,
    CAVEATS,
    NEAR_AND_ALIKE,
    NEEDED,
    OF_COUNTED,
    OF_DISTRICTS,
    OF_VILLAGES,
    SOURCES,
    TITLES,
    about_ingredients,
    about_ranks,
    beside,
    ratio,
    why_open,
)
from naung.insight.drivers.vocabulary import IF_WORDS, MAPPED, Factor, Findings, Ground, Missing
from naung.methods.spatial.told import Area, Fit, If, Interval

CLASSES = (
    (0.5, gettext_noop("paling banyak separuh rata-rata")),
    (0.8, gettext_noop("di bawah rata-rata")),
    (1.25, gettext_noop("sekitar rata-rata")),
    (2.0, gettext_noop("di atas rata-rata")),
    (float("inf"), gettext_noop("lebih dari dua kali rata-rata")),
)
SAME = gettext_noop("Tabel di halaman ini menyebut hal yang sama.")
FACTORS_DRAWN = gettext_noop("Faktor: dugaan awal abu-abu, sesudah data gelap")
FACTORS_AXIS = gettext_noop("kali, tiap satu simpangan baku")
RECORDED, MODELLED = gettext_noop("Tingkat yang tercatat"), gettext_noop("Tingkat menurut model")
SEEN_ALIKE = gettext_noop("Seolah semua tempat diamati sama")
SEEN_APART = gettext_noop("Dengan pengamatan yang berbeda")
RANKS_DRAWN = gettext_noop("Urutan tiap wilayah dengan selang 90 persen")
RANKS_AXIS = gettext_noop("urutan, 1 tertinggi; kotak: menurut yang tercatat")
THREE_DRAWN = gettext_noop("Tiga urutan berdampingan")
HEAD_RECORDED, HEAD_MODEL = gettext_noop("Tercatat"), gettext_noop("Model")
THREE_HEADS = (gettext_noop("tercatat"), gettext_noop("model"), gettext_noop("2x tak merata"))
DIFFER = gettext_noop("Berbeda kelas antara kedua peta: %(names)s.")
NONE_DIFFER = gettext_noop("Tidak ada wilayah yang berbeda kelas antara kedua peta.")
AND_MORE = gettext_noop("%(names)s, dan %(count)s lagi")
CASES, VICTIMS = gettext_noop("Kasus"), gettext_noop("Korban yang boleh disebut")
RESIDENTS, ROUGHLY = gettext_noop("Penduduk 2025"), gettext_noop("Penduduk 2025, kira-kira")
ENTERED = gettext_noop("Penduduk, ditulis kantor")
BELIEF_ROWS = (
    (
        gettext_noop("Pengaruh satu faktor (logaritma, tiap satu simpangan baku)"),
        gettext_noop("rata-rata 0, simpangan %(effect_sd)s"),
    ),
    (
        gettext_noop("Beda antarwilayah yang tidak dijelaskan faktor"),
        gettext_noop("peluang %(field_chance)s bahwa simpangannya di atas %(field_above)s"),
    ),
    (gettext_noop("Bagian kasus yang terlihat"), gettext_noop("%(seen_share)s, simpangan log peluang %(seen_sd)s")),
)
BELIEF_BLIND = (
    gettext_noop("Beda pengamatan antarwilayah, tanpa catatan"),
    gettext_noop("simpangan log peluang %(blind_sd)s"),
)
BELIEF_EFFORT = (
    gettext_noop("Yang ditambahkan satu simpangan upaya pada log peluang terlihat"),
    gettext_noop("%(effort_mean)s, simpangan %(effort_sd)s; di luar itu simpangan %(unexplained_sd)s"),
)
DASH = "–"
FEW = 20  # areas that a picture of ranks can hold; of more only the first so many are drawn
NAMED = 8  # areas in one sentence


@dataclass(frozen=True)
class Speech:
    """How a reader is spoken to: translation, language, a decimal number as she writes it, a count as she writes it."""

    say: Callable[[str], str]
    english: bool
    decimal: Callable[[str], str]
    count: Callable[[int], str]
    day: Callable[[Any], str]

    def times(self, value: float) -> str:
        """A rate ratio."""
        return self.decimal(f"{value:.2f}")

    def span(self, each: Interval) -> str:
        """A middle with its interval."""
        return self.say(gettext_noop("%(middle)s (%(low)s sampai %(high)s)")) % {
            "middle": self.times(each.middle),
            "low": self.times(each.low),
            "high": self.times(each.high),
        }

    def places(self, each: Interval) -> str:
        """A rank with its interval."""
        numbers = {"middle": f"{each.middle:.0f}", "low": f"{each.low:.0f}", "high": f"{each.high:.0f}"}
        return self.say(gettext_noop("%(middle)s (%(low)s sampai %(high)s)")) % numbers

    def name(self, factor: Factor) -> str:
        """A factor in the reader's language."""
        return factor.en if self.english else factor.id

    def more(self, factor: Factor) -> str:
        """What more of it is."""
        return factor.en_more if self.english else factor.id_more


@dataclass(frozen=True)
class _Telling:
    """One fit, the names of its areas, and how to speak."""

    found: Findings
    names: Mapping[str, str]
    speech: Speech

    @property
    def alike(self) -> Fit | None:
        """The same as if every place were seen alike, where that converged."""
        fit = self.found.others[If.ALL_SEEN_ALIKE].fit
        return fit if isinstance(fit, Fit) else None


def names_at(level: Level, within: str = MAPPED) -> dict[str, str]:
    """Short names of the areas of a level. A kecamatan says in which kabupaten or kota it lies, a kelurahan or desa in which
    kecamatan, for several share a name.
    """
    names = {code: name.removeprefix("Kabupaten ") for code, name in area_names().items()}
    if level is Level.VILLAGE:
        inside = village_names(within).items()
        return {code: f"{name} ({names[code.rpartition('.')[0]]})" for code, name in inside}
    if level is not Level.DISTRICT:
        return names
    return {
        code: f"{name} ({names[code[:REGENCY_LENGTH]]})" for code, name in names.items() if len(code) > REGENCY_LENGTH
    }


def told(found: Findings, speech: Speech) -> dict[str, Any]:
    """The parts of a page or report. Pictures are SVG; `wrong.picture` is empty where there are too many areas to draw."""
    telling, say = _Telling(found, names_at(found.level, found.within), speech), speech.say
    return {
        "title": say(TITLES[found.ground]),
        "where": area_names()[found.within],
        "verdict": why_open(found, say),
        "period": found.register.years[0] + DASH + found.register.years[-1] if found.register else PERIOD,
        "cases": sum(area.cases for area in found.ingredients),
        "areas": len(found.ingredients),
        "caveat": say(CAVEATS[found.ground]),
        "source": _source(telling),
        "factors": _factors(telling),
        "maps": _maps(telling),
        "ranks": _ranks(telling),
        "wrong": _wrong(telling),
        "cannot": [say(line) for line in _cannot(found)],
        "needed": say(NEEDED[found.ground]),
        "beliefs": _beliefs(telling),
        "ingredients": _ingredients(telling),
    }


def _source(telling: _Telling) -> str:
    """Where the figures of a fit come from: residents that were shared out, or entered by an office, are told as such."""
    found, say = telling.found, telling.speech.say
    if found.register and found.register.sources:
        days = DASH.join(dict.fromkeys(map(telling.speech.day, found.register.counted)))
        return say(OF_COUNTED) % {"days": days, "sources": "; ".join(found.register.sources)}
    if found.is_rough:
        return say(OF_VILLAGES if found.level is Level.VILLAGE else OF_DISTRICTS)
    return say(SOURCES[found.ground]) % {"period": PERIOD}


def _cannot(found: Findings) -> tuple[str, ...]:
    """What the data cannot tell; of kelurahan and desa also that neighbours are drawn alike."""
    return CANNOT[found.ground] + ((NEAR_AND_ALIKE,) if found.level is Level.VILLAGE else ())


def _factors(telling: _Telling) -> dict[str, Any]:
    found, speech, say = telling.found, telling.speech, telling.speech.say
    without = {effect.name: effect for effect in telling.alike.effects} if telling.alike else {}
    pairs = list(zip(found.factors, found.fit.effects, strict=True))
    bars = [Bar(speech.name(factor), ratio(effect.log_ratio), effect.prior_sd) for factor, effect in pairs]
    return {
        "sentences": [
            beside(effect, speech.name(factor), speech.more(factor), say, speech.times, rough=found.is_rough)
            for factor, effect in pairs
        ],
        "picture": forest(
            bars, title=say(FACTORS_DRAWN), description=say(SAME), key="faktor", axis=say(FACTORS_AXIS),
            number=lambda value: speech.decimal(f"{value:g}"),
        ),
        "rows": [
            {
                "name": speech.name(factor),
                "reason": factor.en_reason if speech.english else factor.id_reason,
                "span": speech.span(ratio(effect.log_ratio)),
                "alike": speech.span(ratio(without[effect.name].log_ratio)) if effect.name in without else DASH,
                "share": f"{round(100 * effect.posterior_sd / effect.prior_sd)} %",
            }
            for factor, effect in pairs
        ],
    }  # fmt: skip


def _maps(telling: _Telling) -> dict[str, Any]:
    found, speech, say = telling.found, telling.speech, telling.speech.say
    shapes = halved_districts() if found.level is Level.DISTRICT else shapes_for(found.level, found.within)
    classes = [MapClass(up_to, say(words)) for up_to, words in CLASSES]
    modelled = {area.name: area.modelled.middle for area in found.fit.areas}
    other, words, notes = _other_map(telling, modelled, classes)
    second = say(MODELLED if found.ground is Ground.PUBLISHED else SEEN_APART)

    def one(values: Mapping[str, float], title: str, key: str) -> str:
        words = MapWords(title=title, description=say(SAME), names=telling.names, number=speech.times, say=say)
        return draw_map(shapes, values, classes, words, key=key)

    beside = "tercatat" if found.ground is Ground.PUBLISHED else "seolah-sama"
    drawn = [(beside, words, other)] if other else []
    drawn.append(("model", second, modelled))
    return {
        "drawn": [{"key": key, "words": at, "picture": one(values, at, f"peta-{key}")} for key, at, values in drawn],
        "notes": notes,
        "legend": _legend(shapes, modelled, classes),
        "rows": [
            {
                "name": telling.names[area.name],
                "recorded": speech.times(area.recorded) if area.recorded or found.register is None else DASH,
                "modelled": speech.span(area.modelled),
            }
            for area in found.fit.areas
        ],
    }


def _legend(shapes: Shapes, values: Mapping[str, float], classes: Sequence[MapClass]) -> list[dict[str, str]]:
    rows = legend(shapes, values, classes)
    return [
        {"swatch": draw_swatch(row.mark, key=f"kelas-{number}"), "words": row.words} for number, row in enumerate(rows)
    ]


def _other_map(
    telling: _Telling, modelled: Mapping[str, float], classes: Sequence[MapClass]
) -> tuple[dict[str, float], str, list[str]]:
    """What stands beside the model: the published counts as recorded; the register's as if every place were seen alike."""
    found, say = telling.found, telling.speech.say
    if found.ground is Ground.PUBLISHED:
        return {area.name: area.recorded for area in found.fit.areas}, say(RECORDED), []
    if telling.alike is None:
        return {}, "", []
    alike = {area.name: area.modelled.middle for area in telling.alike.areas}
    moved = [code for code in modelled if mark_of(modelled[code], classes) != mark_of(alike[code], classes)]
    moved.sort(key=lambda code: -max(modelled[code] / alike[code], alike[code] / modelled[code]))
    if not moved:
        return alike, say(SEEN_ALIKE), [say(NONE_DIFFER)]
    names = ", ".join(telling.names[code] for code in moved[:NAMED])
    if len(moved) > NAMED:
        names = say(AND_MORE) % {"names": names, "count": len(moved) - NAMED}
    return alike, say(SEEN_ALIKE), [say(DIFFER) % {"names": names}]


def _ranks(telling: _Telling) -> dict[str, Any]:
    found, speech, say = telling.found, telling.speech, telling.speech.say
    ordered = sorted(found.fit.areas, key=lambda area: (area.rank.middle, area.recorded_rank))
    return {
        "sentences": about_ranks(found, telling.names, IF_WORDS, say)[:2],
        "drawn": min(len(ordered), FEW),
        "picture": rank_plot(
            [(telling.names[area.name], area) for area in ordered[:FEW]], title=say(RANKS_DRAWN),
            description=say(SAME), key="urutan", axis=say(RANKS_AXIS), count=len(ordered),
        ),
        "rows": [
            {
                "name": telling.names[area.name],
                "recorded": _recorded_place(telling, area),
                "modelled": speech.places(area.rank),
            }
            for area in ordered
        ],
    }  # fmt: skip


def _recorded_place(telling: _Telling, area: Area) -> str:
    """A place among what is recorded; none where the extract tells nothing of the area."""
    if telling.found.register is not None and not area.recorded:
        return DASH
    return telling.speech.decimal(f"{area.recorded_rank:g}")


def _wrong(telling: _Telling) -> dict[str, Any]:
    found, say = telling.found, telling.speech.say
    orders = {which: _order(other.fit) for which, other in found.others.items() if isinstance(other.fit, Fit)}
    own, uneven = _order(found.fit), orders.get(If.TWICE_AS_UNEVEN)
    lines = [
        Line(telling.names[area.name], (area.recorded_rank, own[at], uneven[at] if uneven else None))
        for at, area in enumerate(found.fit.areas)
    ]
    drawn = len(lines) <= FEW
    heads = [say(head) for head in THREE_HEADS]
    return {
        "sentences": about_ranks(found, telling.names, IF_WORDS, say)[2:],
        "picture": three_rankings(lines, heads, title=say(THREE_DRAWN), description=say(SAME), key="tiga") if drawn else "",
        "heads": [say(HEAD_RECORDED), say(HEAD_MODEL), *(chr(ord("A") + number) for number in range(len(found.others)))],
        "rows": [
            {
                "name": telling.names[area.name],
                "cells": [
                    _recorded_place(telling, area),
                    f"{own[at]:g}",
                    *(f"{orders[which][at]:g}" if which in orders else DASH for which in found.others),
                ],
            }
            for at, area in enumerate(found.fit.areas)
        ],
    }  # fmt: skip


def _order(fit: Fit) -> list[float]:
    """Places 1 to n by the middle of the modelled rate."""
    middles = [area.modelled.middle for area in fit.areas]
    return [1.0 + sum(other > own for other in middles) for own in middles]


def _beliefs(telling: _Telling) -> list[dict[str, str]]:
    """What was believed before the counts were read."""
    say, priors = telling.speech.say, telling.found.priors
    given = {name: telling.speech.times(value) for name, value in vars(priors).items()}
    register = telling.found.register
    rows = [*BELIEF_ROWS, BELIEF_EFFORT if register is not None and register.effort else BELIEF_BLIND]
    return [{"about": say(about), "belief": say(belief) % given} for about, belief in rows]


def _ingredients(telling: _Telling) -> dict[str, Any]:
    found, speech, say = telling.found, telling.speech, telling.speech.say
    counted = CASES if found.ground is Ground.PUBLISHED else VICTIMS
    entered = bool(found.register and found.register.sources)
    heads = [
        say(counted),
        say(ROUGHLY if found.is_rough else ENTERED if entered else RESIDENTS),
        *(speech.name(factor) for factor in found.factors),
    ]
    rows = []
    for area in found.ingredients:
        values = (speech.decimal(f"{area.values[factor.column]:g}") for factor in found.factors)
        cases = speech.count(area.cases) if area.cases or found.register is None else DASH
        cells = zip(heads, (cases, speech.count(area.residents), *values), strict=True)
        cell_rows = [{"head": head, "value": value} for head, value in cells]
        rows.append({"name": telling.names[area.code], "cells": cell_rows})
    level = {found.level.value} | ({Ground.PUBLISHED.value} if found.register is None else set())
    return {
        "chosen_on": declared().chosen_on,
        "notes": about_ingredients(found, say, speech.count, speech.times, speech.day),
        "missing": [each.en if speech.english else each.id for each in _missing(level, entered)],
        "heads": heads,
        "units": [f"{speech.name(f)}: {f.en_unit if speech.english else f.id_unit}, {f.as_of}." for f in found.factors],
        "rows": rows,
    }


def _missing(levels: set[str], entered: bool) -> list[Missing]:
    """What has no figure at these levels; residents are not missing where an office entered all of them."""
    return [each for each in declared().missing if levels & set(each.at) and not (entered and each.until_entered)]
