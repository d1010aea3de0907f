"""The rules behind a page: each read in the table that owns it, with its basis, its mark and its source."""

from collections.abc import Iterable
from dataclasses import dataclass

from naung.casework.complaints.rules import shipped_clocks
from naung.casework.consent.rules.tables import shipped_bases
from naung.casework.custody.rules import shipped_limits
from naung.casework.reports.rules.urgency import shipped_urgency_rules
from naung.doors.desk.help.why import shipped_why
from naung.doors.desk.shell.navigation import address_of
from naung.doors.desk.shell.words import language
from naung.foundation.errors import NotFound
from naung.foundation.law.queries import law_rows
from naung.foundation.law.queries.office import office_law
from naung.foundation.law.queries.rows import table_names
from naung.foundation.law.vocabulary import Law

HOUSE = "house"


@dataclass(frozen=True)
class Cited:
    """One rule as a page shows it. A rule of the house has no mark: it is no law. `address` leads to its row."""

    words: str
    basis: str = ""
    mark: str = ""
    source: str = ""
    address: str = ""


def cited(references: Iterable[str], *, links: bool = False) -> list[Cited]:
    """The rules in the reader's language, those of the law as this office has them today.

    `links`: the reader may open the page of the law. Raises NotFound for a reference that no table has.
    """
    wanted = [reference.split(":", 1) for reference in references]
    law = office_law() if any(table in table_names() for table, _ in wanted) else None
    return [_one(table, code, law, links) for table, code in wanted]


def _one(table: str, code: str, law: Law | None, links: bool) -> Cited:
    if law is not None and table in table_names():
        return _of_law(table, code, law, links)
    if table == HOUSE:
        rule = shipped_why().house.get(code)
        if rule is None:
            raise NotFound
        return Cited(rule.en if language() == "en" else rule.id)
    return _of_casework(table, code)


def _of_law(table: str, code: str, law: Law, links: bool) -> Cited:
    for each in law_rows(table=table, law=law):
        if each.row.code == code:
            row = each.row
            page = address_of("law:list") if links else ""
            address = f"{page}?tabel={table}#{table}-{code}" if page else ""
            return Cited(row.en if language() == "en" else row.id, row.citation, row.mark.value, row.source, address)
    raise NotFound


def _of_casework(table: str, code: str) -> Cited:
    """A row of a table that a room of casework keeps beside its rules."""
    english = language() == "en"
    if table == "basis" and code in shipped_bases().articles:
        row = shipped_bases().articles[code]
        return Cited(row.en if english else row.id, row.citation, row.mark.value, row.source)
    if table == "limit" and code in shipped_limits():
        limit = shipped_limits()[code]
        return Cited(limit.words_en if english else limit.words_id, limit.basis, limit.mark, limit.source)
    if table == "complaint" and code in shipped_clocks():
        clock = shipped_clocks()[code]
        return Cited(clock.words_en if english else clock.words_id, clock.basis, clock.mark, clock.source)
    for rule in shipped_urgency_rules() if table == "urgency" else ():
        if rule.code == code:
            return Cited(rule.reason_en if english else rule.reason_id, rule.basis, rule.mark, rule.source)
    raise NotFound
