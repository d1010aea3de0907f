"""The stories hold, are distinct, and stand in docs/rules as they are told here."""

import pytest

from naung.foundation.law.queries import shipped_law
from tests.foundation.law.rendered import FOLDER, pages
from tests.foundation.law.stories import ALL
from tests.foundation.law.stories.story import Story

ENOUGH = 120


@pytest.mark.parametrize("story", ALL, ids=[story.sentence[:60] for story in ALL])
def test_the_tables_agree(story: Story) -> None:
    story.check(shipped_law())


def test_there_are_enough_and_no_two_are_the_same() -> None:
    assert len(ALL) >= ENOUGH
    assert len({story.sentence for story in ALL}) == len(ALL)
    assert len({repr(story.case) for story in ALL}) == len(ALL)


def test_every_row_is_told_both_ways() -> None:
    """Each article is proposed, left open or shown as an effect by one story and absent from another; each clock and track
    is told; and nothing from memory proposes or refuses.
    """
    law = shipped_law()
    told = [story.told(law) for story in ALL]
    shown = [
        {*found.articles, *(each.article for each in found.unverified), *(notice.code for notice in found.notices)}
        for found in told
    ]
    assert set(law.offences) <= set().union(*shown)
    assert not set(law.offences) & set.intersection(*shown)
    assert {clock.row.code for found in told for clock in found.clocks} == set(law.clocks)
    assert {track for found in told for track in found.tracks} == set(law.tracks)
    decided = {each.article for found in told for each in (*found.proposals, *found.refusals)}
    assert all(law.offences[article].mark != "M" for article in decided)


def test_the_page_of_a_child_says_where_means_are_still_in_the_text() -> None:
    law = shipped_law()
    child = next(found for story in ALL if "child" in (found := story.told(law)).tracks)
    values = next(notice.values for notice in child.notices if notice.code == "child_article")
    assert values == {
        "with_means": "UU 21/2007 Pasal 2, KUHP (UU 1/2023) Pasal 455",
        "without_means": "UU 21/2007 Pasal 5, UU 21/2007 Pasal 6, UU 35/2014 Pasal 76F, UU 35/2014 Pasal 76I",
        "unclear": "UU 21/2007 Pasal 3, UU 21/2007 Pasal 4",
    }


@pytest.mark.parametrize("name", sorted(pages()))
def test_the_page_is_current(name: str) -> None:
    """`python -m tests.foundation.law.rendered` writes the pages."""
    assert (FOLDER / name).read_text("utf-8") == pages()[name]
