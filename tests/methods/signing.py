"""A signer for tests: a key and a certificate that lead to nobody, made anew in each run."""

import datetime
import io

import typst
from asn1crypto import keys
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko_certvalidator.registry import SimpleCertificateStore

from naung.methods.signatures.reading import FIELD, placed
from naung.methods.signatures.words import Place


def a_pdf() -> bytes:
    """One page with a place for a signature."""
    page = typst.compile(b'#set document(title: "Surat")\nSurat ini.', format="pdf")
    return placed(page, Place(0, 300, 100, 500, 160))


def a_signer(name: str = "Lestari Contoh") -> tuple[signers.SimpleSigner, bytes]:
    """Whoever signs, and her certificate as PEM: its own root."""
    key = ec.generate_private_key(ec.SECP256R1())
    named = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.datetime.now(datetime.UTC)
    usage = x509.KeyUsage(True, True, False, False, False, True, False, False, False)
    made = (
        x509.CertificateBuilder().subject_name(named).issuer_name(named).public_key(key.public_key()).serial_number(5)
        .not_valid_before(now - datetime.timedelta(days=1)).not_valid_after(now + datetime.timedelta(days=9))
        .add_extension(x509.BasicConstraints(True, None), True).add_extension(usage, True).sign(key, hashes.SHA256())
    )  # fmt: skip
    bits = key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    signer = signers.SimpleSigner(
        signing_cert=asn1.Certificate.load(made.public_bytes(serialization.Encoding.DER)),
        signing_key=keys.PrivateKeyInfo.load(bits),
        cert_registry=SimpleCertificateStore(),
    )
    return signer, made.public_bytes(serialization.Encoding.PEM)


def signed(content: bytes, signer: signers.SimpleSigner) -> bytes:
    """The PDF with a signature in its place."""
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    return signers.sign_pdf(writer, signers.PdfSignatureMetadata(field_name=FIELD), signer=signer).getvalue()
