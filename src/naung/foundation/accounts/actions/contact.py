"""An officer's own numbers and address: sealed, and findable for the one question whether a report or a file means her."""

from uuid import UUID

from naung.foundation.access.vocabulary import Actor
from naung.foundation.accounts.models import User
from naung.foundation.accounts.queries.officers import CONTACT_SECRET, NIK_SECRET, OFFICER_SPACE, open_contact
from naung.foundation.accounts.rules import officer_tokens
from naung.foundation.recusal.actions import mark_officer
from naung.foundation.recusal.rules import marks_of, whole_nik
from naung.foundation.vault.actions import drop_tokens, forget_secret, keep_secret, put_tokens
from naung.foundation.vault.queries import open_secret


def kept_contact(secret: UUID | None, plain: str) -> UUID | None:
    """Seal a number or address in place of the one before; nothing is kept of an empty one."""
    if plain.strip():
        return keep_secret(CONTACT_SECRET, plain.strip(), secret)
    if secret is not None:
        forget_secret(CONTACT_SECRET, secret)
    return None


def kept_nik(secret: UUID | None, plain: str) -> UUID | None:
    """Seal an officer's identity number in place of the one before; an empty one changes nothing."""
    return keep_secret(NIK_SECRET, whole_nik(plain), secret) if whole_nik(plain) else secret


def nik_of(user: User) -> str:
    """The identity number that an officer gave; nothing where she gave none."""
    return open_secret(NIK_SECRET, user.nik_secret) if user.nik_secret else ""


def make_findable(user: User, *, old_name: str, old_phone: str, old_nik: str, by: Actor) -> None:
    """Put the officer's names and numbers into the sealed index, take out what no longer holds, and compare her with persons."""
    phone = open_contact(user.phone_secret)
    new = officer_tokens([user.display_name], [phone])
    old = officer_tokens([old_name], [old_phone])
    drop_tokens(OFFICER_SPACE, user.id, old - new)
    put_tokens(OFFICER_SPACE, user.id, new - old, at_once=True)
    known = marks_of(names=[old_name], niks=[old_nik], phones=[old_phone])
    now = marks_of(names=[user.display_name], niks=[nik_of(user)], phones=[phone])
    mark_officer(officer=user.id, marks=now - known, by=by)  # what she was known by is compared already
