"""The page of a person, a new record, its correction, and a decision on age."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from naung.casework.cases.queries import cases_of_person
from naung.casework.cases.vocabulary import ROLE_WORDS, Role
from naung.casework.consent.actions import end_childhood
from naung.casework.hints.queries import possibly_earlier
from naung.doors.desk.consent.shown import panel_of
from naung.doors.desk.people.earlier import after_a_change, after_registering
from naung.doors.desk.people.forms import AgeForm, FactsForm, NewPersonForm
from naung.doors.desk.people.told import (
    age_words,
    fact_lines,
    facts_from,
    initial_of,
    name_lines,
    papers_of,
    told_from,
    ways_of,
)
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.accounts.queries import name_of
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.organisations.queries import own_desk
from naung.foundation.people.actions import correct_person, decide_age, register_person
from naung.foundation.people.queries import age_today, person_for
from naung.foundation.people.vocabulary import AGE_BASIS_WORDS, AGE_GROUP_WORDS, AgeBasis, AgeGroup, Answer, PersonFacts


def near(actor: Actor) -> str:
    """The desk's own area, whose places are offered first."""
    return own_desk(actor).territory


@requires(Permission.PERSON_READ)
def show(request: DeskRequest, person_id: UUID) -> HttpResponse:
    """One record: who she is, how to reach her without harm, her papers, child or adult and why."""
    person = person_for(person_id, actor=request.actor)
    reading, years = age_today(person)
    cases = cases_of_person(person_id, actor=request.actor) if request.actor.may(Permission.CASE_READ) else []
    context = {
        "person": person,
        "facts": fact_lines(person),
        "names": name_lines(person),
        "papers": papers_of(person),
        "ways": ways_of(person),
        "age": age_words(reading, years),
        "reading": reading,
        "decisions": [
            {
                "group": AGE_GROUP_WORDS[each.group],
                "basis": AGE_BASIS_WORDS[each.basis],
                "as_of": each.as_of,
                "who": name_of(each.decided_by),
                "at": each.decided_at,
                "reason": each.reason,
            }
            for each in reversed(person.decisions)
        ],
        "cases": [
            {"id": case, "number": number, "role": ROLE_WORDS[Role(role)]} for case, number, _stage, role in cases
        ],
        "papers_not_hers": person.facts.papers_not_hers is Answer.YES,
        "consent": panel_of(person_id, request.actor),
        "may_write": request.actor.may(Permission.PERSON_WRITE),
        "earlier": len(possibly_earlier([person_id], actor=request.actor).get(person_id, ())),
    }
    return render(request, "desk/people/show.html", context)


@requires(Permission.PERSON_WRITE)
def register(request: DeskRequest) -> HttpResponse:
    """Write down a person outside any case."""
    form = NewPersonForm(request.POST or None, near=near(request.actor))
    if form.is_valid():
        with errors_on(form):
            person_id = register_person(told=told_from(form.cleaned_data), by=request.actor)
            messages.success(request, _("Orang ini sudah dicatat. Surat dan cara menghubungi dapat ditambah di sini."))
            return after_registering(request, person_id, "people:show", person_id)
    return render(request, "desk/people/new.html", {"form": form})


@requires(Permission.PERSON_WRITE)
def correct(request: DeskRequest, person_id: UUID) -> HttpResponse:
    """Correct the facts of a record."""
    person = person_for(person_id, actor=request.actor)
    form = FactsForm(
        request.POST or None, initial=initial_of(person.facts), version=person.version, near=near(request.actor)
    )
    if form.is_valid():
        with errors_on(form):
            facts = PersonFacts(**facts_from(form.cleaned_data))
            correct_person(person_id=person_id, facts=facts, version=form.base_version or 0, by=request.actor)
            messages.success(request, _("Perubahan disimpan."))
            _decides_alone(request, person_id)
            return after_a_change(request, person_id)
    return render(request, "desk/people/edit.html", {"form": form, "person": person})


def _decides_alone(request: DeskRequest, person_id: UUID) -> None:
    """Where she turns out to be an adult, what others agreed for her closes; who writes this is told."""
    if request.actor.may(Permission.CONSENT_WRITE) and end_childhood(person_id=person_id, by=request.actor):
        messages.warning(request, _("Yang disetujui orang lain untuknya tertutup: ia memutuskan sendiri sekarang."))


@requires(Permission.PERSON_AGE_DECIDE)
def decide(request: DeskRequest, person_id: UUID) -> HttpResponse:
    """Sign whether she is a child or an adult, and on what."""
    person = person_for(person_id, actor=request.actor)
    reading, years = age_today(person)
    form = AgeForm(request.POST or None, initial={"as_of": VagueDate.on(timezone.localdate())})
    if form.is_valid():
        with errors_on(form):
            data = form.cleaned_data
            decide_age(
                person_id=person_id,
                group=AgeGroup(data["group"]),
                as_of=data["as_of"],
                basis=AgeBasis(data["basis"]),
                reason=data["reason"],
                by=request.actor,
            )
            messages.success(request, _("Keputusan Anda tercatat dengan nama Anda."))
            _decides_alone(request, person_id)
            return redirect("people:show", person_id)
    context = {"form": form, "person": person, "reading": reading, "age": age_words(reading, years)}
    return render(request, "desk/people/age.html", context)
