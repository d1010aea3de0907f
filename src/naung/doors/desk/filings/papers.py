"""The files that an office hands in, made from a report's contents: PDF and workbook, with the same numbers."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from naung.doors.desk.programme.report.blocks import facts, section, table, text
from naung.doors.desk.programme.report.paper import pdf_of
from naung.doors.desk.shell.words import say_number
from naung.doors.desk.shell.workbook import Cell, Sheet, as_attachment, workbook
from naung.foundation.errors import NotFound

Contents = Mapping[str, Any]
WIDE, NARROW = 5, 2  # parts of the page: a column of words, a column of numbers
MANY, LESS_WIDE = 6, 3  # from so many columns on, words get less


def paper_of(form: str, contents: Contents, signed: Contents) -> HttpResponse:
    """The answer that hands a report out. `signed`: state, who, when, hash. Raises NotFound for an unknown form."""
    name = f"{contents['kind']}-{contents['days']}-{signed['version']}"
    if form == "excel":
        return as_attachment(book_of(contents, signed), name)
    if form != "pdf":
        raise NotFound()
    answer = HttpResponse(pdf_of(printed(contents, signed)), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    return answer


def _about(contents: Contents, signed: Contents) -> list[tuple[str, str]]:
    rows = [
        (_("Masa"), contents["span"]),
        (_("Keadaan"), signed["state"]),
        (_("Disusun"), f"{signed['who']}, {signed['when']}"),
        (_("Yang melapor"), contents["giver"]),
        (_("Kepada"), contents["receiver"]),
        (_("Dasar"), contents["basis"]),
        (_("Yang dihitung"), "; ".join(contents["desks"])),
    ]
    return [*rows, (_("Sidik isi"), signed["fingerprint"])] if signed["fingerprint"] else rows


def printed(contents: Contents, signed: Contents) -> dict[str, Any]:
    """What the PDF is made of: the same words and numbers as the page, with its head."""
    parts = [section(_("Angka"), [_pdf_table(each, contents) for each in contents["tables"]])]
    if contents["register"]:
        parts.append(section(_("Daftar"), [_pdf_register(contents["register"])]))
    if contents["changes"]:
        parts.append(section(_("Yang berubah sejak versi sebelumnya"), [_pdf_changes(contents)]))
    meant = [text(each) for each in contents["definitions"]]
    parts.append(section(_("Arti kata dalam laporan ini"), meant))
    return {
        **{name: contents[name] for name in ("title", "span", "language", "office")},
        "state": signed["state"],
        "made": f"Naung · {signed['who']}, {signed['when']}",
        "facts": facts(_about(contents, signed))["rows"],
        "parts": parts,
        "words": {
            "program": "Naung",
            "secret": _("RAHASIA"),
            "page": _("halaman"),
            "unmeasured": _("Belum diukur"),
            "layout": contents["unsure"],
        },
    }


def _pdf_table(each: Contents, contents: Contents) -> dict[str, Any]:
    figures, units = contents["figures"], any(row["unit"] for row in each["rows"])
    heads = [_("Yang dihitung"), *([_("Satuan")] if units else []), *each["heads"]]
    rows = [
        [row["label"], *([row["unit"]] if units else []), *(figures[code]["said"] for code in row["cells"])]
        for row in each["rows"]
    ]
    first = len(heads) - len(each["heads"])
    return table(
        each["caption"],
        heads,
        rows,
        widths=[LESS_WIDE if len(heads) >= MANY else WIDE, *[NARROW] * (len(heads) - 1)],
        numbers=range(first, len(heads)),
    )


def _pdf_register(register: Contents) -> dict[str, Any]:
    rows = [[say_number(cell) if isinstance(cell, int) else cell or "–" for cell in row] for row in register["rows"]]
    if not rows:
        return text(_("Tidak ada yang dicatat dalam masa ini."), "quiet")
    money = [at for at, head in enumerate(register["heads"]) if head.endswith("(Rp)")]
    return table(register["title"], register["heads"], rows, widths=[3] * len(register["heads"]), numbers=money)


def _pdf_changes(contents: Contents) -> dict[str, Any]:
    heads = [_("Yang dihitung"), _("Satuan"), _("Sebelumnya"), _("Sekarang")]
    return table(_("Yang berubah"), heads, contents["changes"], widths=[WIDE, NARROW, NARROW, NARROW], numbers=(2, 3))


def book_of(contents: Contents, signed: Contents) -> bytes:
    """The workbook: head and definitions, figures as numbers, and the register."""
    head = [*_about(contents, signed), ("", ""), (_("Yang belum pasti"), contents["unsure"])]
    head += [(_("Arti kata") if at == 0 else "", each) for at, each in enumerate(contents["definitions"])]
    sheets = [Sheet(_("Laporan"), [contents["title"], contents["office"]], head)]
    sheets.append(Sheet(_("Angka"), [_("Bagian"), _("Yang dihitung"), _("Satuan"), _("Jumlah")], _numbers(contents)))
    register = contents["register"]
    if register:
        sheets.append(Sheet(_("Daftar"), register["heads"], register["rows"], title=register["title"]))
    if contents["changes"]:
        heads = [_("Yang dihitung"), _("Satuan"), _("Sebelumnya"), _("Sekarang")]
        sheets.append(Sheet(_("Perubahan"), heads, contents["changes"]))
    return workbook(sheets)


def _numbers(contents: Contents) -> list[list[Cell]]:
    found: list[list[Cell]] = []
    for each in contents["tables"]:
        for row in each["rows"]:
            for code in row["cells"]:
                figure = contents["figures"][code]
                found.append([each["caption"], figure["label"], figure["unit"], figure["number"]])
    return found
