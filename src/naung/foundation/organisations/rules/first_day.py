"""The first day as data and rules: which desks a territory is offered, which officers each needs, when the day may end."""

import re
import tomllib
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from typing import Any

from naung.foundation.access.rules import shipped_roles
from naung.foundation.access.vocabulary import Reach
from naung.foundation.errors import RuleBroken
from naung.foundation.organisations.rules.agencies import read_table, shipped_agencies
from naung.foundation.organisations.rules.register import MARKS
from naung.foundation.organisations.vocabulary import DeskKind, FirstOfficer, ProposedDesk, Step
from naung.foundation.words import gettext_noop

OWN, PROVINCE, COUNTRY = "own", "province", "country"
TERRITORIES = frozenset({Reach.CITY, Reach.REGENCY, Reach.PROVINCE})
TERRITORY = re.compile(r"[0-9]{2}(\.[0-9]{2})?")
NO_TERRITORY = gettext_noop("Gugus tugas bekerja di sebuah kota, kabupaten, atau provinsi. Pilih salah satu.")
NOT_YET = gettext_noop("Masih ada langkah yang belum selesai. Persiapan belum dapat ditutup.")
PREFIX_LETTERS = 4


def level_of(code: str) -> Reach:
    """Whether an area code is a kota, a kabupaten or a province. Raises RuleBroken for anything else."""
    if not TERRITORY.fullmatch(code):
        raise RuleBroken(NO_TERRITORY, field="territory")
    rest = code[3:]
    if not rest:
        return Reach.PROVINCE
    return Reach.CITY if rest[0] >= "7" else Reach.REGENCY


def read_first_day(text: str) -> tuple[ProposedDesk, ...]:
    """The rows of the table from TOML text. Raises ValueError that names the row and what is wrong."""
    rows = []
    for number, row in enumerate(tomllib.loads(text)["desk"], start=1):
        try:
            rows.append(_row(row))
        except (KeyError, ValueError) as wrong:
            raise ValueError(f"first_day.toml, desk {number} ({row.get('key', '?')}): {wrong}") from wrong
    for level in TERRITORIES:
        _fits_together([row for row in rows if level in row.levels], level)
    return tuple(rows)


def _row(row: Mapping[str, Any]) -> ProposedDesk:
    desk = ProposedDesk(
        key=row["key"],
        agency_type=row["agency_type"],
        levels=frozenset(Reach(level) for level in row["levels"]),
        reach=row["reach"],
        name=row["name"],
        kind=DeskKind(row["desk"]),
        prefix=row["prefix"],
        overseen=row.get("overseen", ""),
        basis=f"{row['legal_basis']} {row['article']}".strip(),
        mark=row["mark"],
        source=row["source"],
        officers=tuple(FirstOfficer(each["role"], each["needed"]) for each in row.get("officers", ())),
    )
    wrong = [
        word
        for word, fault in (
            ("mark", desk.mark not in MARKS),
            ("mark of a practice", not desk.basis and desk.mark != "M"),
            ("source", not desk.source),
            ("agency_type", desk.agency_type not in shipped_agencies()),
            ("levels", not desk.levels <= TERRITORIES or not desk.levels),
            ("reach", desk.reach not in {OWN, PROVINCE, COUNTRY}),
            ("prefix", not 0 < len(desk.prefix) <= PREFIX_LETTERS),
            ("overseen", (desk.kind is DeskKind.SERVICE) != bool(desk.overseen)),
            ("officers", any(each.role not in shipped_roles() for each in desk.officers)),
        )
        if fault
    ]
    if wrong:
        raise ValueError(", ".join(wrong))
    return desk


def _fits_together(rows: list[ProposedDesk], level: Reach) -> None:
    keys, prefixes = [row.key for row in rows], [row.prefix for row in rows]
    overseers = {row.key for row in rows if row.kind is DeskKind.OVERSIGHT}
    if len(set(keys)) < len(keys) or len(set(prefixes)) < len(prefixes):
        raise ValueError(f"first_day.toml, {level.value}: a key or a prefix twice")
    if not {row.overseen for row in rows} <= overseers | {""}:
        raise ValueError(f"first_day.toml, {level.value}: overseen by a desk that oversees nothing")


@lru_cache(maxsize=1)
def shipped_first_day() -> tuple[ProposedDesk, ...]:
    """The rows that ship with the house."""
    return read_first_day(read_table("first_day.toml"))


def proposed_for(territory: str) -> tuple[ProposedDesk, ...]:
    """The desks that are offered to a task force of this territory, in the table's order."""
    level = level_of(territory)
    return tuple(row for row in shipped_first_day() if level in row.levels)


def area_of(desk: ProposedDesk, territory: str) -> str:
    """The area that an offered desk would serve."""
    return {OWN: territory, PROVINCE: territory.partition(".")[0], COUNTRY: ""}[desk.reach]


def prefix_is_sound(prefix: str) -> bool:
    """Whether these letters may stand before case numbers."""
    return prefix.isascii() and prefix.isalnum() and prefix.isupper() and len(prefix) <= PREFIX_LETTERS


def lacking(needed: Iterable[Step], done: Collection[Step]) -> list[Step]:
    """The steps without which the day can't end and that are not done yet, in order."""
    return [step for step in needed if step not in done]


def may_finish(done: Collection[Step]) -> None:
    """Raises RuleBroken while a step other than the last, which is the ending itself, is not done."""
    if lacking([step for step in Step if step is not Step.CHECK], done):
        raise RuleBroken(NOT_YET)
