"""The extract as the house makes it: nobody's id crosses, nothing small, each run one entry; stopped runs go on."""

import json
import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch
from uuid import uuid4

import pytest
from django.utils import timezone

from naung.casework.episodes.models import Event
from naung.casework.operations.models import Operation
from naung.casework.outreach.models import Session
from naung.casework.outreach.vocabulary import Audience
from naung.casework.screening.models import Screening
from naung.doors.schedule.tick import run_all
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.models import Entry
from naung.foundation.errors import NotPermitted, RuleBroken
from naung.foundation.people.models import Person
from naung.foundation.vault.models import WrappedKey
from naung.foundation.vault.queries import opening
from naung.foundation.vault.rules.sealing import opened
from naung.insight.extract import actions
from naung.insight.extract.actions import make_extract
from naung.insight.extract.queries import latest_extract, register_part
from naung.insight.extract.queries.finished import engine, shelf
from naung.insight.extract.rules.tables import EFFORT, TABLES
from naung.insight.extract.vocabulary import EDITION, SMALLEST, Effort, ExtractEvent, Made, Values
from tests.cast import House
from tests.insight.extract.grounds import Lived, lay_down, opened_months_ago

pytestmark = pytest.mark.django_db
BY = system_actor("extract")
TO_SARAWAK = (
    ("recruitment", "61.72.02", "ID"),
    ("transit", "61.01.05", "ID"),
    ("crossing_unofficial", "61.01.09", "ID"),
    ("exploitation", "MY-13-32", "MY"),
)


@pytest.fixture(autouse=True)
def own_home(settings: Any, tmp_path: Path) -> None:
    settings.NAUNG_HOME = tmp_path


@pytest.fixture
def register(house: House) -> Callable[..., None]:
    """Twelve women on one road, three men from elsewhere, one who was erased."""

    def lay() -> None:
        lay_down(house.service.id, [Lived(events=TO_SARAWAK, purpose="kerja_atau_pelayanan_paksa")] * 12)
        lay_down(house.service.id, [Lived(home="61.01.05", sex="L", born=1990)] * 3)
        erased = lay_down(house.service.id, [Lived()]).persons[0]
        Person.objects.filter(pk=erased.pk).update(erased_at=timezone.now())

    return lay


@pytest.fixture
def hamdan_reads(hamdan: Actor) -> Callable[[str], dict[Values, int]]:
    def read(table: str) -> dict[Values, int]:
        found = latest_extract(actor=hamdan)
        assert found is not None
        return found.counts(table)

    return read


def test_each_table_tells_what_its_ladder_lets_it(
    register: Callable[..., None], hamdan_reads: Callable[[str], dict[Values, int]]
) -> None:
    register()
    made = make_extract(by=BY)
    month = f"{opened_months_ago(2):%Y-%m}"
    half = f"{month[:4]}-S{1 if int(month[5:]) <= 6 else 2}"
    assert made.counted["orang"] == 12
    assert made.withheld == {"orang": 3, "peran": 3, "perjalanan": 3, "rombongan": 3, "rombongan_peran": 0}
    assert hamdan_reads("perjalanan") == {
        ("61.72.01", "61.72.02", "61.01.05", "tidak_resmi", "61.01.09", "MY-13-32", half): 12
    }
    assert hamdan_reads("rombongan") == {("61.72", "tidak_resmi", "MY-13", half, "1"): 12}
    assert hamdan_reads("peran")["keluar", "61.01.09", month] == 12
    ((person, count),) = hamdan_reads("orang").items()
    assert (person[0], person[3:5], count) == ("61.72.01", ("P", "economic"), 12)
    assert person[2].startswith("dewasa_")


def test_nothing_that_points_at_anybody_crosses(register: Callable[..., None], house: House) -> None:
    register()
    folder = make_extract(by=BY).folder
    words = []
    for name in (*TABLES, EFFORT):
        with engine() as connection:
            rows = connection.read_parquet(str(folder / f"{name}.parquet"))
            columns, told = rows.columns, rows.fetchall()
        expected = [c.name for c in TABLES[name].columns] if name in TABLES else ["wilayah", "bulan", "jenis"]
        assert columns == [*expected, "jumlah"]
        assert told == sorted(told)
        assert name == EFFORT or all(row[-1] >= SMALLEST for row in told)
        words += [str(value) for row in told for value in row]
    text = " ".join(words) + folder.joinpath("ekstrak.json").read_text() + folder.joinpath("BACA.md").read_text()
    assert not re.search(r"[0-9a-f]{12}|UJI-", text)  # an id, a hash, a case number
    assert not [word for word in words if re.search(r"\d{4}-\d\d-\d\d", word)]  # an exact date


def test_without_a_village_nothing_sealed_is_opened_and_one_run_is_one_entry_with_its_count(
    register: Callable[..., None],
) -> None:
    register()
    before = Entry.objects.count()
    with patch.object(opening, "opened", side_effect=AssertionError):
        make_extract(by=BY)
    entry = Entry.objects.order_by("-seq")[0]
    assert Entry.objects.count() == before + 1
    assert (entry.event, entry.actor_kind, entry.actor_name, entry.count) == (
        ExtractEvent.MADE.value, "system", "extract", 12,
    )  # fmt: skip


def test_an_origin_is_told_as_its_kelurahan_where_at_least_five_of_a_year_share_it(
    house: House, hamdan_reads: Callable[[str], dict[Values, int]]
) -> None:
    lives = [Lived(village="61.72.01.1001")] * 6 + [Lived(village="61.72.01.1002")] * 4 + [Lived()] * 2
    lay_down(house.service.id, lives)
    made = make_extract(by=BY)
    month = f"{opened_months_ago(2):%Y-%m}"
    roles = hamdan_reads("peran")
    assert roles == {("asal", "61.72.01.1001", month): 6, ("asal", "61.72.01", month): 6}
    others = [name for name in TABLES if name != "peran"]
    assert not [values for name in others for values in hamdan_reads(name) if "61.72.01.1001" in values]
    assert made.tells_villages


def test_of_what_is_sealed_only_the_village_of_a_victims_home_is_opened_and_logged_with_its_count(house: House) -> None:
    lay_down(house.service.id, [Lived(village="61.72.01.1001", events=TO_SARAWAK)] * 7)
    lay_down(house.service.id, [Lived(village="61.72.01.1001", months=0)])  # of this month: hers stays shut
    with patch.object(opening, "opened", wraps=opened) as way:
        make_extract(by=BY)
    places = [call.args[2] for call in way.call_args_list]
    assert len(places) == 7
    assert all(place.startswith(b"people_person|") and b"|village|" in place for place in places)
    entry = Entry.objects.get(event=ExtractEvent.VILLAGES_OPENED.value)
    assert (entry.actor_name, entry.fields, entry.count, entry.subject) == ("extract", "village", 7, None)


def test_an_origin_whose_key_is_gone_is_told_as_its_kecamatan(
    house: House, hamdan_reads: Callable[[str], dict[Values, int]]
) -> None:
    laid = lay_down(house.service.id, [Lived(village="61.72.01.1001")] * 7)
    WrappedKey.objects.filter(compartment=laid.persons[0].compartment).delete()
    make_extract(by=BY)
    assert [place for _, place, _ in hamdan_reads("peran")] == ["61.72.01"]


def test_an_older_extract_is_still_read_and_says_that_it_goes_down_to_kecamatan_only(
    register: Callable[..., None], hamdan: Actor
) -> None:
    register()
    manifest = make_extract(by=BY).folder / "ekstrak.json"
    told = json.loads(manifest.read_text())
    assert told.pop("edition") == EDITION
    manifest.write_text(json.dumps(told))
    found = latest_extract(actor=hamdan)
    assert found is not None
    assert not found.made.tells_villages
    assert sum(found.counts("orang").values()) == 12


def test_struck_events_and_this_month_stay_out(register: Callable[..., None], house: House) -> None:
    register()
    lay_down(house.service.id, [Lived(months=0)] * 9)
    Event.objects.filter(kind="transit").update(struck_at=timezone.now())
    made = make_extract(by=BY)
    assert made.counted["orang"] == 12
    with engine() as connection:
        roles = connection.read_parquet(str(made.folder / "peran.parquet")).fetchall()
    assert "transit" not in {row[0] for row in roles}


def test_a_matter_of_two_desks_is_counted_from_its_first_file(house: House) -> None:
    for matter in (uuid4() for _ in range(6)):
        lay_down(house.service.id, [Lived(months=3)], matter=matter)
        lay_down(house.other.id, [Lived(months=2)], matter=matter)
    made = make_extract(by=BY)
    with engine() as connection:
        ((*person, count),) = connection.read_parquet(str(made.folder / "orang.parquet")).fetchall()
    assert (count, person[5], person[6]) == (6, "UPTD PPA Singkawang, Meja layanan", "1")


def test_those_who_travel_together_are_one_group(house: House) -> None:
    lay_down(house.service.id, [Lived(events=TO_SARAWAK)] * 15, group=3)
    made = make_extract(by=BY)
    with engine() as connection:
        ((*_, size, count),) = connection.read_parquet(str(made.folder / "rombongan.parquet")).fetchall()
    assert (size, count) == ("2-4", 5)


def test_a_zero_of_effort_is_told_from_nobody_there(house: House, sari: Actor, wulan_screened: None) -> None:
    made = make_extract(by=BY)
    with engine() as connection:
        rows = connection.read_parquet(str(made.folder / f"{EFFORT}.parquet")).fetchall()
    ledger = {tuple(row[:-1]): row[-1] for row in rows}
    month = f"{opened_months_ago(2):%Y-%m}"
    assert ledger["61.72", month, Effort.SCREENINGS.value] == 1
    assert ledger["61.71", month, Effort.SCREENINGS.value] == 0
    assert ledger["61.71", month, Effort.DESKS.value] == 1
    assert ("61.99", month, Effort.DESKS.value) not in ledger
    assert ledger["61.72", month, Effort.HOURS.value] == 1
    assert ledger["61.72", month, Effort.OUTREACH.value] == 1
    assert ledger["61.72", month, Effort.OPERATIONS.value] == 1
    assert ledger["61.72", month, Effort.OPERATION_HOURS.value] == 60
    assert ledger["61.71", month, Effort.OPERATION_HOURS.value] == 0


@pytest.fixture
def wulan_screened(house: House) -> None:
    """One screening, two months ago, and one hour of work in the log of that month."""
    laid = lay_down(house.service.id, [Lived(events=TO_SARAWAK)])
    episode = Event.objects.filter(episode__person=laid.persons[0])[0].episode
    at = opened_months_ago(2)
    Screening.objects.create(
        person=laid.persons[0], episode=episode, owner=house.service.id, compartment=episode.compartment,
        childhood="dewasa", started_at=at,
    )  # fmt: skip
    Session.objects.create(
        number="SOS-1",
        owner=house.service.id,
        compartment=episode.compartment,
        state="terlaksana",
        planned_on=at.date(),
        held_on=at.date(),
        audience=next(iter(Audience)).value,
        expected=30,
    )
    for withdrawn in (False, True):  # one that was taken back counts nowhere
        Operation.objects.create(
            owner=house.service.id, kind="patroli", place_code="61.72.02", began_on=at.date(), ended_on=at.date(),
            hours=6, officers=10, withdrawn=withdrawn, recorded_at=at, recorded_by=house.service.id,
        )  # fmt: skip
    last = Entry.objects.order_by("-seq").values().first()
    assert last is not None
    last |= {"seq": last["seq"] + 1, "at": at, "actor_kind": "user", "desk": house.service.id}
    Entry.objects.create(**last)
    Entry.objects.create(**last | {"seq": last["seq"] + 1, "at": at + timedelta(minutes=20)})


def test_a_run_that_was_stopped_goes_on_where_it_was(register: Callable[..., None]) -> None:
    register()

    def stop(done: int, of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make_extract(progress=stop, by=BY)
    assert list((shelf() / actions.WORK).rglob("*.bagian"))
    with patch.object(actions, "register_part", side_effect=AssertionError):
        made = make_extract(by=BY)
    assert made.counted["orang"] == 12
    assert not (shelf() / actions.WORK).exists()


def _break(done: int, of: int) -> None:
    raise ZeroDivisionError


def test_a_large_register_has_helpers_that_know_the_house() -> None:
    with actions._hands(actions.STEPS * 2) as hands:
        assert hands is not None
        assert list(actions._each(hands, [(TABLES.__getitem__, ("orang",))])) == [TABLES["orang"]]


def test_what_an_older_run_left_is_thrown_away(register: Callable[..., None]) -> None:
    register()
    with patch.object(actions, "OLDEST_WORK", timedelta(0)), pytest.raises(ZeroDivisionError):
        make_extract(progress=_break, by=BY)
    with (
        patch.object(actions, "OLDEST_WORK", timedelta(0)),
        patch.object(actions, "register_part", wraps=register_part) as read,
    ):
        make_extract(by=BY)
    assert read.called


def test_only_one_run_at_a_time(register: Callable[..., None]) -> None:
    def again(done: int, of: int) -> None:
        with pytest.raises(RuleBroken, match="sedang dibuat"):
            make_extract(by=BY)

    make_extract(progress=again, by=BY)


def test_an_extract_in_which_somebody_is_recognised_is_not_laid_on_the_shelf(register: Callable[..., None]) -> None:
    register()
    first = make_extract(by=BY)
    before = first.folder.joinpath("ekstrak.json").read_text()
    with patch.object(actions, "BOUND", -1.0), pytest.raises(RuleBroken, match="dapat dikenali"):
        make_extract(by=BY)
    assert first.folder.joinpath("ekstrak.json").read_text() == before
    assert not (shelf() / ".baru").exists()
    assert not (shelf() / actions.WORK).exists()  # exact combinations do not outlive a run that ended


def test_a_folder_with_something_else_in_it_is_left_alone(register: Callable[..., None], tmp_path: Path) -> None:
    register()
    (tmp_path / "terbaru").mkdir()
    (tmp_path / "terbaru" / "surat.txt").write_text("penting")
    with pytest.raises(RuleBroken, match="isi lain"):
        make_extract(out=tmp_path, by=BY)
    assert (tmp_path / "terbaru" / "surat.txt").read_text() == "penting"


def test_the_sheet_beside_it_says_that_it_is_secret_and_what_the_attackers_found(
    register: Callable[..., None], tmp_path: Path
) -> None:
    register()
    made: Made = make_extract(out=tmp_path / "usb", by=BY)
    said = (tmp_path / "usb" / "terbaru" / "BACA.md").read_text("utf-8")
    assert "**Rahasia.**" in said
    assert "orang yang memegang seluruh register | orang | 0,0 %" in said
    assert json.loads(made.folder.joinpath("ekstrak.json").read_text())["attacks"][0]["certain"] == 0.0


def test_the_night_makes_one_and_the_next_tick_none(register: Callable[..., None]) -> None:
    register()
    noon = timezone.localtime().replace(hour=12)
    assert run_all(noon.replace(hour=0))["extract.made"] == 0
    assert run_all(noon)["extract.made"] == 12
    assert run_all(noon)["extract.made"] == 0


def test_a_file_that_is_worked_on_meanwhile_shows_in_no_extract_of_the_next_day(register: Callable[..., None]) -> None:
    register()
    made = make_extract(by=BY)
    manifest = made.folder / "ekstrak.json"
    told = json.loads(manifest.read_text())
    manifest.write_text(json.dumps(told | {"made_at": (made.made_at - timedelta(days=1)).isoformat()}))
    noon = timezone.localtime().replace(hour=12)
    assert run_all(noon)["extract.made"] == 0
    earlier = (made.until - timedelta(days=1)).replace(day=1)
    manifest.write_text(json.dumps(told | {"until": earlier.isoformat()}))
    assert run_all(noon)["extract.made"] == 12


def test_who_may_not_gets_none(sari: Actor, register: Callable[..., None]) -> None:
    with pytest.raises(NotPermitted):
        make_extract(by=sari)
    with pytest.raises(NotPermitted):
        latest_extract(actor=sari)


def test_before_the_first_one_there_is_none(hamdan: Actor) -> None:
    assert latest_extract(actor=hamdan) is None


def test_an_empty_register_makes_an_empty_one(house: House) -> None:
    made = make_extract(by=BY)
    assert set(made.counted.values()) == {0}
    assert made.certain == 0
