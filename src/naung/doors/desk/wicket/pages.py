"""The desk's view of a survivor's page: what stands there, what she asked, what is read to her, what she decided."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from naung.casework.cases.queries import case_for
from naung.casework.cases.vocabulary import Role
from naung.casework.consent.queries import taken_back_since
from naung.casework.counsel.actions import call_counsel
from naung.casework.testimony.actions import answer_request, write_decision
from naung.casework.testimony.queries import request_for, survivor_for
from naung.casework.testimony.rules import status_lines
from naung.casework.testimony.vocabulary import (
    ANSWER_WORDS,
    CHOICE_WORDS,
    Answer,
    Choice,
    RequestShown,
    SurvivorShown,
)
from naung.doors.desk.consent.shown import stop_clock
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.doors.desk.speech.sounds import to_be_heard
from naung.doors.desk.speech.sources import SOURCES
from naung.doors.desk.wicket.forms import AnswerForm, DecisionForm
from naung.foundation.access.vocabulary import Permission
from naung.foundation.accounts.queries import name_of as officer
from naung.foundation.people.queries import name_of_person, people_named
from naung.foundation.speech.vocabulary import Tongue
from naung.foundation.wicket.rules import MOST_WRONG
from naung.foundation.wicket.vocabulary import ASK_WORDS, Ask

GIVES = Permission.WICKET_GIVE
# Which answer is offered first for what she asked.
OFFERED = {Ask.MESSAGE: Answer.READ, Ask.CALL: Answer.CALLED, Ask.WITHDRAW: Answer.WITHDRAWN, Ask.CLOSE: Answer.READ}


def spoken(lines: list[dict[str, str]]) -> list[str]:
    """Lines in the reader's language."""
    tongue = "en" if get_language() == "en" else "id"
    return [line[tongue] for line in lines]


def about(shown: SurvivorShown, request: DeskRequest) -> dict[str, Any]:
    """What every page says of whose it is."""
    return {"one": shown, "name": name_of_person(shown.person, actor=request.actor)}


@requires(GIVES)
def choose(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """Whose page; where there is one survivor, hers at once."""
    case = case_for(case_id, actor=request.actor)
    survivors = list(dict.fromkeys(part.person for part in case.parts if part.role == Role.VICTIM))
    if len(survivors) == 1:
        return redirect("wicket:show", case_id, survivors[0])
    named = people_named(survivors, actor=request.actor) if survivors else {}
    people = [{"id": each, "name": named[each].name if each in named else ""} for each in survivors]
    return render(request, "desk/wicket/choose.html", {"case": case, "people": people})


@requires(GIVES)
def show(request: DeskRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """How her page stands, what she asked, and what she decided."""
    shown = survivor_for(case_id, person_id, actor=request.actor)
    wicket = shown.page.wicket if shown.page else None
    decisions = [
        {
            "words": _(CHOICE_WORDS[each.choice]) if each.choice else _("Tidak ditampilkan"),
            "by": officer(each.by),
            "told": each,
        }
        for each in shown.decisions
    ]
    context = {
        "decisions": decisions,
        "lines": spoken(status_lines(shown.page.told)) if shown.page else [],
        "wicket": wicket,
        "is_open": wicket is not None and wicket.closed_at is None and wicket.expires_at > timezone.now(),
        "used_up": wicket is not None and wicket.wrong >= MOST_WRONG,
    }
    return render(request, "desk/wicket/show.html", about(shown, request) | context)


@requires(GIVES)
def asked(request: DeskRequest, asked_id: UUID) -> HttpResponse:
    """What she asked; carried out where it belongs, then answered here."""
    found = request_for(asked_id, actor=request.actor)
    if found.told is None:
        messages.info(request, _("Permintaan ini sudah dijawab."))
        return redirect("wicket:show", found.case, found.person)
    offered = OFFERED[found.told.ask]
    if offered is Answer.WITHDRAWN and not taken_back_since(found.person, found.arrived_at, actor=request.actor):
        offered = Answer.READ
    form = AnswerForm(request.POST or None, initial={"answer": offered})
    if form.is_valid():
        with errors_on(form):
            answer_request(request_id=asked_id, answer=Answer(form.cleaned_data["answer"]), by=request.actor)
            _pass_on(request, found)
            messages.success(
                request, _("Dijawab: %(words)s.") % {"words": _(ANSWER_WORDS[form.cleaned_data["answer"]])}
            )
            return redirect("wicket:show", found.case, found.person)
    context = {
        "form": form,
        "asked": found,
        "words": _(ASK_WORDS[found.told.ask]),
        "withdraws": found.told.ask is Ask.WITHDRAW,
        "calls": found.told.ask is Ask.CALL,
        **(stop_clock(found.arrived_at) if found.told.ask is Ask.WITHDRAW else {}),
    }
    return render(
        request, "desk/wicket/asked.html", context | {"name": name_of_person(found.person, actor=request.actor)}
    )


def _pass_on(request: DeskRequest, found: RequestShown) -> None:
    """A call that she asked for goes on her counsel's list; where nobody stands by her yet, that is said."""
    if found.told is None or found.told.ask is not Ask.CALL or not request.actor.may(Permission.COUNSEL_READ):
        return
    told = call_counsel(case_id=found.case, person_id=found.person, asked_at=found.arrived_at, by=request.actor)
    if not told:
        messages.warning(
            request,
            _("Di meja ini ia belum punya pembela. Carikan, atau teruskan kepada kantor pembelanya, dan kabari ia."),
        )


@requires(GIVES)
def reading(request: DeskRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """What is read with her before she decides; the printed sheet names nobody."""
    shown = survivor_for(case_id, person_id, actor=request.actor)
    tongue = Tongue.ENGLISH if get_language() == "en" else Tongue.INDONESIAN
    heard = to_be_heard(SOURCES["bacaan"], tongue, request.actor)
    return render(request, "desk/wicket/reading.html", {"one": shown} | heard)


@requires(GIVES)
def decide(request: DeskRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """Write down what she decided now."""
    shown = survivor_for(case_id, person_id, actor=request.actor)
    form = DecisionForm(request.POST or None, version=shown.decisions[0].version if shown.decisions else 0)
    if form.is_valid():
        with errors_on(form):
            write_decision(
                case_id=case_id,
                person_id=person_id,
                version=form.base_version or 0,
                choice=Choice(form.cleaned_data["choice"]),
                reasons=form.cleaned_data["reasons"],
                was_read=bool(form.cleaned_data["was_read"]),
                by=request.actor,
            )
            messages.success(request, _("Keputusannya dicatat. Ia boleh mengubahnya kapan saja."))
            return redirect("wicket:show", case_id, person_id)
    words = {"heading": _("Keputusannya tentang memberi keterangan"), "press": _("Simpan")}
    return render(request, "desk/wicket/form.html", about(shown, request) | words | {"form": form})
