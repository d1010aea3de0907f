"""Tables of the way home. Places, names, conditions, amounts and every word are sealed in the person's own compartment.

A row goes with its case and its person (`CASCADE`). A paper that is erased leaves the row without it (`SET_NULL`).
"""

from django.db import models
from django.db.models import Q

from naung.casework.returns.vocabulary import OPEN_STATES, Body, FindingKind, LegState, Verdict, WaiverReason, Way
from naung.foundation.access.vocabulary import Category
from naung.foundation.identifiers import new_id
from naung.foundation.rows import one_of
from naung.foundation.vault.models import SealedText
from naung.foundation.vault.vocabulary import Retention

PERSON = Retention.PERSON
ROW = {
    "id": "a random id",
    "journey": "in which file of a way home",
    "compartment": "which key",
    "written_by": "who wrote it down (an account's random id)",
    "written_at": "when",
}
PAPER = {"document": "which kept paper stands behind it"}


def _words(purpose: str, category: Category = Category.C) -> SealedText:
    return SealedText(category=category, purpose=purpose, retention=PERSON)


def _paper() -> "models.ForeignKey[models.Model | None]":
    return models.ForeignKey("evidence.Document", on_delete=models.SET_NULL, null=True, related_name="+")


class Journey(models.Model):
    """One person's way home in one case."""

    PLAIN = {
        "id": "a random id",
        "case": "which case",
        "person": "whose (a random id)",
        "owner": "which desk's",
        "compartment": "which key",
        "begun_at": "when it was begun",
        "moved_at": "when something was last written",
        "version": "how often its direction was written",
        "way": "within the country, from abroad, or out of it",
        "request": "which request of the plan it answers (a random id)",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    owner = models.UUIDField()
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    moved_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=0)
    way = models.CharField(max_length=20, default=Way.INSIDE)
    request = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "person"], name="returns_one_a_person"),
            one_of("way", Way, "returns_known_way"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Leg(models.Model):
    """One leg: who hands, who receives, from where to where, when expected, and the hand-over with its receipt."""

    PLAIN = {
        **ROW,
        **PAPER,
        "order": "which of the legs it is, counted from one",
        "version": "how often its plan or what is handed was written",
        "state": "where it stands",
        "giver_body": "what kind of body hands over",
        "giver_desk": "which desk of the house hands over",
        "receiver_body": "what kind of body receives",
        "receiver_desk": "which desk of the house receives",
        "expected_at": "when arrival is expected",
        "left_at": "when it began",
        "handed_at": "when somebody was handed over, as the giver says",
        "handed_by": "who confirmed that as the giver (an account's random id)",
        "received_at": "when somebody was received, as the receiver says",
        "received_by": "who confirmed that (an account's random id)",
        "differs": "whether the receiver found something other than what was written",
        "code": "the signed code of the hand-over: random id, salted hash, minute, signature",
        "short": "its short text",
        "signed_at": "when the code was signed",
        "signed_by": "who had it signed (an account's random id)",
        "key": "with which key of the desk",
        "tablet": "with which key of a tablet, where a tablet signed",
        "words_to_come": "that what was handed over by this code is still on the tablet that signed it",
        "alarmed_at": "when nobody had come by the expected moment",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="legs")
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    order = models.PositiveIntegerField()
    version = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=16, default=LegState.PLANNED)
    giver_body = models.CharField(max_length=20)
    giver_desk = models.UUIDField(null=True)
    receiver_body = models.CharField(max_length=20)
    receiver_desk = models.UUIDField(null=True)
    expected_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)
    handed_at = models.DateTimeField(null=True)
    handed_by = models.UUIDField(null=True)
    received_at = models.DateTimeField(null=True)
    received_by = models.UUIDField(null=True)
    differs = models.BooleanField(default=False)
    code = models.CharField(max_length=200, blank=True)
    short = models.CharField(max_length=16, blank=True)
    signed_at = models.DateTimeField(null=True)
    signed_by = models.UUIDField(null=True)
    key = models.ForeignKey("returns.HandKey", on_delete=models.PROTECT, null=True, related_name="+")
    tablet = models.ForeignKey("returns.TabletKey", on_delete=models.PROTECT, null=True, related_name="+")
    words_to_come = models.BooleanField(default=False)
    alarmed_at = models.DateTimeField(null=True)
    document = _paper()
    written_by = models.UUIDField()
    written_at = models.DateTimeField()
    giver = _words("which body outside hands over")
    receiver = _words("which body outside receives")
    start = _words("from where")
    goal = _words("to where")
    condition = _words("how somebody was when handed over, padded to one length")
    words = _words("what the receiver must know")
    belongings = _words("papers and belongings that were handed over")
    salt = _words("what the hash of the hand-over was salted with")
    arrived = _words("how somebody was when received, padded to one length")
    arrived_words = _words("what the receiver found")
    arrived_belongings = _words("papers and belongings that the receiver got")
    why = _words("why it was cancelled")

    class Meta:
        indexes = [
            models.Index(fields=["receiver_desk", "expected_at"], name="returns_expected"),
            models.Index(fields=["short"], name="returns_short"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["journey", "order"], name="returns_legs_in_order"),
            one_of("state", LegState, "returns_known_state"),
            models.CheckConstraint(condition=~Q(state=LegState.OVERDUE), name="returns_overdue_is_not_kept"),
            models.CheckConstraint(
                condition=Q(received_at=None) | ~Q(state__in=sorted(each.value for each in OPEN_STATES)),
                name="returns_received_is_not_open",
            ),
            one_of("giver_body", Body, "returns_known_giver"),
            one_of("receiver_body", Body, "returns_known_receiver"),
        ]

    def __str__(self) -> str:
        return f"{self.journey_id} {self.order}"


class HandKey(models.Model):
    """The key with which a desk signs hand-overs; its secret half is kept by the vault."""

    PLAIN = {
        "id": "a random id, also of the kept secret",
        "desk": "which desk's",
        "public": "the public half",
        "made_at": "when it was made",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    desk = models.UUIDField(unique=True)
    public = models.BinaryField()
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.id)


class TabletKey(models.Model):
    """The key with which an officer's tablet signs hand-overs without signal; its secret half never leaves the tablet."""

    PLAIN = {
        "id": "a random id",
        "device": "on which device (a random id)",
        "officer": "whose it is (an account's random id)",
        "desk": "at which desk",
        "public": "the public half",
        "made_at": "when it was enrolled",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    device = models.UUIDField(unique=True)
    officer = models.UUIDField()
    desk = models.UUIDField()
    public = models.BinaryField(unique=True)
    made_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["desk"], name="returns_keys_of_a_desk")]

    def __str__(self) -> str:
        return str(self.id)


class Delivery(models.Model):
    """A receipt that somebody entered, whatever became of it. What was refused waits until a person has looked at it."""

    PLAIN = {
        "id": "a random id",
        "leg": "of which leg, where the code said it",
        "compartment": "which key, where the leg is known",
        "desk": "at which desk it was entered",
        "code": "the code that was entered",
        "verdict": "what became of it",
        "written_by": "who entered it (an account's random id)",
        "written_at": "when",
        "looked_by": "who looked at it (an account's random id)",
        "looked_at": "when",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    leg = models.ForeignKey(Leg, on_delete=models.CASCADE, null=True, related_name="deliveries")
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, null=True, related_name="+")
    desk = models.UUIDField()
    code = models.CharField(max_length=200)
    verdict = models.CharField(max_length=16)
    written_by = models.UUIDField()
    written_at = models.DateTimeField()
    looked_by = models.UUIDField(null=True)
    looked_at = models.DateTimeField(null=True)
    told = _words("what was entered with it: when, how somebody was, what was found")

    class Meta:
        indexes = [models.Index(fields=["desk", "looked_at"], name="returns_to_look_at")]
        constraints = [one_of("verdict", Verdict, "returns_known_verdict")]

    def __str__(self) -> str:
        return str(self.id)


class Finding(models.Model):
    """What was found about the family, told to a mission, or written after a death. Struck out with a reason, never changed."""

    PLAIN = {
        **ROW,
        **PAPER,
        "kind": "what kind of finding about somebody's way home",
        "on": "on which day",
        "consent": "on which consent a mission was told (a random id)",
        "waiver": "on which decision of the legal officer a mission was told",
        "struck_at": "when it was struck out",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="findings")
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=24)
    on = models.DateField()
    consent = models.UUIDField(null=True)
    waiver = models.ForeignKey("returns.Waiver", on_delete=models.CASCADE, null=True, related_name="+")
    document = _paper()
    written_by = models.UUIDField()
    written_at = models.DateTimeField()
    struck_at = models.DateTimeField(null=True)
    result = _words("the result, padded to one length")
    answers = _words("the coded answers about the family")
    who = _words("who assessed it, or which mission was told")
    words = _words("what is to be known about it")
    why_struck = _words("why it was struck out")

    class Meta:
        constraints = [one_of("kind", FindingKind, "returns_known_finding")]

    def __str__(self) -> str:
        return str(self.id)


class Cost(models.Model):
    """A line of what the way home costs: who pays, what was estimated, what was spent, with the receipt."""

    PLAIN = {**ROW, **PAPER, "version": "how often it was edited", "spent_on": "when it was spent"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="costs")
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    spent_on = models.DateField(null=True)
    document = _paper()
    written_by = models.UUIDField()
    written_at = models.DateTimeField()
    kind = _words("what is paid for, padded to one length")
    payer = _words("who pays, padded to one length")
    words = _words("what is to be known about it")
    estimate = _words("how much was estimated, in whole rupiah")
    spent = _words("how much was spent, in whole rupiah")

    def __str__(self) -> str:
        return str(self.id)


class Waiver(models.Model):
    """The question to the legal officer whether a mission is told without consent: coded, so that no file is opened for it."""

    PLAIN = {
        "id": "a random id",
        "journey": "in which file of a way home",
        "compartment": "which key",
        "owner": "which desk asks",
        "reason": "for which coded reason",
        "asked_by": "who asked (an account's random id)",
        "asked_at": "when",
        "decided_by": "who decided (an account's random id)",
        "decided_at": "when",
        "granted": "whether the mission may be told",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="waivers")
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    owner = models.UUIDField()
    reason = models.CharField(max_length=24)
    asked_by = models.UUIDField()
    asked_at = models.DateTimeField()
    decided_by = models.UUIDField(null=True)
    decided_at = models.DateTimeField(null=True)
    granted = models.BooleanField(null=True)
    words = _words("why it was decided so")

    class Meta:
        constraints = [one_of("reason", WaiverReason, "returns_known_reason")]

    def __str__(self) -> str:
        return str(self.id)
