"""The form for typing a paper sheet in: one line of keys a group, notes by number, in the order of the sheet."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils.translation import gettext_lazy

from naung.casework.screening.rules.order import heading, questions, whole_path
from naung.casework.screening.rules.stages import NOTE_LIMIT
from naung.casework.screening.rules.tables import shipped_tables
from naung.casework.screening.vocabulary import ELEMENTS, Answers, Childhood, Given, Key, Part
from naung.doors.desk.screening.forms import ANSWER, EVIDENCE, in_words
from naung.doors.desk.screening.lines import read_line, read_notes, with_notes, written_line, written_notes
from naung.doors.desk.shell.fields import LongAnswer, TextAnswer
from naung.doors.desk.shell.forms import DeskForm

NOTES = "catatan-"
LINE_LIMIT = 80


@dataclass(frozen=True)
class Block:
    """One group as the page lays it out, with the numbers of its questions on the sheet."""

    first: int
    last: int
    line: BoundField
    notes: BoundField | None


class SheetForm(DeskForm):
    """All groups of one kind of sheet (adult or child)."""

    childhood: Childhood
    USES = {}

    def __init__(self, *args: Any, before: Answers, **kwargs: Any) -> None:
        initial = {}
        for part, first, _ in numbered(self.childhood):
            initial[part.value] = written_line(part, before)
            if part in ELEMENTS:
                initial[NOTES + part.value] = written_notes(part, before, first)
        super().__init__(*args, initial=initial, **kwargs)
        self.before = before

    def blocks(self) -> Iterator[Block]:
        """The groups in the order of the sheet."""
        for part, first, last in numbered(self.childhood):
            notes = self[NOTES + part.value] if part in ELEMENTS else None
            yield Block(first, last, self[part.value], notes)

    def clean(self) -> dict[str, Any]:
        """Each line read as answers; an error stands beside its line."""
        self.sheet: dict[Part, dict[Key, Given]] = {}
        for part, first, _ in numbered(self.childhood):
            line = self._read(part.value, lambda part=part: read_line(part, self.cleaned_data.get(part.value, "")))
            name = NOTES + part.value
            notes = {}
            if part in ELEMENTS:
                typed = self.cleaned_data.get(name, "")
                notes = self._read(name, lambda part=part, typed=typed, first=first: read_notes(part, typed, first))
            joined = self._read(
                name if part in ELEMENTS else part.value,
                lambda line=line, notes=notes: with_notes(line, notes, self.before),
            )
            if joined or any(key.part is part for key in self.before.given):
                self.sheet[part] = joined
        return self.cleaned_data

    def _read(self, field: str, reader: Any) -> Any:
        if self.errors.get(field):
            return {}
        try:
            return reader()
        except ValidationError as wrong:
            self.add_error(field, wrong)
            return {}


def numbered(childhood: Childhood) -> Iterator[tuple[Part, int, int]]:
    """Each group of the sheet with the numbers of its first and last question."""
    first = 1
    for part in whole_path(childhood):
        size = len(questions((part,)))
        yield part, first, first + size - 1
        first += size


def sheet_form(childhood: Childhood) -> type[SheetForm]:
    """The form class of one kind of sheet."""
    fields: dict[str, Any] = {"childhood": childhood}
    uses = {}
    for part, first, last in numbered(childhood):
        attrs = {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false", "class": "keys"}
        fields[part.value] = TextAnswer(
            label=in_words(heading(shipped_tables().groups[part], childhood)),
            limit=LINE_LIMIT,
            required=False,
            widget=forms.TextInput(attrs=attrs),
        )
        uses[part.value] = ANSWER
        if part in ELEMENTS:
            fields[NOTES + part.value] = LongAnswer(
                label=gettext_lazy("Catatan bukti, satu baris satu nomor"),
                limit=NOTE_LIMIT * (last - first + 1),
                required=False,
                widget=forms.Textarea(attrs={"rows": 3}),
            )
            uses[NOTES + part.value] = EVIDENCE
    return type(f"{childhood.value.title()}SheetForm", (SheetForm,), {**fields, "USES": uses})


SHEET_FORMS: dict[Childhood, type[SheetForm]] = {childhood: sheet_form(childhood) for childhood in Childhood}
