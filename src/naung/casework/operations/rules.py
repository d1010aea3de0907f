"""What may be written of an operation, and how its work is spread over months."""

from collections.abc import Mapping
from datetime import date, timedelta

from naung.casework.operations.vocabulary import WITHDRAWS, OperationTold, Reason
from naung.foundation.errors import FieldProblem
from naung.foundation.places.rules.codes import coarse, is_code, is_foreign
from naung.foundation.words import gettext_noop

FIRST_YEAR = 2000  # operations of before are no effort of a task force
LONGEST_DAYS = 92  # a quarter; a longer one is written down month by month, so that its effort falls where it was
HOURS_A_DAY = 24
MOST_OFFICERS = 5_000
AREA_LENGTH = 5  # of the code of a kabupaten or kota

NOT_ENDED = gettext_noop(
    "Catat paling cepat sehari sesudah selesai. Yang masih berjalan atau direncanakan tidak ditulis di sini."
)
NO_SUCH_DAY = gettext_noop("Tanggal ini tidak masuk akal. Periksa tahunnya.")
ENDS_BEFORE = gettext_noop("Hari selesai tidak bisa mendahului hari mulai.")
TOO_LONG = gettext_noop("Paling lama %(most)s hari dalam satu catatan. Yang lebih lama, catat per bulan.")
WHICH_AREA = gettext_noop("Pilih kecamatan, kabupaten, atau kota di Indonesia dari daftar.")
HOW_MANY_HOURS = gettext_noop("Isi lamanya dalam jam, dari 1 sampai %(most)s untuk hari-hari itu.")
HOW_MANY_OFFICERS = gettext_noop("Isi jumlah petugas, dari 1 sampai %(most)s.")
SAY_CHECKED = gettext_noop("Pilih paling sedikit satu yang diperiksa.")
WITHDRAWN_ALREADY = gettext_noop("Catatan ini sudah ditarik, jadi tidak bisa diubah lagi.")
REASON_CORRECTS = gettext_noop("Alasan ini untuk menarik catatan. Pilih alasan pembetulan, atau tarik catatannya.")
REASON_WITHDRAWS = gettext_noop("Alasan ini untuk membetulkan. Pilih alasan penarikan, atau betulkan catatannya.")


def area_of(code: str) -> str:
    """The area as it is kept: a kelurahan or desa becomes its kecamatan, so that no place of a patrol can be read."""
    return coarse(code) if is_code(code) and not is_foreign(code) else code


def operation_problems(told: OperationTold, *, today: date) -> list[FieldProblem]:
    """What is wrong with a record, a row a field. Days to come and today are refused: nothing tells of what is still on."""
    problems = []
    if not is_code(told.place) or is_foreign(told.place) or len(told.place) < AREA_LENGTH:
        problems.append(FieldProblem("place", WHICH_AREA))
    days_wrong = _day_problems(told, today)
    problems += days_wrong
    most = HOURS_A_DAY * ((told.ended_on - told.began_on).days + 1)
    if not days_wrong and not 1 <= told.hours <= most:
        problems.append(FieldProblem("hours", HOW_MANY_HOURS, {"most": most}))
    if not 1 <= told.officers <= MOST_OFFICERS:
        problems.append(FieldProblem("officers", HOW_MANY_OFFICERS, {"most": MOST_OFFICERS}))
    return problems if told.checked else [*problems, FieldProblem("checked", SAY_CHECKED)]


def _day_problems(told: OperationTold, today: date) -> list[FieldProblem]:
    if told.began_on.year < FIRST_YEAR:
        return [FieldProblem("began_on", NO_SUCH_DAY)]
    if told.ended_on >= today:
        return [FieldProblem("ended_on", NOT_ENDED)]
    if told.ended_on < told.began_on:
        return [FieldProblem("ended_on", ENDS_BEFORE)]
    if (told.ended_on - told.began_on).days >= LONGEST_DAYS:
        return [FieldProblem("ended_on", TOO_LONG, {"most": LONGEST_DAYS})]
    return []


def reason_problems(reason: Reason, *, withdraws: bool) -> list[FieldProblem]:
    """What is wrong with a reason: one that withdraws does not correct, and the other way round."""
    if (reason in WITHDRAWS) is withdraws:
        return []
    return [FieldProblem("reason", REASON_WITHDRAWS if withdraws else REASON_CORRECTS)]


def told_fields(told: OperationTold) -> dict[str, str]:
    """A record as the text of each field of its form."""
    return {
        "kind": told.kind.value,
        "place": told.place,
        "began_on": told.began_on.isoformat(),
        "ended_on": told.ended_on.isoformat(),
        "hours": str(told.hours),
        "officers": str(told.officers),
        "checked": ",".join(sorted(each.value for each in told.checked)),
    }


def hours_by_month(began_on: date, ended_on: date, hours: int, officers: int) -> Mapping[str, int]:
    """Officer-hours (hours times officers) of each month ("2026-11") that it touched, in whole hours that add up to the whole.

    Each day takes an equal share; who worked when within an operation is not known.
    """
    days, whole = (ended_on - began_on).days + 1, hours * officers
    shared: dict[str, int] = {}
    for number in range(days):
        month = f"{began_on + timedelta(days=number):%Y-%m}"
        share = whole * (number + 1) // days - whole * number // days
        shared[month] = shared.get(month, 0) + share
    return shared
