"""What a tablet takes along to be heard: every question in two languages, by a mark that changes with the office's voice."""

from base64 import b64decode
from collections.abc import Callable
from typing import Any
from unittest.mock import patch
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse

from naung.casework.arrivals.rules.aloud import ASK_TRACK, first_code, lines_aloud, short_code
from naung.casework.arrivals.rules.tables import shipped_first_line, shipped_short
from naung.doors.field.arriving import border_table
from naung.doors.field.hearing import AT_ONCE, sound_news
from naung.doors.field.words import spoken as told_words
from naung.foundation.access.vocabulary import Actor
from naung.foundation.accounts.queries import actor_at_desk
from naung.foundation.speech import actions
from naung.foundation.speech.actions import keep_recording, remove_recording
from naung.foundation.speech.vocabulary import Sentence, Tongue
from naung.methods.speech import NotMade
from tests import cast
from tests.doors.account.signing import enrol
from tests.doors.heard import spoken_questions
from tests.foundation.speech.given import a_voice

pytestmark = pytest.mark.django_db
MOST_BYTES = 1_500_000  # of all sounds together
ILL = "id.pendek.sakit"


@pytest.fixture
def bima(force: cast.TaskForce) -> Actor:
    cast.join(cast.BIMA, force)
    return cast.actor(cast.BIMA, force)


@pytest.fixture
def page(force: cast.TaskForce, bima: Actor) -> Client:
    return cast.sign_in(Client(), bima.id or uuid4())


def asked(page: Client, keys: Any) -> Any:
    return page.post(reverse("field:sounds"), {"keys": keys}, content_type="application/json")


def test_everything_that_is_asked_of_her_can_be_taken_along_and_weighs_little(page: Client, bima: Actor) -> None:
    spoken_questions()
    news = sound_news(bima)
    codes = {first_code(each) for each in shipped_first_line().signs} | {"jalur"}
    codes |= {short_code(each) for each in shipped_short().questions}
    assert set(news) == {f"{tongue}.{code}" for tongue in ("id", "ms") for code in codes}
    weighs = 0
    for at in range(0, len(news), AT_ONCE):
        for code, (tag, whose, sound) in asked(page, list(news)[at : at + AT_ONCE]).json()["sounds"].items():
            assert [tag, whose] == news[code]
            assert whose == "mesin"
            raw = b64decode(sound)
            assert raw[:1] == b"\xff"  # MP3 from its first byte, without a word beside it
            weighs += len(raw)
    assert 100_000 < weighs < MOST_BYTES


def test_a_recording_is_another_sound_and_its_removal_again_another(
    page: Client, bima: Actor, force: cast.TaskForce
) -> None:
    spoken_questions()
    before, machine = sound_news(bima), asked(page, [ILL]).json()["sounds"][ILL]
    supervisor = actor_at_desk(enrol("intan", "Intan", force.border.id, role="penyelia").id, force.border.id)
    words = shipped_short().questions["sakit"].words.id
    kept: UUID = keep_recording(sentence=Sentence(words, Tongue.INDONESIAN), raw=a_voice(), version=0, by=supervisor)
    own = asked(page, [ILL]).json()["sounds"][ILL]
    assert (own[1], own[:2]) == ("kantor", sound_news(bima)[ILL])
    assert own[0] != machine[0]
    assert own[2] != machine[2]
    again = keep_recording(sentence=Sentence(words, Tongue.INDONESIAN), raw=a_voice(high=880), version=1, by=supervisor)
    assert again == kept
    assert sound_news(bima)[ILL][0] not in {own[0], machine[0]}
    remove_recording(recording_id=kept, by=supervisor)
    assert sound_news(bima) == before


def test_where_there_is_no_voice_it_is_missing_and_nothing_else_breaks(page: Client) -> None:
    with patch.object(actions, "spoken", side_effect=NotMade):
        assert asked(page, [ILL]).json() == {"sounds": {}}


def test_only_what_is_asked_is_answered_and_only_to_who_asks(
    page: Client, bima: Actor, force: cast.TaskForce, member: Callable[[str], Actor], nobody: Client
) -> None:
    spoken_questions()
    many = list(sound_news(bima))[: AT_ONCE + 1]
    for wrong in (["id.pendek.terdengar"], ["en.pendek.sakit"], many, ILL, None, [[ILL]]):
        assert asked(page, wrong).status_code == 400, wrong
    assert asked(cast.sign_in(Client(), member("sari").id or uuid4()), [ILL]).status_code == 403
    assert asked(nobody, [ILL]).status_code == 302


def test_what_is_heard_is_what_stands_on_the_screen() -> None:
    table, lines = border_table(), lines_aloud("id")
    assert {first_code(each["code"]): each["ask"]["words"] for each in table["signs"]}.items() <= lines.items()
    assert {short_code(each["code"]): each["words"] for each in table["questions"]}.items() <= lines.items()
    assert told_words()["track_ask"] == lines["jalur"] == ASK_TRACK.id
    assert told_words()["track_ask_ms"] == lines_aloud("ms")["jalur"]
