"""Settling the demo's town: every row is written through the actions that officers use, so the log is what they would leave."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from naung.casework.cases.actions import add_person, open_case, plan_step, propose_turn, write_note
from naung.casework.cases.vocabulary import Role, Turn, Visibility
from naung.casework.episodes.actions import add_event, begin_episode
from naung.casework.episodes.rules import Told
from naung.casework.reports.actions import acknowledge_report, receive_report
from naung.casework.reports.vocabulary import AgeBand, Content, Mentioned, Relation, ReporterContent, Response, Silence
from naung.casework.reports.vocabulary import Part as ReportedPart
from naung.casework.screening.actions import save_answers, start_screening
from naung.casework.screening.vocabulary import Childhood, Given, Key, Part
from naung.doors.operator.demo_stories import STORIES, WAITING, Happened, Someone, Story, Waiting
from naung.foundation.access.vocabulary import Actor
from naung.foundation.clock.rules.reading import parse_vague_date
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.people.actions import register_person
from naung.foundation.people.vocabulary import Answer, ContactGiven, ContactKind, NameKind, PersonTold

SCREENED = 2  # of the stories, the first ones have a screening begun
CLOSING = 2  # the number of the story whose closing is proposed


def settle(actors: dict[str, Actor]) -> None:
    """Write the town down. Called once, inside a transaction."""
    sari, ratna = actors["sari"], actors["ratna"]
    for number, story in enumerate(STORIES):
        case_id, victim, episode = _tell(story, sari)
        if number < SCREENED:
            _screen(victim, episode, story, sari)
        if number == CLOSING:
            propose_turn(
                case_id=case_id,
                turn=Turn.CLOSE,
                reason="layanan_selesai",
                words="Upah sudah dibayar, usaha kecil sudah jalan. Bu Nur setuju kasusnya ditutup.",
                by=sari,
            )
    for waiting in WAITING:
        _wait(waiting, ratna)


def _date(typed: str) -> VagueDate:
    return VagueDate.unknown() if typed == "tidak tahu" else parse_vague_date(typed)


def _tell(story: Story, by: Actor) -> tuple[UUID, UUID, UUID]:
    received = receive_report(
        content=Content(
            channel=story.channel,
            received_at=timezone.now() - timedelta(days=3),
            words=story.report,
            facts=frozenset(story.facts),
            silence=Silence.ANSWERED,
            place_code="61.72",
            persons=(Mentioned(part=ReportedPart.CONCERNED, name=story.people[0].name, age=story.age),),
        ),
        reporter=ReporterContent(relation=Relation.FAMILY, name="Keluarga", phone="0811-0000-1234"),
        by=by,
    )
    acknowledge_report(report_id=received.id, version=1, response=Response.CONTACTED, by=by)
    case_id = open_case(summary=story.summary, danger=story.danger, report_id=received.id, by=by)
    people = [(one, _register(one, by)) for one in story.people]
    for one, person in people:
        add_person(case_id=case_id, person_id=person, role=one.role, by=by)
    victim = next(person for one, person in people if one.role is Role.VICTIM)
    episode = begin_episode(person_id=victim, summary=story.episode, exit_known=story.over, by=by)
    for happened in story.events:
        add_event(episode_id=episode, told=_told(happened), by=by)
    for words in story.notes:
        write_note(case_id=case_id, words=words, visibility=Visibility.DESK, by=by)
    if story.step:
        plan_step(case_id=case_id, words=story.step, due_on=timezone.localdate() + timedelta(days=2), by=by)
    return case_id, victim, episode


def _register(one: Someone, by: Actor) -> UUID:
    told = PersonTold(
        names=((NameKind.OFFICIAL, one.name),),
        sex=one.sex,
        birth=_date(one.birth),
        nationality=one.nationality,
        home=one.home,
        language=one.language,
    )
    contacts = (
        (ContactGiven(ContactKind.WHATSAPP, one.phone, one.how, Answer.YES if one.how else Answer.UNKNOWN),)
        if one.phone
        else ()
    )
    return register_person(told=told, contacts=contacts, by=by)


def _told(happened: Happened) -> Told:
    return Told(
        kind=happened.kind,
        when=_date(happened.when),
        place=happened.place,
        place_words=happened.words,
        carriage=happened.carriage or "",
        papers=happened.papers or "",
        pay_promised=happened.promised,
        pay_received=happened.received,
        note=happened.note,
        codes=happened.codes,
    )


def _screen(victim: UUID, episode: UUID, story: Story, by: Actor) -> None:
    child = story.age is AgeBand.CHILD
    screening = start_screening(
        person_id=victim, episode_id=episode, childhood=Childhood.ANAK if child else Childhood.DEWASA, by=by
    )
    given = {
        Key(Part.PROSES, "perekrutan"): Given(Answer.YES, note="Diceritakan sendiri, cocok dengan cerita keluarganya."),
    }
    save_answers(screening_id=screening, part=Part.PROSES, given=given, based_on=1, by=by)


def _wait(waiting: Waiting, by: Actor) -> None:
    receive_report(
        content=Content(
            channel=waiting.channel,
            received_at=timezone.now() - timedelta(hours=waiting.hours_ago),
            words=waiting.words,
            sender=waiting.sender,
            facts=frozenset(waiting.facts),
            silence=Silence.ANSWERED if waiting.facts else Silence.UNKNOWN,
            place_code="61.72",
            persons=(Mentioned(part=waiting.part, name=waiting.who, sex=waiting.sex, age=waiting.age),),
            against_officer=waiting.against_officer,
            accused_desk=by.desk if waiting.part.value == "pejabat" else None,
        ),
        reporter=ReporterContent(relation=Relation.FAMILY, name="Pelapor", phone="0811-0000-5678"),
        by=by,
    )
