"""`naung import manifest --batch --as`: an officer signs in for her list; whole rows, nobody twice, whoever stops it and when."""

import json
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from naung.casework.arrivals.actions import announce_batch
from naung.casework.arrivals.models import Arrival, Batch
from naung.casework.arrivals.vocabulary import ArrivalEvent
from naung.casework.hints.vocabulary import COMPARE
from naung.doors.operator.console import main
from naung.doors.operator.imports import taking
from naung.foundation.access.vocabulary import Actor
from naung.foundation.accounts.models import SignedInSession
from naung.foundation.accounts.queries import actor_at_desk
from naung.foundation.audit.models import Entry
from naung.foundation.jobs.models import LongWork
from tests import workbooks as made
from tests.casework.arrivals.told import batch_told
from tests.casework.manifests.lists import HEADS, Shape, people
from tests.cast import TaskForce
from tests.doors.account.signing import PASSWORD, Officer, code_of, enrol


@pytest.fixture
def damar(force: TaskForce) -> Officer:
    """An officer at the crossing, with password and app."""
    return enrol("damar", "Damar", force.border.id, role="petugas_perbatasan")


@pytest.fixture
def by(damar: Officer, force: TaskForce) -> Actor:
    return actor_at_desk(damar.id, force.border.id)


@pytest.fixture
def batch(by: Actor) -> Batch:
    """A batch whose list has not come yet."""
    return Batch.objects.get(id=announce_batch(told=batch_told(expected=12), by=by))


def run(file: Path, batch: Batch, *options: str, password: str = PASSWORD, code: str | None = None) -> Result:
    words = ["import", "manifest", str(file), "--batch", batch.number, "--as", "damar", "--json", *options]
    typed = f"{password}\n{code if code is not None else code_of('damar')}\n"
    return CliRunner().invoke(main, words, input=typed)


def told(result: Result) -> dict[str, Any]:
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    """Twelve people, and one whose NIK a spreadsheet spoiled."""
    rows = Shape(5, titles=2, page=5, total=True, dates="iso").rows(people(12, 5))
    place = next(at for at, head in enumerate(rows[2]) if head in HEADS["nik"])
    rows[4][place] = "3.17E+15"
    file = tmp_path / "daftar.csv"
    file.write_bytes(made.csv(rows))
    return file


def names(batch: Batch) -> list[str]:
    return list(Arrival.objects.filter(batch=batch).values_list("mark", flat=True))


def test_a_list_is_taken_once_however_often_it_is_read(lists: Path, batch: Batch, damar: Officer) -> None:
    first = told(run(lists, batch))
    assert (first["taken"], first["counts"]["refused"], len(names(batch))) == (
        {"taken": 11, "same": 0, "refused": []},
        1,
        11,
    )
    assert Entry.objects.filter(event=ArrivalEvent.LOADED.value, subject=batch.id).count() == 1
    assert LongWork.objects.filter(kind=COMPARE, subject=batch.owner).count() == 1, "compared in the background"
    session = SignedInSession.objects.get(user_id=damar.id)
    assert session.ended_at is not None


def test_reading_it_again_adds_nobody_and_what_was_mended_comes_in(
    lists: Path, batch: Batch, by: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking, "signed_in", _already(by))
    told(run(lists, batch))
    before = set(names(batch))
    again = told(run(lists, batch))
    assert (again["taken"]["taken"], again["taken"]["same"], set(names(batch))) == (0, 11, before)
    mended = told(run(lists, batch, "--without", "nik"))
    assert (mended["taken"]["taken"], mended["taken"]["same"], len(names(batch))) == (1, 11, 12)


def _already(by: Actor) -> Any:
    """Signed in without typing: signing in has its own story."""

    @contextmanager
    def there(username: str, ask: Any) -> Any:
        yield [by]

    return there


@pytest.mark.parametrize(("password", "code"), [("salah sekali", None), (PASSWORD, "000000")])
def test_who_can_t_show_password_and_code_takes_nothing(
    lists: Path, batch: Batch, password: str, code: str | None
) -> None:
    result = run(lists, batch, password=password, code=code)
    assert (result.exit_code, names(batch)) == (1, [])
    assert "tidak cocok" in result.output
    assert PASSWORD not in result.output


def test_a_batch_of_another_desk_is_not_there(lists: Path, batch: Batch, force: TaskForce, member: Any) -> None:
    enrol("ratu", "Ratu", force.service.id)
    words = ["import", "manifest", str(lists), "--batch", batch.number, "--as", "ratu", "--json"]
    result = CliRunner().invoke(main, words, input=f"{PASSWORD}\n{code_of('ratu')}\n")
    assert (result.exit_code, names(batch)) == (1, [])


@pytest.mark.parametrize("breaks_at", [0, 1, 2, 3])
def test_whoever_stops_it_leaves_whole_rows_and_it_goes_on_from_there(
    lists: Path, batch: Batch, by: Actor, monkeypatch: pytest.MonkeyPatch, breaks_at: int
) -> None:
    """Stopped while a slice is being written: that slice leaves nothing, those before it everything."""
    monkeypatch.setattr(taking, "signed_in", _already(by))
    monkeypatch.setattr(taking, "AT_ONCE", 3)
    monkeypatch.setattr(taking.slices, "__defaults__", (3,))
    written = Arrival.objects.bulk_create
    calls = iter(range(99))

    def breaking(rows: Any, *args: Any, **how: Any) -> Any:
        if next(calls) == breaks_at:
            written(rows[:1], *args, **how)
            raise KeyboardInterrupt
        return written(rows, *args, **how)

    with monkeypatch.context() as patched:
        patched.setattr(
            type(Arrival.objects), "bulk_create", lambda self, rows, *args, **how: breaking(rows, *args, **how)
        )
        stopped = run(lists, batch)
    assert stopped.exit_code != 0
    assert len(names(batch)) == 3 * breaks_at
    assert all(row.compartment_id for row in Arrival.objects.filter(batch=batch))
    again = told(run(lists, batch))
    assert (again["taken"]["same"], len(names(batch))) == (3 * breaks_at, 11)


@given(st.lists(st.sampled_from(["", "a", "b", "c"]), max_size=30), st.integers(1, 6))
def test_slices_cover_every_row_once_and_cut_no_family(groups: list[str], at_once: int) -> None:
    found = list(taking.slices(groups, at_once))
    assert [at for start, end in found for at in range(start, end)] == list(range(len(groups)))
    for name in set(groups) - {""}:
        assert len({number for number, (start, end) in enumerate(found) if name in groups[start:end]}) == 1


def test_a_list_through_a_pipe_can_not_be_taken(batch: Batch) -> None:
    words = ["import", "manifest", "-", "--batch", batch.number, "--as", "damar"]
    result = CliRunner().invoke(main, words, input="Nama\nSiti\n")
    assert (result.exit_code, "pipa" in result.output) == (1, True)
    assert UUID(str(batch.id))
