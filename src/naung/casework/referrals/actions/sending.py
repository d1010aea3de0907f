"""Making a sealed package and sending it to a desk, or by letter to an office without an account."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.consent.vocabulary import Basis
from naung.casework.referrals.models import COLUMN_OF, Line, Referral, Signature
from naung.casework.referrals.queries.offers import Draft, draft_for
from naung.casework.referrals.rules.clocks import dues_of
from naung.casework.referrals.rules.sharing import SERVICE_OF
from naung.casework.referrals.rules.states import LONGEST_LINE, check_text
from naung.casework.referrals.rules.tables import shipped_clocks, shipped_needs
from naung.casework.referrals.vocabulary import WAITING, Dues, Receiver, ReferralEvent, State, Wanted
from naung.casework.reports.queries.clocks import calendar_now
from naung.foundation.access.rules import desk_of, officer_of, require
from naung.foundation.access.vocabulary import Actor, Category, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import RuleBroken
from naung.foundation.identifiers import new_id, new_number
from naung.foundation.organisations.queries import coordinator_for, desk_facts, own_desk
from naung.foundation.places.rules.codes import coarse
from naung.foundation.rows import insert
from naung.foundation.vault.actions import new_compartment, seal
from naung.foundation.vault.models import Compartment
from naung.foundation.vault.vocabulary import CompartmentKind
from naung.foundation.words import gettext_noop

NOTHING_TRAVELS = gettext_noop(
    "Tidak ada yang boleh dibagikan. Minta persetujuan orang ini dahulu, atau catat dasar hukumnya."
)
NO_COORDINATOR = gettext_noop("Belum ada meja koordinator yang dapat menandatangani rujukan di luar daftar.")
WAITS_THERE = gettext_noop("Orang ini sudah dirujuk ke meja itu untuk hal yang sama, dan meja itu belum menjawab.")
NEEDS_REASON = gettext_noop("Tulis mengapa rujukan ini perlu, tanpa nama siapa pun.")
LETTER_PREFIX = "R"


@transaction.atomic
def send_referral(
    *,
    wanted: Wanted,
    receiver: Receiver,
    chosen: Iterable[str],
    typed: Mapping[str, str],
    request: UUID | None = None,
    reason: str = "",
    posted_once: UUID | None = None,
    by: Actor,
) -> UUID:
    """Seal what may travel, less what the sender took out, and send it; outside the register it first waits for a signature.

    What may travel is worked out anew here, whatever the page showed. The same `posted_once` twice is one referral.
    Raises RuleBroken where nothing may travel, and where the register has no row and no reason is given.
    """
    require(by, Permission.REFERRAL_SEND)
    token = posted_once or new_id()
    before = Referral.objects.filter(posted_once=token, owner=desk_of(by)).values_list("id", flat=True).first()
    if before is not None:
        return before
    if receiver.desk is None:
        check_text(receiver.outside or "", "outside", most=LONGEST_LINE, needed=True)
    if _waits_there(wanted, receiver):
        raise RuleBroken(WAITS_THERE)
    draft = draft_for(wanted, receiver, typed, actor=by)
    travelling = {c.need.field: c.basis for c in draft.columns if c.travels and c.basis and c.need.field in set(chosen)}
    if not travelling:
        raise RuleBroken(NOTHING_TRAVELS)
    row = _row(wanted, receiver, draft, request, token, by)
    row.save(force_insert=True)
    insert(list(_sealed_lines(row, travelling, draft.material.values)))
    if row.off_register:
        _ask_signature(row, reason, by)
    else:
        record(ReferralEvent.SENT, subject=row.id, subjects=[wanted.case], count=len(travelling), by=by)
    return row.id


def _waits_there(wanted: Wanted, receiver: Receiver) -> bool:
    same = Referral.objects.filter(case=wanted.case, person=wanted.person, purpose=wanted.purpose)
    return (
        receiver.desk is not None and same.filter(receiver=receiver.desk, state__in=WAITING | {State.TO_SIGN}).exists()
    )


def clock_of(*, danger: bool, started_at: datetime) -> Dues:
    """The three moments of a referral that begins to wait now, by the office's table and calendar."""
    return dues_of(
        shipped_clocks(),
        danger=danger,
        started_at=started_at,
        tz=timezone.get_current_timezone(),
        calendar=calendar_now(),
    )


def _row(wanted: Wanted, receiver: Receiver, draft: Draft, request: UUID | None, token: UUID, by: Actor) -> Referral:
    desk, now = own_desk(by), timezone.now()
    dues = clock_of(danger=draft.material.danger, started_at=now)
    agency = desk_facts(receiver.desk).agency_type if receiver.desk else receiver.agency_type
    row = Referral(
        number=new_number(LETTER_PREFIX + desk.prefix[:3]),
        owner=desk.id,
        receiver=receiver.desk,
        agency_type=agency,
        service=SERVICE_OF[wanted.purpose],
        purpose=wanted.purpose,
        person_kind=draft.material.kind,
        area=coarse(wanted.place),
        exploitation=wanted.exploitation,
        danger=draft.material.danger,
        case=wanted.case,
        person=wanted.person,
        matter=draft.material.matter,
        request=request,
        state=State.SENT if draft.mandate.allowed else State.TO_SIGN,
        compartment=_key(desk.id, by),
        package=_key(desk.id, by),
        cover=_key(receiver.desk or desk.id, by),
        basis=draft.mandate.basis,
        mark=draft.mandate.mark,
        off_register=not draft.mandate.allowed,
        sent_by=officer_of(by),
        sent_at=now,
        waits_since=now,
        warn_at=dues.warn_at,
        escalate_at=dues.escalate_at,
        expire_at=dues.expire_at,
        posted_once=token,
    )
    seal(row, outside=receiver.outside or None)
    return row


def _key(owner: UUID, by: Actor) -> Compartment:
    return new_compartment(kind=CompartmentKind.PACKAGE, owner=owner, by=by)


def _sealed_lines(row: Referral, travelling: Mapping[str, Basis], values: Mapping[str, str]) -> Iterable[Line]:
    fields = shipped_needs()[0]
    for code, basis in travelling.items():
        key = row.cover if fields[code].before else row.package
        yield sealed_line(row, key, code, fields[code].category, basis, values[code])


def sealed_line(
    row: Referral, key: Compartment, field: str, category: Category, basis: Basis, value: str, turn: int = 0
) -> Line:
    """An unsaved line with its value sealed in the column of its class of data."""
    line = Line(
        referral=row,
        compartment=key,
        field=field,
        turn=turn,
        category=category,
        basis_kind=basis.kind,
        basis=basis.id,
        article=basis.article,
    )
    seal(line, **{COLUMN_OF[category]: value})
    return line


def _ask_signature(row: Referral, reason: str, by: Actor) -> None:
    """Ask the coordinator, whose own desk keeps the reason. Raises RuleBroken for no reason, or where there is none to ask."""
    if not reason.strip():
        raise RuleBroken(NEEDS_REASON, field="reason")
    text = check_text(reason, "reason", most=LONGEST_LINE)
    told = coordinator_for(own_desk(by).territory)
    if told is None:
        raise RuleBroken(NO_COORDINATOR)
    asked = Signature(
        referral=row, compartment=_key(told.id, by), desk=told.id, asked_by=officer_of(by), asked_at=timezone.now()
    )
    seal(asked, reason=text)
    asked.save(force_insert=True)
    record(ReferralEvent.SIGNATURE_ASKED, subject=row.id, subjects=[asked.id], by=by)
