"""A template filled with values, in the child: it is looked at again before anything is put in."""

import io
from collections.abc import Mapping

from docx.opc.part import XmlPart
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from lxml import etree

from naung.methods.letters.marking import between_marks, highlighted, plain
from naung.methods.letters.names import names_in, sandbox
from naung.methods.letters.package import Unreadable, parts_of, read_xml, troubles_in
from naung.methods.letters.troubles import Found, Trouble

PROPERTIES = ("author", "comments", "identifier", "language", "subject", "title", "keywords", "last_modified_by")
FOOTNOTES = "footnotes+xml"


def look(content: bytes) -> tuple[list[str], list[Found]]:
    """The names that a document asks for, and everything that makes it no template."""
    try:
        parts = parts_of(content)
        troubles = troubles_in(parts)
        if troubles:
            return [], troubles
        return names_in(content, parts)
    except Unreadable as wrong:
        return [], [Found(Trouble.BROKEN, str(wrong))]


def fill(content: bytes, values: Mapping[str, str], *, mark: bool) -> bytes:
    """The document with a value for each name; with `mark` each value is highlighted. Raises ValueError for any trouble."""
    names, troubles = look(content)
    if troubles or set(names) - set(values):
        raise ValueError("no template, or a name without a value")
    template = DocxTemplate(io.BytesIO(content))
    template.init_docx()
    for each in PROPERTIES:  # who wrote the template and what it was called is not what this letter says of itself
        setattr(template.docx.core_properties, each, "")
    environment = sandbox()
    environment.undefined = StrictUndefined
    put = {name: between_marks(values[name]) if mark else plain(values[name]) for name in names}
    template.render(put, jinja_env=environment)
    if mark:
        _highlight(template)
    made = io.BytesIO()
    template.docx.save(made)
    return made.getvalue()


def _highlight(template: DocxTemplate) -> None:
    """In every part; docxtpl leaves footnotes as bytes."""
    for part in template.docx.part.package.iter_parts():
        if isinstance(part, XmlPart):
            highlighted(part.element)
        elif part.content_type.endswith(FOOTNOTES):
            tree = read_xml(part.blob)
            highlighted(tree)
            part._blob = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
