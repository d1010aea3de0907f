"""Opening and ending sessions, and the desk and purpose for which an officer acts in one."""

import secrets
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from naung.foundation.access.rules import shipped_roles
from naung.foundation.access.vocabulary import Actor
from naung.foundation.accounts.models import Device, KnownAddress, Membership, SignedInSession, User
from naung.foundation.accounts.queries.sessions import ADDRESS_SECRET, places_of
from naung.foundation.accounts.queries.tries import device_of, keyed, token_hash
from naung.foundation.accounts.rules import device_words, herself, own_id
from naung.foundation.accounts.vocabulary import AccountEvent, Opened, SessionEnd, Whence
from naung.foundation.audit.actions import record
from naung.foundation.errors import NotFound, RuleBroken
from naung.foundation.identifiers import address_group
from naung.foundation.vault.actions import forget_secret, keep_secret
from naung.foundation.words import gettext_noop

TOKEN_BYTES = 32
TOUCHED_EVERY = timedelta(minutes=1)  # a page more often than that writes nothing
NOT_HERS = gettext_noop("Meja atau tujuan itu tidak ada pada tugas Anda. Pilih dari daftar.")


@transaction.atomic
def open_session(*, user: UUID, whence: Whence, by: Actor) -> Opened:
    """Open a session after password and second factor, or passkey; at her only desk at once, else the officer chooses."""
    account, now = User.objects.get(id=user, is_active=True), timezone.now()
    device, token = _this_device(account, whence, now)
    address = address_group(whence.address)
    if address:
        KnownAddress.objects.update_or_create(
            user=account, address_token=keyed("address", address), defaults={"last_at": now}
        )
    browser, system = device_words(whence.user_agent)
    places = places_of(user)
    only = places[0] if len(places) == 1 else None
    row = SignedInSession.objects.create(
        user=account,
        device=device,
        membership_id=only.membership if only else None,
        purpose=only.purposes[0].value if only else "",
        browser=browser,
        system=system,
        address_secret=keep_secret(ADDRESS_SECRET, whence.address) if whence.address else None,
        started_at=now,
        seen_at=now,
    )
    User.objects.filter(id=user).update(last_login=now)
    record(AccountEvent.SIGNED_IN, subject=user, by=_in_session(row))
    return Opened(row.id, token)


def _this_device(account: User, whence: Whence, now: datetime) -> tuple[Device, str]:
    known = device_of(account.id, whence)
    if known is not None:
        known.last_at = now
        known.save(update_fields=["last_at"])
        return known, whence.device_token
    token = secrets.token_urlsafe(TOKEN_BYTES)
    return Device.objects.create(user=account, token_hash=token_hash(token), first_at=now, last_at=now), token


def _in_session(row: SignedInSession) -> Actor:
    """The session's officer as the log names her, with desk and purpose where they are chosen."""
    actor = herself(row.user_id, "")
    place = row.membership
    if place is None:
        return replace(actor, session=str(row.id))
    role = shipped_roles()[place.role]
    purpose = next((p for p in role.purposes if p == row.purpose), role.purposes[0])
    return replace(actor, desk=place.desk_id, role=role.code, purpose=purpose, session=str(row.id))


def touch_session(*, session: UUID, seen_at: datetime, by: Actor) -> None:
    """Note that a page was opened now, at most once a minute."""
    now = timezone.now()
    if now - seen_at >= TOUCHED_EVERY:
        SignedInSession.objects.filter(id=session, ended_at=None).update(seen_at=now)


@transaction.atomic
def choose_place(*, session: UUID, membership: UUID, purpose: str, by: Actor) -> None:
    """Act from now on at this desk for this purpose, in this session. Raises RuleBroken for what is not the officer's."""
    row = SignedInSession.objects.select_for_update().filter(id=session, user_id=own_id(by), ended_at=None).first()
    if row is None:
        raise NotFound()
    place = next((p for p in places_of(row.user_id) if p.membership == membership), None)
    if place is None or purpose not in place.purposes:
        raise RuleBroken(NOT_HERS, field="place")
    row.membership = Membership.objects.get(id=membership)
    row.purpose = purpose
    row.save(update_fields=["membership", "purpose"])
    record(AccountEvent.DESK_CHOSEN, subject=row.id, by=_in_session(row))


@transaction.atomic
def sign_out(*, session: UUID, by: Actor) -> None:
    """End this browser's session."""
    for row in _live(id=session, user_id=own_id(by)):
        _end(row, SessionEnd.SIGNED_OUT)
        record(AccountEvent.SIGNED_OUT, subject=row.id, by=_in_session(row))


@transaction.atomic
def revoke_session(*, session: UUID, by: Actor) -> None:
    """End one of the officer's own sessions, at once. Raises NotFound for another's."""
    rows = _live(id=session, user_id=own_id(by))
    if not rows:
        raise NotFound()
    _end(rows[0], SessionEnd.REVOKED)
    record(AccountEvent.SESSION_ENDED, subject=session, by=by)


@transaction.atomic
def end_other_sessions(*, this: UUID | None, by: Actor) -> int:
    """End all of the officer's own sessions but this one; return how many."""
    rows = [row for row in _live(user_id=own_id(by)) if row.id != this]
    for row in rows:
        _end(row, SessionEnd.REVOKED)
    if rows:
        record(AccountEvent.SESSION_ENDED, subjects=[row.id for row in rows], count=len(rows), by=by)
    return len(rows)


@transaction.atomic
def close_over_time(*, session: UUID, reason: SessionEnd, by: Actor) -> None:
    """Write down that a session is over by time; the log says so in the officer's name."""
    for row in _live(id=session, user_id=own_id(by)):
        _end(row, reason)
        record(AccountEvent.SESSION_ENDED, subject=row.id, by=_in_session(row))


def end_sessions_of(user: UUID, *, reason: SessionEnd, membership: UUID | None = None) -> None:
    """End an officer's sessions, or those at one desk; the act that asks for it is what is logged."""
    for row in _live(user_id=user, **({"membership_id": membership} if membership else {})):
        _end(row, reason)


def end_all_sessions(*, reason: SessionEnd) -> list[UUID]:
    """End every session of everybody and return their ids; the act that asks for it is what is logged."""
    rows = _live()
    for row in rows:
        _end(row, reason)
    return [row.id for row in rows]


def end_stale_sessions(now: datetime) -> None:
    """Close what is over by time and was never asked for again, so that its address is not kept."""
    idle, longest = now - settings.NAUNG_SESSION_IDLE, now - settings.NAUNG_SESSION_LONGEST
    for row in SignedInSession.objects.filter(ended_at=None).filter(Q(seen_at__lte=idle) | Q(started_at__lte=longest)):
        _end(row, SessionEnd.TOO_LONG if row.started_at <= longest else SessionEnd.IDLE)


def _live(**wanted: object) -> list[SignedInSession]:
    rows = SignedInSession.objects.select_for_update(of=("self",)).filter(ended_at=None, **wanted)
    return list(rows.select_related("membership", "user"))


def _end(row: SignedInSession, reason: SessionEnd) -> None:
    if row.address_secret:
        forget_secret(ADDRESS_SECRET, row.address_secret)
    row.ended_at, row.end_reason, row.address_secret = timezone.now(), reason.value, None
    row.save(update_fields=["ended_at", "end_reason", "address_secret"])
