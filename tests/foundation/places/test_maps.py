"""The map is light, whole, readable in grey, and never draws withheld like unseen."""

import gzip
import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naung.foundation.places.rules.maps import (
    BLANK_WORDS,
    PAPER,
    SCALE,
    Blank,
    MapClass,
    MapWords,
    draw_areas,
    draw_map,
    draw_swatch,
    indonesian_number,
    legend,
    mark_of,
)
from naung.foundation.places.rules.shapes import MAPPED, Shapes, label_point, shapes_for, villages_without_outline
from naung.foundation.places.rules.tables import area_names, table_rows
from naung.foundation.places.vocabulary import Level

SVG = "{http://www.w3.org/2000/svg}"
CLASSES = (
    MapClass(0, "tidak ada"),
    MapClass(2, "1 sampai 2"),
    MapClass(5, "3 sampai 5"),
    MapClass(10, "6 sampai 10"),
    MapClass(99, "lebih"),
)
KALBAR = {row["kode"]: row["nama"] for row in table_rows("desa_kelurahan.csv.gz") if row["kode"].startswith("61.")}
NAMES = {**area_names(), **KALBAR}
WORDS = MapWords("Laporan menurut wilayah", "Contoh dengan angka rekaan.", NAMES)
KB = 1000
# As the boundaries' own notes name them.
WITHOUT_OUTLINE = {
    *("61.01.10.2012", "61.01.10.2013", "61.09.01.2018", "61.09.01.2019", "61.09.01.2020"),
    *("61.09.03.2014", "61.09.03.2015", "61.09.05.2010", "61.09.05.2011", "61.12.01.2021"),
    *("61.12.01.2022", "61.12.02.2006", "61.12.03.2014", "61.12.09.2014", "61.12.09.2015"),
}


def varied(shapes: Shapes) -> dict[str, float | Blank]:
    """Values of every kind spread over the areas, so that nothing compresses by luck."""
    kinds: list[float | Blank] = [0, 1, 3, 7, 40, 2, Blank.WITHHELD, 5, Blank.UNSEEN, 12.5, 8]
    return {code: kinds[sum(map(ord, code)) * 7919 % len(kinds)] for code in shapes.paths}


def drawn(level: Level, within: str = MAPPED) -> str:
    shapes = shapes_for(level, within)
    return draw_map(shapes, varied(shapes), CLASSES, WORDS, key="peta", lines=shapes_for(Level.REGENCY, within))


@pytest.mark.parametrize(
    ("level", "areas", "bound"), [(Level.REGENCY, 14, 15), (Level.DISTRICT, 174, 30), (Level.VILLAGE, 2130, 90)]
)
def test_a_map_of_the_province_is_whole_and_light(level: Level, areas: int, bound: int) -> None:
    svg = drawn(level)
    titles = [element.text for element in ElementTree.fromstring(svg).iter(f"{SVG}title")]
    assert len(titles) == areas + 1
    assert len(gzip.compress(svg.encode("utf-8"))) <= bound * KB


def test_every_area_is_drawn_on_whole_pixels_inside_its_box() -> None:
    for level in (Level.REGENCY, Level.DISTRICT, Level.VILLAGE):
        shapes = shapes_for(level)
        left, top, width, height = shapes.box
        for code, path in shapes.paths.items():
            assert re.fullmatch(r"(m-?\d+( \d+|-\d+)+z)+", path), code
            for x, y in corners(path):
                assert left <= x <= left + width
                assert top <= y <= top + height


def corners(path: str) -> list[tuple[int, int]]:
    drawn = rings(path)
    assert all(len(ring) >= 3 for ring in drawn)
    return [corner for ring in drawn for corner in ring]


def rings(path: str) -> list[list[tuple[int, int]]]:
    found: list[list[tuple[int, int]]] = []
    start = (0, 0)
    for ring in path.split("z")[:-1]:
        numbers = [int(n) for n in re.findall(r"-?\d+", ring)]
        x, y = start
        found.append([(x := x + dx, y := y + dy) for dx, dy in zip(numbers[::2], numbers[1::2], strict=True)])
        start = found[-1][0]
    return found


def test_the_villages_without_an_outline_are_named() -> None:
    missing = villages_without_outline()
    assert {code for code, _ in missing} == WITHOUT_OUTLINE
    assert len(missing) == 15
    assert set(KALBAR) == set(shapes_for(Level.VILLAGE).paths) | {code for code, _ in missing}
    assert all(name == KALBAR[code] for code, name in missing)
    assert [name for _, name in villages_without_outline("61.12.02")] == ["Padi Jaya"]
    assert villages_without_outline("61.72") == ()


def test_a_kabupaten_has_its_own_larger_view() -> None:
    assert set(shapes_for(Level.DISTRICT, "61.72").paths) == {f"61.72.0{n}" for n in range(1, 6)}
    assert len(shapes_for(Level.VILLAGE, "61.72").paths) == 26
    assert set(shapes_for(Level.REGENCY, "61.72").paths) == {"61.72"}
    every = {code for regency in shapes_for(Level.REGENCY).paths for code in shapes_for(Level.VILLAGE, regency).paths}
    assert every == set(shapes_for(Level.VILLAGE).paths)
    kecamatan = shapes_for(Level.VILLAGE, "61.72.02")
    assert len(kecamatan.paths) == 4
    left, top, width, height = kecamatan.box
    assert all(
        left < x < left + width and top < y < top + height for p in kecamatan.paths.values() for x, y in corners(p)
    )


@pytest.mark.parametrize(
    ("level", "within"),
    [
        (Level.DISTRICT, "32"),
        (Level.PROVINCE, "61"),
        (Level.DISTRICT, "61.99"),
        (Level.DISTRICT, "x"),
        (Level.COUNTRY, "MY"),
    ],
)
def test_there_is_no_map_elsewhere(level: Level, within: str) -> None:
    assert shapes_for(level, within).is_empty


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_the_scale_reads_in_grey() -> None:
    grey = [luminance(colour) for colour in (PAPER, *SCALE)]
    assert grey == sorted(grey, reverse=True)
    contrasts = [(a + 0.05) / (b + 0.05) for a, b in pairwise(grey[1:])]
    assert min(contrasts) > 1.3


def test_withheld_unseen_and_zero_are_three_different_things() -> None:
    marks = {mark_of(value, CLASSES) for value in (0, Blank.WITHHELD, Blank.UNSEEN)}
    assert len(marks) == 3
    assert mark_of(None, CLASSES) == Blank.UNSEEN.value
    svg = drawn(Level.DISTRICT)
    assert 'id="peta-peta-ditutup"' in svg
    assert 'fill="url(#peta-peta-ditutup)"' in svg
    assert 'id="peta-peta-belum"' in svg
    assert all(words in svg for words in BLANK_WORDS.values())


def test_a_value_goes_to_the_first_class_that_holds_it() -> None:
    assert [mark_of(v, CLASSES) for v in (-1, 0, 1, 2, 2.5, 99, 1000)] == [f"peta-{n}" for n in (1, 1, 2, 2, 3, 5, 5)]
    assert [mark_of(v, CLASSES[:2]) for v in (0, 1)] == ["peta-4", "peta-5"]


def test_numbers_are_written_the_indonesian_way() -> None:
    assert [indonesian_number(v) for v in (0, 7, 100, 12_500, 1_250_000, 3.75, 2.5, 1234.5)] == [
        *("0", "7", "100", "12.500", "1.250.000", "3,75", "2,5", "1.234,5")
    ]


def test_the_legend_counts_what_is_drawn_and_names_only_what_occurs() -> None:
    shapes = shapes_for(Level.DISTRICT, "61.72")
    codes = sorted(shapes.paths)
    rows = legend(shapes, {codes[0]: 0, codes[1]: 4, codes[2]: Blank.WITHHELD}, CLASSES)
    assert [(row.mark, row.count) for row in rows] == [
        ("peta-1", 1), ("peta-2", 0), ("peta-3", 1), ("peta-4", 0), ("peta-5", 0), ("peta-ditutup", 1), ("peta-belum", 2),
    ]  # fmt: skip
    full = legend(shapes, dict.fromkeys(codes, 1.0), CLASSES)
    assert [row.words for row in full] == [each.words for each in CLASSES]
    assert "<rect" in draw_swatch("peta-ditutup", key="c1")


def test_all_words_are_escaped_and_nothing_runs() -> None:
    bad = '"><script>alert(1)</script>'
    shapes = shapes_for(Level.DISTRICT, "61.72")
    words = MapWords(bad, bad, dict.fromkeys(shapes.paths, bad), links=dict.fromkeys(shapes.paths, f"/x{bad}"))
    svg = draw_map(shapes, {}, CLASSES, words, key="m")
    ElementTree.fromstring(svg)
    assert "<script" not in svg
    assert "style=" not in svg + drawn(Level.DISTRICT)


def test_a_map_of_links_is_a_group_with_a_name_for_each_link() -> None:
    shapes = shapes_for(Level.DISTRICT, "61.72")
    words = MapWords(
        "Pilih kecamatan", "Lima kecamatan.", NAMES, links={code: f"/peta/{code}" for code in shapes.paths}
    )
    root = ElementTree.fromstring(draw_map(shapes, {}, CLASSES, words, key="m"))
    assert root.get("role") == "group"
    links = list(root.iter(f"{SVG}a"))
    assert len(links) == 5
    assert all(next(link.iter(f"{SVG}title")).text for link in links)
    assert ElementTree.fromstring(drawn(Level.DISTRICT)).get("role") == "img"


@pytest.mark.parametrize(
    "classes", [(), (MapClass(2, ""), MapClass(2, "")), (MapClass(2, ""), MapClass(1, "")), CLASSES + CLASSES]
)
def test_classes_out_of_order_are_refused(classes: tuple[MapClass, ...]) -> None:
    with pytest.raises(ValueError, match="classes"):
        draw_map(shapes_for(Level.REGENCY), {}, classes, WORDS, key="m")


def test_a_key_that_could_break_out_is_refused() -> None:
    with pytest.raises(ValueError, match="key"):
        draw_map(shapes_for(Level.REGENCY), {}, CLASSES, WORDS, key='m"')


@given(
    st.dictionaries(
        st.sampled_from(sorted(shapes_for(Level.REGENCY).paths)),
        st.one_of(st.floats(allow_nan=False), st.sampled_from(Blank)),
    )
)
def test_every_area_stands_in_the_legend_once(values: dict[str, float | Blank]) -> None:
    shapes = shapes_for(Level.REGENCY)
    assert sum(row.count for row in legend(shapes, values, CLASSES)) == len(shapes.paths) == 14


def test_a_map_of_names_has_a_label_inside_every_area_and_says_nothing_of_numbers() -> None:
    shapes = shapes_for(Level.REGENCY)
    labels = {code: code[-2:] for code in shapes.paths}
    words = MapWords("Peta", "Empat belas.", NAMES, links={code: f"/w/{code}" for code in shapes.paths})
    root = ElementTree.fromstring(draw_areas(shapes, words, key="m", labels=labels))
    assert root.get("role") == "group"
    assert [text.text for text in root.iter(f"{SVG}text")] == list(labels.values())
    assert {link.get("aria-label") for link in root.iter(f"{SVG}a")} == {NAMES[code] for code in shapes.paths}
    assert BLANK_WORDS[Blank.UNSEEN] not in ElementTree.tostring(root, "unicode")
    with pytest.raises(ValueError, match="key"):
        draw_areas(shapes, words, key='m"', labels={})


@pytest.mark.parametrize("level", [Level.REGENCY, Level.DISTRICT])
def test_a_label_stands_inside_its_area(level: Level) -> None:
    for code, path in shapes_for(level).paths.items():
        x, y = label_point(path)
        crossings = 0
        for ring in rings(path):
            for (ax, ay), (bx, by) in pairwise([*ring, ring[0]]):
                crossings += (ay > y) != (by > y) and x < ax + (bx - ax) * (y - ay) / (by - ay)
        assert crossings % 2 == 1, code
