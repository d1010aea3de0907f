"""What a row becomes: each value has a field here, or stands as it was written in a note, and the loss report says which."""

import datetime as dt
from collections.abc import Mapping

import pytest
from hypothesis import given, settings

from naung.casework.cases.vocabulary import Role
from naung.casework.episodes.vocabulary import EventKind
from naung.casework.exchange.rules.checking import checked
from naung.casework.exchange.rules.rest import notes_of
from naung.casework.exchange.rules.rows import plan_of
from naung.casework.exchange.rules.tables import TableWrong, read_codes, shipped_codes
from naung.casework.exchange.vocabulary import RowGiven, RowPlan
from naung.casework.htcds.vocabulary import Record, Value
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.errors import Problems
from naung.foundation.law.queries import act_codes
from naung.foundation.people.vocabulary import Answer, ContactKind, DocumentKind, NameKind, Sex
from tests.casework.htcds.test_round_trip import records

TODAY = dt.date(2026, 11, 29)
VICTIM: dict[str, Value] = {"vic_TraffickingStatus": ("PossibleVictimOfTrafficking",)}


def plan(values: dict[str, Value], extra: dict[str, str] | None = None, part: str = "") -> RowPlan:
    return plan_of(Record({"prs_FirstName": "Siti", **VICTIM, **values}, extra or {}), part)


def kept(told: RowPlan) -> dict[str, str]:
    return {heading.partition(" ")[0]: text for heading, text in told.kept}


def test_what_has_a_field_goes_there() -> None:
    told = plan(
        {
            "prs_Birthdate": dt.date(2001, 2, 3), "prs_Gender": ("Feminine",), "prs_Citizenship": ("ID",),
            "prs_PrimaryLanguage": ("ms",), "prs_IdentityNumber": "6172014302010001", "prs_MobilePhone": "+628123456789",
            "prs_HomePhone": "0562 631000", "prs_Email": "siti@contoh.example", "prs_MailingStreet": "Jl. Mawar 3",
            "prs_MailingCity": "Kota Singkawang",
        }
    )  # fmt: skip
    facts = told.told
    assert facts.names == ((NameKind.OFFICIAL, "Siti"),)
    assert (facts.birth, facts.sex, facts.nationality, facts.language) == (
        VagueDate.on(dt.date(2001, 2, 3)), Sex.FEMALE, "ID", "zlm",
    )  # fmt: skip
    assert (facts.home, facts.home_words) == ("61.72", "Jl. Mawar 3")
    assert [(each.kind, each.number) for each in told.documents] == [(DocumentKind.NIK, "6172014302010001")]
    assert [each.kind for each in told.contacts] == [ContactKind.PHONE, ContactKind.PHONE, ContactKind.EMAIL]
    assert {each.safe for each in told.contacts} == {Answer.UNKNOWN}
    assert set(kept(told)) == {"vic_TraffickingStatus"}


def test_no_consent_no_determination_and_no_closing_is_taken_from_a_file() -> None:
    told = plan({"con_Consent": True, "cas_Status": ("Closed",), "cas_ReasonForCaseClosure": "Selesai."})
    assert kept(told) == {
        "vic_TraffickingStatus": "PossibleVictimOfTrafficking", "con_Consent": "TRUE", "cas_Status": "Closed",
        "cas_ReasonForCaseClosure": "Selesai.",
    }  # fmt: skip
    assert {each.field: each.code for each in told.losses} == {
        "vic_TraffickingStatus": "decided_here", "con_Consent": "not_consent", "cas_Status": "open_here",
        "cas_ReasonForCaseClosure": "open_here",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("values", "part", "roles"),
    [
        (VICTIM, "", (Role.VICTIM,)),
        ({"vic_TraffickingStatus": ("NotAVictimOfTrafficking",)}, "saksi", (Role.WITNESS,)),
        ({"per_RoleInProcess": ("RecruiterOrIntermediary", "Transporter")}, "", (Role.RECRUITER, Role.TRANSPORTER)),
        ({"vic_TraffickingStatus": ("ActualVictimOfTrafficking",), "per_RoleInProcess": ("Exploiter",)}, "saksi",
         (Role.VICTIM, Role.EXPLOITER)),
        ({}, "korban", (Role.VICTIM,)),
    ],
)  # fmt: skip
def test_the_part_is_what_the_file_says_else_the_officers_word(
    values: dict[str, Value], part: str, roles: tuple[Role, ...]
) -> None:
    assert plan_of(Record({"prs_FirstName": "Siti", **values}), part).roles == roles


def test_whose_part_nobody_says_and_who_has_no_name_is_refused() -> None:
    cases: tuple[tuple[Mapping[str, Value], set[str]], ...] = (
        ({"prs_FirstName": "Siti"}, {"role"}),
        ({"vic_TraffickingStatus": ("NotAVictimOfTrafficking",), "prs_FirstName": "Siti"}, {"role"}),
        (VICTIM, {"name"}),
        ({}, {"name", "role"}),
    )
    for values, fields in cases:
        with pytest.raises(Problems) as wrong:
            plan_of(Record(values))
        assert {each.field for each in wrong.value.problems} == fields
    assert plan_of(Record(VICTIM, {"x_CaseNumber": "REG-7"})).told.names == ((NameKind.ALIAS, "REG-7"),)


def test_codes_go_to_the_laws_lists_only_where_both_mean_the_same() -> None:
    told = plan({"vic_TypeOfExploitation": ("ForcedLabour",), "vic_MethodsOfControl": ("DebtBondage", "TakesEarnings")})
    (event,) = told.events
    assert (event.kind, dict(event.codes)) == (
        EventKind.EXPLOITATION, {"means": ("penjeratan_utang",), "purpose": ("kerja_atau_pelayanan_paksa",)},
    )  # fmt: skip
    assert kept(told)["vic_MethodsOfControl"] == "DebtBondage; TakesEarnings"
    assert "vic_TypeOfExploitation" not in kept(told)
    assert {each.code for each in told.losses if each.field == "vic_MethodsOfControl"} == {"coarser"}
    told = plan(
        {"vic_TraffickingStatus": ("NotAVictimOfTrafficking",), "vic_TypeOfExploitation": ("ForcedLabour",)},
        part="saksi",
    )
    assert (told.events, kept(told)["vic_TypeOfExploitation"]) == ((), "ForcedLabour")


def test_the_one_event_of_the_standard_is_an_event_here() -> None:
    told = plan(
        {
            "hte_Type": ("Recruitment",), "hte_Date": dt.date(2025, 3, 1), "hte_City": "Sambas",
            "hte_Description": "Dijanjikan kerja.", "vic_TypeOfExploitation": ("SexualExploitation", "Surrogacy"),
        }
    )  # fmt: skip
    first, second = told.events
    assert (first.kind, first.when, first.note) == (
        EventKind.RECRUITMENT, VagueDate.on(dt.date(2025, 3, 1)), "Dijanjikan kerja.",
    )  # fmt: skip
    assert first.place_words == "Sambas"
    assert (second.kind, dict(second.codes)) == (EventKind.EXPLOITATION, {"purpose": ("pemanfaatan_seksual",)})
    assert kept(told)["vic_TypeOfExploitation"] == "SexualExploitation; Surrogacy"
    with pytest.raises(Problems):
        checked(
            RowGiven(
                3,
                Record({"prs_FirstName": "Siti", **VICTIM, "hte_Type": ("Transit",), "hte_Date": dt.date(2031, 1, 1)}),
            ),
            "",
            TODAY,
        )


def test_a_place_abroad_is_not_taken_for_one_here() -> None:
    told = plan({"prs_MailingCity": "Malang", "prs_MailingCountry": ("MY",)})
    assert (told.told.home, told.told.home_words) == ("", "Malang")
    assert kept(told)["prs_MailingCountry"] == "MY"


@settings(max_examples=150)
@given(records())
def test_nothing_of_a_row_is_lost(record: Record) -> None:
    """Every value is in a field of the house or in the note; the loss report names what is in the note, and nothing else."""
    told = plan_of(record, "korban")
    left = kept(told)
    assert set(left) == {each.field for each in told.losses}
    assert set(left) <= set(record.values) | set(record.extra)
    fields = "\n".join((
        repr(told.told), repr(told.documents), repr(told.contacts), repr(told.events), told.summary, told.history or "",
    ))  # fmt: skip
    for name in (set(record.values) | set(record.extra)) - set(left):
        value = record.values.get(name, record.extra.get(name))
        if name in ("prs_Gender", "prs_PrimaryLanguage", "per_RoleInProcess", "hte_Type", "hte_Date", "hte_Country"):
            continue  # said in the house's own words
        if name in ("vic_TypeOfExploitation", "vic_MethodsOfControl", "prs_Birthdate", "prs_Citizenship"):
            continue
        if isinstance(value, str):
            parts = (
                [part.strip() for part in value.split("; ")]
                if name in {"prs_MobilePhone", "prs_HomePhone", "prs_Email"}
                else [value]
            )
            assert all(repr(part)[1:-1] in fields or part in fields for part in parts if part), name


def test_a_long_note_is_several_and_none_of_it_is_cut() -> None:
    notes = notes_of([("cco_CaseComment (Case Comment)", "a" * 300), ("x_lain", "b" * 90)], "Kepala", 120)
    assert all(note.startswith("Kepala\n") and len(note) <= 120 for note in notes)
    assert "".join(note.removeprefix("Kepala\n") for note in notes) == (
        "cco_CaseComment (Case Comment): " + "a" * 300 + "\nx_lain: " + "b" * 90
    )
    assert notes_of([], "Kepala", 120) == ()


def test_a_table_with_a_code_that_nobody_has_is_refused() -> None:
    shipped_codes().check(act_codes())
    row = '[[code]]\nfield = "vic_MethodsOfControl"\ncode = "DebtBondage"\nlist = "means"\nours = "{}"\nsource = "x"\n'
    with pytest.raises(TableWrong):
        read_codes(row.format("tidak_ada")).check(act_codes())
    with pytest.raises(TableWrong):
        read_codes(row.format("penipuan") * 2)
