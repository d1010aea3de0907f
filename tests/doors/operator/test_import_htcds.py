"""`naung import htcds --as`: an officer signs in for the register that her office had; each row whole, nobody twice."""

import json
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from naung.casework.cases.models import Case, CasePerson
from naung.casework.cases.vocabulary import Role
from naung.casework.exchange.models import TakenRow
from naung.casework.exchange.vocabulary import ExchangeEvent
from naung.casework.hints.models import Laid
from naung.casework.hints.vocabulary import COMPARE
from naung.doors.operator.console import main
from naung.doors.operator.imports import loading
from naung.foundation.access.vocabulary import Actor
from naung.foundation.accounts.models import SignedInSession
from naung.foundation.accounts.queries import actor_at_desk
from naung.foundation.audit.models import Entry
from naung.foundation.jobs.models import LongWork
from naung.foundation.people.models import Person
from tests import workbooks as made
from tests.cast import TaskForce
from tests.doors.account.signing import PASSWORD, Officer, code_of, enrol

pytestmark = pytest.mark.django_db
HEADS = [
    "prs_FirstName", "prs_SecondName", "prs_Birthdate", "prs_IdentityNumber", "vic_TraffickingStatus", "prs_MaritalStatus",
    "con_Consent", "x_CaseNumber",
]  # fmt: skip
WULAN = [
    "Wulan",
    "Lestari",
    "2001-02-03",
    "6172014302010001",
    "PossibleVictimOfTrafficking",
    "Married",
    "TRUE",
    "REG-1",
]
SITI = ["Siti", "", "1999-05-05", "", "ActualVictimOfTrafficking", "", "", "REG-2"]
NUR = ["Nur Aini", "", "", "", "PossibleVictimOfTrafficking", "Single", "", "REG-3"]
UNBORN = ["Andi", "", "2061-01-01", "", "PossibleVictimOfTrafficking", "", "", "REG-4"]
UNSAID = ["Budi", "", "1980-01-01", "", "", "", "", "REG-5"]


@pytest.fixture
def damar(force: TaskForce) -> Officer:
    """A case worker of UPTD PPA Singkawang, with password and app."""
    return enrol("damar", "Damar", force.service.id)


@pytest.fixture
def by(damar: Officer, force: TaskForce) -> Actor:
    return actor_at_desk(damar.id, force.service.id)


@pytest.fixture
def in_already(by: Actor, monkeypatch: pytest.MonkeyPatch) -> Actor:
    """Signed in without typing: signing in has its own story."""

    @contextmanager
    def there(username: str, ask: Any) -> Any:
        yield [by]

    monkeypatch.setattr(loading, "signed_in", there)
    return by


def run(folder: Path, rows: list[list[str]], *options: str, typed: str = "", content: bytes | None = None) -> Result:
    file = folder / "register.csv"
    file.write_bytes(content or made.csv([HEADS, *rows]))
    words = ["import", "htcds", str(file), "--standard", "2.0", "--json", *options]
    return CliRunner().invoke(main, words, input=typed)


def told(result: Result) -> dict[str, Any]:
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def counted() -> tuple[int, int, int]:
    return Case.objects.count(), Person.objects.count(), TakenRow.objects.count()


def test_she_signs_in_and_each_row_is_a_case_of_her_desk(tmp_path: Path, damar: Officer, force: TaskForce) -> None:
    typed = f"{PASSWORD}\n{code_of('damar')}\n"
    found = told(run(tmp_path, [WULAN, SITI, NUR, UNBORN, UNSAID], "--as", "damar", typed=typed))["taken"]
    assert (found["taken"], found["same"], found["changed"], found["desk"]) == (3, 0, [], force.service.name)
    assert [(each["row"], each["field"]) for each in found["refused"]] == [(5, "birth"), (6, "role")]
    assert counted() == (3, 3, 3)
    assert set(Case.objects.values_list("owner", flat=True)) == {force.service.id}
    assert set(CasePerson.objects.values_list("role", flat=True)) == {Role.VICTIM.value}
    as_text = {each["field"]: (each["code"], each["rows"]) for each in found["as_text"]}
    assert as_text["con_Consent"] == ("not_consent", [2])
    assert as_text["prs_MaritalStatus"] == ("as_text", [2, 4])
    assert SignedInSession.objects.get(user_id=damar.id).ended_at is not None
    assert set(Entry.objects.filter(event=ExchangeEvent.TAKEN.value).values_list("actor", flat=True)) == {damar.id}
    assert Laid.objects.filter(pile__source="htcds", pile__owner=force.service.id, at=None).count() == 3
    assert LongWork.objects.filter(kind=COMPARE, subject=force.service.id).count() == 1, "compared in the background"


def test_dry_run_says_how_many_would_be_new_and_writes_nothing(tmp_path: Path, in_already: Actor) -> None:
    alone = told(run(tmp_path, [WULAN, SITI, SITI, UNBORN], "--dry-run"))["would"]
    assert (alone["new"], alone["same"], alone["desk"], len(alone["refused"])) == (2, 1, None, 1)
    first = told(run(tmp_path, [WULAN, SITI], "--dry-run", "--as", "damar"))["would"]
    assert (first["new"], first["same"], counted()) == (2, 0, (0, 0, 0))
    told(run(tmp_path, [WULAN, SITI], "--as", "damar"))
    again = told(run(tmp_path, [WULAN, SITI, NUR], "--dry-run", "--as", "damar"))["would"]
    assert (again["new"], again["same"], counted()) == (1, 2, (2, 2, 2))
    lines = CliRunner().invoke(main, ["import", "htcds", str(tmp_path / "register.csv"), "--dry-run", "--as", "damar"])
    assert "1 baris baru bagi meja" in lines.output


def test_a_changed_row_is_told_with_its_case_and_left_alone(tmp_path: Path, in_already: Actor) -> None:
    told(run(tmp_path, [WULAN, SITI], "--as", "damar"))
    numbers = set(Case.objects.values_list("number", flat=True))
    corrected = ["Wulan", "Lestari Dewi", *WULAN[2:]]
    found = told(run(tmp_path, [SITI, corrected], "--as", "damar"))["taken"]
    assert (found["taken"], found["same"], counted()) == (0, 1, (2, 2, 2))
    ((row, number),) = [(each["row"], each["case"]) for each in found["changed"]]
    assert (row, number in numbers) == (3, True)


def test_whose_part_the_file_does_not_say_the_officer_says(tmp_path: Path, in_already: Actor) -> None:
    found = told(run(tmp_path, [UNSAID], "--as", "damar", "--part", "saksi"))["taken"]
    assert (found["taken"], CasePerson.objects.get().role) == (1, Role.WITNESS)
    assert run(tmp_path, [UNSAID], "--as", "damar", "--part", "tersangka").exit_code != 0


def test_a_number_that_lost_its_digits_is_refused_by_row_and_field_and_never_an_old_case(
    tmp_path: Path, in_already: Actor
) -> None:
    told(run(tmp_path, [_numbered(WULAN, "123456"), _numbered(SITI, "123456")], "--as", "damar"))
    others = [
        [name, "", f"198{at}-01-01", "123456", *WULAN[4:7], f"REG-{at}"] for at, name in enumerate(["Dewi", "Andi"])
    ]
    spoiled = ["Ratna", "", "1975-01-01", "3,17E+15", *WULAN[4:7], "REG-9"]
    found = told(run(tmp_path, [*others, spoiled], "--as", "damar"))
    assert (found["taken"]["taken"], found["taken"]["changed"], counted()) == (2, [], (4, 4, 4))
    ((row, (reason,)),) = [(each["row"], each["reasons"]) for each in found["refused"]]
    assert (row, reason["field"], reason["code"], reason["found"]) == (
        4,
        "prs_IdentityNumber",
        "lost_digits",
        "3,17E+15",
    )
    assert "atur kolomnya sebagai teks" in reason["message"]
    english = told(run(tmp_path, [spoiled], "--dry-run", "--language", "en"))["refused"][0]["reasons"][0]["message"]
    assert "make the column text" in english
    again = told(run(tmp_path, [*others, spoiled], "--as", "damar"))
    assert (again["taken"]["taken"], again["taken"]["same"], counted()) == (0, 2, (4, 4, 4))


def _numbered(row: list[str], number: str) -> list[str]:
    return [*row[:3], number, *row[4:]]


@pytest.mark.parametrize("breaks_at", [0, 1, 2])
def test_stopped_anywhere_it_leaves_whole_rows_and_goes_on_from_there(
    tmp_path: Path, in_already: Actor, monkeypatch: pytest.MonkeyPatch, breaks_at: int
) -> None:
    from naung.casework.exchange.actions import rows as writing

    written, calls = writing.write_note, iter(range(99))

    def breaking(**how: Any) -> Any:
        found = written(**how)
        if next(calls) == breaks_at:
            raise KeyboardInterrupt
        return found

    with monkeypatch.context() as patched:
        patched.setattr(writing, "write_note", breaking)
        assert run(tmp_path, [WULAN, SITI, NUR], "--as", "damar").exit_code != 0
    assert counted() == (breaks_at,) * 3
    assert Laid.objects.count() == breaks_at, "what was taken is compared although it was stopped"
    again = told(run(tmp_path, [WULAN, SITI, NUR], "--as", "damar"))["taken"]
    assert (again["taken"], again["same"], counted()) == (3 - breaks_at, breaks_at, (3, 3, 3))


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from([WULAN, SITI, NUR, UNBORN]), min_size=1, max_size=5),
    st.lists(st.sampled_from([WULAN, SITI, NUR]), max_size=3),
    st.sampled_from(["csv", "xlsx"]),
)
def test_any_file_of_the_same_rows_adds_nobody_twice(
    tmp_path: Path, in_already: Actor, rows: list[list[str]], more: list[list[str]], kind: str
) -> None:
    """What stood there before stays; the register afterwards holds each row that can be kept once, whatever was read and when."""
    before = counted()[0]
    held = set(TakenRow.objects.values_list("content", flat=True))
    first = told(run(tmp_path, rows, "--as", "damar"))["taken"]
    content = (made.csv if kind == "csv" else made.xlsx)([HEADS, *more, *reversed(rows)])
    second = told(run(tmp_path, [], "--as", "damar", content=content))["taken"]
    assert counted()[0] == before + first["taken"] + second["taken"]
    assert len(set(TakenRow.objects.values_list("content", flat=True)) - held) == first["taken"] + second["taken"]
    assert told(run(tmp_path, [], "--as", "damar", content=content))["taken"]["taken"] == 0
    kept = {row[0] for row in [*rows, *more] if row is not UNBORN}
    assert counted()[0] <= 3
    assert counted()[0] >= len(kept)


def test_who_is_none_names_another_desk_or_pipes_takes_nothing(
    tmp_path: Path, damar: Officer, force: TaskForce
) -> None:
    wrong = run(tmp_path, [WULAN], "--as", "damar", typed=f"salah sekali\n{code_of('damar')}\n")
    assert (wrong.exit_code, "tidak cocok" in wrong.output, PASSWORD in wrong.output) == (1, True, False)
    file = ["import", "htcds", "-", "--as", "damar"]
    piped = CliRunner().invoke(main, file, input="prs_FirstName,prs_SecondName\nSiti,A\n")
    assert (piped.exit_code, "pipa" in piped.output) == (1, True)
    without = CliRunner().invoke(main, ["import", "htcds", str(tmp_path / "register.csv")])
    assert (without.exit_code, "--as" in without.output) == (1, True)
    assert counted() == (0, 0, 0)


def test_at_several_desks_one_is_named_and_where_she_opens_no_cases_nothing_is_taken(
    tmp_path: Path, in_already: Actor, damar: Officer, force: TaskForce, monkeypatch: pytest.MonkeyPatch
) -> None:
    enrol("ilham", "Ilham", force.planning.id, role="analis")

    @contextmanager
    def at_two(username: str, ask: Any) -> Any:
        other = force.other
        yield [in_already, Actor(**{**vars(in_already), "desk": other.id})]

    monkeypatch.setattr(loading, "signed_in", at_two)
    several = run(tmp_path, [WULAN], "--as", "damar", "--dry-run")
    assert (several.exit_code, "--desk" in several.output) == (1, True)
    nowhere = run(tmp_path, [WULAN], "--as", "damar", "--desk", "tidak ada", "--dry-run")
    assert nowhere.exit_code == 1
    assert counted() == (0, 0, 0)
    one = told(run(tmp_path, [WULAN], "--as", "damar", "--desk", force.service.prefix.lower()))["taken"]
    assert (one["taken"], Case.objects.get().owner) == (1, force.service.id)


def test_who_loses_her_place_meanwhile_loads_nothing_more(
    tmp_path: Path, in_already: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    from naung.foundation.accounts.models import Membership

    monkeypatch.setattr(loading, "AT_ONCE", 1)
    taken = loading.take_row

    def ends(**how: Any) -> Any:
        found = taken(**how)
        Membership.objects.filter(user_id=in_already.id).update(until_at=timezone.now())
        return found

    monkeypatch.setattr(loading, "take_row", ends)
    assert run(tmp_path, [WULAN, SITI, NUR], "--as", "damar").exit_code == 1
    assert counted() == (1, 1, 1)
