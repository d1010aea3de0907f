"""Who has no business in the man's file tries every address of it: a stranger, and the officers whom he names."""

from collections.abc import Iterator
from datetime import timedelta
from unittest.mock import patch
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from naung.casework.cases.models import Case, CasePerson
from naung.casework.consent.models import Consent
from naung.casework.consent.vocabulary import Kind
from naung.casework.referrals.actions import run_clocks
from naung.doors.schedule.notices import queue_from_log
from naung.foundation.access.rules import system_actor
from naung.foundation.messaging.actions import keep_address
from naung.foundation.messaging.models import Notice
from naung.foundation.people.models import ContactWay, Document, PersonName
from naung.foundation.recusal.models import ShutOut
from tests.cast import TaskForce, actor, load_regions
from tests.doors.test_intruders import both
from tests.doors.whole.between import TYPED, WHO, Way, text
from tests.doors.world import Ids, address, patterns, taken_ids

pytestmark = pytest.mark.django_db(transaction=True)
ACCOUNTS = {"invitation", "membership", "session", "kept_id"}
# What was typed, without the names that the officers bear themselves: those stand on their own account pages.
SECRETS = [word for key, word in TYPED.items() if key not in {"suspect", "official"}]


@pytest.fixture
def way(force: TaskForce) -> Way:
    """The way walked up to the withdrawal. The named officers had their accounts before."""
    load_regions()
    walked = Way(force)
    for username in ("doni", "gatot", "budi"):
        walked.as_(username)
    walked.walk()
    return walked


def world(way: Way) -> Iterator[Ids]:
    """The ids of the whole file: once all of Sari's, then each referral and each other desk's file alone."""
    parts, man = CasePerson.objects.filter(case=way.case), way.person
    yield {
        "case_id": way.case,
        "person_id": man,
        "part_id": parts.get(person=man).id,
        "consent_id": way.consent["legal"],
        "closing_id": Consent.objects.get(kind=Kind.WITHDRAWN).id,
        "basis_id": way.basis,
        "referral_id": way.sent["police"],
        "name_id": PersonName.objects.filter(person=man).latest("made_at").id,
        "document_id": Document.objects.filter(person=man).latest("made_at").id,
        "contact_id": ContactWay.objects.get(person=man).id,
        "shut_out_id": ShutOut.objects.earliest("id").id,
        "subject": man,
    }
    for name in ("legal", "social", "lpsk"):
        yield {"referral_id": way.sent[name]}
    for case in Case.objects.exclude(id=way.case):
        yield {"case_id": case.id, "person_id": CasePerson.objects.get(case=case).person_id}
    for part in parts.exclude(person=man):
        yield {"person_id": part.person_id, "part_id": part.id, "case_id": way.case}


def try_every_address(browser: Client, way: Way) -> int:
    """Each address with ids of the file answers like one with ids of nothing; how many were tried.

    All at one moment, so that what an address answers to nothing is asked once, whichever file it is compared with.
    """
    tried, nothing = 0, {}
    with patch.object(timezone, "now", return_value=timezone.now()):
        for ids in world(way):
            for pattern, _view in patterns():
                taken = set(taken_ids(pattern))
                if not taken & set(ids) or ACCOUNTS & taken:
                    continue
                here = both(browser, address(pattern, ids))
                invented = nothing.get(pattern) or nothing.setdefault(pattern, both(browser, address(pattern, {})))
                assert here == invented, (pattern, here, invented)
                assert not any(word in shown for _, shown in here for word in SECRETS), pattern
                tried += 1
    return tried


@pytest.mark.parametrize("username", ["budi", "doni", "gatot"])
def test_a_stranger_and_the_officers_whom_he_names_find_nothing(way: Way, username: str) -> None:
    """Budi, of another desk; Doni, of Sari's desk, and Gatot, of Jaya's, who are named in the file."""
    way.take_back()
    browser, states = way.as_(username), {name: way.row(name).state for name in way.sent}
    assert try_every_address(browser, way) > 60
    numbers = [way.row(name).number for name in way.sent] + list(Case.objects.values_list("number", flat=True))
    for typed in (TYPED["name"], TYPED["passport"], TYPED["nik"], TYPED["phone"], *numbers):
        found = text(browser.post("/cari/", {"query": typed}))
        assert str(way.case) not in found
        assert str(way.person) not in found
    for pattern, _view in patterns():
        if "<" not in pattern and "keluar" not in pattern:
            answer = browser.get(pattern)
            shown = text(answer) if "text/html" in answer.headers.get("Content-Type", "") else ""
            assert not any(word in shown for word in [*SECRETS, *numbers]), pattern
            assert not any(str(each) in shown for each in (way.case, way.person, *way.sent.values())), pattern
    assert {name: way.row(name).state for name in way.sent} == states
    assert browser.get(f"/rujukan/{uuid4()}/").status_code == 404


def test_no_letter_says_to_whom_he_names_that_something_waits(force: TaskForce) -> None:
    """Every occasion of the way, and every clock that runs out after it, is told to their colleagues only."""
    load_regions()
    way, tick = Way(force), system_actor("tick")
    for username in ("doni", "gatot", "sari", "jaya"):
        way.as_(username)
        keep_address(address=f"{username}@kantor.test", by=actor(WHO[username], force))
    way.walk()
    run_clocks(now=timezone.now() + timedelta(days=60), by=tick)
    queue_from_log(timezone.now())
    told = set(Notice.objects.values_list("officer", flat=True))
    assert told == {actor(WHO[username], force).id for username in ("sari", "jaya")}
