"""Those who are handed on, and those who leave on their own: record, case and referral; card, code and a call at a safe time."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from naung.casework.arrivals.actions import (
    agree_call,
    end_call,
    forget_arrivals,
    give_card,
    hand_over,
    record_arrival,
    settle_ask,
    take_rows,
)
from naung.casework.arrivals.models import Arrival, Card
from naung.casework.arrivals.queries import arrival_for, ask_for, asks_waiting
from naung.casework.arrivals.rules.cards import TableWrong, read_lines
from naung.casework.arrivals.rules.records import contacts_of, documents_of
from naung.casework.arrivals.vocabulary import CallTold, HandTold
from naung.casework.cases.queries import case_for
from naung.casework.consent.queries import is_child_today
from naung.casework.consent.vocabulary import SharingPurpose
from naung.casework.referrals.models import Line, Referral
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.errors import NotFound, NotPermitted, Problems, RuleBroken
from naung.foundation.people.models import Person
from naung.foundation.people.queries import person_for
from naung.foundation.people.vocabulary import Answer, DocumentKind, Sex
from naung.foundation.vault.actions import erase
from naung.foundation.wicket.actions import hand_request, open_wicket
from naung.foundation.wicket.vocabulary import Ask
from tests import cast
from tests.casework.arrivals.told import arrival, first, row, short, short_told
from tests.cast import SINGKAWANG, TaskForce, load_regions

pytestmark = pytest.mark.django_db
PIN = "739150"
VISITOR = system_actor("visitor")


def soon(days: int = 90) -> date:
    return timezone.localdate() + timedelta(days=days)


def hand_told(force: TaskForce, **changed: object) -> HandTold:
    told: dict[str, object] = {
        "desk": force.service.id,
        "purpose": SharingPurpose.COMPLAINT,
        "place": SINGKAWANG,
        "request": "Mohon wawancara lengkap hari ini.",
        "until": soon(),
    }
    return HandTold(**told | changed)  # type: ignore[arg-type]  # the fields by name


def call_told(**changed: object) -> CallTold:
    told: dict[str, object] = {
        "reach": "0812 3456 7890",
        "hours": "Malam sesudah pukul 20",
        "pretext": "Dari sekolah",
        "manner": "Tanda tangan",
        "until": soon(),
    }
    return CallTold(**told | changed)  # type: ignore[arg-type]  # the fields by name


@pytest.fixture
def dayang(batch: UUID, bima: Actor) -> UUID:
    load_regions()
    who = arrival(batch, 2)
    first(who, "surat_dipegang", by=bima)
    short(who, short_told("rumah_tangga", hubungi=Answer.YES), bima)
    return who


def test_handing_over_makes_record_case_and_referral_in_one_step(dayang: UUID, bima: Actor, force: TaskForce) -> None:
    agree_call(arrival_id=dayang, told=call_told(), by=bima)
    assert Person.objects.count() == 0
    referral = hand_over(arrival_id=dayang, told=hand_told(force), by=bima)
    sent = Referral.objects.get(id=referral)
    assert (sent.receiver, sent.owner) == (force.service.id, bima.desk)
    shown = arrival_for(dayang, actor=bima)
    assert (shown.referral, shown.leaving) == (referral, "dirujuk")
    assert shown.person is not None
    assert shown.case is not None
    person = person_for(shown.person, actor=bima)
    assert [name.text for name in person.names] == ["Dayang Nurhayati binti Usman"]
    assert {(each.kind, each.number) for each in person.documents} == {(DocumentKind.NIK, "6101014502020001")}
    assert person.contacts[0].instructions == "Malam sesudah pukul 20. Dari sekolah."
    supervisor = cast.Member("hilda", "Hilda", "border", "penyelia")
    cast.join(supervisor, force)
    (note,) = case_for(shown.case, actor=cast.actor(supervisor, force)).notes
    assert "Dilarang menghubungi keluarga." in (note.words or "")
    assert "nama" in set(Line.objects.filter(referral=referral).values_list("field", flat=True))
    with pytest.raises(RuleBroken, match="sudah dirujuk"):
        hand_over(arrival_id=dayang, told=hand_told(force), by=bima)


def test_recorded_twice_is_one_person(dayang: UUID, bima: Actor) -> None:
    assert record_arrival(arrival_id=dayang, by=bima) == record_arrival(arrival_id=dayang, by=bima)
    assert Person.objects.count() == 1


def test_a_child_travels_on_an_article_that_an_officer_signs(batch: UUID, bima: Actor, force: TaskForce) -> None:
    load_regions()
    rafi = arrival(batch, 3)
    first(rafi, "anak", by=bima)
    with pytest.raises(RuleBroken, match="tanda tangannya sendiri"):
        hand_over(arrival_id=rafi, told=hand_told(force), by=bima)
    assert Person.objects.count() == 0
    article = {"article": "anak_kepentingan_terbaik", "reason": "Anak tanpa orang tua di perbatasan."}
    referral = hand_over(arrival_id=rafi, told=hand_told(force, **article), by=bima)
    assert set(Line.objects.filter(referral=referral).values_list("basis_kind", flat=True)) == {"lawful"}


@pytest.fixture
def dina(batch: UUID, bima: Actor) -> UUID:
    """By the list twenty-two, from the passport that the agent had; the officer sees a child."""
    load_regions()
    take_rows(batch_id=batch, rows=[row("Dina", 5, age=22, sex=Sex.FEMALE)], by=bima)
    who = arrival(batch, 5)
    first(who, "anak", by=bima)
    return who


def test_whom_an_officer_sees_as_a_child_gets_no_card_whatever_the_papers_say(dina: UUID, bima: Actor) -> None:
    with pytest.raises(RuleBroken, match="anak"):
        give_card(arrival_id=dina, pin=PIN, until=soon(), by=bima)
    with pytest.raises(RuleBroken, match="anak"):
        agree_call(arrival_id=dina, told=call_told(), by=bima)


def test_whom_an_officer_sees_as_a_child_is_handed_on_as_one(dina: UUID, bima: Actor, force: TaskForce) -> None:
    with pytest.raises(RuleBroken, match="tanda tangannya sendiri"):
        hand_over(arrival_id=dina, told=hand_told(force), by=bima)
    assert Person.objects.count() == 0
    article = {"article": "anak_kepentingan_terbaik", "reason": "Tampak lima belas tahun; paspornya dibuat agen."}
    referral = hand_over(arrival_id=dina, told=hand_told(force, **article), by=bima)
    assert set(Line.objects.filter(referral=referral).values_list("basis_kind", flat=True)) == {"lawful"}
    shown = arrival_for(dina, actor=bima)
    assert shown.person is not None
    assert is_child_today(shown.person, actor=bima)  # unsure: until somebody has decided
    assert shown.case is not None
    supervisor = cast.Member("hilda", "Hilda", "border", "penyelia")
    cast.join(supervisor, force)
    (note,) = case_for(shown.case, actor=cast.actor(supervisor, force)).notes
    assert "Petugas melihat seorang anak" in (note.words or "")


def test_of_an_unsure_age_her_name_travels_as_a_childs_and_she_may_have_a_card(
    batch: UUID, bima: Actor, force: TaskForce
) -> None:
    load_regions()
    take_rows(batch_id=batch, rows=[row("Nur", 5, age=None)], by=bima)
    nur = arrival(batch, 5)
    first(nur, by=bima)
    shown = arrival_for(nur, actor=bima)
    assert (shown.child, shown.may_be_child) == (False, True)
    with pytest.raises(RuleBroken, match="tanda tangannya sendiri"):
        hand_over(arrival_id=nur, told=hand_told(force), by=bima)
    assert give_card(arrival_id=nur, pin=PIN, until=soon(), by=bima)


def test_what_cannot_travel_leaves_nothing_behind(dayang: UUID, bima: Actor, force: TaskForce) -> None:
    with pytest.raises(RuleBroken):
        hand_over(arrival_id=dayang, told=hand_told(force, desk=force.village.id), by=bima)
    assert Person.objects.count() == 0
    assert arrival_for(dayang, actor=bima).referral is None


def test_a_card_opens_with_its_code_and_number_and_says_nothing_of_her(dayang: UUID, bima: Actor) -> None:
    agree_call(arrival_id=dayang, told=call_told(), by=bima)
    code = give_card(arrival_id=dayang, pin=PIN, until=soon(), by=bima)
    opened = open_wicket(code=code, pin=PIN, by=VISITOR)
    lines = json.loads(opened.text)["lines"]
    assert any("ditelepon" in line["id"] for line in lines)
    assert "Dayang" not in opened.text
    hand_request(slip=opened.slip, ask=Ask.MESSAGE, text="Agen datang ke rumah.", by=VISITOR)
    (waits,) = asks_waiting(actor=bima)
    assert waits.number == 2
    asked = ask_for(waits.id, actor=bima)
    assert asked.told is not None
    assert asked.told.text == "Agen datang ke rumah."
    settle_ask(request_id=waits.id, by=bima)
    settle_ask(request_id=waits.id, by=bima)
    assert asks_waiting(actor=bima) == []
    assert ask_for(waits.id, actor=bima).told is None


def test_who_did_not_agree_to_a_call_reads_nothing_of_one(dayang: UUID, bima: Actor) -> None:
    code = give_card(arrival_id=dayang, pin=PIN, until=soon(), by=bima)
    assert "ditelepon" not in open_wicket(code=code, pin=PIN, by=VISITOR).text
    with pytest.raises(RuleBroken, match="mudah ditebak"):
        give_card(arrival_id=dayang, pin="123456", until=soon(), by=bima)


def test_a_child_gets_no_card_and_is_not_asked_for_a_call(batch: UUID, bima: Actor) -> None:
    rafi = arrival(batch, 3)
    with pytest.raises(RuleBroken, match="anak"):
        give_card(arrival_id=rafi, pin=PIN, until=soon(), by=bima)
    with pytest.raises(RuleBroken, match="anak"):
        agree_call(arrival_id=rafi, told=call_told(), by=bima)


def test_she_agrees_anew_and_takes_it_back(dayang: UUID, bima: Actor) -> None:
    agree_call(arrival_id=dayang, told=call_told(), by=bima)
    agree_call(arrival_id=dayang, told=call_told(hours="Pagi"), by=bima)
    call = arrival_for(dayang, actor=bima).call
    assert call is not None
    assert call.hours == "Pagi"
    end_call(arrival_id=dayang, by=bima)
    end_call(arrival_id=dayang, by=bima)
    shown = arrival_for(dayang, actor=bima)
    assert shown.call is None
    assert len(shown.calls) == 2


@pytest.mark.parametrize(
    "wrong", [{"reach": "-"}, {"hours": " "}, {"until": "yesterday"}, {"pretext": "x" * 201}, {"manner": "a\x00b"}]
)
def test_a_call_without_number_or_hours_is_refused(wrong: dict[str, object], dayang: UUID, bima: Actor) -> None:
    if wrong.get("until") == "yesterday":
        wrong = {"until": soon(-1)}
    with pytest.raises(Problems):
        agree_call(arrival_id=dayang, told=call_told(**wrong), by=bima)


def test_another_desk_reads_no_request_and_gives_no_card(
    dayang: UUID, bima: Actor, ratna: Actor, member: Callable[[str], Actor]
) -> None:
    code = give_card(arrival_id=dayang, pin=PIN, until=soon(), by=bima)
    opened = open_wicket(code=code, pin=PIN, by=VISITOR)
    hand_request(slip=opened.slip, ask=Ask.CALL, text="", by=VISITOR)
    (waits,) = asks_waiting(actor=bima)
    assert asks_waiting(actor=ratna) == []
    for refused in (
        lambda: ask_for(waits.id, actor=ratna),
        lambda: settle_ask(request_id=waits.id, by=ratna),
        lambda: give_card(arrival_id=dayang, pin=PIN, until=soon(), by=ratna),
    ):
        with pytest.raises(NotFound):
            refused()
    with pytest.raises(NotPermitted):
        give_card(arrival_id=dayang, pin=PIN, until=soon(), by=member("jaya"))


def test_who_is_erased_is_gone_from_the_batch_as_well(dayang: UUID, bima: Actor, mega_there: Actor) -> None:
    person, _ = record_arrival(arrival_id=dayang, by=bima)
    Person.objects.filter(id=person).update(erased_at=timezone.now())
    assert forget_arrivals(by=mega_there) == 1
    gone = Arrival.objects.get(id=dayang)
    assert gone.name is None
    assert gone.forgotten_at is not None
    with pytest.raises(RuleBroken):
        record_arrival(arrival_id=arrival_again(gone), by=bima)


def test_what_a_backup_brings_back_is_forgotten_again(dayang: UUID) -> None:
    row = Arrival.objects.select_related("compartment").get(id=dayang)
    erase(compartment=row.compartment, record_id=row.id, by=system_actor("restore"))
    assert forget_arrivals(by=system_actor("restore")) == 1
    assert Arrival.objects.get(id=dayang).short is None


def arrival_again(row: Arrival) -> UUID:
    Arrival.objects.filter(id=row.id).update(person=None)
    return row.id


@pytest.mark.parametrize(
    ("papers", "kind"),
    [("SPLP 123", DocumentKind.SPLP), ("C1234567", DocumentKind.PASSPORT), ("surat desa", DocumentKind.OTHER)],
)
def test_papers_are_told_apart_by_their_form(papers: str, kind: DocumentKind) -> None:
    assert [each.kind for each in documents_of("", papers)] == [kind]
    assert documents_of("", "") == []
    assert contacts_of("", "Malam", "") == []


def test_a_card_without_words_is_refused() -> None:
    with pytest.raises(TableWrong):
        read_lines('[[line]]\nuse = "selalu"\nid = "x"\n')
    with pytest.raises(TableWrong):
        read_lines("")


def test_a_name_that_is_no_name_is_no_person(bima: Actor, batch: UUID) -> None:
    assert take_rows(batch_id=batch, rows=[row("...", 77)], by=bima).refused[0].field == "name"
    assert Card.objects.count() == 0
