"""What the pages of reports show, made ready for their templates: sentences beside codes, names beside ids."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from naung.casework.reports.rules.urgency import asked_facts, shipped_urgency_rules
from naung.casework.reports.vocabulary import (
    AGE_WORDS,
    CHANNEL_WORDS,
    CLOSING_WORDS,
    PART_WORDS,
    RESPONSE_WORDS,
    SEX_WORDS,
    STATUS_WORDS,
    STEP_WORDS,
    URGENCY_WORDS,
    AgeBand,
    ClosingReason,
    Mentioned,
    Part,
    ReportShown,
    Response,
    Sex,
    Shown,
    Status,
    Step,
    StepShown,
    Urgency,
    UrgencyRule,
)
from naung.foundation.accounts.queries import name_of
from naung.foundation.clock.vocabulary import Left
from naung.foundation.places.queries import places

URGENCY_TONES = {Urgency.HIGH: "overdue", Urgency.MEDIUM: "waits", Urgency.ORDINARY: "plain"}
STATUS_TONES = {Status.RECEIVED: "waits", Status.LINKED: "done", Status.JOINED: "done", Status.CLOSED: "quiet"}


@dataclass(frozen=True)
class Tag:
    """A word with its tone."""

    words: str
    tone: str


@dataclass(frozen=True)
class UrgencyWords:
    """How urgent, and why, in the reader's language."""

    tag: Tag
    reasons: tuple[tuple[str, str, bool], ...]  # sentence, basis, not yet verified


@dataclass(frozen=True)
class Row:
    """A report as a row of a list: who, what waits, since when, its clock."""

    address: str
    number: str
    who: str
    urgency: Tag
    status: Tag
    channel: str
    place: str
    since: datetime
    state: str
    left: Left


@dataclass(frozen=True)
class NextStep:
    """Something that may be done now, as a link."""

    words: str
    address: str


def urgency_words(level: str, rules: Iterable[UrgencyRule]) -> UrgencyWords:
    """A level and the reasons behind it."""
    language = get_language() or "id"
    urgency = Urgency(level)
    reasons = tuple((rule.reason(language), rule.basis, rule.mark == "M") for rule in rules)
    return UrgencyWords(urgency_tag(urgency), reasons)


def urgency_tag(urgency: Urgency) -> Tag:
    """A level as a tag."""
    return Tag(_(URGENCY_WORDS[urgency]), URGENCY_TONES[urgency])


def status_tag(status: Status) -> Tag:
    """A status as a tag."""
    return Tag(_(STATUS_WORDS[status]), STATUS_TONES[status])


def rows_of(reports: Sequence[Shown]) -> list[Row]:
    """Rows for a list; places are looked up once for all."""
    known = places({r.place_code or r.country for r in reports})
    return [
        Row(
            address=reverse("reports:show", args=[r.id]),
            number=r.number,
            who=r.who,
            urgency=urgency_tag(r.urgency),
            status=status_tag(r.status),
            channel=_(CHANNEL_WORDS[r.channel]),
            place=known[code].name if (code := r.place_code or _abroad(r.country)) in known else code,
            since=r.received_at,
            state=r.state.value,
            left=r.left,
        )
        for r in reports
    ]


def _abroad(country: str) -> str:
    return "" if country == "ID" else country


def person_rows(persons: Iterable[Mentioned]) -> list[dict[str, Any]]:
    """Persons with their part, age and sex in words; an unnamed one says so."""
    return [
        {
            "name": person.name or _("tanpa nama"),
            "part": _(PART_WORDS[Part(person.part)]),
            "age": "" if person.age is AgeBand.UNKNOWN else _(AGE_WORDS[person.age]),
            "sex": "" if person.sex is Sex.UNKNOWN else _(SEX_WORDS[person.sex]),
            "phone": person.phone,
            "note": person.note,
        }
        for person in persons
    ]


def fact_words(facts: Iterable[str]) -> list[str]:
    """The urgent facts that are true, in the order of the table."""
    language, known = get_language() or "id", frozenset(facts)
    return [rule.words(language) for rule in asked_facts(shipped_urgency_rules()) if rule.code in known]


def step_rows(steps: Sequence[StepShown]) -> list[dict[str, Any]]:
    """What was done, newest first, as sentences."""
    names: dict[UUID | None, str] = {}
    rows = []
    for step in reversed(steps):
        if step.by not in names:
            names[step.by] = name_of(step.by) or _("petugas")
        rows.append({"words": _step_words(step), "at": step.at, "who": names[step.by], "detail": step.words})
    return rows


def _step_words(step: StepShown) -> str:
    if step.step is Step.RESPOND:
        return _(RESPONSE_WORDS[Response(step.code)])
    words = _(STEP_WORDS[step.step])
    sentence = words[:1].upper() + words[1:]
    if step.step is Step.CLOSE:
        return _("%(step)s: %(reason)s") % {"step": sentence, "reason": _(CLOSING_WORDS[ClosingReason(step.code)])}
    return sentence


# Each step's page, in the order of the buttons; the first one possible is the loudest.
STEP_PAGES = {
    Step.RESPOND: "reports:respond",
    Step.LINK: "cases:open_from_report",
    Step.JOIN: "cases:join",
    Step.CLOSE: "reports:close",
    Step.REOPEN: "reports:reopen",
    Step.HAND: "reports:hand",
}


def next_steps(report: ReportShown) -> list[NextStep]:
    """What may be done now, the most pressing first; once somebody has responded, the decision comes before another response."""
    words = {
        Step.RESPOND: _("Catat tindak lanjut"),
        Step.LINK: _("Jadikan kasus"),
        Step.JOIN: _("Gabungkan ke kasus"),
        Step.CLOSE: _("Tutup laporan"),
        Step.REOPEN: _("Buka kembali laporan"),
        Step.HAND: _("Serahkan ke meja lain"),
    }
    order = [step for step in STEP_PAGES if step in report.allowed_steps]
    if report.responded_at is not None:
        order.sort(key=lambda step: step is Step.RESPOND)
    found = [NextStep(words[step], _address(STEP_PAGES[step], report.id)) for step in order]
    return [step for step in found if step.address]


def _address(route: str, report_id: UUID) -> str:
    """The address of a page about this report; nothing where this installation has no such page."""
    try:
        return reverse(route, args=[report_id])
    except NoReverseMatch:
        return ""
