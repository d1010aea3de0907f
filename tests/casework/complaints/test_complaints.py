"""A complaint goes past whom it is about; the accused desk and officer can't tell it from one that does not exist."""

from collections.abc import Callable
from datetime import timedelta
from unittest.mock import patch
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from naung.casework.complaints.actions import (
    answer_complaint,
    give_parked_complaints,
    let_monitor_know,
    mark_late_complaints,
    pass_on,
    record_told,
    take_complaint,
)
from naung.casework.complaints.models import Complainant, Complaint, ComplaintBar
from naung.casework.complaints.queries import (
    complainant_for,
    complaint_by_number,
    complaint_for,
    complaints_listed,
    complaints_waiting,
    own_complaints,
    parked_complaints,
)
from naung.casework.complaints.vocabulary import ComplaintEvent, Finding, Matter, Status, Told, ToldBy, Whose
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.models import Entry
from naung.foundation.audit.queries import latest_entries
from naung.foundation.errors import NotFound, NotPermitted, Problems, RuleBroken, SealBroken, StaleVersion
from naung.foundation.organisations.models import Desk
from naung.foundation.vault.models import Compartment, WrappedKey
from tests.cast import House, Member, actor, found_task_force, join

pytestmark = pytest.mark.django_db
WORDS = "Sudah dua bulan tidak ada kabar, dan tetangga tahu ceritanya."
SINTA = Member("sinta", "Sinta", "monitor", "pemantau")
AGUS = Member("agus", "Agus", "oversight", "pengawas")
SARI_ABOVE = Member("sari.atas", "Sari", "oversight", "pengawas")


@pytest.fixture
def house(db: None) -> House:
    """The task force instead of the house: a monitor belongs to these stories."""
    return found_task_force()


@pytest.fixture
def sinta(house: House) -> Actor:
    join(SINTA, house)
    return actor(SINTA, house)


def told(house: House, **changes: object) -> Told:
    values = {
        "matter": Matter.IDENTITY_TOLD,
        "words": WORDS,
        "desk": house.service.id,
        "name": "Siti Rohana",
        "contact": "WhatsApp sesudah pukul 20.00",
    }
    return Told(**values | changes)  # type: ignore[arg-type]  # the parts of one form


def take(house: House, by: Actor, **changes: object) -> UUID:
    taken = take_complaint(told=told(house, **changes), by=by)
    return Complaint.objects.get(number=taken.number).id


def notices(who: Actor, complaint: UUID) -> list[str]:
    """Every way in which this actor can notice a complaint."""
    number, found = Complaint.objects.get(id=complaint).number, []
    ways: dict[str, Callable[[], object]] = {
        "page": lambda: complaint_for(complaint, actor=who),
        "number": lambda: complaint_by_number(number, actor=who),
        "identity": lambda: complainant_for(complaint, actor=who),
        "consent": lambda: let_monitor_know(complaint_id=complaint, may_know=False, by=who),
    }
    for name, way in ways.items():
        try:
            way()
        except NotFound:
            continue
        found.append(name)
    if who.may(Permission.COMPLAINT_READ):
        found += ["list"] if complaint in [each.id for each in complaints_listed(actor=who)] else []
        found += ["worklist"] if complaint in [each.id for each in complaints_waiting(actor=who)] else []
    found += ["own"] if complaint in [each.id for each in own_complaints(actor=who)] else []
    return found


def test_it_goes_to_the_overseer_and_the_desk_sees_nothing(
    house: House, sari: Actor, ratna: Actor, budi: Actor, yusuf: Actor, sinta: Actor
) -> None:
    """Taken at the very desk it is about: whoever typed it, her supervisor and a stranger notice nothing."""
    complaint = take(house, sari)
    for blind in (sari, ratna, budi):
        assert notices(blind, complaint) == []
    assert notices(yusuf, complaint) == ["page", "number", "identity", "consent", "list", "worklist"]
    shown = complaint_for(complaint, actor=yusuf)
    assert (shown.words, shown.line.status, shown.line.late) == (WORDS, Status.LOOKED_INTO, False)


def test_the_log_of_the_desk_that_took_it_does_not_tell(house: House, sari: Actor, ratna: Actor, yusuf: Actor) -> None:
    complaint = take(house, sari)
    assert Entry.objects.get(subject=complaint).actor == sari.id
    assert not [each for each in latest_entries(actor=ratna) if each.event.startswith("complaints.")]


def test_about_the_overseer_it_goes_to_the_next(house: House, sari: Actor, yusuf: Actor, sinta: Actor) -> None:
    complaint = take(house, sari, desk=house.oversight.id)
    assert notices(yusuf, complaint) == []
    assert notices(sinta, complaint) == ["page", "number", "consent", "list", "worklist"]


def test_about_the_monitor_it_goes_to_the_overseer_and_she_sees_nothing(
    house: House, sari: Actor, yusuf: Actor, sinta: Actor
) -> None:
    complaint = take(house, sari, desk=house.monitor.id)  # type: ignore[attr-defined]  # the house is the task force
    assert notices(sinta, complaint) == []
    assert "page" in notices(yusuf, complaint)


def test_an_officer_of_the_overseer_with_that_name_bars_his_desk(
    house: House, budi: Actor, yusuf: Actor, sinta: Actor
) -> None:
    join(SARI_ABOVE, house)
    complaint = take(house, budi, desk=None, officer="Ibu Sari")
    assert notices(yusuf, complaint) == notices(actor(SARI_ABOVE, house), complaint) == []
    assert "worklist" in notices(sinta, complaint)
    assert ComplaintBar.objects.filter(complaint=complaint, officer__isnull=False).count() == 1


def test_an_accused_officer_sees_it_at_no_desk(house: House, sari: Actor, yusuf: Actor) -> None:
    """Agus moves to the overseeing desk after the complaint was taken: what is about him stays shut to him there."""
    complaint = take(house, sari)
    join(AGUS, house)
    agus = actor(AGUS, house)
    assert "page" in notices(agus, complaint)
    ComplaintBar.objects.create(complaint_id=complaint, officer=agus.id)
    assert notices(agus, complaint) == []
    assert "page" in notices(yusuf, complaint)


def test_the_monitor_sees_who_complained_only_while_she_agrees(
    house: House, sari: Actor, yusuf: Actor, sinta: Actor
) -> None:
    complaint = take(house, sari, officer="Ibu Sari")
    shown = complaint_for(complaint, actor=sinta)
    assert (shown.words, shown.officer, shown.line.may_know_who) == (WORDS, None, False)
    with pytest.raises(NotFound):
        complainant_for(complaint, actor=sinta)
    let_monitor_know(complaint_id=complaint, may_know=True, by=yusuf)
    assert complainant_for(complaint, actor=sinta).name == "Siti Rohana"
    assert complaint_for(complaint, actor=sinta).officer is None
    let_monitor_know(complaint_id=complaint, may_know=False, by=yusuf)
    with pytest.raises(NotFound):
        complainant_for(complaint, actor=sinta)


def test_her_own_complaint_from_her_own_account(house: House, sari: Actor, ratna: Actor, yusuf: Actor) -> None:
    complaint = take(house, sari, whose=Whose.OWN, name="", contact="")
    assert notices(sari, complaint) == ["page", "number", "consent", "own"]
    assert notices(ratna, complaint) == []
    shown = complaint_for(complaint, actor=sari)
    assert (shown.words, shown.officer, shown.line.looks_into) == (WORDS, None, False)
    for act in (
        lambda: answer_complaint(complaint_id=complaint, version=1, finding="terbukti", words="x", by=sari),
        lambda: pass_on(complaint_id=complaint, version=1, by=sari),
    ):
        with pytest.raises(NotPermitted):
            act()
    answer_complaint(complaint_id=complaint, version=1, finding="terbukti", words="Maaf. Diperbaiki.", by=yusuf)
    assert complaint_for(complaint, actor=sari).answer == "Maaf. Diperbaiki."


def test_answer_then_told_each_once(house: House, sari: Actor, yusuf: Actor) -> None:
    complaint = take(house, sari)
    with pytest.raises(RuleBroken):
        record_told(complaint_id=complaint, version=1, way="telepon", by=yusuf)
    answer_complaint(complaint_id=complaint, version=1, finding="terbukti_sebagian", words="Ada kelalaian.", by=yusuf)
    with pytest.raises(StaleVersion):
        record_told(complaint_id=complaint, version=1, way="telepon", by=yusuf)
    assert [each.status for each in complaints_waiting(actor=yusuf)] == [Status.ANSWERED]
    record_told(complaint_id=complaint, version=2, way="telepon", by=yusuf)
    with pytest.raises(RuleBroken):
        record_told(complaint_id=complaint, version=3, way="surat", by=yusuf)
    line = complaint_for(complaint, actor=yusuf).line
    assert (line.status, line.finding, line.told_way) == (Status.TOLD, Finding.PARTLY, ToldBy.PHONE)
    assert complaints_waiting(actor=yusuf) == []
    events = list(Entry.objects.filter(event__startswith="complaints.").order_by("seq").values_list("event", flat=True))
    acts = [event for event in events if event != ComplaintEvent.READ]
    assert acts == [ComplaintEvent.TAKEN, ComplaintEvent.ANSWERED, ComplaintEvent.TOLD]


def test_passed_on_it_is_seen_no_more_and_its_clock_goes_on(
    house: House, sari: Actor, yusuf: Actor, sinta: Actor
) -> None:
    complaint = take(house, sari)
    due = Complaint.objects.get(id=complaint).due_at
    pass_on(complaint_id=complaint, version=1, by=yusuf)
    assert notices(yusuf, complaint) == []
    row = Complaint.objects.get(id=complaint)
    assert (row.owner, row.due_at) == (sinta.desk, due)
    owners = Compartment.objects.filter(id__in=[row.compartment_id, row.person.compartment_id])
    assert {each.owner for each in owners} == {sinta.desk}
    with pytest.raises(RuleBroken):
        pass_on(complaint_id=complaint, version=2, by=sinta)
    assert "worklist" in notices(sinta, complaint)


def test_without_anybody_it_waits_unseen_and_is_given_when_there_is_one(
    house: House, officer: Callable[[str], Actor]
) -> None:
    sari = officer("sari")
    complaint = take(house, sari)
    assert (parked_complaints(), notices(sari, complaint)) == (1, [])
    assert give_parked_complaints(by=system_actor("tick")) == 0
    yusuf = officer("yusuf")
    assert notices(yusuf, complaint) == []
    assert give_parked_complaints(by=system_actor("tick")) == 1
    assert give_parked_complaints(by=system_actor("tick")) == 0
    assert "worklist" in notices(yusuf, complaint)
    assert complainant_for(complaint, actor=yusuf).name == "Siti Rohana"


def test_a_parked_one_is_never_given_to_whom_it_is_about(house: House, sari: Actor, yusuf: Actor) -> None:
    complaint = take(house, sari, desk=house.oversight.id)
    assert give_parked_complaints(by=system_actor("tick")) == 0
    assert notices(yusuf, complaint) == []


def test_late_is_written_down_once(house: House, sari: Actor, yusuf: Actor) -> None:
    complaint = take(house, sari)
    assert mark_late_complaints(by=system_actor("tick")) == 0
    moment = timezone.now() + timedelta(days=15)
    with patch("django.utils.timezone.now", return_value=moment):
        assert mark_late_complaints(by=system_actor("tick")) == 1
        assert mark_late_complaints(by=system_actor("tick")) == 0
        assert complaints_waiting(actor=yusuf)[0].late
    assert Complaint.objects.get(id=complaint).late_at == moment


def test_the_answer_to_who_typed_it_is_the_same_and_takes_as_much_work(house: House, sari: Actor, yusuf: Actor) -> None:
    """Against her own desk, another desk, the overseer: the same answer, in as many statements."""
    counts, numbers = set(), []
    for about in (house.service, house.other, house.oversight):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            taken = take_complaint(told=told(house, desk=about.id), by=sari)
        counts.add(len(queries))
        numbers.append(taken.number)
        assert taken.number.startswith("AD-")
    assert len(counts) == 1
    assert len({len(number) for number in numbers}) == 1


def test_a_hidden_one_takes_as_much_work_as_one_that_is_not_there(
    house: House, sari: Actor, yusuf: Actor, sinta: Actor
) -> None:
    hidden = take(house, sari, desk=house.oversight.id)
    counts, said = [], []
    for complaint in (hidden, uuid4()):
        with CaptureQueriesContext(connection) as queries, pytest.raises(NotFound) as refused:
            complaint_for(complaint, actor=yusuf)
        counts.append(len(queries))
        said.append(str(refused.value))
    assert counts[0] == counts[1]
    assert said[0] == said[1]


def test_sent_twice_it_is_one(house: House, sari: Actor) -> None:
    token = uuid4()
    first, second = (take_complaint(told=told(house), posted_once=token, by=sari) for _ in range(2))
    assert first == second
    assert Complaint.objects.count() == 1


def test_another_officers_mark_makes_a_complaint_of_its_own(house: House, sari: Actor, budi: Actor) -> None:
    token = uuid4()
    first, second = (take_complaint(told=told(house), posted_once=token, by=by) for by in (sari, budi))
    assert first.number != second.number


def test_nonsense_is_refused_and_nothing_is_written(house: House, sari: Actor, hamdan: Actor) -> None:
    with pytest.raises(Problems):
        take(house, sari, words=" ")
    with pytest.raises(NotFound):
        take(house, sari, desk=uuid4())
    with pytest.raises(NotPermitted):
        take(house, hamdan)
    assert not Complaint.objects.exists()


def test_it_lies_sealed_in_two_compartments(house: House, sari: Actor) -> None:
    row = Complaint.objects.get(id=take(house, sari, officer="Ibu Sari"))
    person = Complainant.objects.get(complaint=row)
    assert person.compartment_id != row.compartment_id
    for box, secret in ((row.words, b"tetangga"), (row.officer, b"Sari"), (person.name, b"Rohana")):
        assert box is not None
        assert secret not in bytes(box)


def test_without_the_log_or_the_key_nothing_is_read_or_written(house: House, sari: Actor, yusuf: Actor) -> None:
    complaint = take(house, sari)
    with patch("naung.foundation.vault.queries.opening.record", side_effect=OSError("penuh")):
        with pytest.raises(OSError, match="penuh"):
            complaint_for(complaint, actor=yusuf)
        with pytest.raises(OSError, match="penuh"):
            complainant_for(complaint, actor=yusuf)
    broken = patch("naung.casework.complaints.actions.record", side_effect=OSError("penuh"))
    with broken, pytest.raises(OSError, match="penuh"):
        take(house, sari)
    assert Complaint.objects.count() == 1
    WrappedKey.objects.filter(compartment=Complaint.objects.get().compartment_id).delete()
    with pytest.raises(SealBroken):
        complaint_for(complaint, actor=yusuf)


def test_when_the_officers_can_not_be_compared_nothing_is_taken(house: House, sari: Actor) -> None:
    """A complaint whose way can't be worked out is not put anywhere by guess."""
    broken = patch("naung.casework.complaints.actions.officers_matching", side_effect=SealBroken("x"))
    with broken, pytest.raises(SealBroken):
        take(house, sari, officer="Ibu Sari")
    assert not Complaint.objects.exists()


def test_a_closed_desk_chain_in_a_circle_ends(house: House, sari: Actor, yusuf: Actor) -> None:
    Desk.objects.filter(id=house.oversight.id).update(oversight=house.service)
    assert "page" in notices(yusuf, take(house, sari))


@pytest.mark.parametrize("act", [give_parked_complaints, mark_late_complaints])
def test_the_clockwork_is_no_officers_work(house: House, yusuf: Actor, act: Callable[..., int]) -> None:
    with pytest.raises(NotPermitted):
        act(by=yusuf)
