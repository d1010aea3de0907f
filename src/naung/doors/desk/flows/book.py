"""The tables of flows as a workbook. Text stays text; a withheld number is a word; each sheet carries its date and caveat."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from naung.doors.desk.flows.shown import Names, exit_words, role_heads, say_count, say_sentence, say_span
from naung.doors.desk.shell.words import say_day, say_moment
from naung.doors.desk.shell.workbook import Cell, Sheet, workbook
from naung.insight.flows.vocabulary import Flows


def book(flows: Flows, names: Names) -> bytes:
    """One sheet a table: the area's own roles, its parts, times, roads, and what can be said of a shift."""
    notes = _notes(flows)
    places = [[names.of(row.code), *_counts(cell.shown for cell in row.counts)] for row in flows.places]
    spans = [[say_span(row.when), *_counts(cell.shown for cell in row.counts)] for row in flows.spans]
    roads = [
        [names.origin(each.origin), exit_words(each.exit), names.destination(each.destination), *_counts([each.count])]
        for each in flows.journeys
    ]
    shift = [[say_sentence(each, names)] for each in flows.shift]
    areas = [[say_sentence(each, names)] for each in flows.area_shift]
    return workbook(
        [
            Sheet(_("Peran"), [_("Peran"), *_role_columns(names)], _roles(flows), notes),
            Sheet(_("Wilayah"), [_("Wilayah"), *role_heads()], places, notes),
            Sheet(_("Waktu"), [_("Waktu"), *role_heads()], spans, notes),
            Sheet(_("Jalur"), [_("Asal"), _("Lewat mana"), _("Tujuan"), _("Orang")], roads, notes),
            Sheet(_("Pergeseran"), [_("Apakah jalurnya bergeser?")], shift, notes),
            Sheet(_("Perubahan wilayah"), [_("Apakah bagian wilayahnya berubah?")], areas, notes),
        ]
    )


def _role_columns(names: Names) -> list[str]:
    return [
        names.of(names.within),
        _("Paling sedikit"),
        _("Paling banyak"),
        _("Bagian lain dari %(area)s") % {"area": names.around},
        names.around,
    ]


def _roles(flows: Flows) -> list[list[Cell]]:
    """One row a role: the area's own count, between what it lies, the area around without it, and with it."""
    each = zip(role_heads(), flows.roles.own, flows.roles.others, flows.roles.around, strict=True)
    return [
        [head, *_counts([own.shown]), *((own.low, own.high) if own.shown else ("", "")), *_counts([others, around])]
        for head, own, others, around in each
    ]


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
