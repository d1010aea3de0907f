"""What the pages of outreach show, made ready for their templates: sentences beside codes, names beside ids."""

from collections.abc import Iterable, Mapping
from datetime import time
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from naung.casework.outreach.queries import (
    Board,
    MaterialLine,
    SessionLine,
    SessionShown,
    StepShown,
    VersionLine,
    where,
)
from naung.casework.outreach.rules.contents import attended
from naung.casework.outreach.rules.questions import NOT_PAIRED, SENT_TWICE, more_sheets_than_people, share_right
from naung.casework.outreach.rules.states import allowed_steps, waits_to_be_written
from naung.casework.outreach.vocabulary import (
    AGE_WORDS,
    AUDIENCE_WORDS,
    LICENCE_WORDS,
    NOT_TOLD_APART,
    REPLY_WORDS,
    SEX_WORDS,
    STATE_WORDS,
    STEP_WORDS,
    TOPIC_WORDS,
    WAY_WORDS,
    AgeBand,
    Held,
    Licence,
    Moment,
    Question,
    Replies,
    Reply,
    Sex,
    State,
    Topic,
    Way,
)
from naung.doors.desk.cases.shown import Officers
from naung.doors.desk.outreach.forms import HeldForm, PlanForm, RoomForm
from naung.doors.desk.shell.forms import DeskForm
from naung.doors.desk.shell.words import language, say_number
from naung.foundation.files import FILE_WORDS
from naung.foundation.people.vocabulary import LANGUAGE_WORDS

TONES = {State.PLANNED: "plain", State.HELD: "done", State.CANCELLED: "quiet"}
MEGABYTE = 1_000_000
SEXES = (Sex.FEMALE, Sex.MALE)


def line_row(line: SessionLine) -> dict[str, Any]:
    """One session of a list in words."""
    late = waits_to_be_written(line.state, line.on, timezone.localdate())
    return {
        "id": line.id,
        "number": line.number,
        "on": line.on,
        "place": line.place or line.place_code,
        "unsure": not line.place,
        "audience": _(AUDIENCE_WORDS[line.audience]),
        "state": {"words": _(STATE_WORDS[line.state]), "tone": "waits" if late else TONES[line.state]},
        "late": late,
        "expected": line.expected,
        "attended": line.attended,
    }


def topics_in_words(topics: Iterable[Topic]) -> list[str]:
    """Topics in the order of their list."""
    chosen = set(topics)
    return [_(TOPIC_WORDS[each]) for each in Topic if each in chosen]


def session_page(
    found: SessionShown, materials: list[str], known: Mapping[str, Question], board: Board | None = None
) -> dict[str, Any]:
    """One session in words, with what may be done with it now; answers to questions that are `known`."""
    officers = Officers()
    plan = found.plan
    return {
        **line_row(found.line),
        "place": where(plan.place.code, plan.place.words),
        "venue": plan.venue,
        "planned_on": plan.on,
        "starts": say_hour(plan.starts) if plan.starts else "",
        "topics": topics_in_words(plan.topics),
        "speaker": officers(plan.officer) if plan.officer else plan.speaker,
        "materials": materials,
        "held": held_row(found.held) if found.held else None,
        "answers": [
            answer_row(known[code], way, replies) for code, (way, replies) in found.answers.items() if code in known
        ],
        "phones": phones_row(board, known, found.line.attended) if board else None,
        "caveat": _(NOT_PAIRED),
        "history": [step_row(step, officers) for step in found.steps],
        "may": {step.name.lower(): True for step in allowed_steps(found.line.state)},
    }


def say_hour(hour: time) -> str:
    """An hour as it is said: 09.00 (09:00 in English)."""
    return f"{hour:%H:%M}" if language() == "en" else f"{hour:%H.%M}"


def held_row(held: Held) -> dict[str, Any]:
    """What was written down of a session: the table of who came, without a name."""
    bands = [band for band in AgeBand if band is not AgeBand.UNCOUNTED]
    rows = [(_(AGE_WORDS[band]), [held.attendance.get((band, sex), 0) for sex in SEXES]) for band in bands]
    return {
        "on": held.on,
        "minutes": held.minutes,
        "heads": [_(SEX_WORDS[sex]) for sex in SEXES],
        "rows": rows,
        "together": held.attendance.get(NOT_TOLD_APART, 0),
        "total": attended(held.attendance),
        "asked": held.asked,
        "reports": held.reports,
        "referrals": held.referrals,
    }


def question_words(question: Question) -> str:
    """A question in the reader's language."""
    return question.words_en if language() == "en" else question.words_id


def phones_row(board: Board, known: Mapping[str, Question], came: int | None) -> dict[str, Any]:
    """How the room answered by telephone, when that was possible, and how many sheets came."""
    notice = board.notice
    moments = [
        {
            "words": _("Sebelum") if each.part == Moment.BEFORE.value else _("Sesudah"),
            "opens": each.opens_at,
            "closes": each.closes_at,
            "taken": notice.taken[each.part],
        }
        for each in notice.openings
    ]
    rows = [answer_row(known[code], None, replies) for code, replies in board.replies.items() if code in known]
    return {
        "moments": moments,
        "rows": rows,
        "down": notice.down,
        "twice": _(SENT_TWICE) if more_sheets_than_people(notice.taken, came) else "",
        "caveat": _(NOT_PAIRED),
    }


def answer_row(question: Question, way: Way | None, replies: Replies) -> dict[str, Any]:
    """How the room answered one question: how many of how many were right before and after, and the counts behind it."""
    return {
        "code": question.code,
        "words": question_words(question),
        "right": _(REPLY_WORDS[question.right]),
        "way": _(WAY_WORDS[way]) if way else "",
        "moments": [_moment_row(question, replies, moment) for moment in Moment],
    }


def _moment_row(question: Question, replies: Replies, moment: Moment) -> dict[str, Any]:
    counts = [replies.get((moment, reply), 0) for reply in Reply]
    share = share_right(replies, question, moment)
    right = replies.get((moment, question.right), 0)
    said = (
        _("%(right)s dari %(all)s benar (%(share)s%%)")
        % {"right": say_number(right), "all": say_number(sum(counts)), "share": round(100 * share)}
        if share is not None
        else _("tidak dihitung")
    )
    return {"first": moment is Moment.BEFORE, "counts": counts, "said": said}


def step_row(step: StepShown, officers: Officers) -> dict[str, Any]:
    """One step of the history, with what stood there before, field by field."""
    return {
        "words": _(STEP_WORDS[step.step]),
        "at": step.at,
        "who": officers(step.by),
        "detail": "\n".join([step.reason] * bool(step.reason) + [former(line) for line in step.former.splitlines()]),
    }


def former(line: str) -> str:
    """A field and its former value in words; a further line of a long text stays as it is."""
    name, cut, value = line.partition(": ")
    form = next((each for each in _forms() if name in each.fields), None)
    if not cut or form is None:
        return line
    shown = form.shown_value(name, value)
    return _("“%(what)s” sebelumnya: %(value)s") % {"what": form.label_of(name), "value": shown or _("(kosong)")}


def _forms() -> list[DeskForm]:
    return [PlanForm(), HeldForm(), RoomForm()]


def version_row(version: VersionLine, officers: Officers) -> dict[str, Any]:
    """One version of a material in words."""
    file = version.file
    return {
        "id": version.id,
        "file": f"{_(FILE_WORDS[file.kind])}, {say_size(file.size)}" if file else "",
        "withdrawn_at": version.withdrawn_at,
        "withdrawn_why": version.withdrawn_why,
        "position": version.position,
        "label": version.label,
        "issued_on": version.issued_on,
        "licence": _(LICENCE_WORDS[version.licence]),
        "free": version.licence is not Licence.UNKNOWN,
        "source": version.source,
        "lies_at": version.lies_at,
        "added_at": version.added_at,
        "added_by": officers(version.added_by),
    }


def say_size(size: int) -> str:
    """How large a file is: in kB, from a million bytes in MB."""
    if size < MEGABYTE:
        return f"{say_number(max(round(size / 1000), 1))} kB"
    return f"{say_number(Decimal(size * 10 // MEGABYTE) / 10)} MB"


def material_row(line: MaterialLine, officers: Officers) -> dict[str, Any]:
    """One material in words, its newest version first."""
    chosen = line.newest or line.versions[0]
    newest = version_row(chosen, officers)
    older = [version_row(each, officers) for each in line.versions if each is not chosen]
    tongue = LANGUAGE_WORDS.get(line.language, "")
    return {
        "id": line.id,
        "title": line.title,
        "topic": _(TOPIC_WORDS[line.topic]),
        "language": _(tongue) if tongue else line.language,
        "newest": newest,
        "older": older,
    }


def version_words(line: MaterialLine, version: VersionLine) -> str:
    """A version of a material as a session names it."""
    tongue = LANGUAGE_WORDS.get(line.language, "")
    words = {"title": line.title, "label": version.label, "language": _(tongue) if tongue else line.language}
    return _("%(title)s (%(language)s), %(label)s") % words


def titles(choices: Iterable[tuple[Any, MaterialLine, VersionLine]]) -> Mapping[Any, str]:
    """The words of each version that may be chosen."""
    return {each: version_words(line, version) for each, line, version in choices}
