"""Proceedings in the stories: steps with their letters, the decided track, an article, hearings, and who was accused."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from django.utils import timezone

from naung.casework.proceedings.actions import (
    begin_defence,
    plan_hearing,
    record_step,
    set_track,
    split_file,
    write_charge,
)
from naung.casework.proceedings.queries import proceeding_for
from naung.casework.proceedings.rules.stages import MOVES
from naung.casework.proceedings.vocabulary import Where
from naung.doors.operator.town.folder import Folder
from naung.doors.operator.town.reading import Step
from naung.foundation.clock.rules.reading import parse_vague_date

Verb = Callable[[Folder, Step], None]


def _went(folder: Folder, step: Step) -> None:
    """What happened, number of its letter (or nothing), words, name of its paper (or nothing); of a judgment what it decided."""
    kind, number, words, title, *verdict = step.words
    record_step(
        case_id=folder.the_case(), kind=kind, on=timezone.localdate(), at=timezone.now(), number=number, words=words,
        document=folder.kept.get(f"dokumen {title}"), verdict="".join(verdict), by=folder.officer(step.who),
    )  # fmt: skip


def _split(folder: Folder, step: Step) -> None:
    """The last of the accused gets a file of his own from here; its number."""
    by = folder.officer(step.who)
    file = proceeding_for(folder.the_case(), actor=by)
    common = [each for each in file.files[0].steps if each.kind in MOVES]
    split_file(
        case_id=folder.the_case(), accused=file.accused[-1:], after=common[-1].id, name=step.words[0], by=by
    )  # fmt: skip


def _track(folder: Folder, step: Step) -> None:
    """Whether it is also sexual violence."""
    by = folder.officer(step.who)
    version = proceeding_for(folder.the_case(), actor=by).version
    set_track(case_id=folder.the_case(), sexual=step.words[0], version=version, by=by)


def _charge(folder: Folder, step: Step) -> None:
    """Article, day of the act, way; against the first accused of the case."""
    article, on, where = step.words
    by = folder.officer(step.who)
    accused = proceeding_for(folder.the_case(), actor=by).accused[0]
    write_charge(
        case_id=folder.the_case(), person_id=accused, article=article, act_on=parse_vague_date(on), where=Where(where),
        by=by,
    )  # fmt: skip


def _hearing(folder: Folder, step: Step) -> None:
    """In how many days, place, companion."""
    days, place, companion = step.words
    at = timezone.localtime().replace(hour=10, minute=0, second=0, microsecond=0) + timedelta(days=int(days))
    plan_hearing(case_id=folder.the_case(), at=at, place=place, companion=companion, by=folder.officer(step.who))


def _accused(folder: Folder, step: Step) -> None:
    """Of what, the link, the argument."""
    deed, link, argument = step.words
    begin_defence(
        case_id=folder.the_case(), person_id=folder.the_victim(), deed=deed, accused_on=timezone.localdate(), link=link,
        argument=argument, by=folder.officer(step.who),
    )  # fmt: skip


VERBS: Mapping[str, Verb] = {
    "proses": _went,
    "berkas": _split,
    "jalur": _track,
    "pasal": _charge,
    "sidang": _hearing,
    "tuduhan": _accused,
}
