"""What happens beside the cases: complaints about the handling, an officer who leaves, and the nightly clock."""

from collections.abc import Callable, Mapping
from datetime import datetime

from naung.casework.cases.actions import hand_over
from naung.casework.complaints.actions import answer_complaint, mark_late_complaints, record_told, take_complaint
from naung.casework.complaints.queries import complaint_by_number
from naung.casework.complaints.vocabulary import Matter, Told
from naung.casework.custody.actions import end_what_is_over
from naung.casework.referrals.actions import run_clocks
from naung.doors.operator.town.folder import Folder
from naung.doors.operator.town.reading import Step
from naung.foundation.access.rules import system_actor
from naung.foundation.accounts.actions import end_membership
from naung.foundation.accounts.queries import membership_of, officer_id

Verb = Callable[[Folder, Step], None]


def _complain(folder: Folder, step: Step) -> None:
    """Matter, the desk it is about, words, who complains and how to reach her."""
    matter, desk, words, name, contact = step.words
    told = Told(Matter(matter), words, desk=folder.desk(desk), name=name, contact=contact, monitor_may_know=not name)
    taken = take_complaint(told=told, by=folder.officer(step.who))
    folder.kept["pengaduan"] = complaint_by_number(taken.number, actor=folder.officer("yusuf"))


def _complaint_answered(folder: Folder, step: Step) -> None:
    finding, words = step.words
    complaint = folder.kept["pengaduan"]
    answer_complaint(complaint_id=complaint, version=1, finding=finding, words=words, by=folder.officer("yusuf"))


def _complaint_told(folder: Folder, step: Step) -> None:
    record_told(complaint_id=folder.kept["pengaduan"], version=2, way=step.words[0], by=folder.officer("yusuf"))


def _leaves(folder: Folder, step: Step) -> None:
    """An officer hands over what she still holds, and her place ends."""
    leaving, staying, reason = step.words
    by = folder.officer("ratna")
    hand_over(from_officer=officer_id(leaving), to_officer=officer_id(staying), reason=reason, by=by)
    end_membership(membership=membership_of(leaving), by=by)


def night(now: datetime) -> None:
    """What the tick does at night in a house that runs: late referrals, leaves that are over, late answers."""
    tick = system_actor("tick")
    run_clocks(now=now, by=tick)
    end_what_is_over(by=tick)
    mark_late_complaints(by=tick)


VERBS: Mapping[str, Verb] = {
    "mengadu": _complain,
    "pengaduan_dijawab": _complaint_answered,
    "pengaduan_disampaikan": _complaint_told,
    "berhenti": _leaves,
}
