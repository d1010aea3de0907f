"""The table of the sheet, and dates and ages as they are typed into a form."""

from datetime import date

import pytest

from naung.casework.plans.rules.tables import shipped_tables
from naung.casework.simfoni.queries.gathering import HOW
from naung.casework.simfoni.rules import (
    GATHERS,
    TableWrong,
    mark_of,
    read_sheet,
    said_date,
    said_years,
    shipped_sheet,
)
from naung.foundation.clock.vocabulary import Mark, VagueDate
from naung.foundation.law.queries import shipped_law

HEAD = '[about]\nmark = "V2"\nsource = "x"\n[[section]]\ncode = "a"\nid = "A"\nen = "A"\n'
FIELD = '[[field]]\ncode = "{code}"\nsection = "{section}"\nid = "I"\nen = "E"\n{more}\n'


def text(code: str = "f", section: str = "a", more: str = "") -> str:
    return HEAD + FIELD.format(code=code, section=section, more=more)


def test_every_source_of_a_field_has_its_function() -> None:
    assert set(HOW) == GATHERS


def test_the_codes_of_the_register_are_the_sources_own() -> None:
    sheet = shipped_sheet()
    violence = ["fisik", "psikis", "seksual", "penelantaran", "trafficking", "eksploitasi", "lainnya"]
    services = [
        *("pengaduan", "kesehatan", "bantuan hukum", "penegakan hukum"),
        *("rehabilitasi sosial", "reintegrasi sosial", "pemulangan", "pendampingan tokoh agama"),
    ]
    assert [field.id for field in sheet.fields_of("kekerasan")] == violence
    assert [field.id for field in sheet.fields_of("layanan")] == services
    assert not any(field.mark is Mark.VERIFIED for field in sheet.fields.values()), (
        "nobody has read the ministry's text"
    )


def test_each_kind_of_service_counts_once() -> None:
    law = shipped_law()
    sheet, kinds = shipped_sheet(), set(shipped_tables().kinds)
    sheet.check(means=law.means, purposes=law.purpose, services=kinds)
    with pytest.raises(TableWrong, match="baru"):
        sheet.check(means=law.means, purposes=law.purpose, services=kinds | {"baru"})
    with pytest.raises(TableWrong, match="penggunaan_kekerasan"):
        sheet.check(means=(), purposes=law.purpose, services=kinds)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("[[", "fields.toml:"),
        (text(section="b"), "section"),
        (text(more='gather = "nothing"'), "nothing"),
        (text(more='mark = "X"'), "fields.toml:8"),
        (text(more='stranger = "x"'), "fields.toml:8"),
        (text(more='source = ""'), "fields.toml:8"),
        (text(code="x" * 41), "fields.toml:8"),
        (text() + FIELD.format(code="f", section="a", more=""), "fields.toml:14"),
        (HEAD, "section"),
    ],
)
def test_a_wrong_row_is_named_with_its_line(wrong: str, said: str) -> None:
    with pytest.raises(TableWrong, match=said):
        read_sheet(wrong)


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (VagueDate.on(date(2026, 3, 5)), "05-03-2026"),
        (VagueDate.in_month(2026, 3), "03-2026"),
        (VagueDate.in_year(2026), "2026"),
        (VagueDate.between(date(2026, 3, 5), date(2026, 4, 1)), "antara 05-03-2026 dan 01-04-2026"),
        (VagueDate.between(date(2026, 3, 5), None), "sejak 05-03-2026"),
        (VagueDate.between(None, date(2026, 3, 5)), "sampai 05-03-2026"),
        (VagueDate.unknown(), ""),
    ],
)
def test_a_date_is_said_no_more_exactly_than_it_is_known(when: VagueDate, said: str) -> None:
    assert said_date(when) == said


def test_an_age_is_said_with_its_doubt() -> None:
    assert said_years((16, 16)) == "16 tahun"
    assert said_years((15, 16)) == "antara 15 dan 16 tahun"


def test_a_mark_belongs_to_one_value_of_one_field_of_one_person() -> None:
    assert len({mark_of("k", person, field, text=t) for person in "pq" for field in "fg" for t in ("", "ya")}) == 8
    assert mark_of("k", "p", text="ya") == mark_of("k", "p", text="ya")
