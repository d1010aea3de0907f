"""Whether a row of a file was taken before. Nothing here decides that two rows are one person: a row that may be is shown.

A row is the same where all of it is the same, wherever it stands. It is a changed one where something tells that it is about the
person of a row which was taken before and stands in this file no more: its identity number; its name with the birth; its name, or
birth and sex, with the other register's number of the case; and where there is none of it, its name alone. A number that lost
digits or only fills the field tells of nobody; one that stands under several names tells only together with the name.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from naung.casework.exchange.rules.numbers import says_nothing, telling, tells_alone
from naung.casework.exchange.vocabulary import KnownRow, RowMark, Verdict
from naung.casework.htcds.rules.cases import as_case
from naung.casework.htcds.vocabulary import CaseValues, Record
from naung.foundation.people.rules.marks import name_key
from naung.methods.sheets.lost import is_shortened

KEY_BYTES = 32
TOKEN_BYTES = 16
BETWEEN = "\x1f"
ALONE = ("number", "number born", "case born")  # what a file may have given to several people
WHOLE, WHO = b"exchange-whole", b"exchange-who"  # so that one token never stands for the other


def content_of(record: Record) -> str:
    """All that a row says, as one text: the same row, as it is read, gives the same text in every file and order."""
    values = {name: _plain(value) for name, value in record.values.items()}
    return json.dumps([values, dict(record.extra)], sort_keys=True, ensure_ascii=False)


def _plain(value: object) -> object:
    return value.isoformat() if hasattr(value, "isoformat") else value


def who_of(record: Record) -> frozenset[str]:
    """Texts that tell whose row it is. They name the person: keep them only as keyed tokens."""
    return frozenset(BETWEEN.join(each) for each in _told(record))


def _told(record: Record) -> set[tuple[str, ...]]:
    case = as_case(record)
    name, other = _name(case), case.case_number.casefold().strip()
    other = "" if says_nothing(other) or is_shortened(other) else other
    number, born = telling(case.identity_number), _born(case)
    called = name or other
    found = {
        ("number", number) if number and tells_alone(number) else None,
        ("number name", number, called) if number and called else None,
        ("number born", number, born) if number and born else None,
        ("born", name, born) if name and born else None,
        ("case", name, other) if name and other else None,
        ("case born", born, case.sex.value, other) if born and other else None,
    } - {None}
    if not found and called:
        found = {("name", called, case.sex.value, case.home_words.casefold())}
    return {each for each in found if each}


def _name(case: CaseValues) -> str:
    return " ".join(name_key(case.names[0])) if case.names and not says_nothing(case.names[0]) else ""


def _born(case: CaseValues) -> str:
    first, last = case.birth.first, case.birth.last
    return f"{first or ''}/{last or ''}" if first or last else ""


def mark_of(record: Record, key: bytes) -> RowMark:
    """The row's keyed tokens: without the desk's key they tell nothing of what stands in it."""
    tokens = {each: _token(BETWEEN.join(each), key, WHO) for each in _told(record)}
    alone = frozenset(token for each, token in tokens.items() if each[0] in ALONE)
    return RowMark(_token(content_of(record), key, WHOLE), frozenset(tokens.values()), alone)


def _token(text: str, key: bytes, person: bytes) -> str:
    return hashlib.blake2b(text.encode(), key=key, digest_size=TOKEN_BYTES, person=person).hexdigest()


def judged(rows: Sequence[RowMark], known: Iterable[KnownRow]) -> list[tuple[Verdict, UUID | None]]:
    """What each row is, and for one that is not new the case which it became, where it did.

    The order of the rows changes nothing. A row that stands twice in the file is taken once.
    """
    before = {each.mark.content: each for each in known}
    here = {row.content for row in rows}
    gone = {content: each for content, each in before.items() if content not in here}
    told = {row.content: row for row in rows}
    changed = _changed(sorted(here - set(before)), _without_shared(told, [each.mark for each in gone.values()]), gone)
    found: list[tuple[Verdict, UUID | None]] = []
    seen: set[str] = set()
    for row in rows:
        if row.content in before:
            found.append((Verdict.SAME, before[row.content].case))
        elif row.content in changed:
            found.append((Verdict.CHANGED, changed[row.content]))
        else:
            found.append((Verdict.SAME if row.content in seen else Verdict.NEW, None))
        seen.add(row.content)
    return found


def _without_shared(rows: Mapping[str, RowMark], gone: Iterable[RowMark]) -> dict[str, RowMark]:
    """The rows without what several people have, in this file or among those that were taken before: it ties nobody."""
    alone = frozenset(token for row in rows.values() for token in row.alone)
    shared = _shared(alone, rows.values()) | _shared(alone, gone)
    return {content: RowMark(content, row.who - shared, row.alone - shared) for content, row in rows.items()}


def _shared(alone: frozenset[str], marks: Iterable[RowMark]) -> set[str]:
    """Of these tokens, those of rows that have nothing else in common."""
    common: dict[str, frozenset[str]] = {}
    many: set[str] = set()
    for mark in marks:
        beside = mark.who - alone
        for token in mark.who & alone:
            many |= {token} if token in common else set()
            common[token] = common.get(token, beside) & beside
    return {token for token in many if not common[token]}


def _changed(fresh: Sequence[str], rows: Mapping[str, RowMark], gone: Mapping[str, KnownRow]) -> dict[str, UUID]:
    """Which rows stand for one that was taken before and is gone from the file: each of those for one row at most."""
    by_token: dict[str, set[str]] = {}
    for content, each in gone.items():
        for token in each.mark.who:
            by_token.setdefault(token, set()).add(content)
    pairs = sorted(
        (-len(rows[content].who & gone[old].mark.who), content, old)
        for content in fresh
        for old in {old for token in rows[content].who for old in by_token.get(token, ())}
    )
    found: dict[str, UUID] = {}
    used: set[str] = set()
    for _, content, old in pairs:
        if content not in found and old not in used:
            found[content] = gone[old].case
            used.add(old)
    return found
