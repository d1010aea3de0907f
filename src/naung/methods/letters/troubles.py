"""What a template may not hold, as codes; whoever asks puts them into words."""

from dataclasses import dataclass
from enum import StrEnum


class Trouble(StrEnum):
    """Why a document is no template. Each is told by the content, never by a name or an ending."""

    BROKEN = "broken"  # no package, a part twice, a part that is no XML, a document type or an entity
    MACRO = "macro"  # a program in it, or a content type that lets one run
    EXTERNAL = (
        "external"  # any relation to something outside: a linked template, picture, address, source of mail merge
    )
    FIELD_CODE = "field_code"  # a field of Word: DDE, INCLUDETEXT, also a number of pages
    EMBEDDED = "embedded"  # OLE, ActiveX, or a part that is neither XML nor a plain picture
    CHUNK = "chunk"  # altChunk or a sub-document: another document that Word would draw in
    STATEMENT = "statement"  # {% %} or {# #}
    EXPRESSION = "expression"  # {{ }} with anything but one name: a filter, an attribute, a call, a sum
    OUT_OF_REACH = "out_of_reach"  # a field where none is filled: a comment, an endnote, the file's properties


@dataclass(frozen=True)
class Found:
    """One trouble, and where: a part's name or what stands in the braces."""

    trouble: Trouble
    where: str
