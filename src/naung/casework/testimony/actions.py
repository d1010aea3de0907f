"""Writers: give a page, say how it stands, close it, answer what she asked, write down her decision, count over all."""

from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from naung.casework.cases.models import Case
from naung.casework.consent.queries import taken_back_since
from naung.casework.testimony.models import CourseCounted, Decision, OutsidePage, PageCode
from naung.casework.testimony.queries import (
    MAY,
    days_open,
    page_of_request,
    page_row,
    survivor_case,
)
from naung.casework.testimony.rules import (
    check_reasons,
    check_status,
    decision_text,
    months_of,
    record_text,
    status_of,
    status_text,
    with_answer,
)
from naung.casework.testimony.vocabulary import Answer, Choice, EndedTold, Given, PaidTold, StatusTold, TestimonyEvent
from naung.foundation.access.rules import desk_of, officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import NotFound, RuleBroken, StaleVersion
from naung.foundation.people.queries import person_row
from naung.foundation.vault.actions import make_receiving_key, seal
from naung.foundation.vault.queries import open_rows
from naung.foundation.wicket.actions import close_wicket, forget_wicket, make_wicket, settle_request, write_record
from naung.foundation.wicket.queries import request_line, wickets_shown
from naung.foundation.wicket.vocabulary import Receiver
from naung.foundation.words import gettext_noop

NOT_TAKEN_BACK = gettext_noop(
    "Belum ada persetujuan yang ditarik sejak permintaan ini. Tarik dahulu persetujuannya, baru jawab begitu."
)
MAY_FORGET = (Permission.SYSTEM_TICK, Permission.SYSTEM_RESTORE)


@transaction.atomic
def give_page(*, case_id: UUID, person_id: UUID, pin: str, until: date, told: StatusTold, by: Actor) -> Given:
    """Give a survivor a code for her page, with the number that she chose; it is shown once. An earlier code is closed.

    Raises RuleBroken for who is no survivor in the case, a number that is guessed first, or a day that can't be; NotFound.
    """
    require(by, MAY)
    case, person = survivor_case(case_id, person_id, actor=by), person_row(person_id, actor=by)
    check_status(told, timezone.localdate())
    key = make_receiving_key(desk=desk_of(by), by=by)
    made = make_wicket(
        pin=pin,
        text=record_text(told),
        receiver=Receiver(desk_of(by), key.id, key.public),
        expires_at=timezone.make_aware(datetime.combine(until, time.max)),
        by=by,
    )
    row = page_row(case_id, person_id, actor=by)
    if row is None:
        row = OutsidePage(case=case, person=person, owner=case.owner, compartment=person.compartment, version=0)
    elif row.wicket_id:
        close_wicket(wicket_id=row.wicket_id, by=by)
    row.wicket_id, row.version = made.id, row.version + 1
    row.given_by, row.given_at = officer_of(by), timezone.now()
    seal(row, record_key=made.record_key.hex(), told=status_text(told))
    row.save()
    PageCode.objects.create(page=row, wicket_id=made.id)
    record(TestimonyEvent.GIVEN, subject=case.id, subjects=[person.id, row.id], by=by)
    return Given(row.id, made.code)


def _held(case_id: UUID, person_id: UUID, by: Actor) -> OutsidePage:
    """Her page, held until the end of the transaction. Raises NotFound where she has none that is open."""
    survivor_case(case_id, person_id, actor=by)
    found = page_row(case_id, person_id, actor=by)
    if found is None or found.wicket_id is None:
        raise NotFound()
    rows = OutsidePage.objects.select_for_update(of=("self",)).select_related("compartment", "case")
    return rows.get(id=found.id)


def _write(row: OutsidePage, told: StatusTold, record_key: str, by: Actor) -> None:
    """Her page as a whole, behind her code and for the desk."""
    if row.wicket_id is None:
        raise NotFound()
    text = record_text(told)
    write_record(wicket_id=row.wicket_id, record_key=bytes.fromhex(record_key), text=text, by=by)
    row.version += 1
    seal(row, told=status_text(told))
    row.save()


@transaction.atomic
def tell_status(*, case_id: UUID, person_id: UUID, version: int, told: StatusTold, by: Actor) -> None:
    """Say anew how it stands; what was answered before stays. Raises StaleVersion, RuleBroken where it is closed, NotFound."""
    require(by, MAY)
    row = _held(case_id, person_id, by)
    if row.version != version:
        raise StaleVersion(based_on=version, now=row.version)
    check_status(told, timezone.localdate())
    (kept,) = open_rows(by, TestimonyEvent.READ, [(row, ("record_key", "told"))], permission=MAY)
    before = status_of(kept["told"] or "")
    told = StatusTold(told.standing, told.contact, told.next_on, before.answered)
    _write(row, told, kept["record_key"] or "", by)
    record(TestimonyEvent.WRITTEN, subject=row.case_id, subjects=[row.person_id, row.id], by=by)


@transaction.atomic
def close_page(*, case_id: UUID, person_id: UUID, by: Actor) -> None:
    """Close her page for good; requests that came stay until they are answered. Twice does no harm. Raises NotFound."""
    require(by, MAY)
    row = _held(case_id, person_id, by)
    if row.wicket_id is not None:
        close_wicket(wicket_id=row.wicket_id, by=by)
    record(TestimonyEvent.CLOSED, subject=row.case_id, subjects=[row.person_id, row.id], by=by)


@transaction.atomic
def answer_request(*, request_id: UUID, answer: Answer, by: Actor) -> None:
    """Say that what she asked was done; her page says so with the day, where it is still open, and her words are deleted.

    Raises NotFound for another desk's, RuleBroken where her page would say that a consent was taken back and none was.
    """
    require(by, MAY)
    found = page_of_request(request_id, actor=by)
    arrived = request_line(request_id, actor=by).arrived_at
    if answer is Answer.WITHDRAWN and not taken_back_since(found.person_id, arrived, actor=by):
        raise RuleBroken(NOT_TAKEN_BACK, field="answer")
    row = OutsidePage.objects.select_for_update(of=("self",)).select_related("compartment", "case").get(id=found.id)
    settle_request(request_id=request_id, by=by)
    (kept,) = open_rows(by, TestimonyEvent.READ, [(row, ("record_key", "told"))], permission=MAY)
    shown = wickets_shown([row.wicket_id], actor=by) if row.wicket_id else {}
    if any(each.closed_at is None for each in shown.values()):
        told = with_answer(status_of(kept["told"] or ""), answer, timezone.localdate())
        _write(row, told, kept["record_key"] or "", by)
    record(TestimonyEvent.ANSWERED, subject=row.case_id, subjects=[row.person_id, request_id], by=by)


@transaction.atomic
def write_decision(
    *, case_id: UUID, person_id: UUID, version: int, choice: Choice, reasons: str, was_read: bool, by: Actor
) -> None:
    """Write down what she decided now. What she decided before is kept; she may change it as often as she likes.

    `version`: of the decision that was seen, 0 where there was none. Raises StaleVersion, Problems, NotFound, RuleBroken.
    """
    require(by, MAY)
    found = survivor_case(case_id, person_id, actor=by)
    case = Case.objects.select_for_update(of=("self",)).get(id=found.id)
    person = person_row(person_id, actor=by)
    known = Decision.objects.filter(case=case, person=person).aggregate(last=Max("version"))["last"] or 0
    if known != version:
        raise StaleVersion(based_on=version, now=known)
    row = Decision(
        case=case,
        person=person,
        compartment=person.compartment,
        version=known + 1,
        written_by=officer_of(by),
        written_at=timezone.now(),
    )
    seal(row, choice=decision_text(choice, was_read=was_read), reasons=check_reasons(reasons))
    row.save(force_insert=True)
    record(TestimonyEvent.DECIDED, subject=case.id, subjects=[person.id, row.id], by=by)


@transaction.atomic
def count_course(*, paid: PaidTold, ended: EndedTold, by: Actor) -> int:
    """Count once a month how long finished cases took; with what was paid and how proceedings ended, which other rooms
    counted. How many it was.

    Once a month only: figures of two neighbouring days would tell of the one case that ended between them.
    """
    require(by, Permission.SYSTEM_TICK)
    today = timezone.localdate()
    if CourseCounted.objects.filter(on__year=today.year, on__month=today.month).exists():
        return 0
    spans = days_open(actor=by)
    low, middle, high = months_of(spans)
    CourseCounted.objects.create(
        on=today,
        finished=len(spans),
        low=low,
        middle=middle,
        high=high,
        whole=paid.whole,
        part=paid.part,
        nothing=paid.nothing,
        convicted=ended.convicted,
        acquitted=ended.acquitted,
        stopped=ended.stopped,
    )
    record(TestimonyEvent.COUNTED, count=len(spans), by=by)
    return len(spans)


@transaction.atomic
def forget_pages(*, by: Actor) -> int:
    """Delete pages, codes and decisions of persons who were erased; returns how many rows. Twice does no harm."""
    if not any(by.may(permission) for permission in MAY_FORGET):
        require(by, Permission.PERSON_ERASE)
    pages = OutsidePage.objects.exclude(person__erased_at=None)
    for wicket in list(PageCode.objects.filter(page__in=pages).values_list("wicket_id", flat=True)):
        forget_wicket(wicket_id=wicket, by=by)
    gone = pages.count()
    pages.delete()
    decided = Decision.objects.exclude(person__erased_at=None)
    gone += decided.count()
    decided.delete()
    if gone:
        record(TestimonyEvent.FORGOTTEN, count=gone, by=by)
    return gone
