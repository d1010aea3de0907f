"""Addresses of documents, and what a reader reads."""

import re
from uuid import UUID

from django.urls import reverse


def at(name: str, *ids: UUID | str) -> str:
    """An address of this area."""
    return reverse(f"evidence:{name}", args=ids)


def text(answer: object) -> str:
    """What a reader reads."""
    body = answer.content.decode()  # type: ignore[attr-defined]  # the test client's answer
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body))
