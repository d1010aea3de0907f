"""The sealed text of a kept rollout: what it says, its hash, and what stays provable when words had to be taken out of it."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from naung.foundation.words import gettext_noop
from naung.insight.evaluation.rules.orders import History
from naung.insight.evaluation.rules.protocols import ANALYSIS, digest_of
from naung.insight.evaluation.vocabulary import FEWER, MORE, Asked, Laid

WORDS, WORDS_HASH, SALT = "kata", "sidik_kata", "garam"
SALT_BYTES = 16  # as many as a random id: nobody finds out what was taken out by hashing guesses
ANALYSED = "analisis"
PAST = "riwayat"  # holds small numbers, so that no page shows it
LABELS: Mapping[str, str] = {
    "judul": gettext_noop("Judul"),
    "ukuran": gettext_noop("Yang dihitung"),
    "alasan": gettext_noop("Alasan versi baru"),
    "nama_wilayah": gettext_noop("Wilayah"),
    "yang_dihitung": gettext_noop("Macam hitungan"),
    "diharapkan": gettext_noop("Yang diharapkan"),
    "rancangan": gettext_noop("Rancangan"),
    "sumber": gettext_noop("Sumber"),
    "kode_wilayah": gettext_noop("Kode wilayah dan yang dipilih"),
    "langkah": gettext_noop("Langkah"),
    "sebelum": gettext_noop("Masa sebelum"),
    "sesudah": gettext_noop("Masa sesudah"),
    "bulan_tiap_masa": gettext_noop("Bulan tiap masa"),
    "mulai": gettext_noop("Mulai"),
    "terkecil_yang_terlihat": gettext_noop("Perubahan terkecil yang terlihat"),
    ANALYSED: gettext_noop("Cara menghitung"),
    "versi": gettext_noop("Versi"),
    "menggantikan": gettext_noop("Menggantikan sidik"),
}


def sealed_text(
    asked: Asked, laid: Laid, history: History, smallest: float | None, *, number: int, before_it: str, why: str
) -> dict[str, Any]:
    """Everything of a kept rollout that is fixed when it is sealed; the lot is drawn from the seal, so no seed is in it.

    Words stand apart from numbers. `before_it`: the hash of the version that this one replaces, as hex, "" for a first one.
    """
    return {
        WORDS: {
            "judul": asked.title,
            "ukuran": asked.outcome,
            "alasan": why,
            "nama_wilayah": [each.name for each in laid.clusters],
        },
        "yang_dihitung": asked.counted.value,
        "diharapkan": MORE if asked.wanted_more else FEWER,
        "rancangan": asked.shape.value,
        "sumber": asked.source,
        "kode_wilayah": [[each.code, each.chosen] for each in laid.clusters],
        "langkah": laid.steps,
        "sebelum": laid.before,
        "sesudah": laid.after,
        "bulan_tiap_masa": laid.months,
        "mulai": laid.starts_on.isoformat(),
        PAST: [list(row) for row in history],
        "terkecil_yang_terlihat": smallest,
        ANALYSED: ANALYSIS,
        "versi": number,
        "menggantikan": before_it,
    }


def salted(text: Mapping[str, Any], salt: str) -> dict[str, Any]:
    """The text as it is sealed: with a random salt beside its words."""
    return {**text, WORDS: {**text[WORDS], SALT: salt}}


def sealed_digest(text: Mapping[str, Any]) -> bytes:
    """SHA-256 over the numbers and over the hash of the words, so that the numbers stay provable without the words."""
    numbers = {name: value for name, value in text.items() if name not in {WORDS, WORDS_HASH}}
    return digest_of({**numbers, WORDS: text.get(WORDS_HASH) or _hash_of(text[WORDS])})


def _hash_of(words: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(words, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def with_other_words(text: Mapping[str, Any], words: Mapping[str, Any]) -> dict[str, Any]:
    """The text with these words instead: the hash of the sealed ones stays, and the salt goes with what was taken out."""
    return {**text, WORDS: dict(words), WORDS_HASH: text.get(WORDS_HASH) or _hash_of(text[WORDS])}


def agrees(text: Mapping[str, Any], now: Mapping[str, Any]) -> bool:
    """Whether a record still says what the text says, as far as this version of the programme knows what that is.

    The way of computing is no part of the record: `same_analysis` asks for it.
    """
    own = {name: value for name, value in text[WORDS].items() if name != SALT}
    told = {**text, **own}
    known = {**now, **now[WORDS]}
    return all(told[name] == known[name] for name in told if name in known and name not in {WORDS, ANALYSED})


def same_analysis(text: Mapping[str, Any]) -> bool:
    """Whether this version of the programme computes as was sealed."""
    return bool(text.get(ANALYSED) == ANALYSIS)


def lines_of(text: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The text in lines to read, names as this version knows them and earlier counts left out: they hold small numbers."""
    told = {**text[WORDS], **text}
    left = {WORDS, WORDS_HASH, SALT, PAST}
    return [(LABELS.get(name, name), _line(value)) for name, value in told.items() if name not in left]


def _line(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_line(each) for each in value)
    return "" if value is None or value is False else "✓" if value is True else str(value)
