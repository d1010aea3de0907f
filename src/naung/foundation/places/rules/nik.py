"""The number on an identity card (NIK): area, day of birth with sex, serial. A mismatch is a remark, never a refusal.

Sixteen digits PPKKCC DDMMYY SSSS: kecamatan where the first card was issued, day of birth (40 is added to the day for women),
serial from 0001. What it rests on stands in tables/SOURCES.md.
"""

from collections.abc import Mapping
from datetime import date

from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.places.rules.nik_text import NikText, read_nik_text
from naung.foundation.places.vocabulary import Change, NikReading, Reason, Validity
from naung.foundation.words import gettext_noop

WOMEN_ADD = 40
MALE, FEMALE = "L", "P"
# The longest verified human life is 122 years (J. Calment, 1875 to 1997): nobody older needs to be thought of.
OLDEST = 122

DAY_IMPOSSIBLE = gettext_noop(
    "Angka ke-7 dan ke-8 bukan tanggal: harus 01 sampai 31, atau 41 sampai 71 untuk perempuan."
)
MONTH_IMPOSSIBLE = gettext_noop("Angka ke-9 dan ke-10 bukan bulan: harus 01 sampai 12.")
DATE_IMPOSSIBLE = gettext_noop("Tanggal lahir di dalam NIK tidak ada di kalender (misalnya 30 Februari).")
SERIAL_ZERO = gettext_noop(
    "Nomor urut 0000 tidak pernah diterbitkan. Sering kali lembar kerja telah mengganti angka terakhir dengan nol; "
    "lihat lagi KTP-nya."
)
REGION_UNKNOWN = gettext_noop(
    "Kode wilayah di awal NIK tidak ada di daftar yang kami punya. Bisa jadi kode lama dari sebelum pemekaran; "
    "NIK tidak berubah walau wilayahnya dimekarkan."
)
KECAMATAN_UNKNOWN = gettext_noop(
    "Kode kecamatan di dalam NIK tidak ada di daftar yang kami punya, walau %(area)s ada. Bisa jadi kode lama."
)
REGENCY_UNKNOWN = gettext_noop(
    "Kode kabupaten atau kota di dalam NIK tidak ada di daftar yang kami punya, walau provinsi %(area)s ada. Bisa jadi kode lama."
)
REGION_FORMER = gettext_noop("Kode wilayah di dalam NIK adalah kode lama %(former)s, sebelum %(since)s; kini %(now)s.")
FILLER = gettext_noop("Semua angkanya sama; ini tampak seperti isian sementara.")
SEX_DIFFERS = gettext_noop("Jenis kelamin yang ditulis berbeda dengan yang ada di dalam NIK.")
BIRTH_DIFFERS = gettext_noop("Tanggal lahir yang ditulis berbeda dengan yang ada di dalam NIK: %(parts)s berbeda.")
BIRTH_SWAPPED = gettext_noop(
    "Tanggal lahir yang ditulis berbeda dengan yang ada di dalam NIK: hari dan bulan tertukar."
)
BIRTH_OUTSIDE = gettext_noop("Tanggal lahir di dalam NIK tidak termasuk tanggal yang ditulis.")
CENTURY_ASSUMED = gettext_noop(
    "NIK hanya memuat dua angka tahun; %(year)s dipilih karena %(other)s berarti umur %(age)s tahun."
)
CENTURY_GIVEN = gettext_noop("NIK hanya memuat dua angka tahun; tahunnya diambil dari tanggal lahir yang ditulis.")
VERY_OLD = gettext_noop("Menurut NIK, orang ini berumur %(age)s tahun.")
PARTS = (gettext_noop("hari"), gettext_noop("bulan"), gettext_noop("tahun"))


def check_nik(
    nik: str,
    *,
    today: date,
    known: Mapping[str, str],
    former: Mapping[str, Change] | None = None,
    sex: str | None = None,
    birth: VagueDate | None = None,
) -> NikReading:
    """Say what the digits of a NIK mean and whether they can be right, compared with what else is known of the person.

    `known`: name by area code down to kecamatan; `former`: recoded areas by old code; `sex`: L or P; `today` bounds the century.
    """
    text = read_nik_text(nik)
    if text.digits is None:
        return NikReading(Validity.FALSE, (text.fault,) if text.fault else ())
    return _reading(text, text.digits, today, known, former or {}, sex, birth)


def _reading(
    text: NikText,
    digits: str,
    today: date,
    known: Mapping[str, str],
    former: Mapping[str, Change],
    sex: str | None,
    birth: VagueDate | None,
) -> NikReading:
    faults = _faults(digits)
    born, century = _birth_date(digits, today, birth)
    if born is None and not faults:
        faults.append(Reason("date_impossible", DATE_IMPOSSIBLE))
    read_sex = _sex(digits)
    region, doubts = _region(digits, known, former)
    doubts = [*text.doubts, *doubts, *_differences(read_sex, born, sex, birth)]
    if len(set(digits)) == 1:
        doubts.append(Reason("filler", FILLER))
    validity = Validity.FALSE if faults else Validity.UNSURE if doubts else Validity.TRUE
    return NikReading(validity, (*faults, *doubts), (*text.remarks, *century), region, born, read_sex)


def _day(digits: str) -> int:
    day = int(digits[6:8])
    return day - WOMEN_ADD if day > WOMEN_ADD else day


def _faults(digits: str) -> list[Reason]:
    """What cannot be in any NIK, whatever else is known."""
    checks = (
        (1 <= _day(digits) <= 31, Reason("day_impossible", DAY_IMPOSSIBLE)),
        (1 <= int(digits[8:10]) <= 12, Reason("month_impossible", MONTH_IMPOSSIBLE)),
        (digits[12:] != "0000", Reason("serial_zero", SERIAL_ZERO)),
    )
    return [reason for holds, reason in checks if not holds]


def _sex(digits: str) -> str | None:
    if not 1 <= _day(digits) <= 31:
        return None
    return FEMALE if int(digits[6:8]) > WOMEN_ADD else MALE


def _age(born: date, today: date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def possible_births(day: int, month: int, year: int, today: date) -> list[date]:
    """The days that a two-digit year can mean: on the calendar, not after today, of someone who can be alive; oldest first."""
    found = []
    for century in range(today.year // 100 - 1, today.year // 100 + 1):
        try:
            born = date(century * 100 + year, month, day)
        except ValueError:
            continue
        if born <= today and _age(born, today) <= OLDEST:
            found.append(born)
    return found


def _birth_date(digits: str, today: date, given: VagueDate | None) -> tuple[date | None, list[Reason]]:
    """The day of birth in the digits, and a remark on how its century was settled where that was not plain."""
    births = possible_births(_day(digits), int(digits[8:10]), int(digits[10:12]), today)
    if not births:
        return None, []
    born = births[-1]
    if len(births) == 1:
        age = _age(born, today)
        return born, [Reason("very_old", VERY_OLD, {"age": age})] if age >= 100 else []
    if given is not None:
        fitting = [each for each in births if _fits(each, given)]
        if len(fitting) == 1:
            return fitting[0], [Reason("century_given", CENTURY_GIVEN)] if fitting[0] != born else []
    other = births[0]
    values = {"year": born.year, "other": other.year, "age": _age(other, today)}
    return born, [Reason("century_assumed", CENTURY_ASSUMED, values)]


def _fits(born: date, given: VagueDate) -> bool:
    return (given.first is None or given.first <= born) and (given.last is None or born <= given.last)


def _region(digits: str, known: Mapping[str, str], former: Mapping[str, Change]) -> tuple[str | None, list[Reason]]:
    """The deepest area that is in the table, and the doubt where that is not the kecamatan."""
    province, regency = digits[:2], f"{digits[:2]}.{digits[2:4]}"
    kecamatan = f"{regency}.{digits[4:6]}"
    if kecamatan in known:
        return kecamatan, []
    if regency in known:
        return regency, [Reason("kecamatan_unknown", KECAMATAN_UNKNOWN, {"area": known[regency]})]
    if change := former.get(regency):
        now = known.get(change.code, change.code)
        values = {"former": change.former_name, "since": change.since or "?", "now": f"{change.code} {now}"}
        return regency, [Reason("region_former", REGION_FORMER, values)]
    if province in known:
        return province, [Reason("regency_unknown", REGENCY_UNKNOWN, {"area": known[province]})]
    return None, [Reason("region_unknown", REGION_UNKNOWN)]


def _differences(read_sex: str | None, born: date | None, sex: str | None, birth: VagueDate | None) -> list[Reason]:
    """What else is known of the person and is not what the NIK says."""
    found = []
    if sex and read_sex and sex != read_sex:
        found.append(Reason("sex_differs", SEX_DIFFERS))
    if birth is not None and born is not None and not _fits(born, birth):
        found.append(_birth_difference(born, birth))
    return found


def _birth_difference(born: date, given: VagueDate) -> Reason:
    if not given.is_exact or given.first is None:
        return Reason("birth_differs", BIRTH_OUTSIDE)
    day = given.first
    if (born.day, born.month, born.year) == (day.month, day.day, day.year):
        return Reason("birth_differs", BIRTH_SWAPPED)
    pairs = zip(PARTS, (born.day, born.month, born.year), (day.day, day.month, day.year), strict=True)
    return Reason("birth_differs", BIRTH_DIFFERS, {"parts": ", ".join(word for word, a, b in pairs if a != b)})
