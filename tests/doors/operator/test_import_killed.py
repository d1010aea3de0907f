"""`naung import manifest` and `naung import htcds` killed while they write: whole rows, and the next run completes them."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from naung.casework.arrivals.actions import announce_batch
from naung.casework.arrivals.models import Arrival, Batch
from naung.casework.arrivals.vocabulary import ArrivalEvent
from naung.casework.cases.models import Case, CasePerson, Note
from naung.casework.episodes.models import Event
from naung.casework.exchange.models import RowToken, TakenRow
from naung.doors.operator.imports.loading import AT_ONCE as AT_A_LOOK
from naung.doors.operator.imports.taking import AT_ONCE
from naung.foundation.accounts.queries import actor_at_desk
from naung.foundation.people.models import Person
from naung.foundation.vault.models import Compartment
from naung.foundation.vault.queries import open_rows
from tests import workbooks as made
from tests.casework.arrivals.told import batch_told
from tests.casework.manifests.lists import Shape, people
from tests.cast import TaskForce
from tests.doors.account.signing import PASSWORD, Officer, enrol

pytestmark = pytest.mark.django_db(transaction=True)
COUNT = 330
REGISTER = 2 * AT_A_LOOK + 40
PATIENCE = 60.0


class Machine:
    """The machine of the office: its keys, and the register on the database of this run, as another process reaches them."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.is_file = connection.vendor == "sqlite"
        shutil.copytree(settings.NAUNG_HOME, home)
        if self.is_file:
            self._copy(connection.connection, self.home / "naung.sqlite3")

    @staticmethod
    def _copy(source: Any, file: Path) -> None:
        connection.ensure_connection()
        with sqlite3.connect(file) as register:
            source.backup(register)

    def begin(self, words: Sequence[str], typed: str) -> "subprocess.Popen[str]":
        """The command, with what she types."""
        environment = {**os.environ, "NAUNG_HOME": str(self.home)}
        environment.pop("NAUNG_KEY_FILE", None)
        if self.is_file:
            environment.pop("NAUNG_DATABASE", None)
        else:
            told = dict(word.split("=", 1) for word in os.environ["NAUNG_DATABASE"].split(" "))
            named = told | {"dbname": str(connection.settings_dict["NAME"])}
            environment["NAUNG_DATABASE"] = " ".join(f"{name}={value}" for name, value in named.items())
        begun = subprocess.Popen(
            [sys.executable, "-m", "naung", *words],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,  # without a terminal: what is typed comes from here
        )
        assert begun.stdin is not None
        begun.stdin.write(typed)
        begun.stdin.close()
        begun.stdin = None
        return begun

    def look(self) -> None:
        """What that process wrote stands in the database of this test."""
        if self.is_file:
            with sqlite3.connect(self.home / "naung.sqlite3") as register:
                register.backup(connection.connection)


@pytest.fixture
def damar(force: TaskForce) -> Officer:
    """An officer at the crossing, with recovery codes: each opens one session."""
    return enrol("damar", "Damar", force.border.id, role="petugas_perbatasan")


def killed_after(begun: "subprocess.Popen[str]", slices: int, wait: float) -> None:
    """SIGKILL as soon as so many slices were told, and a moment into the next one."""
    assert begun.stderr is not None
    told, last = 0, time.monotonic() + PATIENCE
    while told < slices and time.monotonic() < last:
        line = begun.stderr.readline()
        assert line or begun.poll() is None, "it ended by itself"
        told += "Memasukkan" in line
    time.sleep(wait)
    os.killpg(begun.pid, signal.SIGKILL)
    assert begun.wait() == -signal.SIGKILL
    begun.stdout.close()  # type: ignore[union-attr]  # a pipe, as asked
    begun.stderr.close()


def test_killed_at_any_moment_it_leaves_whole_rows_and_the_next_run_completes_them(
    tmp_path: Path, damar: Officer, force: TaskForce
) -> None:
    by = actor_at_desk(damar.id, force.border.id)
    batch = Batch.objects.get(id=announce_batch(told=batch_told(expected=COUNT), by=by))
    told = people(COUNT, 9)
    file = tmp_path / "daftar.csv"
    file.write_bytes(made.csv(Shape(9, dates="iso").rows(told)))
    keys_before = Compartment.objects.count()
    machine = Machine(tmp_path / "office")
    words = ["import", "manifest", str(file), "--batch", batch.number, "--as", "damar", "--json"]
    codes = iter(damar.recovery)
    stood = 0
    for wait in (0.0, 0.05):
        killed_after(machine.begin(words, f"{PASSWORD}\n{next(codes)}\n"), stood // AT_ONCE + 1, wait)
        machine.look()
        rows = list(Arrival.objects.filter(batch=batch).select_related("compartment"))
        assert stood < len(rows) <= COUNT
        assert Compartment.objects.count() - keys_before == len(rows)
        assert len({row.number for row in rows}) == len({row.mark for row in rows}) == len(rows)
        names = sorted(
            text["name"] or "" for text in open_rows(by, ArrivalEvent.LISTED, [(row, ("name",)) for row in rows])
        )
        assert set(names) <= {each.name for each in told}
        stood = len(rows)
    for same in (stood, COUNT):
        whole = machine.begin(words, f"{PASSWORD}\n{next(codes)}\n")
        out, err = whole.communicate(timeout=PATIENCE)
        assert whole.returncode == 0, err[-2000:]
        assert json.loads(out)["taken"] == {"taken": COUNT - same, "same": same, "refused": []}
    machine.look()
    assert Arrival.objects.filter(batch=batch).count() == COUNT


def test_a_register_killed_at_any_moment_leaves_whole_cases_and_the_next_run_completes_them(
    tmp_path: Path, force: TaskForce
) -> None:
    ratu = enrol("ratu", "Ratu", force.service.id)
    file = tmp_path / "register.csv"
    heads = ["prs_FirstName", "prs_Birthdate", "vic_TraffickingStatus", "vic_TypeOfExploitation", "x_CaseNumber"]
    rows = [
        [f"Orang {number}", "1999-05-05", "PossibleVictimOfTrafficking", "ForcedLabour", f"REG-{number}"]
        for number in range(REGISTER)
    ]
    file.write_bytes(made.csv([heads, *rows]))
    machine, codes = Machine(tmp_path / "office"), iter(ratu.recovery)
    words = ["import", "htcds", str(file), "--as", "ratu", "--standard", "2.0", "--json"]
    stood = 0
    for wait in (0.0, 0.07):
        killed_after(machine.begin(words, f"{PASSWORD}\n{next(codes)}\n"), 1, wait)
        machine.look()
        now = Case.objects.count()
        assert stood < now <= REGISTER
        whole = (Person, TakenRow, Note, CasePerson, Event)  # what each of these rows becomes, once
        assert [model._default_manager.count() for model in whole] == [now] * len(whole)
        assert set(RowToken.objects.values_list("row", flat=True)) == set(TakenRow.objects.values_list("id", flat=True))
        stood = now
    for same in (stood, REGISTER):
        begun = machine.begin(words, f"{PASSWORD}\n{next(codes)}\n")
        out, err = begun.communicate(timeout=PATIENCE)
        assert begun.returncode == 0, err[-2000:]
        taken = json.loads(out)["taken"]
        assert (taken["taken"], taken["same"], taken["refused"]) == (REGISTER - same, same, [])
    machine.look()
    assert (Case.objects.count(), Person.objects.count()) == (REGISTER, REGISTER)
