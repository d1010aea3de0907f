"""Recovery sheets of the installation key: split among several hands, shown one at a time, one typed back. No word is kept."""

import hmac

from django.db import transaction
from django.utils import timezone

from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import NotFound, OutsideFailed, RuleBroken
from naung.foundation.vault.models import RecoverySet, RecoverySheet
from naung.foundation.vault.queries.keys import house_key, installation_key
from naung.foundation.vault.rules.recovery import (
    WRONG_SHARES,
    dice_of,
    mark_of,
    may_split,
    secret_of,
    shares_of,
    sheet_of,
)
from naung.foundation.vault.rules.sealing import fingerprint
from naung.foundation.vault.vocabulary import CompartmentKind, VaultEvent
from naung.foundation.words import gettext_noop

OTHER_KEY = gettext_noop("Kunci instalasi sudah diganti sejak lembar ini dibuat. Buat lembar baru.")
OTHER_SET = gettext_noop("Lembar ini tertulis rapi, tetapi bukan dari rangkaian yang berlaku sekarang.")
NOT_ALL_SHOWN = gettext_noop("Cetak dahulu semua lembar.")
ALREADY_PROVED = gettext_noop(
    "Lembar-lembar ini sudah dibuktikan dan tidak ditampilkan lagi. Buat lembar baru bila hilang."
)


@transaction.atomic
def begin_sheets(*, needed: int, of: int, by: Actor) -> None:
    """Begin a new set of sheets for the key of now; a set before it stands no more. Raises RuleBroken for an unsafe split."""
    require(by, Permission.SYSTEM_SETUP)
    may_split(needed, of)
    key = installation_key()
    RecoverySet.objects.filter(ended_at=None).update(ended_at=timezone.now())
    row = RecoverySet(under=fingerprint(key), needed=needed, sheets=of, made_at=timezone.now())
    words = _words(row, key)
    if secret_of(words[-needed:]) != key:
        raise OutsideFailed(WRONG_SHARES)
    row.identifier = sheet_of(words[0]).identifier
    row.save()
    _, marking = house_key(CompartmentKind.HOUSE)
    RecoverySheet.objects.bulk_create(
        RecoverySheet(set=row, number=number, mark=mark_of(each, marking)) for number, each in enumerate(words, start=1)
    )
    record(VaultEvent.SHEETS_BEGUN, subject=row.id, count=of, by=by)


@transaction.atomic
def show_sheet(*, number: int, by: Actor) -> str:
    """The words of one sheet of the set that stands, to be printed and not kept.

    Raises NotFound where there is none, RuleBroken once one was typed back or where the key has changed since.
    """
    require(by, Permission.SYSTEM_SETUP)
    row = _standing()
    if row.proved_at is not None:
        raise RuleBroken(ALREADY_PROVED)
    sheet = row.rows.filter(number=number).first()
    if sheet is None:
        raise NotFound()
    words = _words(row, installation_key())[number - 1]
    sheet.shown_at = timezone.now()
    sheet.save(update_fields=["shown_at"])
    record(VaultEvent.SHEET_SHOWN, subject=row.id, count=number, by=by)
    return words


@transaction.atomic
def prove_sheet(*, code_words: str, by: Actor) -> int:
    """Compare one sheet as somebody typed it from paper; answers its number. Raises RuleBroken where it is not of the set."""
    require(by, Permission.SYSTEM_SETUP)
    row = _standing()
    if row.rows.filter(shown_at=None).exists():
        raise RuleBroken(NOT_ALL_SHOWN, field="code_words")
    sheet_of(code_words)
    _, marking = house_key(CompartmentKind.HOUSE)
    typed = mark_of(code_words, marking)
    found = [sheet.number for sheet in row.rows.all() if hmac.compare_digest(sheet.mark, typed)]
    if not found:
        raise RuleBroken(OTHER_SET, field="code_words")
    row.proved_at = timezone.now()
    row.save(update_fields=["proved_at"])
    record(VaultEvent.SHEET_PROVED, subject=row.id, count=found[0], by=by)
    return found[0]


def _standing() -> RecoverySet:
    row = RecoverySet.objects.select_for_update().filter(ended_at=None).first()
    if row is None:
        raise NotFound()
    return row


def _words(row: RecoverySet, key: bytes) -> list[str]:
    if row.under != fingerprint(key):
        raise RuleBroken(OTHER_KEY)
    return shares_of(key, needed=row.needed, of=row.sheets, dice=dice_of(key, row.id.bytes))
