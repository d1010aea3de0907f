"""Samples and files: what is given is decoded, trimmed, levelled and written anew, so that nothing but the sound passes."""

import numpy as np
from numpy.typing import NDArray

from naung.methods.speech.trouble import LONGEST, NotASentence, Trouble

RATE = 22_050  # samples a second of everything that is kept, of one channel
KILOBITS = 32  # a second of MP3: 240 kB a minute
BEST_QUALITY = 2  # of lame, 2 (slow, good) to 7
SHORTEST = 0.3  # seconds of sound: less is a tap
QUIETEST = 0.01  # of full scale: below this nobody spoke
WINDOW = 0.02  # seconds over which loudness is taken
STILL = 0.03  # of the loudest window: below this a beginning or an end is silence
MARGIN = 0.15  # seconds that stay before and after the sound: soft consonants
PAUSE = 0.45  # seconds of silence after each sentence, so that sentences put together stand apart
PEAK = 0.85  # of full scale: machine and people come equally loud
FULL = 32_767
A_PIECE = 4096  # frames decoded at once
Samples = NDArray[np.int16]


def samples_of(raw: bytes) -> Samples:
    """The samples of a WAV, MP3, FLAC or Ogg Vorbis file, as one channel, at most LONGEST. Raises NotASentence."""
    import miniaudio  # only in the child

    try:
        pieces = miniaudio.stream_memory(raw, nchannels=1, sample_rate=RATE, frames_to_read=A_PIECE)
        held: list[Samples] = []
        for piece in pieces:
            held.append(np.asarray(piece, dtype=np.int16))
            if len(held) * A_PIECE > (LONGEST + 1) * RATE:
                raise NotASentence(Trouble.TOO_LONG)
    except miniaudio.DecodeError:
        raise NotASentence(Trouble.NO_SOUND) from None
    return np.concatenate(held) if held else np.zeros(0, dtype=np.int16)


def trimmed(samples: Samples) -> Samples:
    """Without silence before and after. Raises NotASentence where nobody speaks, or for too long."""
    size = int(WINDOW * RATE)
    windows = samples[: len(samples) // size * size].reshape(-1, size).astype(np.float64)
    loud = np.sqrt((windows**2).mean(axis=1)) if len(windows) else np.zeros(0)
    if not len(loud) or np.abs(windows).max() < QUIETEST * FULL:
        raise NotASentence(Trouble.SILENT)
    spoken = np.flatnonzero(loud > STILL * loud.max())
    margin = int(MARGIN * RATE)
    kept = samples[max(spoken[0] * size - margin, 0) : (spoken[-1] + 1) * size + margin]
    if (spoken[-1] - spoken[0] + 1) * WINDOW < SHORTEST:
        raise NotASentence(Trouble.SILENT)
    if len(kept) > LONGEST * RATE:
        raise NotASentence(Trouble.TOO_LONG)
    return kept


def levelled(samples: Samples) -> Samples:
    """At one loudness at its loudest, followed by a pause."""
    highest = max(int(np.abs(samples.astype(np.int32)).max(initial=0)), 1)
    level = (samples.astype(np.float64) * (PEAK * FULL / highest)).astype(np.int16)
    return np.concatenate([level, np.zeros(int(PAUSE * RATE), dtype=np.int16)])


def as_mp3(samples: Samples, rate: int = RATE) -> bytes:
    """The samples as MP3 of one bit rate, without a word beside them: files put one after the other play as one."""
    import lameenc  # only in the child

    press = lameenc.Encoder()
    press.set_bit_rate(KILOBITS)
    press.set_in_sample_rate(rate)
    press.set_out_sample_rate(RATE)
    press.set_channels(1)
    press.set_quality(BEST_QUALITY)
    press.silence()
    return bytes(press.encode(samples.tobytes())) + bytes(press.flush())
