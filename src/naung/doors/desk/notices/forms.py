"""The form of one's own notices."""

from django import forms
from django.utils.translation import gettext_lazy as _

from naung.doors.desk.shell.fields import TextAnswer
from naung.doors.desk.shell.forms import DeskForm, Use

OWN = Use("petugas sendiri", "diberi tahu bahwa ada yang menunggu", "antrean kabar")


class AddressForm(DeskForm):
    """Where to write, or nothing."""

    USES = {"address": OWN}

    address = TextAnswer(
        label=_("Alamat surel untuk kabar"),
        limit=254,
        required=False,
        help_text=_("Kosongkan untuk berhenti. Disimpan tersegel, dan tidak dilihat rekan kerja."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
