"""Fields that say in plain words what is wrong, and tell "I do not know" from "I will not say" from "not asked"."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naung.doors.desk.shell.typed import clean_text, refuse_too_long
from naung.doors.desk.shell.widgets import Choices, ManyChoices, VagueDateBoxes
from naung.foundation.clock.rules.reading import parse_vague_date
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.errors import RuleBroken

SHORT = 200
LONG = 10_000
NEEDED = gettext_lazy("Isi dahulu bagian ini.")
PHONE = re.compile(r"^[+(]?[0-9][0-9 ().\-/]{2,28}$")


class Silence(StrEnum):
    """Three answers that hold no fact and differ: she does not know, she will not say, nobody asked."""

    UNKNOWN = "unknown"
    DECLINED = "declined"
    NOT_ASKED = "not_asked"


SILENCE_WORDS = {
    Silence.UNKNOWN: gettext_lazy("Tidak tahu"),
    Silence.DECLINED: gettext_lazy("Tidak mau menjawab"),
    Silence.NOT_ASKED: gettext_lazy("Tidak ditanya"),
}


class TextAnswer(forms.CharField):
    """One line of text. Refuses hidden and direction-turning marks, and says by how much it is too long."""

    lines = False

    def __init__(self, *, limit: int = SHORT, **kwargs: Any) -> None:
        kwargs.setdefault("error_messages", {"required": NEEDED})
        self.limit = limit
        super().__init__(**kwargs)
        self.validators = []

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """A browser keeps nothing of what is typed, where the field does not ask it to."""
        kept = {} if "autocomplete" in widget.attrs else {"autocomplete": "off"}
        return super().widget_attrs(widget) | kept

    def to_python(self, value: Any) -> str:
        """The text as it will be kept; ValidationError where it may not be."""
        text = clean_text("" if value is None else str(value), lines=self.lines)
        refuse_too_long(text, self.limit)
        return text


class LongAnswer(TextAnswer):
    """Several lines of text, with its limit in sight."""

    widget = forms.Textarea(attrs={"rows": 5})
    lines = True

    def __init__(self, *, limit: int = LONG, **kwargs: Any) -> None:
        super().__init__(limit=limit, **kwargs)


class PhoneField(TextAnswer):
    """A telephone number as typed: digits with the usual marks, 3 digits (110) to 15 (the longest of ITU-T E.164)."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}))
        super().__init__(limit=40, **kwargs)

    def clean(self, value: Any) -> str:
        """The number as typed; ValidationError where it cannot be dialled."""
        text = str(super().clean(value))
        digits = sum(letter.isdigit() for letter in text)
        if text and not (PHONE.match(text) and 3 <= digits <= 15):
            raise ValidationError(
                _("Nomor telepon hanya angka, boleh diawali +. Contoh: 0812 3456 7890."), code="phone"
            )
        return text


class ChoiceAnswer(forms.ChoiceField):
    """One of the choices as its code, or one of the `silences` offered; an unanswered question is an empty string."""

    widget: type[forms.widgets.ChoiceWidget] = Choices

    def __init__(self, *, choices: Iterable[tuple[Any, Any]], silences: Sequence[Silence] = (), **kwargs: Any) -> None:
        kwargs.setdefault(
            "error_messages", {"required": NEEDED, "invalid_choice": gettext_lazy("Pilih salah satu jawaban.")}
        )
        offered = [(str(key), label) for key, label in choices] + [(s.value, SILENCE_WORDS[s]) for s in silences]
        super().__init__(choices=offered, **kwargs)
        if isinstance(self.widget, Choices):
            self.widget.silences = frozenset(s.value for s in silences)


class PickAnswer(ChoiceAnswer):
    """Like ChoiceAnswer, for long lists: a drop-down that starts empty."""

    widget = forms.Select

    def __init__(self, *, choices: Iterable[tuple[Any, Any]], **kwargs: Any) -> None:
        super().__init__(choices=[("", gettext_lazy("Pilih…")), *choices], **kwargs)


class ManyAnswer(forms.MultipleChoiceField):
    """Any number of the choices as their codes; a silence stands alone."""

    widget = ManyChoices

    def __init__(self, *, choices: Iterable[tuple[Any, Any]], silences: Sequence[Silence] = (), **kwargs: Any) -> None:
        kwargs.setdefault(
            "error_messages", {"required": NEEDED, "invalid_choice": gettext_lazy("Pilih dari jawaban yang ada.")}
        )
        self.silences = frozenset(s.value for s in silences)
        offered = [(str(key), label) for key, label in choices] + [(s.value, SILENCE_WORDS[s]) for s in silences]
        super().__init__(choices=offered, **kwargs)
        if isinstance(self.widget, ManyChoices):
            self.widget.silences = self.silences

    def clean(self, value: Any) -> list[str]:
        """The codes; ValidationError where a silence stands beside an answer."""
        codes: list[str] = super().clean(value)
        if len(codes) > 1 and self.silences & set(codes):
            raise ValidationError(
                _("“Tidak tahu” dan sejenisnya tidak bisa dipilih bersama jawaban lain."), code="silence"
            )
        return codes


class TickAnswer(forms.BooleanField):
    """One box to tick."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        kwargs.setdefault("error_messages", {"required": gettext_lazy("Centang dahulu bila ini benar.")})
        super().__init__(**kwargs)


class FileAnswer(forms.FileField):
    """A file, as its bytes; nothing where none was sent. What it is, the room tells by its content."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        super().__init__(widget=forms.FileInput, allow_empty_file=True, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> bytes:
        """The bytes; a name that is too long or odd is of no matter, since it is never used."""
        return data.read() if hasattr(data, "read") else b""


class VagueDateField(forms.Field):
    """A date of any precision as a VagueDate; None where nothing was answered, `unknown()` where nobody knows.

    `not_after` gives the last day that makes sense (today for what has happened); a date wholly after it is refused.
    """

    def __init__(
        self, *, may_be_unknown: bool = True, not_after: Callable[[], date] | None = None, **kwargs: Any
    ) -> None:
        kwargs.setdefault("error_messages", {"required": NEEDED})
        kwargs.setdefault("widget", VagueDateBoxes(may_be_unknown=may_be_unknown))
        self.not_after = not_after
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> VagueDate | None:
        """The date meant by the boxes; ValidationError says which box is wrong."""
        if value is None or isinstance(value, VagueDate):
            return value
        boxes = {key: clean_text(str(part)) for key, part in value.items()}
        for part in boxes.values():
            refuse_too_long(part, SHORT)
        filled = any(boxes.get(box) for box in ("day", "month", "year"))
        if boxes.get("unknown"):
            if filled:
                raise ValidationError(_("Pilih salah satu: isi tanggalnya, atau centang tidak tahu."), code="both")
            return VagueDate.unknown(_("tidak tahu"))
        if not filled:
            return None
        return self._read(boxes)

    def _read(self, boxes: dict[str, str]) -> VagueDate:
        try:
            read = from_boxes(
                boxes.get("day", ""), boxes.get("month", ""), boxes.get("year", ""), about=bool(boxes.get("about"))
            )
        except RuleBroken as broken:
            raise ValidationError(_(broken.message) % broken.values) from broken
        if self.not_after is not None and read.first is not None and read.first > self.not_after():
            raise ValidationError(_("Tanggal ini belum terjadi. Periksa tahunnya."), code="future")
        return read


def from_boxes(day: str, month: str, year: str, *, about: bool = False) -> VagueDate:
    """The date in three boxes of which the right ones may stand alone; a whole date typed into one box is read as well.

    ValidationError where a box needs another, RuleBroken where no date is meant.
    """
    filled = [box.strip() for box in (day, month, year) if box.strip()]
    whole = len(filled) == 1 and not (filled[0].isdigit() and len(filled[0]) < 3)
    if not year.strip() and not whole:
        raise ValidationError(_("Isi juga tahunnya. Bila hanya tahun yang diketahui, isi tahun saja."), code="no_year")
    if day.strip() and not month.strip() and not whole:
        raise ValidationError(_("Isi juga bulannya, atau kosongkan harinya."), code="no_month")
    text = "-".join(filled)
    return parse_vague_date(f"kira-kira {text}" if about else text)
