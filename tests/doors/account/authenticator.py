"""A passkey device in software, for tests: makes a P-256 key and signs as a browser would send it (no attestation)."""

import base64
import hashlib
import json
import os
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2.cbor import encode
from fido2.cose import ES256

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


def b64(raw: bytes) -> str:
    """Bytes as a browser writes them."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


class Device:
    """One device with one key for one site."""

    def __init__(self, host: str = "localhost", origin: str = "http://localhost", *, verified: bool = True) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.id = os.urandom(32)
        self.host, self.origin = host, origin
        self.flags = PRESENT | (VERIFIED if verified else 0)
        self.user = ""
        self.count = 0

    def make(self, options: dict[str, Any]) -> dict[str, Any]:
        """Answer to `navigator.credentials.create`."""
        key = options["publicKey"]
        self.user = key["user"]["id"]
        public = encode(ES256.from_cryptography_key(self.key.public_key()))
        attested = bytes(16) + len(self.id).to_bytes(2, "big") + self.id + public
        data = self._data(self.flags | ATTESTED) + attested
        sent = {
            "clientDataJSON": b64(self._client("webauthn.create", key["challenge"])),
            "attestationObject": b64(encode({"fmt": "none", "attStmt": {}, "authData": data})),
        }
        return self._answer(sent, {"credProps": {"rk": True}})

    def use(self, options: dict[str, Any]) -> dict[str, Any]:
        """Answer to `navigator.credentials.get`."""
        self.count += 1
        client = self._client("webauthn.get", options["publicKey"]["challenge"])
        data = self._data(self.flags)
        signature = self.key.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(SHA256()))
        sent = {
            "clientDataJSON": b64(client),
            "authenticatorData": b64(data),
            "signature": b64(signature),
            "userHandle": self.user,
        }
        return self._answer(sent, {})

    def _data(self, flags: int) -> bytes:
        return hashlib.sha256(self.host.encode()).digest() + bytes([flags]) + self.count.to_bytes(4, "big")

    def _client(self, kind: str, challenge: str) -> bytes:
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}).encode()

    def _answer(self, response: dict[str, Any], results: dict[str, Any]) -> dict[str, Any]:
        name = b64(self.id)
        return {
            "type": "public-key",
            "id": name,
            "rawId": name,
            "authenticatorAttachment": "platform",
            "clientExtensionResults": results,
            "response": response,
        }
