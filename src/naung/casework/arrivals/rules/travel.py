"""A batch as a file: which key it is sealed to, what stands in it, and how strictly it is read again."""

import hashlib
import json
from base64 import b64decode, b64encode
from binascii import Error
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from naung.casework.arrivals.rules.first_line import KEY_BYTES
from naung.casework.arrivals.rules.forms import first_of, short_of
from naung.casework.arrivals.vocabulary import (
    BatchTold,
    Decided,
    FirstTold,
    FormKind,
    FormTold,
    Presence,
    RowTold,
    ShortTold,
)
from naung.casework.arrivals.vocabulary.travel import Carried, CarriedDecision, CarriedForm, OfficeKey, Packed
from naung.foundation.courier.rules import read_form, text_of
from naung.foundation.errors import RuleBroken
from naung.foundation.people.rules.birth import birth_of, birth_text
from naung.foundation.people.vocabulary import Answer, Sex
from naung.foundation.words import gettext_noop

SCHEMA = 1
WHAT = "naung-rombongan"
KEY_WORD, BETWEEN = "naung-kunci-1", "."
CHECK, PUBLIC = 8, 32  # letters of the sum that finds a slip of the pen; bytes of a public key
GROUPS, IN_GROUP = 4, 4
TEXTS = ("name", "nik", "papers", "origin", "origin_words", "destination", "cause", "sector", "notes")

NO_KEY = gettext_noop("Ini bukan kunci meja kantor, atau ada huruf yang kurang. Salin lagi seluruhnya.")
NO_FILE = gettext_noop("Berkas ini bukan rombongan yang dibawa dari laptop aula.")


def key_text(key: OfficeKey) -> str:
    """A desk's key as one line that can be copied."""
    said = BETWEEN.join((key.id.hex, b64encode(key.public, b"-_").decode().rstrip("=")))
    return BETWEEN.join((KEY_WORD, said, _sum(said)))


def _sum(said: str) -> str:
    return hashlib.blake2b(said.encode(), digest_size=CHECK // 2, person=b"batch-key").hexdigest()


def key_of_text(typed: str) -> OfficeKey:
    """The key that was copied. Raises RuleBroken (field `key`) for anything else, and for a letter too few."""
    try:
        word, number, public, check = "".join(typed.split()).split(BETWEEN)
        key = OfficeKey(UUID(hex=number), b64decode(public + "=", b"-_", validate=True))
    except (ValueError, Error):
        raise RuleBroken(NO_KEY, field="key") from None
    if word != KEY_WORD or check != _sum(BETWEEN.join((number, public))) or len(key.public) != PUBLIC:
        raise RuleBroken(NO_KEY, field="key")
    return key


def said_aloud(key: OfficeKey) -> str:
    """A key as sixteen letters that two people compare by telephone."""
    digest = hashlib.blake2b(key.public, digest_size=GROUPS * IN_GROUP // 2, person=b"batch-key").hexdigest()
    return " ".join(digest[at : at + IN_GROUP] for at in range(0, len(digest), IN_GROUP))


def file_of(batch: UUID, key: OfficeKey, box: bytes) -> bytes:
    """The file: for which key it is, and the sealed batch."""
    told = {"what": WHAT, "schema": SCHEMA, "batch": str(batch), "key": str(key.id), "box": b64encode(box).decode()}
    return json.dumps(told).encode()


def opened_file(raw: bytes) -> tuple[UUID, UUID, bytes]:
    """Batch, key and sealed box of a file. Raises RuleBroken (field `file`)."""
    try:
        told = json.loads(raw)
        if told["what"] != WHAT:
            raise RuleBroken(NO_FILE, field="file")
        return UUID(told["batch"]), UUID(told["key"]), b64decode(told["box"], validate=True)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise RuleBroken(NO_FILE, field="file") from None


def packed_text(packed: Packed) -> bytes:
    """A batch as the text that is sealed."""
    told = packed.told
    return json.dumps(
        {
            "schema": SCHEMA,
            "batch": {
                "id": str(packed.id), "number": packed.number, "on": told.on.isoformat(), "crossing": told.crossing,
                "consulate": told.consulate, "letter": told.letter, "depot": told.depot, "expected": told.expected,
            },
            "lot": packed.lot,
            "officers": {str(each): name for each, name in packed.officers.items()},
            "people": [_person_text(each) for each in packed.people],
            "forms": [_form_text(each) for each in packed.forms],
            "decisions": [
                {
                    "id": str(each.id), "arrival": str(each.arrival), "by": str(each.by), "at": each.at.isoformat(),
                    "decided": each.decided.value, "why": each.why,
                }
                for each in packed.decisions
            ],
        }
    ).encode()  # fmt: skip


def _person_text(person: Carried) -> dict[str, Any]:
    row = person.row
    told: dict[str, Any] = {name: getattr(row, name) for name in TEXTS}
    told |= {"birth": birth_text(row.birth), "sex": row.sex.value, "ill": row.ill, "dead": row.dead}
    return {
        "id": str(person.id),
        "presence": person.presence.value,
        **{name: getattr(person, name) for name in ("number", "place", "mark", "group", "lot")},
        **{name: getattr(person, name) for name in ("missed_first", "missed_short", "leaving")},
        "row": told,
    }


def _form_text(form: CarriedForm) -> dict[str, Any]:
    told = form.told
    answers = {code: answer.value for code, answer in told.short.answers.items()}
    return {
        "id": str(told.id), "arrival": str(told.arrival), "kind": told.kind.value, "at": told.made_at.isoformat(),
        "by": str(form.made_by), "device": str(told.device) if told.device else None, "signs": sorted(told.first.signs),
        "undone": sorted(told.first.undone),
        "heard": told.short.heard.value, "track": told.short.track, "answers": answers,
    }  # fmt: skip


def read_packed(plain: bytes) -> Packed:
    """The batch that was sealed. Raises RuleBroken for what can't be read, and for a newer program's."""
    return read_form(plain, SCHEMA, _packed)


def _packed(told: Mapping[str, Any]) -> Packed:
    batch, lot = told["batch"], told["lot"]
    if len(bytes.fromhex(lot)) != KEY_BYTES:
        raise ValueError("no key of a draw")
    words = {name: text_of(batch[name]) for name in ("crossing", "consulate", "letter", "depot")}
    return Packed(
        id=UUID(batch["id"]),
        number=text_of(batch["number"]),
        told=BatchTold(on=date.fromisoformat(batch["on"]), expected=_whole(batch["expected"]), **words),
        lot=lot,
        officers={UUID(each): text_of(name) for each, name in told["officers"].items()},
        people=tuple(_person(each) for each in told["people"]),
        forms=tuple(_form(each) for each in told["forms"]),
        decisions=tuple(_decision(each) for each in told["decisions"]),
    )


def _person(told: Mapping[str, Any]) -> Carried:
    row, lot = told["row"], told["lot"]
    group = told["group"]
    texts: dict[str, Any] = {name: text_of(row[name]) for name in TEXTS}
    return Carried(
        id=UUID(told["id"]),
        number=_whole(told["number"]),
        place=text_of(told["place"]),
        mark=text_of(told["mark"]),
        presence=Presence(told["presence"]),
        group=None if group is None else _whole(group),
        lot=None if lot is None else bool(lot),
        missed_first=text_of(told["missed_first"]),
        missed_short=text_of(told["missed_short"]),
        leaving=text_of(told["leaving"]),
        row=RowTold(
            fingerprint="", birth=birth_of(text_of(row["birth"])), sex=Sex(row["sex"]), ill=row["ill"] is True,
            dead=row["dead"] is True, **texts,
        ),
    )  # fmt: skip


def _form(told: Mapping[str, Any]) -> CarriedForm:
    answers = {text_of(code): Answer(value) for code, value in told["answers"].items()}
    form = FormTold(
        id=UUID(told["id"]),
        arrival=UUID(told["arrival"]),
        kind=FormKind(told["kind"]),
        made_at=_moment(told["at"]),
        first=FirstTold(*(frozenset(text_of(each) for each in told.get(name, ())) for name in ("signs", "undone"))),
        short=ShortTold(Answer(told["heard"]), text_of(told["track"]), answers),
        device=UUID(told["device"]) if told["device"] else None,
    )
    return CarriedForm(form, UUID(told["by"]))


def _decision(told: Mapping[str, Any]) -> CarriedDecision:
    number, arrival, by = (UUID(told[name]) for name in ("id", "arrival", "by"))
    return CarriedDecision(number, arrival, by, _moment(told["at"]), Decided(told["decided"]), text_of(told["why"]))


def form_told(
    *, form: UUID, arrival: UUID, kind: FormKind, made_at: datetime, device: UUID | None, text: str
) -> FormTold:
    """A kept form as it was handed in."""
    is_first = kind is FormKind.FIRST
    first, short = (first_of(text), ShortTold()) if is_first else (FirstTold(), short_of(text))
    return FormTold(form, arrival, kind, made_at, first, short, device)


def _whole(told: Any) -> int:
    if isinstance(told, bool) or not isinstance(told, int) or told < 0:
        raise ValueError("a whole number is expected")
    return told


def _moment(told: Any) -> datetime:
    found = datetime.fromisoformat(told)
    if found.tzinfo is None:
        raise ValueError("a moment names its zone")
    return found
