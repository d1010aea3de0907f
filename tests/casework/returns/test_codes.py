"""One code, whoever makes it: the same bytes from the same words, read back, and nobody's but the signer's.

`vectors.json` is read by this test and by the field's own (`tests/journeys/test_hand_codes.py`).
"""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naung.casework.returns.rules import codes
from naung.casework.returns.vocabulary import Answered, Claimed, Signer
from naung.foundation.vault.rules.marking import is_signature, new_signing_key, signature_of

VECTORS: dict[str, Any] = json.loads((Path(__file__).parent / "vectors.json").read_text("utf-8"))
ROWS: list[dict[str, Any]] = VECTORS["codes"]
DESK_KEY, DESK_PUBLIC = new_signing_key()
TABLET_KEY, TABLET_PUBLIC = new_signing_key()
DESK, TABLET = Signer(uuid4(), DESK_PUBLIC), Signer(uuid4(), TABLET_PUBLIC, officer=uuid4())
MOMENTS = st.integers(26_000_000, 60_000_000).map(lambda minutes: datetime.fromtimestamp(minutes * 60, UTC))


def named(row: dict[str, Any]) -> str:
    return str(row["name"])


def claim(row: dict[str, Any]) -> Claimed:
    """What a row of the vectors says."""
    digest = codes.digest_of(row["salt"], row["condition"], row["words"], row["belongings"])
    at = datetime.fromtimestamp(row["minutes"] * 60, UTC)
    return Claimed(UUID(row["leg"]), digest, at, UUID(row["receiver"]))


def giver(row: dict[str, Any]) -> Signer:
    return Signer(uuid4(), bytes.fromhex(row["giver_public"]), officer=uuid4())


@pytest.mark.parametrize("row", ROWS, ids=named)
def test_a_code_is_made_of_the_bytes_that_stand_in_the_vectors(row: dict[str, Any]) -> None:
    claimed = claim(row)
    assert claimed.digest.hex() == row["digest"]
    assert codes.told_by(claimed).hex() == row["signed"]
    signature = signature_of(codes.told_by(claimed), row["giver_seed"])
    assert signature.hex() == row["signature"]
    code = codes.whole_code(claimed, signature)
    assert (code, codes.short_of(code)) == (row["code"], row["short"])
    answered = Answered(claimed.leg, codes.code_digest(code), claimed.signed_at)
    assert codes.told_by_answer(answered).hex() == row["answer_signed"]
    told = signature_of(codes.told_by_answer(answered), row["taker_seed"])
    assert codes.whole_answer(answered, told) == row["answer"]
    asked = codes.told_by_key(UUID(row["device"]), bytes.fromhex(row["giver_public"]))
    assert signature_of(asked, row["giver_seed"]).hex() == row["proof"]


@pytest.mark.parametrize("row", ROWS, ids=named)
def test_a_code_of_the_vectors_is_read_and_belongs_to_its_signer(row: dict[str, Any]) -> None:
    read, answer = codes.read_code(row["code"]), codes.read_answer(row["answer"])
    assert read is not None
    assert answer is not None
    assert read[0] == claim(row)
    assert codes.signer_of(*read, [DESK, TABLET, giver(row)], is_signature) is not None
    assert codes.signer_of(*read, [DESK, TABLET], is_signature) is None
    taker = Signer(uuid4(), bytes.fromhex(row["taker_public"]), officer=uuid4())
    assert (
        codes.answerer_of(*answer, [giver(row) if row["giver_seed"] != row["taker_seed"] else TABLET], is_signature)
        is None
    )
    assert codes.answerer_of(*answer, [TABLET, taker], is_signature) is taker
    assert answer[0].code == codes.code_digest(row["code"])
    by_desk = codes.read_code(row["by_desk"])
    assert by_desk is not None
    assert by_desk[0].receiver is None


@pytest.mark.parametrize("why", VECTORS["refused"])
def test_what_was_altered_is_not_read_or_not_signed(why: str) -> None:
    read = codes.read_code(VECTORS["refused"][why])
    assert read is None or codes.signer_of(*read, [giver(ROWS[1])], is_signature) is None


@given(st.uuids(), st.binary(min_size=codes.DIGEST, max_size=codes.DIGEST), MOMENTS, st.none() | st.uuids())
def test_a_desk_s_key_signs_no_tablet_s_code_nor_a_tablet_a_desk_s(
    leg: UUID, digest: bytes, at: datetime, receiver: UUID | None
) -> None:
    claimed = Claimed(leg, digest, at, receiver)
    for key, signer in ((DESK_KEY, DESK), (TABLET_KEY, TABLET)):
        signature = signature_of(codes.told_by(claimed), key)
        mine = (signer is DESK) == (receiver is None)
        assert codes.signer_of(claimed, signature, [DESK, TABLET], is_signature) is (signer if mine else None)


@given(st.uuids(), st.uuids(), st.uuids(), MOMENTS)
def test_a_tablet_s_code_serves_no_other_desk(leg: UUID, receiver: UUID, other: UUID, at: datetime) -> None:
    claimed = Claimed(leg, bytes(codes.DIGEST), at, receiver)
    signature = signature_of(codes.told_by(claimed), TABLET_KEY)
    moved = Claimed(leg, claimed.digest, at, other)
    assert (codes.signer_of(moved, signature, [TABLET], is_signature) is TABLET) == (receiver == other)


def test_a_code_is_compared_by_its_sixteen_letters_however_it_was_entered() -> None:
    row = ROWS[0]
    short = codes.grouped(row["short"])
    assert {codes.shown_code(each) for each in (row["code"], row["code"].lower(), row["short"], short)} == {short}
    assert codes.is_short(codes.bare(codes.shown_code(row["answer"])))
    assert codes.shown_code("bukan kode") == "BUKANKODE"


def test_a_minute_behind_the_end_of_the_calendar_is_no_code() -> None:
    row = ROWS[0]
    raw = bytearray(bytes.fromhex(row["signed"])[len(codes.MARK_TABLET) :])
    raw[codes.ID + codes.DIGEST : codes.SIGNED] = b"\xff" * codes.MINUTES
    text = codes.MARK_TABLET + codes._letters(bytes(raw) + bytes(codes.SIGNATURE))
    assert codes.read_code(text) is None


@given(st.text(max_size=220), st.sampled_from([codes.MARK, codes.MARK_TABLET, codes.MARK_ANSWER, ""]))
def test_whatever_stands_behind_a_mark_is_read_or_refused_and_never_an_error(typed: str, mark: str) -> None:
    bare = codes.bare(mark + typed)
    assert codes.read_code(bare) is None
    assert codes.read_answer(bare) is None
