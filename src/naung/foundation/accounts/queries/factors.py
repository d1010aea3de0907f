"""An officer's second factors. Secrets stay sealed in the vault; only these readers open them."""

from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.utils import timezone

from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.accounts.models import User
from naung.foundation.accounts.rules import code_at, step_at
from naung.foundation.accounts.vocabulary import Factor, FactorShown
from naung.foundation.errors import NotFound
from naung.foundation.vault.queries import open_secret

FACTOR_SECRET = "second_factor"  # noqa: S105  # the kind of a secret, not one
KINDS = {
    Authenticator.Type.TOTP: Factor.CODE,
    Authenticator.Type.RECOVERY_CODES: Factor.RECOVERY,
    Authenticator.Type.WEBAUTHN: Factor.PASSKEY,
}
SECOND = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


def has_second_factor(user_id: UUID) -> bool:
    """Whether the officer has an authenticator app or a passkey; recovery codes alone are none."""
    return bool(Authenticator.objects.filter(user_id=user_id, type__in=SECOND).exists())


def confirmed_factors(user_id: UUID) -> int:
    """How many authenticator apps and passkeys the officer has."""
    return int(Authenticator.objects.filter(user_id=user_id, type__in=SECOND).count())


def has_passkey(user_id: UUID) -> bool:
    """Whether the officer has a passkey."""
    return bool(Authenticator.objects.filter(user_id=user_id, type=Authenticator.Type.WEBAUTHN).exists())


def factor_row(user_id: UUID, factor_id: int | None) -> Any:
    """The row of a factor that was just proved, for allauth's login, which notes its use."""
    return Authenticator.objects.get(user_id=user_id, pk=factor_id)


def factors_of(user_id: UUID) -> list[FactorShown]:
    """An officer's own second factors, oldest first, without their secrets."""
    return [_shown(row) for row in Authenticator.objects.filter(user_id=user_id).order_by("created_at", "id")]


def _shown(row: Any) -> FactorShown:
    kind = KINDS[row.type]
    left = len(row.wrap().get_unused_codes()) if kind is Factor.RECOVERY else None
    name = str(row.data.get("name", "")) if kind is Factor.PASSKEY else ""
    return FactorShown(row.pk, kind, name, row.created_at, row.last_used_at, left)


def open_totp_secret(user_id: UUID) -> str:
    """The base32 secret of an officer's authenticator app. Raises NotFound where she has none."""
    row = Authenticator.objects.filter(user_id=user_id, type=Authenticator.Type.TOTP).first()
    if row is None:
        raise NotFound()
    return open_secret(FACTOR_SECRET, UUID(row.data["secret"]))


def current_code(username: str, *, actor: Actor) -> str:
    """The code an officer's app shows now, for an installation that is a demonstration; the caller has checked that it is.

    Asks SYSTEM_SETUP. A code that was spent within the last half minute is passed over for the next one.
    """
    require(actor, Permission.SYSTEM_SETUP)
    user = User.objects.filter(username=username).first()
    if user is None:
        raise NotFound()
    row = Authenticator.objects.get(user=user, type=Authenticator.Type.TOTP)
    step = max(step_at(timezone.now().timestamp()), int(row.data.get("last_step", -1)) + 1)
    return code_at(open_totp_secret(user.id), step)


def officers_without_second_factor() -> int:
    """How many open accounts have neither an authenticator app nor a passkey."""
    secured = Authenticator.objects.filter(type__in=SECOND).values("user_id")
    return User.objects.filter(is_active=True).exclude(id__in=secured).count()
