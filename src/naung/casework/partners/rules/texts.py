"""The texts of the form beside the questions, read from TOML and checked; a text that lacks a language is refused by its code."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from typing import Any

from naung.casework.partners.vocabulary import Said

FILE = "form.toml"
TONGUES = ("id", "ms", "en")
NEEDED = (
    "judul", "tentang", "petunjuk", "siapa", "rombongan", "nomor", "nama", "garis_depan", "tanda", "undian", "pendek",
    "panggil", "pekerjaan", "selesai", "dasar", "ya", "tidak", "tidak_tahu",
)  # fmt: skip


class TableWrong(ValueError):
    """A text that no form may carry; the message starts with the file's name."""


def read_texts(text: str) -> dict[str, Said]:
    """Every text by its code, hints under `code.hint`. Raises TableWrong."""
    try:
        rows = tomllib.loads(text)["text"]
    except (tomllib.TOMLDecodeError, KeyError) as wrong:
        raise TableWrong(f"{FILE}: {wrong}") from wrong
    found: dict[str, Said] = {}
    for row in rows:
        found[row["code"]] = _said(row, "")
        if any(key.startswith("hint_") for key in row):
            found[f"{row['code']}.hint"] = _said(row, "hint_")
    if missing := [code for code in NEEDED if code not in found]:
        raise TableWrong(f"{FILE}: {', '.join(missing)}: not there")
    return found


def _said(row: Mapping[str, Any], prefix: str) -> Said:
    words = [str(row.get(f"{prefix}{tongue}", "")).strip() for tongue in TONGUES]
    if not all(words):
        raise TableWrong(f"{FILE}: {row['code']}: words are missing")
    return Said(*words)


@lru_cache(maxsize=1)
def shipped_texts() -> dict[str, Said]:
    """The texts that ship with the house."""
    return read_texts(resources.files("naung.casework.partners").joinpath("tables", FILE).read_text("utf-8"))
