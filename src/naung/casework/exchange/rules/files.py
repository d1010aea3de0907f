"""The file of a case: a row a survivor of whom anything may leave; beside it what a reader does not get, and why."""

from collections.abc import Iterable, Sequence
from datetime import date

from naung.casework.exchange.vocabulary import CaseOut, PersonOut
from naung.casework.htcds.rules.normal import normal
from naung.casework.htcds.rules.writing import table_of
from naung.casework.htcds.vocabulary import Loss, Record
from naung.casework.referrals.rules.htcds import NUMBER, Sent, lost, record_of
from naung.foundation.words import gettext_noop
from naung.methods.sheets.writing import Written

CASE_NUMBER = "x_CaseNumber"
EXCEL, CSV, LOSSES = FORMS = ("excel", "csv", "losses")
OF_A_REFERRAL = ("cas_ReferredOrganisation", "cas_OutgoingReferralDate")  # a file is no referral

NO_BASIS = gettext_noop("Tidak keluar: tidak ada persetujuan orang ini, atau kewajiban hukum, yang mencakupnya.")
NOT_ASKED = gettext_noop(
    "Tidak keluar: tidak diperlukan untuk tujuan ini, atau kantor sejenis itu tidak boleh menerimanya."
)
TAKEN_OUT = gettext_noop("Tidak keluar: petugas tidak mengikutkannya.")
NOT_COMPETENT = gettext_noop("Tidak ada dari orang ini yang keluar: %(reason)s")
OTHERS = gettext_noop("Orang lain dalam kasus ini (%(count)s) tidak ikut: berkas hanya memuat penyintas.")
NEVER = gettext_noop("Catatan petugas, penyaringan, penetapan, rencana, dan bukti tidak pernah ikut dalam berkas ini.")


def record_out(person: PersonOut, number: str) -> Record:
    """One survivor's row: what may leave of her, under the number of the case."""
    record = record_of(person.values, _sent(person))
    values = {name: value for name, value in record.values.items() if name not in OF_A_REFERRAL}
    extra = {name: text for name, text in record.extra.items() if name != NUMBER}
    return normal(Record(values, {**extra, CASE_NUMBER: number}))


def _sent(person: PersonOut) -> Sent:
    return Sent("", "", date.min, person.agreed)


def records_out(case: CaseOut) -> tuple[Record, ...]:
    """The rows of the file."""
    return tuple(record_out(each, case.number) for each in going(case))


def going(case: CaseOut) -> tuple[PersonOut, ...]:
    """The survivors of whom anything may leave, in the order of the file."""
    return tuple(each for each in case.people if each.values)


def staying(case: CaseOut) -> tuple[PersonOut, ...]:
    """The survivors of whom nothing may leave."""
    return tuple(each for each in case.people if not each.values)


def losses_out(person: PersonOut) -> tuple[Loss, ...]:
    """What a reader of the file does not get of one survivor: what may not leave, and what the standard has no place for."""
    if person.why_not:
        return (Loss("", "not_competent", NOT_COMPETENT, "", {"reason": person.why_not}),)
    kept = [Loss(each.need.field, "no_basis", NO_BASIS) for each in person.columns if each.basis is None]
    kept += [Loss(name, "not_asked", NOT_ASKED) for name in person.not_asked]
    kept += [Loss(name, "taken_out", TAKEN_OUT) for name in person.taken_out]
    if not person.values:
        return tuple(kept)
    return (*kept, *(each for each in lost(person.values, _sent(person)) if each.field != NUMBER))


def general(case: CaseOut) -> tuple[Loss, ...]:
    """What no file of a case holds."""
    others = (Loss("", "others", OTHERS, "", {"count": case.others}),) if case.others else ()
    return (*others, Loss("", "never", NEVER))


def rows_out(records: Sequence[Record]) -> Iterable[list[Written]]:
    """The table: system names, labels, and a row a survivor."""
    names, labels, rows = table_of(records)
    yield list(names)
    yield list(labels)
    yield from rows
