"""The last officer who could look into a complaint leaves: it does not lie there, it goes on to the next desk that may."""

from collections.abc import Callable

import pytest

from naung.casework.complaints.actions import answer_complaint, give_parked_complaints, record_told
from naung.casework.complaints.models import Complaint
from naung.casework.complaints.queries import complaints_waiting, parked_complaints
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.accounts.actions import end_membership
from naung.foundation.accounts.models import Membership
from naung.foundation.vault.models import Compartment
from tests.casework.complaints.test_complaints import AGUS, SINTA, take
from tests.cast import House, actor, found_task_force, join

pytestmark = pytest.mark.django_db
TICK = system_actor("tick")


@pytest.fixture
def house(db: None) -> House:
    return found_task_force()


def leaves(who: Actor) -> None:
    end_membership(membership=Membership.objects.get(user_id=who.id, until_at=None).id, by=system_actor("setup"))


def test_it_goes_on_to_the_next_desk_whole_and_once(house: House, sari: Actor, yusuf: Actor) -> None:
    complaint = take(house, sari)
    join(SINTA, house)
    sinta = actor(SINTA, house)
    assert give_parked_complaints(by=TICK) == 0
    leaves(yusuf)
    assert parked_complaints() == 1
    assert give_parked_complaints(by=TICK) == 1
    assert give_parked_complaints(by=TICK) == 0
    row = Complaint.objects.get(id=complaint)
    owners = Compartment.objects.filter(id__in=[row.compartment_id, row.person.compartment_id])
    assert ({each.owner for each in owners}, row.owner) == ({sinta.desk}, sinta.desk)
    assert [line.id for line in complaints_waiting(actor=sinta)] == [complaint]


def test_while_a_colleague_serves_there_it_stays(house: House, sari: Actor, yusuf: Actor) -> None:
    complaint = take(house, sari)
    join(AGUS, house)
    leaves(yusuf)
    assert give_parked_complaints(by=TICK) == 0
    assert [line.id for line in complaints_waiting(actor=actor(AGUS, house))] == [complaint]


def test_with_nobody_left_at_all_it_waits_and_what_is_told_stays_where_it_was_told(
    house: House, sari: Actor, officer: Callable[[str], Actor]
) -> None:
    yusuf = officer("yusuf")
    told, waits = take(house, sari), take(house, sari)
    answer_complaint(complaint_id=told, version=1, finding="terbukti", words="Benar.", by=yusuf)
    record_told(complaint_id=told, version=2, way="telepon", by=yusuf)
    leaves(yusuf)
    assert give_parked_complaints(by=TICK) == 0
    assert parked_complaints() == 1
    assert set(Complaint.objects.values_list("owner", flat=True)) == {yusuf.desk}
    join(AGUS, house)
    assert [line.id for line in complaints_waiting(actor=actor(AGUS, house))] == [waits]
