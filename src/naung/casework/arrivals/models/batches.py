"""Tables of a batch and of whoever stands on its list. Each person has a key of her own, so that she can be forgotten alone."""

from django.db import models
from django.db.models import Q

from naung.casework.arrivals.vocabulary import AgeBand, Presence
from naung.foundation.access.vocabulary import Category
from naung.foundation.identifiers import new_id
from naung.foundation.people.vocabulary import Sex
from naung.foundation.rows import one_of
from naung.foundation.vault.models import SealedText
from naung.foundation.vault.vocabulary import Retention


def words(purpose: str, category: Category = Category.C) -> SealedText:
    """A sealed column that lives as long as the batch keeps the names of its people."""
    return SealedText(category=category, purpose=purpose, retention=Retention.BATCH)


class Batch(models.Model):
    """A group of people who are sent back on one day over one crossing."""

    PLAIN = {
        "id": "a random id",
        "number": "a random number with a check letter, which stands on its papers",
        "owner": "which desk receives it",
        "compartment": "which key",
        "version": "how often it was changed",
        "posted_once": "a random token against doubled posts",
        "on": "on which day",
        "crossing": "over which crossing",
        "consulate": "which mission announced it",
        "expected": "how many were announced",
        "made_by": "who wrote it down (an account's random id)",
        "made_at": "when",
        "closed_at": "when it was closed",
        "closed_by": "who closed it (an account's random id)",
        "unsent": "how many showed the first line no sign",
        "drawn_asked": "how many of them chance drew and somebody asked",
        "drawn_found": "how many of those stayed for a full interview",
        "filed_came": "how many came alive, as it was when it was closed",
        "filed_first": "how many of them had a first line then",
        "filed_short": "how many of them had a short screening then",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.CharField(max_length=16, unique=True)
    owner = models.UUIDField()
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    posted_once = models.UUIDField(unique=True, default=new_id)
    on = models.DateField()
    crossing = models.CharField(max_length=24)
    consulate = models.CharField(max_length=24)
    expected = models.PositiveIntegerField()
    made_by = models.UUIDField()
    made_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    closed_by = models.UUIDField(null=True)
    unsent = models.PositiveIntegerField(null=True)
    drawn_asked = models.PositiveIntegerField(null=True)
    drawn_found = models.PositiveIntegerField(null=True)
    filed_came = models.PositiveIntegerField(null=True)
    filed_first = models.PositiveIntegerField(null=True)
    filed_short = models.PositiveIntegerField(null=True)
    letter = words("the number of the mission's letter", Category.B)
    depot = words("from which depot they come", Category.B)
    why_closed = words("why it was closed although somebody was unaccounted for", Category.B)
    report = words("the counts as they were when it was closed", Category.B)
    columns = words("what the columns of its list are, as an officer corrected it", Category.B)

    class Meta:
        indexes = [models.Index(fields=["owner", "on"], name="arrivals_of_a_desk")]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at=None, closed_by=None) | Q(closed_at__isnull=False, closed_by__isnull=False),
                name="arrivals_closed_by_somebody",
            )
        ]

    def __str__(self) -> str:
        return self.number


class HallOfficer(models.Model):
    """An officer who asked at a laptop in the hall, under the name that she has there."""

    PLAIN = {
        "id": "a number in order",
        "batch": "which batch came from there",
        "officer": "who asked (an account's random id at the laptop)",
        "name": "the officer's name, as it stands beside accounts",
    }

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="hall")
    officer = models.UUIDField()
    name = models.CharField(max_length=120)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["batch", "officer"], name="arrivals_once_from_the_hall")]


class Arrival(models.Model):
    """One person of a batch: announced, arrived, not arrived, or added on the day."""

    PLAIN = {
        "id": "a random id",
        "batch": "in which batch",
        "compartment": "which key",
        "number": "which one on the list, and so her place in the draw",
        "place": "from what she is drawn where she was added on a device: its random id and a number",
        "mark": "a keyed token of her row, so that a list that is read twice adds nobody twice",
        "presence": "whether she arrived",
        "group": "with whom she belongs, as a number within the batch",
        "sex": "woman or man, as on the list",
        "band": "how old, as widely as it is counted",
        "origin": "from which kabupaten or kota",
        "cause": "for what she was sent back, as a code",
        "dead": "that her body was brought home",
        "lot": "whether chance drew her",
        "missed_first": "why nobody asked her, as a code",
        "missed_short": "why she was not asked further, as a code",
        "leaving": "with whom she left, as a code",
        "version": "how often her row was changed",
        "written_by": "who wrote it down (an account's random id)",
        "written_at": "when",
        "person": "which record was made of her (a random id)",
        "case": "in which case (a random id)",
        "referral": "by which referral she was handed on (a random id)",
        "forgotten_at": "when her name was deleted",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="arrivals")
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    place = models.CharField(max_length=48, blank=True)
    mark = models.CharField(max_length=64)
    presence = models.CharField(max_length=12, default=Presence.EXPECTED)
    group = models.PositiveIntegerField(null=True)
    sex = models.CharField(max_length=16, default=Sex.UNKNOWN)
    band = models.CharField(max_length=12, default=AgeBand.UNKNOWN)
    origin = models.CharField(max_length=16, blank=True)
    cause = models.CharField(max_length=24, blank=True)
    dead = models.BooleanField(default=False)
    lot = models.BooleanField(null=True)
    missed_first = models.CharField(max_length=16, blank=True)
    missed_short = models.CharField(max_length=16, blank=True)
    leaving = models.CharField(max_length=24, blank=True)
    version = models.PositiveIntegerField(default=1)
    written_by = models.UUIDField()
    written_at = models.DateTimeField()
    person = models.ForeignKey("people.Person", on_delete=models.SET_NULL, null=True, related_name="+")
    case = models.UUIDField(null=True)
    referral = models.UUIDField(null=True)
    forgotten_at = models.DateTimeField(null=True)
    short = words("the shortest form of her name, for the list of the day")
    name = words("her name as on the list")
    nik = words("her NIK")
    papers = words("her passport or travel paper")
    birth = words("when she was born, as exactly as it is known")
    origin_words = words("where she comes from, as on the list")
    destination = words("where she wants to go")
    sector = words("what she worked as, as on the list")
    ill = words("whether she is ill: the one note on health that a border office may hold, of one length")
    notes = words("what is to be known about her")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["batch", "number"], name="arrivals_numbered"),
            models.UniqueConstraint(fields=["batch", "mark"], name="arrivals_nobody_twice"),
            one_of("presence", Presence, "arrivals_known_presence"),
            one_of("band", AgeBand, "arrivals_known_band"),
            one_of("sex", Sex, "arrivals_known_sex"),
        ]

    def __str__(self) -> str:
        return f"{self.batch_id} {self.number}"
