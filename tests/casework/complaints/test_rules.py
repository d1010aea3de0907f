"""The rules of complaints as stories, and properties of the way they go."""

from collections.abc import Mapping
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naung.casework.complaints.rules import TableWrong, looking_desk, read_clocks, told_problems
from naung.casework.complaints.vocabulary import Looker, Matter, Told
from tests.casework.complaints.rendering import TARGET, document
from tests.casework.complaints.stories import STORIES, Story, answered

GOOD = (
    '[[clock]]\ncode = "jawaban_pengaduan"\ndays = 14\nid = "x"\nen = "x"\n'
    'legal_basis = "praktik"\nmark = "M"\nsource = "x"\n'
)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.sentence)
def test_story(story: Story) -> None:
    assert answered(story) == (story.refused, story.answer)


def test_the_page_of_rules_says_what_the_rules_say() -> None:
    assert TARGET.read_text("utf-8") == document()


@pytest.mark.parametrize(
    ("old", "new"),
    [("days = 14", "days = 0"), ("days = 14", "days = true"), ('mark = "M"', 'mark = "?"'), ('id = "x"', 'id = ""'),
     ('code = "jawaban_pengaduan"', 'code = "lain"'), ("days = 14", "days ="), (GOOD, GOOD + GOOD)],
)  # fmt: skip
def test_a_broken_table_is_refused(old: str, new: str) -> None:
    assert read_clocks(GOOD)
    with pytest.raises(TableWrong, match=r"clocks\.toml"):
        read_clocks(GOOD.replace(old, new, 1))


@pytest.mark.parametrize(
    ("told", "fields"),
    [
        (Told(Matter.SLOW, "Dua bulan tanpa kabar.", UUID(int=1)), []),
        (Told(Matter.SLOW, "Dua bulan tanpa kabar.", officer="Ibu Sari"), []),
        (Told(Matter.SLOW, "Dua bulan tanpa kabar."), ["desk"]),
        (Told(Matter.SLOW, "  ", UUID(int=1)), ["words"]),
        (Told(Matter.SLOW, "x" * 10_001, UUID(int=1), "y" * 201), ["words", "officer"]),
    ],
)
def test_what_is_needed_is_what_happened_and_against_whom(told: Told, fields: list[str]) -> None:
    assert [each.field for each in told_problems(told)] == fields


desks = st.sampled_from([UUID(int=n) for n in range(6)])
lookers = st.lists(
    st.builds(Looker, desks, st.booleans(), st.sampled_from(["", "61", "61.72", "61.71"])),
    max_size=6, unique_by=lambda each: each.desk,
)  # fmt: skip


@given(st.frozensets(desks), st.dictionaries(desks, st.none() | desks), lookers, st.sampled_from(["", "61.72"]))
def test_it_never_stops_at_a_barred_desk_and_waits_only_where_nobody_is_left(
    barred: frozenset[UUID], overseer_of: Mapping[UUID, UUID | None], able: list[Looker], place: str
) -> None:
    """In every web of overseers, circles too."""
    found = looking_desk(barred, overseer_of=overseer_of, lookers=able, place=place)
    left = {each.desk for each in able} - barred
    assert (found is None) == (not left)
    assert found is None or found in left
