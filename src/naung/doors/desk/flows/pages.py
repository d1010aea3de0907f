"""Flows of the province, of a kabupaten, kota or kecamatan, and one role over all. Read from the extract; no case is opened."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from naung.doors.desk.flows.book import book
from naung.doors.desk.flows.ribbons import RibbonWords, draw_ribbons
from naung.doors.desk.flows.roads import RoadWords, draw_roads, drawable
from naung.doors.desk.flows.shaded import ground_of, shaded
from naung.doors.desk.flows.shown import (
    THREE,
    Names,
    exit_short,
    journey_rows,
    names_of,
    own_rows,
    place_rows,
    role_heads,
    say_sentence,
    silent_places,
    span_rows,
)
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.words import say_share
from naung.doors.desk.shell.workbook import as_attachment
from naung.foundation.access.vocabulary import Permission
from naung.foundation.errors import NotFound
from naung.foundation.places.queries import children, path
from naung.foundation.places.rules.codes import is_below_kecamatan, parent_of
from naung.foundation.places.rules.shapes import MAPPED
from naung.foundation.places.vocabulary import Level, PlaceRow
from naung.insight.extract.vocabulary import Role
from naung.insight.flows.queries import flows_in, role_by_area
from naung.insight.flows.vocabulary import ROLE_WORDS, Flows


@requires(Permission.INSIGHT_READ)
def province(request: DeskRequest) -> HttpResponse:
    """Kalimantan Barat by kabupaten and kota: map of roads, ribbons, tables."""
    return _page(request, MAPPED)


@requires(Permission.INSIGHT_READ)
def area(request: DeskRequest, code: str) -> HttpResponse:
    """A kabupaten or kota by kecamatan; a kecamatan, by kelurahan and desa where the extract tells any."""
    return _page(request, _area(code))


@requires(Permission.INSIGHT_READ)
def districts(request: DeskRequest, role: str) -> HttpResponse:
    """Every kecamatan of the province in one role, as a map in classes and a table."""
    if role not in {each.value for each in THREE}:
        raise NotFound()
    chosen = Role(role)
    below = {row.code: row.name for regency in children(MAPPED) for row in children(regency.code)}
    found = role_by_area(chosen, tuple(below), MAPPED, actor=request.actor)
    if found is None:
        return render(request, "desk/flows/none.html")
    made, rows = found
    picture = shaded(chosen, rows, below, ground_of(MAPPED, _links(below)))
    context = {
        "role": _(ROLE_WORDS[chosen]),
        "others": [
            {
                "word": _(ROLE_WORDS[each]),
                "address": reverse("flows:districts", args=[each.value]),
                "here": each is chosen,
            }
            for each in THREE
        ],
        "made": made,
        "certain": say_share(made.certain, 1),
        **picture,
    }
    return render(request, "desk/flows/districts.html", context)


@requires(Permission.INSIGHT_READ)
def workbook(request: DeskRequest) -> HttpResponse:
    """The tables of the province as a workbook; a page that says so where no extract was made yet."""
    return _workbook(request, MAPPED)


@requires(Permission.INSIGHT_READ)
def area_workbook(request: DeskRequest, code: str) -> HttpResponse:
    """The same of a kabupaten, kota or kecamatan."""
    return _workbook(request, _area(code))


def _area(slug: str) -> str:
    """The code of a kabupaten, kota or kecamatan of any province that the register knows."""
    code = slug.replace("-", ".")
    chain = path(code)
    if not chain or chain[0].level not in (Level.REGENCY, Level.DISTRICT):
        raise NotFound()
    return code


def _address(code: str) -> str:
    return reverse("flows:area", args=[code.replace(".", "-")])


def _links(codes: Iterable[str]) -> dict[str, str]:
    """Where a click on each leads; what is finer than a kecamatan has no page."""
    return {code: _address(code) for code in codes if not is_below_kecamatan(code)}


def _workbook(request: DeskRequest, code: str) -> HttpResponse:
    flows = flows_in(code, actor=request.actor)
    if flows is None:
        return render(request, "desk/flows/none.html")
    names = names_of(flows, [row.code for row in flows.places])
    which = "" if code == MAPPED else f"{code.replace('.', '-')}-"
    return as_attachment(book(flows, names), f"alur-{which}{flows.made.until:%Y%m}")


def _page(request: DeskRequest, code: str) -> HttpResponse:
    flows = flows_in(code, actor=request.actor)
    if flows is None:
        return render(request, "desk/flows/none.html")
    parts = [row.code for row in children(code)]
    names = names_of(flows, parts)
    links = _links(parts)
    chain = path(code)
    context = {
        "here": chain[0].name,
        "code": code.replace(".", "-"),
        "whole": code == MAPPED,
        "district": chain[0].level is Level.DISTRICT,
        "above": _above(chain),
        "around": names.around,
        "own": own_rows(flows),
        "nothing_told": flows.roles.silent,
        "elsewhere": [(names.of(each), _address(each)) for each in flows.elsewhere],
        "made": flows.made,
        "certain": say_share(flows.made.certain, 1),
        "heads": role_heads(),
        "places": place_rows(flows, names, links),
        "silent_places": silent_places(flows, names, links),
        "spans": span_rows(flows),
        "journeys": journey_rows(flows, names),
        "shift": [say_sentence(each, names) for each in flows.shift],
        "area_shift": [say_sentence(each, names) for each in flows.area_shift],
        "ribbons": _ribbons(flows, names),
        "role_pages": [(_(ROLE_WORDS[each]), reverse("flows:districts", args=[each.value])) for each in THREE],
        **_map(request, flows, names, links),
    }
    return render(request, "desk/flows/all.html", context)


def _above(chain: Sequence[PlaceRow]) -> list[tuple[str, str]]:
    """The areas around that have a page, widest first: the mapped province, and the kabupaten or kota of a kecamatan."""
    rows = [row for row in reversed(chain[1:]) if row.code == MAPPED or row.level is Level.REGENCY]
    return [(row.name, reverse("flows:province") if row.code == MAPPED else _address(row.code)) for row in rows]


def _map(request: DeskRequest, flows: Flows, names: Names, links: dict[str, str]) -> dict[str, Any]:
    """The roads of the province; else the area's parts shaded, or, where none is told, the kecamatan in its kabupaten."""
    if flows.within == MAPPED:
        return _roads(flows, names, links)
    if names.divided:
        known = {code: names.of(code) for code in names.known}
        return shaded(Role.ORIGIN, flows.places, known, ground_of(flows.within, links))
    around = parent_of(flows.within) or flows.within
    beside = {row.code: row.name for row in children(around)}
    found = role_by_area(Role.ORIGIN, tuple(beside), around, actor=request.actor)
    rows = found[1] if found else []
    ground = ground_of(around, _links(beside), marked=flows.within)
    return {"marked": True, **shaded(Role.ORIGIN, rows, beside, ground)}


def _roads(flows: Flows, names: Names, links: dict[str, str]) -> dict[str, Any]:
    words = RoadWords(
        title=_("Peta jalur dari Kalimantan Barat"),
        description=_(
            "Garis dari wilayah asal ke tujuan, lebih tebal bila lebih banyak orang. Tabel di bawah menyebut hal yang sama."
        ),
        name=names.of,
        road=names.road,
        links=links,
    )
    undrawn = sum(each.count or 0 for each in flows.journeys if not drawable(each))
    inside = sum(each.count or 0 for each in flows.journeys if drawable(each) and each.destination == MAPPED)
    return {"roads": _safe(draw_roads(flows.journeys, words, key="jalur")), "undrawn": undrawn, "inside": inside}


def _ribbons(flows: Flows, names: Names) -> SafeString:
    words = RibbonWords(
        title=_("Dari asal, lewat mana, ke tujuan"),
        description=_(
            "Pita dari asal ke cara melewati batas ke tujuan; tingginya jumlah orang. Tabel di bawah menyebut hal yang sama."
        ),
        heads=(_("Asal"), _("Lewat mana"), _("Tujuan")),
        names=(names.origin, exit_short, names.of),
    )
    return _safe(draw_ribbons(flows.journeys, words, key="pita"))


def _safe(drawn: str) -> SafeString:
    return mark_safe(drawn)  # noqa: S308  # drawn by our own rules, which escape every name
