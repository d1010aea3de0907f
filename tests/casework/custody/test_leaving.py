"""An officer leaves: what was opened for her by name is handed to nobody and ends."""

from collections.abc import Callable
from uuid import UUID

import pytest

from naung.casework.custody.actions import (
    ask_identity,
    break_glass,
    decide_request,
    end_what_is_over,
    open_identity,
    review_glass,
)
from naung.casework.custody.models import Glass, IdentityRequest
from naung.casework.custody.queries import glasses_to_review, requests_waiting
from naung.casework.custody.rules import ASKER_LEFT
from naung.casework.custody.vocabulary import Outcome
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.accounts.actions import end_membership
from naung.foundation.accounts.models import Membership
from naung.foundation.errors import RuleBroken
from tests.casework.custody.conftest import PHONE

pytestmark = pytest.mark.django_db
TICK = system_actor("tick")


def ask(report: UUID, by: Actor) -> UUID:
    return ask_identity(
        kind="pelapor", record_id=report, fields=("pelapor_nama",), hours=8, reason="Ia akan berangkat.", by=by
    )


def leaves(who: Actor, by: Actor) -> None:
    end_membership(membership=Membership.objects.get(user_id=who.id, until_at=None).id, by=by)


def test_what_she_asked_lapses_and_what_she_was_given_ends(
    report: UUID, sari: Actor, ratna: Actor, mega: Actor
) -> None:
    waits, runs = ask(report, sari), ask(report, sari)
    others = ask(report, ratna)
    decide_request(request_id=runs, granted=True, hours=8, answer="", by=mega)
    assert end_what_is_over(by=TICK) == 0
    leaves(sari, ratna)
    with pytest.raises(RuleBroken, match=ASKER_LEFT):
        decide_request(request_id=waits, granted=True, hours=8, answer="", by=mega)
    assert end_what_is_over(by=TICK) == 2
    assert end_what_is_over(by=TICK) == 0
    assert IdentityRequest.objects.get(id=waits).outcome == Outcome.LAPSED
    with pytest.raises(RuleBroken):
        open_identity(request_id=runs, by=sari)
    assert [line.id for line in requests_waiting(actor=mega)] == [others]


def test_a_glass_she_broke_closes_and_still_waits_for_its_review(
    wulan: UUID, budi: Actor, ratna: Actor, officer: Callable[[str], Actor]
) -> None:
    glass = break_glass(way="telepon", number=PHONE, danger="Ia akan dibunuh malam ini.", by=budi)
    end_membership(membership=Membership.objects.get(user_id=budi.id).id, by=system_actor("setup"))
    assert end_what_is_over(by=TICK) == 1
    assert Glass.objects.get(id=glass).ended_at is not None
    assert [each.id for each in glasses_to_review(actor=ratna)] == [glass]
    review_glass(glass_id=glass, verdict="tepat", words="Ada pesan ancaman.", by=ratna)
