"""The shipped tables hold together, and a row that does not is refused with its number."""

from collections import Counter

import pytest

from naung.foundation.places.rules.codes import level_of, parent_of
from naung.foundation.places.rules.history import may_be_older_than, since_when
from naung.foundation.places.rules.search import folded, search_name, split_type, ways_to_split
from naung.foundation.places.rules.tables import (
    VINTAGES,
    area_names,
    bps_of_kemendagri,
    fingerprint,
    former_codes,
    kemendagri_of_bps,
    known_changes,
    read_changes,
    shipped_places,
    table_rows,
)
from naung.foundation.places.vocabulary import Kind, Level, PlaceRow
from tests.foundation.places.nik_stories import TODAY


def every_place() -> list[PlaceRow]:
    return [place for vintage in VINTAGES for place in shipped_places(vintage)]


def test_the_tables_are_whole() -> None:
    places = every_place()
    assert Counter(place.level for place in places) == {
        Level.COUNTRY: 249,
        Level.STATE: 16,
        Level.FOREIGN_DISTRICT: 68,
        Level.PROVINCE: 38,
        Level.REGENCY: 514,
        Level.DISTRICT: 7285,
        Level.VILLAGE: 83762,
    }
    kinds = Counter(place.kind for place in places)
    assert (kinds[Kind.DESA], kinds[Kind.KELURAHAN], kinds[Kind.DESA_ADAT]) == (75252, 8496, 14)
    assert (kinds[Kind.KABUPATEN], kinds[Kind.KOTA]) == (416, 98)


def test_every_code_is_its_own_has_its_level_and_lies_in_one_that_came_before() -> None:
    seen: set[str] = set()
    for place in every_place():
        assert place.code not in seen
        assert level_of(place.code) is place.level
        assert parent_of(place.code) == place.parent
        assert place.parent is None or place.parent in seen
        assert place.name.strip() == place.name != ""
        assert search_name(place)
        assert len(place.name) <= 80
        seen.add(place.code)


def test_countries_are_those_of_the_standard_in_both_languages() -> None:
    rows = list(table_rows("countries.csv"))
    assert len({row["numerik"] for row in rows}) == len(rows) == 249
    assert all(len(row["numerik"]) == 3 and row["numerik"].isdigit() and row["nama"] and row["name_en"] for row in rows)
    names = {row["kode"]: (row["nama"], row["name_en"]) for row in rows}
    assert names["SA"] == ("Arab Saudi", "Saudi Arabia")
    assert names["KH"] == ("Kamboja", "Cambodia")


def test_bps_and_kemendagri_are_converted_by_the_table_never_by_the_dot() -> None:
    assert (kemendagri_of_bps("6104"), kemendagri_of_bps("6102")) == ("61.02", "61.07")
    assert (bps_of_kemendagri("61.02"), bps_of_kemendagri("61.72")) == ("6104", "6172")
    assert kemendagri_of_bps("9401") == "93.01"
    assert kemendagri_of_bps("6199") is None
    rows = list(table_rows("bps_kemendagri_kabkota.csv"))
    assert len({row["kode_bps_2019"] for row in rows}) == len({row["kode_kemendagri"] for row in rows}) == 514
    assert all(area_names()[row["kode_kemendagri"]] == row["nama"] for row in rows)


def test_known_changes_point_from_codes_that_are_gone_to_codes_that_are_there() -> None:
    assert len(former_codes()) == 26
    for change in known_changes():
        assert change.code in area_names()
        assert (change.former_code in area_names()) is (change.kind == "rename")
        assert change.former_name != area_names()[change.code] or change.kind == "recode"


GOOD = """[[change]]
kind = "recode"
former_code = "91.01"
former_name = "Kabupaten Merauke"
code = "93.01"
since = "2022"
basis = ""
mark = "V2"
source = "a list"
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('kind = "recode"', 'kind = "moved"'),
        ('code = "93.01"', 'code = "9301"'),
        ('since = "2022"', 'since = "22"'),
        ('mark = "V2"', 'mark = "?"'),
        ('source = "a list"', 'source = ""'),
        ('source = "a list"', ""),
        ('mark = "V2"', 'mark = "V2"\nnote = "x"'),
    ],
)
def test_a_change_that_does_not_hold_is_refused_with_its_number(old: str, new: str) -> None:
    assert len(read_changes(GOOD)) == 1
    with pytest.raises(ValueError, match="change 2"):
        read_changes(GOOD + GOOD.replace(old, new))


def test_a_fingerprint_tells_tables_apart() -> None:
    assert len({fingerprint(vintage) for vintage in VINTAGES}) == len(VINTAGES)


def test_a_change_of_which_only_the_year_is_known_leaves_that_year_open() -> None:
    assert since_when("2022-07").is_exact is False
    assert may_be_older_than(TODAY.replace(year=2022), "2022")
    assert not may_be_older_than(TODAY, "2022")
    assert may_be_older_than(TODAY, "")
    assert not may_be_older_than(TODAY, "2026-11-25")
    assert may_be_older_than(TODAY, "2026-11-26")


def test_names_are_compared_folded() -> None:
    assert [folded(n) for n in ("Ma'u", "Biru-Biru", "Tiro/Truseb", "Åland", "  KI'E ")] == [
        "mau",
        "biru biru",
        "tiro truseb",
        "aland",
        "kie",
    ]
    kepulauan = PlaceRow("31.01", Level.REGENCY, Kind.KABUPATEN, "Kabupaten Administrasi Kepulauan Seribu", "31")
    assert search_name(kepulauan) == "kepulauan seribu"
    assert split_type("kab sambas") == (Level.REGENCY, "sambas")
    assert split_type("kota") == (None, "kota")
    assert ways_to_split("a b c") == [("a b", "c"), ("a", "b c")]
