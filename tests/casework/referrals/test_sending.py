"""Only to a desk that may, only what its service needs, only on a basis: what lies in a package, and who opens it when."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest

from naung.casework.cases.models import Case, CasePerson
from naung.casework.cases.queries import case_for
from naung.casework.consent.actions import narrow_consent, withdraw_consent
from naung.casework.consent.vocabulary import SharingPurpose, Whom
from naung.casework.referrals.actions import (
    accept_referral,
    answer_question,
    ask_back,
    complete_referral,
    decline_referral,
    note_end,
    send_referral,
    take_back,
)
from naung.casework.referrals.models import COLUMN_OF, Line, Referral
from naung.casework.referrals.queries import draft_for, offers_for, package_for, referral_for
from naung.casework.referrals.vocabulary import Receiver, Side, State, Wanted
from naung.foundation.access.vocabulary import Actor, Category
from naung.foundation.audit.models import Entry
from naung.foundation.errors import NotFound, NotPermitted, RuleBroken, StaleVersion
from naung.foundation.people.queries import person_for
from naung.foundation.vault.models import Compartment, WrappedKey
from tests.casework.referrals.conftest import EVERY_FIELD, TYPED, B, C, D, E, agree, for_another_purpose, send
from tests.cast import TaskForce

pytestmark = pytest.mark.django_db
Member = Callable[[str], Actor]


def opened(row: Referral, actor: Actor) -> dict[str, str | None]:
    return {line.field: line.value for line in package_for(row.id, actor=actor)}


def test_desks_are_offered_with_their_basis_and_the_others_with_why_not(
    sari: Actor, wanted: Wanted, force: TaskForce
) -> None:
    offers = offers_for(wanted, actor=sari)
    open_now = {offer.desk: offer for offer in offers.open}
    assert force.police.id in open_now
    assert force.legal.id in open_now
    assert force.service.id not in {o.desk for o in (*offers.open, *offers.shut)}
    assert all(offer.basis for offer in offers.open)
    assert all(offer.reason for offer in offers.shut)
    assert force.social.id in {offer.desk for offer in offers.shut}


def test_without_consent_or_law_nothing_travels(sari: Actor, wanted: Wanted, force: TaskForce) -> None:
    with pytest.raises(RuleBroken, match="Tidak ada yang boleh dibagikan"):
        send(sari, wanted, force.police.id)
    assert not Referral.objects.exists()
    assert not Line.objects.exists()


def test_every_line_has_one_basis_and_its_value_stands_in_the_column_of_its_class(
    sent: Referral, consent: UUID
) -> None:
    lines = list(sent.lines.all())
    assert {line.basis for line in lines} == {consent}
    assert len({line.field for line in lines}) == len(lines)
    for line in lines:
        filled = [name for name in COLUMN_OF.values() if getattr(line, name) is not None]
        assert filled == [COLUMN_OF[Category(line.category)]]


def test_the_police_get_evidence_and_no_health_though_he_agreed_to_it(
    sari: Actor, jaya: Actor, wanted: Wanted, force: TaskForce
) -> None:
    agree(sari, wanted.person, Whom(force.police.id), categories=(B, C, D, E))
    row = send(sari, wanted, force.police.id)
    fields = {line.field for line in row.lines.all()}
    assert {"nama", "paspor", "visum", "permintaan"} <= fields
    assert not fields & {"kesehatan", "ringkasan", "kisah"}


def test_the_sender_may_take_out_more_and_add_nothing(
    sari: Actor, wanted: Wanted, consent: UUID, force: TaskForce
) -> None:
    row = send(sari, wanted, force.police.id, chosen={"nama", "kesehatan", "entah"})
    assert [line.field for line in row.lines.all()] == ["nama"]


def test_what_is_shown_before_is_what_is_sealed(sari: Actor, wanted: Wanted, consent: UUID, force: TaskForce) -> None:
    draft = draft_for(wanted, Receiver(force.police.id, ""), TYPED, actor=sari)
    row = send(sari, wanted, force.police.id)
    assert {c.need.field for c in draft.columns if c.travels} == {line.field for line in row.lines.all()}


def test_an_unsafe_telephone_never_travels(sari: Actor, jaya: Actor, sent: Referral) -> None:
    accept_referral(referral_id=sent.id, version=1, by=jaya)
    assert opened(sent, jaya)["telepon"] == "0812 3456 7002"


def test_before_it_accepts_a_desk_reads_facts_and_no_identity(jaya: Actor, sent: Referral) -> None:
    found = opened(sent, jaya)
    assert found["permintaan"] == TYPED["permintaan"]
    assert found["jenis_kelamin"] == "L"
    assert not {"nama", "paspor", "visum"} & set(found)


def test_accepting_opens_an_own_file_with_the_same_matter(sari: Actor, jaya: Actor, sent: Referral) -> None:
    case = accept_referral(referral_id=sent.id, version=1, by=jaya)
    row = Case.objects.get(id=case)
    assert row.owner == jaya.desk
    assert row.matter == Case.objects.get(id=sent.case).matter
    person = person_for(CasePerson.objects.get(case=case).person_id, actor=jaya)
    assert (person.name, person.facts.language) == ("Andi Saputra", "hak")
    assert person.documents == ()
    assert opened(sent, jaya)["paspor"] == "C7654321"
    with pytest.raises(NotFound):
        case_for(case, actor=sari)
    with pytest.raises(NotFound):
        case_for(sent.case, actor=jaya)


def test_the_package_is_the_senders_until_it_is_accepted(sari: Actor, jaya: Actor, sent: Referral) -> None:
    assert Compartment.objects.get(id=sent.package_id).owner == sari.desk
    accept_referral(referral_id=sent.id, version=1, by=jaya)
    assert Compartment.objects.get(id=sent.package_id).owner == jaya.desk
    with pytest.raises(NotFound):
        package_for(sent.id, actor=sari)


def test_declining_leaves_nothing_but_the_status(sari: Actor, jaya: Actor, sent: Referral) -> None:
    decline_referral(referral_id=sent.id, version=1, reason="penuh", words="Penuh sampai Senin.", by=jaya)
    assert not WrappedKey.objects.filter(compartment_id__in=[sent.package_id, sent.cover_id]).exists()
    assert all(getattr(line, name) is None for line in sent.lines.all() for name in COLUMN_OF.values())
    with pytest.raises(NotFound):
        package_for(sent.id, actor=jaya)
    theirs, ours = referral_for(sent.id, actor=jaya), referral_for(sent.id, actor=sari)
    assert (theirs.state, theirs.lines, dict(theirs.texts)) == (State.DECLINED, (), {})
    assert (ours.decline_code, ours.texts["decline_words"]) == ("penuh", "Penuh sampai Senin.")
    assert not Case.objects.filter(owner=jaya.desk).exists()


def test_narrowing_changes_the_open_package_at_the_next_read(
    sari: Actor, jaya: Actor, sent: Referral, consent: UUID
) -> None:
    accept_referral(referral_id=sent.id, version=1, by=jaya)
    narrow_consent(consent_id=consent, categories=frozenset({B}), until=None, based_on=1, by=sari)
    lines = {line.field: line for line in package_for(sent.id, actor=jaya)}
    assert lines["permintaan"].value == TYPED["permintaan"]
    assert lines["nama"].value is None
    assert lines["nama"].why_not is not None
    withdraw_consent(consent_id=consent, by=sari)
    assert {line.value for line in package_for(sent.id, actor=jaya)} == {None}
    assert {fact.why_not is None for fact in referral_for(sent.id, actor=sari).lines} == {False}


def test_a_desk_that_accepts_after_a_withdrawal_gets_a_file_without_a_name(
    sari: Actor, jaya: Actor, sent: Referral, consent: UUID
) -> None:
    withdraw_consent(consent_id=consent, by=sari)
    case = accept_referral(referral_id=sent.id, version=1, by=jaya)
    person = person_for(CasePerson.objects.get(case=case).person_id, actor=jaya)
    assert person.name == sent.number


def test_a_consent_for_another_purpose_opens_nothing_here(
    sari: Actor, wanted: Wanted, consent: UUID, force: TaskForce
) -> None:
    with pytest.raises(RuleBroken):
        send(sari, for_another_purpose(wanted, SharingPurpose.COMPLAINT), force.police.id)


def test_asking_back_and_answering_with_a_basis(sari: Actor, jaya: Actor, sent: Referral) -> None:
    ask_back(referral_id=sent.id, version=1, question="kapan", words="Bisa Jumat?", by=jaya)
    assert referral_for(sent.id, actor=sari).texts["question"] == "Bisa Jumat?"
    answer_question(referral_id=sent.id, version=2, words="Bisa, pukul sembilan.", by=sari)
    ask_back(referral_id=sent.id, version=3, question="bahasa", words="", by=jaya)
    answer_question(referral_id=sent.id, version=4, words="Khek.", by=sari)
    answers = [line.value for line in package_for(sent.id, actor=jaya) if line.field == "jawaban"]
    assert answers == ["Bisa, pukul sembilan.", "Khek."]


def test_an_answer_without_a_basis_is_refused(sari: Actor, jaya: Actor, sent: Referral, consent: UUID) -> None:
    ask_back(referral_id=sent.id, version=1, question="kapan", words="", by=jaya)
    withdraw_consent(consent_id=consent, by=sari)
    with pytest.raises(RuleBroken, match="tidak ada persetujuan"):
        answer_question(referral_id=sent.id, version=2, words="Jumat.", by=sari)


def test_the_sender_sees_the_result_and_never_the_receivers_file(sari: Actor, jaya: Actor, sent: Referral) -> None:
    accept_referral(referral_id=sent.id, version=1, by=jaya)
    complete_referral(referral_id=sent.id, version=2, result="diberikan", words="Laporan dibuat.", by=jaya)
    shown = referral_for(sent.id, actor=sari)
    assert (shown.state, shown.result_code, shown.texts["result_words"]) == (
        State.COMPLETED, "diberikan", "Laporan dibuat.",
    )  # fmt: skip
    assert shown.case == sent.case
    assert referral_for(sent.id, actor=jaya).case != sent.case
    note_end(referral_id=sent.id, version=3, by=sari)
    with pytest.raises(RuleBroken):
        note_end(referral_id=sent.id, version=4, by=sari)


def test_taken_back_nothing_is_left(sari: Actor, jaya: Actor, sent: Referral) -> None:
    take_back(referral_id=sent.id, version=1, by=sari)
    assert not WrappedKey.objects.filter(compartment_id=sent.package_id).exists()
    with pytest.raises(StaleVersion):
        accept_referral(referral_id=sent.id, version=1, by=jaya)
    with pytest.raises(RuleBroken):
        accept_referral(referral_id=sent.id, version=2, by=jaya)


def test_each_end_makes_only_its_own_moves(sari: Actor, jaya: Actor, sent: Referral) -> None:
    with pytest.raises(RuleBroken):
        accept_referral(referral_id=sent.id, version=1, by=sari)
    with pytest.raises(RuleBroken):
        take_back(referral_id=sent.id, version=1, by=jaya)


def test_the_same_form_twice_is_one_referral(sari: Actor, wanted: Wanted, consent: UUID, force: TaskForce) -> None:
    once = uuid4()
    first, again = (send(sari, wanted, force.police.id, posted_once=once).id for _ in range(2))
    assert first == again
    with pytest.raises(RuleBroken, match="sudah dirujuk"):
        send(sari, wanted, force.police.id)
    assert Referral.objects.count() == 1


def test_strangers_find_nothing_and_heads_may_not(member: Member, sent: Referral) -> None:
    with pytest.raises(NotFound):
        referral_for(sent.id, actor=member("budi"))
    with pytest.raises(NotFound):
        package_for(sent.id, actor=member("lestari"))
    with pytest.raises(NotPermitted):
        referral_for(sent.id, actor=member("hamdan"))


def test_a_case_in_which_the_person_has_no_part_gives_nothing(sari: Actor, wanted: Wanted, force: TaskForce) -> None:
    other = Wanted(wanted.case, uuid4(), wanted.purpose, wanted.place)
    with pytest.raises(NotFound):
        send_referral(wanted=other, receiver=Receiver(force.police.id, ""), chosen=EVERY_FIELD, typed={}, by=sari)


def test_opening_a_package_stands_in_the_log_of_the_desk_that_opened_it(jaya: Actor, sent: Referral) -> None:
    opened(sent, jaya)
    entry = Entry.objects.filter(event="referrals.opened").latest("seq")
    assert (entry.desk, entry.actor) == (jaya.desk, jaya.id)
    assert referral_for(sent.id, actor=jaya).side is Side.RECEIVER
