"""The ticket's number: sealed, with who and when, corrected with a reason, never over somebody else's."""

import pytest

from naung.casework.cases.actions import erase_person
from naung.casework.simfoni.actions import write_ticket
from naung.casework.simfoni.models import Ticket
from naung.casework.simfoni.queries import tickets_of
from naung.casework.simfoni.vocabulary import SimfoniEvent
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.models import Entry
from naung.foundation.errors import NotFound, NotPermitted, RuleBroken, StaleVersion
from naung.foundation.vault.actions import reseal_compartment
from naung.foundation.vault.models import WrappedKey
from tests.casework.simfoni.conftest import Filed

pytestmark = pytest.mark.django_db
NUMBER, OTHER = "TK-6172-0412", "TK-6172-0421"


def test_a_number_is_kept_sealed_with_who_and_when(sari: Actor, filed: Filed) -> None:
    assert tickets_of(filed.case, actor=sari).standing is None
    write_ticket(case_id=filed.case, number=f"  {NUMBER} ", version=0, by=sari)
    found = tickets_of(filed.case, actor=sari)
    assert found.standing is not None
    assert (found.ticket, found.version, found.standing.by) == (NUMBER, 1, sari.id)
    assert NUMBER.encode() not in bytes(Ticket.objects.get().number or b"")
    assert Entry.objects.get(event=SimfoniEvent.TICKET_WRITTEN.value).subject == filed.case


def test_a_correction_needs_a_reason_and_keeps_what_stood_before(sari: Actor, ratna: Actor, filed: Filed) -> None:
    write_ticket(case_id=filed.case, number=NUMBER, version=0, by=sari)
    for number, reason, words in ((OTHER, " ", "mengapa"), (NUMBER, "sama", "sudah"), ("9" * 61, "x", "panjang")):
        with pytest.raises(RuleBroken, match=words):
            write_ticket(case_id=filed.case, number=number, reason=reason, version=1, by=ratna)
    write_ticket(case_id=filed.case, number=OTHER, reason="Tertukar dua angka.", version=1, by=ratna)
    write_ticket(case_id=filed.case, number="", reason="Milik kasus lain.", version=2, by=sari)
    found = tickets_of(filed.case, actor=sari)
    assert (found.ticket, found.version) == ("", 3)
    assert [(each.number, each.reason) for each in found.earlier] == [(OTHER, "Tertukar dua angka."), (NUMBER, "")]
    assert Entry.objects.filter(event=SimfoniEvent.TICKET_CORRECTED.value).count() == 2


def test_a_number_over_a_newer_one_meets_both(sari: Actor, ratna: Actor, filed: Filed) -> None:
    write_ticket(case_id=filed.case, number=NUMBER, version=0, by=ratna)
    with pytest.raises(StaleVersion) as stale:
        write_ticket(case_id=filed.case, number=OTHER, version=0, by=sari)
    assert [(d.field, d.theirs, d.mine) for d in stale.value.differences] == [("number", NUMBER, OTHER)]
    assert tickets_of(filed.case, actor=sari).ticket == NUMBER


@pytest.mark.parametrize("number", ["", "   "])
def test_the_first_number_says_something(sari: Actor, filed: Filed, number: str) -> None:
    with pytest.raises(RuleBroken, match="nomor"):
        write_ticket(case_id=filed.case, number=number, version=0, by=sari)


def test_others_write_and_read_none(budi: Actor, hamdan: Actor, filed: Filed) -> None:
    for by, refusal in ((budi, NotFound), (hamdan, NotPermitted)):
        with pytest.raises(refusal):
            write_ticket(case_id=filed.case, number=NUMBER, version=0, by=by)
        with pytest.raises(refusal):
            tickets_of(filed.case, actor=by)


def test_a_new_key_seals_the_number_again(sari: Actor, filed: Filed) -> None:
    write_ticket(case_id=filed.case, number=NUMBER, version=0, by=sari)
    row = Ticket.objects.select_related("compartment").get()
    reseal_compartment(compartment=row.compartment, by=system_actor("rotation"))
    assert bytes(Ticket.objects.get().number or b"") != bytes(row.number or b"")
    assert tickets_of(filed.case, actor=sari).ticket == NUMBER


def test_the_number_goes_with_its_case(sari: Actor, mega: Actor, filed: Filed) -> None:
    write_ticket(case_id=filed.case, number=NUMBER, version=0, by=sari)
    compartment = Ticket.objects.get().compartment_id
    erase_person(person_id=filed.person, by=mega)
    assert not Ticket.objects.exists()
    assert not WrappedKey.objects.filter(compartment=compartment).exists()
