"""Giving, not giving, taking back, leaving less open."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from naung.casework.consent.actions import give_consent, narrow_consent, refuse_consent, withdraw_consent
from naung.casework.consent.queries import ConsentShown, consent_row, is_child_today, ledger_of
from naung.casework.consent.vocabulary import Consenter, ConsentGiven
from naung.doors.desk.consent.forms import CloseForm, GiveForChildForm, GiveForm, NarrowForm, RefuseForm
from naung.doors.desk.consent.pages import whom
from naung.doors.desk.consent.shown import consent_line, desk_names, desk_options
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.errors import NotFound


@requires(Permission.CONSENT_WRITE)
def give(request: DeskRequest, person_id: UUID) -> HttpResponse:
    """She agrees, for one purpose and one recipient. A child or an unsure age is asked more kindly and less alone."""
    context = whom(person_id, request.actor)
    child = is_child_today(person_id, actor=request.actor)
    kind: type[GiveForm] = GiveForChildForm if child else GiveForm
    form = kind(request.POST or None, desks=desk_options(request.actor))
    if form.is_valid():
        with errors_on(form):
            given = ConsentGiven(
                form.for_what, form.whom, form.chosen, form.cleaned_data["until"], form.explained, form.about_child
            )
            give_consent(person_id=person_id, given=given, by=request.actor)
            messages.success(request, _("Persetujuan dicatat. Ia boleh menariknya kapan saja."))
            return redirect("consent:of_person", person_id)
    return render(request, "desk/consent/give.html", context | {"form": form, "child": child})


@requires(Permission.CONSENT_CLOSE)
def refuse(request: DeskRequest, person_id: UUID) -> HttpResponse:
    """She does not agree."""
    context = whom(person_id, request.actor)
    form = RefuseForm(request.POST or None, desks=desk_options(request.actor))
    if form.is_valid():
        with errors_on(form):
            refuse_consent(
                person_id=person_id,
                purpose=form.for_what,
                whom=form.whom,
                categories=form.chosen,
                explained=form.explained,
                reason=form.cleaned_data["reason"],
                by=request.actor,
            )
            messages.success(request, _("Dicatat: ia tidak setuju. Layanan tetap berjalan."))
            return redirect("consent:of_person", person_id)
    return render(request, "desk/consent/refuse.html", context | {"form": form})


def shown_row(consent_id: UUID, actor: Actor) -> ConsentShown:
    """One row, opened with its ledger. Raises NotFound for another desk's."""
    person = consent_row(consent_id, actor=actor).person_id
    for row in ledger_of(person, actor=actor).consents:
        if row.id == consent_id:
            return row
    raise NotFound()


@requires(Permission.CONSENT_CLOSE)
def withdraw(request: DeskRequest, consent_id: UUID) -> HttpResponse:
    """She takes it back: it closes as the button is pressed."""
    row = shown_row(consent_id, request.actor)
    form = CloseForm(request.POST or None, by_guardian=row.consenter is Consenter.GUARDIAN)
    if request.method == "POST" and form.is_valid():
        with errors_on(form):
            withdraw_consent(
                consent_id=consent_id, reason=form.cleaned_data["reason"], closer=form.closer, by=request.actor
            )
            messages.success(request, _("Sudah ditutup. Penerima melihatnya sekarang dan harus menjawab."))
            return redirect("consent:of_person", row.person)
    context = whom(row.person, request.actor) | {"form": form, "line": consent_line(row, desk_names(), {})}
    return render(request, "desk/consent/withdraw.html", context)


@requires(Permission.CONSENT_CLOSE)
def narrow(request: DeskRequest, consent_id: UUID) -> HttpResponse:
    """She leaves less open than before."""
    row = shown_row(consent_id, request.actor)
    initial = {
        "categories": sorted(each.value for each in row.categories),
        "until": VagueDate.on(row.until) if row.until else None,
    }
    form = NarrowForm(
        request.POST or None,
        initial=initial,
        version=row.version,
        among=row.categories,
        by_guardian=row.consenter is Consenter.GUARDIAN,
    )
    if form.is_valid():
        with errors_on(form):
            narrow_consent(
                consent_id=consent_id,
                categories=frozenset(each for each in row.categories if each.value in form.cleaned_data["categories"]),
                until=form.cleaned_data["until"],
                reason=form.cleaned_data["reason"],
                closer=form.closer,
                based_on=form.base_version or 0,
                by=request.actor,
            )
            messages.success(request, _("Sudah dipersempit. Yang dikeluarkan tertutup sekarang."))
            return redirect("consent:of_person", row.person)
    context = whom(row.person, request.actor) | {"form": form, "line": consent_line(row, desk_names(), {})}
    return render(request, "desk/consent/narrow.html", context)
