"""A machine speaks whole sentences, a recording is drawn anew, and what is no recording ends in the child."""

import io
import subprocess
import sys
import wave
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from naung.methods import speech
from naung.methods.speech import NotASentence, NotMade, Trouble, pressed, said, spoken
from naung.methods.speech.sound import KILOBITS, MARGIN, PAUSE, PEAK, RATE, as_mp3, samples_of
from naung.methods.speech.trouble import LONGEST

MARKER = b"PENANDA-7f3a91"
READ = "Anda boleh memilih: memberi keterangan atau tidak."


def seconds(sound: bytes) -> float:
    """How long a sound plays."""
    return len(samples_of(sound)) / RATE


def a_tone(long: float, high: float = 0.5, rate: int = RATE) -> np.ndarray:
    """A tone that is loud from its beginning to its end."""
    return (np.sin(np.arange(int(long * rate)) * 440 * 2 * np.pi / rate) * high * 32767).astype(np.int16)


def a_wav(samples: np.ndarray, rate: int = RATE, channels: int = 1) -> bytes:
    """The samples as a phone's recorder writes them, with words beside them."""
    held = io.BytesIO()
    with wave.open(held, "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(np.repeat(samples, channels).tobytes())
    raw = held.getvalue()
    more = b"LIST" + (4 + 8 + len(MARKER)).to_bytes(4, "little") + b"INFOIART" + len(MARKER).to_bytes(4, "little")
    return b"RIFF" + (len(raw) + len(more) + len(MARKER) - 8).to_bytes(4, "little") + raw[8:] + more + MARKER


@pytest.mark.parametrize("tongue", ["id", "ms", "en"])
def test_each_language_has_its_own_voice(tongue: str) -> None:
    (sound,) = spoken([READ], tongue)
    assert 2 < seconds(sound) < 9
    others = {other: spoken([READ], other)[0] for other in speech.TONGUES if other != tongue}
    assert sound not in others.values()


def test_a_minute_of_speech_is_at_most_a_quarter_of_a_megabyte() -> None:
    (sound,) = spoken([" ".join([READ] * 12)], "id")
    assert seconds(sound) > 40
    assert len(sound) / seconds(sound) * 60 <= 250_000
    assert KILOBITS * 1000 / 8 * 60 == 240_000


def test_sounds_one_after_the_other_play_as_one() -> None:
    first, second = spoken([READ, "Kami tidak memaksa."], "id")
    assert seconds(first + second) == pytest.approx(seconds(first) + seconds(second), abs=0.2)
    whole = samples_of(first).astype(float)
    assert np.abs(whole[-int(PAUSE * RATE * 0.7) :]).max() < 0.02 * np.abs(whole).max()  # a pause stands between them


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("Korban minta Rp33,05 miliar.", "Korban minta 33,05 miliar rupiah."),
        ("Dari tiap Rp100 yang diminta.", "Dari tiap 100 rupiah yang diminta."),
        ("Rp3.220.000.000.", "3.220.000.000 rupiah."),
        ("Sebelum jelas.", "[[s@b@l'um]] [[dZ@l'as]]."),
        ("Belumnya.", "Belumnya."),
        ("[[p'a]] [[ dua ]]", "p'a  dua "),
    ],
)
def test_amounts_and_words_as_the_voice_is_given_them(text: str, heard: str) -> None:
    assert said(text, "id") == heard


def test_words_are_left_alone_in_another_language() -> None:
    assert said("Rp33.05 billion. Lebih.", "en") == "33.05 billion rupiah. Lebih."


def test_what_is_written_for_the_voice_is_said_as_a_word_and_not_spelled() -> None:
    """A phoneme that the voice does not know would be read as letters, and take far longer."""
    words = list(speech.saying.SAID)
    sounds = spoken([each for word in words for each in (f"{word}nya", word)], "id")
    for word, plain, written in zip(words, sounds[::2], sounds[1::2], strict=True):
        assert seconds(written) < seconds(plain) + 0.4, word


@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60))
def test_no_text_writes_phonemes(text: str) -> None:
    assert "[[" not in said(text, "en")


def test_without_a_voice_it_says_so() -> None:
    with pytest.raises(NotMade):
        spoken([READ], "xx")
    assert spoken([], "id") == []


@pytest.mark.parametrize(("rate", "channels"), [(22_050, 1), (44_100, 2), (8_000, 1), (48_000, 2)])
def test_a_recording_is_drawn_anew_at_one_rate_and_nothing_beside_it_passes(rate: int, channels: int) -> None:
    still = np.zeros(2 * rate, dtype=np.int16)
    raw = a_wav(np.concatenate([still, a_tone(1.5, 0.1, rate), still]), rate, channels)
    assert MARKER in raw
    made = pressed(raw)
    assert MARKER not in made.sound
    assert made.seconds == pytest.approx(1.5 + 2 * MARGIN, abs=0.1)  # silence before and after is gone
    heard = samples_of(made.sound)
    assert np.abs(heard).max() / 32767 == pytest.approx(PEAK, abs=0.1)  # and a soft voice comes as loud as any
    assert len(heard) / RATE == pytest.approx(1.5 + 2 * MARGIN + PAUSE, abs=0.15)


def test_a_recording_in_mp3_is_taken() -> None:
    assert pressed(as_mp3(a_tone(1.0))).seconds == pytest.approx(1.0, abs=0.15)


@pytest.mark.parametrize(
    ("raw", "trouble"),
    [
        (b"", Trouble.NO_SOUND),
        (b"GIF89a" + bytes(400), Trouble.NO_SOUND),
        (b"%PDF-1.7\n" + bytes(400), Trouble.NO_SOUND),
        (b"RIFF" + bytes(40), Trouble.NO_SOUND),
        (b"\x1aE\xdf\xa3" + bytes(400), Trouble.NO_SOUND),
        (a_wav(np.zeros(RATE, dtype=np.int16)), Trouble.SILENT),
        (a_wav(a_tone(0.1)), Trouble.SILENT),
        (a_wav(a_tone(2.0, 0.001)), Trouble.SILENT),
        (a_wav(a_tone(LONGEST + 3, rate=8_000), rate=8_000), Trouble.TOO_LONG),
        (as_mp3(a_tone(LONGEST * 5)), Trouble.TOO_LONG),
    ],
    ids=lambda each: each.name if isinstance(each, Trouble) else str(len(each)),
)
def test_what_is_no_recording_is_told_apart(raw: bytes, trouble: Trouble) -> None:
    with pytest.raises(NotASentence) as wrong:
        pressed(raw)
    assert wrong.value.trouble is trouble


def test_a_small_file_of_many_hours_is_not_unpacked() -> None:
    """A quarter of an hour of silence in a few megabytes: decoding stops after a minute."""
    small = as_mp3(np.zeros(RATE * 60 * 15, dtype=np.int16))
    with pytest.raises(NotASentence) as wrong:
        pressed(small)
    assert wrong.value.trouble is Trouble.TOO_LONG


def test_the_child_can_write_no_file(tmp_path: Path) -> None:
    words = (
        "from naung.methods.speech.__main__ import bound\n"
        f"bound()\nwith open({str(tmp_path / 'leak')!r}, 'wb') as leak:\n    leak.write(b'x' * 9)\n"
    )
    done = subprocess.run([sys.executable, "-P", "-c", words], capture_output=True, check=False)
    assert b"File too large" in done.stderr
    assert (tmp_path / "leak").read_bytes() == b""


def test_it_speaks_and_listens_where_the_service_lets_no_memory_be_written_and_run() -> None:
    """As the office's unit has it (MemoryDenyWriteExecute): what the child starts from inherits that from the server."""
    words = (
        "import ctypes, sys\n"
        "if ctypes.CDLL(None).prctl(65, 1, 0, 0, 0): sys.exit(9)\n"  # PR_SET_MDWE, of Linux 6.3
        "from naung.methods.speech import pressed, spoken\n"
        f"print(pressed(spoken([{READ!r}], 'id')[0]).seconds > 1)\n"
    )
    done = subprocess.run([sys.executable, "-P", "-c", words], capture_output=True, check=False)
    if done.returncode == 9:
        pytest.skip("this kernel can't deny it by itself")
    assert done.stdout == b"True\n", done.stderr
