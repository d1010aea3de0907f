"""A report as a whole: its head, its parts, how it is to be read; and the hash of what it says."""

import hashlib
import json
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from naung.doors.desk.programme.report.blocks import section, text
from naung.doors.desk.programme.report.figures import figure_lines, figures_for, kept_since, months_of
from naung.doors.desk.programme.report.problems import problem_line
from naung.doors.desk.programme.report.sections import (
    action_plan,
    basis,
    coordination,
    figures,
    obstacles,
    training,
)
from naung.doors.desk.programme.report.years import compared
from naung.doors.desk.programme.short import force_name
from naung.doors.desk.programme.shown import said_span
from naung.doors.desk.shell.words import language, say_day, say_number
from naung.foundation.access.vocabulary import Actor
from naung.foundation.organisations.queries import desks_under
from naung.insight.programme.queries import FiguresShown
from naung.insight.programme.rules import is_rounded, report_basis
from naung.insight.programme.vocabulary import REPORT_WORDS, ReportKind, ReportTold, Span

Contents = dict[str, Any]


def compose(actor: Actor, kind: ReportKind, span: Span, obstacles_told: str) -> ReportTold:
    """Everything that this actor's rooms know of these days, in the reader's language.

    Persons and cases are counted over the twelve months that end with the days, once, withheld as on the page of figures: a
    report opens nothing that the page does not, and another version of it prints the same.
    """
    found = figures_for(actor, span)
    parts = [
        basis(actor, timezone.localdate()),
        figures([*figure_lines(actor, span, found), problem_line(months_of(span), found)]),
        coordination(actor, span),
        training(actor, span),
        action_plan(actor, span),
        obstacles(actor, span, obstacles_told),
    ]
    if kind is ReportKind.FIVE_YEARLY:
        parts.append(compared(actor, span))
    contents = {
        "language": language(),
        "office": force_name(actor),
        "title": _(REPORT_WORDS[kind]),
        "span": said_span(span),
        "obstacles": obstacles_told,
        "parts": [*parts, _reading(actor, span, found)],
    }
    packed = json.dumps(contents, ensure_ascii=False, sort_keys=True).encode()
    return ReportTold(kind, span, language(), packed, fingerprint(contents))


def fingerprint(contents: Contents) -> str:
    """SHA-256 in hex of what a report says, without the moment at which a figure was looked at."""
    return hashlib.sha256(json.dumps(_undated(contents), ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _undated(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _undated(part) for name, part in value.items() if name != "dated"}
    return [_undated(part) for part in value] if isinstance(value, list) else value


def _reading(actor: Actor, span: Span, found: FiguresShown | None) -> Contents:
    desks, months, begun = desks_under(actor), months_of(span), kept_since(actor)
    said = [
        _(
            "Bentuk resmi laporan ini belum kami pegang. Susunannya dari kami; "
            "sesuaikan bila bentuk resminya sudah ada."
        ),
        _("Dasar laporan tahunan dan lima tahunan: %(basis)s [%(mark)s]. Pasalnya belum kami baca.") % report_basis(),
        _("Kasus dihitung dalam dua belas bulan: %(first)s sampai %(last)s.")
        % {"first": say_day(months.first), "last": say_day(months.last)},
        *_how_counted(months, found),
        _("Dihitung dari %(n)s meja: %(names)s.")
        % {"n": say_number(len(desks)), "names": "; ".join(each.name for each in desks)},
        _(
            "Batas waktu dan penyaringan ditulis sebagai kisaran sepuluh persen, tanpa jumlahnya, "
            "karena laporan dibaca semua meja."
        ),
        _("Angka orang dan kasus 0 atau paling sedikit 5; yang lain ditahan, bersama angka lain yang akan membukanya."),
        _("Yang belum diukur disebut belum diukur: itu bukan nol dan bukan kabar baik."),
        _("Laporan ini tidak menghitung korban yang dicegah: itu tidak dapat diketahui."),
    ]
    if begun and begun > months.first:
        said.insert(
            3, _("Catatan di sini mulai %(day)s; bulan sebelumnya tidak ada di dalamnya.") % {"day": say_day(begun)}
        )
    return section(_("Cara membaca laporan ini"), [text(each) for each in said])


def _how_counted(months: Span, found: FiguresShown | None) -> list[str]:
    """That the figures were counted once, why again where they were, and whether they are rounded."""
    if found is None:
        return []
    said = [
        _("Angka kasus, batas waktu, dan penyaringan dihitung sekali; semua versi laporan masa ini memuat angka itu.")
    ]
    if found.reason:
        said.append(_("Dihitung ulang karena: %(reason)s") % {"reason": found.reason})
    if is_rounded(months):
        said.append(
            _(
                "Angka kasus dibulatkan ke kelipatan lima: bulannya bertumpuk dengan laporan lain, "
                "dan selisih keduanya dapat membuka satu perkara."
            )
        )
    return said
