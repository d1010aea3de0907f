"""Fields of reports that the frame does not have: a moment, and facts that travel as one text between two versions."""

import re
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy

from naung.doors.desk.shell.fields import NEEDED, ManyAnswer
from naung.doors.desk.shell.typed import clean_text, refuse_too_long
from naung.doors.desk.shell.widgets import ManyChoices

BROWSER_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}")
LONGEST = 40


class MomentInput(forms.DateTimeInput):
    """A browser's own picker for day and time; what was typed in another writing stays as it was typed."""

    def __init__(self) -> None:
        super().__init__(attrs={"autocomplete": "off"}, format="%Y-%m-%dT%H:%M")

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """The picker, or a plain line where the picker would drop what was typed."""
        context = super().get_context(name, value, attrs)
        shown = context["widget"]["value"] or ""
        picker = not shown or BROWSER_MOMENT.fullmatch(shown)
        context["widget"]["type"] = "datetime-local" if picker else "text"
        return context


class MomentField(forms.DateTimeField):
    """A day and time of the office's zone: from the picker, or as "24-11-2026 14.05"."""

    widget = MomentInput

    def __init__(self, **kwargs: Any) -> None:
        unread = gettext_lazy("Waktu ini tidak terbaca atau tidak ada di kalender. Contoh: 24-11-2026 14.05.")
        kwargs.setdefault("error_messages", {"required": NEEDED, "invalid": unread})
        formats = ("%Y-%m-%dT%H:%M", "%d-%m-%Y %H.%M", "%d-%m-%Y %H:%M", "%d/%m/%Y %H.%M", "%d/%m/%Y %H:%M")
        super().__init__(input_formats=formats, **kwargs)

    def to_python(self, value: Any) -> datetime | None:
        """The aware moment; ValidationError where it can't be read."""
        if isinstance(value, str):
            value = clean_text(value)
            refuse_too_long(value, LONGEST)
        try:
            return super().to_python(value)
        except (OverflowError, ValueError) as wrong:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from wrong


class FactChoices(ManyChoices):
    """Ticked facts, or the facts of one of two versions in one text."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        """Each code that was sent."""
        sent = super().value_from_datadict(data, files, name) or []
        return [code for text in sent for code in str(text).split(",") if code]


class FactsAnswer(ManyAnswer):
    """Any number of the urgent facts."""

    widget = FactChoices
