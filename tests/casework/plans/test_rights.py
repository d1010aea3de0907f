"""Rights of a person: each row of the law, when she was told and in which language, and whether it was given."""

from datetime import timedelta

import pytest
from django.utils import timezone

from naung.casework.plans.actions import forget_erased, tell_rights, write_right
from naung.casework.plans.models import RightState, Telling, ToldRight
from naung.casework.plans.queries import RightsShown, rights_for
from naung.casework.plans.vocabulary import Fulfilment
from naung.foundation.access.vocabulary import Actor
from naung.foundation.errors import NotFound, NotPermitted, RuleBroken, StaleVersion
from naung.foundation.law.queries import shipped_law
from naung.foundation.people.actions import erase_person as erase_record
from tests.casework.plans.conftest import Served

pytestmark = pytest.mark.django_db


def rights(served: Served, by: Actor) -> RightsShown:
    return rights_for(served.person, on=timezone.localdate(), actor=by)


def test_every_right_in_force_is_listed_before_anyone_told_it(sari: Actor, served: Served) -> None:
    shown = rights(served, sari)
    assert {line.right.code for line in shown.lines} == set(shipped_law().rights)
    assert len(shown.untold) == len(shown.lines)
    assert {line.given for line in shown.lines} == {Fulfilment.NOT_YET}


def test_telling_keeps_when_in_which_language_and_by_whom(sari: Actor, served: Served) -> None:
    now = timezone.now()
    tell_rights(
        person_id=served.person,
        codes=["restitusi", "rahasia_identitas"],
        language="hak",
        told_at=now - timedelta(days=1),
        teller="Penyidik Polres, lewat penerjemah",
        with_leaflet=True,
        by=sari,
    )
    tell_rights(person_id=served.person, codes=["restitusi"], language="ind", told_at=now, by=sari)
    line = rights(served, sari).line("restitusi")
    assert line is not None
    newest, first = line.tellings
    assert (newest.language, newest.teller, newest.told_by) == ("ind", None, sari.id)
    assert (first.language, first.teller, first.with_leaflet) == ("hak", "Penyidik Polres, lewat penerjemah", True)
    assert "restitusi" not in rights(served, sari).untold
    assert "tidak_dipidana" in rights(served, sari).untold


def test_a_right_that_was_not_given_says_why_and_meets_a_faster_hand(sari: Actor, ratna: Actor, served: Served) -> None:
    with pytest.raises(RuleBroken, match="alasan"):
        write_right(person_id=served.person, code="pendamping", given="tidak_dipenuhi", why="", version=0, by=sari)
    write_right(
        person_id=served.person, code="pendamping", given="tidak_dipenuhi", why="Penyidik menolak.", version=0, by=sari
    )
    with pytest.raises(StaleVersion) as stale:
        write_right(person_id=served.person, code="pendamping", given="terpenuhi", why="", version=0, by=ratna)
    assert {d.field for d in stale.value.differences} == {"given", "why"}
    write_right(person_id=served.person, code="pendamping", given="terpenuhi", why="", version=1, by=ratna)
    line = rights(served, sari).line("pendamping")
    assert line is not None
    assert (line.version, line.given, line.why, line.written_by) == (2, Fulfilment.GIVEN, None, ratna.id)
    assert RightState.objects.count() == 1


def test_what_is_no_right_or_no_answer_is_refused(sari: Actor, served: Served) -> None:
    now = timezone.now()
    for codes, told_at in ((["mediasi"], now), ([], now), (["restitusi"], now + timedelta(hours=1))):
        with pytest.raises(RuleBroken):
            tell_rights(person_id=served.person, codes=codes, language="ind", told_at=told_at, by=sari)
    with pytest.raises(RuleBroken):
        write_right(person_id=served.person, code="mediasi", given="terpenuhi", why="", version=0, by=sari)
    with pytest.raises(RuleBroken):
        write_right(person_id=served.person, code="restitusi", given="mungkin", why="", version=0, by=sari)
    assert Telling.objects.count() == 0


def test_a_right_not_in_force_that_day_was_not_told_that_day(sari: Actor, served: Served) -> None:
    before = timezone.now().replace(year=2025, month=6, day=1)
    with pytest.raises(RuleBroken, match="daftar"):
        tell_rights(person_id=served.person, codes=["bantuan_hukum_kuhap"], language="ind", told_at=before, by=sari)
    tell_rights(person_id=served.person, codes=["restitusi"], language="ind", told_at=before, by=sari)


def test_others_see_and_write_nothing_of_it(sari: Actor, budi: Actor, hamdan: Actor, served: Served) -> None:
    for act in (
        lambda by: rights(served, by),
        lambda by: tell_rights(
            person_id=served.person, codes=["restitusi"], language="ind", told_at=timezone.now(), by=by
        ),
        lambda by: write_right(person_id=served.person, code="restitusi", given="terpenuhi", why="", version=0, by=by),
    ):
        with pytest.raises(NotFound):
            act(budi)
        with pytest.raises(NotPermitted):
            act(hamdan)


def test_an_erased_person_leaves_no_rights(sari: Actor, mega: Actor, served: Served) -> None:
    tell_rights(person_id=served.person, codes=["restitusi"], language="ind", told_at=timezone.now(), by=sari)
    write_right(person_id=served.person, code="restitusi", given="terpenuhi", why="", version=0, by=sari)
    erase_record(person_id=served.person, by=mega)
    assert forget_erased(by=mega) == 2
    assert Telling.objects.count() == ToldRight.objects.count() == RightState.objects.count() == 0
