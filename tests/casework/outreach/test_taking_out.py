"""A name that was typed into a leaflet's title or a question leaves the library, and the sheet that stands for the public."""

from dataclasses import replace

import pytest

from naung.casework.outreach.actions import (
    add_material,
    add_question,
    ask_by_phone,
    take_words_out,
    withdraw_version,
)
from naung.casework.outreach.models import Material, MaterialVersion, OwnQuestion
from naung.casework.outreach.queries import board_for, material_for, words_found
from naung.casework.outreach.vocabulary import QuestionTold, Reply
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.models import Entry
from naung.foundation.errors import NotPermitted
from naung.foundation.noticeboard.vocabulary import Use
from naung.foundation.texts import GONE
from tests.casework.outreach.told import FIRST, MATERIAL, a_session
from tests.foundation.noticeboard.told import openings

pytestmark = pytest.mark.django_db


def test_a_name_leaves_materials_questions_and_what_the_public_reads(sari: Actor, mega: Actor) -> None:
    told = replace(MATERIAL, title="Kisah Budi Santoso"), replace(FIRST, source="Budi Santoso")
    material = add_material(told=told[0], version=told[1], by=sari)
    (version,) = material_for(material, actor=sari).versions
    withdraw_version(version_id=version.id, reason="Memuat Budi Santoso", by=sari)
    question = add_question(told=QuestionTold("Apakah Budi Santoso benar?", "", Reply.YES), by=sari)
    session = a_session(sari)
    ask_by_phone(session_id=session, questions=[question.hex], openings=openings(), by=sari)
    assert {(each.table, each.column) for each in words_found("budi santoso", actor=mega)} == {
        ("material", "title"),
        ("materialversion", "source"),
        ("materialversion", "withdrawn_why"),
        ("ownquestion", "words_id"),
        ("noticeline", "words_id"),
        ("noticeline", "words_en"),
    }
    assert take_words_out(words="budi santoso", by=mega) == 6
    assert words_found("budi santoso", actor=mega) == []
    assert Material.objects.get().title == f"Kisah {GONE}"
    assert MaterialVersion.objects.get().withdrawn_why == f"Memuat {GONE}"
    assert OwnQuestion.objects.get().words_id == f"Apakah {GONE} benar?"
    board = board_for(session, actor=sari)
    assert board is not None
    assert [line.words_id for line in board.notice.of(Use.QUESTION)] == [f"Apakah {GONE} benar?"]
    said = Entry.objects.filter(event__endswith="words_taken_out", actor=mega.id)
    assert {(each.event.split(".")[0], each.fields) for each in said} == {
        ("outreach", "title"),
        ("outreach", "source,withdrawn_why"),
        ("outreach", "words_id"),
        ("noticeboard", "words_id,words_en"),
    }


def test_only_the_custodian_takes_words_out(sari: Actor, hamdan: Actor) -> None:
    for other in (sari, hamdan):
        with pytest.raises(NotPermitted):
            take_words_out(words="Budi Santoso", by=other)
        with pytest.raises(NotPermitted):
            words_found("Budi Santoso", actor=other)
