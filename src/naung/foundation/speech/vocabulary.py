"""Words of what is heard: sentences that are the same for everybody, and whose voice says them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from naung.foundation.audit.vocabulary import EventName
from naung.foundation.words import gettext_noop


class SpeechEvent(EventName):
    """Events of this room. That somebody listened is none: it would say when a survivor sat here."""

    SPOKEN = ("speech.spoken", gettext_noop("membuat suara mesin untuk kalimat yang dibacakan"))
    KEPT = ("speech.kept", gettext_noop("menyimpan rekaman suara kantor untuk sebuah kalimat"))
    REMOVED = ("speech.removed", gettext_noop("menghapus rekaman suara kantor"))
    SWEPT = ("speech.swept", gettext_noop("menghapus suara mesin yang lama"))


class Tongue(StrEnum):
    """Languages that the machine speaks."""

    INDONESIAN = "id"
    MALAY = "ms"
    ENGLISH = "en"


TONGUE_WORDS: Mapping[Tongue, str] = {
    Tongue.INDONESIAN: gettext_noop("bahasa Indonesia"),
    Tongue.MALAY: gettext_noop("bahasa Melayu"),
    Tongue.ENGLISH: gettext_noop("bahasa Inggris"),
}


class Whose(StrEnum):
    """Whose voice says a sentence."""

    OFFICE = "kantor"
    MACHINE = "mesin"


@dataclass(frozen=True)
class Sentence:
    """One sentence that is read to anybody, and never of anybody: no person's words stand in it."""

    text: str
    tongue: Tongue


@dataclass(frozen=True)
class Mark:
    """By what it is known that a line still sounds as it did, and whether a machine says any of it."""

    tag: str
    whose: Whose


@dataclass(frozen=True)
class Recorded:
    """A sentence that somebody of the desk recorded."""

    id: UUID
    key: str
    text: str
    tongue: Tongue
    version: int
    at: datetime
    by: UUID
