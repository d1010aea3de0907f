"""The form every desk page stands on: declared use of each field, base version, error summary, nothing typed is lost."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import uuid4

from django import forms
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Use:
    """Why a field is asked: the role that answers for it, what it is used for, and the report or page that uses it."""

    owner: str
    purpose: str
    report: str


class DeskForm(forms.Form):
    """A form whose every field says in `USES` who owns it, what for, and where it is used.

    `version` (pass `version=row.version`) travels as a hidden field; read it back as `form.base_version`.
    `near` (the desk's territory) puts its places first in every PlaceField.
    `once` marks the post so that a second press of the button gives the first result (see `once.py`).
    """

    USES: ClassVar[dict[str, Use]] = {}
    SHOWN: ClassVar[dict[str, Callable[[str], str]]] = {}  # how a stored value is said where it is no choice, by field
    says_optional = True  # a flow in which every answer may be left out says so once, in its own words
    default_renderer = TemplatesSetting
    template_name = "desk/shell/form.html"
    required_css_class = "needed"
    use_required_attribute = False

    def __init__(self, *args: Any, version: int | None = None, near: str | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self._version = version
        for field in self.fields.values():
            if near and hasattr(field, "near"):
                field.near = near

    @property
    def base_version(self) -> int | None:
        """The version the reader saw when the page was opened; None where the form edits nothing.

        A posted form that does not say which version it was based on is based on none (0): it is stale, never the newest.
        """
        if self._version is None or not self.is_bound:
            return self._version
        posted = str(self.data.get("version", ""))
        return int(posted) if posted.isascii() and posted.isdigit() and len(posted) < 10 else 0

    @property
    def once_token(self) -> str:
        """The mark of this post, kept when the form is shown again."""
        return str(self.data.get("once") or uuid4().hex)

    def problems_to_list(self) -> Iterator[tuple[str, str, str]]:
        """Each problem as (id of the input, label, message) for the summary on top; the whole form's first."""
        for message in self.non_field_errors():
            yield "", "", str(message)
        for bound in self.visible_fields():
            for message in bound.errors:
                yield bound.id_for_label or bound.auto_id, str(bound.label), str(message)

    def offer_choices(self, name: str, choices: Iterable[Any]) -> None:
        """What a field of choices offers, where that is known only now."""
        self.fields[name].choices = list(choices)  # type: ignore[attr-defined]  # a field of choices has them, a field has not

    def shown_value(self, name: str, value: str) -> str:
        """A stored value as the reader knows it: as `SHOWN` says it, the label of a choice, else the value itself."""
        if value and name in self.SHOWN:
            return self.SHOWN[name](value)
        choices = getattr(self.fields.get(name), "choices", None)
        if choices is None:
            return value
        flat = {str(key): str(label) for key, label in _flat(choices)}
        return ", ".join(flat.get(part, part) for part in value.split(",")) if value else _("(kosong)")

    def label_of(self, name: str) -> str:
        """The field's label, or its name where the form has no such field."""
        return str(self[name].label) if name in self.fields else name


def _flat(choices: Any) -> Iterator[tuple[Any, Any]]:
    for key, label in choices:
        if isinstance(label, list | tuple):
            yield from _flat(label)
        else:
            yield key, label


def undeclared_fields(form: type[DeskForm]) -> list[str]:
    """Fields that do not say who owns them, what for and where they are used; and uses of fields that are gone."""
    fields = set(form.base_fields)
    blank = {name for name, use in form.USES.items() if not (use.owner and use.purpose and use.report)}
    return sorted((fields ^ set(form.USES)) | blank)


def all_forms(root: type[DeskForm] = DeskForm) -> Iterator[type[DeskForm]]:
    """Every form class of every door that has been imported."""
    for child in root.__subclasses__():
        yield child
        yield from all_forms(child)
