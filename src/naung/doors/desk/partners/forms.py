"""Forms about partner offices: a key for one, whose a filled form is, why one is set aside."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy

from naung.casework.partners.actions import LONGEST_WHY
from naung.doors.desk.shell.fields import LongAnswer, PickAnswer, TextAnswer
from naung.doors.desk.shell.forms import DeskForm, Use
from naung.foundation.letterbox.rules.waiting import LONGEST_OFFICE

OWNER = "petugas perbatasan"
PAGE = "halaman kantor mitra"
LETTER = "halaman formulir kantor mitra"


class GiveForm(DeskForm):
    """Which partner office a key is for."""

    USES = {"office": Use(OWNER, "tahu dari mana formulir datang, dan mencabut kunci yang benar", PAGE)}
    office = TextAnswer(
        label=gettext_lazy("Kantor mitra mana?"),
        help_text=gettext_lazy("Nama kantor atau lembaga, bukan nama orang. Satu kunci untuk satu kantor."),
        limit=LONGEST_OFFICE,
    )


class TakeForm(DeskForm):
    """Whose form it is."""

    USES = {"arrival": Use(OWNER, "menulis jawaban pada orang yang benar", LETTER)}
    arrival = PickAnswer(label=gettext_lazy("Formulir ini tentang siapa?"), choices=())

    def __init__(self, *args: Any, people: Iterable[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_choices("arrival", [("", gettext_lazy("Pilih…")), *((str(each), words) for each, words in people)])


class AsideForm(DeskForm):
    """Why a form is set aside."""

    USES = {"why": Use(OWNER, "tahu nanti mengapa isinya tidak dipakai", LETTER)}
    why = LongAnswer(
        label=gettext_lazy("Mengapa dikesampingkan?"),
        help_text=gettext_lazy("Tanpa nama orang. Isi formulirnya dihapus; alasan ini tersimpan tersegel."),
        limit=LONGEST_WHY,
    )
