"""A case leaves only as far as a referral to that office could carry it; whatever fails, nothing leaves."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest

from naung.casework.cases.actions import add_person, erase_person
from naung.casework.cases.queries import case_for
from naung.casework.cases.vocabulary import Role
from naung.casework.consent.actions import withdraw_consent
from naung.casework.consent.vocabulary import Whom
from naung.casework.episodes.actions import begin_episode
from naung.casework.exchange.actions import compare_rows, hand_out, look_at_leaving, take_row
from naung.casework.exchange.models import Handout
from naung.casework.exchange.queries import files, handouts_of
from naung.casework.exchange.rules.files import general, losses_out, records_out, rows_out
from naung.casework.exchange.vocabulary import Asked, CaseOut, ExchangeEvent, RowGiven, Verdict
from naung.casework.htcds.rules.reading import read_htcds
from naung.casework.referrals.vocabulary import Wanted
from naung.foundation.access.vocabulary import Actor, Category
from naung.foundation.audit.models import Entry
from naung.foundation.errors import NotFound, NotPermitted, RuleBroken
from naung.foundation.people.actions import register_person
from naung.foundation.people.queries import person_for
from naung.foundation.people.vocabulary import DocumentKind, NameKind, PersonTold
from naung.methods.sheets import read
from naung.methods.sheets.writing import as_csv, as_sheets
from tests.casework.referrals.conftest import agree, jaya, sari, singkawang, wanted

__all__ = ["jaya", "sari", "singkawang", "wanted"]
pytestmark = pytest.mark.django_db
OFFICE = "Polres Sambas"
B, C, D, E = Category.B, Category.C, Category.D, Category.E


@pytest.fixture
def asked(wanted: Wanted) -> Asked:
    return Asked(wanted.purpose, wanted.exploitation, wanted.place, "polres", OFFICE)


@pytest.fixture
def consent(sari: Actor, wanted: Wanted) -> UUID:
    return agree(sari, wanted.person, Whom(outside=OFFICE))


def out(case: UUID, asked: Asked, by: Actor) -> CaseOut:
    return look_at_leaving(case_id=case, asked=asked, by=by)


def test_what_is_agreed_for_this_office_leaves_and_the_rest_is_told(
    sari: Actor, wanted: Wanted, consent: UUID, asked: Asked
) -> None:
    found = hand_out(case_id=wanted.case, asked=asked, by=sari)
    (record,) = records_out(found)
    assert record.values["prs_FirstName"] == "Andi Saputra"
    assert record.values["prs_IdentityNumber"] == "C7654321"
    assert record.values["con_Consent"] is True
    assert record.extra["x_CaseNumber"] == found.number
    assert not {"cas_ReferredOrganisation", "cas_OutgoingReferralDate"} & set(record.values), "a file is no referral"
    told = {each.field: each.code for each in losses_out(found.people[0])}
    assert "Luka lama" not in repr(record), "health was not agreed"
    assert told["kesehatan"] in {"no_basis", "not_asked"}
    assert told["x_OtherNames"] == "no_column"
    entry = Entry.objects.get(event=ExchangeEvent.HANDED_OUT.value)
    assert (entry.subject, entry.count, entry.actor) == (wanted.case, 1, sari.id)
    assert wanted.person.bytes in bytes(entry.subjects)
    assert consent.bytes in bytes(entry.subjects)
    assert "nama" in entry.fields.split(",")
    assert OFFICE not in repr(vars(entry))
    (handed,) = handouts_of(wanted.case, actor=sari)
    assert (handed.office, handed.purpose, handed.people, handed.by) == (OFFICE, "layanan_hukum", 1, sari.id)


@pytest.mark.parametrize(
    "changed",
    [
        {"outside": "Polres Bengkayang"},  # agreed for another office
        {"purpose": "pemulangan"},  # agreed for another purpose
        {"agency_type": "lsm"},  # the register gives such an office nothing here
        {"place": "31"},
    ],
)
def test_without_authority_no_identity_leaves(
    sari: Actor, wanted: Wanted, consent: UUID, asked: Asked, changed: dict[str, str]
) -> None:
    other = replace(asked, **changed)
    found = out(wanted.case, other, sari)
    assert records_out(found) == ()
    assert losses_out(found.people[0])
    with pytest.raises(RuleBroken):
        hand_out(case_id=wanted.case, asked=other, by=sari)
    assert not Handout.objects.exists()
    assert not Entry.objects.filter(event=ExchangeEvent.HANDED_OUT.value).exists()


def test_without_consent_and_after_it_was_taken_back_nothing_leaves(sari: Actor, wanted: Wanted, asked: Asked) -> None:
    with pytest.raises(RuleBroken):
        hand_out(case_id=wanted.case, asked=asked, by=sari)
    consent = agree(sari, wanted.person, Whom(outside=OFFICE), categories=(B,))
    (record,) = records_out(hand_out(case_id=wanted.case, asked=asked, by=sari))
    assert not {"prs_FirstName", "prs_IdentityNumber", "prs_MobilePhone", "prs_Birthdate"} & set(record.values)
    withdraw_consent(consent_id=consent, by=sari)
    with pytest.raises(RuleBroken):
        hand_out(case_id=wanted.case, asked=asked, by=sari)


@pytest.mark.parametrize("broken", ["draft_for", "case_for"])
def test_where_the_rule_can_not_be_asked_nothing_leaves(
    sari: Actor, wanted: Wanted, consent: UUID, asked: Asked, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    def breaks(*args: object, **how: object) -> None:
        raise OSError

    monkeypatch.setattr(files, broken, breaks)
    with pytest.raises(OSError):  # noqa: PT011  # any fault of what it stands on
        hand_out(case_id=wanted.case, asked=asked, by=sari)
    assert not Handout.objects.exists()


def test_the_officer_may_take_out_more_and_the_report_says_so(
    sari: Actor, wanted: Wanted, consent: UUID, asked: Asked
) -> None:
    found = hand_out(case_id=wanted.case, asked=replace(asked, chosen=frozenset({"nama", "kesehatan"})), by=sari)
    (record,) = records_out(found)
    assert set(record.values) <= {"prs_FirstName", "prs_Gender", "con_Consent"}
    assert {each.field for each in losses_out(found.people[0]) if each.code == "taken_out"} >= {
        "paspor",
        "jenis_kelamin",
    }
    with pytest.raises(RuleBroken):
        hand_out(case_id=wanted.case, asked=replace(asked, chosen=frozenset()), by=sari)


def test_only_survivors_are_in_the_file_each_by_what_she_agreed(
    sari: Actor, wanted: Wanted, consent: UUID, asked: Asked
) -> None:
    def somebody(name: str, role: Role) -> UUID:
        person = register_person(told=PersonTold(names=((NameKind.OFFICIAL, name),)), by=sari)
        add_person(case_id=wanted.case, person_id=person, role=role, by=sari)
        return person

    somebody("Orang Lain", Role.RECRUITER)
    silent = somebody("Wulan", Role.VICTIM)
    found = hand_out(case_id=wanted.case, asked=asked, by=sari)
    assert [each.wanted.person for each in found.people] == [wanted.person, silent]
    assert [record.values["prs_FirstName"] for record in records_out(found)] == ["Andi Saputra"]
    assert {each.code for each in losses_out(found.people[1])} >= {"no_basis"}
    assert [each.code for each in general(found)] == ["others", "never"]


def test_another_desk_and_who_may_not_send_get_nothing(
    wanted: Wanted, consent: UUID, asked: Asked, jaya: Actor, member: Callable[[str], Actor]
) -> None:
    for by in (jaya, member("budi")):
        with pytest.raises((NotFound, NotPermitted)):
            out(wanted.case, asked, by)
        with pytest.raises((NotFound, NotPermitted)):
            handouts_of(wanted.case, actor=by)
    with pytest.raises(NotPermitted):
        hand_out(case_id=wanted.case, asked=asked, by=member("hamdan"))


@pytest.mark.parametrize("form", ["excel", "csv"])
def test_the_file_is_taken_in_by_another_desk_and_what_is_lost_is_told(
    sari: Actor, wanted: Wanted, asked: Asked, member: Callable[[str], Actor], form: str
) -> None:
    """import(export(case)): what left comes in as it was; what does not is named by one report or the other."""
    agree(sari, wanted.person, Whom(outside=OFFICE), categories=(B, C, D, E))
    begin_episode(person_id=wanted.person, summary="Dijanjikan kerja di Kamboja.", by=sari)
    found = hand_out(case_id=wanted.case, asked=asked, by=sari)
    rows = list(rows_out(records_out(found)))
    content = (
        as_csv(rows) if form == "csv" else as_sheets([("HTCDS 2.0", rows), ("Yang tidak sampai", [["prs_Title", "x"]])])
    )
    given = [RowGiven(each.row, each.record) for each in read_htcds(read(content), version="2.0").rows]
    budi = member("budi")
    judged = compare_rows(rows=given, part="korban", by=budi)
    assert [each.verdict for each in judged.rows] == [Verdict.NEW]
    case = take_row(given=given[0], part="korban", by=budi)
    assert case is not None
    there = case_for(case, actor=budi)
    here, came = person_for(wanted.person, actor=sari), person_for(there.parts[0].person, actor=budi)
    facts = ("sex", "birth", "nationality", "language", "home")
    gone = {each.field for each in losses_out(found.people[0]) if each.code in {"no_basis", "not_asked"}}
    assert {name: getattr(came.facts, name) for name in facts} == {name: getattr(here.facts, name) for name in facts}
    assert [name.text for name in came.names] == [name.text for name in here.names]
    assert [(each.kind, each.number) for each in came.documents] == [(DocumentKind.OTHER, "C7654321")]
    assert ("telepon" in gone) or [each.value for each in came.contacts] == [each.value for each in here.contacts]
    (note,) = there.notes
    as_text = {each.field for each, _rows in judged.losses}
    assert {"con_Consent", "x_CaseNumber"} <= as_text
    assert all(name.split(" ")[0] in (note.words or "") for name in as_text)
    record = given[0].record
    told = (note.words or "") + repr(came) + repr(there)
    for name, text in record.extra.items():
        assert (
            name in as_text or all(part.strip() in told for part in text.split("; ")) or name.startswith("x_Birth")
        ), name
    assert [each.verdict for each in compare_rows(rows=given, part="korban", by=budi).rows] == [Verdict.SAME]


def test_what_was_handed_out_goes_with_the_case(
    sari: Actor, wanted: Wanted, consent: UUID, asked: Asked, member: Callable[[str], Actor]
) -> None:
    hand_out(case_id=wanted.case, asked=asked, by=sari)
    erase_person(person_id=wanted.person, by=member("mega"))
    assert not Handout.objects.exists()
