"""The one field of the search."""

from django import forms
from django.utils.translation import gettext_lazy

from naung.doors.desk.shell.fields import TextAnswer
from naung.doors.desk.shell.forms import DeskForm, Use
from naung.foundation.people.rules.contents import LONGEST_NAME


class SearchForm(DeskForm):
    """A name, a part of it, or a number."""

    USES = {"query": Use("petugas kasus", "menemukan orang, kasus atau laporan", "hasil pencarian")}
    query = TextAnswer(
        label=gettext_lazy("Nama, NIK, telepon, paspor, atau nomor kasus"),
        help_text=gettext_lazy(
            "Sebagian nama pun cukup, tiga huruf atau lebih. Ejaan lama dan satu huruf salah tetap ketemu."
        ),
        limit=LONGEST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autofocus": "autofocus"}),
    )
