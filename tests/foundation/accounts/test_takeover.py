"""Nobody comes to a desk through another desk's link, through one left over, or through a place that was ended."""

from collections.abc import Callable
from uuid import UUID

import pytest
from django.test import override_settings
from django.utils import timezone

from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.accounts.actions import (
    accept_invitation,
    close_every_door,
    end_membership,
    invite_officer,
    open_session,
    reopen_account,
)
from naung.foundation.accounts.models import Membership, SignedInSession, User
from naung.foundation.accounts.queries import standing_of
from naung.foundation.accounts.rules import at_the_door, herself
from naung.foundation.accounts.vocabulary import Whence
from naung.foundation.errors import NotPermitted, RuleBroken
from tests.cast import PASSWORD, House

pytestmark = pytest.mark.django_db
Officers = Callable[[str], Actor]
STOLEN = "tujuh payung merah basah"


def place_of(officer: Actor, desk: UUID) -> UUID:
    return Membership.objects.get(user_id=officer.id, desk_id=desk, until_at=None).id


def also_at(officer: Actor, desk: UUID, role: str) -> None:
    """A second place of one officer, as the operator gives it."""
    Membership.objects.create(user_id=officer.id, desk_id=desk, role=role, since_at=timezone.now())


@override_settings(PASSWORD_HASHERS=["tests.cast.QuickHasher"])
def test_a_supervisor_does_not_reach_the_overseer_by_opening_an_account_again(
    ratna: Actor, sari: Actor, house: House
) -> None:
    """Sari also serves at the oversight desk: Ratna's new link would give Ratna that desk too."""
    also_at(sari, house.oversight.id, "pengawas")
    with pytest.raises(RuleBroken):
        reopen_account(membership=place_of(sari, house.service.id), by=ratna)
    token = reopen_account(membership=place_of(sari, house.service.id), by=system_actor("setup"))
    assert accept_invitation(token=token, password=PASSWORD, by=at_the_door()) == sari.id


@override_settings(PASSWORD_HASHERS=["tests.cast.QuickHasher"])
def test_a_link_that_waited_does_not_take_over_an_account_that_has_a_desk_of_its_own_since(
    ratna: Actor, budi: Actor, house: House
) -> None:
    """Two desks invite a closed account; the one that came second does not get the first one's desk."""
    closed = invite_officer(
        username="joko", display_name="Joko", desk=house.service.id, role="petugas_kasus", by=system_actor("setup")
    )
    joko = accept_invitation(token=closed, password=PASSWORD, by=at_the_door())
    end_membership(membership=Membership.objects.get(user_id=joko).id, by=ratna)
    here = invite_officer(username="joko", display_name="Joko", desk=house.service.id, role="petugas_kasus", by=ratna)
    supervisor = actor_of_other_desk(house)
    there = invite_officer(
        username="joko", display_name="Joko", desk=house.other.id, role="petugas_kasus", by=supervisor
    )
    accept_invitation(token=here, password=PASSWORD, by=at_the_door())
    with pytest.raises(RuleBroken):
        accept_invitation(token=there, password=STOLEN, by=at_the_door())
    assert User.objects.get(id=joko).check_password(PASSWORD)


def actor_of_other_desk(house: House) -> Actor:
    """A supervisor of the desk that has nothing to do with Sari's."""
    from tests.cast import Member, actor, join

    tono = Member("tono", "Tono", "other", "penyelia")
    join(tono, house)
    return actor(tono, house)


@override_settings(PASSWORD_HASHERS=["tests.cast.QuickHasher"])
def test_who_was_sent_away_does_not_come_back_with_an_older_link(ratna: Actor, sari: Actor, house: House) -> None:
    token = reopen_account(membership=place_of(sari, house.service.id), by=ratna)
    also_at(sari, house.other.id, "petugas_kasus")
    end_membership(membership=place_of(sari, house.service.id), by=ratna)
    with pytest.raises(RuleBroken):
        accept_invitation(token=token, password=PASSWORD, by=at_the_door())
    assert not Membership.objects.filter(user_id=sari.id, desk=house.service, until_at=None).exists()


def test_a_session_at_a_place_that_was_ended_has_no_desk(ratna: Actor, sari: Actor, house: House) -> None:
    """Also where the place ended in the moment in which it was chosen, so that no session stood there to be ended."""
    assert sari.id is not None
    opened = open_session(user=sari.id, whence=Whence("127.0.0.1", "pytest"), by=herself(sari.id, ""))
    Membership.objects.filter(user_id=sari.id).update(until_at=timezone.now())
    standing, _ = standing_of(str(opened.session), sari.id, timezone.now())
    assert standing is not None
    assert standing.desk is None
    assert standing.role == ""


def test_after_a_restore_no_session_and_no_link_of_before_works(ratna: Actor, sari: Actor, house: House) -> None:
    assert sari.id is not None
    opened = open_session(user=sari.id, whence=Whence("127.0.0.1", "pytest"), by=herself(sari.id, ""))
    token = reopen_account(membership=place_of(sari, house.service.id), by=ratna)
    with pytest.raises(NotPermitted):
        close_every_door(by=ratna)
    assert close_every_door(by=system_actor("restore")) == 1
    assert SignedInSession.objects.get(id=opened.session).ended_at is not None
    with pytest.raises(RuleBroken):
        accept_invitation(token=token, password=PASSWORD, by=at_the_door())
