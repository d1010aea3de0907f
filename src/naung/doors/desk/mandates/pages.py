"""Who may act here, and the register behind it. Nothing here is about a person, so all of it may be read by GET."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from naung.doors.desk.mandates.book import book
from naung.doors.desk.mandates.shown import (
    PERSONS,
    area_words,
    parts_of,
    person_words,
    register_rows,
    service_words,
    tables,
)
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.workbook import as_attachment
from naung.foundation.access.vocabulary import Permission, PersonKind, Service
from naung.foundation.organisations.queries import areas_served, coordinator_for, matrix, office_mandates
from naung.foundation.organisations.queries import own_desk as desk_of_actor
from naung.foundation.organisations.rules import holes

ALL = "semua"


def _area(request: DeskRequest) -> tuple[str, list[str]]:
    """The area asked for, or the actor's own, and all that can be asked for."""
    served = list(areas_served())
    own = desk_of_actor(request.actor).territory if request.actor.desk else ""
    near = ".".join(own.split(".")[:2])
    if near and near not in served:
        served.append(near)
    asked = request.GET.get("wilayah", "")
    first = near or (served[0] if served else "")
    return (asked if asked in served else first), served


def _persons(request: DeskRequest) -> tuple[str, tuple[PersonKind, ...]]:
    asked = request.GET.get("orang", "")
    if asked == ALL:
        return ALL, PERSONS
    chosen = next((kind for kind in PERSONS if kind.value == asked), PERSONS[0])
    return chosen.value, (chosen,)


def told_of_holes(area: str) -> str:
    """Who is told where nobody may act."""
    told = coordinator_for(area)
    return told.name if told else _("ketua gugus tugas; belum ada meja sekretariat di sini")


@requires(Permission.LAW_READ)
def matrix_page(request: DeskRequest) -> HttpResponse:
    """Who may act in one area, for one kind of person or for all four."""
    area, served = _area(request)
    chosen, persons = _persons(request)
    on = timezone.localdate()
    cells = matrix(area, on, persons)
    context = {
        "tables": tables(cells, area, on),
        "services": [service_words(service) for service in Service],
        "persons": [{"code": kind.value, "words": person_words(kind)} for kind in PERSONS],
        "chosen": chosen,
        "all": ALL,
        "area": area,
        "area_name": area_words([area])[0][1] if area else "",
        "areas": area_words(served),
        "holes": len(holes(cells)),
        "told": told_of_holes(area),
        "workbook": f"{reverse('mandates:workbook')}?wilayah={area}",
    }
    return render(request, "desk/mandates/matrix.html", context)


@requires(Permission.LAW_READ)
def register_page(request: DeskRequest) -> HttpResponse:
    """Every row of the register for one service, and what belongs to that service."""
    asked = request.GET.get("layanan", "")
    service = next((each for each in Service if each.value == asked), Service.COMPLAINT)
    context: dict[str, Any] = {
        "rows": register_rows(service),
        "parts": parts_of(service),
        "service": service.value,
        "service_words": service_words(service),
        "services": [{"code": each.value, "words": service_words(each)} for each in Service],
        "all": len(office_mandates()),
    }
    return render(request, "desk/mandates/register.html", context)


@requires(Permission.LAW_READ)
def workbook(request: DeskRequest) -> HttpResponse:
    """Both as a workbook to take along."""
    area, _served = _area(request)
    on = timezone.localdate()
    return as_attachment(
        book(matrix(area, on, PERSONS), area, on, told_of_holes(area)), f"kewenangan-{area or 'semua'}-{on:%Y%m%d}"
    )
