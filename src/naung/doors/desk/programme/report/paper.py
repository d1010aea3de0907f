"""A report as PDF. Typst reads what it prints as data, never as source; the fonts are those that it carries itself."""

import json
from functools import lru_cache
from importlib import resources
from typing import Any, Literal

import typst

TEMPLATE = "report.typ"
STANDARD: Literal["ua-1"] = "ua-1"  # tagged for screen readers: ISO 14289-1


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """Libertinus Serif (OFL 1.1) and the others within typst; none of the machine, so that every office prints the same."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)


def pdf_of(told: dict[str, Any]) -> bytes:
    """The PDF of a report with its head (`head.told_with`): A4, tagged."""
    source = resources.files(__package__).joinpath(TEMPLATE).read_bytes()
    data = json.dumps(told, ensure_ascii=False)
    return typst.compile(source, format="pdf", sys_inputs={"data": data}, font_paths=_fonts(), pdf_standards=STANDARD)
