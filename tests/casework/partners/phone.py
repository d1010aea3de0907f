"""A phone of a partner office: it fills in the form and seals it as the encryption part of the ODK XForms specification says."""

import hashlib
import os
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import uuid4
from xml.sax.saxutils import escape

from cryptography.hazmat.decrepit.ciphers.modes import CFB
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, OAEP
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.padding import PKCS7
from cryptography.hazmat.primitives.serialization import load_der_public_key

from naung.casework.partners.rules.xlsform import FORM

ENDED = "2026-11-25T14:05:00.000+07:00"


@dataclass(frozen=True)
class Sealed:
    """A form as it leaves the phone: the manifest, and files by name."""

    instance: str
    manifest: bytes
    files: dict[str, bytes] = field(default_factory=dict)


def filled(
    version: str, instance: str = "", *, signs: str = "", lot: str = "", heard: str = "", work: str = "", **told: str
) -> tuple[str, bytes]:
    """A filled form as the phone keeps it, and its number. `told`: who, and answers by the code of the question."""
    number = instance or f"uuid:{uuid4()}"
    who = {name: told.pop(name, "") for name in ("rombongan", "nomor", "nama")}
    went_on = "ya" if signs or lot == "ya" else "tidak"
    track = "anak" if "anak" in signs.split() else work
    answers = "".join(f"<tanya_{code}>{escape(answer)}</tanya_{code}>" for code, answer in told.items())
    said = "".join(f"<{name}>{escape(text)}</{name}>" for name, text in who.items())
    xml = (
        f'<?xml version="1.0"?><data xmlns:orx="http://openrosa.org/xforms" id="{FORM}" version="{version}">'
        f"<selesai_pada>{ENDED}</selesai_pada><siapa>{said}</siapa><tanda>{signs}</tanda><undian>{lot}</undian>"
        f"<lanjut>{went_on}</lanjut><pendek><terdengar>{heard}</terdengar><pekerjaan>{work}</pekerjaan>"
        f"<jalur>{track}</jalur>{answers}</pendek><meta><instanceID>{number}</instanceID></meta></data>"
    )
    return number, xml.encode()


def seal(
    form: bytes,
    instance: str,
    public_key: str,
    version: str,
    *,
    media: Mapping[str, bytes] | None = None,
    mask: type[hashes.HashAlgorithm] = hashes.SHA256,
    signed: bool = True,
    space: str = "http://www.opendatakit.org/xforms/encrypted",
) -> Sealed:
    """Seal a form and its media to a public key: a fresh key, start values counted up, and the phone's own mark."""
    key, public = os.urandom(32), load_der_public_key(b64decode(public_key))
    assert isinstance(public, RSAPublicKey)
    padding = OAEP(MGF1(mask()), hashes.SHA256(), None)
    seed = bytearray(hashlib.md5(instance.encode() + key).digest())
    plain = {**(media or {}), "submission.xml": form}
    files = {}
    for count, (name, content) in enumerate(plain.items()):
        seed[count % 16] = (seed[count % 16] + 1) % 256
        pad, cipher = PKCS7(128).padder(), Cipher(AES(key), CFB(bytes(seed))).encryptor()
        files[f"{name}.enc"] = cipher.update(pad.update(content) + pad.finalize()) + cipher.finalize()
    sealed_key = b64encode(public.encrypt(key, padding)).decode()
    lines = [FORM, version, sealed_key, instance, *(f"{n}::{hashlib.md5(c).hexdigest()}" for n, c in plain.items())]
    digest = hashlib.md5("".join(f"{line}\n" for line in lines).encode()).digest()
    mark = b64encode(public.encrypt(digest, padding)).decode()
    named = "".join(f"<media><file>{name}.enc</file></media>" for name in media or {})
    signature = f"<base64EncryptedElementSignature>{mark}</base64EncryptedElementSignature>" if signed else ""
    manifest = (
        f'<?xml version="1.0"?><data xmlns="{space}" id="{FORM}" version="{version}" encrypted="yes">'
        f"<base64EncryptedKey>{sealed_key}</base64EncryptedKey>"
        f'<meta xmlns="http://openrosa.org/xforms"><instanceID>{instance}</instanceID></meta>{named}'
        f"<encryptedXmlFile>submission.xml.enc</encryptedXmlFile>{signature}</data>"
    )
    return Sealed(instance, manifest.encode(), files)
