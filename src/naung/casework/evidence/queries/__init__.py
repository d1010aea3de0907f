"""Readers of kept documents; what is opened is logged by the vault."""

from naung.casework.evidence.queries.documents import (
    Content,
    DocumentShown,
    content_of,
    document_for,
    document_row,
    documents_of,
    people_of_documents,
)

__all__ = [
    "Content",
    "DocumentShown",
    "content_of",
    "document_for",
    "document_row",
    "documents_of",
    "people_of_documents",
]
