"""A list that was read is taken into a batch by the officer herself, signed in on this machine: whole rows, nobody twice.

Rows go in by slices, each in one transaction: whoever stops the command leaves whole rows, and running it again goes on from
there. A family is never cut by the end of a slice.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from naung.casework.arrivals.actions import take_rows
from naung.casework.arrivals.queries import BatchLine, batches_of_desk
from naung.casework.arrivals.rules.lists import row_told
from naung.casework.arrivals.rules.rows import group_name
from naung.casework.arrivals.vocabulary import RowRefused, Taken
from naung.casework.hints.actions import compare_batch
from naung.casework.manifests.rules.alike import fingerprints
from naung.casework.manifests.vocabulary import Manifest
from naung.foundation.access.vocabulary import Actor
from naung.foundation.accounts.actions import check_code, check_password, open_session, sign_out
from naung.foundation.accounts.queries import actor_at_desk, has_second_factor, places_of
from naung.foundation.accounts.rules import at_the_door, herself
from naung.foundation.accounts.vocabulary import Checked, Whence
from naung.foundation.errors import NotFound, NotPermitted, RuleBroken
from naung.foundation.words import gettext_noop

AT_ONCE = 100  # rows a transaction
HERE = Whence(address="", user_agent="naung import")
Ask = Callable[[str], str]
Progress = Callable[[int, int], None]

PASSWORD = gettext_noop("Kata sandi")
CODE = gettext_noop("Kode pengaman kedua")
NOT_HER = gettext_noop("Nama pengguna, kata sandi, atau kode pengaman tidak cocok.")
TOO_OFTEN = gettext_noop("Terlalu banyak percobaan. Tunggu %(minutes)s menit.")
NO_FACTOR = gettext_noop("Akun ini belum punya kode pengaman kedua. Pasang dahulu di halaman Akun.")
NO_BATCH = gettext_noop("Rombongan %(number)s tidak ada di meja petugas ini.")


@contextmanager
def signed_in(username: str, ask: Ask) -> Iterator[list[Actor]]:
    """The officer at each of her desks, after password and second factor, in a session that her account shows and that ends here.

    Raises RuleBroken.
    """
    found = check_password(username=username, password=ask(PASSWORD), whence=HERE, by=at_the_door())
    user = _whose(found)
    if not has_second_factor(user):
        raise RuleBroken(NO_FACTOR)
    _whose(check_code(user=user, code=ask(CODE).replace(" ", ""), whence=HERE, by=at_the_door()))
    session = open_session(user=user, whence=HERE, by=herself(user, username)).session
    try:
        yield [replace(actor_at_desk(user, place.desk), session=str(session)) for place in places_of(user)]
    finally:
        sign_out(session=session, by=herself(user, username))


def _whose(found: Checked) -> UUID:
    if found.wait is not None:
        raise RuleBroken(TOO_OFTEN, minutes=max(1, math.ceil(found.wait / timedelta(minutes=1))))
    if found.user is None:
        raise RuleBroken(NOT_HER)
    return found.user


def batch_of(number: str, actors: Sequence[Actor]) -> tuple[BatchLine, Actor]:
    """The batch of this number at one of her desks, and she as she may write there. Raises RuleBroken."""
    for actor in actors:
        try:
            line = next((each for each in batches_of_desk(actor=actor) if each.number == number.strip().upper()), None)
        except (NotPermitted, NotFound):
            continue
        if line is not None:
            return line, actor
    raise RuleBroken(NO_BATCH, number=number.strip()[:20])


def slices(groups: Sequence[str], at_once: int = AT_ONCE) -> Iterator[tuple[int, int]]:
    """From where to where each slice goes: at least so many rows, and on until no group has members on both sides of its end."""
    last = {name: at for at, name in enumerate(groups) if name}
    start = until = 0
    for at, name in enumerate(groups):
        until = max(until, last.get(name, at))
        if at >= until and at + 1 - start >= at_once:
            yield start, at + 1
            start = at + 1
    if start < len(groups):
        yield start, len(groups)


def take(found: Manifest, batch: BatchLine, by: Actor, progress: Progress) -> Taken:
    """Take everybody of a list into the batch, slice by slice; `same` are those who stood there already. Raises RuleBroken."""
    people = list(found.people)
    rows = [row_told(person, mark) for person, mark in zip(people, fingerprints(people), strict=True)]
    taken = same = 0
    refused: list[RowRefused] = []
    for start, end in slices([group_name(person.group) for person in people]):
        part = take_rows(batch_id=batch.id, rows=rows[start:end], by=by)
        taken, same = taken + part.taken, same + part.same
        refused += [replace(each, row=people[start + each.row].row) for each in part.refused]
        progress(end, len(rows))
    compare_batch(batch_id=batch.id, by=by)
    return Taken(taken, same, tuple(refused))
