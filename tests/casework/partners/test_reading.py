"""What a filled form says, in the words of the border; what the tables do not have is never guessed at."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from naung.casework.arrivals.rules.tables import shipped_first_line, shipped_short
from naung.casework.arrivals.vocabulary import FirstTold, FormKind, ShortTold
from naung.casework.partners.rules.reading import LONGEST, OLDER_FORM, OTHER_NUMBER, check_known, filled_of, form_id
from naung.casework.partners.vocabulary import Filled
from naung.foundation.errors import RuleBroken
from naung.foundation.letterbox.rules.envelope import read_xml
from naung.foundation.people.vocabulary import Answer
from tests.casework.partners.phone import filled


def read(form: bytes, number: str) -> Filled:
    return filled_of(read_xml(form), number, shipped_first_line(), shipped_short())


def test_a_form_says_who_what_was_seen_and_what_was_answered() -> None:
    number, form = filled(
        "1", signs="takut_luka minta", heard="tidak", work="laut", rombongan="ROM-1", nomor="7", nama="LALU  WIRYA",
        darat="ya", bahasa="tidak_tahu", surat="tidak", janji="",
    )  # fmt: skip
    told = read(form, number)
    assert (told.batch, told.number, told.name) == ("ROM-1", "7", "LALU WIRYA")
    assert told.first == FirstTold(frozenset({"takut_luka", "minta"}))
    answers = {"darat": Answer.YES, "bahasa": Answer.UNKNOWN, "surat": Answer.NO}
    assert told.short == ShortTold(Answer.NO, "laut", answers)
    assert told.ended_at == datetime(2026, 11, 25, 7, 5, tzinfo=UTC)
    assert told.strange == ()
    check_known(told)
    assert "WIRYA" not in repr(told)


def test_whoever_was_not_sent_on_has_a_first_line_alone() -> None:
    number, form = filled("1", lot="tidak", nama="Rafi")
    told = read(form, number)
    assert (told.first, told.short) == (FirstTold(), None)


def test_a_child_is_asked_as_one() -> None:
    number, form = filled("1", signs="anak", heard="ya", sendiri="ya")
    told = read(form, number)
    assert told.short == ShortTold(Answer.YES, "anak", {"sendiri": Answer.YES})


@pytest.mark.parametrize(
    ("changed", "strange"),
    [
        ({"signs": "takut_luka hilang"}, ("hilang",)),
        ({"signs": "minta", "work": "tambang"}, ("tambang",)),
        ({"signs": "minta", "kuda": "ya"}, ("kuda",)),
        ({"signs": "minta", "surat": "mungkin"}, ("surat",)),
    ],
)
def test_what_the_tables_do_not_have_is_told_and_not_written_down(
    changed: dict[str, str], strange: tuple[str, ...]
) -> None:
    number, form = filled("0", **changed)
    told = read(form, number)
    assert told.strange == strange
    with pytest.raises(RuleBroken) as broken:
        check_known(told)
    assert broken.value.message == OLDER_FORM


def test_another_number_inside_than_outside_is_refused() -> None:
    _number, form = filled("1")
    with pytest.raises(RuleBroken) as broken:
        read(form, "uuid:another")
    assert broken.value.message == OTHER_NUMBER


def test_texts_are_shown_in_one_line_without_signs_that_turn_it_around() -> None:
    number, form = filled("1", nama="Ujang\n\u202e" + "x" * 900, rombongan=" 0412 /\tPK ")
    told = read(form, number)
    assert told.name.startswith("Ujang x")
    assert len(told.name) == LONGEST
    assert told.batch == "0412 / PK"


@pytest.mark.parametrize("moment", ["", "yesterday", "2026-11-25", "2026-11-25T14:05:00"])
def test_a_moment_that_is_none_is_left_out(moment: str) -> None:
    number, form = filled("1")
    told = read(form.replace(b"2026-11-25T14:05:00.000+07:00", moment.encode()), number)
    assert told.ended_at is None


def test_a_form_always_has_the_same_number_and_its_two_parts_have_two() -> None:
    first, short = (form_id("uuid:a", kind) for kind in FormKind)
    assert first == form_id("uuid:a", FormKind.FIRST)
    assert len({first, short, form_id("uuid:b", FormKind.FIRST)}) == 3
    assert isinstance(short, UUID)
