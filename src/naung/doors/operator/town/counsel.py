"""Counsel in the stories: lawyers of a desk's register, who stands by whom, and powers of attorney."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from django.utils import timezone

from naung.casework.counsel.actions import assign_counsel, end_assignment, keep_power, write_lawyer
from naung.casework.counsel.queries import counsel_for, lawyers_of_desk
from naung.casework.counsel.vocabulary import LawyerTold, Power, Wish
from naung.doors.operator.town.folder import Folder
from naung.doors.operator.town.reading import Step

Verb = Callable[[Folder, Step], None]


def _lawyer(folder: Folder, step: Step) -> None:
    """Name, body, until when it is accredited in days from that day (or nothing), sex, languages, specialities, areas, most.

    Then contact; and `akun` where the lawyer is the officer who writes it down. Once, whichever story says it.
    """
    name, body, until, sex, languages, specialities, places, most, contact, account = step.words
    by = folder.officer(step.who, step.desk)
    if name in {each.name for each in lawyers_of_desk(actor=by)}:
        return
    day = timezone.localdate() + timedelta(days=int(until)) if until else None
    told = LawyerTold(
        name, body, "Nomor contoh" if day else "", None, day, sex, tuple(specialities.split()), tuple(languages.split()),
        tuple(places.split()), int(most or 0), contact, "", by.id if account else None,
    )  # fmt: skip
    write_lawyer(told=told, by=by)


def _assigned(folder: Folder, step: Step) -> None:
    """Name of the lawyer, sex and language that she asked for (or nothing), why another than the first (or nothing)."""
    name, sex, language, reason = step.words
    by = folder.officer(step.who, step.desk)
    lawyer = next(each.id for each in lawyers_of_desk(actor=by) if each.name == name)
    assign_counsel(
        case_id=folder.the_case(), person_id=folder.the_victim(), wish=Wish(sex, language), lawyer=lawyer,
        reason=reason, by=by,
    )  # fmt: skip


def _power(folder: Folder, step: Step) -> None:
    """Name of the kept paper, and for how many days it holds (or nothing); signed on that day."""
    title, days = step.words
    by, today = folder.officer(step.who, step.desk), timezone.localdate()
    (now, *_) = counsel_for(folder.the_case(), folder.the_victim(), actor=by).open
    until = today + timedelta(days=int(days)) if days else None
    power = Power(folder.kept[f"dokumen {title}"], today, until)
    keep_power(assignment_id=now.id, power=power, version=now.version, by=by)


def _ended(folder: Folder, step: Step) -> None:
    """How it ended, and why."""
    kind, words = step.words
    by = folder.officer(step.who, step.desk)
    (now, *_) = counsel_for(folder.the_case(), folder.the_victim(), actor=by).open
    end_assignment(assignment_id=now.id, kind=kind, words=words, version=now.version, by=by)


VERBS: Mapping[str, Verb] = {"advokat": _lawyer, "bela": _assigned, "kuasa": _power, "bela_usai": _ended}
