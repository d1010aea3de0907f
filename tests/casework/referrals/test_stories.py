"""The stories of referrals, each as the rules answer it; docs/rules/rujukan.md is theirs."""

import pytest

from naung.casework.referrals.rules.tables import shipped_needs
from tests.casework.consent.stories import SECTIONS
from tests.casework.consent.writing_stories import WRITTEN
from tests.casework.referrals.rendering import TARGET, document
from tests.casework.referrals.stories import SHARING, STEPS, Sharing, Step, moves_of
from tests.foundation.organisations.stories import STORIES


@pytest.mark.parametrize("story", SHARING, ids=[story.sentence for story in SHARING])
def test_what_travels(story: Sharing) -> None:
    carried = story.carried()
    assert story.said() == story.travels
    assert [code for code in story.with_ if code not in carried] == []
    assert [code for code in story.without if code in carried] == []
    assert {*story.with_, *story.without} <= set(shipped_needs()[0])


@pytest.mark.parametrize("step", STEPS, ids=[step.sentence for step in STEPS])
def test_who_may_do_what(step: Step) -> None:
    assert moves_of(step) == step.may


def test_the_page_is_theirs() -> None:
    assert TARGET.read_text("utf-8") == document(), "run make docs"


def test_no_story_is_told_twice_and_there_are_enough_of_them() -> None:
    """Sixty of authority; forty of consent and sharing, counting neither twice."""
    authority = [story.says for story in STORIES]
    consent = [story.sentence for _title, stories in SECTIONS for story in stories] + [row.sentence for row in WRITTEN]
    sharing = [story.sentence for story in SHARING] + [step.sentence for step in STEPS]
    assert len(set(authority)) == len(authority) >= 60
    assert len({*consent, *sharing}) == len(consent) + len(sharing)
    assert len(consent) >= 40
    assert len(SHARING) >= 30


def test_each_receiver_of_the_table_but_their_likes_has_a_story() -> None:
    """An office whose ceiling is another than that of every office told of is told of too."""
    told = {story.agency for story in SHARING}
    known = shipped_needs()[1]
    shapes = {(row.categories, row.never, row.consent_only) for code, row in known.items() if code in told}
    left = [code for code, row in known.items() if (row.categories, row.never, row.consent_only) not in shapes]
    assert left == []
