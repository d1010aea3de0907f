"""A rollout as a workbook. Text stays text: nothing that is written becomes a formula or a link; a withheld number is a word."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from naung.doors.desk.shell.words import say_day
from naung.doors.desk.shell.workbook import Sheet, workbook, written_now


def book(shown: Mapping[str, Any]) -> bytes:
    """One sheet each of what is fixed, the schedule, the counts and the answer, as far as there are any."""
    notes = [written_now()]
    heads = [_("Wilayah"), _("Kode"), _("Menurut rancangan"), _("Sungguh mulai"), _("Keadaan"), _("Catatan")]
    sheets = [
        Sheet(_("Rancangan"), [_("Bagian"), _("Isi")], shown["facts"], notes),
        Sheet(_("Jadwal"), heads, [_area(row) for row in shown["areas"]], [*notes, *filter(None, [shown["lot"]])]),
    ]
    table, result = shown["table"], shown["result"]
    if table:
        masa = [_("Masa %(n)s") % {"n": head} for head in table["heads"]]
        rows = [[row["name"], *row["cells"]] for row in table["rows"]]
        rows.append([_("Jumlah"), *table["sums"]])
        sheets.append(Sheet(_("Hitungan"), [_("Wilayah"), *masa, _("Jumlah")], rows, notes))
    if result:
        said = [[row["name"], " ".join(row["sentences"])] for row in result["rows"]]
        said += [[_("Menyimpang"), each] for each in shown["deviations"]]
        sheets.append(Sheet(_("Hasil"), [_("Cara menghitung"), _("Kalimat")], said, notes))
    return workbook(sheets)


def _area(row: Mapping[str, Any]) -> list[str]:
    began = say_day(row["began_on"]) if row["began_on"] else ""
    return [row["name"], row["code"], row["planned"], began, row["what"]["words"], row["words"]]
