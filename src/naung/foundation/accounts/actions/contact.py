"""An officer's own number and address: sealed, and findable for the one question whether a report means her."""

from uuid import UUID

from naung.foundation.accounts.models import User
from naung.foundation.accounts.queries.officers import CONTACT_SECRET, OFFICER_SPACE, open_contact
from naung.foundation.accounts.rules import officer_tokens
from naung.foundation.vault.actions import drop_tokens, forget_secret, keep_secret, put_tokens


def kept_contact(secret: UUID | None, plain: str) -> UUID | None:
    """Seal a number or address in place of the one before; nothing is kept of an empty one."""
    if plain.strip():
        return keep_secret(CONTACT_SECRET, plain.strip(), secret)
    if secret is not None:
        forget_secret(CONTACT_SECRET, secret)
    return None


def make_findable(user: User, *, old_name: str, old_phone: str) -> None:
    """Put the officer's names and number into the sealed index, and take out what no longer holds."""
    phone = open_contact(user.phone_secret)
    new = officer_tokens([user.display_name], [phone])
    old = officer_tokens([old_name], [old_phone])
    drop_tokens(OFFICER_SPACE, user.id, old - new)
    put_tokens(OFFICER_SPACE, user.id, new - old, at_once=True)
