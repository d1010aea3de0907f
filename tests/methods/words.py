"""Word documents for tests: a letter with fields, and the same with something in it that no template may hold."""

import io
import zipfile
from collections.abc import Callable

from docx import Document

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def a_letter(*lines: str, header: str = "") -> bytes:
    """A letter of these lines. A line with `|` is written in two runs, as Word tears a field apart."""
    paper = Document()
    for line in lines or ("Yang bernama {{ orang|_nama }}, lahir {{orang_tanggal_lahir}}.",):
        paragraph = paper.add_paragraph()
        for number, part in enumerate(line.split("|")):
            paragraph.add_run(part).bold = bool(number)
    if header:
        paper.sections[0].header.paragraphs[0].text = header
    held = io.BytesIO()
    paper.save(held)
    return held.getvalue()


def changed(content: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """The package with one part changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for each in old.infolist():
            held = old.read(each.filename)
            made.writestr(each.filename, change(held.decode()) if each.filename == part else held)
    return out.getvalue()


def with_part(content: bytes, name: str, held: bytes) -> bytes:
    """The package with one part more."""
    out = io.BytesIO(content)
    with zipfile.ZipFile(out, "a") as made:
        made.writestr(name, held)
    return out.getvalue()


def in_body(content: bytes, xml: str) -> bytes:
    """With this at the end of its text."""
    return changed(content, "word/document.xml", lambda text: text.replace("<w:sectPr", xml + "<w:sectPr", 1))


def related(content: bytes, kind: str, target: str, mode: str = "") -> bytes:
    """With one more relation of the document."""
    said = f'<Relationship Id="rId900" Type="{R}/{kind}" Target="{target}"{mode}/></Relationships>'
    return changed(content, "word/_rels/document.xml.rels", lambda text: text.replace("</Relationships>", said))


def typed_as(content: bytes, part: str, kind: str) -> bytes:
    """With this type for a part, whatever its name ends in."""
    said = f'<Override PartName="/{part}" ContentType="{kind}"/></Types>'
    return changed(content, "[Content_Types].xml", lambda text: text.replace("</Types>", said))


def texts_of(content: bytes) -> str:
    """What a reader reads, a line a paragraph."""
    return "\n".join(paragraph.text for paragraph in Document(io.BytesIO(content)).paragraphs)
