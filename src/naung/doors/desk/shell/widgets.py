"""Inputs that plain Django does not have: a date of any precision in boxes, a place by typing, choices with silences."""

from typing import Any

from django import forms

from naung.foundation.clock.vocabulary import Precision, VagueDate

BOXES = ("day", "month", "year")


class VagueDateBoxes(forms.Widget):
    """Three boxes of which the right ones may stand alone; "kira-kira" and "tidak tahu" where they are answers."""

    template_name = "desk/shell/widgets/vague_date.html"
    use_fieldset = True

    def __init__(
        self, attrs: dict[str, Any] | None = None, *, may_be_unknown: bool = True, may_be_about: bool = True
    ) -> None:
        super().__init__(attrs)
        self.may_be_unknown, self.may_be_about = may_be_unknown, may_be_about

    def id_for_label(self, id_: str) -> str:
        """The first box."""
        return f"{id_}_day" if id_ else id_

    def value_from_datadict(self, data: Any, files: Any, name: str) -> dict[str, str] | None:
        """What was typed into each box, or into one field of that name (a choice between two versions)."""
        whole = data.get(name)
        if whole is not None:
            return {"year": str(whole)}
        parts = {box: str(data.get(f"{name}_{box}", "")) for box in BOXES}
        ticks = {tick: str(data.get(f"{name}_{tick}", "")) for tick in ("about", "unknown")}
        return {**parts, **ticks}

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """True where neither the boxes nor the field were sent."""
        return name not in data and all(f"{name}_{box}" not in data for box in BOXES)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Boxes filled with what was typed or what is stored."""
        context = super().get_context(name, value, attrs)
        context["widget"]["boxes"] = boxes_of(value)
        context["widget"]["may_be_unknown"] = self.may_be_unknown
        context["widget"]["may_be_about"] = self.may_be_about
        context["widget"]["wrong"] = "aria-invalid" in context["widget"]["attrs"]
        return context


def boxes_of(value: Any) -> dict[str, str]:
    """A stored date or typed boxes as the text of each box."""
    if isinstance(value, dict):
        return value
    if not isinstance(value, VagueDate):
        return {}
    if value.precision is Precision.UNKNOWN:
        return {"unknown": "on"}
    if value.precision in {Precision.RANGE, Precision.AROUND} or value.first is None:
        return {"year": value.text}
    boxes = {"year": str(value.first.year)}
    if value.precision in {Precision.MONTH, Precision.DAY}:
        boxes["month"] = str(value.first.month)
    if value.precision is Precision.DAY:
        boxes["day"] = str(value.first.day)
    return boxes


class Parted(forms.widgets.ChoiceWidget):
    """Options as large targets; the silences stand apart below."""

    template_name = "desk/shell/widgets/choices.html"
    silences: frozenset[str] = frozenset()

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Options parted into answers and silences."""
        context = super().get_context(name, value, attrs)
        options = [option for _, group, _ in context["widget"]["optgroups"] for option in group]
        context["widget"]["answers"] = [o for o in options if o["value"] not in self.silences]
        context["widget"]["silences"] = [o for o in options if o["value"] in self.silences]
        return context


class Choices(Parted, forms.RadioSelect):
    """One answer of several."""

    template_name = Parted.template_name


class ManyChoices(Parted, forms.CheckboxSelectMultiple):
    """Any number of answers."""

    template_name = Parted.template_name
