"""Names of things: random, and readable aloud over a bad line."""

from hypothesis import given
from hypothesis import strategies as st

from naung.foundation.identifiers import (
    NUMBER_LENGTH,
    SPEAKABLE,
    check_letter,
    new_id,
    new_number,
    read_number,
    shown_number,
)

BODIES = st.text(alphabet=SPEAKABLE, min_size=NUMBER_LENGTH, max_size=NUMBER_LENGTH)


def test_an_id_is_random_and_tells_no_time() -> None:
    made = {new_id() for _ in range(1000)}
    assert len(made) == 1000
    assert {each.version for each in made} == {4}


def test_a_number_counts_nothing_aloud() -> None:
    made = [new_number("KS") for _ in range(200)]
    assert len(set(made)) == 200
    assert made != sorted(made)


@given(body=BODIES, place=st.integers(0, NUMBER_LENGTH), other=st.sampled_from(SPEAKABLE))
def test_every_single_wrong_letter_is_heard(body: str, place: int, other: str) -> None:
    right = body + check_letter(body)
    wrong = right[:place] + other + right[place + 1 :]
    assert (read_number("KS", wrong) is None) == (wrong != right)


@given(body=BODIES, hyphens=st.booleans(), prefix=st.booleans(), small=st.booleans())
def test_a_number_is_understood_as_people_say_it(body: str, hyphens: bool, prefix: bool, small: bool) -> None:
    number = shown_number("KS", body + check_letter(body))
    said = number if hyphens else number.replace("-", " ")
    said = said if prefix else said[3:]
    assert read_number("KS", f" {said.lower() if small else said} ") == number


@given(st.text())
def test_any_text_is_a_number_or_none(typed: str) -> None:
    answer = read_number("KS", typed)
    assert answer is None or answer.startswith("KS-")
