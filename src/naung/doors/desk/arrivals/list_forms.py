"""Forms of a mission's list: the file or the pasted rows, and what each of its columns is."""

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naung.casework.arrivals.queries import ColumnShown, ListShown
from naung.casework.arrivals.vocabulary import ListChosen
from naung.casework.manifests.vocabulary import FIELD_WORDS, MAY_BE_LEFT_OUT, Field
from naung.doors.desk.arrivals.forms import OWNER, PAGE
from naung.doors.desk.shell.fields import FileAnswer, LongAnswer
from naung.doors.desk.shell.forms import DeskForm, Use
from naung.doors.desk.shell.typed import refuse_too_long
from naung.foundation.places.rules.origins import place_names

MOST_PASTED = 400_000  # letters: two thousand rows
NO_LIST = gettext_lazy("Pilih berkasnya, atau tempel barisnya di kotak di bawah.")
BETWEEN = "="  # of a column and its field, in one choice
NOWHERE = "-"  # for an origin: none of the places that it is near


class PastedAnswer(LongAnswer):
    """Rows as they were copied from a table: a tab that begins them is an empty first cell."""

    def to_python(self, value: Any) -> str:
        """The text as it came; what stands in its cells the list's own reading judges."""
        text = "" if value is None else str(value)
        refuse_too_long(text, self.limit)
        return text if text.strip() else ""


class LoadForm(DeskForm):
    """A list from a mission, as a file or pasted."""

    USES = {
        "file": Use(OWNER, "menyiapkan hari tibanya tanpa mengetik ulang", PAGE),
        "rows": Use(OWNER, "menyiapkan hari tibanya tanpa mengetik ulang", PAGE),
    }
    file = FileAnswer(
        label=gettext_lazy("Berkas daftarnya"),
        help_text=gettext_lazy("Excel (xlsx, xls), OpenDocument, atau CSV, paling besar 4 MB. Judul kolomnya bebas."),
    )
    rows = PastedAnswer(
        label=gettext_lazy("Atau tempel barisnya di sini"),
        help_text=gettext_lazy("Salin tabelnya dari Excel, Word, atau surel, bersama baris judulnya."),
        limit=MOST_PASTED,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """What was sent; ValidationError where there is neither a file nor a row."""
        data = super().clean() or self.cleaned_data
        if not data.get("file") and not data.get("rows") and not self.errors:
            self.add_error("file", ValidationError(NO_LIST))
        return data

    def content(self) -> bytes:
        """The bytes of the file, or of what was pasted."""
        file: bytes = self.cleaned_data["file"]
        return file or self.cleaned_data["rows"].encode()

    @property
    def pasted(self) -> bool:
        """Whether rows were pasted and no file was sent."""
        return not self.cleaned_data["file"]


class ColumnsForm(DeskForm):
    """What each column is, which sheet, what a row may lack, and what to do now."""

    USES = {
        "columns": Use(OWNER, "setiap kolom masuk ke tempat yang benar", PAGE),
        "sheet": Use(OWNER, "membaca lembar yang benar", PAGE),
        "origins": Use(OWNER, "asal yang belum pasti masuk ke daerah yang benar", PAGE),
        "without": Use(OWNER, "tidak ada orang yang tertinggal karena satu isian", PAGE),
        "what": Use(OWNER, "memeriksa dahulu, baru memasukkan", PAGE),
    }
    AGAIN, TAKE, DROP = "periksa", "masukkan", "buang"
    columns = forms.MultipleChoiceField(choices=(), required=False)
    sheet = forms.ChoiceField(choices=(), required=False)
    origins = forms.MultipleChoiceField(choices=(), required=False)
    without = forms.MultipleChoiceField(choices=(), required=False)
    what = forms.ChoiceField(choices=[(each, each) for each in (AGAIN, TAKE, DROP)])

    def __init__(self, *args: Any, shown: ListShown, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        said = ["", *(each.value for each in Field)]
        self.offer_choices("columns", [(f"{each.key}{BETWEEN}{field}", "") for each in shown.columns for field in said])
        self.offer_choices("sheet", [("", ""), *((name, name) for name in sheets_of(shown))])
        self.offer_choices(
            "origins", [(each, "") for words in shown.unsure for each, _words, _on in places(words, shown)]
        )
        self.offer_choices("without", [(each.value, each.value) for each in MAY_BE_LEFT_OUT])

    def chosen(self) -> ListChosen:
        """How the list is to be read."""
        data = self.cleaned_data
        given = dict(each.rsplit(BETWEEN, 1) for each in data["columns"])
        said = (each.rsplit(BETWEEN, 1) for each in data["origins"])
        origins = {words: "" if code == NOWHERE else code for words, code in said if code}
        return ListChosen(data["sheet"], given, frozenset(data["without"]), origins)


def sheets_of(shown: ListShown) -> list[str]:
    """The sheets of the file by name; none for a file of one."""
    names = [each.name for each in shown.book.listed]
    return names if len(names) > 1 else []


def places(words: str, shown: ListShown) -> Iterator[tuple[str, str, bool]]:
    """What an unsure origin may be: as it was read, one of those that it is near, or none of them."""
    now = shown.chosen.origins.get(words)
    yield f"{words}{BETWEEN}", _("seperti terbaca"), now is None
    for code in shown.unsure[words]:
        yield f"{words}{BETWEEN}{code}", place_names(code) or code, now == code
    yield f"{words}{BETWEEN}{NOWHERE}", _("tidak satu pun; tanpa kode"), now == ""


def picks(column: ColumnShown, chosen: ListChosen) -> Iterator[tuple[str, str, bool]]:
    """What a column may be, and what it is now."""
    now = chosen.given.get(column.key, column.column.field)
    fields: Iterable[tuple[str, str]] = [("", _("tidak dipakai")), *((f.value, _(w)) for f, w in FIELD_WORDS.items())]
    for field, words in fields:
        yield f"{column.key}{BETWEEN}{field}", words, field == now
