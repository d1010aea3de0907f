"""Table of lists that an officer has put in and not yet taken: sealed under a key of its own, gone with it after a day."""

from django.db import models

from naung.casework.arrivals.models.batches import Batch, words
from naung.foundation.identifiers import new_id


class HeldList(models.Model):
    """A mission's list as it came, while one officer looks at what becomes of it."""

    PLAIN = {
        "id": "a random id",
        "batch": "for which batch",
        "compartment": "which key",
        "pasted": "whether it was pasted or is a file",
        "held_by": "who put it in (an account's random id); nobody else sees it",
        "held_at": "when",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="held_lists")
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    pasted = models.BooleanField()
    held_by = models.UUIDField()
    held_at = models.DateTimeField()
    content = words("the list as it came, for a day at most")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["batch", "held_by"], name="arrivals_one_list_held")]

    def __str__(self) -> str:
        return str(self.id)
