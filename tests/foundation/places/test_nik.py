"""Every story of a NIK comes out as it is told; and what must hold for any number whatever."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.places.rules.nik import check_nik
from naung.foundation.places.rules.nik_file import nik_document
from naung.foundation.places.rules.tables import area_names, former_codes
from naung.foundation.places.vocabulary import NikReading
from tests.foundation.places.nik_stories import STORIES, TODAY, Story
from tests.foundation.places.rendered import PAGE, page

KECAMATAN = sorted(code for code in area_names() if re.fullmatch(r"\d\d\.\d\d\.\d\d", code))


def read(nik: str, **known: object) -> NikReading:
    return check_nik(nik, today=TODAY, known=area_names(), former=former_codes(), **known)  # type: ignore[arg-type]  # by name


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.says)
def test_a_story_of_a_nik(story: Story) -> None:
    reading = story.reading()
    said = {reason.code for reason in (*reading.reasons, *reading.remarks)}
    assert (reading.valid, said) == (story.valid, set(story.codes.split()))
    born = reading.birth_date.isoformat() if reading.birth_date else ""
    assert (born, reading.sex or "", reading.region or "") == (story.born, story.sex, story.region)


def test_there_are_stories_enough_and_each_is_told_once() -> None:
    assert len({story.says for story in STORIES}) == len(STORIES) >= 80


def test_the_page_of_stories_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m tests.foundation.places.rendered"


def test_a_remark_says_how_the_century_was_settled() -> None:
    assert [r.code for r in read("6172015203100002").remarks] == ["century_assumed"]
    told = read("6172015203200002", birth=VagueDate.on(date(1920, 3, 12)))
    assert ([r.code for r in told.remarks], told.birth_date) == (["century_given"], date(1920, 3, 12))
    assert [r.code for r in read("6172011201200001", birth=VagueDate.in_year(1920)).remarks] == ["century_given"]


def test_an_answer_never_repeats_the_number() -> None:
    answers = nik_document([story.row for story in STORIES], today=TODAY, known=area_names(), former=former_codes())
    said = str(answers)
    assert [story.says for story in STORIES if story.nik.count("0") > 2 and story.nik in said] == []


@st.composite
def card(draw: st.DrawFn) -> tuple[str, date, str, str]:
    """A well-made NIK of somebody born in the last hundred years: number, birth, sex, kecamatan."""
    born = draw(st.dates(min_value=date(1926, 11, 26), max_value=TODAY))
    sex, code = draw(st.sampled_from("LP")), draw(st.sampled_from(KECAMATAN))
    serial = draw(st.integers(min_value=1, max_value=9999))
    day = born.day + (40 if sex == "P" else 0)
    return f"{code.replace('.', '')}{day:02d}{born:%m%y}{serial:04d}", born, sex, code


@given(card())
def test_a_well_made_nik_is_valid_and_read_back(made: tuple[str, date, str, str]) -> None:
    nik, born, sex, code = made
    reading = read(nik, birth=VagueDate.on(born), sex=sex)
    if len(set(nik)) > 1:
        assert (reading.valid, reading.reasons) == (True, ())
    assert (reading.birth_date, reading.sex, reading.region) == (born, sex, code)


@given(card(), st.dates(min_value=date(1900, 1, 1), max_value=TODAY), st.sampled_from("LP"))
def test_a_mismatch_is_never_a_refusal(made: tuple[str, date, str, str], birth: date, sex: str) -> None:
    nik, _, own, _ = made
    reading = read(nik, birth=VagueDate.on(birth), sex=sex)
    assert reading.valid in (True, "unsure")
    assert ("sex_differs" in {r.code for r in reading.reasons}) is (sex != own)


@given(card(), st.integers(min_value=0, max_value=15), st.sampled_from([" ", ".", "-", "\u00a0", "\u200b", "'"]))
def test_separators_change_nothing_that_is_read(made: tuple[str, date, str, str], place: int, sign: str) -> None:
    nik = made[0]
    plain, spaced = read(nik), read(nik[:place] + sign + nik[place:]) if sign != "'" else read(sign + nik)
    assert (spaced.valid, spaced.birth_date, spaced.sex, spaced.region) == (
        plain.valid,
        plain.birth_date,
        plain.sex,
        plain.region,
    )


@given(st.text(alphabet="0123456789", min_size=6, max_size=6), st.text(alphabet="0123456789", min_size=4, max_size=4))
def test_an_unknown_region_alone_is_never_invalid(region: str, serial: str) -> None:
    reading = read(f"{region}170880{serial}")
    assert (reading.valid is False) is (serial == "0000")


@given(st.text(max_size=60))
def test_any_text_is_answered_without_an_error(text: str) -> None:
    reading = read(text)
    assert reading.valid in (True, False, "unsure")
    assert (reading.valid is True) is (not reading.reasons)
    assert all("%(" not in str(reason) for reason in (*reading.reasons, *reading.remarks))


@given(
    st.text(alphabet="0123456789", min_size=16, max_size=16),
    st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 1, 1)),
)
def test_nobody_is_born_after_today_or_older_than_anyone_was(digits: str, today: date) -> None:
    reading = check_nik(digits, today=today, known=area_names())
    if reading.birth_date:
        assert reading.birth_date <= today
        assert today.year - reading.birth_date.year <= 123
