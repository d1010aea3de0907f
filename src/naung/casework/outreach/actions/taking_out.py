"""Words that name somebody are taken out of materials and questions. The log says where, never which words."""

from django.db import transaction

from naung.casework.outreach.queries.taking_out import TEXTS
from naung.casework.outreach.vocabulary import OutreachEvent
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.noticeboard import actions as noticeboard
from naung.foundation.texts import Emptied, take_out, words_sought


@transaction.atomic
def take_words_out(*, words: str, by: Actor) -> int:
    """Take words out of the library's and questions' texts, and out of what stands for the public; answers in how many columns.

    A file of the library is not looked into: its version is withdrawn instead. Raises RuleBroken for too few letters.
    """
    require(by, Permission.PERSON_ERASE)
    sought = words_sought(words)

    def told(row: Emptied) -> None:
        record(OutreachEvent.WORDS_TAKEN_OUT, subject=row.subject, fields=row.columns, by=by)

    return sum(take_out(sought, each, told) for each in TEXTS) + noticeboard.take_words_out(words=words, by=by)
