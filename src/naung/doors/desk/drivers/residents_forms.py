"""Forms of residents: figures of areas with where they come from and of which day. No person is in them."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naung.doors.desk.plans.forms import DayField
from naung.doors.desk.shell.fields import FileAnswer, LongAnswer, TextAnswer
from naung.doors.desk.shell.forms import DeskForm, Use
from naung.doors.desk.shell.words import say_number
from naung.insight.drivers.rules.residents import LONGEST_SOURCE, MOST_PEOPLE, NOT_PEOPLE, read_people
from naung.insight.drivers.rules.sheets import LARGEST

OWNER = "analis perencanaan"
LONGEST_NUMBER = 20  # letters of a number with its dots
PAGE = "halaman penduduk wilayah"
NO_FILE = gettext_lazy("Pilih berkasnya, atau tempel barisnya di kotak di bawah.")


class PeopleAnswer(TextAnswer):
    """How many people live in an area, with or without dots between thousands; None for an empty box."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
        super().__init__(limit=LONGEST_NUMBER, widget=widget, required=False, **kwargs)

    def clean(self, value: Any) -> Any:
        """The number or None; ValidationError says what is expected."""
        text = str(super().clean(value) or "")
        people = read_people(text)
        if text and people is None:
            raise ValidationError(_(NOT_PEOPLE) % {"most": say_number(MOST_PEOPLE)})
        return people


class FromForm(DeskForm):
    """Where numbers come from and of which day they are."""

    USES: ClassVar[dict[str, Use]] = {
        "source": Use(OWNER, "tahu dari mana angkanya", PAGE),
        "as_of": Use(OWNER, "tahu keadaan tanggal berapa", PAGE),
    }
    source = TextAnswer(
        label=gettext_lazy("Dari mana angkanya?"),
        help_text=gettext_lazy("Misalnya: Dukcapil Kota Singkawang, data bersih semester I 2026."),
        limit=LONGEST_SOURCE,
    )
    as_of = DayField(label=gettext_lazy("Keadaan tanggal berapa?"))


class ResidentsForm(FromForm):
    """One box for each area (code, name, what stands of it): how many people live there. An empty box says nothing."""

    says_optional = False

    def __init__(self, *args: Any, areas: Iterable[tuple[str, str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.areas = tuple(areas)
        for code, name, known in self.areas:
            label = _("%(area)s: banyaknya penduduk") % {"area": name}
            self.fields[f"people_{code}"] = PeopleAnswer(label=label, help_text=known)

    def told(self) -> Mapping[str, int]:
        """What was typed, by area; areas of which nothing was typed are left out."""
        typed = {code: self.cleaned_data[f"people_{code}"] for code, _name, _known in self.areas}
        return {code: people for code, people in typed.items() if people is not None}


class LoadForm(FromForm):
    """A file of many areas, or its rows."""

    USES: ClassVar[dict[str, Use]] = {
        **FromForm.USES,
        "file": Use(OWNER, "memasukkan banyak wilayah sekaligus", PAGE),
        "rows": Use(OWNER, "memasukkan banyak wilayah sekaligus", PAGE),
    }
    file = FileAnswer(
        label=gettext_lazy("Berkasnya"),
        help_text=gettext_lazy("CSV atau Excel (xlsx), dengan kolom Kode dan Penduduk. Paling besar 1 MB."),
    )
    rows = LongAnswer(
        label=gettext_lazy("Atau tempel barisnya di sini"),
        help_text=gettext_lazy("Satu baris tiap wilayah, misalnya 61.72.01;12.345"),
        limit=LARGEST,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """What was sent; ValidationError where there is neither a file nor a row."""
        data = super().clean() or self.cleaned_data
        if not data.get("file") and not data.get("rows") and not self.errors:
            self.add_error("file", ValidationError(NO_FILE))
        return data

    def content(self) -> bytes:
        """The bytes of the file, or of what was pasted."""
        file: bytes = self.cleaned_data["file"]
        return file or self.cleaned_data["rows"].encode()
