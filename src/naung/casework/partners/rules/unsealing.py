"""Opening what ODK Collect sealed on the phone, and making the key pair to which it seals.

Source: the encryption part of the ODK XForms specification (getodk.github.io/xforms-spec/encryption): a fresh AES key of 256 bits
a form, itself sealed with RSA-OAEP under SHA-256; AES in CFB with PKCS#7 padding; the start value of each file is the MD5 of the
form's number and that key, in which one byte more is counted up for each file, media first and the form last. The phone's mark
is the MD5 over a text of names and digests, sealed in the same way: it says that nothing was changed on the way, not who sent it.
"""

import hashlib
from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Iterator, Mapping

from cryptography.hazmat.decrepit.ciphers.modes import CFB
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, OAEP
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_der_private_key,
)

from naung.casework.partners.vocabulary import Unsealed
from naung.foundation.errors import RuleBroken
from naung.foundation.letterbox.rules.envelope import Read
from naung.foundation.words import gettext_noop

RSA_BITS, RSA_EXPONENT = 3072, 65537  # as strong as 128 bits (NIST SP 800-57 part 1, table 2)
KEY_BYTES = BLOCK = 16  # of an MD5 digest, and of a block of AES
AES_BYTES = 32
SEALED_ENDING = ".enc"

NOT_OPENED = gettext_noop("Formulir ini tidak dapat dibuka dengan kunci meja. Mintalah kantor mitra mengirim lagi.")
NOT_ALL = gettext_noop("Formulir ini belum lengkap. Tunggu sampai semua berkasnya tiba.")
# RSA-OAEP under SHA-256 as the specification names it; of its mask some programs of phones make SHA-1 (the Java platform's own
# default), others SHA-256 (Bouncy Castle). Whichever opens is the one that was used.
PADDINGS = tuple(OAEP(MGF1(mask()), hashes.SHA256(), None) for mask in (hashes.SHA256, hashes.SHA1))


def new_rsa_key() -> bytes:
    """A private key (PKCS#8, DER)."""
    key = rsa.generate_private_key(RSA_EXPONENT, RSA_BITS)
    return key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())


def public_of(private: bytes) -> bytes:
    """The public half (X.509 SubjectPublicKeyInfo, DER): a form carries it in base64 as `base64RsaPublicKey`."""
    return _loaded(private).public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def _loaded(private: bytes) -> rsa.RSAPrivateKey:
    key = load_der_private_key(private, None)
    if not isinstance(key, rsa.RSAPrivateKey):
        raise TypeError("no RSA key")
    return key


def unsealed(manifest: Read, files: Mapping[str, bytes], private: bytes) -> Unsealed:
    """The form inside a sealed letter, and the names of its other files.

    Raises RuleBroken where a file is missing, the key opens nothing, or what comes out is not what went in.
    """
    names = (*manifest.every("media", "file"), manifest.first("encryptedXmlFile"))
    if not set(names) <= set(files):
        raise RuleBroken(NOT_ALL)
    instance, rsa_key = manifest.first("meta", "instanceID"), _loaded(private)
    key = _opened(manifest.first("base64EncryptedKey"), rsa_key)
    if len(key) != AES_BYTES:
        raise RuleBroken(NOT_OPENED)
    plain = {
        name: _deciphered(files[name], key, start)
        for name, start in zip(names, start_values(instance, key), strict=False)
    }
    signed = _is_signed(manifest, plain, rsa_key)
    if signed is False:
        raise RuleBroken(NOT_OPENED)
    return Unsealed(plain[names[-1]], tuple(original(each) for each in names[:-1]), signed)


def original(name: str) -> str:
    """The name of a file before it was sealed."""
    return name.removesuffix(SEALED_ENDING)


def start_values(instance: str, key: bytes) -> Iterator[bytes]:
    """The start value of each file, without end."""
    seed = bytearray(_md5(instance.encode() + key))
    count = 0
    while True:
        seed[count % KEY_BYTES] = (seed[count % KEY_BYTES] + 1) % 256
        count += 1
        yield bytes(seed)


def _md5(content: bytes) -> bytes:
    """As the specification has it: no secret rests on it."""
    return hashlib.md5(content, usedforsecurity=False).digest()


def _opened(sealed: str, key: rsa.RSAPrivateKey) -> bytes:
    try:
        box = b64decode("".join(sealed.split()), validate=True)
    except (NotBase64, ValueError):
        raise RuleBroken(NOT_OPENED) from None
    for padding in PADDINGS:
        try:
            return key.decrypt(box, padding)
        except ValueError:
            continue
    raise RuleBroken(NOT_OPENED)


def _deciphered(box: bytes, key: bytes, start: bytes) -> bytes:
    decryptor = Cipher(AES(key), CFB(start)).decryptor()
    padded = decryptor.update(box) + decryptor.finalize()
    count = padded[-1] if padded else 0
    if not 0 < count <= BLOCK or padded[-count:] != bytes([count]) * count:
        raise RuleBroken(NOT_OPENED)
    return padded[:-count]


def _is_signed(manifest: Read, plain: Mapping[str, bytes], key: rsa.RSAPrivateKey) -> bool | None:
    """Whether the phone's mark fits what was opened; None where it left none."""
    mark = manifest.first("base64EncryptedElementSignature")
    if not mark:
        return None
    lines = [
        manifest.root.get("id", ""),
        *([version] if (version := manifest.root.get("version", "")) else []),
        manifest.first("base64EncryptedKey"),
        manifest.first("meta", "instanceID"),
        *(f"{original(name)}::{_md5(content).hex()}" for name, content in plain.items()),
    ]
    return _opened(mark, key) == _md5("".join(f"{line}\n" for line in lines).encode())
