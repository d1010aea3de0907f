"""What must never break: the order of a leg's states, a code that can't be altered, a receipt that counts once."""

import base64
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naung.casework.returns.rules import codes
from naung.casework.returns.rules.findings import answers_text, read_answers, warnings_in
from naung.casework.returns.rules.legs import FOLLOWS, check_move, is_home, state_shown, verdict_of
from naung.casework.returns.rules.tables import TableWrong, read_tables, shipped_tables
from naung.casework.returns.vocabulary import Claimed, LegState, Verdict
from naung.foundation.errors import RuleBroken
from naung.foundation.identifiers import SPEAKABLE
from naung.foundation.vault.rules.marking import is_signature, new_signing_key, signature_of

KEPT = [each for each in LegState if each is not LegState.OVERDUE]
ENDS = (LegState.RECEIVED, LegState.CANCELLED)
KEY, PUBLIC = new_signing_key()
CLAIMS = st.builds(
    Claimed,
    st.uuids(),
    st.binary(min_size=codes.DIGEST, max_size=codes.DIGEST),
    st.integers(26_000_000, 60_000_000).map(lambda minutes: datetime.fromtimestamp(minutes * 60, UTC)),
    st.none() | st.uuids(),
)


def signed(claimed: Claimed) -> str:
    """The whole code by one key."""
    return codes.whole_code(claimed, signature_of(codes.told_by(claimed), KEY))


def holds(claimed: Claimed, signature: bytes, public: bytes = PUBLIC) -> bool:
    return is_signature(signature, codes.told_by(claimed), public)


@given(st.lists(st.sampled_from(KEPT), max_size=12))
def test_no_walk_leaves_an_end_or_takes_a_hand_over_back(wanted: list[LegState]) -> None:
    walked = [LegState.PLANNED]
    for to in wanted:
        try:
            check_move(walked[-1], to)
        except RuleBroken:
            continue
        walked.append(to)
    assert len(walked) <= 4
    for before, after in pairwise(walked):
        assert before not in ENDS
        assert not (before is LegState.HANDED and after is not LegState.RECEIVED)


def test_every_state_is_in_the_table_and_overdue_is_never_kept() -> None:
    assert set(FOLLOWS) == set(KEPT)
    assert all(LegState.OVERDUE not in after for after in FOLLOWS.values())


@given(st.sampled_from(KEPT), st.integers(-10_000, 10_000))
def test_a_leg_is_late_exactly_where_nobody_received_and_the_moment_is_over(kept: LegState, minutes: int) -> None:
    now = datetime(2026, 11, 29, 3, tzinfo=UTC)
    shown = state_shown(kept, now + timedelta(minutes=minutes), now)
    assert (shown is LegState.OVERDUE) == (kept not in ENDS and minutes < 0)


@given(CLAIMS)
def test_a_code_says_what_was_signed_and_fits_a_picture(claimed: Claimed) -> None:
    code = signed(claimed)
    read = codes.read_code(code)
    assert read is not None
    assert read[0] == claimed
    assert holds(*read)
    assert len(code) <= 200
    assert code.isalnum()
    assert code == code.upper()
    assert codes.is_short(codes.bare(codes.grouped(codes.short_of(code)).lower()))


@given(CLAIMS, st.integers(0, 99), st.integers(1, 255))
@settings(max_examples=60)
def test_a_code_with_any_changed_byte_is_not_signed(claimed: Claimed, at: int, by: int) -> None:
    code = signed(claimed)
    raw = bytearray(base64.b32decode(code[len(codes.MARK) :] + "=" * (-len(code[len(codes.MARK) :]) % 8)))
    raw[at] ^= by
    altered = codes.read_code(codes.MARK + base64.b32encode(bytes(raw)).decode().rstrip("="))
    assert altered is None or not holds(*altered)
    assert not holds(claimed, b"")
    assert not holds(claimed, bytes(64), new_signing_key()[1])


@given(CLAIMS, st.integers(0, 15), st.sampled_from(SPEAKABLE))
@settings(max_examples=60)
def test_one_wrong_letter_of_the_short_text_is_seen(claimed: Claimed, at: int, letter: str) -> None:
    short = codes.short_of(signed(claimed))
    typed = short[:at] + letter + short[at + 1 :]
    assert codes.is_short(typed) == (typed == short)


@given(st.text(max_size=200))
def test_whatever_is_typed_is_read_or_refused_and_never_an_error(typed: str) -> None:
    bare = codes.bare(typed)
    assert codes.read_code(bare) is None
    assert codes.is_short(bare) in {True, False}


@given(*[st.text(max_size=20)] * 4, st.integers(0, 3))
def test_the_hash_tells_every_part_from_its_neighbour(
    salt: str, condition: str, words: str, things: str, at: int
) -> None:
    parts = [salt, condition, words, things]
    moved = list(parts)
    moved[at] += "x"
    assert codes.digest_of(*parts) != codes.digest_of(*moved)
    assert codes.digest_of("s", "a", "b", "") != codes.digest_of("s", "", "ab", "")


@given(
    st.sampled_from(KEPT), st.booleans(), st.booleans(), st.booleans(), st.booleans(), st.booleans(), st.booleans()
)  # fmt: skip
def test_a_receipt_is_accepted_only_at_its_desk_signed_current_and_once(
    state: LegState, at_receiver: bool, current: bool, signed: bool, old: bool, already: bool, stands: bool
) -> None:
    told = {"is_current": current, "is_signed": signed, "is_old": old, "already": already, "key_stands": stands}
    verdict = verdict_of(state=state, at_receiver=at_receiver, **told)
    fresh = current and not old and not already
    whole = at_receiver and signed and stands and fresh and state is not LegState.CANCELLED
    assert (verdict is Verdict.ACCEPTED) == whole
    if signed and at_receiver and already:
        refused = Verdict.OLD if stands else Verdict.REVOKED
        cancelled = Verdict.CANCELLED if state is LegState.CANCELLED else refused
        assert verdict is (Verdict.SAME if current else cancelled)
    if not at_receiver:
        assert verdict in {Verdict.WRONG_DESK, Verdict.ALTERED}


@given(st.lists(st.sampled_from(list(LegState)), max_size=6))
def test_home_means_that_every_leg_has_its_receipt(states: list[LegState]) -> None:
    counted = [each for each in states if each is not LegState.CANCELLED]
    assert is_home(states) == (len(counted) > 0 and set(counted) == {LegState.RECEIVED})


def test_answers_come_back_as_they_were_and_an_unknown_one_warns() -> None:
    questions = shipped_tables().questions
    said = dict.fromkeys(questions, "tidak_tahu")
    assert read_answers(answers_text(said)) == said
    assert set(warnings_in(said, questions.values())) == set(questions)
    assert warnings_in({"terlibat": "tidak", "ada_pendamping": "ya"}, questions.values()) == []


@pytest.mark.parametrize("text", ["x", "", '[[result]]\ncode = "a"\nid = "A"\nen = "A"\nkind = "entah"\n'])
def test_a_wrong_table_stops_the_start(text: str) -> None:
    with pytest.raises(TableWrong):
        read_tables(text)


def test_the_tables_say_on_what_they_rest() -> None:
    tables = shipped_tables()
    assert tables.bases["perwakilan"].citation == "UU 21/2007 Pasal 54"
    assert "bukan ketentuan hukum" in tables.bases["pertanyaan_keluarga"].citation
