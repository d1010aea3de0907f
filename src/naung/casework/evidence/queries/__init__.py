"""Readers of kept documents; what is opened is logged by the vault."""

from naung.casework.evidence.queries.documents import (
    Content,
    DocumentShown,
    content_of,
    document_for,
    document_row,
    documents_counted,
    documents_of,
    draft_for,
    papers_to_choose,
    people_of_documents,
)
from naung.casework.evidence.queries.templates import (
    TemplateLine,
    names_of_template,
    template_for,
    template_row,
    templates,
)

__all__ = [
    "Content",
    "DocumentShown",
    "TemplateLine",
    "content_of",
    "document_for",
    "document_row",
    "documents_counted",
    "documents_of",
    "draft_for",
    "names_of_template",
    "papers_to_choose",
    "people_of_documents",
    "template_for",
    "template_row",
    "templates",
]
