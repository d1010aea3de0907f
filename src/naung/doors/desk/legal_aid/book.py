"""Legal aid as workbooks: applications by case number, what became of them, and questions of the town. No name goes into one."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.utils.translation import gettext as _

from naung.casework.legal_aid.queries import DeskLine, QuestionLine
from naung.casework.legal_aid.rules.figures import Figures
from naung.casework.legal_aid.rules.town import counted
from naung.casework.legal_aid.vocabulary import REFUSAL_WORDS, STATE_WORDS, Refusal
from naung.doors.desk.legal_aid.shown import path_name, refusals_said, topic_words
from naung.doors.desk.shell.words import say_day
from naung.doors.desk.shell.workbook import Sheet, workbook, written_now
from naung.foundation.places.queries import path_words


def aid_book(lines: Sequence[DeskLine], figures: Mapping[str, Figures], whole: Figures, year: int) -> bytes:
    """Applications, a row each, and the figures of the year by path."""
    heads = (
        _("Nomor kasus"), _("Jalan"), _("Keadaan"), _("Diajukan"), _("Jawaban ditunggu"), _("Batas dari"),
        _("Alasan penolakan"), _("Jalan berikut"),
    )  # fmt: skip
    rows = [
        (
            line.number, path_name(line.path), _(STATE_WORDS[line.state]), say_day(line.asked_on),
            say_day(line.due_on) if line.due_on else "", _due_from(line),
            _(REFUSAL_WORDS[Refusal(line.refusal)]) if line.refusal else "",
            path_name(line.next_path) if line.next_path else "",
        )
        for line in lines
    ]  # fmt: skip
    notes = (written_now(), _("Satu baris satu permohonan, meja ini saja."))
    return workbook([Sheet(_("Permohonan"), heads, rows, notes), _figures_sheet(figures, whole, year)])


def _due_from(line: DeskLine) -> str:
    if line.due_on is None:
        return ""
    return _("ketentuan hukum") if line.legal_due else _("aturan kantor, bukan ketentuan hukum")


def _figures_sheet(figures: Mapping[str, Figures], whole: Figures, year: int) -> Sheet:
    heads = (
        _("Jalan"), _("Permohonan"), _("Diterima"), _("Ditolak"), _("Alasan penolakan"), _("Menunggu"), _("Ditarik"),
        _("Layanan"), _("Orang"), _("Kasus"),
    )  # fmt: skip
    named = [(path_name(code), each) for code, each in figures.items()]
    rows = [
        (
            name, each.applications, each.accepted, each.refused, refusals_said(each), each.waiting, each.withdrawn,
            each.services, each.persons, each.cases,
        )
        for name, each in [*named, (_("Semua jalan"), whole)]
    ]  # fmt: skip
    notes = (
        written_now(),
        _("Permohonan yang diajukan tahun %(year)s.") % {"year": year},
        _("Layanan: permohonan yang diterima. Orang dan kasus dihitung sekali walau mencoba beberapa jalan."),
        _("Karena itu jumlah tiap jalan bisa berbeda dari baris semua jalan."),
    )
    return Sheet(_("Realisasi"), heads, rows, notes)


def question_book(lines: Sequence[QuestionLine]) -> bytes:
    """How often each topic was asked, by month and place. It says nothing of who asked."""
    found = counted(line.counted for line in lines)
    rows = [
        (_month(month), path_words(place) or place, topic_words([topic]), n)
        for (month, place, topic), n in sorted(found.items())
    ]
    notes = (
        written_now(),
        _("Satu pertanyaan bisa menyentuh beberapa hal dan terhitung di tiap hal."),
        _("Untuk meja ini saja: angka kecil jangan dibagikan ke luar."),
    )
    heads = (_("Bulan"), _("Tempat"), _("Hal"), _("Pertanyaan"))
    return workbook([Sheet(_("Pertanyaan warga"), heads, rows, notes)])


def _month(month: date) -> str:
    return month.strftime("%Y-%m")
