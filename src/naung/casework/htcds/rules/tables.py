"""The fields of HTCDS, read once and checked; names, labels and codes as they are compared."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from types import MappingProxyType

from naung.casework.htcds.vocabulary import CODED, HtcdsField, Kind
from naung.foundation.places.rules.tables import table_rows

FIELDS = "fields.toml"
NOT_COMPARED = re.compile(r"[^a-z0-9]+")


class TableWrong(ValueError):
    """A table of fields that would misread a file; the message starts with its name."""


@dataclass(frozen=True)
class Standard:
    """The fields in their order, other spellings of names and labels, and labels of codes that differ from them."""

    fields: Mapping[str, HtcdsField]
    aliases: Mapping[str, str]
    label_aliases: Mapping[str, str]
    labels: Mapping[str, str]


def compared(text: str) -> str:
    """Letters and digits only, small: how names, labels and codes are compared (spaces, NBSP and underscores do not count)."""
    return NOT_COMPARED.sub("", text.casefold())


def read_fields(text: str) -> Standard:
    """The standard from TOML. Raises TableWrong for a field twice, a kind that is none, codes without a coded kind."""
    data = tomllib.loads(text)
    extensions = data.get("extensions", {})
    fields: dict[str, HtcdsField] = {}
    for row in data.get("field", []):
        name = row["name"]
        try:
            found = HtcdsField(
                name, row["label"], row["section"], Kind(row["kind"]), tuple(row.get("codes", ())), row.get("core", False),
                row.get("deprecated", False), row.get("only", ""), tuple(extensions.get(name, ())),
            )  # fmt: skip
        except (KeyError, ValueError) as wrong:
            raise TableWrong(f"{FIELDS}: {name}: {wrong}") from wrong
        if name in fields or (found.codes and found.kind not in CODED) or len(set(found.codes)) != len(found.codes):
            raise TableWrong(f"{FIELDS}: {name}: twice, or codes that fit not")
        fields[name] = found
    named = {*data["aliases"].values(), *extensions}
    if not fields or not named <= set(fields):
        raise TableWrong(f"{FIELDS}: a field that is named is not there")
    return Standard(
        MappingProxyType(fields),
        {compared(name): field for name, field in data["aliases"].items()},
        {compared(label): field for label, field in data["label_aliases"].items()},
        {compared(label): code for label, code in data["labels"].items()},
    )


@lru_cache(maxsize=1)
def standard() -> Standard:
    """The standard that ships with the house."""
    return read_fields(resources.files("naung.casework.htcds").joinpath("tables", FIELDS).read_text("utf-8"))


@lru_cache(maxsize=1)
def fields_by_name() -> Mapping[str, str]:
    """Field by its compared system name."""
    return MappingProxyType({compared(name): name for name in standard().fields})


@lru_cache(maxsize=1)
def fields_by_label() -> Mapping[str, tuple[str, ...]]:
    """Fields by their compared label; several where one label is that of fields of several sections."""
    found: dict[str, list[str]] = {}
    for name, field in standard().fields.items():
        for label in {compared(field.label), compared(name.partition("_")[2])}:
            found.setdefault(label, []).append(name)
    for label, target in standard().label_aliases.items():
        if target in standard().fields:
            found.setdefault(label, [target])
        else:
            found.setdefault(label, []).extend(found.get(compared(target), []))
    return MappingProxyType({label: tuple(dict.fromkeys(names)) for label, names in found.items()})


@lru_cache(maxsize=256)
def codes_of(name: str) -> Mapping[str, str]:
    """Each code of a field by every way in which it is compared: the code, its label, an ISIC section by its letter."""
    field = standard().fields[name]
    found: dict[str, str] = {}
    for code in (*field.codes, *field.extensions):
        found[compared(code)] = code
        if name == "vic_ForcedLabourIndustry":
            found.setdefault(compared(code.partition("_")[2]), code)
            found.setdefault(code[0].casefold(), code)
    own = set(found.values())
    found |= {label: code for label, code in standard().labels.items() if code in own and label not in found}
    return MappingProxyType(found)


@lru_cache(maxsize=1)
def countries() -> Mapping[str, str]:
    """Country codes by code and by name, Indonesian and English."""
    found: dict[str, str] = {}
    for row in table_rows("countries.csv"):
        for each in (row["kode"], row["nama"], row["name_en"]):
            found.setdefault(compared(each), row["kode"])
    return MappingProxyType(found)
