"""Where the fields of a letter come from: one reader for each source of the room's table, and no field without its reader.

A room that comes later delivers a plain mapping here: its fields stand in the table under a source of its own, its reader in
`READERS`, what an actor must be allowed to read in `OPENED_BY`. Until then none of its fields is in any list, and no letter
that needs one is offered. What an actor may not read is not filled.
"""

from collections.abc import Callable, Collection, Mapping, Sequence

from naung.casework.evidence.rules.tables import Field, Tables, shipped_tables
from naung.casework.evidence.vocabulary import DocumentKind
from naung.doors.desk.evidence.sources import counsel, court, home, law, life, money, person
from naung.doors.desk.evidence.sources.asking import Asked, Subject
from naung.foundation.access.vocabulary import Actor, Permission

__all__ = ["OPENED_BY", "READERS", "SUBJECTS", "Asked", "Subject", "gathered", "shut_names", "subjects", "suggested"]

READERS: Mapping[str, Callable[[Asked], Mapping[str, str]]] = {
    "kantor": person.office,
    "kasus": person.case,
    "orang": person.person,
    "persetujuan": person.consent,
    law.LAW: law.law,
    "restitusi": money.restitution,
    "utang": money.debt,
    "tuduhan": court.accusation,
    "proses": court.proceedings,
    "pulang": home.way_home,
    "reintegrasi": life.reintegration,
}
OPENED_BY: Mapping[str, Permission] = {
    "persetujuan": Permission.CONSENT_READ,
    "restitusi": Permission.RESTITUTION_READ,
    "utang": Permission.RESTITUTION_READ,
    "tuduhan": Permission.PROCEEDINGS_READ,
    "proses": Permission.PROCEEDINGS_READ,
    "pulang": Permission.RETURN_READ,
    "reintegrasi": Permission.REINTEGRATION_READ,
}
# The letters that are about one of several things of a person, and who lists them: the source must be one that was asked for.
SUBJECTS: Mapping[DocumentKind, tuple[str, Callable[[Asked], Sequence[Subject]]]] = {
    DocumentKind.NON_PUNISHMENT: ("tuduhan", court.accusations),
    DocumentKind.DEBT_REFUSAL: ("utang", money.debts),
    DocumentKind.HAND_OVER_RECORD: ("pulang", home.legs),
}
# What stands in the boxes to begin with: for which of them, who may read it, for which kinds of letter (none named: any).
SUGGESTED: Sequence[tuple[Collection[str], Permission, Collection[DocumentKind], Callable[[Asked], Mapping[str, str]]]] = (
    (("penerima_kuasa_nama", "penerima_kuasa_kantor"), Permission.COUNSEL_READ, (), counsel.suggested),
    (("yang_menyerahkan", "yang_menerima", "tempat_serah", "keadaan", "barang"), Permission.RETURN_READ, (), home.suggested),
    (("tujuan", "utang_dipakai"), Permission.RESTITUTION_READ, (DocumentKind.DEBT_REFUSAL,), money.suggested),
)  # fmt: skip


def gathered(asked: Asked, names: Collection[str], tables: Tables | None = None) -> dict[str, str]:
    """What the file holds for these names, empty ones left out. Only the sources that are asked for and allowed are opened."""
    known = tables or shipped_tables()
    wanted = {known.fields[name].source for name in names if name in known.fields}
    values: dict[str, str] = {}
    for source, read in READERS.items():
        if source in wanted and _may_open(source, asked.actor):
            values |= read(asked)
    return {name: values[name] for name in names if values.get(name, "").strip()}


def shut_names(names: Collection[str], actor: Actor, tables: Tables | None = None) -> list[Field]:
    """Fields of these names whose part of the file this actor's role may not read."""
    known = (tables or shipped_tables()).fields
    return [known[name] for name in names if name in known and not _may_open(known[name].source, actor)]


def _may_open(source: str, actor: Actor) -> bool:
    return source not in OPENED_BY or actor.may(OPENED_BY[source])


def subjects(asked: Asked, names: Collection[str], tables: Tables | None = None) -> Sequence[Subject]:
    """What a letter with these names may be about; nothing where it is about the person as a whole, or may not be read."""
    source, listed = SUBJECTS.get(asked.kind, ("", None))
    known = (tables or shipped_tables()).fields
    asks = any(known[name].source == source for name in names if name in known)
    return listed(asked) if listed and asks and _may_open(source, asked.actor) else []


def suggested(asked: Asked, names: Collection[str]) -> dict[str, str]:
    """What stands in the boxes to begin with, to be changed, for those of these names that are typed."""
    told: dict[str, str] = {}
    for boxes, permission, kinds, read in SUGGESTED:
        wanted = set(boxes) & set(names)
        if wanted and (not kinds or asked.kind in kinds) and asked.actor.may(permission):
            values = read(asked)
            told |= {name: values[name] for name in wanted if values.get(name)}
    return told
