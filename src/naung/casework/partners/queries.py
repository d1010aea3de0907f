"""Readers of what partner offices sent: a letter is opened by an officer of its desk, with an entry in the log."""

from base64 import b64decode
from uuid import UUID

from django.utils import timezone

from naung.casework.arrivals.queries import BatchShown, PersonLine, batch_for, batches_of_desk, open_batches
from naung.casework.arrivals.rules.tables import shipped_first_line, shipped_short
from naung.casework.partners.rules.matching import Fit, fits, means_batch
from naung.casework.partners.rules.reading import filled_of
from naung.casework.partners.rules.texts import shipped_texts
from naung.casework.partners.rules.unsealing import unsealed
from naung.casework.partners.rules.xlsform import FORM, form_of, published
from naung.casework.partners.vocabulary import Filled, LetterShown, PartnerEvent, XlsForm
from naung.foundation.access.rules import desk_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.errors import NaungError, NotFound, RuleBroken, SealBroken
from naung.foundation.letterbox.queries import letter_boxes, offered_now
from naung.foundation.letterbox.rules.envelope import read_xml
from naung.foundation.letterbox.rules.sealing import FORM_PART, unpacked
from naung.foundation.letterbox.vocabulary import SETTLED, Boxes, LetterState
from naung.foundation.vault.queries import open_all_received, open_secret
from naung.foundation.words import gettext_noop

READS = Permission.ARRIVAL_READ
MOST_OPENED = 5  # batches whose letter is compared: those of the last days
RSA_SECRET = "partners.rsa"  # noqa: S105  # the kind of a secret, not one
NOT_WHOLE = gettext_noop("Belum semua berkasnya tiba. Ponsel kantor mitra mengirim sisanya begitu ada sinyal.")
BROKEN = gettext_noop("Segel formulir ini rusak. Isinya tidak dapat dibaca.")


def published_version(*, actor: Actor) -> str:
    """Which version of the form the actor's desk offers now; nothing where none is published."""
    require(actor, READS)
    found = offered_now(desk_of(actor), FORM)
    return found.version if found else ""


def published_form(*, actor: Actor) -> XlsForm:
    """The sheets of the form that the actor's desk offers, with version and key. Raises NotFound where none is published."""
    require(actor, READS)
    found = offered_now(desk_of(actor), FORM)
    if found is None:
        raise NotFound()
    form = form_of(shipped_first_line(), shipped_short(), shipped_texts(), found.sounds)
    return published(form, seals=found.seals, on=timezone.localdate(found.made_at))


def rsa_key(opens: UUID) -> bytes:
    """The private key to which phones of partner offices seal, for the room's own opening and publishing (PKCS#8, DER)."""
    return b64decode(open_secret(RSA_SECRET, opens))


def letter_for(letter_id: UUID, *, actor: Actor) -> LetterShown:
    """A letter to the actor's own desk, opened with an entry in the log; one that can't be read says why.

    What was settled says nothing any more but why it was set aside. Raises NotFound for another desk's.
    """
    require(actor, READS)
    found = letter_boxes(letter_id, actor=actor)
    if found.line.state in SETTLED:
        return LetterShown(found.line, None, why=_why(found, actor))
    if found.line.state is LetterState.PART:
        return LetterShown(found.line, None, trouble=NOT_WHOLE)
    try:
        return _shown(found, actor)
    except SealBroken:
        return LetterShown(found.line, None, trouble=BROKEN)
    except RuleBroken as broken:
        return LetterShown(found.line, None, trouble=broken.message)


def _why(found: Boxes, actor: Actor) -> str:
    if not found.why:
        return ""
    try:
        (plain,) = _plain(found, actor, (found.why,))
    except NaungError:
        return ""
    return plain.decode()


def _plain(found: Boxes, actor: Actor, boxes: tuple[bytes, ...]) -> list[bytes]:
    key = found.receiving
    return open_all_received(actor, PartnerEvent.OPENED, subject=found.line.id, key=key, boxes=boxes)


def _shown(found: Boxes, actor: Actor) -> LetterShown:
    parts = [unpacked(each) for each in _plain(found, actor, found.boxes)]
    outer = next(part.content for part in parts if part.name == FORM_PART)
    files = {part.name: part.content for part in parts if part.name != FORM_PART}
    if not found.line.sealed:
        return LetterShown(found.line, _filled(outer, outer), tuple(files), None)
    opened = unsealed(read_xml(outer), files, rsa_key(found.opens))
    return LetterShown(found.line, _filled(opened.form, outer), opened.files, opened.signed)


def _filled(form: bytes, outer: bytes) -> Filled:
    read = read_xml(outer)
    number = read.first("meta", "instanceID") or read.root.get("instanceID", "")
    return filled_of(read_xml(form), number, shipped_first_line(), shipped_short())


def batch_meant(filled: Filled, *, actor: Actor) -> UUID | None:
    """The desk's batch whose number or letter was typed; None where none fits. Letters are opened, with an entry each."""
    require(actor, READS)
    for line in batches_of_desk(actor=actor):
        if means_batch(filled.batch, line.number):
            return line.id
    recent = open_batches(actor=actor)[:MOST_OPENED]
    return next((each for each in recent if means_batch(filled.batch, batch_for(each, actor=actor).told.letter)), None)


def people_meant(filled: Filled, shown: BatchShown) -> list[tuple[PersonLine, tuple[Fit, ...]]]:
    """Everybody of a batch with why she may be meant: whoever fits best first, then in the order of the list."""
    found = [(each, fits(filled, each.number, each.short)) for each in shown.queue]
    return sorted(found, key=lambda row: (-len(row[1]), row[0].number))
