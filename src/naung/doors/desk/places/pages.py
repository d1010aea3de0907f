"""The map of Kalimantan Barat, from kabupaten to village by clicking, with the table that says the same."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from naung.doors.desk.shell.guards import DeskRequest, requires_sign_in
from naung.doors.desk.shell.words import language, say_number
from naung.foundation.errors import NotFound
from naung.foundation.places.queries import children, counts_below, path
from naung.foundation.places.rules.maps import MapWords, draw_areas
from naung.foundation.places.rules.shapes import MAPPED, Shapes, shapes_for, villages_without_outline
from naung.foundation.places.rules.tables import area_names, map_sources
from naung.foundation.places.vocabulary import KIND_WORDS, Level, PlaceRow

OPEN = "batas, kode dan nama wilayah terbuka untuk siapa pun; halaman ini tidak memuat data kasus"
STEPS = {Level.PROVINCE: Level.REGENCY, Level.REGENCY: Level.DISTRICT, Level.DISTRICT: Level.VILLAGE}


@requires_sign_in(OPEN)
def province(request: DeskRequest) -> HttpResponse:
    """Kalimantan Barat with its kabupaten and kota."""
    return _page(request, MAPPED)


@requires_sign_in(OPEN)
def area(request: DeskRequest, code: str) -> HttpResponse:
    """A kabupaten with its kecamatan, or a kecamatan with its villages."""
    return _page(request, code.replace("-", "."))


def _page(request: DeskRequest, code: str) -> HttpResponse:
    chain = path(code)
    if not chain or chain[0].level not in STEPS or chain[-1].code != MAPPED:
        raise NotFound()
    here, level = chain[0], STEPS[chain[0].level]
    rows = children(code)
    shapes = shapes_for(level, code)
    context = {
        "here": here,
        "above": [{"name": each.name, "address": _address(each.code)} for each in reversed(chain[1:])],
        "said": _said(here),
        "map": mark_safe(_drawn(here, rows, shapes)),  # noqa: S308  # drawn by our own rule, which escapes every name
        "rows": [_row(each, shapes) for each in rows],
        "zoom": level is not Level.VILLAGE,
        "undrawn": [_undrawn(*each) for each in villages_without_outline(code)],
        "sources": [_source(each) for each in map_sources()],
    }
    return render(request, "desk/places/map.html", context)


def _address(code: str) -> str:
    return reverse("places:map") if code == MAPPED else reverse("places:area", args=[code.replace(".", "-")])


def _drawn(here: PlaceRow, rows: Sequence[PlaceRow], shapes: Shapes) -> str:
    """The map; where its areas have a map of their own, each is a link to it."""
    deeper = shapes.level is not Level.VILLAGE
    words = MapWords(
        title=_("Peta %(name)s") % {"name": here.name},
        description=_("Batas wilayah dengan angka terakhir kodenya. Tabel di halaman ini menyebut hal yang sama."),
        names={each.code: f"{each.name} ({each.code})" for each in rows},
        links={each.code: _address(each.code) for each in rows} if deeper else None,
    )
    return draw_areas(shapes, words, key="peta", labels={each.code: each.code.rsplit(".", 1)[-1] for each in rows})


def _row(each: PlaceRow, shapes: Shapes) -> dict[str, Any]:
    return {
        "code": each.code,
        "name": each.name,
        "kind": _(KIND_WORDS[each.kind]),
        "address": _address(each.code) if each.level is not Level.VILLAGE else "",
        "drawn": each.code in shapes.paths,
    }


def _said(here: PlaceRow) -> str:
    """How many areas lie here, in one sentence."""
    found = counts_below(here.code)
    words = {
        Level.REGENCY: _("%(count)s kabupaten dan kota"),
        Level.DISTRICT: _("%(count)s kecamatan"),
        Level.VILLAGE: _("%(count)s desa dan kelurahan"),
    }
    parts = [words[each] % {"count": say_number(found[each])} for each in words if each in found]
    return ", ".join(parts)


def _undrawn(code: str, name: str) -> dict[str, str]:
    names = area_names()
    return {"code": code, "name": name, "within": f"{names.get(code[:8], code[:8])}, {names.get(code[:5], code[:5])}"}


def _source(each: Any) -> dict[str, Any]:
    return {
        "words": each.en if language() == "en" else each.id,
        "address": each.address,
        "version": each.version,
        "on": each.on,
        "licence": each.licence,
    }
