"""HTCDS 2.0 to be written: rows under system names and labels, and what a reader that knows only the standard does not get.

What the standard can't hold stands in columns of our own (`x_…`), so that reading it again gives the same record.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from naung.casework.htcds.rules.tables import standard
from naung.casework.htcds.vocabulary import CODED, LOCAL, HtcdsField, Kind, Loss, Record, Value
from naung.foundation.words import gettext_noop
from naung.methods.sheets.writing import Written

SEVERAL = ("prs_Citizenship",)  # coded fields that the standard lets have several, besides those of kind multi
NO_COLUMN = gettext_noop("HTCDS tidak punya kolom untuk ini.")
NOT_IN_LIST = gettext_noop("Pilihan ini tidak ada dalam daftar HTCDS 2.0: %(codes)s.")
ONE_ONLY = gettext_noop("HTCDS 2.0 hanya menerima satu pilihan di sini; yang lain: %(codes)s.")
CREDIT = "HTCDS by IOM"


def columns_of(records: Iterable[Record]) -> list[str]:
    """The columns of a file: all that 2.0 has, in its order, then our own that any record needs."""
    own: dict[str, None] = {}
    for record in records:
        own |= dict.fromkeys(sorted({**record.extra, **_beside(record)}))
    return [name for name, field in standard().fields.items() if not field.only] + sorted(own)


def table_of(records: Sequence[Record]) -> tuple[list[str], list[str], list[list[Written]]]:
    """System names, labels, and a row a record."""
    columns = columns_of(records)
    labels = [standard().fields[name].label if name in standard().fields else name for name in columns]
    return columns, labels, [_row(record, columns) for record in records]


def _row(record: Record, columns: Sequence[str]) -> list[Written]:
    texts = {**record.extra, **_beside(record)}
    return [
        texts.get(name) if name not in standard().fields else _cell(record.values.get(name), standard().fields[name])
        for name in columns
    ]


def _cell(value: Value | None, field: HtcdsField) -> Written:
    if isinstance(value, tuple):
        return "; ".join(_official(value, field)) or None
    return value


def _official(codes: tuple[str, ...], field: HtcdsField) -> tuple[str, ...]:
    """The codes that the standard itself knows: of its list, and one only where it takes one."""
    known = tuple(code for code in codes if code not in field.extensions)
    return known if field.kind is Kind.MULTI or field.name in SEVERAL else known[:1]


def _beside(record: Record) -> Mapping[str, str]:
    """What of coded fields stands beside the standard's own columns, added to what stood there already."""
    found: dict[str, str] = {}
    for name, value in record.values.items():
        field = standard().fields[name]
        if field.kind in CODED and isinstance(value, tuple):
            rest = [code for code in value if code not in _official(value, field)]
            kept = f"{LOCAL}{name}"
            if rest:
                found[kept] = "; ".join([*([record.extra[kept]] if kept in record.extra else []), *rest])
    return found


def losses(record: Record) -> tuple[Loss, ...]:
    """What a reader that knows only HTCDS 2.0 does not get of a record, with the column of ours in which it stands."""
    found = []
    for name, value in record.values.items():
        field = standard().fields[name]
        if field.kind not in CODED or not isinstance(value, tuple):
            continue
        unlisted = [code for code in value if code in field.extensions]
        if unlisted:
            found.append(Loss(name, "not_in_list", NOT_IN_LIST, f"{LOCAL}{name}", {"codes": ", ".join(unlisted)}))
        others = [code for code in value if code not in field.extensions][len(_official(value, field)) :]
        if others:
            found.append(Loss(name, "one_only", ONE_ONLY, f"{LOCAL}{name}", {"codes": ", ".join(others)}))
    found += [Loss(name, "no_column", NO_COLUMN, name) for name in sorted(record.extra)]
    return tuple(found)


def day_written(day: date | None) -> str | None:
    """A day as text, for a column of our own."""
    return day.isoformat() if day else None
