"""What an officer does in her own file: notes, steps, screening, determinations, age, things, closing and opening again."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from django.utils import timezone

from naung.casework.cases.actions import (
    add_person,
    correct_case,
    decide_turn,
    finish_step,
    join_report,
    plan_step,
    propose_turn,
    write_note,
)
from naung.casework.cases.vocabulary import Outcome, Turn, Visibility
from naung.casework.episodes.actions import add_event, link_thing, record_thing
from naung.casework.reports.actions import close_report, reopen_report
from naung.casework.reports.vocabulary import ClosingReason
from naung.casework.screening.actions import complete_screening, record_determination, save_answers, start_screening
from naung.casework.screening.vocabulary import ELEMENTS, Determined, Given, Key, Part
from naung.doors.operator.town.folder import Folder
from naung.doors.operator.town.opening import EVENTS, answer, begin, event_of, take
from naung.doors.operator.town.reading import Step
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.people.actions import decide_age
from naung.foundation.people.vocabulary import AgeBasis, AgeGroup, Answer

Verb = Callable[[Folder, Step], None]
SIGNS = {"!": Answer.NO, "?": Answer.UNKNOWN, "~": Answer.REFUSED}
SUPERVISORS = ("ratna", "teguh")


def note(folder: Folder, step: Step, visibility: Visibility = Visibility.DESK) -> None:
    """A note in the story's file, or in the file that another desk opened from a referral."""
    case = folder.sent[step.desk].file if step.desk else folder.the_case()
    if case is None:
        raise LookupError(step.desk)
    write_note(case_id=case, words=step.words[0], visibility=visibility, by=folder.officer(step.who, step.desk))


def _note_to_supervisors(folder: Folder, step: Step) -> None:
    note(folder, step, Visibility.SUPERVISORS)


def _note_to_self(folder: Folder, step: Step) -> None:
    note(folder, step, Visibility.AUTHOR)


def _next_step(folder: Folder, step: Step) -> None:
    """What comes next, and in how many days it is due."""
    words, days = step.words
    due = timezone.localdate() + timedelta(days=int(days))
    planned = plan_step(case_id=folder.the_case(), words=words, due_on=due, by=folder.officer(step.who))
    folder.steps.append(planned)


def _step_done(folder: Folder, step: Step) -> None:
    finish_step(step_id=folder.steps.pop(0), by=folder.officer(step.who))


def _screen(folder: Folder, step: Step) -> None:
    """Answers as `part=code code; part=code`, a sign before a code for what is not a yes; then her own words where finished."""
    by = folder.officer(step.who)
    folder.screening = start_screening(person_id=folder.the_victim(), episode_id=folder.the_episode(), by=by)
    version, remark = 1, step.words[2] if len(step.words) > 2 else ""
    for group in step.words[0].split(";"):
        name, _, codes = group.strip().partition("=")
        part = Part(name)
        given = dict(_given(part, code, remark) for code in codes.split())
        remark = "" if part in ELEMENTS else remark
        version = save_answers(screening_id=folder.screening, part=part, given=given, based_on=version, by=by)
    if len(step.words) > 1 and step.words[1]:
        complete_screening(screening_id=folder.screening, words=step.words[1], based_on=version, by=by)


def _given(part: Part, code: str, remark: str) -> tuple[Key, Given]:
    choice = SIGNS.get(code[0], Answer.YES)
    key = Key(part, code.lstrip("".join(SIGNS)))
    return key, Given(choice, note=remark if part in ELEMENTS and choice is Answer.YES else "")


def _determine(folder: Folder, step: Step) -> None:
    body, decision, basis, reason = step.words
    determined = Determined(body, decision, timezone.localdate(), "", basis, reason)
    record_determination(
        episode_id=folder.the_episode(),
        determined=determined,
        screening_id=folder.screening,
        by=folder.officer(step.who),
    )


def _age(folder: Folder, step: Step) -> None:
    group, as_of, basis, reason = step.words
    day, month, year = (int(part) for part in as_of.split("-"))
    decide_age(
        person_id=folder.the_victim(),
        group=AgeGroup(group),
        as_of=date(year, month, day),
        basis=AgeBasis(basis),
        reason=reason,
        by=folder.officer(step.who),
    )


def _thing(folder: Folder, step: Step) -> None:
    """A number, house or account that may come back in another story, tied to one of the people."""
    kind, mark, area, role, whose, *words = step.words
    by = folder.officer(step.who)
    thing = record_thing(kind=kind, mark=mark, note="".join(words), area=area, by=by)
    person = folder.people[whose] if whose else folder.the_victim()
    link_thing(thing_id=thing, role=role, when=VagueDate.unknown(), person_id=person, by=by)


def _happened(folder: Folder, step: Step) -> None:
    """One more event, remembered later: kind, when, place, words, story."""
    kind, when, place, words, story = step.words
    if kind not in EVENTS:
        raise LookupError(kind)
    told = event_of({"j": kind, "k": when, "w": place, "d": words, "c": story})
    add_event(episode_id=folder.the_episode(), told=told, by=folder.officer(step.who))


def _role(folder: Folder, step: Step) -> None:
    """One more part of a person in the case: a victim who is accused, a companion who recruited."""
    name, role = step.words
    add_person(case_id=folder.the_case(), person_id=folder.people[name], role=role, by=folder.officer(step.who))


def _correct(folder: Folder, step: Step) -> None:
    danger, summary, version = step.words
    correct_case(
        case_id=folder.the_case(), summary=summary, danger=danger, version=int(version), by=folder.officer(step.who)
    )


def _propose(turn: Turn) -> Verb:
    def propose(folder: Folder, step: Step) -> None:
        reason, words = step.words
        folder.turn = propose_turn(
            case_id=folder.the_case(), turn=turn, reason=reason, words=words, by=folder.officer(step.who)
        )

    return propose


def _decide(outcome: Outcome) -> Verb:
    def decide(folder: Folder, step: Step) -> None:
        if folder.turn is None:
            raise LookupError(folder.told.key)
        words = step.words[0] if step.words else ""
        withdrawn = outcome is Outcome.WITHDRAWN
        by = folder.officer(step.who or ("" if withdrawn else SUPERVISORS[len(folder.told.key) % 2]))
        decide_turn(turn_id=folder.turn, outcome=outcome, answer=words, by=by)

    return decide


def _close_report(folder: Folder, step: Step) -> None:
    reason, words = step.words
    if folder.report is None:
        raise LookupError(folder.told.key)
    close_report(
        report_id=folder.report,
        version=folder.report_version,
        reason=ClosingReason(reason),
        words=words,
        by=folder.officer(step.who, step.desk),
    )
    folder.report_version += 1


def _reopen_report(folder: Folder, step: Step) -> None:
    if folder.report is None:
        raise LookupError(folder.told.key)
    words, version, by = step.words[0], folder.report_version, folder.officer(step.who)
    reopen_report(report_id=folder.report, version=version, words=words, by=by)
    folder.report_version += 1


def join(folder: Folder, step: Step, other: Folder) -> None:
    """Let this report join the case of another story."""
    if folder.report is None:
        raise LookupError(folder.told.key)
    join_report(case_id=other.the_case(), report_id=folder.report, by=folder.officer(step.who))


VERBS: Mapping[str, Verb] = {
    "lapor": take,
    "tindak": answer,
    "buka": begin,
    "catatan": note,
    "catatan_penyelia": _note_to_supervisors,
    "catatan_sendiri": _note_to_self,
    "langkah": _next_step,
    "beres": _step_done,
    "saring": _screen,
    "tetap": _determine,
    "umur": _age,
    "benda": _thing,
    "kejadian": _happened,
    "peran": _role,
    "ringkas": _correct,
    "tutup": _propose(Turn.CLOSE),
    "buka_lagi": _propose(Turn.REOPEN),
    "setujui": _decide(Outcome.APPROVED),
    "tolak_usul": _decide(Outcome.REFUSED),
    "tarik_usul": _decide(Outcome.WITHDRAWN),
    "tutup_laporan": _close_report,
    "buka_laporan": _reopen_report,
}
