"""How many people live in an area, as an office enters it: what may be typed, what a file holds, and when a fit may stand on it.

No residents by kecamatan, kelurahan or desa are published for the whole province. An office that has them (from its Dukcapil or
BPS) enters them with their source and day. A fit takes them where every one of its areas has one; else it takes none of them,
for a map that is counted on one side of a border and shared out on the other shows the border.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from naung.foundation.errors import FieldProblem, too_long
from naung.foundation.places.rules.codes import lies_within, read_code
from naung.foundation.words import gettext_noop
from naung.insight.drivers.vocabulary import Counted, FileLine, LineState, Residents

LONGEST_SOURCE = 200
MOST_PEOPLE = 1_000_000  # of one kecamatan; the largest of Indonesia has half of that
FIRST_DAY = date(2000, 1, 1)  # older numbers describe another province
THOUSANDS = 3  # digits between dots
CODE_HEADS = {"kode", "kode wilayah", "kode_wilayah", "code"}
PEOPLE_HEADS = {"penduduk", "jumlah penduduk", "jumlah_penduduk", "residents", "population"}

NEEDED = gettext_noop("Isi dahulu bagian ini.")
NOT_YET = gettext_noop("Tanggal ini belum terjadi. Periksa tahunnya.")
TOO_OLD = gettext_noop("Tulis tanggal sesudah tahun 2000.")
NO_CODE = gettext_noop("Kode wilayah tidak terbaca. Contoh: 61.72.01 atau 61.72.01.1001.")
NOT_AN_AREA = gettext_noop("Kode ini bukan kecamatan, kelurahan atau desa di Kalimantan Barat.")
NOT_YOURS = gettext_noop("Wilayah ini di luar wilayah kerja meja Anda.")
TWICE = gettext_noop("Kode ini ada lebih dari satu kali dalam berkas, dengan angka yang berbeda.")
NOT_PEOPLE = gettext_noop("Tulis banyaknya penduduk dengan angka bulat, dari 1 sampai %(most)s. Contoh: 12.345.")
NO_ROWS = gettext_noop(
    "Tidak ada baris yang terbaca. Berkasnya memerlukan kolom berjudul “Kode” dan kolom berjudul “Penduduk”."
)


def entry_problems(source: str, as_of: date | None, today: date) -> list[FieldProblem]:
    """What is wrong with where numbers come from and of which day they are: neither may be left out."""
    problems = [] if source.strip() else [FieldProblem("source", NEEDED)]
    problems += too_long({"source": source}, LONGEST_SOURCE)
    if as_of is None:
        problems.append(FieldProblem("as_of", NEEDED))
    elif as_of > today:
        problems.append(FieldProblem("as_of", NOT_YET))
    elif as_of < FIRST_DAY:
        problems.append(FieldProblem("as_of", TOO_OLD))
    return problems


def people_problems(told: Mapping[str, int], known: Mapping[str, str], territory: str) -> list[FieldProblem]:
    """What is wrong with numbers by area, a row a field named `people_CODE`. `territory`: of the desk, "" for everywhere."""
    found = []
    for code, people in told.items():
        if code not in known:
            found.append(FieldProblem(f"people_{code}", NOT_AN_AREA))
        elif territory and not lies_within(code, territory):
            found.append(FieldProblem(f"people_{code}", NOT_YOURS))
        elif not 1 <= people <= MOST_PEOPLE:
            found.append(FieldProblem(f"people_{code}", NOT_PEOPLE, {"most": f"{MOST_PEOPLE:,}".replace(",", ".")}))
    return found


def read_people(typed: str) -> int | None:
    """A whole number of people, with dots, commas or spaces between thousands only; None for anything else."""
    plain = typed.strip().replace("\u00a0", " ")
    for between in ".", ",", " ":
        first, *rest = plain.split(between)
        if rest and first and len(first) <= THOUSANDS and all(len(part) == THOUSANDS for part in rest):
            plain = "".join((first, *rest))
            break
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) < 10 else None


def lines_of(
    rows: Sequence[Sequence[str]], known: Mapping[str, str], now: Mapping[str, Counted], territory: str
) -> list[FileLine]:
    """Each row of a file as it would go in: new, changed, the same, or what is wrong with which of its two fields.

    Columns are found by their heads; without heads the first holds codes and the second people. Empty people are left out.
    """
    heads = [cell.casefold() for cell in rows[0]] if rows else []
    code_at = next((at for at, head in enumerate(heads) if head in CODE_HEADS), None)
    people_at = next((at for at, head in enumerate(heads) if head in PEOPLE_HEADS), None)
    headed = code_at is not None and people_at is not None
    places = (code_at or 0, people_at or 0) if headed else (0, 1)
    told = [
        (number, _cell(row, places[0]), _cell(row, places[1]))
        for number, row in enumerate(rows, start=1)
        if not (headed and number == 1)
    ]
    given = [(number, code, people) for number, code, people in told if people or not headed]
    several = _several(given)
    return [_line(number, code, people, known, now, territory, several) for number, code, people in given]


def _cell(row: Sequence[str], at: int) -> str:
    return row[at] if at < len(row) else ""


def _several(given: Iterable[tuple[int, str, str]]) -> set[str]:
    """Codes that stand in several rows with different numbers."""
    pairs = {(read_code(code) or code, read_people(people)) for _number, code, people in given}
    return {code for code, rows in Counter(code for code, _people in pairs).items() if rows > 1}


def _line(
    number: int, typed: str, people_typed: str, known: Mapping[str, str], now: Mapping[str, Counted], territory: str,
    several: set[str],
) -> FileLine:  # fmt: skip
    code, people = read_code(typed), read_people(people_typed)
    if code is None:
        return FileLine(number, typed, "", people_typed, LineState.WRONG, problem=FieldProblem("code", NO_CODE))
    name, before = known.get(code, ""), now.get(code)
    wrong = people_problems({code: -1 if people is None else people}, known, territory)
    if wrong:
        field = "people" if wrong[0].message == NOT_PEOPLE else "code"
        problem = FieldProblem(field, wrong[0].message, wrong[0].values)
        return FileLine(number, code, name, people_typed, LineState.WRONG, problem=problem)
    if code in several:
        return FileLine(number, code, name, people_typed, LineState.WRONG, problem=FieldProblem("code", TWICE))
    state = LineState.NEW if before is None else LineState.SAME if before.people == people else LineState.CHANGED
    return FileLine(number, code, name, people_typed, state, people, before.people if before else None)


def good_rows(lines: Iterable[FileLine]) -> dict[str, int]:
    """What of a file may go in: people by area, of the rows with nothing wrong."""
    return {line.code: line.people for line in lines if line.people is not None}


def covering(codes: Iterable[str], now: Mapping[str, Counted]) -> Residents | None:
    """The residents of all these areas with their sources and days; None where one of them has no number."""
    found = {code: now[code] for code in codes if code in now}
    if not found or len(found) < len(set(codes)):
        return None
    return Residents(
        {code: each.people for code, each in found.items()},
        tuple(sorted({each.source for each in found.values()})),
        min(each.as_of for each in found.values()),
        max(each.as_of for each in found.values()),
    )


def without_number(codes: Iterable[str], now: Mapping[str, Counted]) -> tuple[str, ...]:
    """The areas that have no number yet."""
    return tuple(code for code in codes if code not in now)
