"""The register as an office has corrected it: shipped rows of authority with its own signed corrections laid over them."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from naung.foundation.access.vocabulary import Exploitation, Mandate, PersonKind, Reach
from naung.foundation.errors import RuleBroken
from naung.foundation.law.rules.corrections import UNSURE, in_order, lay
from naung.foundation.law.vocabulary.corrections import Cell, Correction, Raw, Shelf, Table
from naung.foundation.organisations.rules.register import MandateWrong, mandate_of, raw_mandates, shipped_mandates
from naung.foundation.places.rules.codes import HOME, is_foreign, read_code
from naung.foundation.words import gettext_noop

CELLS = {
    "person_kinds": Cell.CODES,
    "levels": Cell.CODES,
    "exploitations": Cell.CODES,
    "territory": Cell.TEXT,
    "legal_basis": Cell.TEXT,
    "article": Cell.TEXT,
    "valid_from": Cell.DAY,
    "valid_to": Cell.DAY,
    UNSURE: Cell.CODES,
}
KNOWN: Mapping[str, set[str]] = {
    "person_kinds": {kind.value for kind in PersonKind},
    "levels": {reach.value for reach in Reach},
    "exploitations": {each.value for each in Exploitation},
}

NO_PERSON = gettext_noop("Pilih sedikitnya satu jenis orang.")
UNKNOWN_CODE = gettext_noop("Kode ini tidak dikenal.")
NO_BASIS = gettext_noop("Pasal tanpa nama peraturannya tidak dapat dirujuk. Isi peraturannya.")
PRACTICE_MARK = gettext_noop("Tanpa dasar hukum ini hanya praktik: tandanya harus M (dari ingatan atau praktik).")
BAD_TERRITORY = gettext_noop("Tulis kode wilayah seperti 61.72, atau kosongkan bila di mana pun.")
BACKWARDS = gettext_noop("Hari terakhir tidak boleh mendahului hari pertama.")
NOT_TAKEN = gettext_noop("Baris ini tidak diterima. Periksa isinya.")
FAULTS = {
    "person_kinds": ("person_kinds", NO_PERSON),
    "article without legal_basis": ("legal_basis", NO_BASIS),
    "mark of a practice": ("mark", PRACTICE_MARK),
}


@lru_cache(maxsize=1)
def mandate_shelf() -> Shelf:
    """The register as a table of which an office may correct rows."""
    return Shelf(Table.MANDATE, raw_mandates(), CELLS, _judge)


def _judge(raw: Raw) -> None:
    """The loader of the shipped register on one row. Raises RuleBroken beside its field."""
    for field, known in KNOWN.items():
        if not set(raw.get(field, ())) <= known:
            raise RuleBroken(UNKNOWN_CODE, field=field)
    territory = raw.get("territory", "")
    if territory and (read_code(territory) != territory or is_foreign(territory) or territory == HOME):
        raise RuleBroken(BAD_TERRITORY, field="territory")
    first, last = raw.get("valid_from"), raw.get("valid_to")
    if first and last and last < first:
        raise RuleBroken(BACKWARDS, field="valid_to")
    try:
        mandate_of(raw)
    except MandateWrong as wrong:
        field, said = FAULTS.get(wrong.fields[0], (wrong.fields[0], NOT_TAKEN))
        raise RuleBroken(said, field=field) from wrong
    except (KeyError, ValueError) as wrong:
        raise RuleBroken(NOT_TAKEN) from wrong


def mandates_on(corrections: tuple[Correction, ...], on: date) -> tuple[Mandate, ...]:
    """The register as an office with these corrections has it on that day, in the order of the shipped tables."""
    counted = in_order((one for one in corrections if one.table is Table.MANDATE), on)
    return _register(counted, on) if counted else shipped_mandates()


@lru_cache(maxsize=16)
def _register(counted: tuple[Correction, ...], on: date) -> tuple[Mandate, ...]:
    laid = lay(mandate_shelf(), counted, on)
    return tuple(mandate_of(laid[row.code].raw) if row.code in laid else row for row in shipped_mandates())
