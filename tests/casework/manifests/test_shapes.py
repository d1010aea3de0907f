"""One list of people in many shapes: read whole, each row accounted for, and known again when it is read again."""

import random
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naung.casework.manifests.rules.alike import fingerprints
from naung.casework.manifests.vocabulary import Manifest
from naung.methods.sheets import read
from tests import workbooks as made
from tests.casework.manifests.lists import Shape, Truth, manifest, people

SHAPES = st.builds(
    Shape,
    seed=st.integers(0, 10_000),
    titles=st.integers(0, 3),
    page=st.sampled_from([0, 0, 3, 5]),
    numbering=st.booleans(),
    total=st.booleans(),
    dates=st.sampled_from(["cell", "dmy", "words", "iso"]),
)


def as_true(truth: Truth) -> tuple[object, ...]:
    return (truth.name, truth.born, truth.sex, truth.nik, truth.paper, truth.origin[1], truth.reason[1])


def as_read(found: Manifest) -> list[tuple[object, ...]]:
    return [(p.name, p.birth.first, p.sex, p.nik, p.papers, p.origin, p.cause) for p in found.people]


@settings(max_examples=40)
@given(SHAPES, st.integers(1, 14), st.integers(0, 10_000), st.sampled_from(["xlsx", "xls", "csv", "tab"]))
def test_whatever_the_shape_the_same_people_are_read(shape: Shape, count: int, seed: int, kind: str) -> None:
    told = people(count, seed)
    rows = shape.rows(told)
    plain = [[cell.isoformat() if hasattr(cell, "isoformat") else cell for cell in row] for row in rows]
    content = {
        "xlsx": lambda: made.xlsx(rows), "xls": lambda: made.xls(rows),
        "csv": lambda: made.csv(plain, ";"), "tab": lambda: made.csv(plain, "\t", "utf-16"),
    }[kind]()  # fmt: skip
    found = manifest(content)
    assert found.refused == []
    assert as_read(found) == [as_true(each) for each in told]


@settings(max_examples=40)
@given(SHAPES, st.integers(1, 12), st.integers(0, 10_000), st.data())
def test_every_row_is_accepted_refused_or_left_and_a_refused_one_keeps_its_text(
    shape: Shape, count: int, seed: int, data: st.DataObject
) -> None:
    rows = [
        [cell.isoformat() if hasattr(cell, "isoformat") else cell for cell in row]
        for row in shape.rows(people(count, seed))
    ]
    spoiled = data.draw(
        st.lists(
            st.tuples(st.integers(0, len(rows) - 1), st.integers(1, 8), st.text("ab1/3.=é", max_size=9)), max_size=6
        )
    )
    for row, column, text in spoiled:
        if column < len(rows[row]) and rows[row] is not rows[shape.titles]:
            rows[row] = [*rows[row][:column], text, *rows[row][column + 1 :]]
    content = made.csv(rows)
    found = manifest(content)
    stood = {row.number: row for row in read(content).sheets[0].rows if row.number > found.heading_rows[-1]}
    told = Counter([p.row for p in found.people] + [r.row for r in found.refused] + [r.row for r in found.left])
    assert told == Counter(list(stood))
    for refused in found.refused:
        assert [*refused.text.values()] == [cell for cell in stood[refused.row].cells if cell is not None]
        assert all(reason.message and reason.field for reason in refused.reasons)


@settings(max_examples=40)
@given(st.integers(1, 30), st.integers(0, 10_000), st.randoms(use_true_random=False))
def test_a_list_that_is_read_again_adds_nobody_whatever_its_order(count: int, seed: int, chance: random.Random) -> None:
    told = people(count, seed)
    first = fingerprints(manifest(made.csv(Shape(seed, dates="iso").rows(told))).people)
    assert len(set(first)) == len(first)
    chance.shuffle(told)
    again = fingerprints(
        manifest(made.csv(Shape(seed + 1, titles=2, page=4, total=True, dates="dmy").rows(told))).people
    )
    assert set(again) == set(first)
    longer = fingerprints(manifest(made.csv(Shape(seed, dates="dmy").rows([*told, *people(1, seed + 77)]))).people)
    assert len(set(longer) - set(first)) == 1


def test_two_people_of_one_name_and_birth_are_two_and_are_shown() -> None:
    one = replace(people(1, 3)[0], nik="", paper="")
    found = manifest(made.csv(Shape(1, dates="iso").rows([one, one])))
    assert [each.rows for each in found.alike] == [(2, 3)]
    assert found.alike[0].by == "name_birth"
    assert len(set(fingerprints(found.people))) == 2


@pytest.mark.parametrize(("field", "by"), [("nik", "nik"), ("paper", "papers")])
def test_one_number_on_two_rows_is_shown(field: str, by: str) -> None:
    one, other = people(2, 5)
    one, other = replace(one, nik="", paper=""), replace(other, nik="", paper="")
    number = "6101014302980001" if field == "nik" else "C1234567"
    found = manifest(
        made.csv(Shape(1, dates="iso").rows([replace(one, **{field: number}), replace(other, **{field: number})]))
    )
    assert [(each.rows, each.by) for each in found.alike] == [((2, 3), by)]
    assert found.refused == []
