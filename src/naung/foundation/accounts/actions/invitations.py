"""By invitation only: who lets whom in, at which desk, in which role; and how a place at a desk ends."""

import secrets
from datetime import timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from naung.foundation.access.rules import require, role_at, shipped_roles
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.accounts.actions.contact import kept_contact, kept_nik, make_findable
from naung.foundation.accounts.actions.passwords import set_sound_password
from naung.foundation.accounts.actions.sessions import end_all_sessions, end_sessions_of
from naung.foundation.accounts.models import Device, Invitation, KnownAddress, Membership, User
from naung.foundation.accounts.queries.tries import token_hash
from naung.foundation.accounts.rules import herself, number_problems, username_is_sound, username_of
from naung.foundation.accounts.vocabulary import AccountEvent, SessionEnd
from naung.foundation.audit.actions import record
from naung.foundation.errors import FieldProblem, NotFound, Problems, RuleBroken
from naung.foundation.organisations.queries import desk as desk_of
from naung.foundation.words import gettext_noop

INVITATION_LIFE = timedelta(days=3)
TOKEN_BYTES = 32
LONGEST_NAME = 120

BAD_USERNAME = gettext_noop("Nama pengguna 3 sampai 40 huruf kecil, angka, titik, atau tanda hubung; huruf di depan.")
TAKEN_USERNAME = gettext_noop("Nama pengguna ini sudah dipakai. Pilih yang lain.")
NO_NAME = gettext_noop("Tulis nama petugas, paling banyak 120 huruf.")
NO_ROLE = gettext_noop("Pilih salah satu peran yang ada.")
USED_UP = gettext_noop(
    "Undangan ini sudah dipakai, ditarik, atau lewat waktunya. Minta undangan baru kepada penyelia Anda."
)
SERVES_ELSEWHERE = gettext_noop(
    "Petugas ini juga bertugas di meja lain, jadi akunnya hanya dapat dibuka lagi oleh pengelola sistem."
)
COUNSEL_ELSEWHERE = gettext_noop(
    "Advokat hanya bertugas di meja bantuan hukum, agar pembela hanya membaca yang disetujui penyintas. Bukalah meja bantuan "
    "hukum tersendiri (pengelola sistem: naung desk open), undang advokat di sana, lalu rujuk penyintas dengan persetujuannya."
)
OWN_PLACE = gettext_noop("Anda tidak bisa mengakhiri tugas Anda sendiri; minta kepada penyelia lain.")


@transaction.atomic
def invite_officer(
    *, username: str, display_name: str, desk: UUID, role: str, phone: str = "", nik: str = "", by: Actor
) -> str:
    """Invite one named officer to a desk in a role and return the link's token, which is shown once and kept only as a hash.

    Raises Problems with the fields that are wrong, NotPermitted without OFFICER_INVITE, NotFound for another's desk.
    """
    require(by, Permission.OFFICER_INVITE, within=desk)
    name, wanted = " ".join(display_name.split()), username_of(username)
    _check_invitation(wanted, name, role, phone, nik)
    if role_at(role, desk_of(desk).agency.kind) is None:
        raise Problems([FieldProblem("role", COUNSEL_ELSEWHERE)])
    known = User.objects.filter(username=wanted).first()
    if known is not None and (known.is_active or known.display_name != name):
        raise Problems([FieldProblem("username", TAKEN_USERNAME)])
    invitation, token = _new_invitation(wanted, name, desk, role, by, user=known, phone=phone, nik=nik)
    record(AccountEvent.INVITED, subject=invitation.id, by=by)
    return token


def _check_invitation(username: str, name: str, role: str, phone: str, nik: str) -> None:
    problems = []
    if not username_is_sound(username):
        problems.append(FieldProblem("username", BAD_USERNAME))
    if not 0 < len(name) <= LONGEST_NAME:
        problems.append(FieldProblem("display_name", NO_NAME))
    if role not in shipped_roles():
        problems.append(FieldProblem("role", NO_ROLE))
    problems += number_problems(nik, phone)
    if problems:
        raise Problems(problems)


def _new_invitation(
    username: str,
    name: str,
    desk: UUID,
    role: str,
    by: Actor,
    *,
    user: User | None = None,
    phone: str = "",
    nik: str = "",
) -> tuple[Invitation, str]:
    now, token = timezone.now(), secrets.token_urlsafe(TOKEN_BYTES)
    invitation = Invitation.objects.create(
        token_hash=token_hash(token),
        username=username,
        display_name=name,
        phone_secret=kept_contact(None, phone),
        nik_secret=kept_nik(None, nik),
        user=user,
        desk_id=desk,
        role=role,
        invited_by=by.id,
        invited_at=now,
        expires_at=now + INVITATION_LIFE,
    )
    return invitation, token


@transaction.atomic
def withdraw_invitation(*, invitation: UUID, by: Actor) -> None:
    """Make a link that still waits useless. Raises NotFound for another desk's."""
    row = Invitation.objects.select_for_update().filter(id=invitation, used_at=None).first()
    if row is None:
        raise NotFound()
    require(by, Permission.OFFICER_INVITE, within=row.desk_id)
    row.used_at, row.user = timezone.now(), None
    row.save(update_fields=["used_at", "user"])
    record(AccountEvent.INVITATION_WITHDRAWN, subject=row.id, by=by)


@transaction.atomic
def accept_invitation(*, token: str, password: str, by: Actor) -> UUID:
    """Use an invitation once: open the account (or open it again without its old keys) with this password; return its id.

    The second factor is still to be set up. Raises RuleBroken when the link is spent, Problems for a weak password.
    """
    now = timezone.now()
    row = (
        Invitation.objects.select_for_update()
        .filter(token_hash=token_hash(token), used_at=None, expires_at__gt=now)
        .first()
    )
    if row is None:
        raise RuleBroken(USED_UP)
    if row.user_id and row.invited_by is not None and _serves_elsewhere(row.user_id, row.desk_id):
        raise RuleBroken(USED_UP)
    if role_at(row.role, desk_of(row.desk_id).agency.kind) is None:  # a link from before the role had its desks
        raise RuleBroken(COUNSEL_ELSEWHERE)
    user = _account_again(row, row.user_id) if row.user_id else _new_account(row)
    set_sound_password(user, password)
    user.save()
    if not Membership.objects.filter(user=user, desk_id=row.desk_id, until_at=None).exists():
        Membership.objects.create(user=user, desk_id=row.desk_id, role=row.role, since_at=now, given_by=row.invited_by)
    row.used_at, row.user, row.phone_secret, row.nik_secret = now, user, None, None
    row.save(update_fields=["used_at", "user", "phone_secret", "nik_secret"])
    make_findable(user, old_name="", old_phone="", old_nik="", by=by)
    record(AccountEvent.JOINED, subject=user.id, by=herself(user.id, user.display_name))
    return user.id


def _serves_elsewhere(user: UUID, desk: UUID) -> bool:
    """Whether an account opens another desk too, which no officer of this desk may hand to whoever holds her link."""
    return Membership.objects.filter(user_id=user, until_at=None).exclude(desk_id=desk).exists()


def _new_account(row: Invitation) -> User:
    user = User(
        username=row.username,
        display_name=row.display_name,
        phone_secret=row.phone_secret,
        nik_secret=row.nik_secret,
        created_at=timezone.now(),
    )
    try:
        with transaction.atomic():
            user.save()
    except IntegrityError as taken:
        raise RuleBroken(USED_UP) from taken
    return user


def _account_again(row: Invitation, user_id: UUID) -> User:
    """The known account with nothing left that could open it: whoever holds the new link holds it alone."""
    from naung.foundation.accounts.actions.factors import drop_all_factors

    user = User.objects.select_for_update().get(pk=user_id)
    drop_all_factors(user.id)
    Device.objects.filter(user=user).delete()
    KnownAddress.objects.filter(user=user).delete()
    end_sessions_of(user.id, reason=SessionEnd.RESET)
    user.is_active = True
    user.phone_secret = row.phone_secret or user.phone_secret
    user.nik_secret = row.nik_secret or user.nik_secret
    return user


@transaction.atomic
def reopen_account(*, membership: UUID, by: Actor) -> str:
    """Invite an officer of this desk anew who lost password, telephone or codes; return the link's token.

    Nothing of the account changes until the link is used. Raises NotFound for another desk's officer, RuleBroken where
    she serves at another desk too: whoever holds the link would come in there.
    """
    place = _place(membership, by)
    user = place.user
    if by.kind == "user" and _serves_elsewhere(user.id, place.desk_id):
        raise RuleBroken(SERVES_ELSEWHERE)
    invitation, token = _new_invitation(user.username, user.display_name, place.desk_id, place.role, by, user=user)
    record(AccountEvent.OPENED_AGAIN, subject=user.id, subjects=[invitation.id], by=by)
    return token


@transaction.atomic
def end_membership(*, membership: UUID, by: Actor) -> None:
    """End an officer's place at a desk; her sessions there end at once, and with her last place her account closes.

    Raises RuleBroken for one's own place, NotFound for another desk's.
    """
    place = _place(membership, by)
    if by.id is not None and place.user_id == by.id:
        raise RuleBroken(OWN_PLACE)
    now = timezone.now()
    place.until_at, place.ended_by = now, by.id
    place.save(update_fields=["until_at", "ended_by"])
    end_sessions_of(place.user_id, reason=SessionEnd.LEFT, membership=place.id)
    links = Invitation.objects.filter(user_id=place.user_id, used_at=None)
    links.filter(desk_id=place.desk_id).update(used_at=now, user=None)
    if not Membership.objects.filter(user_id=place.user_id, until_at=None).exists():
        User.objects.filter(id=place.user_id).update(is_active=False)
        end_sessions_of(place.user_id, reason=SessionEnd.LEFT)
        links.update(used_at=now, user=None)
    record(AccountEvent.MEMBERSHIP_ENDED, subject=place.user_id, subjects=[place.id], by=by)


@transaction.atomic
def close_every_door(*, by: Actor) -> int:
    """After a restore: end every session and every invitation that came back with the backup; returns how many sessions.

    A session that was ended and a link that was used since the backup would work again.
    """
    require(by, Permission.SYSTEM_RESTORE)
    Invitation.objects.filter(used_at=None).update(used_at=timezone.now(), user=None)
    ended = end_all_sessions(reason=SessionEnd.RESET)
    record(AccountEvent.SESSION_ENDED, subjects=ended, count=len(ended), by=by)
    return len(ended)


def _place(membership: UUID, by: Actor) -> Membership:
    rows = Membership.objects.select_for_update(of=("self",)).select_related("user")
    place = rows.filter(id=membership, until_at=None).first()
    if place is None:
        raise NotFound()
    require(by, Permission.OFFICER_INVITE, within=place.desk_id)
    return place
