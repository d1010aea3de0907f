"""Batches at the border in the stories: the list, who came, what was asked, what was decided, where each went, closing."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone

from naung.casework.arrivals.actions import (
    announce_batch,
    close_batch,
    mark_arrivals,
    note_leaving,
    note_missed,
    sign_decision,
    take_form,
    take_rows,
)
from naung.casework.arrivals.queries import PersonLine, batch_for
from naung.casework.arrivals.vocabulary import (
    BatchTold,
    Decided,
    FirstTold,
    FormKind,
    FormTold,
    Presence,
    RowTold,
    ShortTold,
)
from naung.doors.operator.town.folder import Folder
from naung.doors.operator.town.reading import Step
from naung.foundation.access.vocabulary import Actor
from naung.foundation.identifiers import new_id
from naung.foundation.people.vocabulary import Answer, Sex

Verb = Callable[[Folder, Step], None]
ILL = "sakit"


def _announced(folder: Folder, step: Step) -> None:
    """Its name, crossing, mission, letter, depot, the day after the story's first, how many were announced."""
    name, crossing, consulate, letter, depot, day, expected = step.words
    on: date = folder.told.since.date() + timedelta(days=int(day))
    told = BatchTold(on, crossing, consulate, letter, depot, int(expected))
    folder.kept[f"rombongan {name}"] = announce_batch(told=told, by=folder.officer(step.who))


def _list(folder: Folder, step: Step) -> None:
    """Which batch, then a person each: name, sex, age, kabupaten, cause, and what she belongs to or that she is ill."""
    name, *people = step.words
    rows = [_row(told, nth) for nth, told in enumerate(people)]
    take_rows(batch_id=_batch(folder, name), rows=rows, by=folder.officer(step.who))


def _row(told: str, nth: int) -> RowTold:
    name, sex, age, origin, cause, *more = (each.strip() for each in told.split(","))
    group = next((each for each in more if each != ILL), "")
    return RowTold(
        name=name, fingerprint=f"{nth} {told}", age=int(age), sex=Sex(sex), origin=origin, cause=cause, group=group,
        ill=ILL in more,
    )  # fmt: skip


def _batch(folder: Folder, name: str) -> UUID:
    return folder.kept[f"rombongan {name}"]


def _people(folder: Folder, name: str, by: Actor) -> Iterator[PersonLine]:
    yield from sorted(batch_for(_batch(folder, name), actor=by).queue, key=lambda line: line.number)


def _came(folder: Folder, step: Step) -> None:
    """Which batch, and the numbers of those who did not come."""
    name, absent = step.words
    by, missing = folder.officer(step.who), {int(n) for n in absent.split()}
    people = list(_people(folder, name, by))
    came = [each.id for each in people if each.number not in missing]
    not_came = [each.id for each in people if each.number in missing]
    mark_arrivals(batch_id=_batch(folder, name), came=came, not_came=not_came, by=by)


def _asked(folder: Folder, step: Step) -> None:
    """Which batch, up to which number, and who shows what, as `4=perkara,takut_luka`; the others show no sign."""
    name, until, *shown = step.words
    by = folder.officer(step.who)
    signs = {int(n): frozenset(said.split(",")) for n, _, said in (each.partition("=") for each in shown)}
    for line in _people(folder, name, by):
        if line.number <= int(until) and line.presence is not Presence.NOT_ARRIVED:
            first = FirstTold(signs.get(line.number, frozenset()))
            form = FormTold(new_id(), line.id, FormKind.FIRST, timezone.now(), first=first)
            take_form(told=form, by=by)


def _screened(folder: Folder, step: Step) -> None:
    """Which batch, and each as `4 judi_penipuan dipaksa=ya surat=tidak`."""
    name, *told = step.words
    by = folder.officer(step.who)
    of = {line.number: line.id for line in _people(folder, name, by)}
    for each in told:
        number, track, *said = each.split()
        answers = {code: Answer(answer) for code, _, answer in (one.partition("=") for one in said)}
        short = ShortTold(Answer.NO, track, answers)
        take_form(told=FormTold(new_id(), of[int(number)], FormKind.SHORT, timezone.now(), short=short), by=by)


def _decided(folder: Folder, step: Step) -> None:
    """Which batch, the numbers, what was decided, and why."""
    name, numbers, decided, why = step.words
    by = folder.officer(step.who)
    of = {line.number: line.id for line in _people(folder, name, by)}
    for number in numbers.split():
        sign_decision(arrival_id=of[int(number)], decided=Decided(decided), why=why, by=by)


def _left(folder: Folder, step: Step) -> None:
    """Which batch, where most go, and each other as `4=rumah_ramah`; who was sent on and not asked had left before."""
    name, most, *others = step.words
    by = folder.officer(step.who)
    where = {int(n): leaving for n, _, leaving in (each.partition("=") for each in others)}
    for line in _people(folder, name, by):
        if line.presence is Presence.NOT_ARRIVED:
            continue
        if line.sent and FormKind.SHORT not in line.done:
            note_missed(arrival_id=line.id, kind=FormKind.SHORT, why="sudah_pergi", by=by)
        note_leaving(arrival_id=line.id, leaving=where.get(line.number, most), by=by)


def _closed(folder: Folder, step: Step) -> None:
    """Which batch, and why it is closed where something is missing (or nothing)."""
    name, why = step.words
    close_batch(batch_id=_batch(folder, name), why=why, by=folder.officer(step.who))


VERBS: Mapping[str, Verb] = {
    "rombongan": _announced,
    "rombongan_daftar": _list,
    "rombongan_tiba": _came,
    "rombongan_awal": _asked,
    "rombongan_pendek": _screened,
    "rombongan_putus": _decided,
    "rombongan_pergi": _left,
    "rombongan_tutup": _closed,
}
