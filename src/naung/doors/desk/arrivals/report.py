"""The report of a batch: counts by cause, origin, sex, age, destination; on the page, as PDF and as workbook, one content."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from naung.casework.arrivals.actions import take_report
from naung.casework.arrivals.queries import BatchShown, batch_for
from naung.casework.arrivals.rules.closing import NO_CODE, SCREENED, SHORT, missed_by_first_line
from naung.casework.arrivals.rules.tables import shipped_codes
from naung.casework.arrivals.vocabulary import BAND_WORDS, DECIDED_WORDS, PRESENCE_WORDS, AgeBand, Decided, Presence
from naung.doors.desk.arrivals.batches import READS, about
from naung.doors.desk.arrivals.shown import asked_words, code_words, crossing_words
from naung.doors.desk.programme.report.blocks import facts, section, table, text
from naung.doors.desk.programme.report.paper import pdf_of
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.words import language, say_day, say_moment, say_number
from naung.doors.desk.shell.workbook import Sheet, as_attachment, workbook
from naung.foundation.access.vocabulary import Actor
from naung.foundation.errors import NotFound
from naung.foundation.organisations.queries import own_desk_name
from naung.foundation.people.vocabulary import SEX_WORDS, Sex
from naung.foundation.places.queries import path_words

WIDE, NARROW = 5, 2
Table = dict[str, Any]


@requires(READS)
def show(request: DeskRequest, batch_id: UUID) -> HttpResponse:
    """The report as it stands, or as it was when the batch was closed."""
    shown = batch_for(batch_id, actor=request.actor)
    context = {
        **about(shown),
        "report": contents(shown, request.actor),
        "pdf": reverse("arrivals:report_paper", args=[batch_id, "pdf"]),
        "excel": reverse("arrivals:report_paper", args=[batch_id, "excel"]),
    }
    return render(request, "desk/arrivals/report.html", context)


@requires(READS)
def paper(request: DeskRequest, batch_id: UUID, form: str) -> HttpResponse:
    """The report as PDF or workbook. Raises NotFound for an unknown form."""
    shown = batch_for(batch_id, actor=request.actor)
    told = contents(shown, request.actor)
    take_report(batch_id=batch_id, by=request.actor)
    name = _("rombongan-%(number)s") % {"number": shown.number}
    if form == "excel":
        return as_attachment(book_of(told), name)
    if form != "pdf":
        raise NotFound()
    answer = HttpResponse(pdf_of(printed(told)), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    return answer


def contents(shown: BatchShown, actor: Actor) -> dict[str, Any]:
    """What the report says, in the reader's language: its head, its tables, and what the lot tells."""
    codes = shipped_codes()
    closed = shown.closed_at
    head = [
        (_("Rombongan"), shown.number),
        (_("Tiba"), f"{say_day(shown.told.on)}, {crossing_words(shown.told.crossing)}"),
        (_("Diberitahukan oleh"), code_words(codes.consulates, shown.told.consulate)),
        (_("Nomor surat"), shown.told.letter),
        (_("Depot"), shown.told.depot),
        (_("Diberitahukan"), say_number(shown.told.expected)),
        (_("Kantor"), own_desk_name(actor)),
        (
            _("Keadaan"),
            _("Ditutup %(when)s") % {"when": say_moment(closed)} if closed else _("RANCANGAN, belum ditutup"),
        ),
    ]
    if shown.filed:
        head.append((_("Disaring saat ditutup"), asked_words(shown.filed)))
    if shown.why_closed:
        head.append((_("Ditutup sebelum lengkap karena"), shown.why_closed))
    return {
        "title": _("Laporan rombongan"),
        "number": shown.number,
        "span": say_day(shown.told.on),
        "office": own_desk_name(actor),
        "state": _("DITUTUP") if closed else _("RANCANGAN"),
        "head": [(label, value) for label, value in head if value],
        "tables": tables(shown.counts),
        "lot": lot_words(shown),
        "meanings": meanings(),
    }


def tables(counts: Mapping[str, Mapping[str, int]]) -> list[Table]:
    """Every list of counts with its words; a list without any is left out."""
    codes = shipped_codes()
    causes = {**{code: row.words for code, row in codes.causes.items()}}
    named: list[tuple[str, str, Any]] = [
        ("presence", _("Di daftar dan yang tiba"), lambda c: _(PRESENCE_WORDS[Presence(c)])),
        ("cause", _("Yang tiba, menurut sebab"), lambda c: code_words(codes.causes, c) if c in causes else ""),
        ("origin", _("Yang tiba, menurut asal"), lambda c: path_words(c) if c else ""),
        ("sex", _("Yang tiba, menurut jenis kelamin"), lambda c: _(SEX_WORDS[Sex(c)])),
        ("band", _("Yang tiba, menurut umur"), lambda c: _(BAND_WORDS[AgeBand(c)])),
        ("leaving", _("Ke mana dan dengan siapa pergi"), lambda c: code_words(codes.leavings, c)),
        ("state", _("Sakit dan meninggal"), lambda c: {"sakit": _("Sakit"), "meninggal": _("Meninggal")}[c]),
        ("first", _("Saringan awal"), lambda c: _("Sudah") if c == SCREENED else code_words(codes.missed, c)),
        ("why", _("Perlu penyaringan pendek"), lambda c: {"tanda": _("Karena tanda"), "undian": _("Karena undian")}[c]),
        ("short", _("Penyaringan pendek"), lambda c: _("Sudah") if c == SHORT else code_words(codes.missed, c)),
        ("decided", _("Putusan petugas"), lambda c: _(DECIDED_WORDS[Decided(c)])),
        ("handed", _("Dirujuk ke meja lain"), lambda c: _("Dirujuk")),
        ("left", _("Belum lengkap saat ditutup"), lambda c: _("Belum lengkap")),
    ]
    return [_table(counts.get(name, {}), caption, say) for name, caption, say in named if counts.get(name)]


def _table(counts: Mapping[str, int], caption: str, say: Any) -> Table:
    rows = [
        (_("Belum dicatat") if code == NO_CODE else say(code) or _("Belum dicatat"), n) for code, n in counts.items()
    ]
    return {"caption": caption, "rows": sorted(rows, key=lambda row: -row[1]), "sum": sum(n for _label, n in rows)}


def lot_words(shown: BatchShown) -> list[str]:
    """What the random tenth tells of whom the first line misses, with its interval; or that it tells nothing yet."""
    drawn = shown.drawn
    lines = [
        _(
            "Tidak menunjukkan tanda: %(unsent)s orang. Undian memilih dan petugas menyaring %(asked)s di antaranya; "
            "%(found)s tinggal untuk wawancara lengkap."
        )
        % {"unsent": drawn.unsent, "asked": drawn.asked, "found": drawn.found}
    ]
    if drawn.not_asked:
        lines.append(
            _(
                "Terpilih undian tetapi tidak disaring: %(count)s. Makin banyak, makin tidak dapat dipercaya perkiraannya."
            )
            % {"count": drawn.not_asked}
        )
    estimate = missed_by_first_line(drawn.unsent, drawn.asked, drawn.found)
    if estimate is None:
        lines.append(_("Terlalu sedikit yang terpilih undian untuk memperkirakan siapa yang terlewat."))
        return lines
    lines.append(
        _(
            "Perkiraan yang terlewat saringan awal: %(estimate)s orang, mungkin antara %(low)s dan %(high)s "
            "(selang 95 persen)."
        )
        % {"estimate": say_number(round(estimate.estimate)), "low": estimate.low, "high": estimate.high}
    )
    return lines


def meanings() -> list[str]:
    """What the words of the report mean."""
    return [
        _("Yang tiba: yang ditandai tiba dan yang ditambahkan pada harinya, jenazah termasuk kecuali disebut lain."),
        _("Tinggal untuk wawancara lengkap bukan berarti korban. Yang menetapkan lembaga yang berwenang."),
        _("Dideportasi bukan bukti perdagangan orang, dan bukan bukti sebaliknya."),
        _("Umur menurut daftar atau keterangan orangnya."),
    ]


def printed(told: dict[str, Any]) -> dict[str, Any]:
    """What the PDF is made of: the same words and numbers as the page."""
    blocks = [
        table(
            each["caption"],
            [_("Yang dihitung"), _("Jumlah")],
            [*[[label, say_number(n)] for label, n in each["rows"]], [_("Semua"), say_number(each["sum"])]],
            widths=[WIDE, NARROW],
            numbers=[1],
        )
        for each in told["tables"]
    ]
    parts = [
        section(_("Angka"), blocks),
        section(_("Yang terlewat saringan awal"), [text(each) for each in told["lot"]]),
    ]
    parts.append(section(_("Arti kata dalam laporan ini"), [text(each) for each in told["meanings"]]))
    return {
        **{name: told[name] for name in ("title", "span", "office", "state")},
        "language": language(),
        "made": f"Naung · {told['number']}",
        "facts": facts(told["head"])["rows"],
        "parts": parts,
        "words": {
            "program": "Naung",
            "secret": _("RAHASIA"),
            "page": _("halaman"),
            "unmeasured": _("Belum diukur"),
            "layout": _("Susunan ini dari Naung, bukan formulir resmi."),
        },
    }


def book_of(told: dict[str, Any]) -> bytes:
    """The workbook: head, counts as numbers, what the lot tells and what the words mean."""
    notes = [*told["lot"], *told["meanings"]]
    sheets = [Sheet(_("Laporan"), [told["title"], told["office"]], [list(each) for each in told["head"]], notes)]
    rows = [[each["caption"], label, n] for each in told["tables"] for label, n in each["rows"]]
    sheets.append(Sheet(_("Angka"), [_("Bagian"), _("Yang dihitung"), _("Jumlah")], rows))
    return workbook(sheets)
