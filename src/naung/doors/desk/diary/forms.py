"""The form of what came from a phone and must be mended: the desk's own, with the session it belongs to."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naung.doors.desk.outreach.forms import OWNER, PAGE, HeldForm
from naung.doors.desk.shell.fields import PickAnswer
from naung.doors.desk.shell.forms import Use

NEW = "baru"


class MendForm(HeldForm):
    """What the phone sent, to be put right; for a session that stood in no list, also which one it was."""

    USES = {**HeldForm.USES, "session": Use(OWNER, "tahu sosialisasi mana yang ditulis", PAGE)}
    session = PickAnswer(label=gettext_lazy("Sosialisasi yang mana?"), choices=())

    def __init__(self, *args: Any, sessions: Iterable[tuple[UUID, str]] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if sessions is None:
            del self.fields["session"]
            return
        offered = [(str(each), words) for each, words in sessions]
        self.offer_choices("session", [("", _("Pilih…")), *offered, (NEW, _("Sosialisasi baru"))])

    def session_chosen(self) -> UUID | None:
        """The session that was chosen; None for a new one, or where the form names its session itself."""
        chosen = self.cleaned_data.get("session", NEW)
        return None if chosen == NEW else UUID(chosen)
