"""Letters and templates as they are told in tests."""

from uuid import UUID

from django.utils import timezone

from naung.casework.evidence.actions import draft_letter
from naung.casework.evidence.models import Template
from naung.casework.evidence.rules.tables import shipped_tables
from naung.casework.evidence.vocabulary import DocumentKind, Written
from naung.foundation.access.rules import desk_of, officer_of
from naung.foundation.access.vocabulary import Actor
from tests.foundation.test_files import PDF
from tests.methods.words import a_letter


def a_template(by: Actor, content: bytes | None = None) -> UUID:
    """A template of the actor's desk, as one that was looked at is kept; no child looks at it here."""
    made = content or a_letter("{{ kantor_nama }} menerangkan {{ orang_nama }}: {{ keterangan }}")
    row = Template.objects.create(
        desk=desk_of(by),
        kind=DocumentKind.STATEMENT,
        title="Keterangan kantor kami",
        names="kantor_nama orang_nama keterangan",
        size=len(made),
        hash="0" * 64,
        content=made,
        kept_at=timezone.now(),
        kept_by=officer_of(by),
    )
    return row.id


def a_draft(case: UUID, person: UUID, by: Actor) -> UUID:
    """A letter that waits to be checked."""
    names = shipped_tables().letters[DocumentKind.STATEMENT].names
    written = Written(DocumentKind.STATEMENT, "Keterangan Wulan", None, dict.fromkeys(names, "Kata Wulan"))
    media = "application/pdf"
    return draft_letter(case_id=case, person_id=person, written=written, content=PDF, media=media, by=by)
