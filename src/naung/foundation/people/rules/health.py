"""A disability as one text that can be sealed, and back: whether there is one and which kinds, read together or not at all."""

from collections.abc import Iterable

from naung.foundation.people.vocabulary import Answer, Disability


def disability_text(answer: Answer, kinds: Iterable[Disability]) -> str:
    """The answer and the kinds as one text of at most 63 bytes, so that sealed all of them are of one length."""
    return " ".join([answer.value, *sorted(kind.value for kind in kinds)])


def disability_of(text: str | None) -> tuple[Answer, frozenset[Disability]]:
    """The answer and the kinds again; not asked where there is no text or it may not be seen."""
    answer, *kinds = (text or Answer.NOT_ASKED.value).split()
    return Answer(answer), frozenset(Disability(kind) for kind in kinds)
