"""Sentences of the house in the reader's language, on a console that starts no framework."""

import gettext
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from naung.config import installation
from naung.foundation.errors import NaungError
from naung.foundation.words import Known

INDONESIAN, ENGLISH = "id", "en"
LANGUAGES = (INDONESIAN, ENGLISH)
CATALOGUES = (
    installation.CHECKOUT / "locale",
    Path(__file__).resolve().parents[2] / "locale",
)  # a wheel carries them inside
Say = Callable[..., str]


@cache
def saying(language: str) -> Say:
    """A function that says an Indonesian sentence with its values in this language."""
    translate = _catalogue(language)

    def say(message: str, values: Mapping[str, Any] | None = None) -> str:
        said = translate(message)
        return said % {name: _value(value, translate) for name, value in values.items()} if values else said

    return say


def _catalogue(language: str) -> Callable[[str], str]:
    if language == INDONESIAN:
        return str
    for folder in CATALOGUES:
        if gettext.find("django", str(folder), [language]):
            return gettext.translation("django", str(folder), [language]).gettext
    return str


def _value(value: Any, translate: Callable[[str], str]) -> Any:
    return ", ".join(translate(part) for part in value.parts) if isinstance(value, Known) else value


def said_error(wrong: NaungError, say: Say) -> str:
    """An error as a sentence."""
    try:
        return say(wrong.message, wrong.values)
    except (KeyError, ValueError, TypeError):
        return say(wrong.message)
