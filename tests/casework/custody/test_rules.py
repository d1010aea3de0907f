"""The rules of custody as stories, and the office's table of limits."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naung.casework.custody.rules import TableWrong, columns_of, glass_columns, read_limits, shipped_limits, state_of
from naung.casework.custody.vocabulary import COLUMNS, FIELDS_OF, Asked, Field, Outcome, RecordKind, State
from tests.casework.custody.rendering import TARGET, document
from tests.casework.custody.stories import NOW, STORIES, Story, answered

GOOD = "\n".join(
    f'[[limit]]\ncode = "{each.code}"\nunit = "{each.unit}"\namount = {each.amount}\nid = "x"\nen = "x"\n'
    f'legal_basis = "praktik"\nmark = "M"\nsource = "x"\n'
    for each in shipped_limits().values()
)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.sentence)
def test_story(story: Story) -> None:
    assert answered(story) == (story.refused, story.answer)


def test_the_page_of_rules_says_what_the_rules_say() -> None:
    assert TARGET.read_text("utf-8") == document()


@pytest.mark.parametrize(
    ("said", "old", "new"),
    [
        ("amount must be", "amount = 72", "amount = 0"),
        ("amount must be", "amount = 72", "amount = true"),
        ("not known", 'unit = "times"', 'unit = "weeks"'),
        ("not known", 'mark = "M"', 'mark = "X"'),
        ("missing id", 'id = "x"', 'id = ""'),
        ("stands twice", 'code = "permintaan_gugur"', 'code = "izin_paling_lama"'),
        ("not known", 'code = "permintaan_gugur"', 'code = "lain"'),
        ("Expected", "amount = 72", "amount = "),
    ],
)
def test_a_broken_row_is_refused_with_its_line(said: str, old: str, new: str) -> None:
    assert read_limits(GOOD).keys() == shipped_limits().keys()
    with pytest.raises(TableWrong, match=r"limits\.toml") as wrong:
        read_limits(GOOD.replace(old, new, 1))
    assert said in str(wrong.value) or said == "Expected"


def test_a_missing_row_is_named() -> None:
    with pytest.raises(TableWrong, match="darurat_dicoba"):
        read_limits(GOOD[: GOOD.rindex("[[limit]]")])


def test_every_field_belongs_to_one_record_and_opens_its_own_columns() -> None:
    assert sorted(f for fields in FIELDS_OF.values() for f in fields) == sorted(Field)
    columns = [column for field in Field for column in COLUMNS[field]]
    assert len(columns) == len(set(columns))
    assert not glass_columns() & columns_of([Field.PAPERS, Field.BIRTH])
    assert not glass_columns() & columns_of(FIELDS_OF[RecordKind.REPORTER])


outcomes = st.sampled_from(["", *(each.value for each in Outcome)])
moments = st.none() | st.integers(-100, 100).map(lambda hours: NOW + timedelta(hours=hours))


@given(outcomes, moments, moments, st.integers(0, 200))
def test_what_is_over_never_runs_again(outcome: str, until: object, ended_at: object, later: int) -> None:
    asked = Asked(outcome, until, ended_at)  # type: ignore[arg-type]  # Hypothesis gives moments or none
    running = state_of(asked, NOW) is State.RUNNING
    after = state_of(asked, NOW + timedelta(hours=later)) is State.RUNNING
    assert running or not after
    assert not running or outcome == Outcome.GRANTED
