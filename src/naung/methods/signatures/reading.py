"""Signatures of a PDF by pyHanko, in the child. Source of the format: ISO 32000-1 12.8, ETSI EN 319 142-1 (PAdES)."""

import io
from collections.abc import Sequence
from typing import Any

from asn1crypto import pem, x509
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.fields import SigFieldSpec, append_signature_field
from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko_certvalidator import ValidationContext

from naung.methods.signatures.words import Place, Signature

FIELD = "TandaTangan"
UNREADABLE = Signature("", "", "", stamped=False, intact=False, trusted=False, changed=True, whole=False)
ALLOWED_AFTERWARDS = (ModificationLevel.NONE, ModificationLevel.LTA_UPDATES, ModificationLevel.FORM_FILLING)


class Broken(Exception):
    """No PDF that can be read."""


def placed(content: bytes, place: Place) -> bytes:
    """The PDF with an empty field for one signature. Raises Broken."""
    try:
        writer: Any = IncrementalPdfFileWriter(io.BytesIO(content))
        box = (place.left, place.bottom, place.right, place.top)
        append_signature_field(writer, SigFieldSpec(sig_field_name=FIELD, on_page=place.page, box=box))
        made = io.BytesIO()
        writer.write(made)
    except (PdfError, ValueError, KeyError, IndexError) as wrong:
        raise Broken from wrong
    return made.getvalue()


def roots_in(text: bytes) -> list[x509.Certificate]:
    """The certificates of a PEM file; none for one that can't be read."""
    try:
        return [x509.Certificate.load(der) for _, _, der in pem.unarmor(text, multiple=True)] if text.strip() else []
    except (ValueError, TypeError):
        return []


def read(content: bytes, roots: Sequence[x509.Certificate]) -> list[Signature]:
    """Every signature, in the order in which they were made. Raises Broken."""
    try:
        reader = PdfFileReader(io.BytesIO(content), strict=False)
        signatures = list(reader.embedded_regular_signatures)
        context = ValidationContext(trust_roots=list(roots), allow_fetching=False, revocation_mode="soft-fail")
        return [_told(each, context) for each in signatures]
    except (PdfError, ValueError, KeyError, IndexError, TypeError, RecursionError) as wrong:
        raise Broken from wrong


def _told(signature: Any, context: ValidationContext) -> Signature:
    try:
        status = validate_pdf_signature(signature, signer_validation_context=context)
    except (SignatureValidationError, PdfError, ValueError):
        return UNREADABLE
    stamp = status.timestamp_validity
    moment = stamp.timestamp if stamp is not None and stamp.intact and stamp.valid else status.signer_reported_dt
    whole = status.coverage is SignatureCoverageLevel.ENTIRE_FILE
    certificate = status.signing_cert
    return Signature(
        signer=_named(certificate.subject),
        issuer=_named(certificate.issuer),
        at=moment.isoformat() if moment else "",
        stamped=stamp is not None and bool(stamp.intact and stamp.valid and stamp.trusted),
        intact=bool(status.intact and status.valid),
        trusted=bool(status.trusted),
        changed=not whole and status.modification_level not in ALLOWED_AFTERWARDS,
        whole=whole,
    )


def _named(name: x509.Name) -> str:
    """Common name and organisation, as far as a certificate has them."""
    told = name.native
    parts = [told.get("common_name"), told.get("organization_name")]
    said = [", ".join(part) if isinstance(part, list) else part for part in parts if part]
    return ", ".join(said) or str(name.human_friendly)
