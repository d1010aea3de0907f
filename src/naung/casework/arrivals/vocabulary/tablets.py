"""Words of what a tablet sends from the border: one slip is one thing about one person, sealed where it was finished."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from naung.foundation.people.vocabulary import Answer, Sex
from naung.foundation.words import gettext_noop


class SlipKind(StrEnum):
    """What a slip says."""

    FIRST = "garis_depan"
    SHORT = "pendek"
    ADDED = "tambahan"
    CAME = "tiba"
    NOT_CAME = "tidak_tiba"


SLIP_WORDS: Mapping[SlipKind, str] = {
    SlipKind.FIRST: gettext_noop("Saringan awal"),
    SlipKind.SHORT: gettext_noop("Penyaringan pendek"),
    SlipKind.ADDED: gettext_noop("Orang yang tidak ada di daftar"),
    SlipKind.CAME: gettext_noop("Tanda tiba"),
    SlipKind.NOT_CAME: gettext_noop("Tanda tidak tiba"),
}


@dataclass(frozen=True)
class Added:
    """Somebody who stood on no list, as she was written down on a tablet; `nth`: the how manieth that it added to the batch."""

    name: str
    sex: Sex
    age: int | None
    cause: str
    nth: int


@dataclass(frozen=True)
class Slip:
    """One thing about one person: what was seen, answered, whether she came, or who she is. Only what its kind says is filled."""

    id: UUID
    kind: SlipKind
    batch: UUID
    arrival: UUID
    signs: frozenset[str]
    heard: Answer
    track: str
    answers: Mapping[str, Answer]
    added: Added | None
    undone: frozenset[str] = frozenset()  # signs that the list says and the officer undid
