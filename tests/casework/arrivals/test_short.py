"""The short screening: what is asked next, what may be asked where others hear, what the answers propose and why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naung.casework.arrivals.rules.short import (
    check_answers,
    is_whole,
    listed_signs,
    must_stay,
    needs_of,
    next_question,
    questions_for,
    reasons_of,
    signs_now,
    track_of,
    urgency,
)
from naung.casework.arrivals.rules.tables import TableWrong, read_short, shipped_first_line, shipped_short
from naung.casework.arrivals.vocabulary import ANSWERS, AgeBand, FirstTold, ShortTold
from naung.foundation.clock.vocabulary import Mark
from naung.foundation.errors import RuleBroken
from naung.foundation.people.vocabulary import Answer

TABLE = shipped_short()
TRACKS = sorted(TABLE.tracks)
CODES = sorted(TABLE.questions)
SIGNS = sorted(shipped_first_line().signs)
answers = st.dictionaries(st.sampled_from(CODES), st.sampled_from(sorted(ANSWERS)))
forms = st.builds(ShortTold, st.sampled_from(sorted(ANSWERS)), st.sampled_from(["", *TRACKS]), answers)


@given(forms)
def test_where_others_may_hear_only_what_is_safe_is_asked(told: ShortTold) -> None:
    asked = questions_for(told.track, heard=told.heard, table=TABLE)
    assert all(each.safe for each in asked) or told.heard is Answer.NO
    following = next_question(told, TABLE)
    assert following is None or following in asked


@pytest.mark.parametrize("track", TRACKS)
def test_it_is_about_twelve_questions_and_ends(track: str) -> None:
    told, count = ShortTold(Answer.NO, track), 0
    while (question := next_question(told, TABLE)) is not None:
        told = ShortTold(Answer.NO, track, {**told.answers, question.code: Answer.UNKNOWN})
        count += 1
    assert is_whole(told, TABLE)
    assert count <= (7 if track == "anak" else 13)


@pytest.mark.parametrize(
    ("signs", "cause", "chosen", "track"),
    [
        ({"anak"}, "judi", "kebun", "anak"),
        (set(), "judi", "", "judi_penipuan"),
        (set(), "judi", "kebun", "kebun"),
        (set(), "tanpa_paspor", "", ""),
        (set(), "ikut_orang_tua", "", ""),
        (set(), "", "bukan_jalur", ""),
    ],
)
def test_the_track_is_a_childs_for_a_child_then_the_chosen_one_then_that_of_the_cause(
    signs: set[str], cause: str, chosen: str, track: str
) -> None:
    assert track_of(signs, cause, chosen, TABLE) == track


@pytest.mark.parametrize(
    ("band", "cause", "ill", "listed"),
    [
        (AgeBand.CHILD, "", False, {"anak"}),
        (AgeBand.UNKNOWN, "ikut_orang_tua", False, {"anak"}),
        (AgeBand.CHILD, "ikut_orang_tua", True, {"anak", "sakit_daftar"}),
        (AgeBand.FROM_25, "judi", True, {"sakit_daftar"}),
        (AgeBand.UNKNOWN, "tanpa_paspor", False, set()),  # many lists tell no ages
    ],
)
def test_what_the_list_says_is_a_sign(band: AgeBand, cause: str, ill: bool, listed: set[str]) -> None:
    assert listed_signs(band, cause, ill=ill, table=TABLE) == listed


def test_what_the_list_says_counts_until_an_officer_undid_it_and_what_somebody_saw_stays() -> None:
    undone, saw, nothing = FirstTold(undone=frozenset({"anak"})), FirstTold(frozenset({"anak"})), FirstTold()
    assert signs_now([], {"anak"}) == signs_now([nothing], {"anak"}) == {"anak"}
    assert signs_now([undone], {"anak"}) == signs_now([undone, nothing], {"anak"}) == set()
    assert signs_now([undone, saw], {"anak"}) == signs_now([saw, undone], set()) == {"anak"}


def test_the_list_s_illness_proposes_the_doctor_with_its_own_sentence() -> None:
    (reason,) = reasons_of({"sakit_daftar"}, None, TABLE)
    assert (reason.need, reason.words.id) == ("dokter", "Sakit menurut daftar.")


SEEN_APART = {"takut_luka", "surat_dipegang", "perkara"}


@pytest.mark.parametrize("code", SIGNS)
def test_each_sign_proposes_something_by_itself_and_fear_papers_and_a_case_a_call_aside(code: str) -> None:
    """Nobody with a sign stands level with whoever is only drawn by lot."""
    (reason,) = reasons_of({code}, None, TABLE)
    assert urgency([reason], TABLE) < urgency((), TABLE)
    assert (reason.need == "panggil") is (code in SEEN_APART)
    assert TABLE.seen[code].basis.house  # how the office works; the sign itself rests on its own row of the first line
    assert code in shipped_first_line().signs


@pytest.mark.parametrize("code", sorted(SEEN_APART))
def test_who_was_asked_everything_where_nobody_hears_is_called_no_more_and_offered_an_interview(code: str) -> None:
    said = dict.fromkeys(CODES, Answer.NO) | {"bahasa": Answer.YES}
    whole = ShortTold(Answer.NO, "lain", said)
    partly = ShortTold(Answer.NO, "lain", {"bahasa": Answer.YES})
    heard = ShortTold(Answer.YES, "lain", said)
    assert [each.need for each in reasons_of({code}, whole, TABLE)] == ["wawancara_bila_mau"]
    assert [each.need for each in reasons_of({code}, partly, TABLE)] == ["panggil"]
    assert {each.need for each in reasons_of({code}, heard, TABLE)} == {"panggil"}


@given(forms, st.frozensets(st.sampled_from(SIGNS)))
def test_each_reason_is_one_answer_and_one_more_sign_takes_no_reason_away(
    told: ShortTold, signs: frozenset[str]
) -> None:
    reasons = reasons_of(signs, told, TABLE)
    for each in reasons:
        by_answer = each.code in TABLE.questions and told.of(each.code) in TABLE.questions[each.code].signs
        assert by_answer or each.code in signs or (each.code == "terdengar" and told.heard is Answer.YES)
    ranks = [TABLE.needs[each.need].rank for each in reasons]
    assert ranks == sorted(ranks)
    assert set(reasons) <= set(reasons_of(signs | {"anak"}, told, TABLE))
    assert urgency(reasons, TABLE) == min(ranks, default=len(TABLE.needs))


@pytest.mark.parametrize("code", CODES)
def test_one_sign_alone_proposes_its_need_with_its_own_sentence(code: str) -> None:
    question = TABLE.questions[code]
    for sign in question.signs:
        (reason,) = reasons_of((), ShortTold(Answer.NO, "", {code: sign}), TABLE)
        assert (reason.need, reason.words) == (question.need, question.reason)
        assert must_stay([reason], TABLE) is TABLE.needs[question.need].stays


def test_what_is_not_asked_and_not_known_proposes_nothing_but_an_interpreter() -> None:
    unknown = ShortTold(Answer.NO, "lain", dict.fromkeys(CODES, Answer.UNKNOWN))
    assert [each.code for each in reasons_of((), unknown, TABLE)] == ["bahasa"]
    assert reasons_of((), ShortTold(), TABLE) == ()
    assert needs_of((), TABLE) == ()
    assert must_stay((), TABLE) is False


def test_who_could_not_be_asked_alone_is_called_aside() -> None:
    reasons = reasons_of((), ShortTold(Answer.YES), TABLE)
    assert [each.need for each in reasons] == ["panggil"]
    assert [need.code for need in needs_of(reasons, TABLE)] == ["panggil"]


def test_a_child_is_asked_little_and_always_needs_a_child_officer() -> None:
    asked = {each.code for each in questions_for("anak", heard=Answer.NO, table=TABLE)}
    assert not asked & {"sakiti", "ancam", "surat", "upah", "utang"}
    assert [each.need for each in reasons_of({"anak"}, None, TABLE)] == ["petugas_anak"]


def test_what_is_asked_to_tell_a_victim_stands_on_a_row_that_somebody_read() -> None:
    unread = {each.code for each in TABLE.questions.values() if each.basis.mark is Mark.MEMORY}
    assert unread == {"bahasa", "sakit"}
    assert all(TABLE.questions[code].basis.house for code in unread)


@pytest.mark.parametrize(
    "told",
    [
        ShortTold(Answer.REFUSED),
        ShortTold(Answer.NO, "", {"tidak_ada": Answer.YES}),
        ShortTold(Answer.NO, "", {"upah": Answer.REFUSED}),
        ShortTold(Answer.NO, "bukan_jalur"),
    ],
)
def test_an_answer_that_the_form_does_not_know_is_refused(told: ShortTold) -> None:
    with pytest.raises(RuleBroken):
        check_answers(told, TABLE)


def row(**changed: str) -> str:
    told = {
        "code": '"x"', "id": '"x"', "ms": '"x"', "en": '"x"', "sign": '["ya"]', "safe": "true", "from": '"rumah"',
        "need": '"n"', "reason_id": '"x"', "reason_en": '"x"',
    } | changed  # fmt: skip
    need = '[[need]]\ncode = "n"\nid = "n"\nen = "n"\nstays = true\n'
    return need + "[[question]]\n" + "".join(f"{name} = {value}\n" for name, value in told.items())


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        (row(need='"m"'), "a need, a track or a sign"),
        (row(only='["t"]'), "a need, a track or a sign"),
        (row(sign="[]"), "a need, a track or a sign"),
        (row(ms='""'), "words"),
        (row(**{"from": '"delphi_tipu.upah"'}), "verified"),
        (row(**{"from": '"kerja_paksa.tidak_ada"'}), "no row of the indicator tables"),
        (row(), "no question"),
        ("[[", "short.toml"),
    ],
)
def test_a_question_on_which_nothing_may_rest_is_refused(broken: str, why: str) -> None:
    with pytest.raises(TableWrong, match=why):
        read_short(broken)
