"""Both sides of each bound in a screening: what a person may be taken for, how long a note may be, which marks are refused."""

from dataclasses import replace
from datetime import date

import pytest

from naung.casework.screening.rules.ages import allowed_childhoods, require_allowed
from naung.casework.screening.rules.order import heading, progress, questions, whole_path
from naung.casework.screening.rules.stages import (
    NOTE_LIMIT,
    WORDS_LIMIT,
    checked_answers,
    checked_determination,
    checked_words,
    has_forbidden_characters,
    require_may_be_counted_only,
)
from naung.casework.screening.rules.tables import shipped_tables
from naung.casework.screening.vocabulary import Body, Childhood, Decision, Determined, Given, Part, key_of
from naung.foundation.clock.vocabulary import EARLIEST_YEAR, Sentence
from naung.foundation.errors import Problems, RuleBroken
from naung.foundation.people.rules.ages import AgeReading
from naung.foundation.people.vocabulary import AgeGroup, Answer

TODAY = date(2026, 11, 25)
RECRUITED = key_of("proses.perekrutan")
SIGNED = Determined(next(iter(Body)).value, next(iter(Decision)).value, TODAY, "kantor", "surat", "alasan")


def reading(group: AgeGroup, *, certain: bool) -> AgeReading:
    """What the person record says of one day."""
    return AgeReading(group, certain, False, Sentence("alasan"))


CHILD = reading(AgeGroup.CHILD, certain=True)
ADULT = reading(AgeGroup.ADULT, certain=True)
PRESUMED = reading(AgeGroup.CHILD, certain=False)
AS_CHILD = (Childhood.ANAK,)
UNSURE = (Childhood.BELUM_PASTI, Childhood.ANAK)
AS_ADULT = (Childhood.DEWASA, Childhood.BELUM_PASTI)


@pytest.mark.parametrize(
    ("at_acts", "today", "allowed"),
    [
        ((CHILD,), ADULT, AS_CHILD),
        ((ADULT,), CHILD, AS_ADULT),
        ((ADULT, CHILD), ADULT, AS_CHILD),
        ((PRESUMED, CHILD), ADULT, AS_CHILD),
        ((ADULT, PRESUMED), ADULT, UNSURE),
        ((PRESUMED,), ADULT, UNSURE),
        ((), ADULT, AS_ADULT),
        ((), CHILD, AS_CHILD),
        ((), PRESUMED, UNSURE),
    ],
)
def test_what_a_screening_may_take_a_person_for(
    at_acts: tuple[AgeReading, ...], today: AgeReading, allowed: tuple[Childhood, ...]
) -> None:
    assert allowed_childhoods(at_acts, today) == allowed


def test_nobody_is_asked_as_what_the_record_does_not_let_her_be() -> None:
    require_allowed(Childhood.ANAK, UNSURE)
    with pytest.raises(RuleBroken) as refused:
        require_allowed(Childhood.DEWASA, UNSURE)
    assert refused.value.field == "childhood"


def test_only_an_adult_is_merely_counted() -> None:
    require_may_be_counted_only(Childhood.DEWASA)
    with pytest.raises(RuleBroken) as refused:
        require_may_be_counted_only(Childhood.BELUM_PASTI)
    assert refused.value.field == "childhood"


@pytest.mark.parametrize("number", [*range(9), 11, 12, 31, 127, 0x61C, 0x200E, 0x200F, 0x202A, 0x202E, 0x2066, 0x2069])
def test_a_hidden_mark_is_refused(number: int) -> None:
    assert has_forbidden_characters(f"a{chr(number)}b")


@pytest.mark.parametrize(
    "number", [9, 10, 13, 32, 126, 128, 0x61D, 0x200D, 0x2010, 0x2029, 0x202F, 0x2065, 0x206A, 0x1F600]
)
def test_its_neighbours_are_text(number: int) -> None:
    assert not has_forbidden_characters(f"a{chr(number)}b")


def test_a_note_may_be_just_so_long() -> None:
    longest = Given(Answer.YES, note="x" * NOTE_LIMIT)
    assert checked_answers(Part.PROSES, {RECRUITED: longest}).given[RECRUITED] == longest
    with pytest.raises(Problems) as refused:
        checked_answers(Part.PROSES, {RECRUITED: replace(longest, note=longest.note + "x")})
    assert refused.value.problems[0].values == {"limit": NOTE_LIMIT}


def test_words_may_be_just_so_long() -> None:
    assert checked_words("x" * WORDS_LIMIT, "reason") == "x" * WORDS_LIMIT
    with pytest.raises(RuleBroken) as refused:
        checked_words("x" * (WORDS_LIMIT + 1), "reason")
    assert refused.value.values == {"limit": WORDS_LIMIT}


def test_a_determination_at_each_bound() -> None:
    longest = replace(SIGNED, reason="x" * WORDS_LIMIT, decided_on=date(EARLIEST_YEAR, 1, 1))
    assert checked_determination(longest, TODAY) == longest
    too_much = replace(longest, reason=longest.reason + "x", decided_on=date(EARLIEST_YEAR - 1, 12, 31))
    with pytest.raises(Problems) as refused:
        checked_determination(too_much, TODAY)
    assert [problem.field for problem in refused.value.problems] == ["decided_on", "reason"]
    assert refused.value.problems[1].values == {"limit": WORDS_LIMIT}


def test_a_group_is_put_about_a_child_in_a_childs_words() -> None:
    groups = shipped_tables().groups.values()
    for group in groups:
        assert heading(group, Childhood.DEWASA) == group.words
        assert heading(group, Childhood.ANAK) == (group.child_words or group.words)
    assert any(group.child_words for group in groups)


def test_ten_seconds_a_question_and_never_no_minute() -> None:
    path = whole_path(Childhood.DEWASA)
    first, last = progress(path[0], path), progress(path[-1], path)
    assert (first.number, first.of) == (1, len(path))
    assert first.minutes_left == round(len(questions(path)) * 10 / 60)
    assert last.number == len(path)
    assert last.minutes_left >= 1
