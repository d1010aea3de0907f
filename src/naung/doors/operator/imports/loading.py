"""A register in HTCDS is loaded by the officer herself, signed in on this machine: row by row a person and a case at her desk.

Each row is one transaction: whoever stops the command leaves whole rows, and running it again goes on from there.
"""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from naung.casework.exchange.actions import compare_rows, take_row
from naung.casework.exchange.vocabulary import Loaded, RowGiven, RowJudged, Verdict
from naung.casework.hints.actions import compare_cases
from naung.casework.hints.vocabulary import Source
from naung.doors.operator.imports.taking import Ask, Progress, signed_in
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.accounts.queries import actor_at_desk
from naung.foundation.errors import NaungError, NotFound, NotPermitted, Problems, RuleBroken
from naung.foundation.organisations.queries import own_desk
from naung.foundation.words import gettext_noop

AT_ONCE = 50  # rows between two looks at whether she still works there
NOT_HERS = gettext_noop("Baris ini tidak dapat Anda masukkan. Minta petugas lain di meja ini memuat berkas yang sama.")
NO_DESK = gettext_noop("Petugas ini tidak dapat membuka kasus di meja mana pun yang bernama begitu.")
WHICH_DESK = gettext_noop("Petugas ini membuka kasus di beberapa meja. Sebut satu dengan --desk: %(desks)s.")


def load(
    rows: Sequence[RowGiven], officer: str, desk: str, part: str, ask: Ask, progress: Progress, *, dry_run: bool
) -> Loaded:
    """What each row is to her desk, and without `dry_run` every new one taken. Raises RuleBroken."""
    with signed_in(officer, ask) as actors:
        by = _at(desk, actors)
        judged = compare_rows(rows=rows, part=part, by=by)
        name = own_desk(by).name
        if dry_run:
            return Loaded(judged, desk=name)
        given = {each.row: each for each in rows}
        new = [given[each.row] for each in judged.of(Verdict.NEW)]
        taken, stood, late = _take(new, part, by, progress)
        return Loaded(judged, desk=name, taken=taken, stood=stood, late=late)


def _at(desk: str, actors: Sequence[Actor]) -> Actor:
    """She at the desk that was named, or at the only one where she opens cases. Raises RuleBroken."""
    hers = [(actor, own_desk(actor)) for actor in actors if actor.may(Permission.CASE_WRITE)]
    said = desk.strip().casefold()
    found = [
        (actor, row)
        for actor, row in hers
        if not said or said in {str(row.id), row.name.casefold(), row.prefix.casefold(), row.agency.name.casefold()}
    ]
    if not found:
        raise RuleBroken(NO_DESK, field="desk")
    if len(found) > 1:
        raise RuleBroken(WHICH_DESK, field="desk", desks=", ".join(f"{row.prefix} ({row.name})" for _, row in found))
    return found[0][0]


def _take(new: Sequence[RowGiven], part: str, by: Actor, progress: Progress) -> tuple[int, int, tuple[RowJudged, ...]]:
    """How many were taken, how many stood there meanwhile, and which could not be kept after all."""
    cases: list[UUID] = []
    stood = 0
    late: list[RowJudged] = []
    try:
        for at, given in enumerate(new, start=1):
            case, why = _one(given, part, by)
            cases += [case] if case is not None else []
            stood += case is None and not why
            late += [RowJudged(given.row, Verdict.REFUSED, problems=why)] if why else []
            if at % AT_ONCE == 0 or at == len(new):
                progress(at, len(new))
                by = _still(by)
    finally:  # also where the command is stopped: what was taken is laid beside the desk's records in the background
        if cases and by.may(Permission.SEARCH):
            compare_cases(cases=cases, source=Source.HTCDS, by=by)
    return len(cases), stood, tuple(late)


def _one(given: RowGiven, part: str, by: Actor) -> tuple[UUID | None, tuple[tuple[str, str, dict[str, object]], ...]]:
    try:
        return take_row(given=given, part=part, by=by), ()
    except NotPermitted:
        raise
    except Problems as wrong:
        return None, tuple((each.field, each.message, each.values) for each in wrong.problems)
    except NotFound:  # she may not know of whom it tells
        return None, (("", NOT_HERS, {}),)
    except NaungError as wrong:
        return None, ((getattr(wrong, "field", ""), wrong.message, wrong.values),)


def _still(by: Actor) -> Actor:
    """She as she may act now: who lost her place meanwhile loads nothing more. Raises NotFound."""
    if by.id is None or by.desk is None:
        raise NotFound()
    return replace(actor_at_desk(by.id, by.desk), session=by.session)
