"""Reading the whole law as this installation has it, and filtering what is unverified."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naung.doors.desk.law.forms import LeaveForm
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.doors.desk.shell.words import language
from naung.foundation.access.vocabulary import Permission
from naung.foundation.law.queries import TableRow
from naung.foundation.law.queries.office import corrections_in_force, law_rows
from naung.foundation.law.queries.rows import table_names
from naung.foundation.law.vocabulary import Mark
from naung.foundation.organisations.actions import set_leave_day
from naung.foundation.organisations.queries import days_off

Changed = Mapping[tuple[str, str], UUID]
ROWS = 40  # rows on one page, so that it stays light on a slow line
TABLES = {
    "process": gettext_lazy("Proses"),
    "means": gettext_lazy("Cara"),
    "purpose": gettext_lazy("Tujuan"),
    "fact": gettext_lazy("Keadaan lain"),
    "age": gettext_lazy("Batas umur anak"),
    "place": gettext_lazy("Tempat"),
    "track": gettext_lazy("Jalur penanganan"),
    "offence": gettext_lazy("Pasal pidana"),
    "change": gettext_lazy("Perubahan hukum"),
    "clock": gettext_lazy("Jam dan tenggat"),
    "right": gettext_lazy("Hak korban dan saksi"),
    "duty": gettext_lazy("Kewajiban dan larangan"),
    "hotline": gettext_lazy("Nomor bantuan"),
    "trap": gettext_lazy("Hal yang sering keliru"),
}
MARKS = {
    "V": (gettext_lazy("sudah dibaca dari naskahnya"), "done"),
    "V2": (gettext_lazy("dari sumber kedua, perlu dicek naskahnya"), "waits"),
    "M": (gettext_lazy("belum diverifikasi, tanya bagian hukum"), "overdue"),
}
PARTS = {  # the parts of a row that may carry a mark of their own, as the tables name them
    "valid_from": gettext_lazy("hari mulai berlaku"),
    "valid_to": gettext_lazy("hari terakhir berlaku"),
    "penalty": gettext_lazy("ancaman pidana"),
    "means": gettext_lazy("apakah bunyinya memuat cara"),
    "start": gettext_lazy("saat mulai dihitung"),
    "may_pause": gettext_lazy("siapa yang boleh menjeda"),
    "requester": gettext_lazy("siapa yang boleh meminta"),
    "kurungan": gettext_lazy("kurungan"),
}


def _shown(each: TableRow, changed: Changed) -> dict[str, Any]:
    row, english = each.row, language() == "en"
    words, tone = MARKS[row.mark.value]
    unsure = [str(PARTS[part]) for part, mark in row.marks.items() if mark is Mark.MEMORY]
    return {
        "kind": each.table,
        "table": TABLES.get(each.table, each.table),
        "words": row.en if english else row.id,
        "note": row.note_en if english else row.note_id,
        "citation": row.citation,
        "from": row.valid_from,
        "to": row.valid_to,
        "mark": words,
        "tone": tone,
        "unsure_parts": unsure,
        "source": row.source,
        "code": row.code,
        "number": getattr(row, "number", ""),
        "corrected": changed.get((each.table, row.code)),
    }


@requires(Permission.LAW_READ)
def list_rows(request: DeskRequest) -> HttpResponse:
    """Every row, filtered by table and by what is unverified."""
    table = request.GET.get("tabel", "")
    table = table if table in table_names() else ""
    only = request.GET.get("hanya") == "belum"
    found = law_rows(table=table, unverified_only=only)
    page = request.GET.get("hal", "1")
    number = int(page) if page.isascii() and page.isdigit() and 0 < len(page) < 4 else 1
    number = min(max(number, 1), max(1, -(-len(found) // ROWS)))
    rows = found[ROWS * (number - 1) : ROWS * number]
    unverified, changed = len(law_rows(unverified_only=True)), corrections_in_force()
    context = {
        "rows": [_shown(each, changed) for each in rows],
        "tables": [{"code": name, "words": TABLES.get(name, name)} for name in table_names()],
        "table": table,
        "only": only,
        "page": number,
        "more": len(found) > ROWS * number,
        "found": len(found),
        "all": len(law_rows()),
        "unverified": unverified,
    }
    return render(request, "desk/law/list.html", context)


@requires(Permission.LAW_READ)
def hotlines(request: DeskRequest) -> HttpResponse:
    """The numbers to call as this office has them, each with how far it was checked."""
    changed = corrections_in_force()
    rows = [_shown(each, changed) for each in law_rows(table="hotline")]
    context = {"rows": rows, "may_correct": request.actor.may(Permission.LAW_CORRECT)}
    return render(request, "desk/law/hotlines.html", context)


@requires(Permission.LAW_READ, Permission.LAW_CALENDAR_EDIT)
def calendar(request: DeskRequest) -> HttpResponse:
    """The days off by which working days are counted; a supervisor corrects the office's own."""
    asked = request.GET.get("tahun", "")
    this = timezone.localdate().year
    year = int(asked) if asked.isascii() and asked.isdigit() and this - 5 <= int(asked) <= this + 5 else this
    form = LeaveForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            data = form.cleaned_data
            set_leave_day(day=data["day"], name=data["name"], working=data["working"] == "masuk", by=request.actor)
            messages.success(request, _("Kalender kantor disimpan. Jam yang berjalan ikut berubah."))
            return redirect("law:calendar")
    context = {
        "form": form,
        "days": days_off(year),
        "year": year,
        "years": range(this - 1, this + 2),
        "may_edit": request.actor.may(Permission.LAW_CALENDAR_EDIT),
    }
    return render(request, "desk/law/calendar.html", context)
