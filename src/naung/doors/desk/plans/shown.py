"""What the pages of plans show, made ready for their templates: sentences beside codes, names beside ids."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from naung.casework.plans.queries import (
    NeedShown,
    PlanShown,
    RequestShown,
    RightLine,
    ServiceOffers,
    ServiceShown,
)
from naung.casework.plans.rules.requests import LEGAL_MAXIMUM, NO_LEGAL_MAXIMUM
from naung.casework.plans.rules.tables import Kind, shipped_tables
from naung.casework.plans.vocabulary import (
    AGREEMENT_WORDS,
    ANSWERED_WORDS,
    ENDED,
    FULFILMENT_WORDS,
    PROGRESS_WORDS,
    Agreement,
    Answered,
    Fulfilment,
    Progress,
)
from naung.casework.referrals.vocabulary import PERSON_KIND_WORDS
from naung.doors.desk.cases.shown import Officers
from naung.doors.desk.plans.forms import words_of
from naung.foundation.clock.vocabulary import Mark
from naung.foundation.law.queries.office import office_law
from naung.foundation.organisations.queries import all_desks
from naung.foundation.people.vocabulary import LANGUAGE_WORDS
from naung.foundation.places.queries import path_words

AGREEMENT_TONES = {
    Agreement.YES: "done", Agreement.NO: "plain", Agreement.NOT_ASKED: "waits", Agreement.CANNOT: "waits",
}  # fmt: skip
PROGRESS_TONES = {
    Progress.PLANNED: "waits", Progress.RUNNING: "plain", Progress.DONE: "done", Progress.STOPPED: "quiet",
}  # fmt: skip
ANSWERED_TONES = {Answered.GIVEN: "done", Answered.REFUSED: "overdue", Answered.WITHDRAWN: "quiet"}
FULFILMENT_TONES = {
    Fulfilment.NOT_YET: "waits", Fulfilment.GIVEN: "done", Fulfilment.DENIED: "overdue", Fulfilment.NOT_HERS: "quiet",
}  # fmt: skip


@dataclass(frozen=True)
class Refusal:
    """What is never offered where a service is chosen, and the duty of the law that says so."""

    what: str
    why: str
    basis: str
    mark: str


def refusals() -> list[Refusal]:
    """Each closed row in the reader's language."""
    found, duties = [], office_law().duties
    for closed in shipped_tables().closed.values():
        row = duties[closed.duty]
        words = row.en if words_of(closed) == closed.en else row.id
        found.append(Refusal(words_of(closed), words, row.citation, row.mark.value))
    return found


def kind_facts(kind: Kind | None) -> dict[str, Any]:
    """A kind of service in words, with where it rests."""
    if kind is None:
        return {"what": _("Layanan yang tidak ada lagi dalam daftar"), "service": "", "basis": "", "unsure": False}
    return {
        "what": words_of(kind),
        "service": words_of(shipped_tables().services[kind.service]),
        "basis": kind.citation,
        "unsure": kind.is_unverified,
        "second": kind.mark is Mark.SECONDARY,
    }


def need_row(need: NeedShown, officers: Officers) -> dict[str, Any]:
    """A need in words."""
    agreed = Agreement(need.agreed)
    return {
        **kind_facts(need.kind),
        "id": need.id,
        "words": need.words,
        "withheld": need.withheld,
        "agreed": _(AGREEMENT_WORDS[agreed]),
        "tone": AGREEMENT_TONES[agreed],
        "why": need.why,
        "who": officers(need.assessed_by),
        "at": need.assessed_at,
    }


def service_row(service: ServiceShown, desks: dict[UUID, str]) -> dict[str, Any]:
    """A planned service in words."""
    progress = Progress(service.progress)
    by = desks.get(service.desk, _("meja yang sudah tidak ada")) if service.desk else service.outside
    return {
        **kind_facts(service.kind),
        "id": service.id,
        "progress": _(PROGRESS_WORDS[progress]),
        "tone": PROGRESS_TONES[progress],
        "by": by,
        "outside": service.desk is None,
        "due_on": service.due_on,
        "result": service.result,
        "withheld": service.withheld,
        "ended": progress in ENDED,
        "ended_at": service.ended_at,
    }


def request_row(request: RequestShown, officers: Officers) -> dict[str, Any]:
    """A request in words, with its legal maximum and never a target."""
    asker = shipped_tables().askers.get(request.asker)
    due = request.due
    return {
        **kind_facts(request.kind),
        "id": request.id,
        "asker": words_of(asker) if asker else request.asker,
        "asker_words": request.asker_words,
        "asked_at": request.asked_at,
        "entered_at": request.entered_at,
        "who": officers(request.entered_by),
        "moved": due.moved if due else False,
        "state": due.state.value if due else "",
        "left": request.left,
        "last_moment": due.due_at if due else None,
        "clock_basis": due.rule.source if due else "",
        "clock_unsure": due.rule.mark is Mark.MEMORY if due else False,
        "reasons": due.reasons if due else (),
        "maximum": _(LEGAL_MAXIMUM) if due else _(NO_LEGAL_MAXIMUM),
        "outcome": _(ANSWERED_WORDS[Answered(request.outcome)]) if request.outcome else "",
        "tone": ANSWERED_TONES[Answered(request.outcome)] if request.outcome else "waits",
        "ended_at": request.ended_at,
        "result": request.result,
        "withheld": request.withheld,
    }


def plan_rows(plan: PlanShown) -> dict[str, list[dict[str, Any]]]:
    """The three lists of a plan page."""
    officers = Officers()
    desks = {desk.id: f"{desk.agency.name}, {desk.name}" for desk in all_desks()}
    return {
        "needs": [need_row(need, officers) for need in plan.needs],
        "services": [service_row(service, desks) for service in plan.services],
        "requests": [request_row(request, officers) for request in plan.requests],
    }


def right_rows(lines: Iterable[RightLine]) -> list[dict[str, Any]]:
    """Rights in words, each with its tellings and whether it was given."""
    officers = Officers()
    return [right_row(line, officers) for line in lines]


def right_row(line: RightLine, officers: Officers) -> dict[str, Any]:
    """One right in words."""
    right = line.right
    return {
        "code": right.code,
        "words": words_of(right),
        "citation": right.citation,
        "unsure": right.is_unverified,
        "second": right.mark is Mark.SECONDARY,
        "given": _(FULFILMENT_WORDS[line.given]),
        "tone": FULFILMENT_TONES[line.given],
        "why": line.why,
        "written_by": officers(line.written_by) if line.written_by else "",
        "written_at": line.written_at,
        "tellings": [
            {
                "at": telling.told_at,
                "language": _(LANGUAGE_WORDS.get(telling.language, telling.language)),
                "who": telling.teller or officers(telling.told_by),
                "leaflet": telling.with_leaflet,
            }
            for telling in line.tellings
        ],
    }


def offers_shown(offers: ServiceOffers) -> dict[str, Any]:
    """Which desks may give the service, which must be asked about first, and why the others may not."""
    return {
        "whom": _(PERSON_KIND_WORDS[offers.person]),
        "where": path_words(offers.place) or offers.place,
        "open": offers.open,
        "unsure": offers.unsure,
        "shut": offers.shut,
    }
