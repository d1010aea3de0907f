"""Who was sent away between a backup and its restore does not come back with it."""

import pytest
from click.testing import CliRunner
from django.utils import timezone

from naung.doors.operator.check import CHECKS
from naung.doors.operator.console import main
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.accounts.actions import confirm_officer, doubt_officers, end_membership
from naung.foundation.accounts.models import Membership, User
from naung.foundation.accounts.queries import membership_of, places_known, to_confirm
from naung.foundation.errors import NotFound, NotPermitted

pytestmark = pytest.mark.django_db
RESTORE = system_actor("restore")


def is_open(officer: Actor) -> bool:
    return User.objects.get(id=officer.id).is_active


def test_an_account_of_which_nobody_here_knows_is_shut_until_somebody_has_looked(sari: Actor, ratna: Actor) -> None:
    assert CHECKS["petugas_dipastikan"]().state == "baik"
    assert doubt_officers(known={}, by=RESTORE) == ["ratna", "sari"]
    assert not is_open(sari)
    found = CHECKS["petugas_dipastikan"]()
    assert found.state == "perhatikan"
    assert found.words.startswith("2 akun")
    assert "Sari" not in found.words
    done = CliRunner().invoke(main, ["user", "confirm", "ratna", "--json"])
    assert done.exit_code == 0, done.output
    assert is_open(ratna)
    assert [each.username for each in to_confirm()] == ["sari"]
    assert CliRunner().invoke(main, ["user", "end", "sari", "--desk", str(sari.desk)]).exit_code == 0
    assert to_confirm() == []
    assert not is_open(sari)
    assert CHECKS["petugas_dipastikan"]().state == "baik"


def test_what_the_replaced_database_knows_needs_nobody_to_look(sari: Actor, ratna: Actor) -> None:
    """Sari was sent away after the backup; in the backup she still serves."""
    assert sari.id is not None
    place = membership_of("sari")
    end_membership(membership=place, by=ratna)
    known = places_known()
    Membership.objects.filter(id=place).update(until_at=None)
    User.objects.filter(id=sari.id).update(is_active=True)
    assert doubt_officers(known=known, by=RESTORE) == []
    assert not is_open(sari)
    assert is_open(ratna)
    assert Membership.objects.get(id=place).until_at is not None


def test_an_account_that_still_waits_goes_on_waiting_after_another_restore(sari: Actor) -> None:
    doubt_officers(known={}, by=RESTORE)
    known = places_known()
    User.objects.update(is_active=True)
    assert doubt_officers(known=known, by=RESTORE) == ["sari"]


def test_only_a_restore_doubts_and_only_the_operator_confirms_who_waits(sari: Actor, ratna: Actor) -> None:
    assert sari.id is not None
    with pytest.raises(NotPermitted):
        doubt_officers(known={}, by=ratna)
    with pytest.raises(NotFound):
        confirm_officer(user=sari.id, by=system_actor("setup"))
    doubt_officers(known={}, by=RESTORE)
    with pytest.raises(NotPermitted):
        confirm_officer(user=sari.id, by=ratna)
    Membership.objects.filter(user_id=sari.id).update(until_at=timezone.now())
    with pytest.raises(NotFound):
        confirm_officer(user=sari.id, by=system_actor("setup"))


def test_nobody_named_is_nobody_confirmed(sari: Actor) -> None:
    doubt_officers(known={}, by=RESTORE)
    assert CliRunner().invoke(main, ["user", "confirm"]).exit_code == 1
    assert not is_open(sari)
    assert CliRunner().invoke(main, ["user", "confirm", "--all"]).exit_code == 0
    assert is_open(sari)
