"""A place by typing: a name is looked up, a name of several places is asked back once, and what is not in the table is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from naung.doors.desk.shell.fields import NEEDED, SHORT
from naung.doors.desk.shell.typed import clean_text, refuse_too_long
from naung.foundation.places.queries import find_places, path_words, place
from naung.foundation.places.rules.codes import read_code
from naung.foundation.places.rules.search import folded
from naung.foundation.places.vocabulary import FoundPlace

OFFERED = 7
ONLY_WORDS = "-"  # sent where none of the places offered is meant


@dataclass(frozen=True)
class PlaceAnswer:
    """A place as it was said, with its code where one is meant for certain; without a code it is free text."""

    code: str | None
    text: str


class PlaceTyping(forms.Widget):
    """The typed text, the code that was chosen, and for which text it was chosen."""

    template_name = "desk/shell/widgets/place.html"
    offered: Sequence[FoundPlace] = ()

    def value_from_datadict(self, data: Any, files: Any, name: str) -> dict[str, str]:
        """What was sent."""
        return {"text": str(data.get(name, "")), **{k: str(data.get(f"{name}_{k}", "")) for k in ("code", "of")}}

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        """True where the text was not sent."""
        return name not in data

    def format_value(self, value: Any) -> Any:
        """What was typed, or the words of a stored place."""
        if value is None or isinstance(value, dict):
            return value
        return {"text": value.text, "code": value.code or ONLY_WORDS, "of": value.text}

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """The input with the places that were offered."""
        context = super().get_context(name, value, attrs)
        context["widget"]["offered"] = [{"code": found.place.code, "words": found.words} for found in self.offered]
        context["widget"]["only_words"] = ONLY_WORDS
        return context


class PlaceField(forms.Field):
    """A place as a PlaceAnswer; None where nothing was typed. `near` (a code) puts its places first."""

    widget = PlaceTyping

    def __init__(self, *, limit: int = SHORT, near: str | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("error_messages", {"required": NEEDED})
        self.limit = limit
        self.near = near
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> PlaceAnswer | None:
        """The place meant; ValidationError where the text means several and none was chosen yet."""
        if value is None or isinstance(value, PlaceAnswer):
            return value
        text = clean_text(str(value.get("text", "")))
        refuse_too_long(text, self.limit)
        if not text:
            return None
        code = clean_text(str(value.get("code", "")))
        if code and clean_text(str(value.get("of", ""))) == text:
            return PlaceAnswer(None if code == ONLY_WORDS else self._known(code), text)
        return self._looked_up(text)

    def _known(self, code: str) -> str:
        if read_code(code) is None:
            raise ValidationError(_("Kode tempat ini tidak terbaca. Ketik ulang nama tempatnya."), code="code")
        return code

    def _looked_up(self, text: str) -> PlaceAnswer:
        code = read_code(text)
        if code is not None and any(letter.isdigit() for letter in text):
            return PlaceAnswer(code, path_words(code) or text) if place(code) else PlaceAnswer(None, text)
        found = find_places(text, near=self.near, limit=OFFERED)
        exact = [each for each in found if folded(text) in {folded(each.place.name), folded(each.words)}]
        if len(exact) == 1:
            return PlaceAnswer(exact[0].place.code, exact[0].words)
        if not found:
            return PlaceAnswer(None, text)
        if isinstance(self.widget, PlaceTyping):
            self.widget.offered = found
        raise ValidationError(_("Ada beberapa tempat yang mirip. Pilih yang dimaksud."), code="which")
