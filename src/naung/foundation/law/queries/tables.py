"""The shipped tables as one checked value: read once at start, every error with its file and line."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib import resources
from string import Formatter
from typing import TypeVar

from naung.foundation.law.queries.cells import require_whole, row_of
from naung.foundation.law.queries.consistency import complaints_of
from naung.foundation.law.queries.lines import RawRow, raw_rows
from naung.foundation.law.vocabulary import (
    AgeRow,
    Change,
    ClockRow,
    Code,
    FactRow,
    Hotline,
    Law,
    LawTableBroken,
    Offence,
    PlaceRow,
    Right,
    Row,
    SentenceRow,
    Trap,
)

ROOM = "naung.foundation.law"
KINDS: Mapping[str, type[Row]] = {
    "process": Code,
    "means": Code,
    "purpose": Code,
    "fact": FactRow,
    "age": AgeRow,
    "place": PlaceRow,
    "track": Right,
    "offence": Offence,
    "change": Change,
    "clock": ClockRow,
    "right": Right,
    "duty": Right,
    "hotline": Hotline,
    "trap": Trap,
}
R = TypeVar("R", bound=Row)
Texts = Mapping[str, str]


def shipped_texts() -> dict[str, str]:
    """The text of every shipped table by file name."""
    folder = resources.files(ROOM).joinpath("tables")
    files = sorted((each for each in folder.iterdir() if each.name.endswith(".toml")), key=lambda each: each.name)
    return {each.name: each.read_text("utf-8") for each in files}


@lru_cache(maxsize=1)
def shipped_law() -> Law:
    """The tables that ship with the house, validated at first use (and at start)."""
    return read_law(shipped_texts())


def read_law(texts: Texts) -> Law:
    """All tables from their texts; raises LawTableBroken for the first row that no rule may rest on."""
    return law_of([raw for file, text in texts.items() for raw in raw_rows(file, text)])


def law_of(raws: Iterable[RawRow]) -> Law:
    """All tables from their raw rows, each row checked alone and then against the others."""
    kept = list(raws)
    texts = [_plain(raw, ("code", "text")) for raw in kept if raw.table == "source"]
    sources = {text["code"]: text["text"] for text in texts}
    rows: dict[str, dict[str, Row]] = {table: {} for table in KINDS}
    sentences: dict[str, SentenceRow] = {}
    for raw in kept:
        if raw.table == "sentence":
            sentences[raw.values.get("code", "")] = _sentence(raw, sentences)
        elif raw.table != "source":
            row = _row(raw, sources, rows)
            rows[raw.table][row.code] = row
    law = _assembled(rows, sentences)
    for complaint in complaints_of(law):
        raise complaint
    return law


def _row(raw: RawRow, sources: Mapping[str, str], rows: Mapping[str, Mapping[str, Row]]) -> Row:
    if raw.table not in KINDS:
        raise raw.broken("code", "tabel tidak dikenal")
    if raw.values.get("source") not in sources:
        raise raw.broken("source", "sumber tidak dikenal atau tidak ada")
    row = row_of(raw, KINDS[raw.table])
    require_whole(raw, row)
    if row.code in rows[raw.table]:
        raise raw.broken("code", f"{row.code} sudah ada")
    return row_of(_with_source(raw, sources), KINDS[raw.table])


def _with_source(raw: RawRow, sources: Mapping[str, str]) -> RawRow:
    text = sources[raw.values["source"]]
    return RawRow(raw.table, raw.file, raw.line, {**raw.values, "source": text}, raw.lines)


def _plain(raw: RawRow, keys: tuple[str, ...]) -> Mapping[str, str]:
    """A row of plain texts with exactly these keys."""
    for key in keys:
        if not isinstance(raw.values.get(key), str) or not raw.values[key]:
            raise raw.broken(key, "wajib ada dan tidak boleh kosong")
    for key in raw.values:
        if key not in keys:
            raise raw.broken(key, "kunci tidak dikenal")
    return raw.values


def _sentence(raw: RawRow, others: Mapping[str, SentenceRow]) -> SentenceRow:
    words = _plain(raw, ("code", "id", "en"))
    if words["code"] in others:
        raise raw.broken("code", f"{words['code']} sudah ada")
    if placeholders(words["id"]) != placeholders(words["en"]):
        raise raw.broken("en", "kedua bahasa harus memakai isian yang sama")
    return SentenceRow(words["code"], words["id"], words["en"])


def placeholders(sentence: str) -> set[str]:
    """Names in braces."""
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def _assembled(rows: Mapping[str, Mapping[str, Row]], sentences: Mapping[str, SentenceRow]) -> Law:
    def of(table: str, kind: type[R]) -> dict[str, R]:
        return {code: row for code, row in rows[table].items() if isinstance(row, kind)}

    lists = ("process", "means", "purpose", "fact")
    for table in ("age", "place"):
        if len(rows[table]) != 1:
            raise LawTableBroken("codes.toml", 1, f"[[{table}]]: harus tepat satu baris")
    return Law(
        process=of("process", Code),
        means=of("means", Code),
        purpose=of("purpose", Code),
        facts=of("fact", FactRow),
        aliases={table: _aliases(of(table, Code)) for table in lists},
        adulthood=next(iter(of("age", AgeRow).values())),
        places=next(iter(of("place", PlaceRow).values())),
        tracks=of("track", Right),
        offences=of("offence", Offence),
        changes=of("change", Change),
        clocks=of("clock", ClockRow),
        rights=of("right", Right),
        duties=of("duty", Right),
        hotlines=of("hotline", Hotline),
        traps=of("trap", Trap),
        sentences=sentences,
    )


def _aliases(rows: Mapping[str, Code]) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in rows.values():
        for alias in row.aliases:
            if alias in found or alias in rows:
                raise LawTableBroken(row.file, row.line, f"aliases: {alias} sudah dipakai")
            found[alias] = row.code
    return found
