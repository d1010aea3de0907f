"""The first officers: proposed by role and desk, a name is enough; each gets a link on paper, shown until it is printed."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods

from naung.doors.desk.account.forms import role_words
from naung.doors.desk.account.qr import picture
from naung.doors.desk.beginning.forms import OfficerRowForm, OtherOfficerForm
from naung.doors.desk.beginning.house import SetUpRequest, in_first_day, onwards
from naung.doors.desk.beginning.pages import page
from naung.doors.desk.beginning.rows import problems_of_rows
from naung.doors.desk.shell.problems import apply_problems
from naung.foundation.accounts.actions import invite_officer
from naung.foundation.accounts.queries import invitations_of, officers_of, usernames
from naung.foundation.accounts.rules import username_from
from naung.foundation.errors import FieldProblem, Problems
from naung.foundation.organisations.actions import complete_step
from naung.foundation.organisations.queries import all_desks, desk_name
from naung.foundation.organisations.rules.first_day import proposed_for
from naung.foundation.organisations.vocabulary import Step

LINKS = "naung_first_links"  # where the session holds links until somebody says that they are printed
NO_DESK = gettext_noop("Pilih meja dan peran petugas ini.")
OTHER = "lain"
LOOPBACK_HOSTS = frozenset({"localhost", "127.0.0.1"})


@dataclass(frozen=True)
class Row:
    """One officer to be named: at which desk, in which role, with her part of the form."""

    form: OfficerRowForm
    desk: Any = None
    role: str = ""
    needed: bool = False

    @property
    def role_words(self) -> str:
        """Her role in the reader's language."""
        return role_words(self.role) if self.role else ""


@in_first_day(Step.OFFICERS)
@require_http_methods(["GET", "POST"])
def officers(request: SetUpRequest) -> HttpResponse:
    """Whoever is named is invited; the step is done when every needed role has somebody."""
    named = _named(request)
    rows = [*_proposed(request, named), _other(request)]
    forms = [row.form for row in rows]
    if request.method == "POST" and all(form.is_valid() for form in forms):
        links = _invite(request, rows)
        if links is not None:
            request.session[LINKS] = [*request.session.get(LINKS, []), *links]
            _complete(request)
            return redirect("beginning:links") if request.session[LINKS] else onwards()
    wrong = problems_of_rows(forms)
    answer = page(
        request, Step.OFFICERS, rows=rows, named=named, wrong=wrong, waiting_links=bool(request.session.get(LINKS))
    )
    answer.status_code = 400 if wrong.problems else 200
    return answer


def _named(request: SetUpRequest) -> list[dict[str, Any]]:
    """Everybody who was invited, and whether she has come."""
    found: list[dict[str, Any]] = []
    for desk in all_desks():
        at: dict[str, Any] = {"desk": desk, "desk_name": desk_name(desk)}
        for each in officers_of(desk.id, actor=request.actor_of_setup):
            found.append(
                {**at, "name": each.display_name, "role": each.role, "secured": each.has_second_factor, "came": True}
            )
        for waiting in invitations_of(desk.id, now=timezone.now(), actor=request.actor_of_setup):
            found.append({**at, "name": waiting.display_name, "role": waiting.role, "secured": False, "came": False})
    return [{**each, "role_words": role_words(each["role"])} for each in found]


def _proposed(request: SetUpRequest, named: list[dict[str, Any]]) -> list[Row]:
    """A row for each role that the table names at a desk that stands and that has nobody in it."""
    standing = {(desk.agency.kind, desk.kind): desk for desk in all_desks()}
    known = {(each["desk"].id, each["role"]) for each in named}
    rows = []
    for offer in proposed_for(request.first_day.territory):
        desk = standing.get((offer.agency_type, offer.kind.value))
        for each in offer.officers:
            if desk is not None and (desk.id, each.role) not in known:
                form = OfficerRowForm(request.POST or None, prefix=f"{offer.key}-{each.role}")
                rows.append(Row(form, desk, each.role, each.needed))
    return sorted(rows, key=lambda row: not row.needed)


def _other(request: SetUpRequest) -> Row:
    desks = [(str(desk.id), desk_name(desk)) for desk in all_desks()]
    return Row(OtherOfficerForm(request.POST or None, prefix=OTHER, desks=desks))


def _complete(request: SetUpRequest) -> None:
    if not any(row.needed for row in _proposed(request, _named(request))):
        complete_step(step=Step.OFFICERS, by=request.actor_of_setup)


def _invite(request: SetUpRequest, rows: list[Row]) -> list[dict[str, str]] | None:
    """A link for each who was named, all or none; None where a row must be mended."""
    links: list[dict[str, str]] = []
    try:
        with transaction.atomic():
            for row in rows:
                if row.form.cleaned_data["display_name"]:
                    links.append(_invite_one(request, row))
    except _RowBroken as broken:
        apply_problems(broken.form, broken.problems)
        return None
    return links


class _RowBroken(Exception):
    """One row can't be used; nobody was invited."""

    def __init__(self, form: OfficerRowForm, problems: Problems) -> None:
        super().__init__()
        self.form, self.problems = form, problems


def _invite_one(request: SetUpRequest, row: Row) -> dict[str, str]:
    data = row.form.cleaned_data
    desk, role = (row.desk.id, row.role) if row.desk else (data["desk"], data["role"])
    if not desk or not role:
        raise _RowBroken(row.form, Problems([FieldProblem("desk", NO_DESK)]))
    username = data["username"] or username_from(data["display_name"], usernames())
    try:
        token = invite_officer(
            username=username,
            display_name=data["display_name"],
            desk=UUID(str(desk)),
            role=role,
            phone=data["phone"],
            by=request.actor_of_setup,
        )
    except Problems as wrong:
        raise _RowBroken(row.form, wrong) from wrong
    name = next(desk_name(each) for each in all_desks() if str(each.id) == str(desk))
    return {"token": token, "name": data["display_name"], "username": username, "role": role, "desk": name}


@in_first_day(Step.OFFICERS)
@require_http_methods(["GET", "POST"])
def links(request: SetUpRequest) -> HttpResponse:
    """Each link on a sheet of its own, until somebody says that they are printed; then they are nowhere any more."""
    if request.method == "POST":
        request.session.pop(LINKS, None)
        return onwards()
    waiting = request.session.get(LINKS, [])
    if not waiting:
        return redirect("beginning:officers")
    sheets = [{**each, "role_words": role_words(each["role"]), **_address(request, each["token"])} for each in waiting]
    only_here = request.get_host().partition(":")[0] in LOOPBACK_HOSTS
    context = {"sheets": sheets, "known": request.first_day, "only_here": only_here}
    return render(request, "desk/beginning/links.html", context)


def _address(request: SetUpRequest, token: str) -> dict[str, Any]:
    link = request.build_absolute_uri(reverse("accounts:follow", args=[token]))
    return {"link": link, "picture": picture(link, _("Tautan undangan"))}
