"""`naung link RECORDS.csv --out PAIRS.csv`: for an office or analyst without a register. Nothing is kept or logged."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from naung.doors.operator.linking.search import Finder
from naung.doors.operator.printing import json_option, show
from naung.methods import sheets
from naung.methods.linkage.fields import Column, Kind, heading_of, suggested
from naung.methods.linkage.link import SHOWN, as_rows, linked
from naung.methods.linkage.values import Table, table_of

LARGEST = 200_000_000  # bytes
HELP = """Cari catatan yang mungkin tentang orang yang sama di dalam satu tabel (CSV atau Excel).

Kolom dikenali dari judul dan isinya; yang keliru dibetulkan dengan --map JUDUL=BIDANG. Bidang: id, name, other_name, birth,
sex, nik, passport, account, email, phone, area, address, mother, father, category, ignored.

PAIRS.csv: id_a, id_b, probability, reasons. Peluangnya dihitung, bukan diputuskan: orang yang membandingkan. Dengan
--queries (kolom id dan query) dan --found ditulis dua puluh catatan terdekat untuk tiap pencarian.

Berkas masukan dan hasilnya memuat data orang: simpan di tempat yang terkunci, dan hapus bila selesai."""
KINDS = {
    "id": Kind.ID, "name": Kind.NAME, "other_name": Kind.NAME, "birth": Kind.BIRTH, "sex": Kind.SEX, "nik": Kind.CODE,
    "passport": Kind.CODE, "account": Kind.CODE, "email": Kind.CODE, "phone": Kind.PHONE, "area": Kind.AREA,
    "address": Kind.TEXT, "mother": Kind.KIN, "father": Kind.KIN, "category": Kind.CATEGORY, "ignored": Kind.IGNORED,
}  # fmt: skip
NO_ROWS = "Berkas ini tidak berisi baris."
NO_NAME = "Tidak ada kolom nama. Sebutkan dengan --map JUDUL=name. Judul yang ada: {headings}."
BAD_MAP = "--map memakai JUDUL=BIDANG. Yang tidak dikenal: {told}. Judul yang ada: {headings}."
BOTH = "--queries dan --found dipakai bersama."
QUERY_COLUMNS = "Berkas pencarian memerlukan kolom id dan query."
TWICE = "Dua baris memakai id yang sama: {id}. Setiap catatan perlu id sendiri."
UNREAD = "Berkas {name} tidak bisa dibaca ({why})."

Told = click.Path(dir_okay=False, path_type=Path)
Given = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(help=HELP)
@click.argument("records", type=Given)
@click.option("--out", type=Told, required=True, help="Berkas CSV untuk pasangan.")
@click.option("--queries", type=Given, help="Berkas pencarian: id, query.")
@click.option("--found", type=Told, help="Berkas CSV untuk hasil pencarian.")
@click.option("--map", "mapped", multiple=True, help="JUDUL=BIDANG, boleh berulang.")
@click.option(
    "--least", type=click.FloatRange(0, 1), default=SHOWN, show_default=True, help="Peluang terkecil yang ditulis."
)
@json_option
def link(
    records: Path,
    out: Path,
    queries: Path | None,
    found: Path | None,
    mapped: tuple[str, ...],
    least: float,
    as_json: bool,
) -> None:
    """Write the pairs, and what the queries mean; print what each column became. Exit status 1 with a sentence on bad input."""
    if (queries is None) != (found is None):
        raise click.ClickException(BOTH)
    headings, rows = _rows(records)
    columns = _mapped(suggested(headings, rows), mapped)
    table = _table(columns, rows)
    result = linked(table, least=least)
    _write(out, ("id_a", "id_b", "probability", "reasons"), as_rows(result.pairs))
    told = {
        "records": len(table),
        "columns": [{"heading": each.heading, "field": each.field, "kind": each.kind.value} for each in columns],
        "compared": result.compared,
        "pairs": len(result.pairs),
    }
    if queries and found:
        told["queries"] = _search(queries, found, table)
    show(told, as_json=as_json)


def _rows(file: Path) -> tuple[list[str], list[list[str]]]:
    content = file.read_bytes() if file.stat().st_size <= LARGEST else b""
    try:
        book = sheets.read(content)
    except sheets.Refused as refused:
        where = ", ".join(str(each) for each in (refused.where, refused.row) if each)
        why = f"{refused.trouble.value}{': ' + where if where else ''}"
        raise click.ClickException(UNREAD.format(name=file.name, why=why)) from None
    filled = [[sheets.text_of(cell) for cell in row.cells] for row in book.sheets[0].rows] if book.sheets else []
    if len(filled) < 2:
        raise click.ClickException(NO_ROWS)
    width = max(len(row) for row in filled)
    headings, *rows = ([*row, *[""] * (width - len(row))] for row in filled)
    return headings, rows


def _mapped(columns: Sequence[Column], told: Iterable[str]) -> list[Column]:
    chosen = list(columns)
    places = {heading_of(each.heading): place for place, each in enumerate(columns)}
    for each in told:
        heading, _, field = each.rpartition("=")
        place, kind = places.get(heading_of(heading)), KINDS.get(field.strip())
        if place is None or kind is None:
            raise click.ClickException(BAD_MAP.format(told=each, headings=", ".join(one.heading for one in columns)))
        own = columns[place].heading
        name = own if kind in {Kind.CATEGORY, Kind.IGNORED} else field.strip()
        chosen[place] = Column(own, name, kind)
    if not any(each.kind is Kind.NAME for each in chosen):
        raise click.ClickException(NO_NAME.format(headings=", ".join(one.heading for one in columns)))
    return chosen


def _table(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> Table:
    try:
        return table_of(columns, rows)
    except ValueError as wrong:
        raise click.ClickException(TWICE.format(id=str(wrong).rpartition(" ")[2])) from None


def _search(queries: Path, found: Path, table: Table) -> int:
    headings, rows = _rows(queries)
    forms = [heading_of(each) for each in headings]
    if "id" not in forms or "query" not in forms:
        raise click.ClickException(QUERY_COLUMNS)
    own, asked, finder = forms.index("id"), forms.index("query"), Finder(table)
    answers = (
        (row[own], str(rank), table.ids[place], f"{sure:.4f}")
        for row in rows
        for rank, (place, sure) in enumerate(finder.found(row[asked]), 1)
    )
    _write(found, ("query_id", "rank", "rec_id", "probability"), answers)
    return len(rows)


def _write(file: Path, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    with file.open("w", newline="", encoding="utf-8") as told:
        table = csv.writer(told)
        table.writerow(heads)
        table.writerows(rows)
