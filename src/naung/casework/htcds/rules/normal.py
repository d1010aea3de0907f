"""The one form in which a record is compared: texts without space around them, codes once in order, nothing empty."""

import unicodedata

from naung.casework.htcds.rules.cells import in_order
from naung.casework.htcds.rules.tables import standard
from naung.casework.htcds.vocabulary import CODED, HtcdsField, Kind, Record, Value
from naung.foundation.words import without_bad_signs


def line(text: str, *, lines: bool = False) -> str:
    """A text as reading gives it back."""
    plain = without_bad_signs(
        unicodedata.normalize("NFC", text).replace("\u00a0", " ").replace("\r\n", "\n").replace("\r", "\n")
    )
    return "\n".join(part.rstrip() for part in plain.split("\n")).strip() if lines else " ".join(plain.split())


def normal(record: Record) -> Record:
    """The record as it is after it was written and read."""
    values: dict[str, Value] = {}
    for name, value in record.values.items():
        kept = _value(value, standard().fields[name])
        if kept not in ("", (), None):
            values[name] = kept
    extra = {name: said for name, text in record.extra.items() if (said := line(text, lines=True))}
    return Record(values, extra)


def _value(value: Value, field: HtcdsField) -> Value:
    if isinstance(value, tuple):
        return in_order(list(value), field) if field.kind in CODED else ""
    if isinstance(value, str):
        return line(value, lines=field.kind is Kind.LONG)
    if isinstance(value, float):
        return int(value) if value.is_integer() else round(value, 7)
    return value
