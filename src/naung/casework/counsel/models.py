"""Tables of counsel. A lawyer's row is the office's, an assignment goes with its person, a note opens to its readers alone."""

from django.db import models
from django.db.models import Q

from naung.casework.counsel.vocabulary import End, Standing, Why
from naung.foundation.access.vocabulary import Category
from naung.foundation.identifiers import new_id
from naung.foundation.rows import one_of
from naung.foundation.vault.models import SealedText
from naung.foundation.vault.vocabulary import Retention


def _office(purpose: str) -> SealedText:
    return SealedText(category=Category.C, purpose=purpose, retention=Retention.HOUSE)


def _hers(purpose: str) -> SealedText:
    return SealedText(category=Category.C, purpose=purpose, retention=Retention.PERSON)


class Lawyer(models.Model):
    """A lawyer in a desk's register, of a legal-aid body or alone."""

    PLAIN = {
        "id": "a random id",
        "owner": "which desk's",
        "compartment": "which key",
        "version": "how often it was edited",
        "officer": "which officer of the desk it is (a random id)",
        "sex": "a lawyer's sex",
        "specialities": "what a lawyer knows well, as codes",
        "languages": "which languages a lawyer speaks, as codes",
        "places": "which areas a lawyer serves, as codes",
        "licensed_from": "from when a body is accredited",
        "licensed_until": "until when a body is accredited",
        "most": "how many assignments an office takes",
        "written_by": "who wrote it down (an account's random id)",
        "written_at": "when",
        "left_at": "when it left the register",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    owner = models.UUIDField(db_index=True)
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    officer = models.UUIDField(null=True)
    sex = models.CharField(max_length=20, blank=True)
    specialities = models.CharField(max_length=200, blank=True)
    languages = models.CharField(max_length=200, blank=True)
    places = models.CharField(max_length=400, blank=True)
    licensed_from = models.DateField(null=True)
    licensed_until = models.DateField(null=True)
    most = models.PositiveIntegerField(default=0)
    written_by = models.UUIDField()
    written_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)
    name = _office("whom to call")
    body = _office("which body it is")
    licence = _office("under which number the body is accredited")
    contact = _office("how to call")
    nik = _office("compared with the parties of a case")
    why_left = _office("why it left the register")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "officer"], condition=Q(left_at=None), name="counsel_one_row_an_officer"
            )
        ]

    def __str__(self) -> str:
        return str(self.id)


class Decision(models.Model):
    """What a person decided about a finding: whether a lawyer stands on two sides of a case."""

    PLAIN = {
        "id": "a random id",
        "case": "which case",
        "lawyer": "which lawyer (a random id)",
        "against": "which person of the case the finding names (a random id)",
        "compartment": "which key",
        "why": "by what sign it was found",
        "standing": "whether it is a conflict of interest",
        "decided_by": "who decided (an account's random id)",
        "decided_at": "when",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="+")
    lawyer = models.ForeignKey(Lawyer, on_delete=models.CASCADE, related_name="decisions")
    against = models.ForeignKey("people.Person", on_delete=models.CASCADE, null=True, related_name="+")
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=24)
    standing = models.CharField(max_length=24)
    decided_by = models.UUIDField()
    decided_at = models.DateTimeField()
    words = SealedText(category=Category.C, purpose="why it was decided so", retention=Retention.CASE)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "lawyer", "against", "why"], name="counsel_decided_once"),
            one_of("why", Why, "counsel_known_why"),
            one_of("standing", Standing, "counsel_known_standing"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Assignment(models.Model):
    """One lawyer who stands by one survivor in one case."""

    PLAIN = {
        "id": "a random id",
        "case": "which case",
        "person": "whose (a random id)",
        "owner": "which desk's",
        "compartment": "which key",
        "lawyer": "which lawyer (a random id)",
        "version": "how often it was written",
        "rank": "at which place of the order the chosen one stood",
        "begun_by": "who assigned (an account's random id)",
        "begun_at": "when",
        "document": "which kept paper is the power of attorney",
        "signed_on": "when it was signed",
        "until": "until when it holds",
        "ended_by": "who ended it (an account's random id)",
        "ended_at": "when it ended",
        "ended_how": "whether by a wish, the office, the lawyer, or because it was done",
        "follows": "which assignment came before it",
        "called_at": "since when she waits for a call from counsel",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    owner = models.UUIDField(db_index=True)
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    lawyer = models.ForeignKey(Lawyer, on_delete=models.PROTECT, related_name="assignments")
    version = models.PositiveIntegerField(default=1)
    rank = models.PositiveIntegerField()
    begun_by = models.UUIDField()
    begun_at = models.DateTimeField()
    document = models.ForeignKey("evidence.Document", on_delete=models.SET_NULL, null=True, related_name="+")
    signed_on = models.DateField(null=True)
    until = models.DateField(null=True)
    ended_by = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_how = models.CharField(max_length=24, blank=True)
    follows = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="+")
    called_at = models.DateTimeField(null=True)
    wish = _hers("what she asked for in a lawyer")
    reason = _hers("why another than the first was chosen")
    why_ended = _hers("why it ended")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "person", "lawyer"], condition=Q(ended_at=None), name="counsel_once_at_a_time"
            ),
            one_of("ended_how", End, "counsel_known_end", empty=True),
        ]

    def __str__(self) -> str:
        return str(self.id)


class PrivilegedNote(models.Model):
    """What counsel wrote for herself. Its compartment has no wrap for the installation: only her own key opens it."""

    PLAIN = {
        "id": "a random id",
        "assignment": "in which assignment",
        "compartment": "which key; no key of the installation opens it",
        "written_by": "which lawyer wrote it (an account's random id)",
        "written_at": "when",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="notes")
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    written_by = models.UUIDField()
    written_at = models.DateTimeField()
    words = SealedText(
        category=Category.E, purpose="what passed between counsel and client", retention=Retention.PERSON
    )

    def __str__(self) -> str:
        return str(self.id)


class WrongTry(models.Model):
    """A wrong passphrase for counsel's notes, so that guessing is slow."""

    PLAIN = {"id": "nothing", "officer": "whose notes (an account's random id)", "at": "when"}

    id = models.BigAutoField(primary_key=True)
    officer = models.UUIDField(db_index=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.officer)
