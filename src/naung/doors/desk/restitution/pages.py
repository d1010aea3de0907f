"""The page of a person's restitution, the desk's list with its workbook, and what every form of it stands on."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from naung.casework.cases.queries import case_for
from naung.casework.cases.vocabulary import SEXUAL_WORDS, Role, Sexual
from naung.casework.evidence.queries import documents_of
from naung.casework.proceedings.queries import track_of
from naung.casework.restitution.queries import ClaimShown, MoneyLine, claim_for, money_of_desk
from naung.casework.restitution.vocabulary import STEP_WORDS, StepKind
from naung.doors.desk.restitution.book import money_book
from naung.doors.desk.restitution.shown import claim_rows, money_rows
from naung.doors.desk.shell.forms import DeskForm
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.workbook import as_attachment
from naung.foundation.access.vocabulary import Permission
from naung.foundation.people.queries import name_of_person, people_named
from naung.foundation.words import gettext_noop

READS, WRITES = Permission.RESTITUTION_READ, Permission.RESTITUTION_WRITE
K = StepKind
# What may be written down, in the order in which it usually comes.
OFFERED = (
    (
        gettext_noop("Permohonan dan putusan"),
        (K.SECURED, K.CLAIMED, K.ASSESSED, K.DEMANDED, K.ORDERED, K.CHANGED, K.RULED_APART, K.REFUSED, K.DROPPED),
    ),
    (
        gettext_noop("Hari mulai batas waktu"),
        (K.REACHED_PROSECUTOR, K.FINAL_TOLD, K.COPY_RECEIVED, K.FINAL_KNOWN, K.COPY_TO_LPSK),
    ),
    (gettext_noop("Pembayaran"), (K.PAID, K.REPORTED, K.DEPOSITED, K.FUND, K.RETURNED)),
    (gettext_noop("Bila tidak dibayar"), (K.COURT_TOLD, K.WARNED, K.SEIZED, K.AUCTIONED, K.DETAINED)),
)


def about(claim: ClaimShown, request: DeskRequest) -> dict[str, Any]:
    """What every page of a file says of whose it is."""
    return {"claim": claim, "name": name_of_person(claim.person, actor=request.actor)}


def form_page(request: DeskRequest, claim: ClaimShown, form: DeskForm, **words: Any) -> HttpResponse:
    """A form of a file. `words`: heading, press, and what stands above the form."""
    return render(request, "desk/restitution/form.html", {"form": form, **about(claim, request), **words})


@requires(READS)
def choose(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """Whose restitution; where there is one survivor, hers at once."""
    case = case_for(case_id, actor=request.actor)
    victims = list(dict.fromkeys(part.person for part in case.parts if part.role == Role.VICTIM))
    if len(victims) == 1:
        return redirect("restitution:show", case_id, victims[0])
    named = people_named(victims, actor=request.actor) if victims else {}
    people = [{"id": each, "name": named[each].name if each in named else ""} for each in victims]
    return render(request, "desk/restitution/choose.html", {"case": case, "people": people})


@requires(READS)
def show(request: DeskRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """What was lost, what was claimed, ordered and paid, what runs, and where it stopped."""
    return render(request, "desk/restitution/show.html", _page(request, case_id, person_id))


@requires(READS)
def printed(request: DeskRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """The same on paper."""
    return render(request, "desk/restitution/print.html", _page(request, case_id, person_id))


def _page(request: DeskRequest, case_id: UUID, person_id: UUID) -> dict[str, Any]:
    claim = claim_for(case_id, person_id, actor=request.actor)
    titles = {each.id: each.title for each in documents_of(case_id, actor=request.actor)}
    offered = [(_(words), [(kind.value, _(STEP_WORDS[kind])) for kind in group]) for words, group in OFFERED]
    return {
        **about(claim, request),
        **claim_rows(claim, timezone.localdate(), titles),
        "offered": offered,
        "elsewhere": _track_elsewhere(claim, request),
        "may_write": request.actor.may(WRITES),
        "may_letter": request.actor.may(Permission.DOCUMENT_WRITE),
    }


def _track_elsewhere(claim: ClaimShown, request: DeskRequest) -> str:
    """What the proceedings have of the same question, where somebody answered it there and otherwise."""
    if not request.actor.may(Permission.PROCEEDINGS_READ):
        return ""
    theirs = track_of(claim.case, actor=request.actor)
    return "" if theirs in {Sexual.UNKNOWN, claim.sexual} else _(SEXUAL_WORDS[theirs])


@requires(READS)
def overview(request: DeskRequest) -> HttpResponse:
    """Every file of the desk: how far each came, and what was ordered and paid over all."""
    lines = money_of_desk(actor=request.actor)
    people = [line.person for line in lines]
    named = people_named(people, actor=request.actor) if people else {}
    names = {person: found.name for person, found in named.items()}
    context = {"rows": money_rows(lines, names), **totals(lines), "may_write": request.actor.may(WRITES)}
    return render(request, "desk/restitution/list.html", context)


def totals(lines: Sequence[MoneyLine]) -> dict[str, Any]:
    """Sums over all files, each of whole rupiah."""
    sums = [line.sums for line in lines]
    return {
        "claimed": sum(each.claimed or 0 for each in sums),
        "demanded": sum(each.demanded or 0 for each in sums),
        "ordered": sum(each.ordered or 0 for each in sums),
        "received": sum(each.received for each in sums),
        "unpaid": sum(each.unpaid for each in sums),
    }


@requires(READS)
def book(request: DeskRequest) -> HttpResponse:
    """The list as a workbook, by case number; no name goes into it."""
    return as_attachment(money_book(money_of_desk(actor=request.actor)), _("restitusi"))
