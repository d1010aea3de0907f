"""What is late where: how many, and for how long the oldest. No identity, no case, no number of one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from naung.casework.cases.actions import look_at_lateness
from naung.casework.cases.queries.figures import steps_late, turns_late
from naung.casework.plans.queries.lateness import requests_late
from naung.casework.referrals.queries import off_register_count
from naung.casework.referrals.queries.lateness import answers_late
from naung.casework.reports.queries.clocks import zone
from naung.casework.reports.queries.figures import responses_late
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.foundation.access.rules import shipped_roles
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.accounts.queries import desks_serving
from naung.foundation.clock.vocabulary import Late
from naung.foundation.organisations.queries import desks_served
from naung.foundation.organisations.vocabulary import DeskFacts

KINDS = (
    _("Tindak lanjut pertama laporan lewat waktu"),
    _("Permintaan layanan lewat batas hukum"),
    _("Rujukan belum dijawab"),
    _("Langkah lewat harinya"),
    _("Usul tutup atau buka menunggu"),
)


@dataclass(frozen=True)
class Cell:
    """How many of one kind are late at one desk, and for how many days the oldest."""

    word: str
    count: int
    days: int


@requires(Permission.COORDINATION_READ)
def late(request: DeskRequest) -> HttpResponse:
    """One row a desk, most late first; and where the coordinator's own hand is needed."""
    now = timezone.now()
    desks = desks_served(request.actor)
    found = _late(desks, now, request.actor)
    look_at_lateness(desks=[each.id for each in desks], by=request.actor)
    staffed = _staffed()
    rows = [
        {"desk": each.name, "nobody": each.id not in staffed, "cells": _cells(each.id, found, now)} for each in desks
    ]
    rows.sort(key=lambda row: (-sum(cell.count for cell in row["cells"]), row["desk"]))  # type: ignore[attr-defined]  # the cells made above
    context = {
        "rows": rows,
        "kinds": KINDS,
        "now": now,
        "off_register": off_register_count(actor=request.actor),
        "may_sign": request.actor.may(Permission.REFERRAL_OUTSIDE),
    }
    return render(request, "desk/coordination/late.html", context)


def _staffed() -> set[UUID]:
    """The desks at which somebody serves who may take a referral on; at another one it waits for nobody."""
    roles = shipped_roles().values()
    return desks_serving(role.code for role in roles if Permission.REFERRAL_DECIDE in role.permissions)


def _late(desks: list[DeskFacts], now: datetime, actor: Actor) -> list[Mapping[UUID, Late]]:
    ids = [each.id for each in desks]
    return [
        responses_late(ids, now, actor=actor),
        requests_late(ids, now, actor=actor),
        answers_late(ids, now, actor=actor),
        steps_late(ids, timezone.localdate(now), zone(), actor=actor),
        turns_late(ids, actor=actor),
    ]


def _cells(desk: UUID, found: list[Mapping[UUID, Late]], now: datetime) -> list[Cell]:
    cells = []
    for word, each in zip(KINDS, found, strict=True):
        here = each.get(desk)
        cells.append(Cell(str(word), here.count, max((now - here.oldest).days, 0)) if here else Cell(str(word), 0, 0))
    return cells
