"""Every address of the house, tried by those who have no business there, with the ids of real records."""

import re
from collections.abc import Callable
from unittest.mock import patch
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone

from naung.foundation.access.vocabulary import Actor
from naung.foundation.accounts.actions import end_membership
from naung.foundation.accounts.models import Membership, User
from naung.foundation.audit.models import Entry
from naung.foundation.people.vocabulary import PeopleEvent
from tests.cast import House, Member, join, sign_in
from tests.doors.world import Ids, address, between, everything, patterns, taken_ids

pytestmark = pytest.mark.django_db
CHANGING = re.compile(r'name="(?:once|csrfmiddlewaretoken)" value="[^"]*"|[0-9a-f]{8}-[0-9a-f-]{27}|\d\d\.\d\d')
SECRETS = ("Wulan", "Ulandari", "X1234567", "3456 7001", "0812-0000-1111", "puskesmas", "Siti Rohana", "TK-6172-0412")
# Requests and emergencies are the custodian's own work: she reads why, and ends what runs; she opens no record.
OWN_WORK = {"mega": ("/kustodian/", ("custody.read", "custody.glass_read"))}
TONO = Member("tono", "Tono", "other", "penyelia")


@pytest.fixture
def world(sari: Actor) -> Ids:
    return between(everything(sari), sari)


def about_records() -> list[str]:
    """Addresses that carry the id of a record of casework."""
    known = {"invitation", "membership", "session", "kept_id"}
    return [p for p, _ in patterns() if taken_ids(p) and not known & set(taken_ids(p))]


def shown(answer: object) -> tuple[int, str]:
    """What a browser gets, without what differs each time."""
    # An export that opens (a workbook, a PDF) is no text: its bytes that are no letters do not matter here.
    body = CHANGING.sub("", answer.content.decode(errors="replace"))  # type: ignore[attr-defined]  # the test client's answer
    return answer.status_code, body  # type: ignore[attr-defined]  # as above


def both(browser: Client, where: str) -> list[tuple[int, str]]:
    data = {"words": "x" * 30, "mark": "1", "outcome": "disetujui", "asked": "on", "sure": "on", "reason": "oversight"}
    return [shown(browser.get(where)), shown(browser.post(where, data))]


def at_one_moment(browser: Client, one: str, other: str) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    """What a browser gets at two addresses at the same moment: each page carries the day, and a night may fall between."""
    with patch.object(timezone, "now", return_value=timezone.now()):
        return both(browser, one), both(browser, other)


def test_what_another_desk_has_answers_like_what_does_not_exist(world: Ids, house: House, sari: Actor) -> None:
    """Tono may do at his desk all that a supervisor may; status and page are the same for a real id and an invented one."""
    browser = sign_in(Client(), join(TONO, house))
    tried = 0
    for pattern in about_records():
        if pattern.startswith("/catatan-akses/"):
            continue  # the log of a record shows his own desk's entries, of which there are none: tried below
        here, invented = at_one_moment(browser, address(pattern, world), address(pattern, {}))
        assert here == invented, pattern
        assert {status for status, _ in here} <= {200, 403, 404, 405}, pattern
        assert not any(secret in page for _, page in here for secret in SECRETS), pattern
        tried += 1
    assert tried > 40
    assert "Wulan" not in browser.get(f"/catatan-akses/{world['person_id']}/").content.decode()
    assert not Entry.objects.filter(desk=house.other.id, event=PeopleEvent.OPENED.value).exists()


@pytest.mark.parametrize("username", ["hamdan", "mega"])
def test_a_role_without_the_work_sees_nobody(
    world: Ids, client_for: Callable[[str], Client], username: str, officer: Callable[[str], Actor]
) -> None:
    browser, hers = client_for(username), OWN_WORK.get(username)
    for pattern in about_records():
        if pattern.startswith("/kasus/hapus-orang/"):
            continue  # the custodian's own page, which opens nothing
        allowed = {403, 404, 405, 200} | ({302} if hers and pattern.startswith(hers[0]) else set())
        for status, page in both(browser, address(pattern, world)):
            assert status in allowed, pattern
            assert not any(secret in page for secret in SECRETS), pattern
    opened = Entry.objects.filter(actor=officer(username).id, count__gt=0).exclude(event__startswith="accounts.")
    assert set(opened.values_list("event", flat=True)) <= set(hers[1] if hers else ())


def test_nobody_is_led_to_the_door_from_everywhere(world: Ids, nobody: Client) -> None:
    for pattern in about_records():
        for status, page in both(nobody, address(pattern, world)):
            assert status in {302, 405}, pattern
            assert page == ""


@pytest.mark.parametrize("way", ["closed", "sent_away"])
def test_who_is_no_officer_any_more_opens_nothing_with_a_session_that_lived(
    world: Ids, ratna: Actor, sari: Actor, client_for: Callable[[str], Client], way: str
) -> None:
    browser = client_for("sari")
    assert sari.id is not None
    assert browser.get(f"/orang/{world['person_id']}/").status_code == 200
    if way == "closed":
        User.objects.filter(id=sari.id).update(is_active=False)
    else:
        end_membership(membership=Membership.objects.get(user_id=sari.id).id, by=ratna)
    before = timezone.now()
    for pattern in about_records():
        for status, page in both(browser, address(pattern, world)):
            assert status in {302, 405}, pattern
            assert page == ""
    assert not Entry.objects.filter(actor=sari.id, at__gt=before, count__gt=0).exists()


def test_no_address_takes_an_id_of_another_kind(world: Ids, client_for: Callable[[str], Client]) -> None:
    """Ids of other kinds of records tried at every address of Sari's own desk: found or not found, never broken."""
    browser = client_for("sari")
    ids: set[UUID] = {each for each in world.values() if isinstance(each, UUID)}
    one = [pattern for pattern in about_records() if len(taken_ids(pattern)) == 1]
    for number, pattern in enumerate(one):
        for each in [sorted(ids)[(number + step) % len(ids)] for step in range(4)]:
            status, page = shown(browser.get(address(pattern, dict.fromkeys(taken_ids(pattern), each))))
            assert status in {200, 302, 403, 404, 405}, (pattern, status, page[:300])
