"""Setting up and removing second factors. Secrets go into the vault; the table holds only where they lie."""

import binascii
from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.webauthn.internal.auth import WebAuthn
from django.db import transaction
from django.utils import timezone

from naung.foundation.access.vocabulary import Actor
from naung.foundation.accounts.models import User
from naung.foundation.accounts.queries.factors import FACTOR_SECRET, SECOND, confirmed_factors
from naung.foundation.accounts.rules import own_id, step_of_code
from naung.foundation.accounts.vocabulary import AccountEvent
from naung.foundation.audit.actions import record
from naung.foundation.errors import NotFound, RuleBroken
from naung.foundation.vault.actions import forget_secret
from naung.foundation.words import gettext_noop

WRONG_CODE = gettext_noop("Kode ini tidak cocok. Periksa jam ponsel Anda, lalu ketik kode yang sedang tampil.")
HAS_CODE = gettext_noop("Aplikasi kode sudah terpasang. Lepas dahulu yang lama.")
LAST_FACTOR = gettext_noop("Ini pengaman kedua Anda satu-satunya. Pasang yang lain dahulu, lalu lepas yang ini.")
LONGEST_KEY_NAME = 60


@transaction.atomic
def set_up_code(*, secret: str, code: str, by: Actor) -> bool:
    """Add an authenticator app whose secret she has read, proved by its current code; True where recovery codes were made.

    Raises RuleBroken for a wrong code or a second app.
    """
    account = User.objects.select_for_update().get(id=own_id(by))
    if Authenticator.objects.filter(user=account, type=Authenticator.Type.TOTP).exists():
        raise RuleBroken(HAS_CODE)
    try:
        step = step_of_code(secret, code, timezone.now().timestamp())
    except (binascii.Error, ValueError) as unreadable:
        raise RuleBroken(WRONG_CODE, field="code") from unreadable
    if step is None:
        raise RuleBroken(WRONG_CODE, field="code")
    row = TOTP.activate(account, secret).instance
    row.data["last_step"] = step
    row.save(update_fields=["data"])
    record(AccountEvent.CODE_SET_UP, subject=by.id, by=by)
    return _first_recovery_codes(account, by)


@transaction.atomic
def add_passkey(*, name: str, credential: dict[str, Any], by: Actor) -> bool:
    """Add a passkey that the browser has proved; True where recovery codes were made. Holds a public key only."""
    account = User.objects.select_for_update().get(id=own_id(by))
    WebAuthn.add(account, " ".join(name.split())[:LONGEST_KEY_NAME], credential)
    record(AccountEvent.PASSKEY_ADDED, subject=by.id, by=by)
    return _first_recovery_codes(account, by)


def _first_recovery_codes(account: User, by: Actor) -> bool:
    if Authenticator.objects.filter(user=account, type=Authenticator.Type.RECOVERY_CODES).exists():
        return False
    RecoveryCodes.activate(account)
    record(AccountEvent.RECOVERY_CODES_MADE, subject=account.id, by=by)
    return True


@transaction.atomic
def make_recovery_codes(*, by: Actor) -> None:
    """Make ten new recovery codes; the old ones stop working."""
    account = User.objects.select_for_update().get(id=own_id(by))
    for row in Authenticator.objects.filter(user=account, type=Authenticator.Type.RECOVERY_CODES):
        _drop(row)
    RecoveryCodes.activate(account)
    record(AccountEvent.RECOVERY_CODES_MADE, subject=by.id, by=by)


@transaction.atomic
def show_recovery_codes(*, by: Actor) -> list[str]:
    """One's own unused recovery codes, the first time they are asked for; an empty list ever after."""
    rows = Authenticator.objects.select_for_update().filter(user_id=by.id, type=Authenticator.Type.RECOVERY_CODES)
    row = rows.first()
    if row is None or row.wrap().did_view:
        return []
    codes = list(row.wrap().get_unused_codes())
    row.wrap().mark_as_viewed()
    record(AccountEvent.RECOVERY_CODES_SHOWN, subject=by.id, by=by)
    return codes


@transaction.atomic
def remove_factor(*, factor_id: int, by: Actor) -> None:
    """Remove an authenticator app or a passkey, never the last one. Raises NotFound for another officer's."""
    account = User.objects.select_for_update().get(id=own_id(by))
    row = Authenticator.objects.filter(pk=factor_id, user=account, type__in=SECOND).first()
    if row is None:
        raise NotFound()
    if confirmed_factors(account.id) < 2:
        raise RuleBroken(LAST_FACTOR)
    event = AccountEvent.CODE_REMOVED if row.type == Authenticator.Type.TOTP else AccountEvent.PASSKEY_REMOVED
    _drop(row)
    record(event, subject=by.id, by=by)


def drop_all_factors(user: UUID) -> None:
    """Remove every factor with its secret, when an account is opened again by a new invitation."""
    for row in Authenticator.objects.filter(user_id=user):
        _drop(row)


def _drop(row: Any) -> None:
    for name in ("secret", "seed"):
        if row.data.get(name):
            forget_secret(FACTOR_SECRET, UUID(row.data[name]))
    row.delete()
