"""Tables of places: nothing personal stands here."""

from django.db import models
from django.db.models import F, Q

from naung.foundation.identifiers import new_id
from naung.foundation.places.vocabulary import ChangeKind, Kind, Level


class Vintage(models.Model):
    """One shipped table that was loaded, and the fingerprint by which a second load knows it."""

    PLAIN = {
        "key": "which public table was loaded",
        "fingerprint": "which edition of it",
        "rows": "how many places it has",
        "loaded_at": "when the installation was made or renewed",
    }

    key = models.CharField(primary_key=True, max_length=40)
    fingerprint = models.CharField(max_length=64)
    rows = models.PositiveIntegerField()
    loaded_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.key


class Place(models.Model):
    """A country, a state or district abroad, or an Indonesian area, by its code. `valid_from` is NULL where unknown."""

    PLAIN = {
        "code": "public list of areas",
        "level": "public list of areas",
        "kind": "public list of areas",
        "name": "public list of areas",
        "name_en": "public list of areas",
        "search": "the public name, folded for comparison",
        "search_en": "the public name, folded for comparison",
        "parent": "public list of areas",
        "valid_from": "public list of areas",
        "valid_to": "public list of areas",
        "vintage": "which public table it came from",
    }

    code = models.CharField(primary_key=True, max_length=13)
    level = models.CharField(max_length=14, choices=[(level.value, level.value) for level in Level])
    kind = models.CharField(max_length=14, choices=[(kind.value, kind.value) for kind in Kind])
    name = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80, blank=True)
    search = models.CharField(max_length=80)
    search_en = models.CharField(max_length=80, blank=True)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    vintage = models.ForeignKey(Vintage, on_delete=models.PROTECT, related_name="places", db_index=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(level__in=[level.value for level in Level]), name="place_level_known"),
            models.CheckConstraint(condition=Q(kind__in=[kind.value for kind in Kind]), name="place_kind_known"),
            models.CheckConstraint(
                condition=Q(level=Level.COUNTRY, parent__isnull=True)
                | ~Q(level=Level.COUNTRY) & Q(parent__isnull=False),
                name="place_country_alone_has_no_parent",
            ),
            models.CheckConstraint(condition=~Q(name="") & ~Q(search=""), name="place_has_name"),
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_from__lte=F("valid_to")),
                name="place_begins_before_it_ends",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class PlaceChange(models.Model):
    """A known rename, recoding or split, entered with its source. `former_code` need not be in the table of places."""

    PLAIN = {
        "id": "a random id",
        "kind": "public history of areas",
        "former_code": "public history of areas",
        "former_name": "public history of areas",
        "place": "public history of areas",
        "since": "public history of areas",
        "basis": "public history of areas",
        "mark": "public history of areas",
        "source": "public history of areas",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=10, choices=[(kind.value, kind.value) for kind in ChangeKind])
    former_code = models.CharField(max_length=13)
    former_name = models.CharField(max_length=80)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="changes")
    since = models.CharField(max_length=10, blank=True)
    basis = models.CharField(max_length=200, blank=True)
    mark = models.CharField(max_length=2)
    source = models.CharField(max_length=300)

    class Meta:
        indexes = [models.Index(fields=["former_code"], name="place_change_former")]
        constraints = [
            models.UniqueConstraint(fields=["kind", "former_code", "place"], name="place_change_once"),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in ChangeKind]), name="place_change_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(mark__in=["V", "V2", "M"]) & ~Q(source=""), name="place_change_has_source"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.former_code} > {self.place_id}"
