"""Every story of the clock comes out as it is told, and its page is current."""

import pytest

from tests.foundation.clock.rendered import PAGE, page
from tests.foundation.clock.stories import STORIES, Story


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.says)
def test_a_story_of_the_clock(story: Story) -> None:
    due = story.due_now()
    assert (due.due_at, due.state.value) == (story.moment(story.due), story.state)
    assert story.left_now() == story.left


@pytest.mark.parametrize("story", [s for s in STORIES if s.entered], ids=lambda story: story.says)
def test_a_late_entry_says_whether_it_moved_the_day(story: Story) -> None:
    due = story.due_now()
    moved = due.counted_from_entry != due.due_at
    assert due.moved is moved
    assert any("dicatat belakangan" in reason.message for reason in due.reasons) is moved


def test_there_are_stories_enough_and_each_is_told_once() -> None:
    assert len({story.says for story in STORIES}) == len(STORIES) >= 40


def test_the_page_of_stories_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m tests.foundation.clock.rendered"
