"""Tables of what was asked and decided. A finished form is never changed; of decisions the newest stands."""

from django.db import models
from django.db.models import Q

from naung.casework.arrivals.models.batches import Arrival, words
from naung.casework.arrivals.vocabulary import FormKind
from naung.foundation.identifiers import new_id
from naung.foundation.rows import one_of


class Form(models.Model):
    """One first line or short screening. Its number was drawn where it was made, so that the same form twice is one."""

    PLAIN = {
        "id": "a random id, drawn where the form was made",
        "arrival": "about whom",
        "compartment": "which key",
        "kind": "first line or short screening",
        "device": "on which device (a random id)",
        "made_by": "who asked (an account's random id)",
        "made_at": "when, by the clock where it was made",
        "taken_at": "when it came",
        "finished": "whether it is finished",
        "version": "how often it was saved before",
        "aside_at": "when another form of the same person was chosen over it",
        "aside_by": "who chose (an account's random id)",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    arrival = models.ForeignKey(Arrival, on_delete=models.CASCADE, related_name="forms")
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16)
    device = models.UUIDField(null=True)
    made_by = models.UUIDField()
    made_at = models.DateTimeField()
    taken_at = models.DateTimeField()
    finished = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)
    aside_at = models.DateTimeField(null=True)
    aside_by = models.UUIDField(null=True)
    told = words("what was seen and answered, of one length")

    class Meta:
        indexes = [models.Index(fields=["arrival", "kind"], name="arrivals_forms")]
        constraints = [
            one_of("kind", FormKind, "arrivals_known_form"),
            models.UniqueConstraint(
                fields=["arrival", "kind"], condition=Q(finished=False), name="arrivals_one_unfinished"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Decision(models.Model):
    """What a person decided and signed: she stays for a full interview, or may leave."""

    PLAIN = {
        "id": "a random id",
        "arrival": "about whom",
        "compartment": "which key",
        "by": "who signed (an account's random id)",
        "at": "when",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    arrival = models.ForeignKey(Arrival, on_delete=models.CASCADE, related_name="decisions")
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    by = models.UUIDField()
    at = models.DateTimeField()
    decided = words("what was decided, padded to one length")
    why = words("why it was decided so")

    def __str__(self) -> str:
        return str(self.id)
