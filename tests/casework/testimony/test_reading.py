"""What she reads: short, plain, with this register's own figures only from twenty cases on, else the national ones."""

import json
import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from django.utils import timezone

from naung.casework.testimony.actions import count_course, forget_pages
from naung.casework.testimony.models import CourseCounted
from naung.casework.testimony.rules import (
    LEAST_FINISHED,
    TableWrong,
    check_status,
    decision_of,
    decision_text,
    months_of,
    read_lines,
    reading_lines,
    record_text,
    shipped_lines,
    status_lines,
    status_of,
    status_text,
    with_answer,
)
from naung.casework.testimony.vocabulary import (
    Answer,
    Choice,
    Contact,
    Course,
    EndedTold,
    PaidTold,
    Standing,
    StatusTold,
)
from naung.doors import survivor
from naung.foundation.access.rules import system_actor
from naung.foundation.errors import RuleBroken
from naung.foundation.wicket.rules import record_of

TOLD = StatusTold(Standing.DAY_SET, Contact.COMPANION, date(2026, 12, 3))
COURSE = Course(date(2026, 11, 1), 24, (7, 11, 19), PaidTold(9, 6, 12), EndedTold(11, 6, 7))
# What a page outside may not say, in either language.
BETRAYS = re.compile(
    r"korban|kasus|perkara|polisi|jaksa|hakim|sidang|pengadilan|hukum|tppo|saksi|lapor|uptd|penyintas|restitusi|keterangan"
    r"|victim|case|police|court|judge|lawyer|witness|testi",
    re.IGNORECASE,
)
# Grade 6 is the end of primary school. The grade is Flesch-Kincaid's with syllables weighted by 0.6, as the Fry graph is
# adapted to Indonesian (Harjasujana and Mulyati, 1996): Indonesian words have more syllables than English ones of the same
# ease. No such grade was fitted to Indonesian readers, so the bounds on words a sentence stand beside it.
HIGHEST_GRADE, LONGEST_SENTENCE, MEAN_SENTENCE = 6.0, 14, 9.0
SYLLABLE = re.compile(r"ai|au|oi|[aiueo]", re.IGNORECASE)


def sentences(text: str) -> list[list[str]]:
    """Sentences as lists of words; figures are left out."""
    parts = re.split(r"[.?!:]\s+|[.?!:]$", re.sub(r"Rp[\d.,]+", "uang", text))
    found = [re.findall(r"[^\W\d_]+", part) for part in parts]
    return [words for words in found if words]


def grade(text: str) -> float:
    """The school year at which a text is read, by the formula above."""
    said = sentences(text)
    words = [word for sentence in said for word in sentence]
    syllables = sum(max(1, len(SYLLABLE.findall(word))) for word in words)
    return 0.39 * len(words) / len(said) + 11.8 * 0.6 * syllables / len(words) - 15.59


def of(lines: list[dict[str, str]], tongue: str = "id") -> str:
    return " ".join(line[tongue] for line in lines)


def every_reading() -> list[str]:
    """All texts that she may meet: the reading with own and with national figures, every status, the page's own words."""
    statuses = [
        of(status_lines(with_answer(StatusTold(standing, contact, date(2026, 5, 3)), answer, date(2026, 5, 2))))
        for standing in Standing
        for contact in Contact
        for answer in Answer
    ]
    folder = Path(survivor.__file__).parent / "templates"
    page = " ".join(
        ". ".join(re.findall(r'translate "([^"]+)"', each.read_text())) + "." for each in folder.rglob("*.html")
    )
    return [of(reading_lines(None)), of(reading_lines(COURSE)), " ".join(statuses), page]


@pytest.mark.parametrize("number", range(4))
def test_it_is_read_after_primary_school(number: int) -> None:
    text = every_reading()[number]
    said = sentences(text)
    assert max(len(words) for words in said) <= LONGEST_SENTENCE, max(said, key=len)
    assert sum(len(words) for words in said) / len(said) <= MEAN_SENTENCE
    assert grade(text) <= HIGHEST_GRADE


def test_own_figures_only_from_twenty_cases_on_and_small_ones_withheld() -> None:
    own = of(reading_lines(COURSE))
    assert "24 kasus sudah selesai layanannya" in own
    assert "bukan lama sidang" in own
    assert "Separuhnya 11 bulan atau kurang" in own
    assert "27 orang" in own
    assert "Rp3,22 miliar" not in own
    few = of(reading_lines(replace(COURSE, finished=LEAST_FINISHED - 1, paid=PaidTold(5, 5, 9))))
    assert "belum punya angka yang cukup" in few
    assert "Rp3,22 miliar" in few
    assert "kami baca di berita" in few
    small = of(reading_lines(replace(COURSE, paid=PaidTold(2, 9, 20))))
    assert "2" not in re.findall(r"penuh: (\w+)", small)
    assert small.count("sedikit") >= 2  # a second one, so that the small one can't be computed
    assert "Rp3,22 miliar" in of(reading_lines(None))


@pytest.mark.parametrize(("stopped", "told"), [(5, True), (4, False)])
def test_how_many_were_convicted_is_told_from_twenty_ended_proceedings_on(stopped: int, told: bool) -> None:
    ended = EndedTold(10, LEAST_FINISHED - 10 - 5, stopped)
    said = of(reading_lines(replace(COURSE, ended=ended)))
    assert ("Di sini 20 perkara sudah selesai" in said) is told
    assert ("Ada yang dihukum: 10" in said) is told
    assert ("belum punya angka yang dapat dipercaya" in said) is not told
    assert "belum punya angka yang dapat dipercaya" in of(reading_lines(None))


def test_a_small_number_of_convictions_is_not_told() -> None:
    said = of(reading_lines(replace(COURSE, ended=EndedTold(2, 9, 20))))
    assert re.findall(r"Ada yang dihukum: (\w+)", said) == ["sedikit"]
    assert said.count("sedikit") >= 2


def test_the_share_of_the_national_figures_is_what_they_give() -> None:
    asked, paid = (float(each.replace(",", ".")) for each in re.findall(r"Rp(33,05|3,22)", of(reading_lines(None))))
    assert round(100 * paid / asked) == 10
    national = next(line for line in shipped_lines() if line.code == "nasional")
    assert (national.mark.value, "idntimes" in national.source) == ("V2", True)


def test_it_never_presses_and_says_what_figures_do_not() -> None:
    said = of(reading_lines(None))
    for words in (
        "Kami tidak memaksa",
        "Anda tetap kami tolong",
        "boleh berubah pikiran",
        "tidak bilang apa yang akan",
    ):
        assert words in said
    assert "8 dari 70" not in said


@pytest.mark.parametrize("standing", list(Standing))
def test_no_status_betrays_what_it_is(standing: Standing) -> None:
    for contact in Contact:
        told = StatusTold(standing, contact, date(2026, 5, 3))
        for answer in Answer:
            told = with_answer(told, answer, date(2026, 5, 2))
        for tongue in ("id", "en"):
            assert BETRAYS.search(of(status_lines(told), tongue)) is None


def test_the_record_fits_its_one_length_and_comes_back() -> None:
    told = TOLD
    for number in range(7):
        told = with_answer(told, list(Answer)[number % 4], date(2026, 9, 30))
    assert len(record_of(record_text(told))) == len(record_of("x"))
    said: Any = json.loads(record_text(TOLD))
    assert (set(said), said["lines"][1]["en"]) == ({"lines"}, "Next day: 3 December 2026.")
    assert status_of(status_text(told)) == told
    assert len(told.answered) == 5
    with pytest.raises(RuleBroken):
        check_status(TOLD, date(2026, 12, 4))


def test_every_decision_is_sealed_at_one_length() -> None:
    texts = [decision_text(choice, was_read=read) for choice in Choice for read in (True, False)]
    assert len({len(text) for text in texts}) == 1
    assert {decision_of(text) for text in texts} == {(choice, read) for choice in Choice for read in (True, False)}


def test_months_by_hand() -> None:
    assert months_of([30, 61, 91, 122, 152]) == (2, 3, 4)
    assert months_of([400]) == (0, 0, 0)


@pytest.mark.parametrize(
    "change", [("use", '"elsewhere"'), ("mark", '"Z"'), ("id", '""'), ("code", '"jaksa"')], ids=lambda each: each[0]
)
def test_a_row_on_which_nothing_may_rest_is_refused(change: tuple[str, str]) -> None:
    row = {"code": '"a"', "use": '"reading"', "id": '"A."', "en": '"A."', change[0]: change[1]}
    rows = ['[about]\nmark = "V"\nsource = "x"']
    rows += ['[[line]]\ncode = "jaksa"\nuse = "reading"\nid = "B."\nen = "B."'] if change[0] == "code" else []
    with pytest.raises(TableWrong):
        read_lines("\n".join([*rows, "[[line]]", *(f"{key} = {value}" for key, value in row.items())]))


@pytest.mark.django_db
def test_it_is_counted_once_a_month() -> None:
    tick = system_actor("tick")
    assert count_course(paid=PaidTold(1, 2, 3), ended=EndedTold(7, 8, 9), by=tick) == 0
    assert CourseCounted.objects.count() == 1
    count_course(paid=PaidTold(4, 4, 4), ended=EndedTold(0, 0, 0), by=tick)
    assert CourseCounted.objects.get().whole == 1
    with patch.object(timezone, "localdate", return_value=timezone.localdate() + timedelta(days=32)):
        count_course(paid=PaidTold(4, 4, 4), ended=EndedTold(0, 0, 0), by=tick)
    assert CourseCounted.objects.count() == 2
    assert forget_pages(by=tick) == 0
