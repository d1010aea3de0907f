"""Whoever may have been here before: an officer judges two records, and asks another desk whether it knows her."""

from collections.abc import Callable, Mapping

from naung.casework.inquiries.actions import ask_desk, look_elsewhere
from naung.casework.sameness.actions import judge_pair
from naung.casework.sameness.vocabulary import Verdict
from naung.doors.operator.town.folder import Folder
from naung.doors.operator.town.reading import Step
from naung.foundation.people.queries import search_people

Verb = Callable[[Folder, Step], None]


def _judged(folder: Folder, step: Step) -> None:
    """The name under which she was written down before, what is held of the two records, and why.

    Where the other story is not told (a part of the town), nobody is found and nothing is judged.
    """
    name, verdict, why = step.words
    one, by = folder.the_victim(), folder.officer(step.who)
    for other in [each.id for each in search_people(name, actor=by).persons if each.id != one][:1]:
        judge_pair(one=one, other=other, verdict=Verdict(verdict), why=why, version=0, by=by)


def _asked(folder: Folder, step: Step) -> None:
    """Which desk, why another desk is looked for, and what is written to that desk where it may know her."""
    name, why, words = step.words
    by, desk = folder.officer(step.who), folder.desk(name)
    looked = look_elsewhere(person_id=folder.the_victim(), why=why, by=by)
    if looked.look is not None and desk is not None and desk in looked.desks:
        ask_desk(look_id=looked.look, desk=desk, why=words, by=by)


VERBS: Mapping[str, Verb] = {"sama": _judged, "tanya_meja": _asked}
