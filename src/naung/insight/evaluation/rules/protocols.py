"""A protocol from an office's file, and its hash: whoever changes a letter of it later has another protocol."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from naung.foundation.words import gettext_noop
from naung.insight.evaluation.rules.orders import design_of
from naung.insight.evaluation.vocabulary import MORE, Counted, Protocol, Shape, WrongProtocol

ANALYSIS = "perbandingan menurut undian, uji acak, kisaran 95 persen: 1"  # the way of computing by its number
AFTERWARDS = "hitungan"  # the one key that is filled in later and is no part of the seal
NO_TEXT = gettext_noop("{name} harus diisi.")
NO_CHOICE = gettext_noop("{name} harus salah satu dari: {choices}.")
NO_NUMBER = gettext_noop("{name} harus berupa bilangan bulat, paling sedikit {least}.")
NO_AREAS = gettext_noop("wilayah harus berupa daftar kode, masing-masing satu kali, paling sedikit dua.")
NO_HISTORY = gettext_noop(
    "riwayat harus berupa hitungan tiap wilayah, sama banyak masanya, paling sedikit dua masa, tidak kurang dari nol."
)
NO_CHOSEN = gettext_noop("memulai harus berupa daftar wilayah yang dipilih kantor, paling banyak separuh dari wilayah.")
TOO_MANY_STEPS = gettext_noop("Langkahnya lebih banyak daripada wilayahnya.")
NO_COUNTS = gettext_noop(
    "hitungan harus berupa {areas} wilayah dengan {periods} masa, bilangan bulat, tidak kurang dari nol."
)


def protocol_from(given: Mapping[str, Any]) -> Protocol:
    """The protocol of a file. Raises WrongProtocol with every complaint in words."""
    wrong: list[str] = []
    shape, counted = _choice(given, "rancangan", Shape, wrong), _choice(given, "yang_dihitung", Counted, wrong)
    title, outcome = _text(given, "judul", wrong), _text(given, "ukuran", wrong)
    areas = _areas(given, wrong)
    steps = _number(given, "langkah", 2, wrong) if shape is Shape.STEPS else len(areas) if shape is Shape.ORDER else 1
    before, after = (
        _number(given, "sebelum", 1, wrong),
        _number(given, "sesudah", 0 if steps > 1 else 1, wrong),
    )
    seed = _number(given, "undian", 0, wrong)
    chosen = _chosen(given, areas, wrong) if shape is Shape.MATCHED else [False] * len(areas)
    history = _table(given.get("riwayat"), len(areas))
    if history is None or len(history[0]) < 2:
        wrong.append(NO_HISTORY)
    if shape is Shape.STEPS and len(areas) < steps:
        wrong.append(TOO_MANY_STEPS)
    if wrong or history is None or shape is None or counted is None:
        raise WrongProtocol(tuple(wrong))
    design = design_of(
        shape, history=history, chosen=chosen, steps=steps, before=before, after=after, seed=seed
    )  # fmt: skip
    return Protocol(
        title, outcome, counted, shape, areas, steps, before, after, seed, given.get("diharapkan") == MORE, history,
        design, digest_of(given),
    )  # fmt: skip


def digest_of(given: Mapping[str, Any]) -> bytes:
    """SHA-256 of everything but what is counted afterwards, whatever the order of the keys."""
    fixed = {name: value for name, value in given.items() if name != AFTERWARDS}
    return hashlib.sha256(
        json.dumps(fixed, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
    ).digest()


def counts_from(given: Mapping[str, Any], protocol: Protocol) -> tuple[tuple[int, ...], ...]:
    """What was counted afterwards, area by period. Raises WrongProtocol for another shape."""
    areas, periods = protocol.design.exposed.shape
    counts = _table(given.get(AFTERWARDS), areas)
    if counts is None or len(counts[0]) != periods:
        raise WrongProtocol((NO_COUNTS.format(areas=areas, periods=periods),))
    return counts


def _text(given: Mapping[str, Any], name: str, wrong: list[str]) -> str:
    found = given.get(name)
    if isinstance(found, str) and found.strip():
        return found
    wrong.append(NO_TEXT.format(name=name))
    return ""


def _choice(given: Mapping[str, Any], name: str, kind: Any, wrong: list[str]) -> Any:
    choices = [each.value for each in kind]
    if given.get(name) in choices:
        return kind(given[name])
    wrong.append(NO_CHOICE.format(name=name, choices=", ".join(choices)))
    return None


def _number(given: Mapping[str, Any], name: str, least: int, wrong: list[str]) -> int:
    found = given.get(name, least)
    if _is_count(found) and found >= least:
        return int(found)
    wrong.append(NO_NUMBER.format(name=name, least=least))
    return least


def _areas(given: Mapping[str, Any], wrong: list[str]) -> tuple[str, ...]:
    found = given.get("wilayah")
    if isinstance(found, list) and len(found) >= 2 and len({str(code) for code in found}) == len(found):
        return tuple(str(code) for code in found)
    wrong.append(NO_AREAS)
    return ()


def _chosen(given: Mapping[str, Any], areas: tuple[str, ...], wrong: list[str]) -> list[bool]:
    found = given.get("memulai")
    named = {str(code) for code in found} if isinstance(found, list) else set()
    if not named or not named <= set(areas) or len(named) > len(areas) - len(named):
        wrong.append(NO_CHOSEN)
    return [area in named for area in areas]


def _table(found: Any, rows: int) -> tuple[tuple[int, ...], ...] | None:
    if (
        not isinstance(found, list)
        or len(found) != rows
        or not found
        or not all(isinstance(row, list) for row in found)
    ):
        return None
    whole = all(_is_count(each) for row in found for each in row)
    even = len({len(row) for row in found}) == 1 and len(found[0]) > 0
    return tuple(tuple(row) for row in found) if whole and even else None


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0
