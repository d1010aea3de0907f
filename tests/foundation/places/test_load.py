"""Loading is done once, fast, by the installer alone, and on record."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from naung.foundation.access.rules import system_actor
from naung.foundation.audit.models import Entry
from naung.foundation.errors import NotPermitted
from naung.foundation.places import actions
from naung.foundation.places.actions import load_places
from naung.foundation.places.models import Place, PlaceChange, Vintage
from naung.foundation.places.vocabulary import Kind, Level, PlaceRow

pytestmark = pytest.mark.django_db
SETUP = system_actor("setup")


def test_everything_is_there_with_an_unknown_start(loaded: int) -> None:
    assert loaded == Place.objects.count() == 91932
    assert Place.objects.filter(valid_from__isnull=False).count() == 0
    assert Place.objects.filter(level=Level.VILLAGE, code__startswith="61.").count() == 2145
    assert Place.objects.filter(parent__isnull=True).exclude(level=Level.COUNTRY).count() == 0
    assert PlaceChange.objects.count() == 28
    assert sum(Vintage.objects.values_list("rows", flat=True)) == 91932


def test_loading_twice_writes_nothing_and_reads_no_table_again(loaded: int, monkeypatch: pytest.MonkeyPatch) -> None:
    entries = Entry.objects.count()
    monkeypatch.setattr(actions, "shipped_places", None)
    with CaptureQueriesContext(connection) as asked:
        assert load_places(by=SETUP) == 0
    assert len(asked) <= 4
    assert Entry.objects.count() == entries


def test_loading_is_on_record_without_a_place_in_it(loaded: int) -> None:
    entry = Entry.objects.filter(event="places.loaded").latest("seq")
    assert (entry.actor_name, entry.count, entry.subject) == ("setup", 91932 + 28, None)


def test_only_the_installer_may_load(loaded: int) -> None:
    with pytest.raises(NotPermitted):
        load_places(by=system_actor("tick"))


def test_a_renewed_table_overwrites_names_and_keeps_what_was_entered(
    loaded: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    Place.objects.filter(pk="MY-13").update(valid_from=date(1963, 9, 16))
    rows = [PlaceRow("MY-13", Level.STATE, Kind.STATE, "Sarawak Baru", "MY")]
    monkeypatch.setattr(actions, "shipped_places", lambda vintage: iter(rows))
    monkeypatch.setattr(
        actions, "fingerprint", lambda vintage: "0" * 64 if vintage == "dosm" else _fingerprint(vintage)
    )
    assert load_places(by=SETUP) == 1
    renewed = Place.objects.get(pk="MY-13")
    assert (renewed.name, renewed.search, renewed.valid_from) == ("Sarawak Baru", "sarawak baru", date(1963, 9, 16))
    assert Place.objects.count() == loaded


_fingerprint = actions.fingerprint


@pytest.mark.parametrize(
    "wrong",
    [
        {"level": "dusun"},
        {"kind": "dusun"},
        {"parent_id": None},
        {"name": ""},
        {"search": ""},
        {"valid_from": date(2020, 1, 2), "valid_to": date(2020, 1, 1)},
    ],
)
def test_the_table_refuses_what_can_not_be(loaded: int, wrong: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Place.objects.filter(pk="61.72").update(**wrong)


def test_a_change_needs_a_source_and_is_entered_once(loaded: int) -> None:
    change = PlaceChange.objects.first()
    assert change is not None
    with pytest.raises(IntegrityError), transaction.atomic():
        PlaceChange.objects.filter(pk=change.pk).update(source="")
    with pytest.raises(IntegrityError), transaction.atomic():
        PlaceChange.objects.create(
            kind=change.kind, former_code=change.former_code, former_name="x", place=change.place, mark="V2", source="x"
        )
