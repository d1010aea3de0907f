"""Asking the second institution's machine, blindly."""

import json
import time
import urllib.error
import urllib.request
from uuid import UUID

from naung.casework.escrow.queries.keys import House
from naung.foundation.errors import OutsideFailed, RuleBroken
from naung.foundation.words import gettext_noop
from naung.methods.oprf import Asking, WrongAnswer, token_of
from naung.methods.oprf.questions import Malformed, Question, new_nonce, read_answer, signed

SECONDS = 8  # an officer waits for this; what takes longer is sent by the next tick
MOST_BYTES = 2_000
PATH = "/titipan/1"

OUT_OF_REACH = gettext_noop("Mesin lembaga kedua tidak terjangkau.")
WRONG_PROOF = gettext_noop(
    "Jawaban mesin lembaga kedua tidak cocok dengan kuncinya, jadi tidak dipakai. Beri tahu pengelola sistem."
)
SECOND_LIMIT = gettext_noop("Lembaga kedua tidak menjawab lagi hari ini: batas hariannya tercapai.")
NOT_ADMITTED = gettext_noop("Mesin lembaga kedua menolak rumah ini. Beri tahu pengelola sistem.")
_straight = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # never by way of a third machine


def ask(value: bytes, office: UUID, house: House) -> bytes:
    """The token of a value under both shares. The value goes out blinded only.

    Raises OutsideFailed where the machine is out of reach or refuses the house, RuleBroken where its limit is reached.
    """
    asking = Asking(value)
    question = Question(house.name, str(office), asking.blinded, int(time.time()), new_nonce())
    body = _sent(house.address + PATH, signed(question, house.signing))
    try:
        second = asking.finished(read_answer(body), house.second)
    except (WrongAnswer, Malformed) as wrong:
        raise OutsideFailed(WRONG_PROOF) from wrong
    return token_of(house.share.of(value), second)


def _sent(address: str, body: bytes) -> bytes:
    if not address.startswith(("http://", "https://")):
        raise OutsideFailed(OUT_OF_REACH)
    asked = urllib.request.Request(address, data=body, headers={"Content-Type": "application/json"})  # noqa: S310  # looked at above
    try:
        with _straight.open(asked, timeout=SECONDS) as answer:
            return bytes(answer.read(MOST_BYTES))
    except urllib.error.HTTPError as refused:
        if refused.code == 429:
            raise RuleBroken(SECOND_LIMIT) from refused
        raise OutsideFailed(NOT_ADMITTED if refused.code == 403 else OUT_OF_REACH) from refused
    except (OSError, ValueError, json.JSONDecodeError) as wrong:
        raise OutsideFailed(OUT_OF_REACH) from wrong
