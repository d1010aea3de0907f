"""What a phone does with a finished form: fills in its metadata, seals it as ODK specifies, and forgets the key.

Written from the specification's "Encryption" (key, order, initialisation vectors, padding, signature, manifest) and
from "Metadata Scheme"; where the specification and Collect differ (the namespace of the manifest, the hash under the
mask of OAEP), both are offered.
"""

import secrets
from base64 import b64decode, b64encode
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import md5
from uuid import uuid4

from cryptography.hazmat.decrepit.ciphers.modes import CFB
from cryptography.hazmat.primitives import hashes, padding, serialization
from cryptography.hazmat.primitives.asymmetric import padding as asymmetric
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from lxml import etree

from tests.doors.odk.openrosa_client import METADATA, Blank, meta_of, must

SPECIFIED = "http://opendatakit.org/submissions"
COLLECT = "http://www.opendatakit.org/xforms/encrypted"


@dataclass(frozen=True)
class Filled:
    """A finished form: its XML, its number, and the files that belong to it."""

    form_id: str
    version: str
    instance: str
    xml: bytes
    files: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True)
class Sealed:
    """What a phone keeps and sends of a sealed form: a manifest and files that end with .enc."""

    manifest: bytes
    files: dict[str, bytes]


def fill(
    blank: Blank, answers: Mapping[str, str], started: datetime, ended: datetime, device: str, instance: str = ""
) -> Filled:
    """The form with these answers, by the path of each field below the root, and the metadata that the form asks for."""
    primary = deepcopy(blank.primary)
    for path, value in answers.items():
        field_of = primary.find("/".join(step if step.startswith("{") else f"{{*}}{step}" for step in path.split("/")))
        must(field_of is not None, f"the form has a field {path}")
        assert field_of is not None
        field_of.text = value
    number = instance or f"uuid:{uuid4()}"
    told = {"instanceID": number, "timeStart": started.isoformat(), "timeEnd": ended.isoformat(), "deviceID": device}
    must(meta_of(primary, "instanceID") is not None, "a form names its instanceID among its metadata")
    for name, value in told.items():
        expected = meta_of(primary, name)
        if expected is not None:
            expected.text = value
    return Filled(
        blank.listed.form_id,
        blank.listed.version,
        number,
        etree.tostring(primary, encoding="utf-8", xml_declaration=True),
    )


def seal(
    filled: Filled, public_key: str, *, namespace: str = COLLECT, mask: hashes.HashAlgorithm | None = None
) -> Sealed:
    """Media first, the form last, each with the next vector; the manifest in clear, with its signature."""
    desk = serialization.load_der_public_key(b64decode(public_key, validate=True))
    must(isinstance(desk, RSAPublicKey), "base64RsaPublicKey is an RSA key")
    assert isinstance(desk, RSAPublicKey)
    oaep = asymmetric.OAEP(mgf=asymmetric.MGF1(mask or hashes.SHA256()), algorithm=hashes.SHA256(), label=None)
    key = secrets.token_bytes(32)
    seed = bytearray(md5(filled.instance.encode() + key).digest())
    encrypted_key = b64encode(desk.encrypt(key, oaep)).decode()
    lines = [filled.form_id, *([filled.version] if filled.version else []), encrypted_key, filled.instance]
    out: dict[str, bytes] = {}
    for counter, (name, content) in enumerate([*filled.files.items(), ("submission.xml", filled.xml)]):
        seed[counter % 16] = (seed[counter % 16] + 1) % 256
        out[f"{name}.enc"] = _encrypted(key, bytes(seed), content)
        lines.append(f"{name}::{md5(content).hexdigest()}")
    digest = md5(("\n".join(lines) + "\n").encode()).digest()
    signature = b64encode(desk.encrypt(digest, oaep)).decode()
    return Sealed(_manifest(filled, namespace, encrypted_key, signature), out)


def _encrypted(key: bytes, vector: bytes, content: bytes) -> bytes:
    padder = padding.PKCS7(128).padder()
    cipher = Cipher(AES(key), CFB(vector)).encryptor()
    return cipher.update(padder.update(content) + padder.finalize()) + cipher.finalize()


def _manifest(filled: Filled, namespace: str, key: str, signature: str) -> bytes:
    root = etree.Element(f"{{{namespace}}}data", nsmap={None: namespace})
    root.set("id", filled.form_id)
    if filled.version:
        root.set("version", filled.version)
    root.set("encrypted", "yes")
    etree.SubElement(root, f"{{{namespace}}}base64EncryptedKey").text = key
    meta = etree.SubElement(root, f"{{{METADATA}}}meta", nsmap={"orx": METADATA})
    etree.SubElement(meta, f"{{{METADATA}}}instanceID").text = filled.instance
    for name in filled.files:
        media = etree.SubElement(root, f"{{{namespace}}}media")
        etree.SubElement(media, f"{{{namespace}}}file").text = f"{name}.enc"
    etree.SubElement(root, f"{{{namespace}}}encryptedXmlFile").text = "submission.xml.enc"
    etree.SubElement(root, f"{{{namespace}}}base64EncryptedElementSignature").text = signature
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True))
