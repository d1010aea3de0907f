"""Reach against plan: a map of sessions held, the table that says the same, and the workbook. Counts only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from naung.casework.outreach.queries import AnswerLine, AreaReach, Reach, answers_between, reach_seen, sessions_between
from naung.casework.outreach.vocabulary import AGE_WORDS, SEX_WORDS, AgeBand, Seat, Sex
from naung.doors.desk.outreach.book import book
from naung.doors.desk.outreach.months import year_asked
from naung.doors.desk.outreach.shown import line_row
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.maps import map_with_legend
from naung.doors.desk.shell.workbook import as_attachment
from naung.foundation.access.vocabulary import Permission
from naung.foundation.errors import NotFound
from naung.foundation.organisations.queries import own_desk
from naung.foundation.places.queries import children, path, place
from naung.foundation.places.rules.codes import above, lies_within
from naung.foundation.places.rules.maps import UNSEEN_WORDS, MapClass, MapWords
from naung.foundation.places.rules.shapes import MAPPED, shapes_for
from naung.foundation.places.rules.tables import map_sources
from naung.foundation.places.vocabulary import Level, PlaceRow
from naung.foundation.words import gettext_noop
from naung.methods.disclosure import suppressed

SEES = (Permission.OUTREACH_READ, Permission.INSIGHT_READ)
STEPS = {Level.PROVINCE: Level.REGENCY, Level.REGENCY: Level.DISTRICT, Level.DISTRICT: Level.VILLAGE}
BOUNDS = (
    (1, gettext_noop("satu kali")),
    (3, gettext_noop("dua atau tiga kali")),
    (6, gettext_noop("empat sampai enam kali")),
)
MORE = (10**6, gettext_noop("tujuh kali atau lebih"))
NONE_HELD = gettext_noop("belum ada sosialisasi")


@dataclass(frozen=True)
class Row:
    """One area's sessions; `people` is None where the number is withheld."""

    code: str
    name: str
    address: str
    sessions: AreaReach
    people: int | None


def start_code(request: DeskRequest) -> str:
    """The area with which a reader begins: her desk's territory, or the whole province."""
    territory = own_desk(request.actor).territory
    found = path(territory) if territory and lies_within(territory, MAPPED) else ()
    return territory if found and found[0].level in STEPS else MAPPED


@requires(*SEES)
def start(request: DeskRequest) -> HttpResponse:
    """The own territory, with how many people were reached."""
    return _page(request, start_code(request))


@requires(*SEES)
def area(request: DeskRequest, code: str) -> HttpResponse:
    """One area within Kalimantan Barat and the areas in it."""
    return _page(request, code.replace("-", "."))


def _page(request: DeskRequest, code: str) -> HttpResponse:
    chain = path(code)
    if not chain or chain[0].level not in STEPS or chain[-1].code != MAPPED:
        raise NotFound()
    year = year_asked(request.GET.get("tahun", ""), timezone.localdate())
    found = reach_seen(date(year, 1, 1), date(year + 1, 1, 1), actor=request.actor)
    with_people = code == start_code(request)
    rows = rows_of(found, chain[0], year, with_people=with_people)
    context = {
        "here": chain[0],
        "crumbs": [{"name": each.name, "address": _address(each.code, year)} for each in reversed(chain[1:])],
        "year": year,
        "year_before": year - 1,
        "year_after": year + 1,
        "rows": rows,
        "whole": _whole(rows),
        "people": people_total(found, with_people=with_people),
        "with_people": with_people,
        "seats": seat_rows(found.seats) if with_people else None,
        "desks": found.desks,
        **_map(chain[0], rows),
        "licences": sorted({each.licence for each in map_sources()}),
        "now": timezone.localdate(),
    }
    return render(request, "desk/outreach/reach.html", context)


def _address(code: str, year: int) -> str:
    return f"{reverse('outreach:area', args=[code.replace('.', '-')])}?tahun={year}"


def rows_of(found: Reach, here: PlaceRow, year: int, *, with_people: bool) -> list[Row]:
    """The areas in this one, then what lies here without a finer code, then on the first page what lies elsewhere."""
    inside = children(here.code)
    deeper = STEPS[here.level] is not Level.VILLAGE
    sums = {each.code: AreaReach() for each in inside} | {here.code: AreaReach(), "": AreaReach()}
    for code, one in found.areas.items():
        sums[_home(code, sums)] += one
    names = [(each.code, each.name, _address(each.code, year) if deeper else "") for each in inside]
    if sums[here.code] != AreaReach():
        names.append((here.code, _("Tidak disebut lebih rinci"), ""))
    if with_people and sums[""] != AreaReach():
        names.append(("", _("Di tempat lain, atau tempatnya belum pasti"), ""))
    counted = [[sums[code].attended] for code, _name, _where in names]
    shown = suppressed(counted).cells if with_people and counted else ()
    cells = [each[0] for each in shown] or [None] * len(names)
    return [Row(code, name, to, sums[code], cell) for (code, name, to), cell in zip(names, cells, strict=True)]


def _home(code: str, sums: Mapping[str, AreaReach]) -> str:
    """The row in which a code counts: the area that holds it, this area itself, or elsewhere."""
    return next((each for each in (code, *above(code)) if each in sums), "") if code else ""


def _whole(rows: Sequence[Row]) -> AreaReach:
    return sum((row.sessions for row in rows), AreaReach())


def people_total(found: Reach, *, with_people: bool) -> int | None:
    """How many people came in all, where that may be said."""
    if not with_people:
        return None
    return suppressed([[sum(one.attended for one in found.areas.values())]]).total


def seat_rows(seats: Mapping[Seat, int]) -> dict[str, Any]:
    """Who came, by age and sex: small numbers withheld, with enough others that none can be worked out."""
    sexes = [sex for sex in Sex if any(seats.get((band, sex)) for band in AgeBand)] or [Sex.FEMALE, Sex.MALE]
    table = suppressed([[seats.get((band, sex), 0) for sex in sexes] for band in AgeBand])
    body = [
        (_(AGE_WORDS[band]), [*cells, total])
        for band, cells, total in zip(AgeBand, table.cells, table.row_totals, strict=True)
    ]
    heads = [*(_(SEX_WORDS[sex]) for sex in sexes), _("Jumlah")]
    rows = [*body, (_("Jumlah"), [*table.column_totals, table.total])]
    labelled = [(name, list(zip(heads, cells, strict=True))) for name, cells in rows]
    return {"heads": heads, "rows": rows, "labelled": labelled}


def _map(here: PlaceRow, rows: Sequence[Row]) -> dict[str, Any]:
    """The map of sessions held and its legend; nothing where no outline is kept of this area."""
    shapes = shapes_for(STEPS[here.level], here.code)
    if shapes.is_empty:
        return {"map": "", "legend": []}
    classes = [MapClass(bound, _(words)) for bound, words in (*BOUNDS, MORE)]
    held: dict[str, Any] = {row.code: float(row.sessions.held) for row in rows if row.sessions.held}
    words = MapWords(
        title=_("Sosialisasi yang terlaksana di %(name)s") % {"name": here.name},
        description=_("Makin gelap, makin sering. Titik-titik: belum ada sosialisasi. Tabel menyebut hal yang sama."),
        names={row.code: row.name for row in rows},
        number=lambda value: _("%(n)d kali") % {"n": value},
        links={row.code: row.address for row in rows if row.address},
        say=lambda sentence: _(NONE_HELD) if sentence == UNSEEN_WORDS else _(sentence),
    )
    return map_with_legend(shapes, held, classes, words, key="jangkauan", lines=shapes)


@requires(*SEES)
def workbook(request: DeskRequest) -> HttpResponse:
    """The same tables for a spreadsheet; with the list of the own desk's sessions for those who may read it."""
    year = year_asked(request.GET.get("tahun", ""), timezone.localdate())
    first, after = date(year, 1, 1), date(year + 1, 1, 1)
    here = place(start_code(request))
    if here is None:  # no list of areas was loaded
        raise NotFound()
    found = reach_seen(first, after, actor=request.actor)
    rows = rows_of(found, here, year, with_people=True)
    lines: list[dict[str, Any]] = []
    answers: list[AnswerLine] = []
    if request.actor.may(Permission.OUTREACH_READ):
        answers = answers_between(first, after, actor=request.actor)
        lines = [line_row(line) for line in sessions_between(first, after, actor=request.actor)]
    made = book(rows, people_total(found, with_people=True), seat_rows(found.seats), lines, answers, year)
    return as_attachment(made, f"sosialisasi-{year}")
