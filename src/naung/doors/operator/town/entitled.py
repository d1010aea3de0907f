"""Legal aid in the stories: what was asked, the path that was chosen, applications and their answers, questions of residents."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from django.utils import timezone

from naung.casework.legal_aid.actions import (
    answer_application,
    choose_path,
    complete_application,
    write_application,
    write_facts,
    write_question,
)
from naung.casework.legal_aid.queries import aid_for
from naung.casework.legal_aid.rules.town import Question
from naung.casework.legal_aid.vocabulary import UNKNOWN, Account, Handed, Post
from naung.doors.operator.town.folder import Folder
from naung.doors.operator.town.reading import Step

Verb = Callable[[Folder, Step], None]
USUAL: Mapping[str, str] = {
    "role": "korban", "age": "dewasa", "sex": "perempuan", "nationality": "wni", "lives": "sini", "sexual": UNKNOWN,
    "accused": "tidak", "guardian": "tidak", "afford": "tidak", "process": "ada", "perda": UNKNOWN,
}  # fmt: skip


def _asked(folder: Folder, step: Step) -> None:
    """Answers other than the usual ones (fact=answer, by commas), papers by commas, the path that is chosen (or nothing)."""
    answers, papers, path = step.words
    by, whose = folder.officer(step.who), {"case_id": folder.the_case(), "person_id": folder.the_victim()}
    told = {**USUAL, **dict(each.split("=") for each in answers.split(",") if each)}
    version = aid_for(folder.the_case(), folder.the_victim(), actor=by).version
    write_facts(**whose, answers=told, papers=papers.split(","), version=version, by=by)
    if path:
        choose_path(**whose, path=path, why="", version=version + 1, by=by)


def _applied(folder: Folder, step: Step) -> None:
    """Path, body, in how many days an answer is expected by the office's own rule (or nothing), what was spoken, language."""
    path, body, days, spoken, language = step.words
    today = timezone.localdate()
    write_application(
        case_id=folder.the_case(), person_id=folder.the_victim(), path=path, body=body, asked_on=today,
        due_on=today + timedelta(days=int(days)) if days else None,
        account=Account(spoken, language, heard=bool(spoken), thumb=bool(spoken)), by=folder.officer(step.who),
    )  # fmt: skip


def _completed(folder: Folder, step: Step) -> None:
    """The latest application's file is complete today."""
    by = folder.officer(step.who)
    row = aid_for(folder.the_case(), folder.the_victim(), actor=by).applications[0]
    complete_application(application_id=row.id, on=timezone.localdate(), version=row.version, by=by)


def _answered(folder: Folder, step: Step) -> None:
    """The latest application: words, and where it was refused the code of the reason and the next path."""
    words, refusal, following = step.words
    by = folder.officer(step.who)
    row = aid_for(folder.the_case(), folder.the_victim(), actor=by).applications[0]
    answer_application(
        application_id=row.id, accepted=not refusal, on=timezone.localdate(), refusal=refusal, reason=words,
        next_path=following, version=row.version, by=by,
    )  # fmt: skip


def _town_asked(folder: Folder, step: Step) -> None:
    """Place, topics by commas, what was asked, what was advised, to whom it was handed on (or nothing)."""
    place, topics, words, advice, handed = step.words
    told = Question(
        place, timezone.localdate(), Post.POSBANKUM, tuple(topics.split(",")), words, advice, handed or Handed.NOBODY,
        bool(handed),
    )  # fmt: skip
    write_question(told=told, by=folder.officer(step.who))


VERBS: Mapping[str, Verb] = {
    "jalan": _asked,
    "mohon": _applied,
    "mohon_lengkap": _completed,
    "mohon_jawab": _answered,
    "tanya_warga": _town_asked,
}
