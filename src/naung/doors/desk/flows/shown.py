"""Names and sentences of the flows as a page, a picture and a workbook say them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from naung.doors.desk.shell.words import LONG_MONTHS, NOTHING, language, say_decimal, say_number, say_share
from naung.foundation.places.queries import places
from naung.foundation.places.rules.codes import HOME, lies_within, parent_of
from naung.foundation.places.rules.shapes import MAPPED
from naung.foundation.words import gettext_noop
from naung.insight.extract.vocabulary import COARSENED, UNKNOWN, Exit, Role
from naung.insight.flows.vocabulary import EXIT_WORDS, ROLE_WORDS, Count, Flows, Journey, PlaceRow, Sentence, Where

WITHHELD = gettext_noop("ditahan")
NODE_WORDS: Mapping[str, str] = {
    Where.OUTSIDE.value: gettext_noop("Dari luar wilayah ini"),
    Where.HIDDEN_HERE.value: gettext_noop("Di wilayah ini, bagiannya disamarkan"),
    Where.NOT_TOLD.value: gettext_noop("Disamarkan sampai wilayah yang lebih luas"),
    COARSENED: gettext_noop("Disamarkan"),
    UNKNOWN: gettext_noop("Tidak tercatat"),
}
SHORT_EXITS: Mapping[str, str] = {
    Exit.OFFICIAL.value: gettext_noop("resmi"),
    Exit.UNOFFICIAL.value: gettext_noop("tidak resmi"),
    UNKNOWN: gettext_noop("tidak tercatat"),
    COARSENED: gettext_noop("disamarkan"),
}
AREA_KEYS = ("area", "around")
THREE = (Role.ORIGIN, Role.TRANSIT, Role.DESTINATION)


@dataclass(frozen=True)
class Names:
    """Names of all nodes of one page, read from the table of places at once."""

    within: str
    known: Mapping[str, str]
    divided: bool = True  # whether the page tells the area by its parts

    @property
    def around(self) -> str:
        """The name of the area in which this one lies."""
        around = parent_of(self.within) or HOME
        return self.known.get(HOME, HOME) if around == HOME else self.of(around)

    def of(self, node: str) -> str:
        """A node's name: of a place, of the rest of the country or province, or of what is not told."""
        if node in NODE_WORDS:
            return _(NODE_WORDS[node])
        name = self.known.get(node, node)
        if node == "MY":
            return _("Malaysia, tanpa rincian")
        if node == "ID":
            return _("Indonesia, luar Kalbar")
        return name

    def origin(self, node: str) -> str:
        """The same for where a road begins; the area itself stands for its parts that are not told."""
        hidden = node == self.within and self.divided
        return _("%(name)s, disamarkan") % {"name": self.of(node)} if hidden else self.of(node)

    def destination(self, node: str) -> str:
        """The same for where a road ends; the area itself is named as such."""
        return _("Di %(name)s sendiri") % {"name": self.of(node)} if node == self.within else self.of(node)

    def road(self, each: Journey) -> str:
        """One road in a sentence."""
        return _("%(origin)s ke %(destination)s, %(exit)s: %(count)s orang") % {
            "origin": self.origin(each.origin),
            "destination": self.destination(each.destination),
            "exit": exit_words(each.exit),
            "count": say_count(each.count),
        }


def names_of(flows: Flows, parts: Collection[str]) -> Names:
    """The names of every node that this page may say."""
    nodes = {flows.within, parent_of(flows.within) or HOME, "MY-13", "61", *parts, *flows.elsewhere}
    nodes |= {node for each in flows.journeys for node in (each.origin, each.destination)}
    nodes |= {str(each.filled[key]) for each in flows.area_shift for key in AREA_KEYS if key in each.filled}
    nodes |= {end.partition(">")[2] for each in flows.shift for end in str(each.filled.get("road", "")).split("|")}
    divided = any(lies_within(row.code, flows.within) for row in flows.places)
    return Names(flows.within, {code: row.name for code, row in places(nodes).items()}, divided)


def exit_short(exit_: str) -> str:
    """The same in a word or two, for a picture."""
    return _(SHORT_EXITS.get(exit_, SHORT_EXITS[COARSENED]))


def exit_words(exit_: str) -> str:
    """How the border was crossed, in words."""
    return _(EXIT_WORDS.get(exit_, EXIT_WORDS[COARSENED]))


def say_count(count: int | None) -> str:
    """A number, or that it is withheld; a dash for none, since fewer than five a year are told only of a wider area."""
    return _(WITHHELD) if count is None else say_number(count) if count else NOTHING


def say_interval(count: Count) -> str:
    """The interval of a count, or nothing."""
    if not count.shown:
        return ""
    return _("%(low)s sampai %(high)s") % {"low": say_number(count.low), "high": say_number(count.high)}


def say_span(when: str) -> str:
    """ "Juli 2026", or of what is told less narrowly how narrowly it is told."""
    if not when:
        return _("Waktunya tidak disebut")
    if "-S" in when:
        return _("Sisa %(half)s, bulannya tidak disebut") % {"half": say_half(when)}
    if "-" not in when:
        return _("Sisa tahun %(year)s, paruh tahunnya tidak disebut") % {"year": when}
    return f"{LONG_MONTHS[language()][int(when[5:7]) - 1]} {when[:4]}"


def say_half(half: object) -> str:
    """ "paruh pertama 2026"."""
    year, _sep, number = str(half).partition("-S")
    words = _("paruh pertama %(year)s") if number == "1" else _("paruh kedua %(year)s")
    return words % {"year": year}


def say_sentence(each: Sentence, names: Names) -> str:
    """A sentence of the shift with its halves and roads in words."""
    filled: dict[str, object] = dict(each.filled)
    for key in ("first", "second"):
        if key in filled:
            filled[key] = say_half(filled[key])
    if "road" in filled:
        filled["road"] = _roads(str(filled["road"]), names)
    if "role" in filled:
        filled["role"] = _(ROLE_WORDS[Role(str(filled["role"]))])
    for key in AREA_KEYS:
        if key in filled:
            filled[key] = names.of(str(filled[key]))
    for key in ("before", "after"):
        if isinstance(each.filled.get(key), float):
            filled[key] = say_share(float(each.filled[key]))
    for key in ("low", "high"):  # in whole points of a hundred
        if key in each.filled:
            filled[key] = say_decimal(100 * float(each.filled[key]) + 0.0, 0)
    if "p" in each.filled:
        filled["p"] = say_decimal(float(each.filled["p"]), 3)
    return _(each.words) % filled


def _roads(told: str, names: Names) -> str:
    ends = [end.partition(">") for end in told.split("|")]
    if len(ends) > 1:
        return _("Jalur kecil yang digabung")
    exit_, _sep, country = ends[0]
    return _("Jalur ke %(place)s %(exit)s") % {"place": country_words(country, names), "exit": exit_words(exit_)}


def country_words(country: str, names: Names) -> str:
    """A country as the end of a road; Indonesia is inside the border."""
    if country in NODE_WORDS:
        return _(NODE_WORDS[country])
    return names.known.get(country, country)


def role_heads(roles: Sequence[Role] = tuple(Role)) -> list[str]:
    """The heads of the columns of roles."""
    return [_(ROLE_WORDS[role]) for role in roles]


def place_rows(flows: Flows, names: Names, links: Mapping[str, str]) -> list[dict[str, Any]]:
    """The table of places: name, link, and for each role its number and interval; without places of which nothing is told."""
    return [
        {
            "name": names.of(row.code),
            "address": links.get(row.code, ""),
            "mark": _mark(flows, row.code),
            "place": row.code not in set(Where),
            "cells": _cells(row.counts),
        }
        for row in flows.places
        if not silent(row)
    ]


def _mark(flows: Flows, code: str) -> str:
    """The number that stands on the map of the province; other maps have none."""
    return code.rpartition(".")[2] if flows.within == MAPPED and code not in set(Where) else ""


def silent(row: PlaceRow) -> bool:
    """Whether nothing is told of a place in any role."""
    return all(cell.shown == 0 for cell in row.counts)


def silent_places(flows: Flows, names: Names, links: Mapping[str, str]) -> list[dict[str, str]]:
    """The places of which nothing is told, with where a click leads."""
    told = (row for row in flows.places if silent(row) and row.code not in set(Where))
    return [
        {
            "name": names.of(row.code),
            "address": links.get(row.code, ""),
            "mark": _mark(flows, row.code),
        }
        for row in told
    ]


def span_rows(flows: Flows) -> list[dict[str, Any]]:
    """The table of months, half-years and years by role."""
    return [{"name": say_span(row.when), "cells": _cells(row.counts)} for row in flows.spans]


def _cells(counts: Sequence[Count]) -> list[dict[str, str]]:
    """One cell a role: its head for a folded table, its number and its interval."""
    return [
        {"head": head, "count": say_count(count.shown), "interval": say_interval(count)}
        for head, count in zip(role_heads(), counts, strict=True)
    ]


def own_rows(flows: Flows) -> list[dict[str, str]]:
    """The area in each role at once, beside the area around it."""
    each = zip(_cells(flows.roles.own), flows.roles.around, strict=True)
    return [{**cell, "around": say_count(around)} for cell, around in each]


def journey_rows(flows: Flows, names: Names) -> list[dict[str, str]]:
    """The table of roads."""
    return [
        {
            "origin": names.origin(each.origin),
            "exit": exit_words(each.exit),
            "destination": names.destination(each.destination),
            "count": say_count(each.count),
        }
        for each in flows.journeys
    ]
