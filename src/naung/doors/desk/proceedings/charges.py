"""Pages of charges: an article for an accused person, and what each of its elements rests on."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from naung.casework.evidence.queries import papers_to_choose
from naung.casework.proceedings.actions import drop_charge, tie_elements, write_charge
from naung.casework.proceedings.queries import ChargeShown, ProceedingShown, file_of_part, proceeding_for
from naung.casework.proceedings.rules.charges import elements_of, offered
from naung.casework.proceedings.vocabulary import Where
from naung.casework.screening.queries import screenings_of_person
from naung.doors.desk.proceedings.forms import ChargeForm, TieForm
from naung.doors.desk.proceedings.pages import WRITES, choices_of, form_page, names_of
from naung.doors.desk.proceedings.shown import article_words
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.doors.desk.shell.reasons import StrikeForm
from naung.doors.desk.shell.words import say_day
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.law.queries.office import office_law


@requires(WRITES)
def add(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """Who, when and which way first; then the articles that held on that day."""
    file = proceeding_for(case_id, actor=request.actor)
    form = ChargeForm(request.POST or None, people=choices_of(file.accused, request.actor))
    form.offer_articles(_articles(form.data) if form.is_bound else [])
    if form.is_valid() and form.cleaned_data.get("article"):
        with errors_on(form):
            told = form.cleaned_data
            charge = write_charge(
                case_id=case_id, person_id=UUID(told["person"]), article=told["article"], act_on=told["act_on"],
                where=Where(told["where"]), by=request.actor,
            )  # fmt: skip
            messages.success(request, _("Pasal dicatat. Sekarang ikatkan tiap unsurnya pada bukti."))
            return redirect("proceedings:charge", charge)
    lead = _(
        "Isi dahulu hari dan arah perbuatannya. Sesudah itu hanya pasal yang berlaku pada hari itu yang ditawarkan."
    )
    if not file.accused:
        lead = _("Belum ada terduga dalam kasus ini. Tambahkan dahulu orangnya di halaman kasus, dengan perannya.")
    press = _("Simpan pasal") if "article" in form.fields else _("Lihat pasal yang berlaku")
    return form_page(request, file, form, heading=_("Pasal bagi terduga"), lead=lead, press=press)


def _articles(data: Any) -> list[tuple[str, str]]:
    """The articles for the day and way that were typed; none while either can't be read."""
    asked = ChargeForm(data)
    for name in ("person", "article"):
        del asked.fields[name]
    if not asked.is_valid():
        return []
    on: VagueDate = asked.cleaned_data["act_on"]
    return [(row.code, article_words(row)) for row in offered(office_law(), on, Where(asked.cleaned_data["where"]))]


def _charge(file: ProceedingShown, charge_id: UUID) -> ChargeShown:
    return next(each for each in file.charges if each.id == charge_id)


def _screenings(file: ProceedingShown, actor: Actor) -> list[tuple[str, str]]:
    """Finished screenings of the case's survivors, by name and day."""
    if not actor.may(Permission.SCREENING_READ):
        return []
    names = names_of(file.victims, actor)
    return [
        (str(line.id), f"{names[person]}, {say_day(line.completed_at.date())}")
        for person in file.victims
        for line in screenings_of_person(person, actor=actor)
        if line.completed_at is not None
    ]


@requires(WRITES)
def tie(request: DeskRequest, charge_id: UUID) -> HttpResponse:
    """What each element rests on: a screening, a kept paper, words."""
    file = file_of_part("charge", charge_id, actor=request.actor)
    charge = _charge(file, charge_id)
    offence = office_law().offences[charge.told.article]
    first = {
        f"{name}_{part.value}": str(value or "")
        for part, each in charge.told.elements.items()
        for name, value in (("screening", each.screening), ("document", each.document), ("words", each.words))
    }
    form = TieForm(
        request.POST or None, initial=first, version=charge.version, parts=elements_of(offence),
        screenings=_screenings(file, request.actor), documents=papers_to_choose(file.case, actor=request.actor),
    )  # fmt: skip
    if form.is_valid():
        with errors_on(form):
            elements, version = form.elements(), form.base_version or 0
            tie_elements(charge_id=charge_id, elements=elements, version=version, by=request.actor)
            messages.success(request, _("Bukti tiap unsur dicatat."))
            return redirect("proceedings:show", file.case)
    lead = article_words(offence)
    if not elements_of(offence):
        lead = _("%(article)s. Pasal ini bersandar pada pasal lain; unsurnya dibuktikan di sana.") % {"article": lead}
    return form_page(request, file, form, heading=_("Unsur dan buktinya"), lead=lead, press=_("Simpan bukti"))


@requires(WRITES)
def drop(request: DeskRequest, charge_id: UUID) -> HttpResponse:
    """Strike out a charge, with the reason; it stays to be read."""
    file = file_of_part("charge", charge_id, actor=request.actor)
    charge = _charge(file, charge_id)
    form = StrikeForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            drop_charge(charge_id=charge_id, why=form.cleaned_data["why"], by=request.actor)
            messages.success(request, _("Pasal dicoret. Ia tetap bisa dibaca."))
            return redirect("proceedings:show", file.case)
    lead = article_words(office_law().offences[charge.told.article])
    return form_page(request, file, form, heading=_("Coret pasal"), lead=lead, press=_("Coret"))
