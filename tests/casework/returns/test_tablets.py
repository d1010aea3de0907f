"""A code that a tablet signed without signal: believed where its key was made known, and where it still stands."""

from uuid import UUID

import pytest
from django.utils import timezone

from naung.casework.returns.actions import change_leg, enrol_tablet_key, enter_receipt, sign_hand_over
from naung.casework.returns.models import Delivery, Leg, TabletKey
from naung.casework.returns.queries import deliveries_to_look_at, journey_for
from naung.casework.returns.queries.signers import signers_at
from naung.casework.returns.rules import codes
from naung.casework.returns.vocabulary import LegState, ReturnEvent, Verdict
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.accounts.actions import end_membership
from naung.foundation.accounts.queries.officers import membership_of
from naung.foundation.audit.models import Entry
from naung.foundation.courier.actions import revoke_device
from naung.foundation.errors import NotFound, NotPermitted, RuleBroken
from naung.foundation.identifiers import new_id
from naung.foundation.vault.rules.marking import new_signing_key, signature_of
from tests.casework.returns.conftest import Home, a_leg, coded, in_hours, told
from tests.casework.returns.tablet import Tablet, minutes

pytestmark = pytest.mark.django_db
RECEIVES = Permission.RETURN_RECEIVE


def entered(code: str, by: Actor, words: str = "Sampai.") -> Verdict:
    said = {"condition": "baik", "words": words, "belongings": "Satu tas", "differs": False}
    return enter_receipt(code=code, at=timezone.now(), **said, by=by).verdict


def row(leg: UUID) -> Leg:
    return Leg.objects.get(id=leg)


def test_a_code_by_a_tablet_of_the_giving_desk_is_a_receipt_once(sari: Actor, budi: Actor, home: Home) -> None:
    leg, tablet = a_leg(home, sari, budi.desk), Tablet(sari)
    code = tablet.code(leg, None)
    assert entered(code, budi) is Verdict.ACCEPTED
    assert (row(leg).state, row(leg).code, row(leg).words_to_come) == (LegState.RECEIVED, code, True)
    assert (row(leg).signed_by, row(leg).handed_by) == (sari.id, sari.id)
    assert entered(code, budi, "Sekali lagi.") is Verdict.SAME
    shown = journey_for(home.case, home.person, actor=sari).legs[0]
    assert (shown.arrived_words, shown.arrived_belongings, shown.by_tablet) == ("Sampai.", "Satu tas", True)


def test_a_tablet_that_nobody_made_known_or_of_another_desk_signs_nothing(sari: Actor, budi: Actor, home: Home) -> None:
    leg = a_leg(home, sari, budi.desk)
    for tablet in (Tablet(sari, enrol=False), Tablet(budi)):
        assert entered(tablet.code(leg, None), budi) is Verdict.ALTERED
    assert row(leg).state == LegState.PLANNED
    assert Delivery.objects.filter(leg=None).count() == 2


def test_at_another_desk_and_after_the_receiver_changed_it_is_refused_and_kept(
    sari: Actor, budi: Actor, home: Home
) -> None:
    leg, tablet = a_leg(home, sari, budi.desk), Tablet(sari)
    code = tablet.code(leg, None)
    assert entered(code, sari) is Verdict.WRONG_DESK
    change_leg(leg_id=leg, told=told(sari.desk, sari.desk), version=row(leg).version, by=sari)
    assert entered(code, budi) is Verdict.WRONG_DESK
    assert entered(code, sari) is Verdict.OLD
    assert {line.verdict for line in deliveries_to_look_at(actor=sari)} == {Verdict.WRONG_DESK, Verdict.OLD}
    assert entered(tablet.code(leg, None), sari) is Verdict.ACCEPTED


def test_a_revoked_tablet_and_one_whose_officer_left_are_looked_at_by_a_person(
    sari: Actor, ratna: Actor, budi: Actor, home: Home
) -> None:
    leg, tablet, other = a_leg(home, sari, budi.desk), Tablet(ratna), Tablet(sari)
    code, hers = tablet.code(leg, None), other.code(leg, None)
    revoke_device(device=tablet.id, permission=RECEIVES, by=ratna)
    assert entered(code, budi) is Verdict.REVOKED
    end_membership(membership=membership_of("sari"), by=ratna)
    assert entered(hers, budi) is Verdict.REVOKED
    assert row(leg).state == LegState.PLANNED
    assert [line.verdict for line in deliveries_to_look_at(actor=ratna)] == [Verdict.REVOKED] * 2


def test_the_code_that_was_made_last_stands(sari: Actor, budi: Actor, home: Home) -> None:
    leg, tablet = a_leg(home, sari, budi.desk), Tablet(sari)
    early = tablet.code(leg, None, at=timezone.now() - minutes(90))
    desk_s = coded(leg, sari).code
    assert entered(early, budi) is Verdict.OLD
    late = tablet.code(leg, None, at=timezone.now() + minutes(5), belongings="Paspor")
    assert entered(late, budi) is Verdict.ACCEPTED
    assert entered(desk_s, budi) is Verdict.OLD
    assert entered(late, budi) is Verdict.SAME


def test_two_clocks_that_differ_are_no_slip_and_a_wrong_day_is(sari: Actor, budi: Actor, home: Home) -> None:
    leg, tablet = a_leg(home, sari, budi.desk), Tablet(sari)
    assert entered(tablet.code(leg, None, at=in_hours(30)), budi) is Verdict.OLD
    assert entered(tablet.code(leg, None, at=in_hours(-24 * 29)), budi) is Verdict.OLD
    assert entered(tablet.code(leg, None, at=timezone.now() + minutes(20)), budi) is Verdict.ACCEPTED


def test_a_new_code_at_the_desk_puts_the_tablet_s_away(sari: Actor, budi: Actor, home: Home) -> None:
    leg, tablet = a_leg(home, sari, budi.desk), Tablet(sari)
    code = tablet.code(leg, None, at=timezone.now() - minutes(3))
    said = {"condition": "baik", "words": "", "belongings": ""}
    sign_hand_over(leg_id=leg, **said, version=row(leg).version, by=sari)
    assert row(leg).tablet_id is None
    assert entered(code, budi) is Verdict.OLD


def test_a_key_is_made_known_once_by_whose_device_it_is(sari: Actor, budi: Actor, hamdan: Actor) -> None:
    tablet = Tablet(sari)
    tablet.enrol()
    assert TabletKey.objects.count() == 1
    assert Entry.objects.filter(event=ReturnEvent.KEY_ENROLLED).count() == 1
    secret, public = new_signing_key()
    proof = signature_of(codes.told_by_key(tablet.id, public), secret)
    with pytest.raises(RuleBroken, match="sudah punya kunci lain"):
        enrol_tablet_key(device=tablet.id, public=public, proof=proof, by=sari)
    with pytest.raises(NotFound):
        enrol_tablet_key(device=tablet.id, public=public, proof=proof, by=budi)
    with pytest.raises(NotPermitted):
        enrol_tablet_key(device=tablet.id, public=public, proof=proof, by=hamdan)
    other = Tablet(budi, enrol=False)
    for wrong in (proof, b"", bytes(64)):
        with pytest.raises(RuleBroken, match="rusak"):
            enrol_tablet_key(device=other.id, public=public, proof=wrong, by=budi)
    stolen = signature_of(codes.told_by_key(other.id, tablet.public), tablet.secret)
    with pytest.raises(RuleBroken, match="sudah punya kunci lain"):
        enrol_tablet_key(device=other.id, public=tablet.public, proof=stolen, by=budi)
    revoke_device(device=other.id, permission=RECEIVES, by=budi)
    with pytest.raises(NotFound):
        other.enrol()


def test_public_halves_are_told_to_who_may_receive_only(sari: Actor, hamdan: Actor, home: Home) -> None:
    tablet = Tablet(sari)
    coded(a_leg(home, sari), sari)
    assert sari.desk is not None
    own, tablets = signers_at([sari.desk], actor=sari)[sari.desk]
    assert (own.officer, tablets.officer, tablets.public) == (None, sari.id, tablet.public)
    assert signers_at([new_id()], actor=sari).popitem()[1] == []
    with pytest.raises(NotPermitted):
        signers_at([sari.desk], actor=hamdan)
