"""Tables of episodes. An episode and its events are sealed with the person's compartment; a thing with its own."""

from django.db import models
from django.db.models import F, Q

from naung.casework.episodes.vocabulary import ActList, EventKind, PartyRole, ThingKind, ThingRole
from naung.foundation.access.vocabulary import Category
from naung.foundation.identifiers import new_id
from naung.foundation.vault.models import SealedText
from naung.foundation.vault.vocabulary import Retention

ORIGIN = {"origin": "on which device it was made", "origin_sequence": "in which order that device made it"}
SPAN = {
    "first_on": "earliest day it may have been",
    "last_on": "latest day it may have been",
    "precision": "how exactly the day is known",
}


class Episode(models.Model):
    """One history of exploitation of one person, from the first act of recruitment to exit. The exit may be unknown."""

    PLAIN = {
        "id": "a random id",
        "person": "whose (a random id)",
        "owner": "which desk's",
        "compartment": "which key",
        "version": "how often it was edited",
        "made_at": "when it was written down",
        "exit_known": "whether it is known to be over",
        **ORIGIN,
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="episodes")
    owner = models.UUIDField(db_index=True)
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    exit_known = models.BooleanField(null=True)
    origin = models.CharField(max_length=40, blank=True)
    origin_sequence = models.BigIntegerField(null=True)
    summary = SealedText(category=Category.D, purpose="what happened, in her words", retention=Retention.PERSON)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["origin", "origin_sequence"], condition=~Q(origin=""), name="episodes_once_from_a_device"
            )
        ]

    def __str__(self) -> str:
        return str(self.id)


class Event(models.Model):
    """Something that happened to her: where, when, with what pay, papers and means."""

    PLAIN = {
        "id": "a random id",
        "episode": "which history",
        "compartment": "which key",
        "version": "how often it was edited",
        "kind": "what kind of event",
        **SPAN,
        "area": "kecamatan or larger area, as of the act; abroad state or district",
        "country": "which country",
        "carriage": "by what she was moved",
        "papers": "what became of papers",
        "struck_at": "that it was struck out",
        "made_at": "when it was written down",
        **ORIGIN,
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="events")
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    kind = models.CharField(max_length=24)
    first_on = models.DateField(null=True)
    last_on = models.DateField(null=True)
    precision = models.CharField(max_length=10)
    area = models.CharField(max_length=8, blank=True)
    country = models.CharField(max_length=2, blank=True)
    carriage = models.CharField(max_length=20, blank=True)
    papers = models.CharField(max_length=32, blank=True)
    struck_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField()
    origin = models.CharField(max_length=40, blank=True)
    origin_sequence = models.BigIntegerField(null=True)
    date_words = SealedText(category=Category.C, purpose="the date as it was told", retention=Retention.PERSON)
    village = SealedText(category=Category.C, purpose="place code below kecamatan", retention=Retention.PERSON)
    place_words = SealedText(category=Category.C, purpose="the place as it was told", retention=Retention.PERSON)
    pay_promised = SealedText(category=Category.C, purpose="for restitution", retention=Retention.PERSON)
    pay_received = SealedText(category=Category.C, purpose="for restitution", retention=Retention.PERSON)
    note = SealedText(category=Category.D, purpose="what happened, in her words", retention=Retention.PERSON)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=[k.value for k in EventKind]), name="episodes_known_event_kind"
            ),
            models.CheckConstraint(
                condition=Q(first_on__isnull=True) | Q(last_on__isnull=True) | Q(first_on__lte=F("last_on")),
                name="episodes_event_first_before_last",
            ),
            models.UniqueConstraint(
                fields=["origin", "origin_sequence"], condition=~Q(origin=""), name="episodes_event_once_from_a_device"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


class EventCode(models.Model):
    """One coded act, means or purpose of an event, from the lists of the law room."""

    PLAIN = {
        "id": "nothing",
        "event": "which event",
        "list": "act, means or purpose",
        "code": "which act, means or purpose, sexual exploitation and organ removal among them",
    }

    id = models.BigAutoField(primary_key=True)
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="codes")
    list = models.CharField(max_length=10)
    code = models.CharField(max_length=60)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "list", "code"], name="episodes_code_once"),
            models.CheckConstraint(condition=Q(list__in=[a.value for a in ActList]), name="episodes_known_act_list"),
        ]

    def __str__(self) -> str:
        return f"{self.list} {self.code}"


class EventParty(models.Model):
    """A person who took part in an event, in a role."""

    PLAIN = {"id": "a random id", "event": "which event", "person": "who (a random id)", "role": "in which part"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="parties")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=24)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "person", "role"], name="episodes_party_once_a_role"),
            models.CheckConstraint(
                condition=Q(role__in=[r.value for r in PartyRole]), name="episodes_known_party_role"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.person_id}"


class Thing(models.Model):
    """A phone, account, address, vehicle, vessel, company, office, document or online profile, sealed where it identifies."""

    PLAIN = {
        "id": "a random id",
        "owner": "which desk's",
        "compartment": "which key",
        "version": "how often it was edited",
        "kind": "what kind of thing",
        "area": "kecamatan or larger area",
        "made_at": "when it was written down",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    owner = models.UUIDField(db_index=True)
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    kind = models.CharField(max_length=20)
    area = models.CharField(max_length=8, blank=True)
    made_at = models.DateTimeField()
    mark = SealedText(category=Category.C, purpose="number, plate, name or address", retention=Retention.CASE)
    note = SealedText(category=Category.C, purpose="what else is known of it", retention=Retention.CASE)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=[k.value for k in ThingKind]), name="episodes_known_thing_kind")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


class ThingLink(models.Model):
    """A thing's link to a person or an event, with role and dates."""

    PLAIN = {
        "id": "a random id",
        "thing": "which thing",
        "person": "whose (a random id)",
        "event": "which event",
        "role": "how it belongs",
        **SPAN,
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    thing = models.ForeignKey(Thing, on_delete=models.CASCADE, related_name="links")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, related_name="+")
    event = models.ForeignKey(Event, on_delete=models.CASCADE, null=True, related_name="things")
    role = models.CharField(max_length=24)
    first_on = models.DateField(null=True)
    last_on = models.DateField(null=True)
    precision = models.CharField(max_length=10)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, event__isnull=True) | Q(person__isnull=True, event__isnull=False),
                name="episodes_thing_linked_to_one",
            ),
            models.CheckConstraint(
                condition=Q(role__in=[r.value for r in ThingRole]), name="episodes_known_thing_role"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.thing_id}"
