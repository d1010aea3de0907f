"""A broken glass is told at once by an empty letter to the custodians and to her desk, never to who broke it or is named."""

from collections.abc import Callable
from email.message import EmailMessage

import pytest
from django.utils import timezone

from naung.doors.schedule import notices
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.errors import RuleBroken
from naung.foundation.messaging.actions import keep_address, send_notices
from naung.foundation.messaging.models import Notice
from naung.foundation.messaging.vocabulary import NoticeKind
from naung.foundation.people.actions import add_name
from naung.foundation.people.vocabulary import NameKind
from tests.casework.custody.conftest import PHONE, someone
from tests.casework.custody.test_glasses import TONO, smash
from tests.cast import House, Member, actor, join

pytestmark = pytest.mark.django_db
Called = Callable[[str], Actor]
BOSS = Member("tuti", "Tuti", "other", "kustodian")


def wants_news(*officers: Actor) -> None:
    for who in officers:
        keep_address(address="petugas@kantor.test", by=who)


def told() -> set[object]:
    notices.queue_from_log(timezone.now())
    assert set(Notice.objects.values_list("kind", flat=True)) <= {NoticeKind.EMERGENCY.value}
    return set(Notice.objects.values_list("officer", flat=True))


def test_her_desk_both_custodians_and_the_reviewers_are_told_once(house: House, budi: Actor, officer: Called) -> None:
    sari, ratna, mega = officer("sari"), officer("ratna"), officer("mega")
    join(TONO, house)
    join(BOSS, house)
    tono, tuti = actor(TONO, house), actor(BOSS, house)
    wants_news(sari, ratna, mega, budi, tono, tuti, officer("hamdan"), officer("yusuf"))
    someone(sari)
    smash(budi)
    assert told() == {sari.id, ratna.id, mega.id, tono.id, tuti.id}
    assert notices.queue_from_log(timezone.now()) == 0


def test_a_search_that_found_nobody_is_told_to_nobody(budi: Actor, sari: Actor) -> None:
    wants_news(sari, budi)
    with pytest.raises(RuleBroken):
        smash(budi)
    assert told() == set()


def test_who_is_named_in_her_file_is_not_told(budi: Actor, sari: Actor, ratna: Actor) -> None:
    wants_news(sari, ratna)
    person = someone(ratna)
    add_name(person_id=person, kind=NameKind.ALIAS, text="Sari", by=ratna)
    smash(budi)
    assert told() == {ratna.id}


def test_the_letter_holds_nothing_of_it(budi: Actor, sari: Actor) -> None:
    wants_news(sari)
    someone(sari)
    smash(budi)
    notices.queue_from_log(timezone.now())
    posted: list[EmailMessage] = []
    by = system_actor("tick")
    assert send_notices(office=notices.post_office(), now=timezone.now(), post=posted.append, by=by) == 1
    (mail,) = posted
    text = mail.as_string()
    for word in ("Wulan", PHONE, "darurat", "bahaya", "Budi", "rujukan"):
        assert word.casefold() not in text.casefold()
