"""Fields of outreach: a count of people, an hour, and choices that two versions can send in one text."""

from datetime import time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naung.casework.outreach.rules.contents import MOST_PEOPLE, NEGATIVE
from naung.doors.desk.shell.fields import NEEDED, TextAnswer

LONGEST_COUNT = len(str(MOST_PEOPLE))


class PeopleCount(TextAnswer):
    """How many people; an empty box is none. What is less than none is refused in words."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        super().__init__(
            limit=12, widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}), **kwargs
        )

    def clean(self, value: Any) -> Any:
        """The number."""
        text = str(super().clean(value) or "").replace(".", "")
        if not text:
            return 0
        if text[0] in "-−" and text[1:].isdigit():
            raise ValidationError(_(NEGATIVE))
        if not (text.isascii() and text.isdigit()) or len(text) > LONGEST_COUNT:
            raise ValidationError(
                _("Tulis angka saja, dari 0 sampai %(most)s, atau kosongkan.") % {"most": MOST_PEOPLE}
            )
        return int(text)


class HourAnswer(forms.TimeField):
    """An hour of the day: from the browser's own picker, or as 09.00."""

    def __init__(self, **kwargs: Any) -> None:
        unread = gettext_lazy("Jam ini tidak terbaca. Contoh: 09.00.")
        kwargs.setdefault("error_messages", {"required": NEEDED, "invalid": unread})
        widget = forms.TimeInput(attrs={"type": "time", "autocomplete": "off"}, format="%H:%M")
        super().__init__(input_formats=["%H:%M", "%H.%M", "%H:%M:%S"], widget=widget, **kwargs)

    def to_python(self, value: Any) -> time | None:
        """The hour; ValidationError where it can't be read."""
        try:
            return super().to_python(value)
        except (ValueError, OverflowError) as wrong:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from wrong
