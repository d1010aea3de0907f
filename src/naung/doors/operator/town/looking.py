"""Operations and patrols of the town, written down after they ended."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from naung.casework.operations.actions import record_operation
from naung.casework.operations.vocabulary import Checked, Kind, OperationTold
from naung.doors.operator.town.folder import Folder
from naung.doors.operator.town.reading import Step

Verb = Callable[[Folder, Step], None]


def _operation(folder: Folder, step: Step) -> None:
    """Kind, area, first and last day after the story began, hours and officers, what was looked at."""
    kind, place, days, amounts, checked = step.words
    first, last = (folder.told.since.date() + timedelta(days=int(n)) for n in days.split())
    hours, officers = (int(n) for n in amounts.split())
    looked_at = frozenset(Checked(each) for each in checked.split())
    told = OperationTold(Kind(kind), place, first, last, hours, officers, looked_at)
    record_operation(told=told, by=folder.officer(step.who))


VERBS: Mapping[str, Verb] = {"operasi": _operation}
