"""Agencies and desks: offered from the table for this kind of territory, each confirmed, renamed, left out, or added."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from naung.doors.desk.beginning.forms import AddDeskForm, DeskRowForm
from naung.doors.desk.beginning.house import SetUpRequest, in_first_day, onwards
from naung.doors.desk.beginning.pages import page
from naung.doors.desk.beginning.rows import place_problems, problems_of_rows
from naung.doors.desk.shell.problems import apply_problems
from naung.foundation.errors import FieldProblem, Problems
from naung.foundation.organisations.actions import found_first_desks
from naung.foundation.organisations.queries import all_desks
from naung.foundation.organisations.rules.first_day import area_of, proposed_for
from naung.foundation.organisations.vocabulary import DeskGiven, DeskKind, ProposedDesk, Step
from naung.foundation.places.queries import place

ADDED = "tambahan"


@dataclass(frozen=True)
class Row:
    """One offered agency with its part of the form."""

    offer: ProposedDesk
    form: DeskRowForm


@in_first_day(Step.DESKS)
@require_http_methods(["GET", "POST"])
def desks(request: SetUpRequest) -> HttpResponse:
    """Take the ticked ones; those that stand already are listed above."""
    standing = all_desks()
    rows = _rows(request, standing)
    taken = [row for row in rows if row.form.is_bound and row.form.is_valid() and row.form.cleaned_data["take"]]
    sound = all(row.form.is_valid() for row in rows) if request.method == "POST" else False
    if sound and (taken or _serves(standing)):
        try:
            found_first_desks(
                desks=[_given(row, request.first_day.territory) for row in taken], by=request.actor_of_setup
            )
            return onwards()
        except Problems as wrong:
            place_problems({row.offer.key: row.form for row in rows}, wrong)
    wrong_rows = problems_of_rows([row.form for row in rows])
    if sound and not taken and not _serves(standing):
        wrong_rows.problems.append(("", "", _("Centang paling sedikit satu meja yang menyimpan berkas.")))
    answer = page(request, Step.DESKS, rows=rows, standing=standing, wrong=wrong_rows)
    answer.status_code = 400 if wrong_rows.problems else 200
    return answer


def _serves(standing: Sequence[Any]) -> bool:
    return any(desk.kind == DeskKind.SERVICE for desk in standing)


def _rows(request: SetUpRequest, standing: Sequence[Any]) -> list[Row]:
    territory = request.first_day.territory
    known = {(desk.agency.kind, desk.kind) for desk in standing}
    offers = [o for o in proposed_for(territory) if (o.agency_type, o.kind.value) not in known]
    names = {offer.key: _name(offer, territory) for offer in offers}
    overseers = [(o.key, names[o.key]) for o in offers if o.kind is DeskKind.OVERSIGHT] + overseers_of(standing)
    return [Row(offer, _form(request, offer, names[offer.key], overseers)) for offer in offers]


def overseers_of(standing: Sequence[Any]) -> list[tuple[str, str]]:
    """The desks that oversee others, to choose from."""
    return [(str(desk.id), desk.agency.name) for desk in standing if desk.kind == DeskKind.OVERSIGHT]


def _name(offer: ProposedDesk, territory: str) -> str:
    here, above = place(territory), place(territory.partition(".")[0])
    return offer.name.format(place=here.name if here else territory, province=above.name if above else territory)


def _form(request: SetUpRequest, offer: ProposedDesk, name: str, overseers: list[tuple[str, str]]) -> DeskRowForm:
    known = [key for key, _name in overseers]
    overseen = offer.overseen if offer.overseen in known else (known[0] if known else "")
    return DeskRowForm(
        request.POST or None,
        prefix=offer.key,
        offered=name,
        overseers=overseers if offer.kind is DeskKind.SERVICE else [],
        initial={"take": offer.ticked, "name": name, "letters": offer.prefix, "overseen": overseen},
    )


def _given(row: Row, territory: str) -> DeskGiven:
    data, offer = row.form.cleaned_data, row.offer
    area = area_of(offer, territory)
    return DeskGiven(
        offer.key, offer.agency_type, data["name"], offer.kind, area, data["letters"].upper(), data.get("overseen", "")
    )


@in_first_day(Step.DESKS)
@require_http_methods(["GET", "POST"])
def add(request: SetUpRequest) -> HttpResponse:
    """An agency that the table does not offer, or a second one of a kind."""
    form = AddDeskForm(request.POST or None, overseers=overseers_of(all_desks()))
    if request.method == "POST" and form.is_valid():
        given = _added(form.cleaned_data, request.first_day.territory)
        try:
            found_first_desks(desks=[given], by=request.actor_of_setup)
            return redirect("beginning:desks")
        except Problems as wrong:
            own = [FieldProblem(p.field.removeprefix(f"{ADDED}-"), p.message, p.values) for p in wrong.problems]
            apply_problems(form, Problems(own))
    return page(request, Step.DESKS, form, adding=True)


def _added(data: dict[str, Any], territory: str) -> DeskGiven:
    kind, letters = DeskKind(data["kind"]), data["letters"].upper()
    return DeskGiven(ADDED, data["agency_type"], data["name"], kind, territory, letters, data["overseen"])
