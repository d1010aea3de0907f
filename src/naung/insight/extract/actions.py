"""Makes the extract: reads the register part by part, climbs the ladder, lets it be attacked, then lays it on the shelf."""

import gc
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date, datetime, time, timedelta
from fcntl import LOCK_EX, LOCK_NB, flock
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import django
import numpy as np
from django.utils import timezone

from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import RuleBroken
from naung.foundation.words import gettext_noop
from naung.insight.extract.queries import effort_between, parts_needed, register_part
from naung.insight.extract.queries.finished import FOLDER, MANIFEST, engine, shelf
from naung.insight.extract.rules.attack import BOUND, attacked
from naung.insight.extract.rules.exact import Exact, exact_of, together
from naung.insight.extract.rules.ladder import climbed
from naung.insight.extract.rules.paper import sheet
from naung.insight.extract.rules.tables import EFFORT, EFFORT_COLUMNS, PERSONS, TABLES
from naung.insight.extract.vocabulary import EDITION, Attack, Counts, ExtractEvent, Made

RUNNING = gettext_noop("Ekstrak sedang dibuat. Tunggu sampai selesai.")
NOT_OURS = gettext_noop("Di folder itu sudah ada isi lain bernama %(name)s. Pilih folder lain.")
RECOGNISED = gettext_noop("Ekstrak tidak jadi dipakai: terlalu banyak baris yang dapat dikenali.")
WORK = ".sedang-dibuat"  # parts of a run that was stopped; inside the house only, never in a folder that is given away
STEPS = 16  # at most, each kept when it is done
HANDS = 2  # processes, where a step has several parts: an office's machine has two cores
OLDEST_WORK = timedelta(days=1)
Progress = Callable[[int, int], None]
Task = tuple[Callable[..., Any], tuple[Any, ...]]
Told = tuple[
    str, int, int, list[Attack]
]  # of one table: its name, how many it counts, how many it withholds, the attacks


def make_extract(*, out: Path | None = None, progress: Progress = lambda done, of: None, by: Actor) -> Made:
    """Make the extract of all that was opened before this month (SYSTEM_EXTRACT), in the house's shelf or in `out`.

    A run that was stopped goes on where it was, if that was less than a day ago. The old extract stays until the new one is
    whole. Raises RuleBroken while another run is at work, where an attacker recognises too many rows, or where `out` holds
    something else.
    """
    require(by, Permission.SYSTEM_EXTRACT)
    with _alone():
        until = timezone.localdate().replace(day=1)
        parts = parts_needed(actor=by)
        work = _work_of(until, parts)
        with _hands(parts) as hands:
            _read_register(hands, work, parts, until, progress, by)
            try:
                made = _written(hands, work, out or shelf(), until, by)
            finally:  # exact combinations stay no longer than reading can be gone on with
                shutil.rmtree(shelf() / WORK, ignore_errors=True)
    record(ExtractEvent.MADE, count=made.counted[PERSONS.name], by=by)
    return made


def _moment(day: date) -> datetime:
    return datetime.combine(day, time.min, timezone.get_default_timezone())


@contextmanager
def _alone() -> Iterator[None]:
    """One run at a time; the lock goes with the process that holds it."""
    shelf().mkdir(mode=0o700, parents=True, exist_ok=True)
    with (shelf() / ".kunci").open("w") as lock:
        try:
            flock(lock, LOCK_EX | LOCK_NB)
        except BlockingIOError:
            raise RuleBroken(RUNNING) from None
        yield


@contextmanager
def _hands(parts: int) -> Iterator[ProcessPoolExecutor | None]:
    """Processes of their own for a large register; a small one is done here, one thing after the other."""
    if parts <= STEPS:
        yield None
        return
    with ProcessPoolExecutor(HANDS, mp_context=get_context("spawn"), initializer=django.setup) as pool:
        yield pool


def _helped(do: Callable[..., Any], *told: Any) -> Any:
    """A task in a helper. Its millions of small values make no circles; to look for some would be a third of its work."""
    gc.disable()
    return do(*told)


def _each(hands: ProcessPoolExecutor | None, tasks: Iterable[Task]) -> Iterator[Any]:
    """The answer of every task, as it is done."""
    if hands is None:
        yield from (do(*told) for do, told in tasks)
        return
    for answer in as_completed([hands.submit(_helped, do, *told) for do, told in tasks]):
        yield answer.result()


def _work_of(until: date, parts: int) -> Path:
    """The folder of a run up to this day. What an older run left is thrown away, so that no run is made of two registers."""
    work = shelf() / WORK
    named = work / f"{until:%Y-%m-%d}-{parts}-{EDITION}"
    begun = (
        datetime.fromtimestamp(named.stat().st_mtime, tz=timezone.get_default_timezone()) if named.exists() else None
    )
    if begun is None or timezone.now() - begun > OLDEST_WORK:
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir(mode=0o700)
        named.mkdir(mode=0o700)
    return named


def _read_register(
    hands: ProcessPoolExecutor | None, work: Path, parts: int, until: date, progress: Progress, by: Actor
) -> None:
    """Every part of the register in exact combinations, kept in the work folder; steps that are there already are not read."""
    together = max(parts // STEPS, 1)
    firsts = range(0, parts, together)
    missing = [first for first in firsts if not all(_kept(work, name, first).exists() for name in TABLES)]
    tasks = [(_step, (work, range(first, first + together), parts, until, by)) for first in missing]
    for done, _ in enumerate(_each(hands, tasks), start=len(firsts) - len(missing) + 1):
        progress(done * together, parts)


def _kept(work: Path, table: str, first: int) -> Path:
    return work / f"{table}-{first:03}.bagian"


def _step(work: Path, numbers: range, parts: int, until: date, by: Actor) -> None:
    """Read some parts and write their combinations down, each table by itself: no ids, no more than the plain columns say."""
    read: dict[str, list[Exact]] = {name: [] for name in TABLES}
    for number in numbers:
        for name, counts in register_part(number, parts, _moment(until), actor=by).items():
            read[name].append(exact_of(counts))
    begun = work.stat().st_mtime
    for name, found in read.items():
        _keep(_kept(work, name, numbers.start), together(found))
    os.utime(work, (begun, begun))  # the folder's time says when the run began


def _keep(path: Path, exact: Exact) -> None:
    """Write exact combinations down, whole or not at all."""
    half = path.with_suffix(".setengah")
    half.touch(mode=0o600)
    arrays: dict[str, Any] = {f"kode{k}": codes for k, codes in enumerate(exact.codes)}
    arrays |= {f"kata{k}": np.array(words, dtype=np.str_) for k, words in enumerate(exact.words)}
    with half.open("wb") as file:
        np.savez(file, **arrays, jumlah=exact.weight)
    half.rename(path)


def _read_again(path: Path) -> Exact:
    """What `_keep` wrote."""
    with np.load(path) as held:
        width = range((len(held.files) - 1) // 2)
        words = tuple(held[f"kata{k}"].tolist() for k in width)
        return Exact(words, tuple(held[f"kode{k}"] for k in width), held["jumlah"])


def _table(work: Path, name: str, fresh: Path, seed: int) -> Told:
    """Coarsen one table, let it be attacked, and write it."""
    raw = together(_read_again(path) for path in sorted(work.glob(f"{name}-*.bagian")))
    released = climbed(TABLES[name], raw)
    _parquet(fresh / f"{name}.parquet", [column.name for column in TABLES[name].columns], released.counts)
    found = attacked(TABLES[name], raw, released, seed=seed)
    return name, sum(released.counts.values()), released.withheld, found


def _ledger(fresh: Path, until: date, by: Actor) -> None:
    """Write the ledger of effort."""
    effort = effort_between(_moment(until), actor=by)
    _parquet(fresh / f"{EFFORT}.parquet", [column.name for column in EFFORT_COLUMNS], effort)


def _written(hands: ProcessPoolExecutor | None, work: Path, place: Path, until: date, by: Actor) -> Made:
    """All tables written beside the old extract, which they then take the place of."""
    if (place / FOLDER).exists() and not (place / FOLDER / MANIFEST).exists():
        raise RuleBroken(NOT_OURS, name=FOLDER)
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh, old = place / ".baru", place / ".lama"
    for each in (fresh, old):
        shutil.rmtree(each, ignore_errors=True)
    fresh.mkdir(mode=0o700)
    tasks: list[Task] = [(_table, (work, name, fresh, until.toordinal())) for name in TABLES]
    answers = _each(hands, [*tasks, (_ledger, (fresh, until, by))])
    told: dict[str, Told] = {answer[0]: answer for answer in answers if answer}
    made = Made(
        folder=place / FOLDER,
        until=until,
        made_at=timezone.localtime().replace(microsecond=0),
        counted={name: told[name][1] for name in TABLES},
        withheld={name: told[name][2] for name in TABLES},
        attacks=[attack for name in TABLES for attack in told[name][3]],
    )
    if made.certain > BOUND:
        shutil.rmtree(fresh)
        raise RuleBroken(RECOGNISED)
    _papers(fresh, made)
    if made.folder.exists():
        made.folder.rename(old)
    fresh.rename(made.folder)
    shutil.rmtree(old, ignore_errors=True)
    return made


def _papers(folder: Path, made: Made) -> None:
    told = {
        "edition": made.edition,
        "until": made.until.isoformat(),
        "made_at": made.made_at.isoformat(),
        "counted": made.counted,
        "withheld": made.withheld,
        "attacks": [asdict(each) for each in made.attacks],
    }
    folder.joinpath(MANIFEST).write_text(json.dumps(told, indent=1), "utf-8")
    folder.joinpath("BACA.md").write_text(sheet(made), "utf-8")


def _parquet(path: Path, names: list[str], counts: Counts) -> None:
    """Rows in the order of what they say, so that their order says nothing else."""
    rows = sorted(counts.items())
    held = {name: np.array([values[k] for values, _ in rows], dtype=object) for k, name in enumerate(names)}
    held["jumlah"] = np.array([count for _, count in rows], dtype=np.int64)
    columns = ", ".join(f'CAST("{name}" AS VARCHAR) AS "{name}"' for name in names)
    with engine() as connection:
        connection.register("isi", held)
        relation = connection.sql(f'SELECT {columns}, "jumlah" FROM isi ORDER BY ALL')  # noqa: S608  # our own column names
        relation.write_parquet(str(path), compression="zstd")
    path.chmod(0o600)
