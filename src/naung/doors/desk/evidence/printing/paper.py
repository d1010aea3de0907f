"""A letter as PDF. Typst reads what it prints as data, never as source; the fonts are those that it carries itself."""

import json
from functools import lru_cache
from importlib import resources
from typing import Any, Literal

import typst

from naung.methods.signatures import Place, with_place

TEMPLATE = "letter.typ"
STANDARD: Literal["ua-1"] = "ua-1"  # tagged for screen readers: ISO 14289-1
A4_HEIGHT = 841.89  # points
SIGN_WIDTH, SIGN_HEIGHT = 170, 66  # points of the place for a signature: 60 x 23 mm


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """Those within typst and none of the machine, so that every office prints the same."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)


def pdf_of(told: dict[str, Any]) -> bytes:
    """The PDF of a letter (`composed` with its `author` and `draft`). A letter that is no draft has a place for a signature."""
    source = resources.files(__package__).joinpath(TEMPLATE).read_bytes()
    inputs = {"data": json.dumps(told, ensure_ascii=False)}
    made = typst.compile(source, format="pdf", sys_inputs=inputs, font_paths=_fonts(), pdf_standards=STANDARD)
    if told["marked"]:
        return made
    found = json.loads(typst.query(source, "<place>", field="value", one=True, sys_inputs=inputs, font_paths=_fonts()))
    return with_place(made, _place(found))


def _place(found: dict[str, Any]) -> Place:
    """Typst counts pages from one and points from above; a PDF counts from zero and from below."""
    left, above = int(float(found["x"].removesuffix("pt"))), float(found["y"].removesuffix("pt"))
    top = int(A4_HEIGHT - above)
    return Place(found["page"] - 1, left, top - SIGN_HEIGHT, left + SIGN_WIDTH, top)
