"""Writers of kept documents."""

from naung.casework.evidence.actions.documents import empty_document, forget_documents, keep_document

__all__ = ["empty_document", "forget_documents", "keep_document"]
