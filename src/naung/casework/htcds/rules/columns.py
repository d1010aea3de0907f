"""Which columns an HTCDS file has: by system name, alias or label, with what the standard's own toolkits contradict.

The ten contradictions (numbers as in docs/decisions/reading-sheets.md): 1 address columns whose names and labels differ: the
label counts; 2 `vic_TraffickinStatus…`; 3 a column with a label and no name; 4 names with underscores; 5 `prs_Title` labelled
"Second Name": the name counts; 6 missing columns; 7, 8, 10 codes and labels, one or several; 9 spaces and spelling.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from naung.casework.htcds.rules.tables import codes_of, compared, fields_by_label, fields_by_name, standard
from naung.casework.htcds.vocabulary import CODED, LOCAL, V1, V2, HtcdsColumn, Remark
from naung.foundation.errors import RuleBroken
from naung.foundation.words import gettext_noop
from naung.methods.sheets.cells import Book, Row, Sheet, column_of, filled, letters, text_of

LOOKED_AT = 30
LEAST = 2  # cells of a row that are names or labels
SHARE = 0.5  # of the filled cells of a row of labels
ADDRESS = ("City", "Country", "State", "Street", "PostalCode")
SYSTEM_NAME = re.compile(r"(?:org|prs|vic|per|cas|cco|hte|spl|con|x)_\w+", re.IGNORECASE)
GROUPED = re.compile(r"[/:]|(?<=\w)-(?=(?:org|prs|vic|per|cas|cco|hte|spl|con)_)")
V1_ONLY = frozenset(("con_PurposeOfInterview", "con_UseOfData", "con_DataForResearch", "con_RightToBeForgotten"))
V2_ONLY = frozenset(("vic_TraffickingStatus", "vic_TraffickingStatusDecisionMakingOrg"))

NO_HTCDS = gettext_noop(
    "Tidak ada kolom HTCDS di berkas ini. Baris judul harus memuat nama sistem (misalnya prs_FirstName) atau labelnya."
)
ADDRESS_TURNED = gettext_noop(
    "Nama sistem dan label kolom alamat ini bertentangan (kesalahan templat resmi); labelnya yang dipakai."
)
LABEL_DIFFERS = gettext_noop("Label kolom ini bertentangan dengan nama sistemnya; nama sistem yang dipakai.")
TWICE = gettext_noop("Kolom ini muncul dua kali; yang pertama dipakai.")
AMBIGUOUS = gettext_noop(
    "Label ini dipakai beberapa kolom HTCDS dan tidak dapat dipastikan yang mana. Sebutkan nama sistemnya."
)
NO_HEADING = gettext_noop('Kolom "%(heading)s" tidak ada di berkas ini. Tulis judulnya, atau hurufnya (A, B, C).')
NO_FIELD = gettext_noop('"%(given)s" bukan nama sistem HTCDS.')


@dataclass(frozen=True)
class Heads:
    """The headings of a file: its sheet, in which rows they stand, columns, where the records begin, and what to say of them."""

    sheet: Sheet
    rows: tuple[int, ...]
    columns: tuple[HtcdsColumn, ...]
    begin: int
    version: str
    remarks: tuple[Remark, ...]


def heads_of(book: Book, given: Mapping[str, str], version: str = "") -> Heads:
    """The columns of the sheet that has most of them. `given`: system names by heading or letter. Raises RuleBroken."""
    best: tuple[int, Sheet, int, bool] | None = None
    for sheet in book.sheets:
        for at in range(min(LOOKED_AT, len(sheet.rows))):
            names, labels = _counts(sheet.rows[at])
            found = max(names * 2, labels)
            if found >= LEAST and (best is None or found > best[0]):
                best = (found, sheet, at, names > 0)
    if best is None:
        raise RuleBroken(NO_HTCDS, field="file")
    _, sheet, at, by_name = best
    below = sheet.rows[at + 1] if by_name and at + 1 < len(sheet.rows) else None
    labels_row = below if below is not None and _is_labels(below, sheet.rows[at]) else None
    return _heads(sheet, at, labels_row, given, version)


def _counts(row: Row) -> tuple[int, int]:
    texts = [text_of(cell) for _, cell in filled(row)]
    names = sum(1 for text in texts if _by_name(text) or _flag(text))
    labels = sum(1 for text in texts if compared(text) in fields_by_label())
    return names, labels if labels >= SHARE * len(texts) else 0


def _is_labels(row: Row, names: Row) -> bool:
    """Whether a row under system names holds their labels: most of its cells are labels, and some of their own column."""
    texts = {column: compared(text_of(cell)) for column, cell in filled(row)}
    labels = {column: fields_by_label()[text] for column, text in texts.items() if text in fields_by_label()}
    own = any(_by_name(text_of(names.at(column))) in found for column, found in labels.items())
    return own and len(labels) >= SHARE * len(texts)


def _by_name(text: str) -> str:
    """The field that a system name means, spelled as the standard or its toolkits spell it; `x_…` as it stands."""
    bare = GROUPED.split(text.strip())[-1]
    if not SYSTEM_NAME.fullmatch(bare):
        return ""
    if bare.casefold().startswith(LOCAL):
        return LOCAL + bare[len(LOCAL) :]
    said = compared(bare)
    return fields_by_name().get(said) or standard().aliases.get(said, "")


def _flag(text: str) -> tuple[str, str] | None:
    """Field and code of a column that marks one code, as survey tools write a question with several answers."""
    parts = GROUPED.split(text.strip())
    if len(parts) < 2 or not (name := _by_name(parts[-2])) or name.startswith(LOCAL):
        return None
    code = codes_of(name).get(compared(parts[-1])) if standard().fields[name].kind in CODED else None
    return (name, code) if code else None


def _heads(sheet: Sheet, at: int, labels: Row | None, given: Mapping[str, str], version: str) -> Heads:
    names = sheet.rows[at]
    width = max(len(names.cells), len(labels.cells) if labels else 0)
    begin = at + (2 if labels else 1)
    values = sheet.rows[begin:]
    columns: list[HtcdsColumn] = []
    remarks: list[Remark] = []
    taken: dict[str, int] = {}
    chosen = _chosen(names, labels, given, width)
    for column in range(width):
        name, label = text_of(names.at(column)).strip(), text_of(labels.at(column)).strip() if labels else ""
        count = sum(1 for row in values if row.at(column) is not None)
        read, said = _column(column, name, label, columns, chosen, count)
        if read.field and read.how != "flag" and read.field in taken:
            said, read = TWICE, HtcdsColumn(column, read.letter, read.heading, "", "", count)
        if said:
            remarks.append(Remark(read.field, read.letter, CODES_OF_REMARKS[said], said, read.heading))
        if read.field:
            taken.setdefault(read.field, column)
        if read.heading or count:
            columns.append(read)
    rows = (names.number, labels.number) if labels else (names.number,)
    return Heads(sheet, rows, tuple(columns), begin, version or _version(set(taken)), tuple(remarks))


CODES_OF_REMARKS = {
    ADDRESS_TURNED: "address_turned",
    LABEL_DIFFERS: "label_differs",
    TWICE: "twice",
    AMBIGUOUS: "ambiguous",
}


def _column(
    column: int, name: str, label: str, before: Sequence[HtcdsColumn], chosen: Mapping[int, str], count: int
) -> tuple[HtcdsColumn, str]:
    """What one column is, and what is to be said of it."""
    heading, letter = name or label, letters(column)
    if column in chosen:
        return HtcdsColumn(column, letter, heading, chosen[column], "given", count), ""
    if (flag := _flag(name)) is not None:
        return HtcdsColumn(column, letter, heading, flag[0], "flag", count, flag[1]), ""
    if field := _by_name(name):
        if field.startswith(LOCAL):
            return HtcdsColumn(column, letter, heading, field, "local", count), ""
        turned = _address_by_label(field, label)
        if turned and turned != field:
            return HtcdsColumn(column, letter, heading, turned, "label", count), ADDRESS_TURNED
        exact = GROUPED.split(name)[-1] in standard().fields
        differs = (
            bool(label) and compared(label) in fields_by_label() and field not in fields_by_label()[compared(label)]
        )
        return HtcdsColumn(
            column, letter, heading, field, "name" if exact else "alias", count
        ), LABEL_DIFFERS if differs else ""
    found = fields_by_label().get(compared(label or name), ())
    if len(found) > 1:
        sections = [
            standard().fields[each.field].section for each in reversed(before) if each.field in standard().fields
        ]
        found = next(
            (
                same
                for section in sections
                if (same := tuple(n for n in found if standard().fields[n].section == section))
            ),
            found,
        )
    if len(found) == 1:
        return HtcdsColumn(column, letter, heading, found[0], "label", count), ""
    return HtcdsColumn(column, letter, heading, "", "", count), AMBIGUOUS if len(found) > 1 else ""


def _address_by_label(field: str, label: str) -> str:
    """The address field of the same family that a label names, or nothing."""
    family = next((field.removesuffix(part) for part in ADDRESS if field.endswith(part)), None)
    if family is None or not label:
        return ""
    said = compared(label)
    for part in ADDRESS:
        wanted = {compared(part), compared(f"{family.partition('_')[2]}{part}")}
        if part == "PostalCode":
            wanted |= {"zip", "zipcode", "mailingzip", "shippingzip"}
        if said in wanted:
            return f"{family}{part}"
    return ""


def _version(fields: set[str]) -> str:
    if fields & V1_ONLY:
        return V1
    return V2 if fields & V2_ONLY else ""


def _chosen(names: Row, labels: Row | None, given: Mapping[str, str], width: int) -> dict[int, str]:
    found: dict[int, str] = {}
    for heading, wanted in given.items():
        said = compared(heading)
        rows = [names] if labels is None else [names, labels]
        at = next(
            (c for row in rows for c in range(width) if said and compared(text_of(row.at(c))) == said),
            column_of(heading),
        )
        if at is None or at >= width:
            raise RuleBroken(NO_HEADING, field="map", heading=heading[:60])
        name = "" if wanted.strip() in ("", "-") else _by_name(wanted)
        if wanted.strip() not in ("", "-") and not name:
            raise RuleBroken(NO_FIELD, field="map", given=wanted[:40])
        found[at] = name
    return found
