"""A rollout as a workbook. Text stays text: nothing that is written becomes a formula or a link; a withheld number is a word."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from xlsxwriter import Workbook

from naung.doors.desk.shell.words import say_day, say_moment

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
FIRST_WIDTH, WIDTH = 36, 18  # characters of a column


def book(shown: Mapping[str, Any]) -> bytes:
    """One sheet each of what is fixed, the schedule, the counts and the answer, as far as there are any."""
    held = io.BytesIO()
    with Workbook(held, OPTIONS) as workbook:
        _sheet(workbook, _("Rancangan"), [_("Bagian"), _("Isi")], shown["facts"])
        heads = [_("Wilayah"), _("Kode"), _("Menurut rancangan"), _("Sungguh mulai"), _("Keadaan"), _("Catatan")]
        _sheet(workbook, _("Jadwal"), heads, [_area(row) for row in shown["areas"]])
        table, result = shown["table"], shown["result"]
        if table:
            masa = [_("Masa %(n)s") % {"n": head} for head in table["heads"]]
            rows = [[row["name"], *row["cells"]] for row in table["rows"]]
            _sheet(workbook, _("Hitungan"), [_("Wilayah"), *masa, _("Jumlah")], [*rows, [_("Jumlah"), *table["sums"]]])
        if result:
            said = [[row["name"], " ".join(row["sentences"])] for row in result["rows"]]
            said += [[_("Menyimpang"), each] for each in shown["deviations"]]
            _sheet(workbook, _("Hasil"), [_("Cara menghitung"), _("Kalimat")], said)
    return held.getvalue()


def _area(row: Mapping[str, Any]) -> list[str]:
    began = say_day(row["began_on"]) if row["began_on"] else ""
    return [row["name"], row["code"], row["planned"], began, row["what"]["words"], row["words"]]


def _sheet(workbook: Workbook, name: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    sheet = workbook.add_worksheet(name)
    bold = workbook.add_format({"bold": True, "text_wrap": True})
    sheet.set_column(0, 0, FIRST_WIDTH)
    sheet.set_column(1, len(heads), WIDTH)
    for column, head in enumerate(heads):
        sheet.write_string(0, column, head, bold)
    for number, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            sheet.write_string(number, column, cell)
    sheet.write_string(len(rows) + 2, 0, _("Ditulis %(when)s.") % {"when": say_moment(timezone.now())})
