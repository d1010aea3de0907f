"""A voice for the tests: a sound file as a phone's recorder writes it."""

import io
import wave

import numpy as np

RATE = 16_000


def a_voice(seconds: float = 1.0, high: int = 440) -> bytes:
    """A WAV of one note, which no other note is mistaken for."""
    samples = (np.sin(np.arange(int(seconds * RATE)) * high * 2 * np.pi / RATE) * 9000).astype("<i2")
    held = io.BytesIO()
    with wave.open(held, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.tobytes())
    return held.getvalue()
