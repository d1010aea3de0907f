"""Recovery sheets as they stand, and the key behind enough of them."""

from naung.foundation.errors import OutsideFailed, RuleBroken
from naung.foundation.vault.models import RecoverySet
from naung.foundation.vault.queries.keys import installation_key
from naung.foundation.vault.rules.recovery import WRONG_SHARES, secret_of, sheet_of
from naung.foundation.vault.rules.sealing import KEY_BYTES, fingerprint
from naung.foundation.vault.vocabulary import SheetSet


def sheets_now() -> SheetSet | None:
    """The set of recovery sheets that stands; None where none was ever made. Shows no word of any."""
    row = RecoverySet.objects.filter(ended_at=None).first()
    if row is None:
        return None
    shown = row.rows.exclude(shown_at=None).order_by("number").values_list("number", flat=True)
    return SheetSet(row.needed, row.sheets, tuple(shown), row.proved_at, row.under == _mark_of_now())


def _mark_of_now() -> str:
    try:
        return fingerprint(installation_key())
    except OutsideFailed:
        return ""


def sheets_needed(typed: str) -> int:
    """How many sheets of its set one sheet says are needed. Raises RuleBroken where it is mistyped."""
    return sheet_of(typed).needed


def key_behind(sheets: list[str]) -> str:
    """The installation key in the words of its file. Needs no database. Raises RuleBroken where the sheets do not give one."""
    for typed in sheets:
        sheet_of(typed)
    key = secret_of(sheets)
    if len(key) != KEY_BYTES:
        raise RuleBroken(WRONG_SHARES)
    return key.hex()
