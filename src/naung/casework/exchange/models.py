"""Tables of the exchange. Rows go with their case: `CASCADE`, because erasing one below must not stumble over them."""

from django.db import models

from naung.foundation.access.vocabulary import Category
from naung.foundation.identifiers import new_id
from naung.foundation.vault.models import SealedText
from naung.foundation.vault.vocabulary import Retention


class TakenRow(models.Model):
    """A row of another register that became a case here. Its tokens are keyed with a secret of the desk, never plain."""

    PLAIN = {
        "id": "a random id",
        "desk": "which desk's",
        "content": "a keyed token of all that stood in the row, so that a file that is read twice adds nobody twice",
        "case": "which case it became",
        "person": "which record (a random id)",
        "taken_by": "who loaded it (an account's random id)",
        "taken_at": "when",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    desk = models.UUIDField()
    content = models.CharField(max_length=64)
    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    taken_by = models.UUIDField()
    taken_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["desk", "content"], name="exchange_nobody_twice")]

    def __str__(self) -> str:
        return str(self.id)


class RowToken(models.Model):
    """One token by which a row is known again although it was changed."""

    PLAIN = {"id": "nothing", "row": "which row", "who": "a keyed token of what tells whose row it is"}

    id = models.BigAutoField(primary_key=True)
    row = models.ForeignKey(TakenRow, on_delete=models.CASCADE, related_name="tokens")
    who = models.CharField(max_length=64, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["row", "who"], name="exchange_token_once")]

    def __str__(self) -> str:
        return str(self.id)


class Handout(models.Model):
    """That a case left as a file: to which office and for what is sealed."""

    PLAIN = {
        "id": "a random id",
        "case": "which case",
        "compartment": "which key",
        "people": "how many persons were in the file",
        "taken_by": "who took it (an account's random id)",
        "taken_at": "when",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="+")
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    people = models.PositiveIntegerField()
    taken_by = models.UUIDField()
    taken_at = models.DateTimeField()
    office = SealedText(category=Category.C, purpose="to which office the file went", retention=Retention.CASE)
    purpose = SealedText(category=Category.C, purpose="for what the office was given it", retention=Retention.CASE)

    class Meta:
        indexes = [models.Index(fields=["case", "-taken_at"], name="exchange_handouts")]

    def __str__(self) -> str:
        return str(self.id)
