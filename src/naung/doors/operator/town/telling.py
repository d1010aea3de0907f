"""Outreach in the town: sessions planned, held, moved and cancelled, the room's answers, and what was handed out."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.utils import timezone

from naung.casework.outreach.actions import (
    add_material,
    add_version,
    ask_by_phone,
    cancel_session,
    count_answers,
    move_session,
    plan_session,
    write_down_session,
)
from naung.casework.outreach.queries import board_for, session_for
from naung.casework.outreach.vocabulary import (
    SEATS,
    Audience,
    Held,
    Licence,
    MaterialTold,
    Moment,
    PlaceTold,
    Plan,
    Reply,
    Topic,
    VersionTold,
    Way,
)
from naung.doors.operator.town.folder import Folder
from naung.doors.operator.town.leaflets import leaflet
from naung.doors.operator.town.reading import Step
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.files import FileKind
from naung.foundation.identifiers import new_id
from naung.foundation.noticeboard.actions import hand_in
from naung.foundation.noticeboard.vocabulary import Kind, Opening

Verb = Callable[[Folder, Step], None]


def _day(folder: Folder, after: int) -> date:
    return folder.told.since.date() + timedelta(days=after)


def _at(folder: Folder, by: Actor) -> tuple[UUID, int]:
    """The session and its version as the officer sees it now."""
    session = folder.kept["sosialisasi"]
    return session, session_for(session, actor=by).version


def _plan(folder: Folder, step: Step) -> None:
    facts, by = folder.told.facts, folder.officer(step.who)
    speaker = folder.told.text("pembicara")
    plan = Plan(
        place=PlaceTold(folder.told.text("tempat"), folder.told.text("kata_tempat")),
        on=_day(folder, int(facts["hari"])),
        audience=Audience(facts["untuk"]),
        topics=frozenset(Topic(each) for each in facts["tentang"]),
        expected=int(facts["perkiraan"]),
        venue=folder.told.text("balai"),
        starts=time.fromisoformat(folder.told.text("pukul") or "09:00"),
        officer=None if speaker else by.id,
        speaker=speaker,
    )
    folder.kept["sosialisasi"] = plan_session(plan=plan, by=by)


def _held(folder: Folder, step: Step) -> None:
    """Days after the plan, minutes, the nine counts in the order of the form, what was asked; reports and referrals since."""
    after, minutes, counts, asked, *followed = step.words
    by = folder.officer(step.who)
    session, version = _at(folder, by)
    seats = {seat: int(n) for seat, n in zip(SEATS, counts.split(), strict=True) if int(n)}
    reports, referrals = (int(n) for n in (followed[0].split() if followed else ("0", "0")))
    held = Held(_day(folder, int(after)), int(minutes), seats, asked, reports, referrals)
    write_down_session(session_id=session, version=version, held=held, by=by)


def _answered(folder: Folder, step: Step) -> None:
    """The question, how it was counted, and yes, no, not sure before and after."""
    question, way, counts = step.words
    by = folder.officer(step.who)
    session, version = _at(folder, by)
    keys = [(moment, reply) for moment in Moment for reply in Reply]
    replies = {key: int(n) for key, n in zip(keys, counts.split(), strict=True)}
    count_answers(session_id=session, version=version, question=question, way=Way(way), replies=replies, by=by)


def _moved(folder: Folder, step: Step) -> None:
    after, reason = step.words
    by = folder.officer(step.who)
    session, version = _at(folder, by)
    move_session(session_id=session, version=version, on=_day(folder, int(after)), reason=reason, by=by)


def _cancelled(folder: Folder, step: Step) -> None:
    by = folder.officer(step.who)
    session, version = _at(folder, by)
    cancel_session(session_id=session, version=version, reason=step.words[0], by=by)


def _material(folder: Folder, step: Step) -> None:
    """Title, topic, language, and its first version: name, licence, maker, where it lies."""
    title, topic, language, *version = step.words
    told = MaterialTold(title, Topic(topic), language)
    folder.kept["bahan"] = add_material(told=told, version=_version(version), by=folder.officer(step.who))


def _newer(folder: Folder, step: Step) -> None:
    add_version(material_id=folder.kept["bahan"], version=_version(list(step.words)), by=folder.officer(step.who))


def _leaflet(folder: Folder, step: Step) -> None:
    """Title, topic, the leaflet's name and kind: a file of our own in Indonesian, under CC BY."""
    title, topic, name, kind = step.words
    version = VersionTold("edisi pertama", None, Licence.CC_BY, "Naung", "", leaflet(name, kind=FileKind(kind)))
    folder.kept["bahan"] = add_material(
        told=MaterialTold(title, Topic(topic), "ind"), version=version, by=folder.officer(step.who)
    )


def _asked(folder: Folder, step: Step) -> None:
    """The questions, how many people, and four hours of the session's day: before from and until, after from and until."""
    questions, people, hours = step.words
    by = folder.officer(step.who)
    day = _day(folder, int(folder.told.facts["hari"]))
    opens_before, closes_before, opens_after, closes_after = (
        timezone.make_aware(datetime.combine(day, time.fromisoformat(hour))) for hour in hours.split()
    )
    openings = [
        Opening(Moment.BEFORE.value, opens_before, closes_before, int(people)),
        Opening(Moment.AFTER.value, opens_after, closes_after, int(people)),
    ]
    session = folder.kept["sosialisasi"]
    ask_by_phone(session_id=session, questions=questions.split(), openings=openings, by=by)


def _sheets(folder: Folder, step: Step) -> None:
    """Before or after, then for each question how many telephones said yes, no and not known; the sums are the same."""
    part, *counts = step.words
    by = folder.officer(step.who)
    board = board_for(folder.kept["sosialisasi"], actor=by)
    if board is None:
        raise ValueError(f"{folder.told.key}: lembar_masuk before sosialisasi_ponsel")
    replies = [
        [reply.value for reply, n in zip(Reply, line.split(), strict=True) for _ in range(int(n))] for line in counts
    ]
    for sheet in zip(*replies, strict=True):
        hand_in(
            code=board.notice.code,
            kind=Kind.QUESTIONS,
            part=part,
            slip=new_id(),
            answers=dict(zip(board.replies, sheet, strict=True)),
            by=system_actor("visitor"),
        )


def _version(words: list[str]) -> VersionTold:
    label, licence, source, lies_at = words
    return VersionTold(label, None, Licence(licence), source, lies_at)


VERBS: Mapping[str, Verb] = {
    "rencana_sosialisasi": _plan,
    "sosialisasi_ditulis": _held,
    "sosialisasi_jawaban": _answered,
    "sosialisasi_ponsel": _asked,
    "lembar_masuk": _sheets,
    "bahan_berkas": _leaflet,
    "sosialisasi_pindah": _moved,
    "sosialisasi_batal": _cancelled,
    "bahan": _material,
    "bahan_baru": _newer,
}
