"""Lawful bases without consent: a signed reason, a second officer in time, and what she is told."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from naung.casework.consent.actions import (
    answer_hold,
    confirm_basis,
    end_basis,
    hold_telling,
    record_basis,
    tell_person,
)
from naung.casework.consent.models import LawfulBasis
from naung.casework.consent.queries import bases_for, bases_waiting, ledger_of, live_bases
from naung.casework.consent.vocabulary import BasisSigned, BasisState, ConsentEvent, SharingPurpose, Telling, Whom
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.models import Entry
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.errors import NotFound, NotPermitted, Problems, RuleBroken, StaleVersion
from tests.casework.consent.book import letters
from tests.casework.consent.conftest import person_named
from tests.cast import TaskForce, in_a_while

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate
Member = Callable[[str], Actor]


def duty(desk: UUID, article: str = "tugas_uptd", what: str = "BC", *, life: bool = False) -> BasisSigned:
    """A lawful basis for health care."""
    return BasisSigned(article, SharingPurpose.HEALTH, Whom(desk), letters(what), "Ia pingsan", in_a_while(), life)


@pytest.fixture
def basis(sari: Actor, wulan: UUID, desks: TaskForce) -> UUID:
    """Signed by Sari a moment ago."""
    return record_basis(person_id=wulan, signed=duty(desks.health.id), by=sari)


def older(basis: UUID, hours: int) -> None:
    """As if it had been signed so many hours ago."""
    LawfulBasis.objects.filter(id=basis).update(signed_at=timezone.now() - timedelta(hours=hours))


def state(basis: UUID, wulan: UUID, by: Actor) -> BasisState:
    """Where it stands, as her page shows it."""
    return next(each.state for each in ledger_of(wulan, actor=by).bases if each.id == basis)


def test_it_opens_at_once_and_lapses_when_nobody_confirms(
    sari: Actor, ratna: Actor, wulan: UUID, basis: UUID, desks: TaskForce
) -> None:
    (found,) = bases_for(wulan, recipient=desks.health.id, on=TODAY(), actor=sari)
    assert (found.kind, found.id, found.categories, found.mark) == ("lawful", basis, letters("BC"), "V")
    assert [row.id for row in bases_waiting(actor=ratna)] == [basis]
    older(basis, 25)
    assert live_bases([basis], TODAY()) == {}
    assert bases_for(wulan, recipient=desks.health.id, on=TODAY(), actor=sari) == ()
    assert bases_waiting(actor=ratna) == []
    assert state(basis, wulan, sari) is BasisState.LAPSED
    with pytest.raises(RuleBroken):
        confirm_basis(basis_id=basis, agreed=True, based_on=1, by=ratna)


def test_a_second_officer_keeps_it_open(sari: Actor, ratna: Actor, wulan: UUID, basis: UUID) -> None:
    confirm_basis(basis_id=basis, agreed=True, based_on=1, by=ratna)
    older(basis, 300)
    assert live_bases([basis], TODAY()) == {basis: letters("BC")}
    assert state(basis, wulan, sari) is BasisState.CONFIRMED
    assert Entry.objects.get(event=ConsentEvent.BASIS_CONFIRMED.value).subject == basis
    with pytest.raises(RuleBroken):
        confirm_basis(basis_id=basis, agreed=False, words="Salah", based_on=2, by=ratna)


def test_a_no_closes_at_once_and_needs_words(ratna: Actor, basis: UUID) -> None:
    with pytest.raises(RuleBroken):
        confirm_basis(basis_id=basis, agreed=False, based_on=1, by=ratna)
    with pytest.raises(StaleVersion):
        confirm_basis(basis_id=basis, agreed=False, words="Tidak perlu", based_on=7, by=ratna)
    confirm_basis(basis_id=basis, agreed=False, words="Tidak perlu", based_on=1, by=ratna)
    assert live_bases([basis], TODAY()) == {}


def test_the_signer_is_not_the_second_officer(ratna: Actor, wulan: UUID, desks: TaskForce) -> None:
    own = record_basis(person_id=wulan, signed=duty(desks.health.id), by=ratna)
    with pytest.raises(NotPermitted):
        confirm_basis(basis_id=own, agreed=True, based_on=1, by=ratna)
    with pytest.raises(IntegrityError), transaction.atomic():
        LawfulBasis.objects.filter(id=own).update(second=ratna.id, agreed=True, second_at=timezone.now())


def test_who_may_not_confirm_does_not(sari: Actor, member: Member, basis: UUID) -> None:
    for name in ("sari", "jaya", "budi", "hamdan"):
        with pytest.raises((NotPermitted, NotFound)):
            confirm_basis(basis_id=basis, agreed=True, based_on=1, by=member(name))


def test_to_save_life_it_waits_for_nobody(sari: Actor, wulan: UUID, desks: TaskForce) -> None:
    vital = duty(desks.health.id, "kepentingan_vital", "BCD", life=True)
    saved = record_basis(person_id=wulan, signed=vital, by=sari)
    older(saved, 100)
    assert live_bases([saved], TODAY()) == {saved: letters("BCD")}
    assert state(saved, wulan, sari) is BasisState.LIFE


@pytest.mark.parametrize("article", ["perlindungan_negara", "pendamping_setiap_tahap", "penegakan_hukum_pdp"])
def test_what_nobody_checked_opens_nothing(
    sari: Actor, wulan: UUID, desks: TaskForce, basis: UUID, article: str
) -> None:
    signed = BasisSigned(article, SharingPurpose.LEGAL, Whom(desks.police.id), letters("BC"), "Perlu", in_a_while())
    with pytest.raises(Problems) as refused:
        record_basis(person_id=wulan, signed=signed, by=sari)
    assert "article" in {each.field for each in refused.value.problems}
    LawfulBasis.objects.filter(id=basis).update(article=article)  # a table that was corrected since
    assert live_bases([basis], TODAY()) == {}


def test_an_article_names_its_addressee(sari: Actor, wulan: UUID, desks: TaskForce) -> None:
    wrong = BasisSigned(
        "serah_terima", SharingPurpose.RETURN, Whom(desks.health.id), letters("BC"), "Pulang", in_a_while()
    )
    with pytest.raises(Problems):
        record_basis(person_id=wulan, signed=wrong, by=sari)
    right = BasisSigned(
        "serah_terima", SharingPurpose.RETURN, Whom(desks.social.id), letters("BC"), "Pulang", in_a_while()
    )
    assert record_basis(person_id=wulan, signed=right, by=sari)


def test_a_desk_without_the_ledgers_pen_may_still_sign_a_duty(member: Member, desks: TaskForce) -> None:
    """Police, health and others refer too; what they share without consent they sign themselves."""
    tio = member("tio")
    person = person_named("Wulan", VagueDate.on(date(1996, 5, 4)), tio)
    signed = BasisSigned(
        "pemulihan_diminta", SharingPurpose.SOCIAL, Whom(desks.service.id), letters("BC"), "Diminta", in_a_while()
    )
    assert record_basis(person_id=person, signed=signed, by=tio)


def test_it_ends_when_the_duty_is_done(sari: Actor, ratna: Actor, basis: UUID) -> None:
    confirm_basis(basis_id=basis, agreed=True, based_on=1, by=ratna)
    end_basis(basis_id=basis, by=sari)
    end_basis(basis_id=basis, by=sari)
    assert live_bases([basis], TODAY()) == {}


def test_she_is_told(sari: Actor, wulan: UUID, basis: UUID) -> None:
    with pytest.raises(RuleBroken):
        tell_person(basis_id=basis, words=" ", by=sari)
    tell_person(basis_id=basis, words="Lewat telepon yang aman; ia mengerti", by=sari)
    shown = ledger_of(wulan, actor=sari).bases[0]
    assert (shown.telling, shown.texts["told_words"]) == (Telling.TOLD, "Lewat telepon yang aman; ia mengerti")
    with pytest.raises(RuleBroken):
        hold_telling(basis_id=basis, reason="Bahaya", by=sari)


def test_where_telling_endangers_her_another_looks_at_that_too(
    sari: Actor, ratna: Actor, wulan: UUID, basis: UUID
) -> None:
    with pytest.raises(RuleBroken):
        answer_hold(basis_id=basis, agreed=True, by=ratna)
    hold_telling(basis_id=basis, reason="Telepon dipegang majikan", by=sari)
    assert ledger_of(wulan, actor=sari).bases[0].texts["hold_reason"] == "Telepon dipegang majikan"
    answer_hold(basis_id=basis, agreed=False, by=ratna)
    assert LawfulBasis.objects.get(id=basis).telling == Telling.WAITS
    hold_telling(basis_id=basis, reason="Telepon dipegang majikan", by=ratna)
    with pytest.raises(NotPermitted):
        answer_hold(basis_id=basis, agreed=True, by=ratna)
    hold_telling(basis_id=basis, reason="Telepon dipegang majikan", by=sari)
    answer_hold(basis_id=basis, agreed=True, by=ratna)
    assert LawfulBasis.objects.get(id=basis).telling == Telling.HELD_AGREED
    tell_person(basis_id=basis, words="Sudah aman, ia diberi tahu", by=sari)


def test_another_desk_finds_nothing(member: Member, basis: UUID) -> None:
    for act in (
        lambda by: end_basis(basis_id=basis, by=by),
        lambda by: tell_person(basis_id=basis, words="x", by=by),
        lambda by: hold_telling(basis_id=basis, reason="x", by=by),
    ):
        with pytest.raises(NotFound):
            act(member("jaya"))
