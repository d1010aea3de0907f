"""One page for whoever leads the task force: each figure with its definition, its caveat and its date, or "belum diukur"."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from naung.casework.cases.actions import WorkCounts, count_work, look_at_lateness
from naung.casework.cases.queries.figures import steps_late
from naung.casework.outreach.queries import reach_seen
from naung.casework.plans.queries.lateness import requests_late
from naung.casework.referrals.queries.lateness import answers_late
from naung.casework.reports.queries.clocks import zone
from naung.casework.reports.queries.figures import responses_late
from naung.doors.desk.figures.tables import cases_by_stage, period
from naung.doors.desk.programme.counted import (
    ANSWERS,
    CLOCK_WORDS,
    KEPT_CAVEAT,
    KEPT_MEANS,
    REQUESTS,
    RESPONSES,
    SCREENED_CAVEAT,
    SCREENED_MEANS,
    STEPS,
    clocks_kept,
    kept_values,
)
from naung.doors.desk.programme.effects import found_effects
from naung.doors.desk.programme.factors import MAY_READ, found_factors
from naung.doors.desk.programme.shown import withheld_or
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.navigation import address_of
from naung.doors.desk.shell.words import say_day, say_moment, say_number
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.organisations.queries import desks_served, desks_under, first_day, own_desk
from naung.foundation.organisations.vocabulary import DeskKind
from naung.foundation.places.vocabulary import Level
from naung.insight.extract.queries import latest_extract
from naung.insight.extract.rules.tables import EFFORT
from naung.insight.extract.vocabulary import Effort
from naung.insight.programme.queries import plan_in_force, targets_of
from naung.insight.programme.vocabulary import State
from naung.methods.disclosure import SafeTable, suppressed

AREA_LENGTH = 5  # kabupaten or kota, the coarsest area of the ledger of effort


@dataclass(frozen=True)
class Line:
    """One thing on the page. `values`: words and figures; none where the house has not measured it."""

    title: str
    values: tuple[tuple[str, str], ...]
    means: str
    caveat: str
    dated: str = ""
    more: str = ""


@requires(Permission.PROGRAMME_READ, Permission.FIGURES_READ)
def sheet(request: DeskRequest) -> HttpResponse:
    """The page as a sheet of A4."""
    return render(request, "desk/programme/short.html", _shown(request.actor))


@requires(Permission.PROGRAMME_READ, Permission.FIGURES_READ)
def slide(request: DeskRequest) -> HttpResponse:
    """The same as a slide, lying."""
    return render(request, "desk/programme/short.html", _shown(request.actor) | {"slide": True})


def _shown(actor: Actor) -> dict[str, Any]:
    since, until = period(timezone.localdate(), zone())
    span = {"first": timezone.localdate(since), "last": timezone.localdate(until) - timedelta(days=1)}
    lines = [*_lines(actor, since, until), _plan(actor)]
    return {"lines": lines, "name": force_name(actor), "now": timezone.now(), "slide": False, **span}


def force_name(actor: Actor) -> str:
    """The task force's name as it was given on the first day, else the actor's agency."""
    begun = first_day()
    return begun.name if begun and begun.name else own_desk(actor).agency.name


def _lines(actor: Actor, since: datetime, until: datetime) -> list[Line]:
    """What is measured and what is not, over twelve closed months from `since` to before `until`; less the action plan."""
    work = count_work(desks=[each.id for each in desks_under(actor)], since=since, until=until, by=actor)
    return [
        _cases(work, since, until),
        *_clocks(actor, since, until),
        _screening(actor, work, since, until),
        *never_counted(),
        factors(actor),
        _reach(actor, since, until),
        effect(actor, timezone.localdate()),
    ]


def never_counted() -> list[Line]:
    """What the house has no room for yet, and therefore no number."""
    return [
        _unmeasured(
            _("Kembali menjadi korban"),
            _("Bagian penyintas yang kasusnya selesai lalu menjadi korban lagi."),
            _("Belum dihitung di sini. Kosong bukan berarti tidak ada."),
        ),
        _unmeasured(
            _("Restitusi"),
            _("Ganti rugi yang diminta, diputuskan, dan sungguh diterima penyintas."),
            _("Belum dihitung di sini: besarnya belum tercatat sebagai angka."),
        ),
    ]


def _unmeasured(title: str, means: str, caveat: str) -> Line:
    return Line(title, (), means, caveat)


def _today() -> str:
    return _("Keadaan %(when)s.") % {"when": say_moment(timezone.now())}


def said_days(since: datetime, until: datetime) -> str:
    """From which day to which a figure counts; `until` is the moment after."""
    ends = timezone.localdate(since), timezone.localdate(until) - timedelta(days=1)
    days = {name: say_day(day, weekday=False) for name, day in zip(("first", "last"), ends, strict=True)}
    return _("%(first)s sampai %(last)s.") % days


def _cases(work: WorkCounts, since: datetime, until: datetime) -> Line:
    """The totals of a table of the page of figures, withheld there and here alike."""
    figure = cases_by_stage(work, since)
    stages = tuple((name, withheld_or(n)) for name, n in zip(figure.columns, figure.table.column_totals, strict=True))
    values = (*stages, (_("Jumlah"), withheld_or(figure.table.total)))
    means = _("Perkara yang dibuka dalam dua belas bulan yang sudah lewat, menurut tahapnya hari ini.")
    return Line(_("Kasus yang ditangani"), values, means, figure.caveat, said_days(since, until))


def _clocks(actor: Actor, since: datetime, until: datetime) -> list[Line]:
    """Which deadlines of the months were kept, and what is late today."""
    kept, today = _("Batas waktu yang ditepati"), _("Lewat batas hari ini")
    late_means = _("Yang batas waktunya sudah lewat dan belum dikerjakan.")
    if not actor.may(Permission.COORDINATION_READ):
        whose = _("Batas waktu semua meja hanya dilihat koordinator.")
        return [_unmeasured(kept, _(KEPT_MEANS), whose), _unmeasured(today, late_means, whose)]
    desks = [each.id for each in desks_served(actor)]
    look_at_lateness(desks=desks, by=actor)
    counted = {_(CLOCK_WORDS[kind]): n for kind, n in clocks_kept(actor, since, until).items()}
    values = kept_values(counted)
    caveat = _(KEPT_CAVEAT) if values else _("Tidak ada batas waktu yang jatuh tempo dalam masa ini.")
    return [
        Line(kept, values, _(KEPT_MEANS), caveat, said_days(since, until)),
        Line(
            today,
            _late(actor, desks),
            late_means,
            _("Angka kecil ditahan. Yang belum lewat waktunya tidak terhitung."),
            _today(),
        ),
    ]


def _late(actor: Actor, desks: Sequence[UUID]) -> tuple[tuple[str, str], ...]:
    now = timezone.now()
    found = {
        RESPONSES: responses_late(desks, now, actor=actor),
        REQUESTS: requests_late(desks, now, actor=actor),
        ANSWERS: answers_late(desks, now, actor=actor),
        STEPS: steps_late(desks, timezone.localdate(now), zone(), actor=actor),
    }
    safe = suppressed([[sum(late.count for late in each.values())] for each in found.values()])
    return _listed([_(CLOCK_WORDS[kind]) for kind in found], safe)


def _listed(names: list[str], safe: SafeTable) -> tuple[tuple[str, str], ...]:
    return tuple((name, withheld_or(row[0])) for name, row in zip(names, safe.cells, strict=True))


def _screening(actor: Actor, work: WorkCounts, since: datetime, until: datetime) -> Line:
    """The share of victims in files who were screened, and how many screenings were begun in these areas."""
    values = kept_values({_("Penyintas yang disaring"): work.matters.screened})
    begun = _screenings(actor, since, until)
    if begun is not None:
        values = (*values, (_("Penyaringan yang dimulai di wilayah ini"), begun))
    caveat = _(SCREENED_CAVEAT)
    if not work.matters.screened.due:
        caveat = _("Belum ada penyintas dalam perkara yang dibuka dalam masa ini.")
    return Line(_("Penyaringan"), values, _(SCREENED_MEANS), caveat, said_days(since, until))


def _screenings(actor: Actor, since: datetime, until: datetime) -> str | None:
    """From the ledger of effort; nothing for a service desk: the area's number less its own is the neighbour's."""
    shelf = latest_extract(actor=actor)
    if own_desk(actor).kind == DeskKind.SERVICE.value or shelf is None:
        return None
    areas = {each.territory[:AREA_LENGTH] or "ID" for each in desks_under(actor)}
    counted = [
        n
        for (area, month, kind), n in shelf.counts(EFFORT).items()
        if kind == Effort.SCREENINGS.value and area in areas and f"{since:%Y-%m}" <= month < f"{until:%Y-%m}"
    ]
    return withheld_or(suppressed([[sum(counted)]]).total) if counted else None


def factors(actor: Actor) -> Line:
    """What the register's own model may say of driving factors."""
    means = _("Keadaan wilayah yang berjalan bersama banyaknya korban, dari berkas gugus tugas sendiri.")
    caveat = _("Belum dihitung dari berkas sendiri. Angka terbit ada di halaman Pendorong.")
    title = _("Faktor pendorong")
    if not actor.may(MAY_READ):
        return Line(title, (), means, _("Hasil dari berkas sendiri dilihat koordinator dan perencana."))
    found = found_factors(actor)
    if found is None:
        return Line(title, (), means, caveat, more=address_of("drivers:kalbar"))
    named = found.sentences or (_("Belum ada faktor yang dapat dipastikan."),)
    held = _("Berjalan bersama belum berarti menyebabkan. Faktor yang tidak disebut belum tentu tidak berpengaruh.")
    days = {"made": found.made, "until": found.until}
    dated = _("Dihitung %(made)s, dari perkara yang dibuka sebelum %(until)s.") % days
    values = tuple((_("Menurut berkas sendiri"), each) for each in named)
    return Line(title, values, means, held, dated, reverse("drivers:register", args=[Level.REGENCY.value]))


def _reach(actor: Actor, since: datetime, until: datetime) -> Line:
    """Sessions only: people who came are counted on the page of reach, over its own period."""
    areas = reach_seen(timezone.localdate(since), timezone.localdate(until), actor=actor).areas.values()
    values = (
        (_("Terlaksana"), say_number(sum(each.held for each in areas))),
        (_("Direncanakan"), say_number(sum(each.planned for each in areas))),
    )
    means = _("Sosialisasi yang terlaksana dibandingkan dengan rencana.")
    caveat = _("Wilayah tanpa sosialisasi belum tentu aman.")
    return Line(_("Jangkauan"), values, means, caveat, said_days(since, until), address_of("outreach:reach"))


def effect(actor: Actor, until: date) -> Line:
    """What rollouts found that ended by this day, whose order, outcome and analysis were sealed before they began."""
    title = _("Hasil pencegahan")
    means = _("Apakah pencegahan mengubah sesuatu, dibandingkan dengan wilayah yang belum mendapatkannya.")
    found = found_effects(actor, until)
    if found is None:
        caveat = _(
            "Tanpa wilayah pembanding, hasilnya tidak dapat dikatakan. Laporan yang bertambah bisa berarti lebih terlihat."
        )
        return _unmeasured(title, means, caveat)
    dated = _("Dihitung %(when)s.") % {"when": say_moment(found.at)}
    return Line(title, found.values, means, found.caveat, dated, address_of("rollouts:list"))


def _plan(actor: Actor) -> Line:
    title, means = _("Rencana aksi daerah"), _("Sasaran rencana aksi menurut keadaannya.")
    plan = plan_in_force(actor=actor)
    if plan is None:
        return _unmeasured(title, means, _("Rencana aksi belum dicatat."))
    targets = targets_of(plan.id, actor=actor)
    late = sum(each.late for each in targets)
    done = sum(each.state is State.DONE for each in targets)
    values = (
        (_("Selesai"), say_number(done)),
        (_("Semua sasaran"), say_number(len(targets))),
        (_("Lewat waktu"), say_number(late)),
    )
    caveat = _("Selesai berarti dicatat selesai dengan bukti; hasilnya bagi orang belum diukur.")
    return Line(title, values, means, caveat, _today(), address_of("programme:year"))
