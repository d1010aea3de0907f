"""HTCDS as its own toolkits write it: each of the ten contradictions is survived, and said where it matters."""

import datetime as dt
from typing import Any

import pytest

from naung.casework.htcds.rules.reading import read_htcds
from naung.casework.htcds.rules.tables import TableWrong, codes_of, read_fields, standard
from naung.casework.htcds.vocabulary import Htcds, Record
from naung.foundation.errors import RuleBroken
from naung.methods.sheets import read
from tests import workbooks as made

# As the Excel toolkit has it: row 1 system names, row 2 labels, records from row 3, a row number in the first column.
NAMES = ["", "prs_FirstName", "prs_SecondName", "prs_Birthdate", "prs_Gender", "prs_MailingCity", "prs_MailingCountry",
         "prs_MailingState", "prs_MailingStreet", "prs_MailingPostalCode", "vic_TraffickinStatusDecisionMakingOrg", "",
         "vic_MethodsOfControl", "con_Consent"]  # fmt: skip
LABELS = ["", "First Name", "Second Name", "Birthdate", "Gender", "Street", "City", "State", "Zip", "Country",
          "Trafficking Status Decision Making Organisation", "Reason for Outgoing Referral", "Methods Of Control",
          "Consent"]  # fmt: skip
WULAN = [1, "Wulan", None, dt.date(2001, 5, 6), "\u00a0Feminine ", "Jl. Diponegoro 5", "Singkawang", "Kalimantan Barat", "79111",
         "Indonesia", "Court or prosecution", "Migration Or Change Of Location", "Debt Bondage; DebtBondage ", True]  # fmt: skip


def template(*rows: list[Any], names: list[str] = NAMES, labels: list[str] | None = LABELS) -> Htcds:
    """A file of the Excel toolkit."""
    return read_htcds(read(made.xlsx([names, *([labels] if labels else []), *rows])))


def one(names: list[str], row: list[Any], **how: Any) -> tuple[Record, list[str]]:
    """The record of a CSV with one row, and the codes of its remarks."""
    found = read_htcds(read(made.csv([names, row])), **how)
    return found.rows[0].record, [each.code for each in (*found.rows[0].remarks, *found.remarks)]


def test_1_labels_of_the_address_count_where_names_and_labels_are_turned() -> None:
    found = template(WULAN)
    values = found.rows[0].record.values
    assert (values["prs_MailingStreet"], values["prs_MailingCity"], values["prs_MailingState"]) == (
        "Jl. Diponegoro 5", "Singkawang", "Kalimantan Barat",
    )  # fmt: skip
    assert (values["prs_MailingPostalCode"], values["prs_MailingCountry"]) == ("79111", ("ID",))
    assert "address_turned" in [each.code for each in found.remarks]
    assert found.heading_rows == (1, 2)


def test_2_a_letter_that_is_missing_in_a_system_name() -> None:
    assert template(WULAN).rows[0].record.values["vic_TraffickingStatusDecisionMakingOrg"] == ("CourtOrProsecution",)


def test_3_a_label_without_a_system_name() -> None:
    assert template(WULAN).rows[0].record.values["cas_ReasonForOutgoingReferral"] == ("MigrationOrChangeOfLocation",)


def test_4_names_with_underscores_as_survey_tools_write_them() -> None:
    record, _ = one(
        ["group/prs_First_Name", "prs_Second_Name", "vic_Methods_of_Control"],
        ["Siti", "Aminah", "DebtBondage FalsePromises"],
    )
    assert (record.values["prs_FirstName"], record.values["prs_SecondName"]) == ("Siti", "Aminah")
    assert record.values["vic_MethodsOfControl"] == ("DebtBondage", "FalsePromises")


def test_5_the_name_counts_where_a_label_contradicts_it() -> None:
    found = template(["Ibu", "Siti"], names=["prs_Title", "prs_FirstName"], labels=["Second Name", "First Name"])
    assert found.rows[0].record.values == {"prs_Title": "Ibu", "prs_FirstName": "Siti"}
    assert "label_differs" in [each.code for each in found.remarks]


def test_6_missing_columns_and_a_reason_that_is_text() -> None:
    record, remarks = one(["prs_FirstName", "cas_ReasonForIncomingReferral"], ["Siti", "dibawa tetangga"])
    assert record.values == {"prs_FirstName": "Siti"}
    assert record.extra == {"x_cas_ReasonForIncomingReferral": "dibawa tetangga"}
    assert {"uncoded", "core_missing"} <= set(remarks)


def test_7_several_where_the_standard_has_one_are_kept_as_a_list() -> None:
    record, _ = one(
        ["prs_FirstName", "prs_Citizenship", "vic_ForcedLabourIndustry"],
        ["Siti", "ID; Malaysia", "F_Construction|Education"],
    )
    assert record.values["prs_Citizenship"] == ("ID", "MY")
    assert record.values["vic_ForcedLabourIndustry"] == ("F_Construction", "P_Education")


@pytest.mark.parametrize(
    ("name", "cell", "code"),
    [
        ("prs_Gender", "Feminine", "Feminine"), ("prs_Gender", "Not Specified/Unknown", "NonSpecifiedUnknown"),
        ("cas_Status", "Follow up", "FollowUp"), ("cas_Status", "closed referred", "ClosedReferred"),
        ("vic_ForcedLabourIndustry", "Water supply; sewerage, waste management and remediation activities",
         "E_WaterSupplySewerageWasteManagement"),
        ("vic_ForcedLabourIndustry", "Agriculture, forestry and fishing", "A_AgricultureForestryAndFishing"),
        ("vic_ForcedLabourIndustry", "T", "T_ActivitiesOfHouseholdsAsEmployers"),
        ("spl_Type", "Rights-based Training", "RightsBasedTraining"),
        ("vic_RelationshipToTrafficker", "Unacquainted", "Unaquainted"),
    ],
)  # fmt: skip
def test_8_and_9_codes_and_labels_whatever_their_capitals_spaces_and_spelling(name: str, cell: str, code: str) -> None:
    assert one(["prs_FirstName", name], ["Siti", cell])[0].values[name] == (code,)


def test_10_codes_of_the_definitions_that_the_picklist_lacks_are_taken_and_said() -> None:
    record, remarks = one(["prs_FirstName", "vic_MethodsOfControl"], ["Siti", "Restricts Movement, DebtBondage"])
    assert record.values["vic_MethodsOfControl"] == ("DebtBondage", "RestrictsMovement")
    assert "extended" in remarks


def test_codes_marked_in_columns_of_their_own() -> None:
    names = ["prs_FirstName", "vic_Methods_of_Control/DebtBondage", "vic_Methods_of_Control/FalsePromises"]
    assert one(names, ["Siti", "1", "0"])[0].values["vic_MethodsOfControl"] == ("DebtBondage",)


def test_consent_of_1_0_is_consent_to_the_interview_and_no_other() -> None:
    names = ["prs_FirstName", "con_Consent", "con_UseOfData"]
    record, remarks = one(names, ["Siti", "Yes", "No"])
    assert "con_Consent" not in record.values
    assert record.extra == {"x_ConsentToInterview": "TRUE", "x_con_UseOfData": "FALSE"}
    assert "old_consent" in remarks
    unsure, said = one(["prs_FirstName", "con_Consent"], ["Siti", "TRUE"])
    assert (unsure.extra, "unsure_consent" in said) == ({"x_ConsentToInterview": "TRUE"}, True)
    known, _ = one(["prs_FirstName", "con_Consent"], ["Siti", "TRUE"], version="2.0")
    assert known.values["con_Consent"] is True
    seen, _ = one(["prs_FirstName", "vic_TraffickingStatus", "con_Consent"], ["Siti", "", "TRUE"])
    assert seen.values["con_Consent"] is True


def test_what_can_t_be_read_is_refused_with_its_cell_and_keeps_its_text() -> None:
    names = ["prs_FirstName", "hte_Date", "prs_NumberOfChildren", "prs_Deceased"]
    found = read_htcds(
        read(made.csv([names, ["Siti", "kemarin", "banyak", "mungkin"], ["Budi", "2025-06-12", "2", "ya"]]))
    )
    (refused,) = found.refused
    assert [(each.field, each.column, each.code) for each in refused.reasons] == [
        ("hte_Date", "B", "bad_date"), ("prs_NumberOfChildren", "C", "bad_number"), ("prs_Deceased", "D", "bad_check"),
    ]  # fmt: skip
    assert refused.text == {
        "prs_FirstName": "Siti",
        "hte_Date": "kemarin",
        "prs_NumberOfChildren": "banyak",
        "prs_Deceased": "mungkin",
    }
    assert found.rows[0].record.values == {"prs_FirstName": "Budi", "hte_Date": dt.date(2025, 6, 12), "prs_NumberOfChildren": 2,
                                           "prs_Deceased": True}  # fmt: skip


def test_a_birth_that_is_no_day_is_kept_beside_and_another_date_is_not() -> None:
    record, remarks = one(["prs_FirstName", "prs_Birthdate"], ["Siti", "1998"])
    assert record.extra == {
        "x_BirthFirst": "1998-01-01",
        "x_BirthLast": "1998-12-31",
        "x_BirthPrecision": "year",
        "x_BirthText": "1998",
    }
    assert "vague" in remarks
    assert (
        read_htcds(read(made.csv([["prs_FirstName", "hte_Date"], ["Siti", "1998"]]))).refused[0].reasons[0].code
        == "vague_date"
    )


def test_a_month_written_first_is_understood_where_the_column_shows_it() -> None:
    found = read_htcds(read(made.csv([["prs_FirstName", "hte_Date"], ["Siti", "12/31/2024"], ["Budi", "01/02/2025"]])))
    assert [row.record.values["hte_Date"] for row in found.rows] == [dt.date(2024, 12, 31), dt.date(2025, 1, 2)]


def test_labels_alone_are_enough_and_one_of_several_fields_is_told_by_its_neighbours() -> None:
    found = read_htcds(
        read(made.csv([["First Name", "Second Name", "Objectives", "Type"], ["Siti", "Aminah", "bekerja", "Legal"]]))
    )
    assert found.rows[0].record.values["spl_Type"] == ("Legal",)


def test_a_file_without_htcds_is_refused_and_a_wrong_column_too() -> None:
    with pytest.raises(RuleBroken, match="HTCDS"):
        read_htcds(read(made.csv([["Nama", "Umur"], ["Siti", "20"]])))
    names = [["prs_FirstName", "prs_Title", "Umur"], ["Siti", "Ibu", "20"]]
    assert (
        read_htcds(read(made.csv(names)), given={"Umur": "vic_AgeWhenTrafficked"})
        .rows[0]
        .record.values["vic_AgeWhenTrafficked"]
        == 20
    )
    for wrong in ({"Warna": "prs_Title"}, {"Umur": "prs_Umur"}):
        with pytest.raises(RuleBroken):
            read_htcds(read(made.csv(names)), given=wrong)


def test_rows_of_a_template_that_only_have_their_number_are_left_and_shown() -> None:
    found = template(WULAN, [2], [3])
    assert (len(found.rows), [row for row, _ in found.left]) == (1, [4, 5])


def test_the_table_holds_the_standard() -> None:
    assert len([field for field in standard().fields.values() if not field.only]) == 84
    assert codes_of("vic_MethodsOfControl")["debtbondage"] == "DebtBondage"
    broken = (
        '[aliases]\n[label_aliases]\n[labels]\n[[field]]\nname = "prs_X"\nlabel = "X"\nsection = "P"\nkind = "text"\n'
    )
    broken += 'codes = ["A"]\n'
    with pytest.raises(TableWrong):
        read_fields(broken)
