"""All pairs of the register: in memory, kept for each desk with a sealed probability, nothing on a disk."""

import os
import stat
from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from naung.casework.pairing.actions import ask_pairs, find_pairs, forget_pairs
from naung.casework.pairing.models import Between, Likely
from naung.casework.pairing.queries import likely_pairs
from naung.casework.pairing.vocabulary import COMPARING, READING
from naung.doors.operator.work import KINDS
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.errors import NotPermitted
from naung.foundation.jobs.vocabulary import Progress
from naung.foundation.people.actions import register_person
from naung.foundation.people.models import Person
from naung.foundation.people.queries import earlier_of
from naung.foundation.people.vocabulary import DocumentGiven, DocumentKind, NameKind, PersonTold, Sex
from naung.foundation.recusal.models import Hidden

pytestmark = pytest.mark.django_db
RARE = "Zubaidatun Kwetiawati"
RUNS = system_actor("pairing")


def a_person(by: Actor, name: str, day: int = 9, number: str = "") -> UUID:
    told = PersonTold(names=((NameKind.OFFICIAL, name),), sex=Sex.FEMALE, birth=VagueDate.on(date(1999, 3, day)))
    return register_person(told=told, documents=[DocumentGiven(DocumentKind.NIK, number)] if number else [], by=by)


def test_pairs_of_a_desk_wait_for_it_and_those_between_desks_are_read_by_none(sari: Actor, bima: Actor) -> None:
    one, other = a_person(sari, RARE), a_person(sari, "Kwetiawati Zoebaidatun")
    a_person(sari, "Agus Salim", 20)
    a_person(bima, RARE, number="6172015204110007")
    stages: set[str] = set()
    found = find_pairs(progress=lambda _done, _of, stage: stages.add(stage), by=RUNS)
    assert (found.records, found.kept, found.between_desks) == (4, 1, 2)
    assert stages == {READING, COMPARING}
    (pair,) = likely_pairs(actor=sari)
    assert {pair.low, pair.high} == {one, other}
    assert likely_pairs(actor=bima) == ()
    assert Between.objects.count() == 2
    assert Likely.objects.get().tenths == round(pair.probability * 10)
    (hint,) = (each for each in earlier_of(one, actor=sari) if each.person.id == other)
    assert abs(pair.probability - hint.probability) < 0.15
    assert find_pairs(progress=lambda *_: None, by=RUNS).kept == Likely.objects.count() == 1
    Hidden.objects.create(officer=sari.id or one, record=one)
    assert likely_pairs(actor=sari) == ()
    Person.objects.filter(id=one).update(erased_at="2026-11-01T00:00Z")
    assert (forget_pairs(by=system_actor("tick")), forget_pairs(by=system_actor("tick"))) == (2, 0)
    assert Between.objects.count() == 1, "the pair of her other record"
    with pytest.raises(NotPermitted):
        find_pairs(progress=lambda *_: None, by=sari)


def open_files() -> list[bytes]:
    """What lies in every file that this process has open, also one without a name, a library's own left out."""
    found = []
    for each in Path("/proc/self/fd").iterdir():
        try:
            if stat.S_ISREG(each.stat().st_mode) and ".so" not in os.readlink(each):
                found.append(each.read_bytes())
        except OSError:
            continue
    return found


def straight(progress: Progress) -> None:
    find_pairs(progress=progress, by=RUNS)


def as_a_job(progress: Progress) -> None:
    """As the worker's child does it: the kind's own function, with the job's row in the database."""
    job = ask_pairs(by=RUNS)
    assert KINDS[job.kind].does(subject=job.subject, progress=progress, by=system_actor("work")) == job.subject


@pytest.mark.parametrize("runs", [straight, as_a_job])
@pytest.mark.parametrize("where", ["read", "compared"])
def test_no_name_and_no_number_lies_in_a_file_while_it_runs(
    sari: Actor,
    where: str,
    runs: Callable[[Progress], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    for name in (RARE, "Zoebaidatun K."):
        a_person(sari, name, number="6172015204110007")
    looked = []

    def thief(done: int, of: int, stage: str = "") -> None:
        if (stage == READING) == (where == "read"):
            looked.append(stage)
            files = [*open_files(), *(each.read_bytes() for each in tmp_path.rglob("*") if each.is_file())]
            for content in files:
                assert b"ubaidatun" not in content.lower()
                assert b"6172015204110007" not in content

    runs(thief)
    assert looked
    trap = tmp_path / "trap"
    trap.write_bytes(RARE.encode())
    with trap.open("rb") as held:
        assert held.fileno() > 0
        assert any(b"ubaidatun" in content for content in open_files())
