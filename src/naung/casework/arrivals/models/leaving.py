"""Tables of those who leave on their own: the card with a code, and that somebody may call at a safe time."""

from django.db import models

from naung.casework.arrivals.models.batches import Arrival, words
from naung.foundation.identifiers import new_id


class Card(models.Model):
    """A card with a code of her own. Through it she can write to the desk; an earlier one stays until it is closed."""

    PLAIN = {
        "id": "a random id",
        "arrival": "whose",
        "wicket": "which code (a random id)",
        "given_by": "who gave it (an account's random id)",
        "given_at": "when",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    arrival = models.ForeignKey(Arrival, on_delete=models.CASCADE, related_name="cards")
    wicket = models.OneToOneField("wicket.Wicket", on_delete=models.CASCADE, related_name="+")
    given_by = models.UUIDField()
    given_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.id)


class Call(models.Model):
    """That she agreed to be called by this desk: when it is safe, until which day. Taken back at any time; nothing is changed.

    Where another desk shall call, she is referred, and her consent stands in the ledger.
    """

    PLAIN = {
        "id": "a random id",
        "arrival": "whose",
        "compartment": "which key",
        "until": "until which day",
        "agreed_at": "when she agreed",
        "agreed_by": "who wrote it down (an account's random id)",
        "ended_at": "when she took it back, or it was replaced",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    arrival = models.ForeignKey(Arrival, on_delete=models.CASCADE, related_name="calls")
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    until = models.DateField()
    agreed_at = models.DateTimeField()
    agreed_by = models.UUIDField()
    ended_at = models.DateTimeField(null=True)
    reach = words("the number to call")
    hours = words("when it is safe to call")
    pretext = words("what the caller says if somebody else answers")
    manner = words("how she agreed, in which language, before whom")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["arrival"], condition=models.Q(ended_at=None), name="arrivals_one_call_agreed"
            )
        ]

    def __str__(self) -> str:
        return str(self.id)
