"""Earlier failures, as the limits on guessing count them."""

import hashlib
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils.crypto import salted_hmac

from naung.foundation.accounts.models import Device, KnownAddress, SignInAttempt, User
from naung.foundation.accounts.rules import CODE_STRANGERS, PASSWORD_ADDRESS
from naung.foundation.accounts.vocabulary import Attempt, Tries, Whence
from naung.foundation.identifiers import address_group

COUNTED = PASSWORD_ADDRESS.tries  # no limit looks at more failures than this


def keyed(space: str, text: str) -> bytes:
    """A keyed token of a user name, an address or a text; nothing is learned from it without the installation's secret."""
    return salted_hmac(f"naung.accounts.{space}", text, algorithm="sha256").digest()


def token_hash(token: str) -> bytes:
    """What is stored of a random token; no key is needed since the token can't be guessed."""
    return hashlib.blake2b(token.encode(), digest_size=32, person=b"naung.token").digest()


def device_of(user_id: UUID | None, whence: Whence) -> Device | None:
    """The device whose token the request carries, if it is this officer's."""
    if user_id is None or not whence.device_token:
        return None
    return Device.objects.filter(token_hash=token_hash(whence.device_token), user_id=user_id).first()


def tries_at(kind: Attempt, user: User | None, username: str, whence: Whence, now: datetime) -> Tries:
    """The failures that count for this account from this place."""
    account, address = keyed("account", username), keyed("address", address_group(whence.address))
    rows = SignInAttempt.objects.filter(kind=kind, at__gt=now - CODE_STRANGERS.within)
    device = device_of(user.id if user else None, whence)
    known = KnownAddress.objects.filter(user=user, address_token=address).exists() if user else False
    unknown = rows.filter(device=None)
    return Tries(
        now=now,
        hers=device is not None,
        known_address=known,
        here=_moments(unknown.filter(account_token=account, address_token=address)),
        device=_moments(rows.filter(account_token=account, device=device.id)) if device else (),
        address=_moments(unknown.filter(address_token=address)),
        strangers=_moments(unknown.filter(account_token=account)) if kind is Attempt.CODE else (),
    )


def _moments(rows: QuerySet[SignInAttempt]) -> tuple[datetime, ...]:
    return tuple(rows.order_by("-at").values_list("at", flat=True)[:COUNTED])
