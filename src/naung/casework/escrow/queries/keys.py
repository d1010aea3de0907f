"""This house's share, the key that signs its questions, and where the second institution's machine is. Outside the database."""

import json
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from django.conf import settings

from naung.casework.escrow.rules import NOT_SET_UP
from naung.foundation.errors import OutsideFailed, RuleBroken
from naung.foundation.words import gettext_noop
from naung.methods.oprf import Share

SHARE, HOUSE, SECOND = "bagian.kunci", "rumah.kunci", "lembaga-kedua.json"
UNREADABLE = gettext_noop("Kunci titipan di rumah ini tidak terbaca. Hubungi pengelola sistem.")


@dataclass(frozen=True)
class House:
    """What this house needs to deposit."""

    name: str
    address: str
    second: bytes  # the other share's public half
    share: Share
    signing: bytes = field(repr=False)

    @property
    def pair(self) -> str:
        """Which two keys: a deposit under another pair can't be met any more."""
        return sha256(self.share.public + self.second).hexdigest()[:32]


def _folder() -> Path:
    return Path(settings.NAUNG_ESCROW)


def is_set_up() -> bool:
    """Whether numbers can be deposited here."""
    return (_folder() / SECOND).exists()


def house_keys() -> House:
    """Raises RuleBroken where the escrow was not set up here, OutsideFailed where its keys can't be read."""
    if not is_set_up():
        raise RuleBroken(NOT_SET_UP)
    folder = _folder()
    try:
        told = json.loads((folder / SECOND).read_text("utf-8"))
        share, signing = ((folder / name).read_text("ascii").strip() for name in (SHARE, HOUSE))
        second = bytes.fromhex(told["public"])
        return House(told["name"], told["address"], second, Share(bytes.fromhex(share)), bytes.fromhex(signing))
    except (OSError, ValueError, KeyError) as wrong:
        raise OutsideFailed(UNREADABLE) from wrong
