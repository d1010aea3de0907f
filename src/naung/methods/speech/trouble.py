"""Why something that was given is no recording of a sentence."""

from enum import IntEnum

LONGEST = 60  # seconds of one sentence


class Trouble(IntEnum):
    """What the child ends with, apart from 0: the numbers are its exit statuses."""

    NO_SOUND = 3  # no WAV, MP3, FLAC or Ogg Vorbis, or a broken one
    SILENT = 4
    TOO_LONG = 5


class NotASentence(ValueError):
    """What was given is no recording of a sentence, and why."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.name)
        self.trouble = trouble
