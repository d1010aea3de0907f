"""Where somebody comes from, as free text: what is certain gets a code, what is nearly so is shown, nothing is invented."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naung.foundation.places.rules.codes import lies_within
from naung.foundation.places.rules.origins import origin_of, place_names
from naung.foundation.places.rules.tables import area_names, is_shipped_place

CERTAIN = [
    ("Sambas", "61.01"),
    ("KAB. SAMBAS", "61.01"),
    ("Sambas, Kalbar", "61.01"),
    ("Sintang-Kalbar", "61.05"),
    ("Kalimantan Barat", "61"),
    ("JATIM", "35"),
    ("Lombok Timur - NTB", "52.03"),
    ("SULSEL (BONE)", "73.08"),
    ("Jember / Jawa Timur", "35.09"),
    ("Ende Flores", "53.08"),
    ("Dsn Sebangun RT 02/01 Ds. Semparuk Kec. Semparuk Kab. Sambas", "61.01.13.2002"),
    ("Dusun Sebangun Desa Semparuk Kec Semparuk Kab Sambas", "61.01.13.2002"),
    ("Jl. Diponegoro No. 5, Pasiran, Singkawang Barat", "61.72.02.1001"),
    ("semparuk sambas kalbar", "61.01.13"),
    ("Dusun Semuncol, Kec. Entikong, Kab. Sanggau", "61.03.21"),
    ("Nangapinoh, Melawi", "61.10.02"),
    ("Kota Malang", "35.73"),
    ("Kab. Malang", "35.07"),
    ("Kab. Pontianak", "61.02"),
    ("Pontianak", "61.71"),
    ("Kota Baru", "63.02"),
    ("Prov. Kalimantan Barat", "61"),
    ("61.01", "61.01"),
    ("617201", "61.72.01"),
    ("Kuching, Sarawak", "MY-13-01"),
    ("Kota Jambi", "15.71"),
    ("Jambi, Jambi", "15.71"),
    ("Jelutung, Jambi", "15.71.08"),
    ("Btg. Hari, Jambi", "15.04"),
    ("Kal. Barat", "61"),
    ("Tj. Pinang", "21.72"),
    ("Sei Rampah", "12.18.04"),
    ("Kg. Sungai Enau, Kubu Raya", "61.12.02.2005"),
]


@pytest.mark.parametrize(("text", "code"), CERTAIN, ids=[text for text, _ in CERTAIN])
def test_what_is_certain_gets_its_code(text: str, code: str) -> None:
    found = origin_of(text)
    assert (found.code, found.near, found.whole) == (code, (), True)


@pytest.mark.parametrize(
    ("text", "code", "near"),
    [
        ("Malang", "35", ("35.07", "35.73")),
        ("Lombok", "52", ("52.01", "52.02", "52.03", "52.08")),
        ("Yogyakarta", "34", ("34.71",)),
        ("Makasar", None, ("73.71", "31.75.08")),
        ("Kec. Ketapang", None, ("18.01.14", "35.27.12")),
        ("Jawa", None, ("32", "33", "35")),
        ("Jambi", "15", ("15.71",)),
        ("Bengkulu", "17", ("17.71",)),
        ("Kg. Entikong", "61.03.21", ("61.03.21.2003", "61.03.21")),
        ("Kpg Entikong", "61.03.21", ("61.03.21.2003", "61.03.21")),
    ],
)
def test_a_name_that_several_share_gets_the_area_in_which_all_of_them_lie(
    text: str, code: str | None, near: tuple[str, ...]
) -> None:
    found = origin_of(text)
    assert (found.code, found.near) == (code, near)


@pytest.mark.parametrize(
    ("text", "meant"), [("Singkwang", "61.72"), ("Pasiran", "61.72.02.1001"), ("Bulukamba", "73.02")]
)
def test_a_misspelled_name_gets_no_code_and_is_shown_beside_what_may_be_meant(text: str, meant: str) -> None:
    found = origin_of(text)
    assert found.code is None
    assert meant in found.near


@pytest.mark.parametrize("text", ["", "-", "?", "Kab.", "Kota", "RT 02 RW 01", "Indonesia", "12", "xqzw"])
def test_what_names_nothing_gets_nothing(text: str) -> None:
    assert origin_of(text).code is None


def test_a_part_that_was_not_understood_is_said() -> None:
    found = origin_of("Sambas, Teluk Kramat")
    assert (found.code, found.whole) == ("61.01", False)
    assert "61.01.02" in found.near


@pytest.mark.parametrize("code", [code for code in area_names() if len(code) == 5 and code[0].isdigit()][::7])
def test_each_kabupaten_and_kota_is_found_by_its_own_name_and_province(code: str) -> None:
    assert origin_of(f"{area_names()[code]}, {area_names()[code[:2]]}").code == code


KECAMATAN = sorted(code for code in area_names() if code.count(".") == 2)


@settings(max_examples=60)
@given(st.sampled_from(KECAMATAN))
def test_a_kecamatan_with_what_it_lies_in_is_found_or_its_namesake_in_the_same_kabupaten(code: str) -> None:
    names = area_names()
    found = origin_of(f"Kec. {names[code]}, {names[code[:5]]}, {names[code[:2]]}").code
    assert found is not None
    assert lies_within(found, code[:5])
    assert found == code or names[found[:8]].replace(" ", "").casefold() == names[code].replace(" ", "").casefold()


@settings(max_examples=60)
@given(st.text(max_size=60))
def test_no_text_makes_it_fall_over_or_invent(text: str) -> None:
    found = origin_of(text)
    assert found.code is None or is_shipped_place(found.code)
    assert all(is_shipped_place(code) and place_names(code) for code in found.near)
