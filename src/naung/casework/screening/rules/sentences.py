"""The sentences of the composite reading, each with its basis: read from proposal.toml so that a lawyer can correct them."""

from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from naung.casework.screening.rules.tables import Basis, Source, Words
from naung.foundation.clock.vocabulary import Mark

FILE = "proposal.toml"


@dataclass(frozen=True)
class Stated:
    """A sentence and what it rests on."""

    code: str
    words: Words
    basis: Basis

    @property
    def verified(self) -> bool:
        """False where the sentence comes from memory only."""
        return self.basis.mark is not Mark.MEMORY


def read_sentences(text: str) -> dict[str, Stated]:
    """The sentences by code; a wrong row is refused with file and line."""
    source = Source(FILE, text)
    stated: dict[str, Stated] = {}
    for line, row in source.rows("sentence"):
        code = row.get("code", "")
        if not code or code in stated:
            raise source.wrong(line, "code is missing or used twice")
        stated[code] = Stated(code, source.words(line, row), source.basis(line, row))
    return stated


@lru_cache(maxsize=1)
def shipped_sentences() -> dict[str, Stated]:
    """The sentences that ship with the house."""
    folder = resources.files("naung.casework.screening").joinpath("tables")
    return read_sentences(folder.joinpath(FILE).read_text("utf-8"))


def sentence(code: str) -> Stated:
    """One shipped sentence; KeyError where the table lacks it."""
    return shipped_sentences()[code]
