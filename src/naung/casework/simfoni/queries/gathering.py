"""What of a file answers each field. A fact that the file does not hold stays empty; nothing is guessed.

Words are the Indonesian ones whatever the reader's language: they are typed into the ministry's register.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from naung.casework.cases.models import Case
from naung.casework.cases.vocabulary import STAGE_WORDS, Stage
from naung.casework.episodes.queries import EventShown
from naung.casework.episodes.vocabulary import ActList, EventKind
from naung.casework.plans.queries import PlanShown
from naung.casework.plans.rules.tables import Kind
from naung.casework.plans.vocabulary import Answered, Progress
from naung.casework.reports.models import Report, Reporter
from naung.casework.reports.queries.clocks import zone
from naung.casework.reports.vocabulary import CHANNEL_WORDS, RELATION_WORDS, Channel, Relation
from naung.casework.screening.queries import DeterminationShown
from naung.casework.screening.vocabulary import Decision
from naung.casework.simfoni.rules import said_date, said_years
from naung.casework.simfoni.vocabulary import Field, Gathered, State
from naung.foundation.errors import NotFound
from naung.foundation.law.queries.office import office_law
from naung.foundation.people.models import Person
from naung.foundation.people.rules.ages import full_years
from naung.foundation.people.rules.birth import birth_of
from naung.foundation.people.rules.health import disability_of
from naung.foundation.people.vocabulary import DISABILITY_WORDS, SEX_WORDS, Answer, Sex
from naung.foundation.places.queries import path_words
from naung.foundation.words import gettext_noop

NO_REPORT = gettext_noop("Kasus ini tidak berasal dari laporan.")
NO_REPORTER = gettext_noop("Laporannya tidak mencatat pelapor.")
REPORTER_APART = gettext_noop("Identitas pelapor hanya dibuka di halaman laporan, dengan alasan.")
FROM_REPORT = gettext_noop("Dari laporan yang paling awal.")
AT_OPENING = gettext_noop("Pada hari kasus dibuka.")
FROM_HISTORY = gettext_noop("Dari kejadian “Dieksploitasi” dalam riwayat.")
NO_SUCH_EVENT = gettext_noop("Riwayatnya belum memuat kejadian “Dieksploitasi”.")
POINTED = gettext_noop("Usulan dari kode dalam riwayat; Anda yang memutuskan.")
NOT_POINTED = gettext_noop("Tidak ada kode dalam riwayat yang menunjuk ke sini.")
BY_A_BODY = gettext_noop("Ada lembaga yang menetapkannya sebagai korban.")
BY_NO_BODY = gettext_noop("Belum ada lembaga yang menetapkan.")
BODIES_DIFFER = gettext_noop("Penetapan lembaga berbeda-beda; Anda yang memutuskan.")
ONLY_PLANNED = gettext_noop("Baru direncanakan atau diminta, belum diberikan.")
FROM_PLAN = gettext_noop("Dari rencana layanan: yang berjalan dan yang selesai.")
OUR_WORDS = gettext_noop("Kata Naung; pilihan status di SIMFONI belum diverifikasi.")
SILENT: Mapping[Answer, State] = {
    Answer.UNKNOWN: State.UNKNOWN,
    Answer.REFUSED: State.REFUSED,
    Answer.NOT_ASKED: State.NOT_ASKED,
}


@dataclass(frozen=True)
class File:
    """What was opened of one survivor's file. `texts` lacks a column that the actor may not see."""

    case: Case
    person: Person
    texts: Mapping[str, str | None]
    report: Report | None
    events: tuple[EventShown, ...]
    determinations: tuple[DeterminationShown, ...]
    plan: PlanShown


def gathered(field: Field, file: File) -> Gathered:
    """What the file has for a field."""
    return HOW[field.gather](field, file) if field.gather else Gathered(State.NOWHERE)


def _said(words: Iterable[str], why: str = "", nothing: str = "") -> Gathered:
    text = "; ".join(dict.fromkeys(word for word in words if word))
    return Gathered(State.VALUE, text, why) if text else Gathered(State.EMPTY, why=nothing)


def _withheld(file: File, column: str) -> bool:
    return column not in file.texts and getattr(file.person, column) is not None


def _reporter(file: File) -> Reporter | None:
    return getattr(file.report, "reporter", None) if file.report else None


def _reporter_name(_field: Field, file: File) -> Gathered:
    reporter = _reporter(file)
    if reporter is None:
        return Gathered(State.EMPTY, why=NO_REPORTER if file.report else NO_REPORT)
    if reporter.anonymous:
        return Gathered(State.REFUSED)
    return Gathered(State.WITHHELD, why=REPORTER_APART) if reporter.name is not None else Gathered(State.EMPTY)


def _reporter_relation(_field: Field, file: File) -> Gathered:
    reporter = _reporter(file)
    if reporter is None:
        return Gathered(State.EMPTY, why=NO_REPORTER if file.report else NO_REPORT)
    relation = Relation(reporter.relation)
    return Gathered(State.UNKNOWN) if relation is Relation.UNKNOWN else _said([RELATION_WORDS[relation]], FROM_REPORT)


def _report_channel(_field: Field, file: File) -> Gathered:
    words = [CHANNEL_WORDS[Channel(file.report.channel)]] if file.report else []
    return _said(words, FROM_REPORT, NO_REPORT)


def _report_day(_field: Field, file: File) -> Gathered:
    day = day_of(file.report.received_at) if file.report else None
    return _said([f"{day:%d-%m-%Y}"] if day else [], FROM_REPORT, NO_REPORT)


def _report_place(_field: Field, file: File) -> Gathered:
    report = file.report
    if report is None:
        return Gathered(State.EMPTY, why=NO_REPORT)
    abroad = report.country if report.country != "ID" else ""
    return _said([place_said(report.place_code or abroad)], FROM_REPORT)


def place_said(code: str) -> str:
    """A place's names from small to large; the code where the table of places does not know it."""
    try:
        return path_words(code) if code else ""
    except NotFound:
        return code


def _sex(_field: Field, file: File) -> Gathered:
    sex = Sex(file.person.sex)
    return Gathered(State.UNKNOWN) if sex is Sex.UNKNOWN else _said([SEX_WORDS[sex]])


def _age(_field: Field, file: File) -> Gathered:
    if _withheld(file, "birth"):
        return Gathered(State.WITHHELD)
    opened = file.case.opened_at.astimezone(zone()).date()
    years = full_years(birth_of(file.texts.get("birth")), opened)
    return _said([said_years(years)], AT_OPENING) if years else Gathered(State.EMPTY)


def _disability(_field: Field, file: File) -> Gathered:
    if _withheld(file, "disability"):
        return Gathered(State.WITHHELD)
    answer, kinds = disability_of(file.texts.get("disability"))
    if answer in SILENT:
        return Gathered(SILENT[answer])
    if answer is Answer.NO:
        return _said(["tidak"])
    return _said([", ".join(words for kind, words in DISABILITY_WORDS.items() if kind in kinds) or "ya"])


def _exploited(file: File) -> list[EventShown]:
    return [event for event in file.events if event.told.kind == EventKind.EXPLOITATION]


def _of_events(file: File, words: Iterable[str], columns: frozenset[str]) -> Gathered:
    if any(columns & set(event.withheld) for event in _exploited(file)):
        return Gathered(State.WITHHELD)
    return _said(words, FROM_HISTORY, "" if _exploited(file) else NO_SUCH_EVENT)


def _event_place(_field: Field, file: File) -> Gathered:
    words = (
        ", ".join(part for part in (event.told.place_words, place_said(event.told.place)) if part)
        for event in _exploited(file)
    )
    return _of_events(file, words, frozenset({"village", "place_words"}))


def _event_time(_field: Field, file: File) -> Gathered:
    words = (said_date(event.told.when) for event in _exploited(file))
    return _of_events(file, words, frozenset({"date_words"}))


def _violence(field: Field, file: File) -> Gathered:
    law = office_law()
    found = [
        row[code].id
        for event in file.events
        for kind, row, wanted in (
            (ActList.MEANS, law.means, field.means),
            (ActList.PURPOSE, law.purpose, field.purposes),
        )
        for code in event.told.codes.get(kind, ())
        if code in wanted
    ]
    return _said([field.id] if found else [], POINTED, NOT_POINTED)


def _determined(field: Field, file: File) -> Gathered:
    standing = {each.decision for each in file.determinations if each.superseded_by is None}
    is_one, is_none = Decision.KORBAN_DITETAPKAN in standing, Decision.BUKAN_KORBAN_TPPO in standing
    return _said([field.id] if is_one else [], BODIES_DIFFER if is_none else BY_A_BODY, BY_NO_BODY)


def _services(field: Field, file: File) -> Gathered:
    given, waits, hidden = [], False, False
    for kind, ended, is_given in _all_services(file.plan):
        hidden = hidden or kind is None
        if kind is not None and kind.code in field.services:
            waits = waits or not is_given
            given += [f"{kind.id} ({ended:%d-%m-%Y})" if ended else kind.id] if is_given else []
    if hidden:
        return Gathered(State.WITHHELD)
    return _said(given, FROM_PLAN, ONLY_PLANNED if waits else "")


def _complaint(field: Field, file: File) -> Gathered:
    """That the report was received is this service; what the plan holds besides stands after it."""
    planned = _services(field, file)
    day = day_of(file.report.received_at) if file.report else None
    if day is None or planned.state is State.WITHHELD:
        return planned
    return _said([f"pengaduan diterima ({day:%d-%m-%Y})", planned.text], FROM_REPORT)


def _all_services(plan: PlanShown) -> list[tuple[Kind | None, date | None, bool]]:
    """Every service of a plan: which, when it ended, whether it was or is being given."""
    running = {Progress.RUNNING, Progress.DONE}
    found: list[tuple[Kind | None, date | None, bool]] = [
        (one.kind, day_of(one.ended_at), one.progress in running) for one in plan.services
    ]
    return found + [
        (one.kind, day_of(one.ended_at), one.outcome == Answered.GIVEN)
        for one in plan.requests
        if one.outcome in {"", Answered.GIVEN}
    ]


def day_of(moment: datetime | None) -> date | None:
    """The day of a moment in the office's zone."""
    return moment.astimezone(zone()).date() if moment else None


def _stage(_field: Field, file: File) -> Gathered:
    return _said([STAGE_WORDS[Stage(file.case.stage)]], OUR_WORDS)


HOW: Mapping[str, Callable[[Field, File], Gathered]] = {
    "reporter_name": _reporter_name,
    "reporter_relation": _reporter_relation,
    "report_channel": _report_channel,
    "report_day": _report_day,
    "report_place": _report_place,
    "sex": _sex,
    "age": _age,
    "disability": _disability,
    "event_place": _event_place,
    "event_time": _event_time,
    "violence": _violence,
    "determined": _determined,
    "complaint": _complaint,
    "services": _services,
    "stage": _stage,
}
