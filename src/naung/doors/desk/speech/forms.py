"""The form of one recording."""

from django import forms
from django.utils.translation import gettext_lazy

from naung.doors.desk.shell.fields import NEEDED, FileAnswer, TickAnswer
from naung.doors.desk.shell.forms import DeskForm, Use

OWNER = "penyelia"
PAGE = "bacaan atau pertanyaan yang diperdengarkan"


class RecordingForm(DeskForm):
    """One sentence in somebody's voice."""

    USES = {
        "file": Use(OWNER, "kalimat ini terdengar dengan suara kantor sendiri", PAGE),
        "agreed": Use(OWNER, "suara seseorang hanya disimpan bila ia mau", PAGE),
    }
    file = FileAnswer(
        label=gettext_lazy("Rekaman"),
        required=True,
        help_text=gettext_lazy("WAV, MP3, FLAC, atau OGG, paling lama satu menit. Dari perekam ponsel juga bisa."),
    )
    agreed = TickAnswer(
        label=gettext_lazy("Yang bersuara mau suaranya disimpan dan didengar orang yang dilayani"),
        required=True,
    )

    def clean_file(self) -> bytes:
        """The bytes. ValidationError where none were sent."""
        given: bytes = self.cleaned_data["file"]
        if not given:
            raise forms.ValidationError(NEEDED)
        return given
