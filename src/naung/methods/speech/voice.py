"""The voice: eSpeak NG as one wheel ships it, library and phoneme data. Only the child loads it."""

import ctypes
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from naung.methods.speech.saying import PITCH, TONGUES, WORDS_A_MINUTE, said

# Of espeak-ng/speak_lib.h: the sound comes back by a call, nothing is played; a mistake returns instead of ending the process.
RETRIEVAL, NO_EXIT = 1, 0x8000
UTF8, WITH_PHONEMES = 1, 0x100  # [[...]] in the text is phonemes
RATE_OF_SPEECH, PITCH_OF_VOICE = 1, 3
AT_CHARACTER = 1
Samples = NDArray[np.int16]


class NoVoice(Exception):
    """The library or the data of a language is not there, or it did not speak."""


class Voice:
    """One language's voice; answers samples of one channel at `rate` a second. Raises NoVoice."""

    def __init__(self, tongue: str) -> None:
        import espeakng_loader  # only in the child

        self.tongue = tongue
        self._speaker = ctypes.CDLL(espeakng_loader.get_library_path())
        self.rate: int = self._speaker.espeak_Initialize(
            RETRIEVAL, 0, espeakng_loader.get_data_path().encode(), NO_EXIT
        )
        self._held = bytearray()
        self._taking = _callback(self._take)
        self._speaker.espeak_SetSynthCallback(self._taking)
        found = self._speaker.espeak_SetVoiceByName(TONGUES[tongue].encode())
        if self.rate <= 0 or found:
            raise NoVoice
        self._speaker.espeak_SetParameter(RATE_OF_SPEECH, WORDS_A_MINUTE, 0)
        self._speaker.espeak_SetParameter(PITCH_OF_VOICE, PITCH, 0)
        pointer, size, word = ctypes.c_void_p, ctypes.c_size_t, ctypes.c_uint
        self._speaker.espeak_Synth.argtypes = [ctypes.c_char_p, size, word, ctypes.c_int, word, word, pointer, pointer]

    def _take(self, samples: int | None, count: int) -> int:
        if samples and count > 0:
            self._held += ctypes.string_at(samples, count * 2)
        return 0

    def speaks(self, text: str) -> Samples:
        """The samples of one sentence."""
        self._held.clear()
        words = said(text, self.tongue).encode() + b"\0"
        wrong = self._speaker.espeak_Synth(words, len(words), 0, AT_CHARACTER, 0, UTF8 | WITH_PHONEMES, None, None)
        if wrong or self._speaker.espeak_Synchronize() or not self._held:
            raise NoVoice
        return np.frombuffer(bytes(self._held), dtype="<i2").astype(np.int16)


def _callback(take: Callable[[int | None, int], int]) -> "ctypes._FuncPointer":
    """`take` as the library calls it: where the samples lie, and how many; what happened meanwhile is not needed."""
    kind = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
    return kind(lambda samples, count, _events: take(samples, count))
