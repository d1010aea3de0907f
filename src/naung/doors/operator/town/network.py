"""Histories that an investigator writes down from a recruiter's book: who recruited whom, by which number, from where."""

from collections.abc import Callable, Mapping
from uuid import UUID

from naung.casework.episodes.actions import add_event, add_party, begin_episode, link_thing, record_thing
from naung.casework.sameness.actions import judge_pair
from naung.casework.sameness.vocabulary import Verdict
from naung.doors.operator.town.folder import Folder
from naung.doors.operator.town.opening import event_of
from naung.doors.operator.town.reading import Step
from naung.foundation.access.vocabulary import Actor
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.people.actions import register_person
from naung.foundation.people.vocabulary import NameKind, PersonTold, Sex

Verb = Callable[[Folder, Step], None]
RECRUITER, USED, MENTIONED = "perekrut", "dipakai", "disebut"


def _history(folder: Folder, step: Step) -> None:
    """Her name, when and where she was recruited, by whom with which number, over which border, home when; a number she left.

    Who recruited is known again by the name within this story; each number is typed anew, as officers do.
    """
    name, when, place, recruiter, phone, border, home, shop = step.words
    by = folder.officer(step.who)
    episode = begin_episode(person_id=_person(folder, name, Sex.FEMALE, by), summary="Dari buku perantara.", by=by)
    event = add_event(episode_id=episode, told=event_of({"j": "ajak", "k": when, "w": place}), by=by)
    if border:
        add_event(episode_id=episode, told=event_of({"j": "batas", "k": when, "w": border}), by=by)
    if home:
        add_event(episode_id=episode, told=event_of({"j": "pulang", "k": home, "w": place}), by=by)
    person = _person(folder, recruiter, Sex.UNKNOWN, by)
    add_party(event_id=event, person_id=person, role=RECRUITER, by=by)
    _telephone(phone, by, person_id=person)
    if shop:
        _telephone(shop, by, event_id=event)


def _person(folder: Folder, name: str, sex: Sex, by: Actor) -> UUID:
    if name not in folder.people:
        folder.people[name] = register_person(told=PersonTold(names=((NameKind.OFFICIAL, name),), sex=sex), by=by)
    return folder.people[name]


def _telephone(mark: str, by: Actor, person_id: UUID | None = None, event_id: UUID | None = None) -> None:
    thing = record_thing(kind="telepon", mark=mark, by=by)
    role = USED if person_id else MENTIONED
    link_thing(thing_id=thing, role=role, when=VagueDate.unknown(), person_id=person_id, event_id=event_id, by=by)


def _perhaps_one(folder: Folder, step: Step) -> None:
    """Two who recruited and may be one: the investigator is not sure, and says why."""
    one, other, why = step.words
    by = folder.officer(step.who)
    pair = {"one": folder.people[one], "other": folder.people[other]}
    judge_pair(**pair, verdict=Verdict.UNSURE, why=why, version=0, by=by)


VERBS: Mapping[str, Verb] = {"dari_buku": _history, "mungkin_satu": _perhaps_one}
