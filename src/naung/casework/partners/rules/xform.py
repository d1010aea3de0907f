"""An XLSForm as the XForm that phones fill in, converted and checked by pyxform, without Java."""

from typing import Any

from naung.casework.partners.vocabulary import XlsForm


class FormWrong(ValueError):
    """The rows make no form: the message is pyxform's own, about rows of our tables."""


def xform_of(form: XlsForm) -> bytes:
    """The XForm of these sheets. Raises FormWrong where pyxform refuses them or warns."""
    from pyxform.errors import PyXFormError  # here: it takes a second to load, and few pages need it
    from pyxform.xls2xform import convert

    sheets: dict[str, list[dict[str, Any]]] = {
        "survey": [without_source(row) for row in form.survey],
        "choices": [dict(row) for row in form.choices],
        "settings": [dict(row) for row in form.settings],
    }
    try:
        made = convert(sheets, validate=False, pretty_print=True)
    except PyXFormError as wrong:
        raise FormWrong(str(wrong)) from wrong
    if made.warnings:
        raise FormWrong("; ".join(made.warnings))
    return str(made.xform).encode()


def without_source(row: Any) -> dict[str, str]:
    """A row without the column that is for readers of the workbook only."""
    return {name: cell for name, cell in row.items() if name != "source"}
