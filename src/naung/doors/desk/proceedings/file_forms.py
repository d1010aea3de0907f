"""Forms of a file as a whole: how far it was when it came in, and which of the accused have one of their own."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naung.casework.proceedings.rules.stages import USUAL
from naung.casework.proceedings.rules.words import LONGEST_LINE
from naung.casework.proceedings.vocabulary import STEP_WORDS
from naung.doors.desk.cases.forms import OWNER
from naung.doors.desk.proceedings.forms import PAGE, Choices
from naung.doors.desk.shell.fields import ManyAnswer, PickAnswer, TextAnswer
from naung.doors.desk.shell.forms import DeskForm, Use


class PastForm(DeskForm):
    """How far a file was when it came to the office."""

    USES = {"reached": Use(OWNER, "melanjutkan perkara yang sudah berjalan", PAGE)}
    reached = PickAnswer(label=gettext_lazy("Apa yang terakhir sudah terjadi?"), choices=())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_choices("reached", [("", _("Pilih…")), *((kind.value, _(STEP_WORDS[kind])) for kind in USUAL)])


class SplitForm(DeskForm):
    """Which of the accused get a file of their own, and up to where it went with the first."""

    USES = {
        "accused": Use(OWNER, "mengikuti perkara tiap terduga", PAGE),
        "after": Use(OWNER, "tahu langkah mana yang sama", PAGE),
        "name": Use(OWNER, "menanyakan berkas yang benar kepada jaksa", PAGE),
    }
    accused = ManyAnswer(label=gettext_lazy("Siapa yang berkasnya sendiri?"), choices=())
    after = PickAnswer(
        label=gettext_lazy("Langkah terakhir yang masih sama dengan berkas pertama"), choices=(), required=False
    )
    name = TextAnswer(label=gettext_lazy("Nomor berkasnya"), limit=LONGEST_LINE, required=False)

    def __init__(self, *args: Any, people: Choices = (), steps: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_choices("accused", people)
        self.offer_choices("after", [("", _("Tidak ada: dimulai dengan laporan polisi sendiri")), *steps])


class JoinForm(DeskForm):
    """Which split file goes back into the first."""

    USES = {"file": Use(OWNER, "membetulkan berkas yang keliru dipisah", PAGE)}
    file = PickAnswer(label=gettext_lazy("Berkas yang mana?"), choices=())

    def __init__(self, *args: Any, files: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_choices("file", [("", _("Pilih…")), *files])
