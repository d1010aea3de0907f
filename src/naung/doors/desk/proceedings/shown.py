"""Proceedings made ready for their templates: sentences beside codes, names beside ids, what is late."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from naung.casework.cases.vocabulary import SEXUAL_WORDS, Sexual
from naung.casework.proceedings.queries import (
    ChargeShown,
    DefenceShown,
    FileLine,
    FileShown,
    HearingShown,
    ProceedingShown,
    StepShown,
)
from naung.casework.proceedings.rules.protection import due_moment
from naung.casework.proceedings.rules.settling import settlement_answer
from naung.casework.proceedings.rules.stages import OVER, STILL, next_kinds, protection_now
from naung.casework.proceedings.vocabulary import (
    ELEMENT_WORDS,
    FORCED_WORDS,
    HEARING_WORDS,
    MATTER_WORDS,
    ONE_VERDICT_WORDS,
    OUTCOME_WORDS,
    STAGE_WORDS,
    STEP_WORDS,
    VERDICT_WORDS,
    WHERE_WORDS,
    Forced,
    HearingState,
    Lack,
    Matter,
    Outcome,
    RunningClock,
    Stage,
    StepKind,
    Verdict,
)
from naung.casework.reports.queries.clocks import zone
from naung.doors.desk.cases.shown import Officers
from naung.doors.desk.shell.words import language, say_day, say_moment, say_vague
from naung.foundation.clock.vocabulary import Mark
from naung.foundation.law.queries import duty
from naung.foundation.law.queries.office import office_law
from naung.foundation.law.rules.validity import clock_on

CHILD_RIGHT, DEFENCE_RIGHT = "anak_di_persidangan", "tidak_dipidana"  # of the law's table of rights
WITNESS_RIGHTS = (
    "pendamping", "informasi_perkara", "tanpa_terdakwa", CHILD_RIGHT, "satu_saksi_korban", "bukti_elektronik",
    "rahasia_identitas", "perlindungan_negara", "bantuan_hukum_kuhap",
)  # fmt: skip
HEARING_TONES = {HearingState.HELD: "done", HearingState.CANCELLED: "plain", HearingState.POSTPONED: "plain"}
LETTERS = (StepKind.PROGRESS,)
BEFORE_COURT = frozenset({Stage.NONE, Stage.REPORTED})  # from where a file that came in late is written down at once


def _words(row: Any) -> str:
    return str(row.en if language() == "en" else row.id)


def _mark(row: Any) -> str:
    if row.mark is Mark.MEMORY:
        return _("belum diverifikasi, tanya bagian hukum")
    return _("dari sumber kedua") if row.mark is Mark.SECONDARY else ""


def right_words(code: str) -> str:
    """A right of the law's table as one sentence with its source and, where it was not read in the text, its mark."""
    row = office_law().rights[code]
    beside = ", ".join(each for each in (row.citation, _mark(row)) if each)
    return f"{_words(row)[:1].upper()}{_words(row)[1:]} ({beside})."


def article_words(offence: Any) -> str:
    """An article with what it forbids."""
    beside = _mark(offence)
    return f"{offence.citation}: {_words(offence)}" + (f" ({beside})" if beside else "")


def said_lack(lack: Lack) -> str:
    """What is lacking, in words."""
    said = str(_(lack.words) % {name: _said_value(value) for name, value in lack.values.items()})
    return _("Berkas %(n)s: %(said)s") % {"n": lack.file, "said": said} if lack.file else said


def _said_value(value: object) -> object:
    if isinstance(value, str):
        return _(value)
    if isinstance(value, datetime):
        return say_moment(value)
    return say_day(value) if isinstance(value, date) else value


def stage_tag(stage: Stage) -> dict[str, str]:
    """Where the case stands, as a tag."""
    tone = "done" if stage is Stage.EXECUTED else "plain" if stage in {Stage.NONE, Stage.STOPPED} else "waits"
    return {"words": _(STAGE_WORDS[stage]), "tone": tone}


def file_words(file: FileShown) -> str:
    """A file of a case by its place and its number."""
    said = _("Berkas %(n)s") % {"n": file.place}
    return f"{said}, {file.name}" if file.name else said


class Places:
    """Of which of several files a step, letter or hearing is; 0 where there is one, or where it was of all."""

    def __init__(self, files: Sequence[FileShown]) -> None:
        self.known = {each.id: each.place for each in files if each.id}
        self.last_split = max((each.split_at for each in files if each.split_at), default=None)

    def __call__(self, file: UUID | None, written_at: datetime, kind: StepKind | None) -> int:
        """The place. A letter or hearing written after the split and named for no other is the first file's."""
        if file is not None:
            return self.known.get(file, 0)
        alone = kind is None or kind in LETTERS
        return 1 if alone and self.last_split is not None and written_at > self.last_split else 0


def file_rows(file: ProceedingShown, names: Mapping[UUID, str]) -> list[dict[str, Any]]:
    """The files of a case, where there are several, each with its accused and where it stands."""
    if len(file.files) < 2:
        return []
    return [
        {
            "words": file_words(each),
            "names": [names.get(person, "") for person in each.accused],
            "stage": stage_tag(each.stage),
        }
        for each in file.files
    ]


def list_rows(lines: Iterable[FileLine], now: datetime) -> list[dict[str, Any]]:
    """Files of the desk; late by the law, or standing still by the office's own time."""
    return [
        {
            "case": line.case,
            "number": line.number,
            "stage": stage_tag(line.stage),
            "slowest": stage_tag(line.slowest) if line.slowest is not line.stage else None,
            "due_at": line.due_at,
            "late": line.due_at is not None and line.due_at < now,
            "moved_at": line.moved_at,
            "still": line.slowest not in OVER and now - line.moved_at > STILL,
        }
        for line in lines
    ]


def step_row(
    step: StepShown,
    titles: Mapping[UUID, str],
    officers: Officers,
    names: Mapping[UUID, str],
    places: "Places",
) -> dict[str, Any]:
    """One step. `places`: of the files that were split."""
    decided = [
        {
            "name": names.get(person, ""), "sentence": each.sentence, "articles": each.articles,
            "verdict": _(ONE_VERDICT_WORDS[Verdict(each.verdict)]) if each.verdict else "",
        }
        for person, each in step.decided.items()
    ]  # fmt: skip
    told = step.told
    return {
        "id": told.id, "what": _(STEP_WORDS[told.kind]), "on": told.on, "at": told.at, "number": told.number,
        "words": step.words, "document": step.document, "who": officers(step.written_by),
        "paper": titles.get(step.document, "") if step.document else "", "withdrawn": step.withdrawn_at,
        "why": step.why_withdrawn, "verdict": _(VERDICT_WORDS[Verdict(step.verdict)]) if step.verdict else "",
        "decided": decided, "place": places(told.file, step.written_at, told.kind),
    }  # fmt: skip


def clock_row(clock: RunningClock, now: datetime) -> dict[str, Any]:
    """One clock of protection in words, with its source."""
    row = clock_on(office_law(), clock.code, clock.started_on)
    late = not clock.lasts and clock.ended_on is None and due_moment(clock, zone()) < now
    return {
        "words": _words(row), "basis": row.citation, "mark": _mark(row), "due_on": clock.due_on, "due_at": clock.due_at,
        "ended_on": clock.ended_on, "in_time": clock.in_time, "unsure": clock.in_time is None, "lasts": clock.lasts,
        "late": late, "start": _(STEP_WORDS[StepKind(row.start)]), "started_on": clock.started_on,
    }  # fmt: skip


def charge_row(charge: ChargeShown, names: Mapping[UUID, str], titles: Mapping[UUID, str]) -> dict[str, Any]:
    """One charge with its elements."""
    offence = office_law().offences.get(charge.told.article)
    elements = [
        {
            "what": _(ELEMENT_WORDS[part]),
            "screening": each.screening,
            "paper": (titles.get(each.document) or _("tersimpan")) if each.document else "",
            "words": each.words,
        }
        for part, each in charge.told.elements.items()
    ]
    return {
        "id": charge.id, "name": names.get(charge.person, ""),
        "article": article_words(offence) if offence else charge.told.article,
        "act": f"{say_vague(charge.told.act_on)}. {_(WHERE_WORDS[charge.told.where])}",
        "elements": elements, "untied": [_(ELEMENT_WORDS[part]) for part in charge.untied],
        "dropped": charge.dropped_at, "why": charge.why_dropped,
    }  # fmt: skip


def hearing_row(hearing: HearingShown, places: "Places | None" = None) -> dict[str, Any]:
    """One hearing. `places`: of the files that were split."""
    past = hearing.state is HearingState.PLANNED and hearing.at < timezone.now()
    return {
        "id": hearing.id, "case": hearing.case, "number": hearing.number, "reference": hearing.reference,
        "at": hearing.at, "place": hearing.place, "closed": hearing.closed, "video": hearing.video,
        "companion": hearing.companion, "words": hearing.words, "result": hearing.result,
        "state": _("sudah lewat, hasilnya belum dicatat") if past else _(HEARING_WORDS[hearing.state]),
        "tone": "overdue" if past else HEARING_TONES.get(hearing.state, "waits"),
        "open": hearing.state is HearingState.PLANNED,
        "part": places(hearing.file, hearing.written_at, None) if places else 0,
    }  # fmt: skip


def defence_row(defence: DefenceShown, names: Mapping[UUID, str], titles: Mapping[UUID, str]) -> dict[str, Any]:
    """One accusation against a survivor."""
    return {
        "id": defence.id, "person": defence.person, "name": names.get(defence.person, ""),
        "deed": _(FORCED_WORDS[Forced(defence.deed)]),
        "accused_on": defence.accused_on, "link": defence.link, "argument": defence.argument,
        "paper": (titles.get(defence.document) or _("tersimpan")) if defence.document else "",
        "outcome": _(OUTCOME_WORDS[defence.outcome]), "open": defence.outcome is Outcome.OPEN,
        "ended_on": defence.ended_on, "result": defence.result,
        "done_on": say_vague(defence.done_on) if defence.done_on.first else "",
        "decision": (titles.get(defence.decision) or _("tersimpan")) if defence.decision else "",
    }  # fmt: skip


def _offered(file: ProceedingShown) -> list[dict[str, Any]]:
    """What may be written down now: what moves each file, letters, protection."""
    several = len(file.files) > 1
    groups: list[tuple[str, str, Sequence[StepKind]]] = [
        (file_words(each), str(each.place), next_kinds(each.stage)) for each in file.files if several
    ]
    groups += [] if several else [("", "", next_kinds(file.stage))]
    groups.append(("", "", (StepKind.NOT_WANTED,) if file.stage is Stage.NONE else LETTERS))
    groups.append(("", "", protection_now(file.counted, file.sexual)))
    return [
        {"words": words, "file": part, "kinds": [(kind.value, _(STEP_WORDS[kind])) for kind in kinds]}
        for words, part, kinds in groups
        if kinds
    ]


def page_rows(
    file: ProceedingShown, names: Mapping[UUID, str], titles: Mapping[UUID, str], now: datetime
) -> dict[str, Any]:
    """Everything on the page of a case. `titles`: of the kept papers that this reader may see."""
    officers = Officers()
    places = Places(file.files)
    charges = [charge_row(each, names, titles) for each in file.charges]
    return {
        "stage": stage_tag(file.stage),
        "slowest": stage_tag(file.slowest) if file.slowest is not file.stage else None,
        "lacks": [said_lack(each) for each in file.lacks(now.date())],
        "steps": [step_row(each, titles, officers, names, places) for each in file.steps],
        "files": file_rows(file, names),
        "may_split": bool(file.files) and len(file.accused) > len(file.files),
        "clocks": [clock_row(each, now) for each in file.clocks],
        "charges": charges,
        "hearings": [hearing_row(each, places) for each in file.hearings],
        "defences": [defence_row(each, names, titles) for each in file.defences],
        "sexual": _(SEXUAL_WORDS[file.sexual]),
        "tpks": file.sexual is Sexual.YES,
        "offered": _offered(file),
        "rights": [right_words(code) for code in WITNESS_RIGHTS if code in office_law().rights],
        "defence_right": right_words(DEFENCE_RIGHT),
        "may_be_past": file.stage in BEFORE_COURT,
    }


def settling_rows(sexual: Sexual) -> list[dict[str, Any]]:
    """Each matter with its answer and the ground of it."""
    rows = []
    for matter in Matter:
        answer = settlement_answer(matter, sexual)
        row = duty(answer.duty) if answer.duty else None
        rows.append(
            {
                "matter": matter.value,
                "words": _(MATTER_WORDS[matter]),
                "may": answer.may,
                "answer": _(answer.words),
                "basis": f"{_words(row)} ({row.citation})" if row else "",
            }
        )
    return rows
