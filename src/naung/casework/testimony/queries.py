"""Readers: a survivor's page and decisions for her desk, what she asked, and what was counted over all."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Max

from naung.casework.cases.models import Case, TurnAsked
from naung.casework.cases.queries import case_row, case_with
from naung.casework.cases.vocabulary import Outcome, Role, Stage, Turn
from naung.casework.testimony.models import CourseCounted, Decision, OutsidePage, PageCode
from naung.casework.testimony.rules import NOT_A_SURVIVOR, decision_of, status_of
from naung.casework.testimony.vocabulary import (
    Course,
    DecisionShown,
    EndedTold,
    PageShown,
    PaidTold,
    RequestShown,
    RequestWaits,
    SurvivorShown,
    TestimonyEvent,
)
from naung.foundation.access.rules import desk_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.errors import NotFound, RuleBroken
from naung.foundation.recusal.queries import seen_by
from naung.foundation.vault.queries import open_received, open_rows
from naung.foundation.wicket.queries import request_line, requests_waiting, wickets_shown
from naung.foundation.wicket.rules import told_of

NAMED_BY = ("case_id", "person_id")  # what an officer may have to be kept from
MAY = Permission.WICKET_GIVE
FINISHED = "layanan_selesai"  # of the reasons why a case is closed: only these have run their course


def survivor_case(case_id: UUID, person_id: UUID, *, actor: Actor) -> Case:
    """The case in which this person is a survivor. Raises NotFound for another desk's, RuleBroken for who is none in it."""
    require(actor, MAY)
    case, roles = case_with(case_id, person_id, actor=actor)
    require(actor, MAY, within=case.owner)
    if Role.VICTIM not in roles:
        raise RuleBroken(NOT_A_SURVIVOR)
    return case


def page_row(case_id: UUID, person_id: UUID, *, actor: Actor) -> OutsidePage | None:
    """Her page's row, unopened; None where none was given or she was erased."""
    rows = OutsidePage.objects.select_related("compartment", "case").filter(case_id=case_id, person_id=person_id)
    return seen_by(rows.filter(person__erased_at=None), *NAMED_BY, actor=actor).first()


def survivor_for(case_id: UUID, person_id: UUID, *, actor: Actor) -> SurvivorShown:
    """Her page and what she decided, opened with one entry in the log. Raises NotFound, RuleBroken."""
    case = survivor_case(case_id, person_id, actor=actor)
    page = page_row(case_id, person_id, actor=actor)
    found = Decision.objects.select_related("compartment").filter(
        case=case, person_id=person_id, person__erased_at=None
    )
    decisions = list(found.order_by("-version"))
    rows = [(row, ("choice", "reasons")) for row in decisions] + ([(page, ("told",))] if page else [])
    texts = open_rows(actor, TestimonyEvent.READ, rows, permission=MAY) if rows else []
    waiting = requests_waiting(actor=actor, wickets=_codes_of([page])) if page else []
    return SurvivorShown(
        case.id,
        case.number,
        person_id,
        _page(page, texts[-1]["told"] or "", actor) if page else None,
        tuple(_decision(row, text) for row, text in zip(decisions, texts, strict=False)),
        tuple((each.id, each.arrived_at) for each in waiting),
    )


def _codes_of(pages: Iterable[OutsidePage]) -> list[UUID]:
    """Every code that was given for these pages, also those that are closed: a request that came through one still waits."""
    return list(PageCode.objects.filter(page__in=[row.id for row in pages]).values_list("wicket_id", flat=True))


def _page(row: OutsidePage, told: str, actor: Actor) -> PageShown:
    shown = wickets_shown([row.wicket_id], actor=actor) if row.wicket_id else {}
    return PageShown(row.id, row.version, status_of(told), shown.get(row.wicket_id) if row.wicket_id else None)


def _decision(row: Decision, text: dict[str, str | None]) -> DecisionShown:
    kept = text.get("choice")
    choice, was_read = decision_of(kept) if kept else (None, False)
    return DecisionShown(row.version, choice, text.get("reasons") or "", was_read, row.written_by, row.written_at)


def requests_at_desk(*, actor: Actor) -> list[RequestWaits]:
    """What survivors asked of this desk, the oldest first. Nothing of it is opened."""
    require(actor, MAY)
    pages = OutsidePage.objects.filter(owner=desk_of(actor), person__erased_at=None)
    codes = PageCode.objects.select_related("page__case").filter(page__in=seen_by(pages, *NAMED_BY, actor=actor))
    of = {code.wicket_id: code.page for code in codes}
    waiting = requests_waiting(actor=actor, wickets=list(of))
    return [RequestWaits(each.id, of[each.wicket].case.number, each.arrived_at) for each in waiting]


def page_of_request(request_id: UUID, *, actor: Actor) -> OutsidePage:
    """Whose page a request came through. Raises NotFound for another desk's, or one from which the actor is kept."""
    require(actor, MAY)
    rows = OutsidePage.objects.select_related("compartment", "case").filter(
        codes__wicket__requests=request_id, owner=desk_of(actor), person__erased_at=None
    )
    row = seen_by(rows, *NAMED_BY, actor=actor).first()  # one query: the same work for what is shut as for nothing
    if row is None:
        raise NotFound()
    case_row(row.case_id, actor=actor)
    return row


def request_for(request_id: UUID, *, actor: Actor) -> RequestShown:
    """What she asked, opened with an entry in the log. Raises NotFound for another desk's."""
    require(actor, MAY)
    row, line = page_of_request(request_id, actor=actor), request_line(request_id, actor=actor)
    told = None
    if not line.settled:
        told = told_of(open_received(actor, TestimonyEvent.OPENED, subject=line.id, key=line.key, box=line.box))
    return RequestShown(line.id, row.case_id, row.case.number, row.person_id, line.arrived_at, told)


def page_waits(case_id: UUID, *, actor: Actor) -> tuple[int, int]:
    """How many survivors of a case hold a page, and how many of their requests wait. Raises NotFound for another desk's."""
    require(actor, MAY)
    case_row(case_id, actor=actor)
    rows = seen_by(OutsidePage.objects.filter(case_id=case_id, person__erased_at=None), *NAMED_BY, actor=actor)
    wickets = [row.wicket_id for row in rows if row.wicket_id]
    held = [each for each in wickets_shown(wickets, actor=actor).values() if each.closed_at is None]
    return len(held), len(requests_waiting(actor=actor, wickets=_codes_of(rows)))


def course_now(*, actor: Actor) -> Course | None:
    """What was last counted over the whole register; counts only. None where nothing was counted yet."""
    require(actor, MAY)
    row = CourseCounted.objects.order_by("-on").first()
    if row is None:
        return None
    months, ended = (row.low, row.middle, row.high), EndedTold(row.convicted, row.acquitted, row.stopped)
    return Course(row.on, row.finished, months, PaidTold(row.whole, row.part, row.nothing), ended)


def days_open(*, actor: Actor) -> list[int]:
    """For each case of the whole register that has run its course: days from opening to closing (SYSTEM_TICK)."""
    require(actor, Permission.SYSTEM_TICK)
    closed = TurnAsked.objects.filter(
        turn=Turn.CLOSE, outcome=Outcome.APPROVED, reason=FINISHED, case__stage=Stage.CLOSED
    )
    rows = closed.values("case", "case__opened_at").annotate(closed_at=Max("decided_at"))
    return [(row["closed_at"] - row["case__opened_at"]).days for row in rows]
