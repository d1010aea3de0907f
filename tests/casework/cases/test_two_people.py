"""A closing is not approved between two accounts of which one person could have made both."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest
from django.test import override_settings

from naung.casework.cases.actions import decide_turn, open_case, propose_turn
from naung.casework.cases.queries import case_for
from naung.casework.cases.vocabulary import Danger, Outcome, Stage, Turn
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.accounts.actions import accept_invitation, reopen_account, withdraw_invitation
from naung.foundation.accounts.models import Invitation, Membership
from naung.foundation.accounts.rules import at_the_door
from naung.foundation.errors import NotPermitted, RuleBroken
from tests.cast import PASSWORD

pytestmark = pytest.mark.django_db


@pytest.fixture
def case_id(sari: Actor) -> UUID:
    return open_case(summary="Dijanjikan kerja, lalu dikurung.", danger=Danger.YES, by=sari)


@pytest.mark.parametrize(("maker", "opened"), [("ratna", "sari"), ("sari", "ratna")])
def test_who_made_the_link_of_the_other_account_does_not_approve_its_closing(
    officer: Callable[[str], Actor], case_id: UUID, maker: str, opened: str
) -> None:
    """She could have used the link herself and be two people; refusing and withdrawing stay open."""
    by, whose = officer(maker), officer(opened)
    sari, ratna = officer("sari"), officer("ratna")
    assert whose.id is not None
    turn = propose_turn(case_id=case_id, turn=Turn.CLOSE, reason="layanan_selesai", words="Selesai.", by=sari)
    place = Membership.objects.get(user_id=whose.id, until_at=None).id
    waits = reopen_account(membership=place, by=replace(by, permissions=by.permissions | {Permission.OFFICER_INVITE}))
    withdraw_invitation(invitation=Invitation.objects.get(user_id=whose.id, used_at=None).id, by=system_actor("setup"))
    with pytest.raises(RuleBroken):
        accept_invitation(token=waits, password=PASSWORD, by=at_the_door())
    again = reopen_account(membership=place, by=replace(by, permissions=by.permissions | {Permission.OFFICER_INVITE}))
    with override_settings(PASSWORD_HASHERS=["tests.cast.QuickHasher"]):
        accept_invitation(token=again, password=PASSWORD, by=at_the_door())
    with pytest.raises(NotPermitted, match="tautan"):
        decide_turn(turn_id=turn, outcome=Outcome.APPROVED, by=ratna)
    decide_turn(turn_id=turn, outcome=Outcome.REFUSED, by=ratna)
    assert case_for(case_id, actor=sari).stage == Stage.OPEN


def test_a_link_that_ended_unused_hinders_no_approval(sari: Actor, ratna: Actor, case_id: UUID) -> None:
    assert sari.id is not None
    turn = propose_turn(case_id=case_id, turn=Turn.CLOSE, reason="layanan_selesai", words="Selesai.", by=sari)
    reopen_account(membership=Membership.objects.get(user_id=sari.id, until_at=None).id, by=ratna)
    withdraw_invitation(invitation=Invitation.objects.get(user_id=sari.id, used_at=None).id, by=ratna)
    decide_turn(turn_id=turn, outcome=Outcome.APPROVED, by=ratna)
    assert case_for(case_id, actor=sari).stage == Stage.CLOSED


def test_a_supervisor_decides_on_what_the_officer_proposes_whom_she_invited(
    officer: Callable[[str], Actor], sari: Actor, ratna: Actor, case_id: UUID
) -> None:
    Invitation.objects.filter(user_id=sari.id).update(invited_by=ratna.id)
    turn = propose_turn(case_id=case_id, turn=Turn.CLOSE, reason="layanan_selesai", words="Selesai.", by=sari)
    decide_turn(turn_id=turn, outcome=Outcome.APPROVED, by=ratna)
    assert case_for(case_id, actor=sari).stage == Stage.CLOSED
