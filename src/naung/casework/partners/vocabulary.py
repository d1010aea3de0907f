"""Words of what partner offices ask with ODK Collect: the rows of the form, and a form that was filled in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from naung.casework.arrivals.vocabulary import FirstTold, ShortTold
from naung.foundation.audit.vocabulary import EventName
from naung.foundation.letterbox.vocabulary import LetterLine
from naung.foundation.words import gettext_noop


class PartnerEvent(EventName):
    """Events of this room. Keys, forms and what became of a letter stand in the box's own."""

    OPENED = ("partners.opened", gettext_noop("membuka formulir dari kantor mitra"))
    LOTS = ("partners.lots", gettext_noop("membuat daftar undian untuk kantor mitra"))
    KEYED = ("partners.keyed", gettext_noop("membuat kunci penyandi formulir untuk ponsel kantor mitra"))


@dataclass(frozen=True)
class Said:
    """One text of the form in its three languages."""

    id: str
    ms: str
    en: str


Row = Mapping[str, str]


@dataclass(frozen=True)
class XlsForm:
    """The three sheets of a form as the XLSForm standard has them: a row is its cells by column heading."""

    survey: tuple[Row, ...]
    choices: tuple[Row, ...]
    settings: tuple[Row, ...]


@dataclass(frozen=True)
class Filled:
    """A form as somebody of a partner office filled it in.

    `batch`, `number`, `name`: as typed. `short` is None where nobody went on. `strange`: codes that the tables of today do not
    have: it was filled in on an older form.
    """

    instance: str = field(repr=False)
    batch: str = field(repr=False)
    number: str = field(repr=False)
    name: str = field(repr=False)
    ended_at: datetime | None
    first: FirstTold
    short: ShortTold | None
    strange: tuple[str, ...] = ()
    replaces: bool = False  # it says that it takes the place of an earlier one


@dataclass(frozen=True)
class Unsealed:
    """What a phone had sealed. `signed`: whether its own mark fits; None where it left none."""

    form: bytes = field(repr=False)
    files: tuple[str, ...] = field(repr=False)
    signed: bool | None


@dataclass(frozen=True)
class LetterShown:
    """A letter that was opened. `trouble`: why it could not be read, a sentence; then `filled` is None."""

    line: LetterLine
    filled: Filled | None
    files: tuple[str, ...] = ()
    signed: bool | None = None
    trouble: str = ""
    why: str = ""

    @property
    def id(self) -> UUID:
        """The letter's number."""
        return self.line.id
