"""Residents of kecamatan, kelurahan and desa: what was entered, entering them by hand or from a file, and taking them along."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from naung.doors.desk.cases.shown import Officers
from naung.doors.desk.drivers.residents_forms import LoadForm, ResidentsForm
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.doors.desk.shell.uploads import takes_files, was_too_much
from naung.doors.desk.shell.words import say_day, say_moment, say_number
from naung.doors.desk.shell.workbook import Cell, Sheet, as_attachment, workbook, written_now
from naung.foundation.access.vocabulary import Permission
from naung.foundation.errors import NotFound, StaleVersion
from naung.foundation.organisations.queries import own_desk
from naung.foundation.places.queries import children, path_words, place, places_below
from naung.foundation.places.rules.codes import lies_within
from naung.foundation.places.rules.shapes import MAPPED
from naung.foundation.places.vocabulary import LEVEL_WORDS, Level, PlaceRow
from naung.foundation.words import gettext_noop
from naung.insight.drivers.actions import enter_residents
from naung.insight.drivers.queries import (
    FINE,
    counted_areas,
    residents_entries,
    residents_now,
    residents_told,
    residents_version,
)
from naung.insight.drivers.rules.residents import NO_ROWS, good_rows, lines_of
from naung.insight.drivers.rules.sheets import LARGEST, MOST_ROWS, TOO_LARGE, as_rows_text, rows_of
from naung.insight.drivers.vocabulary import LINE_WORDS, Counted, FileLine, LineState

READS, WRITES = Permission.INSIGHT_READ, Permission.RESIDENTS_WRITE
LARGEST_REQUEST = 2 * LARGEST  # the file with the rest of its form
TONES = {LineState.NEW: "done", LineState.CHANGED: "waits", LineState.SAME: "plain", LineState.WRONG: "overdue"}
STALE = gettext_noop(
    "Orang lain menulis sebagian angka ini sesudah berkasnya Anda periksa. Tabel di bawah menyebut angka yang ada dan angka dari "
    "berkas. Periksa, lalu simpan sekali lagi."
)
NOT_KEPT = {
    "csrfmiddlewaretoken",
    "file",
    "rows",
    "once",
    "version",
    "simpan",
}  # of a form that is carried through its preview


def say_as_of(day: Any) -> str:
    """The day of a number, without its weekday."""
    return say_day(day, weekday=False)


@requires(READS)
def overview(request: DeskRequest) -> HttpResponse:
    """How many areas of each kabupaten and kota have a number, and every entry with its source and day."""
    now, officers = residents_now(actor=request.actor), Officers()
    below = {level: [row.code for row in places_below(MAPPED, level)] for level in FINE}
    rows = [
        {"slug": area.code.replace(".", "-"), "name": area.name}
        | {level.name.lower(): _share(codes, now, area.code) for level, codes in below.items()}
        for area in children(MAPPED)
    ]
    entries = [
        {"version": row.version, "source": row.source, "as_of": say_as_of(row.as_of), "areas": row.areas}
        | {"at": say_moment(row.at), "who": officers(row.by)}
        for row in residents_entries(actor=request.actor)
    ]
    context = {"rows": rows, "entries": entries, "may_write": request.actor.may(WRITES)}
    return render(request, "desk/drivers/residents.html", context)


def _share(codes: list[str], now: Any, within: str) -> str:
    inside = [code for code in codes if lies_within(code, within)]
    counts = {"known": say_number(sum(code in now for code in inside)), "all": say_number(len(inside))}
    return _("%(known)s dari %(all)s") % counts


@requires(READS)
def one_area(request: DeskRequest, code: str) -> HttpResponse:
    """The areas directly in a kabupaten, kota or kecamatan with their numbers, and what stood before."""
    here, told = _area(code), residents_told(actor=request.actor)
    rows = []
    for each in children(here.code):
        versions = told.get(each.code, [])
        last = versions[-1] if versions else None
        row = {"name": each.name, "code": each.code, "people": say_number(last.people) if last else ""}
        if last:
            row |= {"as_of": say_as_of(last.as_of), "source": last.source}
        row["before"] = "; ".join(f"{say_number(old.people)} ({say_as_of(old.as_of)})" for old in versions[:-1])
        row["slug"] = each.code.replace(".", "-") if each.level is Level.DISTRICT else ""
        rows.append(row)
    context = {"slug": code, "name": path_words(here.code), "rows": rows, "may_write": _may_write(request, here)}
    return render(request, "desk/drivers/residents_area.html", context | {"up": _up(here)})


def _area(slug: str) -> PlaceRow:
    """The kabupaten, kota or kecamatan of an address. Raises NotFound."""
    here = place(slug.replace("-", "."))
    if here is None or here.level not in {Level.REGENCY, Level.DISTRICT} or not lies_within(here.code, MAPPED):
        raise NotFound()
    return here


def _up(here: PlaceRow) -> str:
    if here.level is Level.REGENCY:
        return reverse("drivers:residents")
    return reverse("drivers:residents_area", args=[here.code.rpartition(".")[0].replace(".", "-")])


def _may_write(request: DeskRequest, here: PlaceRow) -> bool:
    territory = own_desk(request.actor).territory
    return request.actor.may(WRITES) and (not territory or lies_within(here.code, territory))


@requires(WRITES)
def change(request: DeskRequest, code: str) -> HttpResponse:
    """Enter the numbers of the areas directly in a kabupaten, kota or kecamatan."""
    here, now = _area(code), residents_now(actor=request.actor)
    inside = [(each.code, each.name, _known(now.get(each.code))) for each in children(here.code)]
    form = ResidentsForm(request.POST or None, areas=inside, version=residents_version())
    back = reverse("drivers:residents_area", args=[code])
    if form.is_valid():
        with errors_on(form):
            written = _enter(request, form, dict(form.told()))
            messages.success(request, _written(len(written)))
            return redirect(back)
    return render(request, "desk/drivers/residents_form.html", {"form": form, "name": here.name, "back": back})


def _known(counted: Counted | None) -> str:
    """What stands of an area, beside an empty box: a number that is not typed anew keeps its own source and day."""
    if counted is None:
        return ""
    told = {"people": say_number(counted.people), "as_of": say_as_of(counted.as_of)}
    return _("Yang ada: %(people)s, keadaan %(as_of)s.") % told


def _enter(request: DeskRequest, form: ResidentsForm | LoadForm, told: dict[str, int]) -> tuple[str, ...]:
    data = form.cleaned_data
    return enter_residents(
        told=told, source=data["source"], as_of=data["as_of"], based_on=form.base_version or 0, by=request.actor
    )


def _written(count: int) -> str:
    if not count:
        return _("Tidak ada yang berubah: angka ini sudah tersimpan dari sumber dan tanggal yang sama.")
    return ngettext("%(count)s wilayah tersimpan.", "%(count)s wilayah tersimpan.", count) % {
        "count": say_number(count)
    }


@requires(WRITES)
@takes_files(LARGEST_REQUEST)
def load(request: DeskRequest) -> HttpResponse:
    """A file is read and shown row by row; what is right in it goes in when that is confirmed."""
    form = LoadForm(request.POST or None, request.FILES or None, version=residents_version())
    if was_too_much(request):
        form.add_error("file", _(TOO_LARGE) % {"rows": MOST_ROWS})
    elif form.is_valid():
        with errors_on(form):
            return _loaded(request, form)
    return render(request, "desk/drivers/residents_load.html", {"form": form})


def _loaded(request: DeskRequest, form: LoadForm) -> HttpResponse:
    """The preview of a file, or what became of it once it is confirmed. RuleBroken for a file that can't be read."""
    territory = own_desk(request.actor).territory
    rows = rows_of(form.content())
    lines = lines_of(rows, counted_areas(), residents_now(actor=request.actor), territory)
    good = good_rows(lines)
    if request.POST.get("simpan") and good:
        try:
            written = _enter(request, form, good)
        except StaleVersion:
            messages.warning(request, _(STALE))
        else:
            messages.success(request, _written(len(written)))
            return redirect("drivers:residents")
    if not lines:
        form.add_error("file", _(NO_ROWS))
        return render(request, "desk/drivers/residents_load.html", {"form": form})
    context = {
        "lines": [_line(each) for each in sorted(lines, key=lambda each: each.state is not LineState.WRONG)],
        "good": len(good),
        "wrong": sum(each.state is LineState.WRONG for each in lines),
        "source": form.cleaned_data["source"],
        "as_of": say_as_of(form.cleaned_data["as_of"]),
        "kept": [(key, value) for key, value in request.POST.items() if key not in NOT_KEPT],
        "text": as_rows_text(rows),
        "version": residents_version(),
    }
    return render(request, "desk/drivers/residents_preview.html", context)


def _line(line: FileLine) -> dict[str, Any]:
    problem = line.problem
    return {
        "number": line.number,
        "code": line.code,
        "name": line.name,
        "people": say_number(line.people) if line.people is not None else line.typed,
        "before": say_number(line.before) if line.state is LineState.CHANGED else "",
        "state": _(LINE_WORDS[line.state]),
        "tone": TONES[line.state],
        "field": (_("Kode") if problem.field == "code" else _("Penduduk")) if problem else "",
        "problem": _(problem.message) % problem.values if problem else "",
    }


@requires(READS)
def book(request: DeskRequest) -> HttpResponse:
    """Every area with its number, in the form that can be loaded again, and all numbers that ever stood."""
    told, officers = residents_told(actor=request.actor), Officers()
    now: list[list[Cell]] = []
    for level in FINE:
        for row in places_below(MAPPED, level):
            last = told[row.code][-1] if row.code in told else None
            known = [last.people, say_as_of(last.as_of), last.source] if last else [None, None, None]
            now.append([row.code, row.name, _(LEVEL_WORDS[level]), *known])
    ever: list[list[Cell]] = [
        [code, each.people, say_as_of(each.as_of), each.source, each.version, say_moment(each.at), officers(each.by)]
        for code, versions in told.items()
        for each in versions
    ]
    heads = ["Kode", _("Wilayah"), _("Tingkat"), "Penduduk", _("Keadaan"), _("Sumber")]
    history = ["Kode", "Penduduk", _("Keadaan"), _("Sumber"), _("Versi"), _("Ditulis"), _("Oleh")]
    sheets = [Sheet(_("Penduduk"), heads, now, [written_now()]), Sheet(_("Riwayat"), history, ever, [written_now()])]
    return as_attachment(workbook(sheets), "penduduk-wilayah")
