"""Makes the extract: reads the register part by part, climbs the ladder, lets it be attacked, then lays it on the shelf."""

import json
import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import date, datetime, time, timedelta
from fcntl import LOCK_EX, LOCK_NB, flock
from multiprocessing import get_context
from pathlib import Path

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
from naung.insight.extract.rules.ladder import climbed
from naung.insight.extract.rules.paper import sheet
from naung.insight.extract.rules.tables import EFFORT, EFFORT_COLUMNS, PERSONS, TABLES
from naung.insight.extract.vocabulary import Counts, ExtractEvent, Made, Values

RUNNING = gettext_noop("Ekstrak sedang dibuat. Tunggu sampai selesai.")
RECOGNISED = gettext_noop("Ekstrak tidak jadi dipakai: terlalu banyak baris yang dapat dikenali.")
WORK = ".sedang-dibuat"  # parts of a run that was stopped; inside the house only, never in a folder that is given away
STEPS = 16  # at most, each kept when it is done
READERS = 2  # processes, where a step has several parts: an office's machine has two cores
OLDEST_WORK = timedelta(days=1)
Progress = Callable[[int, int], None]
Whole = dict[str, Counter[Values]]


def make_extract(*, out: Path | None = None, progress: Progress = lambda done, of: None, by: Actor) -> Made:
    """Make the extract of all that was opened before this month (SYSTEM_EXTRACT), in the house's shelf or in `out`.

    A run that was stopped goes on where it was, if that was less than a day ago. The old extract stays until the new one is
    whole. Raises RuleBroken while another run is at work, or where an attacker recognises too many rows.
    """
    require(by, Permission.SYSTEM_EXTRACT)
    with _alone():
        until = timezone.localdate().replace(day=1)
        raw = _register(until, progress, by)
        effort = effort_between(_moment(until), actor=by)
        made = _written(out or shelf(), until, raw, effort)
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


def _register(until: date, progress: Progress, by: Actor) -> Whole:
    """The whole register in exact combinations, from kept steps where there are any."""
    parts = parts_needed(actor=by)
    work = _work_of(until, parts)
    together = max(parts // STEPS, 1)
    spans = {work / f"{first:03}.json": range(first, first + together) for first in range(0, parts, together)}
    whole: Whole = {name: Counter() for name in TABLES}
    for done, step in enumerate(_steps(spans, parts, until, by), start=1):
        for name, counts in step.items():
            whole[name].update(counts)
        progress(done * together, parts)
    return whole


def _steps(spans: Mapping[Path, range], parts: int, until: date, by: Actor) -> Iterator[Whole]:
    """Every step: those that are kept, then the others as they are done; of a large register two processes read at once."""
    for kept in spans:
        if kept.exists():
            yield _read(kept)
    missing = {kept: numbers for kept, numbers in spans.items() if not kept.exists()}
    if parts <= STEPS:
        for kept, numbers in missing.items():
            yield _keep(kept, _counted(numbers, parts, until, by))
        return
    with ProcessPoolExecutor(READERS, mp_context=get_context("spawn"), initializer=django.setup) as readers:
        asked = {readers.submit(_counted, numbers, parts, until, by): kept for kept, numbers in missing.items()}
        for answer in as_completed(asked):
            yield _keep(asked[answer], answer.result())


def _counted(numbers: Iterable[int], parts: int, until: date, by: Actor) -> Whole:
    step: Whole = {name: Counter() for name in TABLES}
    for number in numbers:
        for name, counts in register_part(number, parts, _moment(until), actor=by).items():
            step[name].update(counts)
    return step


def _work_of(until: date, parts: int) -> Path:
    """The folder of a run up to this day. What an older run left is thrown away, so that no run is made of two registers."""
    work = shelf() / WORK
    named = work / f"{until:%Y-%m-%d}-{parts}"
    begun = (
        datetime.fromtimestamp(named.stat().st_mtime, tz=timezone.get_default_timezone()) if named.exists() else None
    )
    if begun is None or timezone.now() - begun > OLDEST_WORK:
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir(mode=0o700)
        named.mkdir(mode=0o700)
    return named


def _keep(path: Path, step: Whole) -> Whole:
    """Write a step down for a run that goes on after a stop; answers the step."""
    begun = path.parent.stat().st_mtime
    text = json.dumps({name: [[*values, count] for values, count in counts.items()] for name, counts in step.items()})
    half = path.with_suffix(".setengah")
    half.touch(mode=0o600)
    half.write_text(text, "utf-8")
    half.rename(path)
    os.utime(path.parent, (begun, begun))  # the folder's time says when the run began
    return step


def _read(path: Path) -> Whole:
    told: dict[str, list[list[str | int]]] = json.loads(path.read_text("utf-8"))
    return {
        name: Counter({tuple(str(v) for v in row[:-1]): int(row[-1]) for row in rows}) for name, rows in told.items()
    }


def _written(place: Path, until: date, raw: Whole, effort: Counts) -> Made:
    """All tables coarsened, attacked and written beside the old extract, which they then take the place of."""
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh, old = place / ".baru", place / ".lama"
    for each in (fresh, old):
        shutil.rmtree(each, ignore_errors=True)
    fresh.mkdir(mode=0o700)
    made = Made(place / FOLDER, until, timezone.localtime().replace(microsecond=0), {}, {}, ())
    for name, table in TABLES.items():
        released = climbed(table, raw[name])
        found = attacked(table, raw[name], released, seed=until.toordinal())
        counted = {**made.counted, name: sum(released.counts.values())}
        withheld = {**made.withheld, name: released.withheld}
        made = replace(made, counted=counted, withheld=withheld, attacks=(*made.attacks, *found))
        _parquet(fresh / f"{name}.parquet", [column.name for column in table.columns], released.counts)
    if made.certain > BOUND:
        shutil.rmtree(fresh)
        raise RuleBroken(RECOGNISED)
    _parquet(fresh / f"{EFFORT}.parquet", [column.name for column in EFFORT_COLUMNS], effort)
    _papers(fresh, made)
    if made.folder.exists():
        made.folder.rename(old)
    fresh.rename(made.folder)
    shutil.rmtree(old, ignore_errors=True)
    return made


def _papers(folder: Path, made: Made) -> None:
    told = {
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
