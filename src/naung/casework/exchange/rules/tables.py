"""Which codes of the standard say the same as one of the law's lists."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from naung.casework.htcds.rules.tables import standard

FILE = "codes.toml"


class TableWrong(ValueError):
    """A table that would write down what a file does not say; the message starts with its name."""


@dataclass(frozen=True)
class Codes:
    """List and code of ours by field and code of the standard."""

    ours: Mapping[tuple[str, str], tuple[str, str]]

    def check(self, law: Mapping[str, frozenset[str]]) -> None:
        """Raise TableWrong for a code that the standard or the law's lists do not have."""
        for (name, code), (which, own) in self.ours.items():
            field = standard().fields.get(name)
            if field is None or code not in field.codes or own not in law.get(which, frozenset()):
                raise TableWrong(f"{FILE}: {name} {code}: no such code")


def read_codes(text: str) -> Codes:
    """The table from TOML. Raises TableWrong for a row without a source, or a code twice."""
    data = tomllib.loads(text)
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for row in data["code"]:
        whole = {**data.get("defaults", {}), **row}
        at = (str(whole["field"]), str(whole["code"]))
        if at in found or not str(whole.get("source", "")).strip():
            raise TableWrong(f"{FILE}: {at}: twice, or without a source")
        found[at] = (str(whole["list"]), str(whole["ours"]))
    return Codes(found)


@lru_cache(maxsize=1)
def shipped_codes() -> Codes:
    """The table that ships with the house."""
    return read_codes(resources.files("naung.casework.exchange").joinpath("tables", FILE).read_text("utf-8"))
