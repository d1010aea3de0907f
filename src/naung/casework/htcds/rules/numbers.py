"""Which columns carry the number of a paper, a case or a telephone; and that one which lost digits is never taken for one."""

import re
from collections.abc import Iterable, Sequence

from naung.casework.htcds.rules.cells import LOST_DIGITS, Wrong
from naung.casework.htcds.vocabulary import LOCAL, HtcdsColumn
from naung.foundation.words import gettext_noop
from naung.methods.sheets.cells import Cell, Number, Row
from naung.methods.sheets.lost import digits_lost, last_digits_kept

PHONES = ("org_Phone", "prs_HomePhone", "prs_MobilePhone")
NUMBERED = frozenset(("prs_IdentityNumber", *PHONES))
# Columns of others: x_CaseNumber, x_nik, x_NoPaspor, x_no_hp.
WORDS = re.compile(r"nik|ktp|kartu|paspor|splp|nomor|number|phone|tel[pe]|ponsel|whatsapp|ident")
SHORT_WORDS = re.compile(r"(?:^|_|(?<=[a-z]))(?:no|hp|wa|kk|id|ID|HP|WA|KK|No|NO|Id|Hp|Wa|Kk)(?=_|[A-Z]|$)")

SHORTENED = gettext_noop(
    "Lembar kerja telah mengubah nomor ini menjadi bilangan pendek (seperti 3,17E+15); angka yang hilang tidak bisa "
    "dipulihkan. Tulis nomor lengkapnya dari surat atau daftar aslinya, dan atur kolomnya sebagai teks."
)


def carries_number(name: str) -> bool:
    """Whether a field holds the number of a paper, a case or a telephone."""
    if not name.startswith(LOCAL):
        return name in NUMBERED
    own = name.removeprefix(LOCAL)
    return WORDS.search(own.casefold()) is not None or SHORT_WORDS.search(own) is not None


def columns_kept(columns: Iterable[HtcdsColumn], rows: Sequence[Row]) -> frozenset[int]:
    """The columns of numbers whose last digits can be trusted."""
    return frozenset(
        each.at for each in columns if carries_number(each.field) and last_digits_kept(row.at(each.at) for row in rows)
    )


def refuse_lost(cell: Cell, name: str, *, kept: bool) -> None:
    """Raises Wrong for a number whose digits are not all there. `kept`: as `columns_kept` says of its column."""
    if carries_number(name):
        if digits_lost(cell, kept=kept):
            raise Wrong("lost_digits", LOST_DIGITS if isinstance(cell, Number) else SHORTENED)
    elif name.startswith(LOCAL) and isinstance(cell, Number) and not cell.exact:
        raise Wrong("lost_digits", LOST_DIGITS)
