"""A case worker types a few letters and finds the place; a code is known or unsure, never wrong."""

from datetime import date

import pytest

from naung.foundation.places.models import Place
from naung.foundation.places.queries import (
    children,
    find_places,
    kecamatan_of,
    path,
    path_words,
    place,
    places,
    resolve,
)
from naung.foundation.places.vocabulary import Doubt, Kind, Known, Level, Unsure

pytestmark = pytest.mark.django_db


def first(words: str, **how: str) -> str:
    found = find_places(words, **how)  # type: ignore[arg-type]  # within and near
    return found[0].words if found else ""


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("singkawang bar", "Singkawang Barat, Kota Singkawang, Kalimantan Barat"),
        ("SINGKAWANG", "Kota Singkawang, Kalimantan Barat"),
        ("kota singkawang", "Kota Singkawang, Kalimantan Barat"),
        ("barat singkawang", "Singkawang Barat, Kota Singkawang, Kalimantan Barat"),
        ("pasiran singkawang", "Pasiran, Singkawang Barat, Kota Singkawang, Kalimantan Barat"),
        ("sambas", "Kabupaten Sambas, Kalimantan Barat"),
        ("kec. sambas", "Sambas, Kabupaten Sambas, Kalimantan Barat"),
        ("entikong", "Entikong, Kabupaten Sanggau, Kalimantan Barat"),
        ("desa entikong", "Entikong, Entikong, Kabupaten Sanggau, Kalimantan Barat"),
        ("61.72.02", "Singkawang Barat, Kota Singkawang, Kalimantan Barat"),
        ("617202", "Singkawang Barat, Kota Singkawang, Kalimantan Barat"),
        ("sukamaju", "Suka Maju, Muara Pawan, Kabupaten Ketapang, Kalimantan Barat"),
        ("singkwang", "Kota Singkawang, Kalimantan Barat"),
        ("kuching", "Kuching, Sarawak, Malaysia"),
        ("tebedu", "Tebedu, Sarawak, Malaysia"),
        ("malaysia", "Malaysia"),
        ("saudi arabia", "Arab Saudi"),
        ("kamboja", "Kamboja"),
        ("surabaya", "Kota Surabaya, Jawa Timur"),
        ("qqq", ""),
        ("s", ""),
        ("", ""),
        ("%", ""),
        ("' OR 1=1 --", ""),
        ("\u202esambas", "Kabupaten Sambas, Kalimantan Barat"),
    ],
)
def test_what_was_typed_finds(loaded: int, typed: str, found: str) -> None:
    assert first(typed, near="61") == found


def test_namesakes_near_come_first_and_each_says_where_it_lies(loaded: int) -> None:
    near = find_places("suka maju", near="61.07")
    assert near[0].place.code.startswith("61.07.")
    assert all(len(each.above) == 3 for each in near if each.place.level is Level.VILLAGE)
    assert len({each.words for each in near}) == len(near) == 20


def test_a_search_keeps_to_an_area_and_to_its_limit(loaded: int) -> None:
    found = find_places("su", within="61.12", limit=7)
    assert len(found) == 7
    assert all(each.place.code.startswith("61.12") for each in found)
    assert all(each.place.code[0].isdigit() for each in find_places("serian", within="ID"))
    assert find_places("kuching", within="61") == []


def test_an_oversized_search_is_answered(loaded: int) -> None:
    assert find_places("sambas " * 5000, near="61") is not None
    assert find_places("\0\ud7ff😀", near="61") == []


def test_a_place_its_children_and_its_path(loaded: int) -> None:
    singkawang = place("61.72")
    assert singkawang is not None
    assert (singkawang.name, singkawang.kind, singkawang.parent) == ("Kota Singkawang", Kind.KOTA, "61")
    assert [child.name for child in children("61.72")] == [
        f"Singkawang {x}" for x in ("Tengah", "Barat", "Timur", "Utara", "Selatan")
    ]
    assert (len(children("ID")), len(children("MY")), len(children())) == (38, 16, 249)
    assert [row.level for row in path("61.72.01.1001")] == [
        Level.VILLAGE,
        Level.DISTRICT,
        Level.REGENCY,
        Level.PROVINCE,
    ]
    assert path_words("61.72.01.1001") == "Roban, Singkawang Tengah, Kota Singkawang, Kalimantan Barat"
    assert path_words("MY-13-32") == "Tebedu, Sarawak, Malaysia"
    assert (path("99"), path_words("x"), place("x"), place("61\0")) == ((), "", None, None)
    assert set(places(["61", "99", "x"])) == {"61"}
    kecamatan = kecamatan_of("61.72.01.1001")
    assert kecamatan is not None
    assert kecamatan.code == "61.72.01"


def test_the_shipped_vintage_has_an_unknown_start(loaded: int) -> None:
    known = resolve("6172011001", on=date(1995, 5, 1))
    assert isinstance(known, Known)
    assert (known.place.name, known.start_known) == ("Roban", False)


@pytest.mark.parametrize(
    ("typed", "on", "doubt"),
    [
        ("99", None, Doubt.NOT_IN_TABLE),
        ("61.72.99", None, Doubt.NOT_IN_TABLE),
        ("ZZ", None, Doubt.NOT_IN_TABLE),
        ("91.01", None, Doubt.FORMER_CODE),
        ("91.01.05.2001", date(2020, 1, 1), Doubt.FORMER_CODE),
        ("93.01", date(2020, 1, 1), Doubt.CODE_IS_NEWER),
        ("93.01.01", date(2022, 6, 1), Doubt.CODE_IS_NEWER),
        ("di dekat pasar", None, Doubt.NOT_A_CODE),
        ("", None, Doubt.NOT_A_CODE),
    ],
)
def test_what_the_table_can_not_settle_is_unsure_never_invalid(
    loaded: int, typed: str, on: date | None, doubt: Doubt
) -> None:
    answer = resolve(typed, on)
    assert isinstance(answer, Unsure)
    assert answer.doubt is doubt
    assert answer.reason
    assert bool(answer.candidates) is (doubt in (Doubt.FORMER_CODE, Doubt.CODE_IS_NEWER))


def test_a_rename_leaves_the_code_known_and_tells_the_former_name(loaded: int) -> None:
    mempawah = resolve("61.02", on=date(2010, 1, 1))
    assert isinstance(mempawah, Known)
    assert [change.former_name for change in mempawah.former] == ["Kabupaten Pontianak"]
    assert isinstance(resolve("93.01", on=date(2023, 1, 1)), Known)


def test_a_code_with_known_validity_holds_only_within_it(loaded: int) -> None:
    Place.objects.filter(pk="61.72").update(valid_from=date(2001, 6, 21), valid_to=date(2030, 1, 1))
    inside, before, after = (
        resolve("61.72", on=day) for day in (date(2010, 1, 1), date(2001, 6, 20), date(2030, 1, 2))
    )
    assert isinstance(inside, Known)
    assert inside.start_known
    assert [getattr(answer, "doubt", None) for answer in (before, after)] == [Doubt.NOT_VALID_THEN] * 2
