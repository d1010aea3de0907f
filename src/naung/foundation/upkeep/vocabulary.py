"""What a check found: how one thing is, and the sentence that says what to do, in the reader's language or in ours."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Found:
    """How one thing is: `baik`, `perhatikan` or `bahaya`; a msgid with its values."""

    state: str
    sentence: str
    values: dict[str, Any] = field(default_factory=dict)

    @property
    def words(self) -> str:
        """The sentence in Indonesian, as commands print it."""
        return self.sentence % self.values if self.values else self.sentence


def good(sentence: str, **values: Any) -> Found:
    """All is well."""
    return Found("baik", sentence, values)


def heed(sentence: str, **values: Any) -> Found:
    """Not dangerous yet; to be mended."""
    return Found("perhatikan", sentence, values)


def danger(sentence: str, **values: Any) -> Found:
    """To be mended now."""
    return Found("bahaya", sentence, values)
