"""The form of the ticket's number."""

from typing import Any

from django.utils.translation import gettext_lazy

from naung.casework.simfoni.rules import LONGEST_NUMBER, LONGEST_REASON
from naung.doors.desk.cases.forms import OWNER
from naung.doors.desk.shell.fields import LongAnswer, TextAnswer
from naung.doors.desk.shell.forms import DeskForm, Use

PAGE = "lembar SIMFONI"


class TicketForm(DeskForm):
    """The number that SIMFONI gave; a correction says why."""

    USES = {
        "number": Use(OWNER, "menemukan kasus ini lagi di SIMFONI", PAGE),
        "reason": Use(OWNER, "tahu mengapa nomornya dibetulkan", PAGE),
    }
    number = TextAnswer(label=gettext_lazy("Nomor tiket SIMFONI"), limit=LONGEST_NUMBER)
    reason = LongAnswer(label=gettext_lazy("Mengapa nomor ini dibetulkan?"), limit=LONGEST_REASON)

    def __init__(self, *args: Any, correcting: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if correcting:
            self.fields["number"].required = False
            self.fields["number"].help_text = gettext_lazy("Kosongkan bila nomor itu bukan milik kasus ini.")
        else:
            del self.fields["reason"]
