"""The tables of flows as a workbook. Text stays text; a withheld number is a word; each sheet carries its date and caveat."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from naung.doors.desk.flows.shown import Names, exit_words, role_heads, say_count, say_month, say_sentence
from naung.doors.desk.shell.words import say_day, say_moment
from naung.doors.desk.shell.workbook import Cell, Sheet, workbook
from naung.insight.flows.vocabulary import Flows


def book(flows: Flows, names: Names) -> bytes:
    """One sheet a table: places in their roles, months, roads, and what can be said of a shift."""
    notes = _notes(flows)
    places = [[names.of(row.code), *_counts(cell.shown for cell in row.counts)] for row in flows.places]
    months = [[say_month(row.month), *_counts(row.counts)] for row in flows.months]
    roads = [
        [names.origin(each.origin), exit_words(each.exit), names.destination(each.destination), *_counts([each.count])]
        for each in flows.journeys
    ]
    shift = [[say_sentence(each, names)] for each in flows.shift]
    areas = [[say_sentence(each, names)] for each in flows.area_shift]
    return workbook(
        [
            Sheet(_("Wilayah"), [_("Wilayah"), *role_heads()], places, notes),
            Sheet(_("Bulan"), [_("Bulan"), *role_heads()], months, notes),
            Sheet(_("Jalur"), [_("Asal"), _("Lewat mana"), _("Tujuan"), _("Orang")], roads, notes),
            Sheet(_("Pergeseran"), [_("Apakah jalurnya bergeser?")], shift, notes),
            Sheet(_("Perubahan wilayah"), [_("Apakah bagian wilayahnya berubah?")], areas, notes),
        ]
    )


def _counts(cells: Iterable[int | None]) -> list[Cell]:
    """Numbers, and the dash of the pages where there is none."""
    return [cell or say_count(cell) for cell in cells]


def _notes(flows: Flows) -> list[str]:
    return [
        _("Berkas yang dibuka sebelum %(until)s. Ekstrak dibuat %(when)s.")
        % {"until": say_day(flows.made.until, weekday=False), "when": say_moment(flows.made.made_at)},
        _("Yang dihitung adalah korban yang tercatat, bukan semua korban."),
        _("Tiap angka paling sedikit 5; – berarti tidak ada, atau kurang dari 5 setahun."),
        _("Rahasia: untuk tim perencanaan saja."),
    ]
