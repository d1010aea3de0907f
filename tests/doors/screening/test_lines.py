"""A sheet typed in: one line of keys a group, in the order of the sheet."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from naung.casework.screening.rules.order import questions, whole_path
from naung.casework.screening.vocabulary import CHOICE_KEYS, Answers, Childhood, Given, Part
from naung.doors.desk.screening.lines import (
    EMPTY,
    KEY_OF,
    read_line,
    read_notes,
    with_notes,
    written_line,
    written_notes,
)
from naung.foundation.people.vocabulary import Answer

PROSES = questions((Part.PROSES,))


def test_each_answer_has_one_key_of_its_own() -> None:
    assert set(CHOICE_KEYS.values()) == set(Answer)
    assert len(KEY_OF) == len(CHOICE_KEYS)


def test_a_line_is_read_in_the_order_of_the_sheet() -> None:
    given = read_line(Part.PROSES, "yt?m-.")
    assert [given[key].choice for key in PROSES[:5]] == list(CHOICE_KEYS.values())
    assert PROSES[5] not in given


def test_spaces_and_capitals_do_not_matter() -> None:
    assert read_line(Part.PROSES, " Y T? m-. ") == read_line(Part.PROSES, "yt?m-.")


def test_an_empty_line_is_no_answer() -> None:
    assert read_line(Part.PROSES, "   ") == {}


@pytest.mark.parametrize("typed", ["yt", "yyyyyyy", "yyyyyx", "yyyyy7", "ыыыыыы", "y\x00yyyy"])
def test_a_wrong_line_says_what_is_wrong(typed: str) -> None:
    with pytest.raises(ValidationError):
        read_line(Part.PROSES, typed)


answer = st.sampled_from(Answer).map(Given)


@given(st.sampled_from(whole_path(Childhood.DEWASA)), st.data())
def test_what_is_written_reads_back_the_same(part: Part, data: st.DataObject) -> None:
    given = data.draw(st.dictionaries(st.sampled_from(questions((part,))), answer))
    assert read_line(part, written_line(part, Answers(given))) == given


def test_a_group_without_answers_is_written_as_nothing() -> None:
    assert written_line(Part.PROSES, Answers()) == ""
    assert EMPTY not in written_line(Part.PROSES, Answers())


def test_notes_go_by_the_number_on_the_sheet() -> None:
    notes = read_notes(Part.CARA, "8: dijanjikan gaji\n7 diancam\n8 dan bonus", first=7)
    asked = questions((Part.CARA,))
    assert notes == {asked[1]: "dijanjikan gaji\ndan bonus", asked[0]: "diancam"}


@pytest.mark.parametrize("typed", ["tanpa nomor", "6 terlalu kecil", "17 terlalu besar", "999 jauh"])
def test_a_note_without_its_number_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError, match="nomor"):
        read_notes(Part.CARA, typed, first=7)


def test_notes_are_written_as_they_are_read() -> None:
    answers = Answers({PROSES[0]: Given(Answer.YES, "baris satu\nbaris dua"), PROSES[2]: Given(Answer.YES, "lain")})
    written = written_notes(Part.PROSES, answers, first=1)
    assert read_notes(Part.PROSES, written, first=1) == {PROSES[0]: "baris satu\nbaris dua", PROSES[2]: "lain"}


def test_a_note_for_an_unanswered_question_is_not_lost_in_silence() -> None:
    with pytest.raises(ValidationError, match="belum dijawab"):
        with_notes({}, {PROSES[0]: "catatan"}, Answers())
