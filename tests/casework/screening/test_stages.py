"""Stages, checked answers, determinations side by side, and who may only be counted."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naung.casework.screening.rules.stages import (
    EVENT_PREFIX,
    NEXT,
    NOTE_LIMIT,
    NOTE_PREFIX,
    WORDS_LIMIT,
    checked_answers,
    checked_determination,
    checked_words,
    differences_of,
    legal_tppo_status,
    next_stage,
    require_answers,
    require_events_known,
    require_may_be_counted_only,
)
from naung.casework.screening.vocabulary import (
    Answers,
    Body,
    Childhood,
    Decision,
    DeterminationFact,
    Determined,
    Given,
    Key,
    LegalStatus,
    Part,
    Stage,
    Verb,
    key_of,
)
from naung.foundation.errors import Problems, RuleBroken
from naung.foundation.people.vocabulary import Answer

TODAY = date(2026, 11, 25)
RECRUITED = key_of("proses.perekrutan")
WITHHELD = key_of("kerja_paksa.upah_ditahan")


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("verb", Verb)
def test_what_may_be_done_when(stage: Stage, verb: Verb) -> None:
    if (stage, verb) in NEXT:
        assert next_stage(stage, verb) is NEXT[stage, verb]
    else:
        with pytest.raises(RuleBroken):
            next_stage(stage, verb)


@given(st.lists(st.sampled_from(Verb), max_size=12))
def test_a_finished_screening_changes_only_after_it_was_opened_again(verbs: list[Verb]) -> None:
    stage = Stage.DRAFT
    for verb in verbs:
        before = stage
        try:
            stage = next_stage(stage, verb)
        except RuleBroken:
            stage = before
        if before is Stage.COMPLETED:
            assert stage is (Stage.REOPENED if verb is Verb.REOPEN else Stage.COMPLETED)
        if stage is Stage.DRAFT:
            assert before is Stage.DRAFT


def test_every_question_belongs_to_its_group() -> None:
    with pytest.raises(Problems) as wrong:
        checked_answers(Part.CARA, {RECRUITED: Given(Answer.YES), Key(Part.CARA, "karangan"): Given(Answer.YES)})
    assert {problem.field for problem in wrong.value.problems} == {"proses.perekrutan", "cara.karangan"}


@pytest.mark.parametrize("note", ["a" * (NOTE_LIMIT + 1), "nul\x00", "balik\u202e", "bel\x07"])
def test_a_note_that_can_not_be_kept_is_named_beside_its_field(note: str) -> None:
    with pytest.raises(Problems) as wrong:
        checked_answers(Part.PROSES, {RECRUITED: Given(Answer.YES, note)})
    assert [problem.field for problem in wrong.value.problems] == [f"{NOTE_PREFIX}proses.perekrutan"]


@pytest.mark.parametrize("note", ["<script>", "🧵 benang", "satu\nbaris\tlagi", "ümlaut"])
def test_odd_but_harmless_words_are_kept(note: str) -> None:
    assert checked_answers(Part.PROSES, {RECRUITED: Given(Answer.YES, note)}).of(RECRUITED).note == note


def test_only_the_elements_have_notes() -> None:
    with pytest.raises(Problems):
        checked_answers(Part.KERJA_PAKSA, {WITHHELD: Given(Answer.YES, "catatan")})
    with pytest.raises(Problems):
        checked_answers(Part.KERJA_PAKSA, {WITHHELD: Given(Answer.YES, "", uuid4())})


def test_evidence_rests_on_events_of_this_history() -> None:
    known, forged = uuid4(), uuid4()
    require_events_known(Answers({RECRUITED: Given(Answer.YES, "", known)}), {known})
    with pytest.raises(Problems) as wrong:
        require_events_known(Answers({RECRUITED: Given(Answer.YES, "", forged)}), {known})
    assert wrong.value.problems[0].field == f"{EVENT_PREFIX}proses.perekrutan"


def test_both_values_of_a_stale_edit_are_named() -> None:
    theirs = Answers({RECRUITED: Given(Answer.YES, "kata Sari"), WITHHELD: Given(Answer.YES)})
    mine = Answers({RECRUITED: Given(Answer.NO, "kata Jaya")})
    found = {one.field: (one.theirs, one.mine) for one in differences_of(Part.PROSES, theirs, mine)}
    assert found == {
        "proses.perekrutan": ("ya", "tidak"),
        f"{NOTE_PREFIX}proses.perekrutan": ("kata Sari", "kata Jaya"),
    }


def test_not_answered_and_not_asked_differ_in_a_stale_edit() -> None:
    found = differences_of(Part.PROSES, Answers(), Answers({RECRUITED: Given(Answer.NOT_ASKED)}))
    assert [(one.theirs, one.mine) for one in found] == [("", "tidak_ditanya")]


def test_nothing_answered_can_not_be_finished() -> None:
    with pytest.raises(RuleBroken):
        require_answers(0)
    require_answers(1)


decisions = st.lists(
    st.builds(
        DeterminationFact, st.sampled_from(Body), st.sampled_from(Decision), st.just(TODAY), superseded=st.booleans()
    ),
    max_size=6,
)


@given(decisions)
def test_bodies_may_contradict_and_none_wins(rows: list[DeterminationFact]) -> None:
    standing = {row.decision for row in rows if not row.superseded}
    yes, no = Decision.KORBAN_DITETAPKAN in standing, Decision.BUKAN_KORBAN_TPPO in standing
    wanted = {
        (True, True): LegalStatus.BERBEDA,
        (True, False): LegalStatus.DITETAPKAN_KORBAN,
        (False, True): LegalStatus.DITETAPKAN_BUKAN,
        (False, False): LegalStatus.BELUM_DITETAPKAN,
    }
    assert legal_tppo_status(rows) is wanted[yes, no]
    assert legal_tppo_status(reversed(rows)) is wanted[yes, no]


GOOD = Determined("penyidik", "indikasi_kuat", TODAY, " Polres ", " LP/1 ", " karena ")


def test_a_determination_is_trimmed_and_kept() -> None:
    assert checked_determination(GOOD, TODAY) == Determined(
        "penyidik", "indikasi_kuat", TODAY, "Polres", "LP/1", "karena"
    )


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"body": "raja"}, "body"),
        ({"decision": "mungkin"}, "decision"),
        ({"decided_on": TODAY + timedelta(days=1)}, "decided_on"),
        ({"decided_on": date(1626, 1, 1)}, "decided_on"),
        ({"basis": "  "}, "basis"),
        ({"reason": ""}, "reason"),
        ({"reason": "a" * (WORDS_LIMIT + 1)}, "reason"),
        ({"office": "\u202eserlop"}, "office"),
    ],
)
def test_a_determination_that_can_not_be_so_is_refused_beside_its_field(change: dict[str, object], field: str) -> None:
    with pytest.raises(Problems) as wrong:
        checked_determination(replace(GOOD, **change), TODAY)  # type: ignore[arg-type]  # wrong on purpose
    assert [problem.field for problem in wrong.value.problems] == [field]


def test_a_determination_may_name_no_office() -> None:
    assert checked_determination(replace(GOOD, office=""), TODAY).office == ""


def test_only_an_adult_is_merely_counted() -> None:
    require_may_be_counted_only(Childhood.DEWASA)
    for who in (Childhood.ANAK, Childhood.BELUM_PASTI):
        with pytest.raises(RuleBroken):
            require_may_be_counted_only(who)


@pytest.mark.parametrize("text", ["a" * (WORDS_LIMIT + 1), "x\x00"])
def test_words_that_can_not_be_kept(text: str) -> None:
    with pytest.raises(RuleBroken) as wrong:
        checked_words(text, "words")
    assert wrong.value.field == "words"


def test_a_reason_is_needed_where_it_is_asked() -> None:
    assert checked_words("  ", "words") == ""
    with pytest.raises(RuleBroken):
        checked_words("  ", "reason", needed=True)
