"""A form, a decision as one text to be sealed: of one length, so that its size tells nothing, and read strictly again."""

import json

from naung.casework.arrivals.rules.short import check_answers
from naung.casework.arrivals.vocabulary import (
    Decided,
    FirstLine,
    FirstTold,
    FormKind,
    FormTold,
    Short,
    ShortTold,
)
from naung.foundation.errors import RuleBroken
from naung.foundation.people.vocabulary import Answer
from naung.foundation.words import gettext_noop

LENGTH = 900  # characters: longer than the longest form of the table
DECIDED_LENGTH = 24
UNKNOWN_SIGN = gettext_noop("Ada tanda yang tidak dikenal saringan awal.")
NOT_READ = gettext_noop("Isi formulir ini tidak dapat dibaca.")


def check_signs(told: FirstTold, table: FirstLine) -> None:
    """Raise RuleBroken for a sign that the table does not have."""
    if not told.signs | told.undone <= set(table.signs):
        raise RuleBroken(UNKNOWN_SIGN)


def form_text(told: FormTold, first: FirstLine, short: Short) -> str:
    """A form as it is sealed. Raises RuleBroken for what the tables do not have."""
    return first_text(told.first, first) if told.kind is FormKind.FIRST else short_text(told.short, short)


def first_text(told: FirstTold, table: FirstLine) -> str:
    """A first line as it is sealed."""
    check_signs(told, table)
    undone = (
        {"undone": sorted(told.undone)} if told.undone else {}
    )  # a form of an older tablet, sent again, is the same text
    return json.dumps({"signs": sorted(told.signs), **undone}).ljust(LENGTH)


def short_text(told: ShortTold, table: Short) -> str:
    """A short screening as it is sealed, without what was not asked."""
    check_answers(told, table)
    answers = {code: answer.value for code, answer in sorted(told.answers.items()) if answer is not Answer.NOT_ASKED}
    return json.dumps({"heard": told.heard.value, "track": told.track, "answers": answers}).ljust(LENGTH)


def first_of(text: str) -> FirstTold:
    """The first line that was sealed."""
    said = json.loads(text)
    return FirstTold(frozenset(said["signs"]), frozenset(said.get("undone", ())))


def short_of(text: str) -> ShortTold:
    """The short screening that was sealed."""
    said = json.loads(text)
    return ShortTold(
        Answer(said["heard"]), said["track"], {code: Answer(value) for code, value in said["answers"].items()}
    )


def decided_text(decided: Decided) -> str:
    """A decision as it is sealed."""
    return decided.value.ljust(DECIDED_LENGTH)


def decided_of(text: str) -> Decided:
    """The decision that was sealed."""
    return Decided(text.rstrip())
