"""Writers of kept documents, letters and templates."""

from naung.casework.evidence.actions.documents import empty_document, forget_documents, keep_document
from naung.casework.evidence.actions.letters import confirm_letter, draft_letter, keep_signed, mark_sent
from naung.casework.evidence.actions.templates import keep_template, withdraw_template

__all__ = [
    "confirm_letter",
    "draft_letter",
    "empty_document",
    "forget_documents",
    "keep_document",
    "keep_signed",
    "keep_template",
    "mark_sent",
    "withdraw_template",
]
