"""Papers that people of the stories brought: invented sheets, printed as what a scanner would give."""

import json
from collections.abc import Callable, Mapping

import typst

from naung.casework.evidence.actions import keep_document
from naung.casework.evidence.vocabulary import DocumentKind
from naung.doors.operator.town.folder import Folder
from naung.doors.operator.town.reading import Step

Verb = Callable[[Folder, Step], None]
# The words come as data and are never read as markup.
SHEET = b"""#let data = json(bytes(sys.inputs.data))
#set page(width: 148mm, height: 210mm, margin: 18mm)
#set text(font: "Libertinus Serif", size: 11pt, lang: "id")
#align(center, text(size: 8pt)[CONTOH, BUKAN SURAT SUNGGUHAN])
#align(center, strong(data.title))
#for line in data.lines { par(line) }
"""


def _paper(folder: Folder, step: Step) -> None:
    """Kind, name, and what stands on it, a line a part."""
    kind, title, *lines = step.words
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)
    inputs = {"data": json.dumps({"title": title, "lines": lines})}
    sheet = bytes(typst.compile(SHEET, format="pdf", sys_inputs=inputs, font_paths=fonts))
    folder.kept[f"dokumen {title}"] = keep_document(
        case_id=folder.the_case(),
        kind=DocumentKind(kind),
        title=title,
        content=sheet,
        media="",
        person_id=folder.the_victim(),
        by=folder.officer(step.who),
    )


VERBS: Mapping[str, Verb] = {"dokumen": _paper}
