"""What is taken along: a sheet for each kabupaten, kota, kecamatan, kelurahan or desa that is chosen, and the workbook."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from naung.doors.desk.prevention.book import book
from naung.doors.desk.prevention.pages import READS
from naung.doors.desk.prevention.shown import (
    Names,
    choice_row,
    frame_shown,
    names_in,
    proof_words,
    state_shown,
)
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.workbook import as_attachment
from naung.foundation.errors import NotFound
from naung.foundation.organisations.queries import all_desks, desk_name
from naung.foundation.places.queries import path_words
from naung.foundation.places.rules.codes import lies_within
from naung.insight.targeting.queries import VersionShown, version_for
from naung.insight.targeting.rules.catalogue import shipped_catalogue
from naung.insight.targeting.vocabulary import End


@requires(READS)
def sheet(request: DeskRequest, solution_id: UUID, code: str) -> HttpResponse:
    """What is to be done in one area, by whom and why; one sheet of paper."""
    shown = version_for(solution_id, actor=request.actor)
    area = code.replace("-", ".")
    if End.LOW not in shown.ends:
        raise NotFound()
    names = names_in(shown)
    told = shown.ends[End.LOW]
    rows = [
        choice_row(rank, each, names) | {"desks": _desks(each.intervention, each.place)}
        for rank, each in enumerate(told.choices, start=1)
        if lies_within(each.place, area)
    ]
    if not rows:
        raise NotFound()
    context = {
        "solution": shown,
        "frame": frame_shown(shown, names),
        "state": state_shown(shown.state),
        "where": path_words(area),
        "rows": rows,
        "total": sum(row["cost"] for row in rows),
        "proof": proof_words(told),
        "high": _only_high(shown, area, names),
        "limit": shown.limits.get(area),
        "deeper": [] if len({row["code"] for row in rows}) == 1 else _deeper(rows),
        "now": timezone.localdate(),
    }
    return render(request, "desk/prevention/sheet.html", context)


def _deeper(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """The chosen places, each of which has a sheet of its own."""
    return [
        {"code": code.replace(".", "-"), "name": name}
        for code, name in dict.fromkeys((row["code"], row["place"]) for row in rows)
    ]


def _only_high(shown: VersionShown, area: str, names: Names) -> list[str]:
    """What would be added in this area only if the high assumption is true."""
    return [
        _("%(intervention)s di %(place)s")
        % {"intervention": names.intervention(each.intervention), "place": names.place(each.place)}
        for each in shown.ends[End.HIGH].choices
        if not each.both and lies_within(each.place, area)
    ]


def _desks(code: str, place: str) -> list[str]:
    """The desks of the installation whose kind of agency has this task here."""
    kinds = shipped_catalogue().interventions[code].agencies
    return [
        desk_name(each)
        for each in all_desks()
        if each.agency.kind in kinds and (not each.territory or lies_within(place, each.territory))
    ]


@requires(READS)
def workbook(request: DeskRequest, solution_id: UUID) -> HttpResponse:
    """The version as a workbook."""
    shown = version_for(solution_id, actor=request.actor)
    if not shown.ends:
        raise NotFound()
    return as_attachment(book(shown, names_in(shown)), f"pencegahan-{shown.frame.year}-versi-{shown.number}")
