"""The composite reading: stories, and what must hold for any answers."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naung.casework.screening.rules.order import questions, whole_path
from naung.casework.screening.rules.reading import Reading, Shown, Side, facts_of, read_answers
from naung.casework.screening.rules.tables import shipped_tables
from naung.casework.screening.vocabulary import (
    DELPHI_PARTS,
    PROPOSABLE,
    Answers,
    Childhood,
    Given,
    Key,
    Level,
    Part,
)
from naung.foundation.clock.vocabulary import Mark
from naung.foundation.people.vocabulary import Answer
from tests.casework.screening.rendering import TARGET, document
from tests.casework.screening.stories import STORIES, Story, answers_of

TABLES = shipped_tables()
KEYS = sorted({item.key for group in TABLES.groups.values() for item in group.items})
RANK = {None: 0, Level.BELUM_ADA_INDIKASI: 1, Level.INDIKASI_AWAL: 2, Level.INDIKASI_KUAT: 3}

some_answer = st.builds(Given, st.sampled_from(Answer), st.sampled_from(["", " ", "catatan"]))
some_answers = st.dictionaries(st.sampled_from(KEYS), some_answer, max_size=25).map(Answers)
someone = st.sampled_from(Childhood)


@pytest.mark.parametrize("story", STORIES, ids=lambda s: s.sentence)
def test_a_story_reads_as_told(story: Story) -> None:
    reading = read_answers(answers_of(story.answers), story.who)
    assert reading.proposal.level is story.level
    if story.reason:
        assert story.reason in {one.code for one in reading.proposal.reasons}
    if story.social is not None:
        assert reading.eligible_social_service.on_record is story.social
    assert reading.smuggling is story.smuggling
    if story.missing:
        assert [one.part.value for one in reading.proposal.missing] == story.missing.split()
    assert set(story.notices) <= {one.code for one in reading.notices}


def test_there_are_enough_distinct_stories() -> None:
    assert len({story.sentence for story in STORIES}) == len(STORIES) >= 60
    assert len({(story.who, story.answers) for story in STORIES}) >= 60


def test_the_page_of_rules_is_current() -> None:
    assert TARGET.read_text("utf-8") == document(), "run: python -m tests.casework.screening.rendering"


def level(answers: Answers, who: Childhood) -> int:
    return RANK[read_answers(answers, who).proposal.level]


@given(some_answers, someone)
def test_the_machine_never_sets_the_last_level(answers: Answers, who: Childhood) -> None:
    assert read_answers(answers, who).proposal.level in (None, *PROPOSABLE)


@given(some_answers, someone, st.sampled_from(KEYS))
def test_a_yes_more_never_lowers_the_proposal(answers: Answers, who: Childhood, key: Key) -> None:
    before = level(answers, who)
    note = answers.of(key).note
    assert level(Answers({**answers.given, key: Given(Answer.YES, note)}), who) >= before


@given(some_answers, someone)
def test_drivers_and_delphi_never_move_the_proposal(answers: Answers, who: Childhood) -> None:
    left = {k: g for k, g in answers.given.items() if k.part not in (*DELPHI_PARTS, Part.PENDORONG)}
    assert read_answers(answers, who).proposal == read_answers(Answers(left), who).proposal


@given(some_answers, someone)
def test_rows_from_memory_never_make_an_indication(answers: Answers, who: Childhood) -> None:
    memory = {k: g for k, g in answers.given.items() if TABLES.item(k).basis.mark is Mark.MEMORY}  # type: ignore[union-attr]  # keys are from the tables
    assert read_answers(Answers(memory), who).proposal.level in (None, Level.BELUM_ADA_INDIKASI)


@given(some_answers, someone)
def test_a_proposal_never_rests_on_a_sentence_from_memory(answers: Answers, who: Childhood) -> None:
    assert all(reason.verified for reason in read_answers(answers, who).proposal.reasons)


@given(some_answers)
def test_unsure_reads_like_a_child(answers: Answers) -> None:
    child, unsure = (read_answers(answers, who) for who in (Childhood.ANAK, Childhood.BELUM_PASTI))
    assert child.proposal == unsure.proposal


@given(some_answers)
def test_a_child_never_needs_means(answers: Answers) -> None:
    reading = read_answers(answers, Childhood.ANAK)
    assert all(one.part is not Part.CARA for one in reading.proposal.missing)


@given(some_answers, someone)
def test_services_always_go_on(answers: Answers, who: Childhood) -> None:
    reading = read_answers(answers, who)
    assert reading.notices[0].code == "layanan_jalan"


@given(some_answers, someone)
def test_smuggling_never_moves_the_proposal(answers: Answers, who: Childhood) -> None:
    crossed = Answers({**answers.given, Key(Part.KEADAAN, "lintas_tanpa_surat"): Given(Answer.YES)})
    assert level(crossed, who) == level(answers, who)


@given(some_answers)
def test_each_answer_is_a_fact_on_one_side_and_unknown_is_never_against(answers: Answers) -> None:
    for fact in facts_of(answers, TABLES):
        assert (fact.side is Side.FOR) == (fact.choice is Answer.YES)
        assert (fact.side is Side.AGAINST) == (fact.choice is Answer.NO)


@given(some_answers, someone)
def test_strong_needs_a_note_on_each_required_element(answers: Answers, who: Childhood) -> None:
    reading: Reading = read_answers(answers, who)
    proven = all(one.shown is Shown.PROVEN for one in reading.elements if one.required)
    assert (reading.proposal.level is Level.INDIKASI_KUAT) == proven


def test_not_asked_counts_what_was_never_asked() -> None:
    empty = read_answers(Answers(), Childhood.DEWASA)
    one = read_answers(answers_of("proses.perekrutan=?"), Childhood.DEWASA)
    assert empty.not_asked - one.not_asked == 1
    on_path = [k for k in questions(whole_path(Childhood.DEWASA)) if k.part.value in ("proses", "cara", "tujuan")]
    assert empty.not_asked == len(on_path) + 11 + 5


def test_the_words_of_a_result_hold_no_number_that_could_be_a_score() -> None:
    reading = read_answers(answers_of(STORIES[2].answers), Childhood.DEWASA)
    assert not any(hasattr(reading, name) for name in ("score", "risk", "probability"))


def test_the_rules_read_no_clock_and_no_framework() -> None:
    folder = Path(shipped_tables.__wrapped__.__code__.co_filename).parent
    for file in folder.glob("*.py"):
        text = file.read_text("utf-8")
        assert "django" not in text
        assert "datetime.now" not in text
        assert "today(" not in text
