"""Sections of consent: what was withdrawn from this desk and must be answered, and bases that wait for a second officer."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from naung.casework.consent.queries import bases_waiting, closings_received, zone
from naung.casework.consent.vocabulary import PURPOSE_WORDS, SharingPurpose
from naung.doors.desk.consent.shared import touched
from naung.doors.desk.worklist.rows import ROWS, Section, WorkRow
from naung.foundation.access.vocabulary import Actor
from naung.foundation.clock.rules.calendar import Calendar
from naung.foundation.clock.rules.left import words_left


def of_closings(actor: Actor, now: datetime) -> Iterable[Section]:
    """Withdrawals and narrowings that this desk has not answered. They name nobody."""
    found = [line for line in touched(closings_received(actor=actor), actor) if line.answered_at is None]
    rows = tuple(
        WorkRow(
            reverse("consent:answer", args=[line.id]),
            "",
            "",
            _("Persetujuan ditarik atau dipersempit: %(purpose)s")
            % {"purpose": _(PURPOSE_WORDS[line.purpose]).lower()},
            line.at,
            line.due.state.value,
            words_left(line.due, now=timezone.localtime(now), tz=zone(), calendar=Calendar()),
        )
        for line in found[:ROWS]
    )
    heading = _("Yang ditarik dari meja ini dan belum dijawab")
    yield Section("ditarik", heading, _("persetujuan ditarik"), "waits", rows, len(rows), len(found) > ROWS)


def of_bases(actor: Actor, now: datetime) -> Iterable[Section]:
    """Lawful bases that another officer signed and that lapse unless this one answers."""
    found = [row for row in bases_waiting(actor=actor) if row.signed_by != actor.id]
    rows = tuple(
        WorkRow(
            reverse("consent:basis_answer", args=[row.id]),
            "",
            "",
            _("Dasar hukum menunggu petugas kedua: %(purpose)s")
            % {"purpose": _(PURPOSE_WORDS[SharingPurpose(row.purpose)]).lower()},
            row.signed_at,
        )
        for row in found[:ROWS]
    )
    heading = _("Dasar hukum yang menunggu petugas kedua")
    yield Section("dasar-hukum", heading, _("dasar hukum menunggu"), "waits", rows, len(rows), len(found) > ROWS)
