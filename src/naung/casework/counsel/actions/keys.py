"""Counsel's own key: made with a passphrase apart from sign-in, put under another, or replaced where it is lost.

The passphrase lives in this call and nowhere else. The vault stores her public half, and her private half under Argon2id.
"""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.counsel.models import WrongTry
from naung.casework.counsel.rules.passphrases import LONG_SPAN, NOT_RIGHT, check_strength, check_tries, normal
from naung.casework.counsel.vocabulary import CounselEvent
from naung.foundation.access.rules import officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import RuleBroken, SealBroken
from naung.foundation.vault.actions import change_person_secret, make_person_key, replace_person_key
from naung.foundation.vault.models import Reader
from naung.foundation.vault.queries.readers import open_person, person_key
from naung.foundation.words import gettext_noop

HAS_KEY = gettext_noop("Anda sudah punya kunci catatan.")
NO_KEY = gettext_noop("Buat dahulu kunci catatan Anda.")
MUST_KNOW = gettext_noop("Centang bahwa Anda tahu: catatan lama tidak akan terbuka lagi.")


@transaction.atomic
def make_own_key(*, sandi: str, again: str, by: Actor) -> UUID:
    """Give counsel a key of her own under a passphrase; answers its id. Raises RuleBroken for a weak one, or a second key."""
    require(by, Permission.PRIVILEGED_KEEP)
    said = check_strength(sandi, again)
    if person_key(by.id) is not None:
        raise RuleBroken(HAS_KEY)
    key = make_person_key(owner=officer_of(by), secret=said, by=by)
    record(CounselEvent.KEY_MADE, subject=key.id, by=by)
    return key.id


def change_own_secret(*, old: str, sandi: str, again: str, by: Actor) -> None:
    """Put counsel's key under another passphrase; every note opens as before. A wrong old one is counted. Raises RuleBroken."""
    require(by, Permission.PRIVILEGED_KEEP)
    said = check_strength(sandi, again)
    key, _pair = opened_key(old, by)
    with transaction.atomic():
        change_person_secret(reader=key, old=normal(old), new=said, by=by)
        record(CounselEvent.KEY_RESEALED, subject=key.id, by=by)


@transaction.atomic
def replace_lost_key(*, sandi: str, again: str, known: bool, by: Actor) -> UUID:
    """Replace a key whose passphrase is lost: the notes sealed to it stay shut for good, and stay listed as such.

    `known`: she said that she knows this. Answers the new key's id. Raises RuleBroken.
    """
    require(by, Permission.PRIVILEGED_KEEP)
    old = person_key(by.id)
    if old is None:
        raise RuleBroken(NO_KEY)
    if not known:
        raise RuleBroken(MUST_KNOW, field="known")
    key = replace_person_key(old=old, secret=check_strength(sandi, again), by=by)
    record(CounselEvent.KEY_REPLACED, subject=key.id, subjects=[old.id], by=by)
    return key.id


def opened_key(sandi: str, by: Actor) -> tuple[Reader, Any]:
    """Her key with this passphrase, for as long as the caller holds it. A try is counted before, and forgiven where right.

    Raises RuleBroken where it does not fit, where she has no key, and where it was tried too often.
    """
    key = person_key(by.id)
    if key is None:
        raise RuleBroken(NO_KEY)
    counted = _counted(key, officer_of(by))
    try:
        pair = open_person(key, normal(sandi))
    except (SealBroken, RuleBroken) as wrong:
        record(CounselEvent.NOTES_NOT_OPENED, subject=key.id, by=by)
        raise RuleBroken(NOT_RIGHT, field="sandi") from wrong
    WrongTry.objects.filter(id=counted).delete()
    return key, pair


@transaction.atomic
def _counted(key: Reader, officer: UUID) -> int:
    """Count a try before it is made, one after the other, so that many at once are not more than the limit."""
    Reader.objects.select_for_update().get(id=key.id)
    now = timezone.now()
    WrongTry.objects.filter(officer=officer, at__lt=now - LONG_SPAN).delete()
    check_tries(list(WrongTry.objects.filter(officer=officer).values_list("at", flat=True)), now)
    return int(WrongTry.objects.create(officer=officer, at=now).pk)
