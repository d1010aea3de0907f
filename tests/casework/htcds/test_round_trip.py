"""HTCDS written and read again is the same record; what is lost for who knows only the standard is told, no more and no less."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naung.casework.htcds.rules.cases import as_case, as_record, losses_of
from naung.casework.htcds.rules.normal import normal
from naung.casework.htcds.rules.reading import read_htcds
from naung.casework.htcds.rules.tables import countries, standard
from naung.casework.htcds.rules.writing import losses, table_of
from naung.casework.htcds.vocabulary import LOCAL, CaseValues, HtcdsField, Kind, Record
from naung.foundation.access.vocabulary import Exploitation
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.people.vocabulary import Sex
from naung.methods.sheets import read
from naung.methods.sheets.writing import as_csv, as_workbook

TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)
DAYS = st.dates(dt.date(1900, 3, 1), dt.date(2099, 12, 31))
OFFICIAL = [field for field in standard().fields.values() if not field.only]


def cells(field: HtcdsField) -> st.SearchStrategy[Any]:
    """Values that a field may hold."""
    if field.codes:
        return st.lists(st.sampled_from([*field.codes, *field.extensions]), max_size=4).map(tuple)
    return {
        Kind.COUNTRY: st.lists(st.sampled_from(sorted(set(countries().values()))), max_size=3).map(tuple),
        Kind.LANGUAGE: st.lists(st.sampled_from(["id", "ind", "msa", "en"]), max_size=2).map(tuple),
        Kind.DATE: DAYS,
        Kind.NUMBER: st.one_of(st.integers(0, 10**6), st.floats(-180, 180).map(lambda number: round(number, 6))),
        Kind.CHECK: st.booleans(),
    }.get(field.kind, TEXTS)


@st.composite
def records(draw: st.DrawFn) -> Record:
    """Records of any fields, with texts of our own."""
    chosen = draw(st.lists(st.sampled_from(OFFICIAL), min_size=2, max_size=12, unique_by=lambda field: field.name))
    values = {field.name: draw(cells(field)) for field in chosen}
    extra = draw(st.dictionaries(st.sampled_from(["x_CaseNumber", "x_Note", "x_BirthText"]), TEXTS, max_size=3))
    return normal(Record({"prs_FirstName": "Siti", **values}, extra))


def again(record: Record, kind: str, *, without_ours: bool = False) -> Record:
    """The record after it was written and read; `without_ours`: as one who knows only the standard reads it."""
    names, labels, (row,) = table_of([record])
    if without_ours:
        kept = [at for at, name in enumerate(names) if not name.startswith(LOCAL)]
        names, labels, row = ([each[at] for at in kept] for each in (names, labels, row))  # type: ignore[assignment]
    content = as_csv([names, row]) if kind == "csv" else as_workbook([names, labels, row], "HTCDS")
    return read_htcds(read(content), version="2.0").rows[0].record


@settings(max_examples=60)
@given(records(), st.sampled_from(["csv", "xlsx"]))
def test_a_record_that_is_written_and_read_is_the_same(record: Record, kind: str) -> None:
    assert again(record, kind) == record


@settings(max_examples=60)
@given(records(), st.sampled_from(["csv", "xlsx"]))
def test_the_loss_report_names_exactly_what_one_who_knows_only_the_standard_misses(record: Record, kind: str) -> None:
    seen = again(record, kind, without_ours=True)
    lost = {name for name, value in record.values.items() if seen.values.get(name) != value} | set(record.extra)
    assert {each.field for each in losses(record)} == lost


@pytest.mark.parametrize("text", ["=1+1", "+6281", "-x", "@SUM(A1)", "'=x", "''-1", "a;b,c\t|", '"', "baris\ndua"])
def test_no_text_becomes_a_formula_and_each_comes_back(text: str) -> None:
    record = normal(Record({"prs_FirstName": "Siti", "cas_IncomingReferralDetails": text}))
    for kind in ("csv", "xlsx"):
        assert again(record, kind).values.get("cas_IncomingReferralDetails") == record.values.get(
            "cas_IncomingReferralDetails"
        )
    assert not any(
        line.startswith(("=", "+", "-", "@")) for line in as_csv([[text]]).decode("utf-8-sig").split("\n")[:1]
    )


PLAIN = st.text("abc é'", min_size=1, max_size=12).map(lambda text: " ".join(text.split())).filter(bool)
BIRTHS = st.one_of(
    st.just(VagueDate.unknown()),
    DAYS.map(VagueDate.on),
    st.integers(1950, 2020).map(VagueDate.in_year),
    DAYS.map(lambda day: VagueDate.between(day, day + dt.timedelta(days=364), "27 tahun")),
)


def codes(name: str) -> st.SearchStrategy[frozenset[str]]:
    field = standard().fields[name]
    return st.frozensets(st.sampled_from([*field.codes, *field.extensions]), max_size=3)


CASES = st.builds(
    CaseValues,
    names=st.lists(PLAIN, min_size=1, max_size=3).map(tuple),
    birth=BIRTHS,
    sex=st.sampled_from(Sex),
    nationalities=st.lists(st.sampled_from(["ID", "MY", "CN"]), max_size=2, unique=True).map(tuple),
    phone=st.sampled_from(["", "+628123456789"]),
    identity_number=st.sampled_from(["", "6172014302980001"]),
    home=st.sampled_from(["", "61", "61.72", "61.72.01", "61.72.01.1001", "MY", "MY-13"]),
    home_words=st.one_of(st.just(""), PLAIN),
    dead=st.booleans(),
    case_number=st.sampled_from(["", "SKW-2026-0007"]),
    opened_on=st.one_of(st.none(), DAYS),
    case_status=st.sampled_from(["", *standard().fields["cas_Status"].codes]),
    closing_reason=st.one_of(st.just(""), PLAIN),
    status=st.sampled_from(["", *standard().fields["vic_TraffickingStatus"].codes]),
    exploitation=st.frozensets(st.sampled_from(Exploitation), max_size=3),
    controls=codes("vic_MethodsOfControl"),
    recruited=codes("vic_MethodOfRecruitment"),
    industries=codes("vic_ForcedLabourIndustry"),
    age_when_trafficked=st.one_of(st.none(), st.integers(0, 80)),
    referred_on=st.one_of(st.none(), DAYS),
    agreed=st.sampled_from([None, True, False]),
)


@settings(max_examples=60)
@given(CASES, st.sampled_from(["csv", "xlsx"]))
def test_a_case_that_is_written_and_read_is_the_same(case: CaseValues, kind: str) -> None:
    assert as_case(again(as_record(case), kind)) == case


@settings(max_examples=40)
@given(CASES)
def test_what_a_case_loses_is_told_in_the_houses_words(case: CaseValues) -> None:
    told = {each.code for each in losses_of(case)}
    assert ("vague" in told) == (not case.birth.is_exact and case.birth.first is not None)
    assert ("coarser" in told) == bool(case.exploitation & {Exploitation.DOMESTIC, Exploitation.FORCED_CRIMINALITY})
    assert ("not_in_list" in told) == bool(case.controls & {"RestrictsMovement", "UsesChildren"})


def test_a_name_of_one_word_is_never_cut_and_a_cut_one_is_joined() -> None:
    assert as_record(CaseValues(names=("Wulan",))).values["prs_FirstName"] == "Wulan"
    record = Record({"prs_FirstName": "Siti", "prs_MiddleName": "Nur", "prs_SecondName": "Aminah"})
    assert as_case(record).names == ("Siti Nur Aminah",)


def test_a_place_of_others_is_taken_only_where_it_is_certain() -> None:
    assert as_case(Record({"prs_FirstName": "Siti", "prs_MailingCity": "Singkawang"})).home == "61.72"
    assert as_case(Record({"prs_FirstName": "Siti", "prs_MailingCity": "Singkwang"})).home == ""
