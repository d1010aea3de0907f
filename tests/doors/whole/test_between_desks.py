"""One man between desks, on every database, committed at each step: only who may, only what they need, only while he agrees."""

import re

import pytest

from naung.casework.cases.models import Case
from naung.casework.referrals.vocabulary import State
from naung.foundation.audit.queries import verify
from tests.cast import TaskForce, load_regions
from tests.doors.whole.between import TYPED, Way, page

pytestmark = pytest.mark.django_db(transaction=True)
CONSENTED = "persetujuan orang ini"
BY_LAW = "dasar hukum: UU 27/2022 (PDP)"
FALLEN = "Tidak dibagikan lagi"


@pytest.fixture
def way(force: TaskForce) -> Way:
    """The way walked up to the withdrawal. The named officers had their accounts before."""
    load_regions()
    walked = Way(force)
    for username in ("doni", "gatot", "budi"):
        walked.as_(username)
    walked.walk()
    return walked


def test_each_desk_has_its_own_file_and_the_sender_sees_the_status_only(way: Way, force: TaskForce) -> None:
    mine = Case.objects.get(id=way.case)
    for name, desk in (("police", force.police), ("legal", force.legal)):
        own = Case.objects.get(owner=desk.id)
        assert own.matter == mine.matter
        assert own.number != mine.number
        assert way.row(name).state == State.ACCEPTED
        seen = page(way.as_("sari"), way.at(name))
        assert "Diterima" in seen
        assert TYPED["own_note"] not in seen
        for foreign in (str(own.id), own.number):
            assert foreign not in seen
            assert foreign not in page(way.as_("sari"), f"/kasus/{way.case}/")
        assert way.as_("sari").get(f"/kasus/{own.id}/").status_code == 404
    assert way.as_("jaya").get(f"/kasus/{way.case}/").status_code == 404
    assert not Case.objects.filter(owner=force.social.id).exists()
    waiting = page(way.as_("tio"), way.at("social"))
    assert TYPED["asked_social"] in waiting
    assert TYPED["name"] not in waiting
    assert TYPED["receipt"] in page(way.as_("sari"), way.at("lpsk"))
    assert way.row("lpsk").state == State.ACCEPTED
    assert verify().sound


def test_what_he_takes_back_closes_at_the_next_reading_and_what_stays_names_its_basis(way: Way) -> None:
    jaya = way.as_("jaya")
    before = page(jaya, way.at("police"))
    for part in (TYPED["name"], TYPED["passport"], TYPED["visum"], CONSENTED, BY_LAW):
        assert part in before, part
    assert TYPED["health"] not in before
    assert FALLEN not in before
    way.take_back()
    after = page(jaya, way.at("police"))
    assert TYPED["visum"] not in after
    assert FALLEN in after
    for part in (TYPED["name"], TYPED["passport"], BY_LAW):
        assert part in after, part
    lines = re.findall(r"<tr>.*?</tr>", after, re.DOTALL)
    assert all(BY_LAW in line for line in lines if TYPED["name"] in line or TYPED["passport"] in line)
    assert not any(CONSENTED in line for line in lines), "nothing that consent alone opened stands in the table"
    closed = after[after.index(FALLEN) :].partition("</ul>")[0]
    assert closed.count(f"({CONSENTED})") == closed.count("<li>") > 0
    assert TYPED["name"] in page(way.as_("lestari"), way.at("legal")), "another purpose of his stands"
    sender = page(way.as_("sari"), way.at("police"))
    assert BY_LAW in sender
    assert FALLEN in sender
    assert "UPTD PPA Singkawang" in page(jaya, "/persetujuan/")
    assert TYPED["name"] not in page(jaya, "/persetujuan/")
