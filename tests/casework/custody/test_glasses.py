"""Budi breaks the glass for somebody of Sari's desk: one person, contact and safety only, told at once, reviewed by another."""

from collections.abc import Callable
from datetime import timedelta
from unittest.mock import patch
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from naung.casework.custody.actions import break_glass, end_glass, end_what_is_over, open_contact, review_glass
from naung.casework.custody.models import Glass, Miss
from naung.casework.custody.queries import glass_for, glasses_listed, glasses_to_review
from naung.casework.custody.rules import NOBODY, SEVERAL, TOO_MANY_TRIES, UNREVIEWED
from naung.casework.custody.vocabulary import CustodyEvent, Field, Judgement
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.models import Entry
from naung.foundation.errors import NotFound, NotPermitted, RuleBroken, SealBroken
from naung.foundation.people.actions import erase_person
from naung.foundation.recusal.models import Hidden
from naung.foundation.vault.models import Compartment, WrappedKey
from tests.casework.custody.conftest import NIK, NUMBER_OF_ANOTHER, PHONE, someone
from tests.cast import House, Member, actor, join

pytestmark = pytest.mark.django_db
DANGER = "Ia mengirim pesan bahwa ia akan dibunuh malam ini."
TONO = Member("tono", "Tono", "other", "penyelia")
CaseOf = Callable[[UUID], str]


def smash(by: Actor, number: str = PHONE, way: str = "telepon") -> UUID:
    return break_glass(way=way, number=number, danger=DANGER, by=by)


def after(hours: float) -> "patch":  # type: ignore[valid-type]  # a patch is what it gives
    return patch("django.utils.timezone.now", return_value=timezone.now() + timedelta(hours=hours))


@pytest.fixture
def glass(wulan: UUID, budi: Actor) -> UUID:
    return smash(budi)


def test_contact_and_safety_open_and_nothing_else(glass: UUID, wulan: UUID, budi: Actor) -> None:
    opened = {each.field: each.texts for each in open_contact(glass_id=glass, by=budi)}
    assert opened == {
        Field.NAMES: ("Wulan Purnama",),
        Field.CONTACTS: (PHONE, "sesudah pukul 20.00, bilang dari sekolah"),
        Field.HOME: ("rumah bibi di Roban",),
    }
    entry = Entry.objects.get(event=CustodyEvent.CONTACT_OPENED.value)
    assert (entry.actor, entry.desk) == (budi.id, budi.desk)
    assert glass.bytes in bytes(entry.subjects)
    assert wulan.bytes in bytes(entry.subjects)
    assert "health" not in entry.fields
    assert Glass.objects.get(id=glass).openings == 1


@pytest.mark.parametrize(
    ("way", "typed"),
    [("nik", NIK), ("nik", "6172 0345 0101 0003"), ("telepon", "+62 812-3456-7001")],
)
def test_she_is_found_by_the_exact_number_in_any_writing(wulan: UUID, budi: Actor, way: str, typed: str) -> None:
    assert Glass.objects.get(id=smash(budi, typed, way)).person == wulan


def test_she_is_found_by_her_case_number(wulan: UUID, budi: Actor, case_of: CaseOf) -> None:
    assert Glass.objects.get(id=smash(budi, case_of(wulan).lower(), "nomor_kasus")).person == wulan


@pytest.mark.parametrize(
    ("way", "typed"),
    [
        ("nik", "6172034501010004"),
        ("nik", "617203450101000"),
        ("nik", "Wulan Purnama"),
        ("telepon", "0812 3456 7002"),
        ("telepon", "3456 7001"),
        ("telepon", "Wulan"),
        ("nomor_kasus", "SKW-7HQ4-KMPX"),
        ("nomor_kasus", "Wulan"),
        ("nama", "Wulan Purnama"),
    ],
)
def test_nearly_right_opens_nobody_and_no_name_is_searched(wulan: UUID, budi: Actor, way: str, typed: str) -> None:
    with pytest.raises(RuleBroken):
        smash(budi, typed, way)
    assert not Glass.objects.exists()
    assert not Entry.objects.filter(event=CustodyEvent.CONTACT_OPENED.value).exists()


def test_a_search_without_a_match_is_kept_without_the_number_and_limited(wulan: UUID, budi: Actor) -> None:
    for _ in range(5):
        with pytest.raises(RuleBroken, match=NOBODY[:20]):
            smash(budi, NUMBER_OF_ANOTHER)
    assert Miss.objects.filter(officer=budi.id).count() == 5
    entries = Entry.objects.filter(event=CustodyEvent.GLASS_MISSED.value)
    assert len({bytes(each.words) for each in entries}) == 1
    with pytest.raises(RuleBroken) as refused:
        smash(budi)
    assert refused.value.message == TOO_MANY_TRIES
    with after(25):
        assert smash(budi)
        end_what_is_over(by=system_actor("tick"))
        assert not Miss.objects.exists()


def test_a_shared_number_opens_nobody(wulan: UUID, sari: Actor, budi: Actor, case_of: CaseOf) -> None:
    someone(sari, "Ayu", nik="6172034501010007")
    with pytest.raises(RuleBroken) as refused:
        smash(budi)
    assert refused.value.message == SEVERAL
    assert smash(budi, NIK, "nik")


def test_a_suspect_is_not_found_by_the_number_of_a_case(sari: Actor, budi: Actor, wulan: UUID, case_of: CaseOf) -> None:
    from naung.casework.cases.models import CasePerson

    number = case_of(wulan)
    CasePerson.objects.update(role="terduga_perekrut")
    with pytest.raises(RuleBroken):
        smash(budi, number, "nomor_kasus")


def test_an_erased_person_is_not_found(wulan: UUID, budi: Actor, mega: Actor) -> None:
    erase_person(person_id=wulan, by=mega)
    with pytest.raises(RuleBroken):
        smash(budi)


def test_it_ends_by_itself_in_hours(glass: UUID, budi: Actor) -> None:
    with after(4):
        with pytest.raises(RuleBroken):
            open_contact(glass_id=glass, by=budi)
        assert end_what_is_over(by=system_actor("tick")) == 1
    row = Glass.objects.get(id=glass)
    assert row.ended_at == row.until
    assert not glass_for(glass, actor=budi).runs


def test_it_can_be_closed_early(glass: UUID, budi: Actor) -> None:
    end_glass(glass_id=glass, by=budi)
    end_glass(glass_id=glass, by=budi)
    with pytest.raises(RuleBroken):
        open_contact(glass_id=glass, by=budi)


def test_her_desk_and_the_custodian_are_told_at_once(
    glass: UUID, sari: Actor, ratna: Actor, mega: Actor, budi: Actor, house: House
) -> None:
    join(TONO, house)
    for reader in (sari, ratna, mega, actor(TONO, house), budi):
        assert [each.id for each in glasses_to_review(actor=reader)] == [glass]
        assert glass_for(glass, actor=reader).danger == DANGER
    assert glass_for(glass, actor=sari).hers
    assert glass_for(glass, actor=budi).own


def test_the_told_do_not_open_her_by_it(
    glass: UUID, sari: Actor, ratna: Actor, mega: Actor, yusuf: Actor, hamdan: Actor
) -> None:
    for reader, refusal in ((sari, NotFound), (ratna, NotFound), (mega, NotPermitted), (yusuf, NotPermitted)):
        with pytest.raises(refusal):
            open_contact(glass_id=glass, by=reader)
    for reader in (yusuf, hamdan):
        with pytest.raises(NotPermitted):
            glass_for(glass, actor=reader)


def test_a_third_desk_does_not_know(glass: UUID, house: House) -> None:
    stranger = Member("andi", "Andi", "oversight", "penyelia")
    join(stranger, house)
    with pytest.raises(NotFound):
        glass_for(glass, actor=actor(stranger, house))
    assert glasses_listed(actor=actor(stranger, house)) == []


def test_an_unreviewed_one_blocks_the_next_until_another_person_reviews(
    glass: UUID, sari: Actor, ratna: Actor, budi: Actor
) -> None:
    ayu = someone(sari, "Ayu", nik="6172034501010007", phone=NUMBER_OF_ANOTHER)
    with after(9), pytest.raises(RuleBroken) as refused:
        smash(budi, NUMBER_OF_ANOTHER)
    assert refused.value.message == UNREVIEWED
    with pytest.raises(RuleBroken):
        review_glass(glass_id=glass, verdict="tepat", words=" ", by=ratna)
    review_glass(glass_id=glass, verdict="tepat", words="Polisi membenarkan ancamannya.", by=ratna)
    shown = glass_for(glass, actor=budi)
    assert (shown.verdict, shown.review, shown.runs) == (Judgement.RIGHT, "Polisi membenarkan ancamannya.", False)
    assert Glass.objects.get(id=smash(budi, NUMBER_OF_ANOTHER)).person == ayu


def test_nobody_reviews_her_own_not_even_in_the_database(wulan: UUID, ratna: Actor, mega: Actor) -> None:
    glass = smash(ratna)
    with pytest.raises(NotPermitted):
        review_glass(glass_id=glass, verdict="tepat", words="Saya sendiri.", by=ratna)
    row = Glass.objects.get(id=glass)
    row.verdict, row.reviewed_by, row.reviewed_at = "tepat", ratna.id, timezone.now()
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()
    review_glass(glass_id=glass, verdict="keliru_tanpa_niat_buruk", words="Salah orang.", by=mega)
    with pytest.raises(RuleBroken):
        review_glass(glass_id=glass, verdict="tepat", words="Lagi.", by=mega)


def test_two_at_one_moment_are_one(wulan: UUID, budi: Actor, glass: UUID) -> None:
    """The database itself refuses a second unreviewed one, should both have passed the rule."""
    with patch("naung.casework.custody.actions.glasses.unreviewed_of", return_value=0), pytest.raises(RuleBroken):
        smash(budi)
    assert Glass.objects.count() == 1


def test_the_danger_lies_sealed_at_the_openers_desk(glass: UUID, budi: Actor) -> None:
    row = Glass.objects.select_related("compartment").get(id=glass)
    assert row.danger is not None
    assert b"dibunuh" not in bytes(row.danger)
    assert row.compartment.owner == budi.desk


def test_roles_without_the_duty_can_not(wulan: UUID, yusuf: Actor, hamdan: Actor, mega: Actor) -> None:
    for by in (yusuf, hamdan, mega, system_actor("tick")):
        with pytest.raises(NotPermitted):
            smash(by)


@pytest.mark.parametrize("broken", ["log", "keys", "index"])
def test_it_fails_closed(wulan: UUID, budi: Actor, broken: str) -> None:
    """Without the log, the keys or the sealed index nobody is found and nothing opens."""
    if broken == "log":
        with (
            patch("naung.casework.custody.actions.glasses.record", side_effect=OSError("penuh")),
            pytest.raises(OSError, match="penuh"),
        ):
            smash(budi)
    elif broken == "keys":
        WrappedKey.objects.filter(compartment__in=Compartment.objects.filter(kind="person")).delete()
        with pytest.raises(SealBroken):
            smash(budi)
    else:
        with (
            patch("naung.casework.custody.queries.exact.Lookup", side_effect=SealBroken("x")),
            pytest.raises(SealBroken),
        ):
            smash(budi)
    assert not Glass.objects.exists()


def test_an_opening_that_can_not_be_logged_shows_nothing(glass: UUID, budi: Actor) -> None:
    with (
        patch("naung.foundation.vault.queries.opening.record", side_effect=OSError("penuh")),
        pytest.raises(OSError, match="penuh"),
    ):
        open_contact(glass_id=glass, by=budi)
    assert Glass.objects.get(id=glass).openings == 0


def test_an_officer_who_may_be_a_person_of_her_file_finds_nobody(sari: Actor, budi: Actor, wulan: UUID) -> None:
    """Budi is named in her file: the glass answers him like a number that is not there, and tells no more."""
    Hidden.objects.create(officer=budi.id, record=wulan)
    with pytest.raises(RuleBroken) as refused:
        smash(budi)
    assert refused.value.message == NOBODY


def test_what_was_told_is_not_told_to_who_must_not_know(glass: UUID, wulan: UUID, sari: Actor, ratna: Actor) -> None:
    Hidden.objects.create(officer=sari.id, record=wulan)
    assert glasses_to_review(actor=sari) == []
    with pytest.raises(NotFound):
        glass_for(glass, actor=sari)
    assert [each.id for each in glasses_to_review(actor=ratna)] == [glass]
