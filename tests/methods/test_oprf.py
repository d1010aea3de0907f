"""The blind function of two shares: the standard's own vectors, what one share can't do, and answers that are wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naung.methods.oprf import (
    Asking,
    Share,
    Shut,
    WrongAnswer,
    label_of,
    new_seed,
    open_envelope,
    seal_envelope,
    token_of,
)

# RFC 9497, appendix A.1.2 (VOPRF mode, ristretto255-SHA512).
SEED, KEY_INFO = b"\xa3" * 32, b"test key"
PUBLIC = "c803e2cc6b05fc15064549b5920659ca4a77b2cca6f04f6b357009335476ad4e"
BLINDED = "863f330cc1a1259ed5a5998a23acfd37fb4351a793a5b3c090b642ddc439b945"
EVALUATED = "aa8fa048764d5623868679402ff6108d2521884fa138cd7f9c7669a9a014267e"
OUTPUTS = {
    b"\x00": "b58cfbe118e0cb94d79b5fd6a6dafb98764dff49c14e1770b566e42402da1a7d"
    "a4d8527693914139caee5bd03903af43a491351d23b430948dd50cde10d32b3c",
    b"\x5a" * 17: "8a9a2f3c7f085b65933594309041fc1898d42d0858e59f90814ae90571a6df60"
    "356f4610bf816f27afdd84f47719e480906d27ecd994985890e5f539e7ea74b6",
}


def test_the_vectors_of_the_standard() -> None:
    share = Share(SEED, KEY_INFO)
    assert share.public.hex() == PUBLIC
    assert EVALUATED in share.answer(bytes.fromhex(BLINDED)).hex()
    for value, output in OUTPUTS.items():
        assert share.of(value).hex() == output
        asking = Asking(value)
        assert asking.finished(share.answer(asking.blinded), share.public).hex() == output


@given(st.binary(min_size=1, max_size=60))
def test_asked_blindly_or_known_it_is_the_same_and_each_asking_looks_different(value: bytes) -> None:
    share = Share(SEED)
    first, second = Asking(value), Asking(value)
    assert first.blinded != second.blinded
    assert first.finished(share.answer(first.blinded), share.public) == share.of(value)
    assert second.finished(share.answer(second.blinded), share.public) == share.of(value)


def test_an_answer_of_another_key_or_to_another_question_is_seen() -> None:
    mine, other = Share(new_seed()), Share(new_seed())
    asking = Asking(b"telepon:6281200000001")
    right = mine.answer(asking.blinded)
    for wrong in (
        other.answer(asking.blinded),
        mine.answer(Asking(b"telepon:6281200000002").blinded),
        bytes([right[0] ^ 1]) + right[1:],
        right[:-1] + bytes([right[-1] ^ 1]),
        right[:-1],
        b"",
    ):
        with pytest.raises(WrongAnswer):
            Asking(b"telepon:6281200000001").finished(wrong, mine.public)
        with pytest.raises(WrongAnswer):
            asking.finished(wrong, mine.public)
    with pytest.raises(WrongAnswer):
        asking.finished(right, other.public)
    for blinded in (b"", b"\0" * 32, b"\xff" * 32, b"\0" * 31):
        with pytest.raises(WrongAnswer):
            mine.answer(blinded)


@given(st.binary(max_size=510), st.binary(min_size=16, max_size=16))
def test_an_envelope_opens_with_its_own_token_and_label_only(message: bytes, depositor: bytes) -> None:
    token, other = token_of(b"1" * 64, b"2" * 64), token_of(b"1" * 64, b"3" * 64)
    label = label_of(token, depositor)
    sealed = seal_envelope(token, label, message)
    assert open_envelope(token, label, sealed) == message
    assert len(sealed) == len(seal_envelope(token, label, b""))
    changed = sealed[:-1] + bytes([sealed[-1] ^ 1])
    for wrong in ((other, label, sealed), (token, label_of(token, b"x"), sealed), (token, label, changed)):
        with pytest.raises(Shut):
            open_envelope(*wrong)


def test_a_message_that_does_not_fit_is_refused_and_two_depositors_have_two_labels() -> None:
    token = token_of(b"1" * 64, b"2" * 64)
    with pytest.raises(ValueError, match="too long"):
        seal_envelope(token, b"", b"x" * 511)
    assert len({label_of(token, b"a"), label_of(token, b"b"), token_of(b"2" * 64, b"1" * 64), token}) == 4


def test_a_share_shows_itself_nowhere() -> None:
    assert SEED.hex() not in repr(Share(SEED))
    assert "value" not in repr(Asking(b"value"))
    with pytest.raises(ValueError, match="32 bytes"):
        Share(b"short")
