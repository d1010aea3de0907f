"""Flows of the province, of a kabupaten or kota, and one role over all kecamatan. Read from the extract; no case is opened."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from naung.doors.desk.flows.book import book
from naung.doors.desk.flows.ribbons import RibbonWords, draw_ribbons
from naung.doors.desk.flows.roads import RoadWords, draw_roads, drawable
from naung.doors.desk.flows.shaded import shaded
from naung.doors.desk.flows.shown import (
    THREE,
    Names,
    exit_short,
    journey_rows,
    month_rows,
    names_of,
    place_rows,
    role_heads,
    say_sentence,
    silent_places,
)
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.words import say_share
from naung.doors.desk.shell.workbook import as_attachment
from naung.foundation.access.vocabulary import Permission
from naung.foundation.errors import NotFound
from naung.foundation.places.queries import children, path, place
from naung.foundation.places.rules.shapes import MAPPED
from naung.foundation.places.vocabulary import Level
from naung.insight.extract.vocabulary import Role
from naung.insight.flows.queries import flows_in, role_by_area
from naung.insight.flows.vocabulary import ROLE_WORDS, Flows


@requires(Permission.INSIGHT_READ)
def province(request: DeskRequest) -> HttpResponse:
    """Kalimantan Barat by kabupaten and kota: map of roads, ribbons, tables."""
    return _page(request, MAPPED)


@requires(Permission.INSIGHT_READ)
def area(request: DeskRequest, code: str) -> HttpResponse:
    """A kabupaten or kota by kecamatan."""
    return _page(request, _regency(code))


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
    picture = shaded(chosen, rows, below, MAPPED)
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
    flows = flows_in(MAPPED, actor=request.actor)
    if flows is None:
        return render(request, "desk/flows/none.html")
    names = names_of(flows, [row.code for row in children(MAPPED)])
    return as_attachment(book(flows, names), f"alur-{flows.made.until:%Y%m}")


def _regency(slug: str) -> str:
    code = slug.replace("-", ".")
    chain = path(code)
    if not chain or chain[0].level is not Level.REGENCY or chain[-1].code != MAPPED:
        raise NotFound()
    return code


def _address(code: str) -> str:
    return reverse("flows:area", args=[code.replace(".", "-")])


def _page(request: DeskRequest, code: str) -> HttpResponse:
    flows = flows_in(code, actor=request.actor)
    if flows is None:
        return render(request, "desk/flows/none.html")
    parts = [row.code for row in children(code)]
    names = names_of(flows, parts)
    links = {part: _address(part) for part in parts} if code == MAPPED else {}
    here = place(code)
    context = {
        "here": here.name if here else code,
        "whole": code == MAPPED,
        "made": flows.made,
        "certain": say_share(flows.made.certain, 1),
        "heads": role_heads(),
        "places": place_rows(flows, names, links),
        "silent_places": silent_places(flows, names, links),
        "months": month_rows(flows),
        "journeys": journey_rows(flows, names),
        "shift": [say_sentence(each, names) for each in flows.shift],
        "area_shift": [say_sentence(each, names) for each in flows.area_shift],
        "ribbons": _ribbons(flows, names),
        "role_pages": [(_(ROLE_WORDS[each]), reverse("flows:districts", args=[each.value])) for each in THREE],
        **_map(flows, names, links),
    }
    return render(request, "desk/flows/all.html", context)


def _map(flows: Flows, names: Names, links: dict[str, str]) -> dict[str, Any]:
    """The map of roads of the province; a kabupaten has the shading of its kecamatan in its place."""
    if flows.within != MAPPED:
        return shaded(Role.ORIGIN, flows.places, {code: names.of(code) for code in names.known}, flows.within)
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
