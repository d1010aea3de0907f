"""A report as a whole: its head, its parts, how it is to be read; and the hash of what it says."""

import hashlib
import json
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from naung.doors.desk.programme.report.blocks import section, text
from naung.doors.desk.programme.report.sections import (
    action_plan,
    basis,
    coordination,
    figures,
    obstacles,
    training,
)
from naung.doors.desk.programme.report.years import compared, kept_since, moments
from naung.doors.desk.programme.short import Line, force_name, lines_of, said_days
from naung.doors.desk.programme.shown import said_span
from naung.doors.desk.shell.words import language, say_day, say_number
from naung.foundation.access.vocabulary import Actor
from naung.foundation.organisations.queries import desks_under
from naung.insight.programme.rules import report_basis
from naung.insight.programme.vocabulary import REPORT_WORDS, ReportKind, ReportTold, Span

Contents = dict[str, Any]


def compose(actor: Actor, kind: ReportKind, span: Span, obstacles_told: str) -> ReportTold:
    """Everything that this actor's rooms know of these days, in the reader's language.

    Persons and cases are counted over the twelve months that end with the days, withheld as on the page of figures, so that a
    report opens nothing that the page does not.
    """
    since, until = moments(span)
    lines = lines_of(actor, since, until, for_every_desk=True)
    begun = kept_since(actor)
    if begun and begun >= timezone.localdate(until):
        lines = [_before(line, begun, said_days(since, until)) for line in lines]
    parts = [
        basis(actor, timezone.localdate()),
        figures(lines),
        coordination(actor, span),
        training(actor, span),
        action_plan(actor),
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
        "parts": [*parts, _reading(actor, since, until, begun)],
    }
    packed = json.dumps(contents, ensure_ascii=False, sort_keys=True).encode()
    return ReportTold(kind, span, language(), packed, fingerprint(contents))


def _before(line: Line, begun: date, days: str) -> Line:
    """A figure of days on which nothing was kept yet is not measured, where it would say zero."""
    if line.dated != days or any(value != say_number(0) for _name, value in line.values):
        return line
    caveat = _("Belum dicatat: catatan di sini baru mulai %(day)s.") % {"day": say_day(begun)}
    return replace(line, values=(), caveat=caveat)


def fingerprint(contents: Contents) -> str:
    """SHA-256 in hex of what a report says, without the moment at which a figure was looked at."""
    return hashlib.sha256(json.dumps(_undated(contents), ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _undated(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _undated(part) for name, part in value.items() if name != "dated"}
    return [_undated(part) for part in value] if isinstance(value, list) else value


def _reading(actor: Actor, since: datetime, until: datetime, begun: date | None) -> Contents:
    desks = desks_under(actor)
    months = {
        "first": say_day(timezone.localdate(since)),
        "last": say_day(timezone.localdate(until) - timedelta(days=1)),
    }
    said = [
        _(
            "Bentuk resmi laporan ini belum kami pegang. Susunannya dari kami; "
            "sesuaikan bila bentuk resminya sudah ada."
        ),
        _("Dasar laporan tahunan dan lima tahunan: %(basis)s [%(mark)s]. Pasalnya belum kami baca.") % report_basis(),
        _("Kasus dihitung dalam dua belas bulan: %(first)s sampai %(last)s.") % months,
        _("Dihitung dari %(n)s meja: %(names)s.")
        % {"n": say_number(len(desks)), "names": "; ".join(each.name for each in desks)},
        _(
            "Batas waktu dan penyaringan tidak dicetak di sini: laporan dibaca semua meja, dan angka itu untuk koordinator."
        ),
        _("Angka orang dan kasus 0 atau paling sedikit 5; yang lain ditahan, bersama angka lain yang akan membukanya."),
        _("Yang belum diukur disebut belum diukur: itu bukan nol dan bukan kabar baik."),
        _("Laporan ini tidak menghitung korban yang dicegah: itu tidak dapat diketahui."),
    ]
    if begun and begun > timezone.localdate(since):
        said.insert(
            3, _("Catatan di sini mulai %(day)s; bulan sebelumnya tidak ada di dalamnya.") % {"day": say_day(begun)}
        )
    return section(_("Cara membaca laporan ini"), [text(each) for each in said])
