"""The running application against the table: every address, GET and POST, by an officer of every role."""

import re
from collections.abc import Iterator
from unittest.mock import patch
from uuid import uuid4

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone
from pytest_django.plugin import DjangoDbBlocker

from naung.foundation.access.rules import shipped_roles
from naung.foundation.access.vocabulary import Category
from tests import cast
from tests.doors.world import Ids, address, patterns, taken_ids
from tests.matrix.table import DICTIONARY, NO, WITHOUT_PERMISSION, YES, doors, left, own_verdicts
from tests.matrix.world import (
    COLLEAGUES,
    DODI,
    OFFICERS,
    RECEIVERS,
    World,
    build,
    health_at,
    name_at,
    secrets,
    undone,
)

pytestmark = pytest.mark.django_db
REFUSED = {403, 404, 405}
ANSWERED = {200, 302, 405, 422}
ENDS_THE_VISIT = {"/keluar", "/layar/keluar", "/layar/tutup", "/akun/meja"}
CHANGING = re.compile(r'name="(?:once|csrfmiddlewaretoken)" value="[^"]*"|[0-9a-f]{8}-[0-9a-f-]{27}|\d\d\.\d\d')
TYPED = {"words": "x" * 30, "mark": "1", "outcome": "disetujui", "asked": "on", "sure": "on", "reason": "oversight"}


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """Built once for the module; each request of it is undone, and at the end the whole."""
    with django_db_blocker.unblock(), transaction.atomic():
        built = build()
        with patch.object(timezone, "now", return_value=timezone.now()):
            yield built
        transaction.set_rollback(True)


def tried() -> list[str]:
    """Every address, without those that end the visit of whoever opens them."""
    return [pattern for pattern, _view in patterns() if pattern not in ENDS_THE_VISIT]


def with_records() -> list[str]:
    """Addresses that carry the id of a record of casework; the log of a record answers with one's own desk's entries."""
    own = {"invitation", "membership", "session", "kept_id", "subject"}
    return [pattern for pattern in tried() if taken_ids(pattern) and not own & set(taken_ids(pattern))]


def ask(browser: Client, verb: str, where: str, data: dict[str, str] | None = None) -> tuple[int, str]:
    """What a browser gets, without what differs each time; nothing that it changed stays."""
    with undone(browser):
        answer = browser.get(where) if verb == "GET" else browser.post(where, data or {})
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]  # by its kind
        if answer.status_code == 302 and answer["Location"].startswith("/masuk") and browser.cookies:
            print("OUT", verb, where)
        return answer.status_code, CHANGING.sub("", body.decode("utf-8", "replace"))


def file_of(world: World, role: str) -> Ids:
    return world.files.get(OFFICERS[role].desk, {})


@pytest.mark.parametrize("role", sorted(OFFICERS))
def test_at_the_own_desk_each_address_answers_a_role_as_the_table_and_the_engine_say(world: World, role: str) -> None:
    """Three ways at once: the sentence, the permissions of the role, and what comes out of the door."""
    browser, ids, differences = world.browser(OFFICERS[role]), file_of(world, role), []
    for pattern in tried():
        verb, category = doors()[pattern]
        if verb in WITHOUT_PERMISSION:
            continue
        sentence = own_verdicts().get((role, verb, category)) or own_verdicts().get((role, verb, ""))
        holds = any(permission in shipped_roles()[role].permissions for permission in DICTIONARY[verb])
        for method in ("GET", "POST"):
            status, _page = ask(browser, method, address(pattern, ids))
            real = set(taken_ids(pattern)) <= set(ids)
            allowed = status in ANSWERED | {400, 409} or (status == 404 and not real)
            if sentence and sentence.verdict == YES and not allowed:
                differences.append(f"door {pattern} {method} {role}: {status}, expected yes ({sentence.id})")
            if sentence and sentence.verdict == NO and status not in REFUSED:
                differences.append(f"door {pattern} {method} {role}: {status}, expected no ({sentence.id})")
            if not sentence and not holds and status not in REFUSED:
                differences.append(f"door {pattern} {method} {role}: {status}, and the engine gives no {verb}")
            if status >= 500:
                differences.append(f"door {pattern} {method} {role}: {status}")
    assert left(differences) == []


@pytest.mark.parametrize("role", sorted(OFFICERS))
def test_another_desks_file_answers_like_nothing_in_every_list_and_detail(world: World, role: str) -> None:
    """GET and POST with the ids of another desk's file, and with ids of nothing: the same answer, and no word of it."""
    member = OFFICERS[role]
    browser, differences = world.browser(member), []
    theirs = world.files["social" if member.desk == "service" else "service"] | {"referral_id": uuid4()}
    if member.desk == "oversight":
        theirs = {name: each for name, each in theirs.items() if name != "complaint_id"}  # it came to them
    foreign = [word for word in secrets() if word not in (name_at(member.desk), health_at(member.desk))]
    for pattern in with_records():
        for ids in _two_files(theirs, pattern):
            for method in ("GET", "POST"):
                here = ask(browser, method, address(pattern, ids), TYPED)
                if here != ask(browser, method, address(pattern, {}), TYPED):
                    differences.append(f"door {pattern} {method} {role}: told from nothing")
                if any(word in here[1] for word in foreign):
                    differences.append(f"door {pattern} {method} {role}: a word of another desk's file")
    for pattern in set(tried()) - set(with_records()):
        if any(word in ask(browser, "GET", address(pattern, {}))[1] for word in foreign):
            differences.append(f"door {pattern} GET {role}: a word of another desk's file")
    for word in foreign[:2]:
        if re.search(r"/orang/[0-9a-f]", ask(browser, "POST", "/cari/", {"query": word})[1]):
            differences.append(f"door /cari/ POST {role}: found in another desk's file")
    assert left(differences) == []


def _two_files(ids: Ids, pattern: str) -> list[Ids]:
    """The file of everything, and for pages of a person or a case the one whose words stand nowhere else."""
    if set(taken_ids(pattern)) <= {"person_id", "case_id"}:
        return [ids, ids | {"person_id": ids["own_person"], "case_id": ids["own_case"]}]
    return [ids]


def test_who_is_named_in_a_file_finds_nothing_of_it_anywhere(world: World) -> None:
    browser, mine, differences = world.browser(DODI), world.files["service"], []
    alone = {"complaint_id", "consent_id", "referral_id", "leave_id", "glass_id", "report_id", "after"}
    ids = {name: each for name, each in mine.items() if name not in alone}
    for pattern in with_records():
        if not set(taken_ids(pattern)) & set(ids):
            continue
        for each in _two_files(ids, pattern):
            for method in ("GET", "POST"):
                here = ask(browser, method, address(pattern, each), TYPED)
                if here != ask(browser, method, address(pattern, {}), TYPED):
                    differences.append(f"door {pattern} {method} named: told from nothing")
    for pattern in set(tried()) - set(with_records()):
        page = ask(browser, "GET", address(pattern, {}))[1]
        if name_at("service") in page or health_at("service") in page:
            differences.append(f"door {pattern} GET named: a word of the file")
    assert left(differences) == []


def test_nobody_gets_past_the_door(world: World) -> None:
    browser, mine, differences = Client(), world.files["service"], []
    for pattern in tried():
        if doors()[pattern][0] == "open":
            continue
        for method in ("GET", "POST"):
            status, page = ask(browser, method, address(pattern, mine), TYPED)
            if status not in {302, 405} or page:
                differences.append(f"door {pattern} {method} nobody: {status}")
    assert left(differences) == []


@pytest.mark.parametrize("role", sorted(OFFICERS))
def test_no_page_of_the_own_file_shows_a_class_of_data_that_the_table_refuses(world: World, role: str) -> None:
    """The file is written by a colleague who may; the officer of this role opens every page of it."""
    member, said = OFFICERS[role], own_verdicts()
    ids = file_of(world, role)
    if not ids:
        return
    ids = ids | {"person_id": ids["own_person"], "case_id": ids["own_case"]}
    refused = {
        word
        for category, word in ((Category.C, name_at(member.desk)), (Category.D, health_at(member.desk)))
        if (sentence := said.get((role, "read", category.value))) and sentence.verdict != YES
        if not (category is Category.C and role == "pendamping")  # decided: engine K29
    }
    shown, browser = "", world.browser(member)
    for pattern in tried():
        page = ask(browser, "GET", address(pattern, ids))[1]
        shown += page
        assert not [word for word in refused if word in page], pattern
    for category, word in ((Category.C, name_at(member.desk)), (Category.D, health_at(member.desk))):
        sentence = said.get((role, "read", category.value))
        assert not (sentence and sentence.verdict == YES) or word in shown, (role, category)


def test_a_package_is_read_by_the_desk_that_it_was_sent_to_and_by_no_other(world: World) -> None:
    differences = []
    for desk, referral in world.referrals.items():
        for role, member in OFFICERS.items():
            status, page = ask(world.browser(member), "GET", f"/rujukan/{referral}/")
            mine = member.desk == desk or (member.desk == "service" and role in {"petugas_kasus", "penyelia"})
            if (status == 200) is not mine:
                differences.append(f"door /rujukan/<uuid:referral_id>/ GET {role}: {status} of a package to {desk}")
            if desk == "police" and member.desk == desk and "Luka lama" in page:
                differences.append(f"door /rujukan/<uuid:referral_id>/ GET {role}: a health note")
    assert left(differences) == []


@pytest.mark.parametrize("desk", RECEIVERS)
def test_who_receives_a_package_neither_opens_nor_writes_the_senders_file(world: World, desk: str) -> None:
    browser = world.browser(next(each for each in OFFICERS.values() if each.desk == desk))
    sender = world.files["service"]
    ids = {"case_id": sender["sent_case"], "person_id": sender["sent_person"]}
    for pattern in with_records():
        if set(taken_ids(pattern)) <= set(ids):
            for method in ("GET", "POST"):
                here = ask(browser, method, address(pattern, ids), TYPED)
                assert here == ask(browser, method, address(pattern, {}), TYPED), pattern
                assert "Andi Saputra" not in here[1], pattern


def test_every_role_has_an_officer_and_every_desk_that_handles_people_a_file(world: World) -> None:
    assert set(OFFICERS) == set(shipped_roles())
    assert set(world.files) == {"service", *COLLEAGUES}
    assert cast.SARI is OFFICERS["petugas_kasus"]
