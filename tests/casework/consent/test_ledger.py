"""Giving, refusing, narrowing, withdrawing: stored, sealed, closed at once, answered by the desk that had received."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from naung.casework.cases.actions import erase_person
from naung.casework.consent.actions import (
    acknowledge_closing,
    confirm_basis,
    give_consent,
    narrow_consent,
    record_basis,
    refuse_consent,
    withdraw_consent,
)
from naung.casework.consent.models import Acknowledgement, ChildDecision, Consent, LawfulBasis
from naung.casework.consent.queries import (
    bases_for,
    closings_of,
    closings_received,
    ledger_of,
    live_bases,
    standing_lines,
)
from naung.casework.consent.vocabulary import (
    BasisSigned,
    Consenter,
    ConsentEvent,
    ConsentGiven,
    Explained,
    ForAChild,
    GuardianState,
    Handled,
    Kind,
    Manner,
    SharingPurpose,
    Whom,
)
from naung.foundation.access.vocabulary import Actor, Category
from naung.foundation.audit.models import Entry
from naung.foundation.clock.vocabulary import ClockState
from naung.foundation.errors import NotFound, NotPermitted, Problems, RuleBroken, StaleVersion
from tests.casework.consent.book import letters
from tests.casework.consent.conftest import SPOKEN, consent_to
from tests.cast import TaskForce, in_a_while

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate
Member = Callable[[str], Actor]


def open_to(person: UUID, desk: UUID | None, by: Actor, outside: str = "") -> dict[str, str]:
    """Which classes of data may be shared now, and on what kind of basis each."""
    bases = bases_for(person, recipient=desk, outside=outside, on=TODAY(), actor=by)
    return {c.value: basis.kind for basis in reversed(bases) for c in sorted(basis.categories)}


def test_a_consent_is_kept_sealed_and_opens_for_its_recipient_only(sari: Actor, wulan: UUID, desks: TaskForce) -> None:
    row = give_consent(person_id=wulan, given=consent_to(desks.health.id), by=sari)
    assert open_to(wulan, desks.health.id, sari) == {"B": "consent", "C": "consent", "D": "consent"}
    assert open_to(wulan, desks.police.id, sari) == {}
    shown = ledger_of(wulan, actor=sari).consents[0]
    assert (shown.manner, shown.language, shown.texts["witness"]) == (Manner.WITNESS, "ind", "Bu Tini")
    assert shown.texts["words"] == SPOKEN.words
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM consent_consent")
        stored = repr([bytes(v) if isinstance(v, memoryview) else v for v in cursor.fetchone()])
    assert not any(word in stored for word in ("Tini", "boleh", "ayah", "Lin'"))
    entry = Entry.objects.get(event=ConsentEvent.GIVEN.value)
    assert entry.subject == row
    assert live_bases([row], TODAY()) == {row: letters("BCD")}


def test_a_body_outside_is_known_by_its_name_however_it_is_typed(sari: Actor, wulan: UUID) -> None:
    row = give_consent(person_id=wulan, given=consent_to(None, "C", outside="KJRI Kuching"), by=sari)
    assert open_to(wulan, None, sari, " kjri  kuching ") == {"C": "consent"}
    assert open_to(wulan, None, sari, "KJRI Johor Bahru") == {}
    (basis,) = bases_for(wulan, recipient=None, outside="KJRI Kuching", on=TODAY(), actor=sari)
    assert basis.recipient_words == "KJRI Kuching"
    narrower = consent_to(None, "B", outside="kjri kuching")
    with pytest.raises(RuleBroken):
        give_consent(person_id=wulan, given=narrower, by=sari)
    later = withdraw_consent(consent_id=row, by=sari)
    assert {c.id: c.texts["outside"] for c in ledger_of(wulan, actor=sari).consents}[later] == "KJRI Kuching"


def test_withdrawal_closes_at_once_and_the_row_stays(sari: Actor, wulan: UUID, desks: TaskForce) -> None:
    row = give_consent(person_id=wulan, given=consent_to(desks.health.id), by=sari)
    later = withdraw_consent(consent_id=row, reason="Saya takut", by=sari)
    assert open_to(wulan, desks.health.id, sari) == {}
    assert live_bases([row, later], TODAY()) == {}
    old, new = Consent.objects.get(id=row), Consent.objects.get(id=later)
    assert (old.kind, old.superseded_by_id, new.kind) == (Kind.GIVEN, later, Kind.WITHDRAWN)
    assert Entry.objects.get(event=ConsentEvent.WITHDRAWN.value).subject == row
    with pytest.raises(RuleBroken):
        withdraw_consent(consent_id=row, by=sari)


def test_narrowing_keeps_the_rest_for_an_open_package(sari: Actor, wulan: UUID, desks: TaskForce) -> None:
    row = give_consent(person_id=wulan, given=consent_to(desks.health.id), by=sari)
    later = narrow_consent(consent_id=row, categories=letters("BC"), until=None, based_on=1, by=sari)
    assert live_bases([row], TODAY()) == {row: letters("BC")}
    assert live_bases([later], TODAY()) == {later: letters("BC")}
    with pytest.raises(StaleVersion):
        narrow_consent(consent_id=row, categories=letters("B"), until=None, based_on=1, by=sari)
    with pytest.raises(RuleBroken):
        narrow_consent(consent_id=later, categories=letters("BCD"), until=None, based_on=1, by=sari)
    withdraw_consent(consent_id=row, by=sari)  # the older page still closes what stands now
    assert live_bases([row, later], TODAY()) == {}


def test_it_ends_by_itself_on_its_day(sari: Actor, wulan: UUID, desks: TaskForce) -> None:
    row = give_consent(person_id=wulan, given=consent_to(desks.health.id, until=TODAY()), by=sari)
    tomorrow = TODAY() + timedelta(days=1)
    assert live_bases([row], TODAY()) == {row: letters("BCD")}
    assert live_bases([row], tomorrow) == {}
    assert bases_for(wulan, recipient=desks.health.id, on=tomorrow, actor=sari) == ()


def test_a_refusal_keeps_its_reasons_and_closes_what_stood(sari: Actor, wulan: UUID, desks: TaskForce) -> None:
    row = give_consent(person_id=wulan, given=consent_to(desks.health.id), by=sari)
    explained = Explained(Manner.SIGNATURE, "hak")
    said = {"purpose": SharingPurpose.HEALTH, "whom": Whom(desks.health.id), "explained": explained, "by": sari}
    with pytest.raises(RuleBroken):
        refuse_consent(person_id=wulan, categories=letters("D"), **said)  # type: ignore[arg-type]  # by name
    refused = refuse_consent(person_id=wulan, categories=letters("BCDE"), reason="Malu", **said)  # type: ignore[arg-type]  # by name
    assert live_bases([row], TODAY()) == {}
    shown = next(c for c in ledger_of(wulan, actor=sari).consents if c.id == refused)
    assert (shown.texts["reason"], shown.supersedes, shown.closes) == ("Malu", (row,), True)


def test_who_may_not_see_sensitive_words_does_not_get_them(
    sari: Actor, member: Member, wulan: UUID, desks: TaskForce
) -> None:
    give_consent(person_id=wulan, given=consent_to(desks.health.id), by=sari)
    for name in ("jaya", "nila", "budi", "lestari"):
        with pytest.raises(NotFound):
            ledger_of(wulan, actor=member(name))
        with pytest.raises(NotFound):
            bases_for(wulan, recipient=desks.health.id, on=TODAY(), actor=member(name))
    with pytest.raises((NotFound, NotPermitted)):
        standing_lines(wulan, actor=member("hamdan"))


def test_only_who_may_write_writes(sari: Actor, member: Member, wulan: UUID, desks: TaskForce) -> None:
    row = give_consent(person_id=wulan, given=consent_to(desks.health.id), by=sari)
    for name in ("budi", "jaya", "hamdan"):
        with pytest.raises((NotFound, NotPermitted)):
            give_consent(person_id=wulan, given=consent_to(desks.police.id), by=member(name))
        with pytest.raises((NotFound, NotPermitted)):
            withdraw_consent(consent_id=row, by=member(name))


def test_a_child_is_asked_and_another_agrees_for_it(sari: Actor, bunga: UUID, desks: TaskForce) -> None:
    alone = consent_to(desks.health.id)
    with pytest.raises(Problems) as refused:
        give_consent(person_id=bunga, given=alone, by=sari)
    assert {"consenter", "child_view"} <= {each.field for each in refused.value.problems}
    office = ForAChild(Consenter.OFFICE, GuardianState.SUSPECT, "", "Ia ingin ke dokter", "Ayahnya diduga terlibat")
    given = ConsentGiven(SharingPurpose.HEALTH, Whom(desks.health.id), letters("BCD"), in_a_while(), SPOKEN, office)
    row = give_consent(person_id=bunga, given=given, by=sari)
    decided = ChildDecision.objects.get()
    assert (decided.decided_by, decided.guardian) == (sari.id, GuardianState.SUSPECT)
    shown = ledger_of(bunga, actor=sari).consents[0]
    assert (shown.decided, shown.texts["child_view"]) == ("Ayahnya diduga terlibat", "Ia ingin ke dokter")
    with pytest.raises(RuleBroken):
        withdraw_consent(consent_id=row, closer=Consenter.GUARDIAN, by=sari)
    withdraw_consent(consent_id=row, by=sari)
    assert live_bases([row], TODAY()) == {}


def test_nobody_agrees_for_an_adult(sari: Actor, wulan: UUID, desks: TaskForce) -> None:
    guardian = ForAChild(Consenter.GUARDIAN, GuardianState.FIT, "Ibu", "-")
    given = ConsentGiven(SharingPurpose.HEALTH, Whom(desks.health.id), letters("B"), in_a_while(), SPOKEN, guardian)
    with pytest.raises(Problems):
        give_consent(person_id=wulan, given=given, by=sari)


def test_the_recipient_sees_what_closed_and_what_stays_by_law_and_answers(
    sari: Actor, ratna: Actor, member: Member, wulan: UUID, desks: TaskForce
) -> None:
    row = give_consent(person_id=wulan, given=consent_to(desks.health.id), by=sari)
    duty = BasisSigned(
        "tugas_uptd", SharingPurpose.HEALTH, Whom(desks.health.id), letters("BC"), "Dirawat", in_a_while()
    )
    basis = record_basis(person_id=wulan, signed=duty, by=sari)
    confirm_basis(basis_id=basis, agreed=True, based_on=1, by=ratna)
    later = withdraw_consent(consent_id=row, by=sari)
    assert open_to(wulan, desks.health.id, sari) == {"B": "lawful", "C": "lawful"}
    nila = member("nila")
    (line,) = closings_received(actor=nila)
    assert (line.id, line.owner, line.closed, line.under) == (later, desks.service.id, letters("BCD"), frozenset({row}))
    (stays,) = line.stays
    assert (stays.basis, stays.categories, stays.mark) == (basis, letters("BC"), "V")
    assert "76" in stays.citation
    assert line.due.rule.mark.value == "V2"
    assert line.due.due_at is not None
    assert line.due.due_at - line.at == timedelta(hours=72)
    assert line.due.state is ClockState.RUNNING
    acknowledge_closing(closing_id=later, handled=Handled.DUTY, by=nila)
    acknowledge_closing(closing_id=later, handled=Handled.STOPPED, by=nila)
    assert Acknowledgement.objects.get().handled == Handled.DUTY
    (mine,) = closings_of(wulan, actor=sari)
    assert (mine.handled, mine.due.state) == (Handled.DUTY, ClockState.DONE)
    assert closings_received(actor=member("jaya")) == []
    with pytest.raises(NotFound):
        acknowledge_closing(closing_id=later, handled=Handled.STOPPED, by=member("jaya"))


def test_a_duty_can_be_named_only_where_there_is_one(
    sari: Actor, member: Member, wulan: UUID, desks: TaskForce
) -> None:
    row = give_consent(person_id=wulan, given=consent_to(desks.health.id), by=sari)
    narrow_consent(consent_id=row, categories=letters("BC"), until=None, based_on=1, by=sari)
    later = withdraw_consent(consent_id=row, by=sari)
    narrowed, withdrawn = sorted(closings_received(actor=member("nila")), key=lambda each: each.at)
    assert (narrowed.kind, narrowed.closed, withdrawn.closed) == (Kind.NARROWED, letters("D"), letters("BC"))
    assert row in withdrawn.under
    assert narrowed.due.rule.code == "pembatasan_data"
    with pytest.raises(RuleBroken):
        acknowledge_closing(closing_id=later, handled=Handled.DUTY, by=member("nila"))


def test_an_unanswered_withdrawal_is_late_after_its_hours(
    sari: Actor, member: Member, wulan: UUID, desks: TaskForce
) -> None:
    row = give_consent(person_id=wulan, given=consent_to(desks.health.id), by=sari)
    later = withdraw_consent(consent_id=row, by=sari)
    Consent.objects.filter(id=later).update(at=timezone.now() - timedelta(hours=73))
    (line,) = closings_received(actor=member("nila"))
    assert line.due.state is ClockState.OVERDUE


def test_her_page_lists_what_is_open_and_opens_nothing(sari: Actor, wulan: UUID, desks: TaskForce) -> None:
    give_consent(person_id=wulan, given=consent_to(desks.health.id, until=date(2099, 1, 1)), by=sari)
    before = Entry.objects.count()
    (line,) = standing_lines(wulan, actor=sari)
    assert (line.purpose, line.recipient, line.by_law) == (SharingPurpose.HEALTH, desks.health.id, False)
    assert Entry.objects.count() == before


def test_an_erased_person_leaves_no_ledger(
    sari: Actor, ratna: Actor, member: Member, bunga: UUID, desks: TaskForce
) -> None:
    office = ForAChild(Consenter.OFFICE, GuardianState.NONE, "", "Ia mau", "Tidak ada wali")
    given = ConsentGiven(SharingPurpose.HEALTH, Whom(desks.health.id), letters("BCD"), in_a_while(), SPOKEN, office)
    row = give_consent(person_id=bunga, given=given, by=sari)
    duty = BasisSigned(
        "tugas_uptd", SharingPurpose.HEALTH, Whom(desks.health.id), letters("BC"), "Dirawat", in_a_while()
    )
    record_basis(person_id=bunga, signed=duty, by=sari)
    later = withdraw_consent(consent_id=row, by=sari)
    acknowledge_closing(closing_id=later, handled=Handled.STOPPED, by=member("nila"))
    erase_person(person_id=bunga, by=member("mega"))
    assert not any(model._default_manager.exists() for model in (Consent, LawfulBasis, ChildDecision, Acknowledgement))


@pytest.mark.parametrize(
    "broken",
    [{"categories": ""}, {"categories": "CB"}, {"kind": "lain"}, {"recipient": None}, {"consenter": "putusan_kantor"}],
    ids=str,
)
def test_the_database_refuses_what_the_rules_refuse(
    sari: Actor, wulan: UUID, desks: TaskForce, broken: dict[str, str | None]
) -> None:
    row = give_consent(person_id=wulan, given=consent_to(desks.health.id), by=sari)
    with pytest.raises(IntegrityError), transaction.atomic():
        Consent.objects.filter(id=row).update(**broken)
    assert Category.A not in live_bases([row], TODAY())[row]
