"""From a person in a case to a sealed package: which desks may act, what may travel, less what the sender takes out."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from naung.casework.cases.queries import case_for
from naung.casework.plans.queries import requests_open
from naung.casework.referrals.actions import send_referral, tell_coordinator
from naung.casework.referrals.queries import Draft, Offers, draft_for, offers_for
from naung.casework.referrals.rules.sharing import SERVICE_OF
from naung.casework.referrals.vocabulary import PERSON_KIND_WORDS, SERVICE_WORDS, Receiver, Wanted
from naung.doors.desk.referrals.forms import ShareForm, WantedForm
from naung.doors.desk.referrals.shown import Desks, agency_words, share_row
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.access.vocabulary import Permission
from naung.foundation.errors import NotFound
from naung.foundation.organisations.queries import coordinator_for, own_desk
from naung.foundation.people.queries import people_named


def _name(case_id: UUID, person_id: UUID, request: DeskRequest) -> str:
    """Her name, where she has a part in this case. Raises NotFound."""
    if person_id not in {part.person for part in case_for(case_id, actor=request.actor).parts}:
        raise NotFound()
    named = people_named([person_id], actor=request.actor)
    return named[person_id].name if person_id in named else ""


@requires(Permission.REFERRAL_SEND)
def begin(request: DeskRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """For what and where; then the desks that may act, and why the others may not. Where none may, the coordinator is told."""
    desk = own_desk(request.actor)
    name = _name(case_id, person_id, request)
    form = WantedForm(request.POST or None, near=desk.territory)
    context = {"form": form, "case_id": case_id, "person_id": person_id, "name": name, "offers": None}
    if form.is_valid():
        answers = form.cleaned_data
        place = answers["place"].code if answers["place"] else desk.territory
        wanted = Wanted(case_id, person_id, answers["purpose"], place or "", answers["exploitation"])
        context |= _offered(wanted, request)
    return render(request, "desk/referrals/begin.html", context)


def _offered(wanted: Wanted, request: DeskRequest) -> dict[str, object]:
    offers: Offers = offers_for(wanted, actor=request.actor)
    told = None
    if not offers.open:
        tell_coordinator(wanted=wanted, by=request.actor)
        told = coordinator_for(own_desk(request.actor).territory)
    return {
        "offers": offers,
        "wanted": wanted,
        "letter": ShareForm(),
        "told": told.name if told else "",
        "kind": _(PERSON_KIND_WORDS[offers.kind]),
        "service": _(SERVICE_WORDS[SERVICE_OF[wanted.purpose]]),
    }


@requires(Permission.REFERRAL_SEND)
def share(request: DeskRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """What would travel to one receiver, each line with its basis; more can be taken out; then it is sealed and sent."""
    name = _name(case_id, person_id, request)
    sending = "send" in request.POST
    form = ShareForm(request.POST or None)
    ready = form.is_valid()
    answers = form.cleaned_data if form.is_bound else {}
    if "purpose" not in answers or not (answers.get("desk") or answers.get("agency_type")):
        return redirect("referrals:begin", case_id, person_id)
    wanted = Wanted(case_id, person_id, answers["purpose"], answers.get("place", ""), answers.get("exploitation", ""))
    receiver = Receiver(answers.get("desk"), answers.get("agency_type", ""), answers.get("outside", ""))
    typed = {code: answers.get(code, "") for code in ShareForm.TYPED}
    if sending and ready:
        with errors_on(form):
            sent = send_referral(
                wanted=wanted,
                receiver=receiver,
                chosen=answers["chosen"],
                typed=typed,
                request=_request_of(wanted, request),
                reason=answers["reason"],
                by=request.actor,
            )
            messages.success(request, _("Rujukan disegel dan dikirim."))
            return redirect("referrals:show", sent)
    draft = draft_for(wanted, receiver, typed, actor=request.actor)
    return render(request, "desk/referrals/share.html", _shared(form, draft, receiver, sending) | {
        "case_id": case_id, "person_id": person_id, "name": name,
        "service": _(SERVICE_WORDS[SERVICE_OF[wanted.purpose]]),
    })  # fmt: skip


def _request_of(wanted: Wanted, request: DeskRequest) -> UUID | None:
    """The open request of her plan that this referral answers, the most pressing first; None where there is none."""
    if not request.actor.may(Permission.PLAN_READ):
        return None
    service = SERVICE_OF[wanted.purpose].value
    open_now = requests_open(wanted.case, actor=request.actor)
    return next((each.id for each in open_now if (each.person, each.service) == (wanted.person, service)), None)


def _posted(form: ShareForm) -> QueryDict:
    """What the browser sent: several boxes of one name."""
    assert isinstance(form.data, QueryDict)
    return form.data


def _shared(form: ShareForm, draft: Draft, receiver: Receiver, sending: bool) -> dict[str, object]:
    values = draft.material.values
    rows = {c.need.field: share_row(c, values) for c in draft.columns}
    typed = {c.need.field for c in draft.columns if c.basis and c.need.field in ShareForm.TYPED}
    chosen = set(_posted(form).getlist("chosen")) if sending else None
    travels = [c.need.field for c in draft.columns if c.travels and c.need.field not in typed]
    return {
        "form": form,
        "mandate": draft.mandate,
        "receiver": Desks().name(receiver.desk) or receiver.outside or agency_words(receiver.agency_type),
        "outside": receiver.desk is None,
        "travels": [(rows[code], chosen is None or code in chosen) for code in travels],
        "typed": [(rows[code], form[code]) for code in ShareForm.TYPED if code in typed],
        "no_basis": [rows[c.need.field] for c in draft.columns if c.basis is None and c.known],
        "unknown": [rows[c.need.field] for c in draft.columns if c.basis and not c.known and c.need.field not in typed],
    }
