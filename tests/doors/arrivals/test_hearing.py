"""The short screening for who does not read: each question is heard in Indonesian and Malay, by a machine or by the office."""

import re
from collections.abc import Callable
from typing import Any
from unittest.mock import patch
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse

from naung.casework.arrivals.rules.tables import shipped_short
from naung.doors.desk.speech.sources import ASKED, ASKED_IN, SOURCES, fixed_sentences
from naung.foundation.access.vocabulary import Actor
from naung.foundation.accounts.queries import actor_at_desk
from naung.foundation.speech import actions
from naung.foundation.speech.actions import keep_recording
from naung.foundation.speech.models import Spoken
from naung.foundation.speech.rules import LONGEST_SENTENCE, key_of
from naung.foundation.speech.vocabulary import Sentence, Tongue
from naung.methods.speech import NotMade, spoken
from tests import cast
from tests.casework.arrivals.told import arrival, first
from tests.doors.account.signing import enrol
from tests.doors.account.signing import signed_in as browser_of
from tests.doors.heard import spoken_questions
from tests.foundation.speech.given import a_voice

pytestmark = pytest.mark.django_db
Called = Callable[[str], Actor]
PLAYER = re.compile(r'<audio controls preload="none" src="([^"]+)"')


def address(batch: UUID, bima: Actor) -> str:
    """The short screening of somebody who shows a sign."""
    first(arrival(batch, 4), "perkara", by=bima)
    return reverse("arrivals:short", args=(arrival(batch, 4),))


def sound(question: str = "sakit", tongue: str = "id") -> str:
    return reverse("arrivals:sound", args=(question, tongue))


def heard(page: Client, where: str) -> dict[str, Any]:
    """Players by their address, with what each answers."""
    return {each: page.get(each) for each in PLAYER.findall(page.get(where).content.decode())}


def test_each_question_that_is_asked_is_heard_in_two_languages_and_made_once(
    page: Client, batch: UUID, bima: Actor
) -> None:
    where = address(batch, bima)
    with patch.object(actions, "spoken", wraps=spoken) as child:
        shown = page.get(where).content.decode()
        assert child.call_count == len(ASKED_IN)
        players = heard(page, where)
        assert child.call_count == len(ASKED_IN)
    asked = re.findall(r'name="(\w+)" value="ya"', shown)
    codes = [code for code in shipped_short().questions if code in asked]
    assert codes == ["bahasa", "sakit"]  # where others may hear, only what is safe
    assert list(players) == [sound(code, tongue) for code in codes for tongue in ASKED_IN]
    assert {answer["Content-Type"] for answer in players.values()} == {"audio/mpeg"}
    assert len({answer.content for answer in players.values()}) == len(players)
    assert shown.count("suara mesin") >= len(players)
    assert Spoken.objects.count() == len(players)
    page.post(where, {"terdengar": "tidak", "jalur": "laut", "version": "0", "then": "berikut"})
    assert set(players) < set(heard(page, where))  # nobody hears: more is asked, and can be heard


def test_where_no_voice_can_be_made_it_says_so_and_is_asked_by_a_person(page: Client, batch: UUID, bima: Actor) -> None:
    where = address(batch, bima)
    with patch.object(actions, "spoken", side_effect=NotMade):
        shown = page.get(where).content.decode()
    assert "Suara mesin belum dapat dibuat di sini" in shown
    assert "Apakah Anda sakit, terluka, atau hamil?" in shown
    assert PLAYER.findall(shown) == []
    assert page.get(sound()).status_code == 404


def test_the_desks_own_voice_says_a_question_after_it_was_recorded(
    page: Client, batch: UUID, bima: Actor, force: cast.TaskForce
) -> None:
    where, question = address(batch, bima), shipped_short().questions["sakit"]
    machine = heard(page, where)[sound("sakit", "ms")].content
    supervisor = enrol("intan", "Intan", force.border.id, role="penyelia")
    desk = browser_of("intan")
    assert reverse("speech:list", args=(ASKED, "id")) in desk.get(where).content.decode()
    assert question.words.ms in desk.get(reverse("speech:list", args=(ASKED, "ms"))).content.decode()
    key = key_of(Sentence(question.words.ms, Tongue.MALAY))
    record = reverse("speech:record", args=(ASKED, "ms", key))
    assert desk.get(record).status_code == 200
    keep_recording(
        sentence=Sentence(question.words.ms, Tongue.MALAY),
        raw=a_voice(),
        version=0,
        by=actor_at_desk(supervisor.id, force.border.id),
    )
    shown = page.get(where).content.decode()
    assert "suara kantor" in shown
    assert reverse("speech:list", args=(ASKED, "id")) not in shown  # who asks does not record
    own = page.get(sound("sakit", "ms")).content
    assert own != machine
    assert desk.get(reverse("speech:sound", args=(ASKED, "ms", key))).content == own


def test_nothing_is_heard_that_is_no_question_or_by_who_asks_nobody(
    page: Client, member: Called, nobody: Client
) -> None:
    spoken_questions()
    assert page.get(sound()).status_code == 200
    for wrong in (sound("lain"), sound("sakit", "en"), sound("terdengar")):
        assert page.get(wrong).status_code == 404
    assert cast.sign_in(Client(), member("sari").id or uuid4()).get(sound()).status_code == 403
    assert nobody.get(sound()).status_code == 302
    whole = reverse("speech:whole", args=("bacaan", "id"))
    assert page.get(whole).status_code == 403  # what is read to a survivor is not his


def test_every_question_is_one_that_a_machine_or_a_person_can_say() -> None:
    for tongue in ASKED_IN:
        sentences = fixed_sentences(SOURCES[ASKED], tongue)
        assert len(sentences) >= len(shipped_short().questions)
        assert all(0 < len(each.text) <= LONGEST_SENTENCE for each in sentences)
