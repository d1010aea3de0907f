"""Counts of work as tables that may be shown: each passes through `suppressed`, with what it counts and what it does not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from naung.casework.cases.actions import WorkCounts
from naung.casework.cases.vocabulary import STAGE_WORDS, Stage
from naung.casework.reports.vocabulary import AGE_WORDS, SEX_WORDS, STATUS_WORDS, AgeBand, Sex, Status
from naung.doors.desk.shell.words import LONG_MONTHS, language
from naung.foundation.people.vocabulary import SEX_WORDS as PERSON_SEX_WORDS
from naung.foundation.people.vocabulary import Sex as PersonSex
from naung.foundation.places.queries import children, place
from naung.foundation.places.rules.codes import above
from naung.foundation.words import gettext_noop
from naung.methods.disclosure import SafeTable, suppressed

MONTHS_SHOWN = 12
WORK_NOT_EVENTS = gettext_noop(
    "Jumlah kasus menunjukkan pekerjaan kantor, bukan banyaknya kejadian. Berkas yang tidak dirujuk tetap terpisah."
)
ELSEWHERE = ""  # the row of what lies outside the territory, or is known only coarsely


@dataclass(frozen=True)
class Figure:
    """One table as it is shown, with what it counts, and what it does not show."""

    title: str
    counts: str
    caveat: str
    rows: Sequence[str]
    columns: Sequence[str]
    table: SafeTable

    @property
    def lines(self) -> list[tuple[str, list[int | None]]]:
        """Each row with its total, then the totals; a list has one column, which is its own total."""
        one = len(self.columns) == 1
        body = [
            (name, [*cells] if one else [*cells, total])
            for name, cells, total in zip(self.rows, self.table.cells, self.table.row_totals, strict=True)
        ]
        last = [self.table.total] if one else [*self.table.column_totals, self.table.total]
        return [*body, (_("Jumlah"), last)]

    @property
    def heads(self) -> list[str]:
        """The heads of the columns of numbers."""
        return list(self.columns) if len(self.columns) == 1 else [*self.columns, _("Jumlah")]


def period(today: date, tz: ZoneInfo) -> tuple[datetime, datetime]:
    """Twelve closed months: a month that still runs would tell of each new report by a number that grows."""
    until = today.replace(day=1)
    since = until.replace(year=until.year - 1)
    return datetime.combine(since, time.min, tz), datetime.combine(until, time.min, tz)


def months(since: datetime) -> list[str]:
    """The twelve months from `since`, as "2026-11"."""
    first = since.year * 12 + since.month - 1
    return [f"{m // 12}-{m % 12 + 1:02}" for m in range(first, first + MONTHS_SHOWN)]


def figures_of(work: WorkCounts, since: datetime, territory: str) -> list[Figure]:
    """Every table of the page, safe to be shown."""
    return [
        _by_month(
            _("Laporan yang diterima, menurut bulan dan keadaannya"),
            _("Laporan yang diterima dalam bulan itu, dan keadaannya hari ini."),
            _(
                "Laporan bukan korban: satu orang dapat dilaporkan beberapa kali, dan banyak yang tidak pernah dilaporkan."
            ),
            since,
            work.reports.by_month,
            {status.value: _(STATUS_WORDS[status]) for status in Status},
        ),
        _areas(work, territory),
        _persons(
            _("Orang dalam laporan, menurut jenis kelamin dan umur"),
            _("Orang yang perlu ditolong menurut laporan, seperti yang diceritakan pelapor."),
            _("Belum diperiksa. Satu orang dapat terhitung lebih dari sekali bila dilaporkan lebih dari sekali."),
            work.reports.persons,
            {sex.value: _(SEX_WORDS[sex]) for sex in Sex},
        ),
        cases_by_stage(work, since),
        _persons(
            _("Penyintas dalam kasus, menurut jenis kelamin dan umur"),
            _("Orang yang berperan sebagai penyintas dalam berkas pertama tiap perkara; umur pada hari berkas dibuka."),
            _(
                "Umur dari tahun lahir atau keputusan petugas. Kantor lain dapat mengenal orang yang sama tanpa rujukan."
            ),
            work.matters.persons,
            {sex.value: _(PERSON_SEX_WORDS[sex]) for sex in PersonSex},
        ),
    ]


def cases_by_stage(work: WorkCounts, since: datetime) -> Figure:
    """Cases by the month in which they were opened and their stage; other pages show its totals, never a table of their own."""
    return _by_month(
        _("Kasus, menurut bulan dibuka dan tahapnya"),
        _(
            "Perkara yang berkas pertamanya dibuka dalam bulan itu, dan tahapnya hari ini. Satu perkara dihitung sekali."
        ),
        _(WORK_NOT_EVENTS),
        since,
        work.matters.by_month,
        {stage.value: _(STAGE_WORDS[stage]) for stage in Stage},
    )


def _by_month(
    title: str,
    counts: str,
    caveat: str,
    since: datetime,
    found: Mapping[tuple[str, str], int],
    words: Mapping[str, str],
) -> Figure:
    named = months(since)
    table = [[found.get((month, code), 0) for code in words] for month in named]
    return Figure(
        title, counts, caveat, [month_words(month) for month in named], list(words.values()), suppressed(table)
    )


def month_words(month: str) -> str:
    """A month from "2026-11", in the reader's language."""
    year, number = month.split("-")
    return f"{LONG_MONTHS[language()][int(number) - 1]} {year}"


def _persons(
    title: str, counts: str, caveat: str, found: Mapping[tuple[str, str], int], sexes: Mapping[str, str]
) -> Figure:
    ages = {band.value: _(AGE_WORDS[band]) for band in AgeBand}
    table = [[found.get((sex, age), 0) for age in ages] for sex in sexes]
    return Figure(title, counts, caveat, list(sexes.values()), list(ages.values()), suppressed(table))


def _areas(work: WorkCounts, territory: str) -> Figure:
    """A list by the areas right below the territory: the kecamatan of a kota, the kabupaten of a province."""
    areas = {row.code: row.name for row in children(territory or "ID")} or {territory: _area_name(territory)}
    counted = dict.fromkeys([*areas, ELSEWHERE], 0)
    for code, n in work.reports.by_area.items():
        counted[next((each for each in (code, *above(code)) if each in areas), ELSEWHERE)] += n
    names = [*areas.values(), _("Di tempat lain, atau belum diketahui")]
    return Figure(
        _("Laporan yang diterima, menurut wilayah kejadian"),
        _("Wilayah tempat kejadian menurut laporan."),
        _("Wilayah tempat melapor tidak selalu wilayah asal orangnya. Angka kecil ditahan."),
        names,
        [_("Laporan")],
        suppressed([[n] for n in counted.values()]),
    )


def _area_name(code: str) -> str:
    found = place(code)
    return found.name if found else code
