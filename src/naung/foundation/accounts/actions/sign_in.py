"""Checking a password and a code. A refusal says the same to everybody, does the same work, and locks nobody else out."""

from datetime import datetime
from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils import timezone

from naung.foundation.access.vocabulary import Actor
from naung.foundation.accounts.models import SignInAttempt, User
from naung.foundation.accounts.queries.factors import KINDS, open_totp_secret
from naung.foundation.accounts.queries.tries import device_of, keyed, tries_at
from naung.foundation.accounts.rules import code_wait, password_wait, step_of_code, username_of
from naung.foundation.accounts.vocabulary import AccountEvent, Attempt, Checked, Factor, Whence
from naung.foundation.audit.actions import record
from naung.foundation.identifiers import address_group

LONGEST_TYPED = 256  # signs of a user name or password that are looked at


def check_password(*, username: str, password: str, whence: Whence, by: Actor) -> Checked:
    """Whose password this is, or nobody's, or how long to wait; each failure counts only where it happened.

    An unknown name costs the same work as a wrong password and leaves the same traces.
    """
    wanted, now = username_of(username)[:LONGEST_TYPED], timezone.now()
    user = User.objects.filter(username=wanted).first()
    attempt, wait = _begin(Attempt.PASSWORD, user, wanted, whence, now)
    if attempt is None:
        return Checked(wait=wait)
    if _right_password(user, password) and user is not None:
        _succeed(attempt)
        return Checked(user=user.id)
    record(AccountEvent.SIGN_IN_REFUSED, subject=user.id if user else None, by=by)
    return Checked()


def _right_password(user: User | None, password: str) -> bool:
    tried = password[:LONGEST_TYPED]
    if user is None or not user.has_usable_password():
        User().set_password(tried)  # the work of one hash, so that the time taken does not tell who has an account
        return False
    return user.check_password(tried) and user.is_active


def check_code(*, user: UUID, code: str, whence: Whence, by: Actor) -> Checked:
    """Whether this is the officer's current code or an unused recovery code; each works once. Or how long to wait."""
    account, now = User.objects.get(id=user), timezone.now()
    attempt, wait = _begin(Attempt.CODE, account, account.username, whence, now)
    if attempt is None:
        return Checked(wait=wait)
    found = _spend(user, code, now)
    if found is None:
        record(AccountEvent.CODE_REFUSED, subject=user, by=by)
        return Checked()
    _succeed(attempt)
    return Checked(user=user, factor=KINDS[found.type], factor_id=found.pk)


@transaction.atomic
def _spend(user: UUID, code: str, now: datetime) -> Any:
    for row in Authenticator.objects.select_for_update().filter(user_id=user).order_by("id"):
        if row.type == Authenticator.Type.TOTP and _spend_step(row, user, code, now):
            return row
        if row.type == Authenticator.Type.RECOVERY_CODES and row.wrap().validate_code(code.replace("-", "")):
            return row
    return None


def _spend_step(row: Any, user: UUID, code: str, now: datetime) -> bool:
    step = step_of_code(open_totp_secret(user), code, now.timestamp(), after=int(row.data.get("last_step", -1)))
    if step is None:
        return False
    row.data["last_step"] = step
    row.save(update_fields=["data"])
    return True


@transaction.atomic
def _begin(kind: Attempt, user: User | None, username: str, whence: Whence, now: datetime) -> tuple[Any, Any]:
    """Count the try as a failure before it is checked, so that many at once can't slip past the limit."""
    wait = (password_wait if kind is Attempt.PASSWORD else code_wait)(tries_at(kind, user, username, whence, now))
    if wait is not None:
        return None, wait
    device = device_of(user.id if user else None, whence)
    attempt = SignInAttempt.objects.create(
        kind=kind,
        account_token=keyed("account", username),
        address_token=keyed("address", address_group(whence.address)),
        device=device.id if device else None,
        at=now,
    )
    return attempt, None


def _succeed(attempt: SignInAttempt) -> None:
    """Forget this account's failures of this kind from this very place; those from elsewhere stay counted."""
    SignInAttempt.objects.filter(
        kind=attempt.kind,
        account_token=attempt.account_token,
        address_token=attempt.address_token,
        device=attempt.device,
    ).delete()


def passkey_used(*, user: UUID, factor_id: int, by: Actor) -> Checked:
    """The answer for a passkey that the browser has proved; no limit counts it, for there is nothing to guess."""
    Authenticator.objects.get(pk=factor_id, user_id=user, user__is_active=True).record_usage()
    return Checked(user=user, factor=Factor.PASSKEY, factor_id=factor_id)
