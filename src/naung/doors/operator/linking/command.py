"""`naung link RECORDS.csv --out PAIRS.csv`: for an office or analyst without a register. Nothing is kept or logged."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from naung.doors.operator.linking.columns import mapped as mapped_by_hand
from naung.doors.operator.linking.files import Given, check_outputs, read_table, write_tables
from naung.doors.operator.linking.search import Finder
from naung.doors.operator.printing import json_option, show
from naung.doors.operator.saying import INDONESIAN, LANGUAGES, said_error, saying
from naung.foundation.errors import NaungError, RuleBroken
from naung.foundation.words import gettext_noop
from naung.methods.linkage.fields import Column, Kind, heading_of, suggested
from naung.methods.linkage.large import IN_MEMORY, linked_large
from naung.methods.linkage.link import SHOWN, Linked, as_rows, linked
from naung.methods.linkage.values import IdTwice, Table, table_of
from naung.methods.sheets import letters

HELP = """Cari catatan yang mungkin tentang orang yang sama di dalam satu tabel (CSV atau Excel).

Kolom dikenali dari judul dan isinya; yang keliru dibetulkan dengan --map JUDUL=BIDANG, atau menurut hurufnya (--map C=phone).
Bidang: id, name, other_name, birth, sex, nik, passport, account, email, family_card, phone, area, address, mother, father,
category, ignored.

PAIRS.csv: id_a, id_b, probability, reasons. Peluangnya dihitung, bukan diputuskan: orang yang membandingkan. Dengan
--queries (kolom id dan query) dan --found ditulis dua puluh catatan terdekat untuk tiap pencarian.

Berkas masukan dan hasilnya memuat data orang: simpan di tempat yang terkunci, dan hapus bila selesai."""
BOTH = gettext_noop("--queries dan --found dipakai bersama.")
QUERY_COLUMNS = gettext_noop("Berkas pencarian %(name)s memerlukan kolom id dan query. Judul yang ada: %(headings)s.")
TWICE = gettext_noop(
    "Baris %(first)s dan %(second)s di %(name)s memakai id yang sama: %(id)s. Setiap catatan perlu id sendiri; bila kolom "
    "%(heading)s bukan id, beri --map %(letter)s=ignored."
)
NO_MEMORY = gettext_noop("Tidak muat di memori, jadi dihentikan; tidak ada yang ditulis. Bagi menjadi beberapa berkas.")
PAIRS, FOUND = ("id_a", "id_b", "probability", "reasons"), ("query_id", "rank", "rec_id", "probability")

Told = click.Path(dir_okay=False, path_type=Path)
Read = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(help=HELP)
@click.argument("records", type=Read)
@click.option("--out", type=Told, required=True, help="Berkas CSV untuk pasangan.")
@click.option("--queries", type=Read, help="Berkas pencarian: id, query.")
@click.option("--found", type=Told, help="Berkas CSV untuk hasil pencarian.")
@click.option("--map", "mapped", multiple=True, help="JUDUL=BIDANG, boleh berulang.")
@click.option(
    "--least", type=click.FloatRange(0, 1), default=SHOWN, show_default=True, help="Peluang terkecil yang ditulis."
)
@click.option(
    "--language", type=click.Choice(LANGUAGES), default=INDONESIAN, show_default=True, help="Bahasa kalimatnya."
)
@json_option
def link(
    records: Path,
    out: Path,
    queries: Path | None,
    found: Path | None,
    mapped: tuple[str, ...],
    least: float,
    language: str,
    as_json: bool,
) -> None:
    """Write the pairs, and what the queries mean; print what each column became. Exit status 1 with a sentence on bad input."""
    try:
        told = _link(records, out, (queries, found), mapped, least)
    except NaungError as wrong:
        say = saying(language)
        wrong.values = {
            name: said_error(value, say) if isinstance(value, NaungError) else value
            for name, value in wrong.values.items()
        }
        raise click.ClickException(said_error(wrong, say)) from None
    show(told, as_json=as_json)


def _link(
    records: Path, out: Path, search: tuple[Path | None, Path | None], told: Sequence[str], least: float
) -> dict[str, object]:
    """All that can be refused is refused before the work, and nothing is written before all of it is done."""
    queries, found = search
    if (queries is None) != (found is None):
        raise RuleBroken(BOTH, field="queries")
    check_outputs([each for each in (out, found) if each], [each for each in (records, queries) if each])
    asked = _asked(read_table(queries)) if queries else []
    given = read_table(records)
    columns = mapped_by_hand(suggested(given.headings, given.rows), told)
    table = _table(columns, given)
    del given
    try:
        result = _linked(table, least)
        tables = [(out, PAIRS, as_rows(result.pairs))]
        if found:
            tables.append((found, FOUND, _answers(asked, table)))
        write_tables(tables)
    except MemoryError:
        raise RuleBroken(NO_MEMORY) from None
    answer: dict[str, object] = {
        "records": len(table),
        "columns": [
            {"column": letters(place), "heading": each.heading, "field": each.field, "kind": each.kind.value}
            for place, each in enumerate(columns)
        ],
        "compared": result.compared,
        "pairs": len(result.pairs),
    }
    return answer | ({"queries": len(asked)} if found else {})


def _linked(table: Table, least: float) -> Linked:
    return linked(table, least=least) if len(table) <= IN_MEMORY else linked_large(table, least=least)


def _table(columns: Sequence[Column], given: Given) -> Table:
    try:
        return table_of(columns, given.rows)
    except IdTwice as twice:
        own = next(place for place, each in enumerate(columns) if each.kind is Kind.ID)
        first, second = (given.numbers[place] for place in twice.places)
        heading = columns[own].heading.strip() or letters(own)
        raise RuleBroken(
            TWICE, field="id", name=given.name, id=twice.own, first=first, second=second, heading=heading,
            letter=letters(own),
        ) from None  # fmt: skip


def _asked(given: Given) -> list[tuple[str, str]]:
    """The queries with their ids; one id may stand before several queries, as where a person is sought by name and by number."""
    forms = [heading_of(each) for each in given.headings]
    if "id" not in forms or "query" not in forms:
        headings = ", ".join(each.strip() or letters(place) for place, each in enumerate(given.headings))
        raise RuleBroken(QUERY_COLUMNS, field="queries", name=given.name, headings=headings)
    own, query = forms.index("id"), forms.index("query")
    return [(row[own].strip() or f"#{n}", row[query]) for n, row in enumerate(given.rows, 1)]


def _answers(asked: Sequence[tuple[str, str]], table: Table) -> Iterator[tuple[str, str, str, str]]:
    finder = Finder(table)
    for own, query in asked:
        for rank, (place, sure) in enumerate(finder.found(query), 1):
            yield own, str(rank), table.ids[place], f"{sure:.4f}"
