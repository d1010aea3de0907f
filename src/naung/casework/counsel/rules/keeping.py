"""What the office may write down of a lawyer, a power of attorney and an end."""

from datetime import date

from naung.casework.counsel.vocabulary import End, LawyerTold, Power, Speciality, Standpoint
from naung.foundation.errors import FieldProblem, RuleBroken, too_long
from naung.foundation.words import gettext_noop

LONGEST_LINE = 200
LONGEST_TEXT = 4_000
MOST_LOAD = 999
END_WITH_NEXT = frozenset({End.HER_WISH, End.OFFICE, End.COUNSEL})  # another counsel is to come

NEEDS_NAME = gettext_noop("Tulis nama advokat seperti pada kartu profesinya.")
ENDS_BEFORE = gettext_noop("Hari berakhirnya lebih awal daripada hari mulainya.")
NOT_SIGNED_YET = gettext_noop("Hari tanda tangan belum terjadi. Periksa tanggalnya.")
RAN_OUT = gettext_noop("Surat kuasa ini sudah lewat masanya. Minta yang baru.")
LOAD_LIMIT = gettext_noop("Isi angka 0 sampai %(most)s; 0 berarti belum dikatakan.")
UNKNOWN_SPECIALITY = gettext_noop("Pilih keahlian dari daftar.")
NEEDS_WHY = gettext_noop("Tulis alasannya dengan kalimat Anda sendiri.")
UNKNOWN_END = gettext_noop("Pilih salah satu alasan dari daftar.")
NOT_A_POWER = gettext_noop("Pilih dokumen berjenis surat kuasa.")


def lawyer_problems(told: LawyerTold) -> list[FieldProblem]:
    """What is wrong with a lawyer's row, one problem a field."""
    found = too_long(
        {"name": told.name, "body": told.body, "licence": told.licence, "contact": told.contact}, LONGEST_LINE
    )
    if not told.name.strip():
        found.append(FieldProblem("name", NEEDS_NAME))
    if told.licensed_from and told.licensed_until and told.licensed_until < told.licensed_from:
        found.append(FieldProblem("licensed_until", ENDS_BEFORE))
    if not 0 <= told.most <= MOST_LOAD:
        found.append(FieldProblem("most", LOAD_LIMIT, {"most": MOST_LOAD}))
    if any(each not in {s.value for s in Speciality} for each in told.specialities):
        found.append(FieldProblem("specialities", UNKNOWN_SPECIALITY))
    return found


def power_problems(power: Power, today: date) -> list[FieldProblem]:
    """What is wrong with a power of attorney."""
    found = []
    if power.signed_on > today:
        found.append(FieldProblem("signed_on", NOT_SIGNED_YET))
    if power.until is not None and power.until < power.signed_on:
        found.append(FieldProblem("until", ENDS_BEFORE))
    elif power.until is not None and power.until < today:
        found.append(FieldProblem("until", RAN_OUT))
    return found


def check_end(kind: str, words: str) -> End:
    """How it ended, with a reason of one's own unless it is simply done. Raises RuleBroken."""
    if kind not in {each.value for each in End}:
        raise RuleBroken(UNKNOWN_END, field="kind")
    if End(kind) is not End.DONE and not words.strip():
        raise RuleBroken(NEEDS_WHY, field="words")
    return End(kind)


def standpoint(has_paper: bool, until: date | None, ended: bool, today: date) -> Standpoint:
    """How far an assignment came on a day."""
    if ended:
        return Standpoint.ENDED
    if not has_paper:
        return Standpoint.WAITS
    return Standpoint.RAN_OUT if until is not None and until < today else Standpoint.STANDS
