"""Who writes down what she says: each office that serves her for its own referrals, and a no at every desk that has a file."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest

from naung.casework.consent.actions import (
    give_consent,
    narrow_consent,
    refuse_consent,
    withdraw_consent,
)
from naung.casework.consent.models import Consent
from naung.casework.consent.queries import ledger_of
from naung.casework.consent.vocabulary import Explained, Kind, Manner, SharingPurpose, Whom
from naung.foundation.access.rules import shipped_roles
from naung.foundation.access.vocabulary import Actor, Category, Permission
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.errors import NotFound, NotPermitted
from tests.casework.consent.conftest import consent_to, person_named
from tests.cast import TaskForce

pytestmark = pytest.mark.django_db
Called = Callable[[str], Actor]
ADULT = VagueDate.on(date(1996, 5, 4))
WRITE = ("tio", "nila", "lestari", "agus", "putri", "bima", "dewi")
CLOSE_ONLY = ("jaya", "anton")
NOBODYS = ("hamdan", "mega", "yusuf", "kartika", "rina", "tari", "siti")
SAID = Explained(Manner.SIGNATURE, "ind")


def refuse(person: UUID, whom: UUID, by: Actor) -> UUID:
    return refuse_consent(
        person_id=person,
        purpose=SharingPurpose.HEALTH,
        whom=Whom(whom, ""),
        categories=frozenset({Category.C}),
        explained=SAID,
        by=by,
    )


@pytest.mark.parametrize("username", WRITE)
def test_who_serves_her_writes_her_consent_down_in_the_own_file(
    member: Called, force: TaskForce, username: str
) -> None:
    hers, other = member(username), force.service.id
    wulan = person_named("Wulan", ADULT, hers)
    given = give_consent(person_id=wulan, given=consent_to(other), by=hers)
    narrow_consent(consent_id=given, categories=frozenset({Category.B, Category.C}), until=None, based_on=1, by=hers)
    withdraw_consent(consent_id=given, by=hers)
    refuse(wulan, other, hers)
    kinds = [row.kind for row in ledger_of(wulan, actor=hers).consents]
    assert sorted(kinds) == sorted([Kind.GIVEN, Kind.NARROWED, Kind.WITHDRAWN, Kind.REFUSED])


@pytest.mark.parametrize("username", CLOSE_ONLY)
def test_an_investigator_and_a_prosecutor_write_down_what_closes_and_ask_for_nothing(
    member: Called, force: TaskForce, username: str
) -> None:
    his, colleague = member(username), member("sari")
    wulan = person_named("Wulan", ADULT, his)
    with pytest.raises(NotPermitted) as refused:
        give_consent(person_id=wulan, given=consent_to(force.service.id), by=his)
    assert refused.value.missing == Permission.CONSENT_WRITE.value
    refuse(wulan, force.service.id, his)
    assert [row.kind for row in ledger_of(wulan, actor=his).consents] == [Kind.REFUSED]
    with pytest.raises(NotFound):
        ledger_of(wulan, actor=colleague)


@pytest.mark.parametrize("username", [*WRITE, *CLOSE_ONLY])
def test_nobody_writes_about_a_person_of_another_desk(member: Called, force: TaskForce, username: str) -> None:
    sari, other = member("sari"), member(username)
    wulan = person_named("Wulan", ADULT, sari)
    given = give_consent(person_id=wulan, given=consent_to(force.health.id), by=sari)
    for act in (
        lambda: give_consent(person_id=wulan, given=consent_to(force.health.id), by=other),
        lambda: refuse(wulan, force.health.id, other),
        lambda: withdraw_consent(consent_id=given, by=other),
        lambda: narrow_consent(consent_id=given, categories=frozenset({Category.B}), until=None, based_on=1, by=other),
    ):
        with pytest.raises((NotFound, NotPermitted)):
            act()
    assert Consent.objects.count() == 1


@pytest.mark.parametrize("username", NOBODYS)
def test_who_holds_no_file_writes_nothing(member: Called, force: TaskForce, username: str) -> None:
    sari, other = member("sari"), member(username)
    wulan = person_named("Wulan", ADULT, sari)
    given = give_consent(person_id=wulan, given=consent_to(force.health.id), by=sari)
    for act in (
        lambda: give_consent(person_id=wulan, given=consent_to(force.health.id), by=other),
        lambda: refuse(wulan, force.health.id, other),
        lambda: withdraw_consent(consent_id=given, by=other),
    ):
        with pytest.raises((NotFound, NotPermitted)):
            act()


def test_who_may_write_may_also_close_and_read() -> None:
    for role in shipped_roles().values():
        if Permission.CONSENT_WRITE in role.permissions:
            assert {Permission.CONSENT_CLOSE, Permission.CONSENT_READ} <= role.permissions, role.code
        if Permission.CONSENT_CLOSE in role.permissions:
            assert Permission.CONSENT_READ in role.permissions, role.code
        assert (Permission.CASE_WRITE in role.permissions) == (Permission.CONSENT_CLOSE in role.permissions), role.code
