"""Mark a sentence for translation where no framework may be imported.

Vocabulary and rules write Indonesian sentences inside `gettext_noop("…")`; a door translates them when it shows them.
"""


def gettext_noop(sentence: str) -> str:
    """Return the sentence unchanged; the name makes the catalogue's extractor find it."""
    return sentence
