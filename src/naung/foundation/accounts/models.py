"""Tables of the officers' accounts. Nothing here is about a person in a report or a case.

`PLAIN` says of each column that is not sealed what a thief of the database learns from it.
"""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from naung.foundation.accounts.vocabulary import Attempt, Language, SessionEnd, Theme, TourState
from naung.foundation.identifiers import new_id


class User(AbstractBaseUser):
    """An officer's account. What she may do comes from her membership's role, never from the account."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    username = models.CharField(max_length=40, unique=True)
    display_name = models.CharField(max_length=120)
    email_secret = models.UUIDField(null=True)
    phone_secret = models.UUIDField(null=True)
    nik_secret = models.UUIDField(null=True)
    language = models.CharField(
        max_length=2, choices=[(x.value, x.value) for x in Language], default=Language.INDONESIAN
    )
    theme = models.CharField(max_length=8, choices=[(x.value, x.value) for x in Theme], default=Theme.AUTO)
    tour = models.CharField(
        max_length=8, blank=True, default=TourState.NEW, choices=[(x.value, x.value) for x in TourState]
    )
    tour_passed = models.PositiveSmallIntegerField(default=0)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: list[str] = []  # type: ignore[misc]  # the stubs take it for a class variable
    PLAIN = {
        "id": "a random number",
        "password": "an Argon2id hash: a long password can't be guessed from it",
        "last_login": "when the officer last signed in",
        "username": "the name an officer signs in with",
        "display_name": "the officer's name, which the pages show to colleagues",
        "email_secret": "that she left an e-mail address; the vault keeps it sealed",
        "phone_secret": "that she left a telephone number; the vault keeps it sealed",
        "nik_secret": "that her identity number was given; the vault keeps it sealed",
        "language": "Indonesian or English",
        "theme": "the colours of her pages",
        "tour": "whether she takes the tour of the first case",
        "tour_passed": "how many of its steps she passed by",
        "is_active": "whether the account is open",
        "created_at": "when she joined",
        "version": "how often the profile was changed",
    }

    objects = BaseUserManager()

    def __str__(self) -> str:
        return self.display_name


class Membership(models.Model):
    """An officer's place at a desk, in a role, from a day until a day."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    desk = models.ForeignKey("organisations.Desk", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=40)
    since_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True)
    given_by = models.UUIDField(null=True)
    ended_by = models.UUIDField(null=True)

    PLAIN = {
        "id": "a random number",
        "user": "which officer",
        "desk": "which desk she serves",
        "role": "in which role",
        "since_at": "since when",
        "until_at": "until when",
        "given_by": "who invited her",
        "ended_by": "who ended it",
    }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "desk"], condition=Q(until_at=None), name="accounts_one_open_membership_a_desk"
            ),
            models.CheckConstraint(
                condition=Q(until_at=None) | Q(until_at__gte=F("since_at")),
                name="accounts_membership_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Invitation(models.Model):
    """A link, shown once, that lets one named officer in. With `user` it opens an account again whose keys were lost.

    With `used_at` and `user` it was used; with `used_at` alone it ended unused.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    token_hash = models.BinaryField(max_length=32, unique=True)
    username = models.CharField(max_length=40)
    display_name = models.CharField(max_length=120)
    phone_secret = models.UUIDField(null=True)
    nik_secret = models.UUIDField(null=True)
    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    desk = models.ForeignKey("organisations.Desk", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=40)
    invited_by = models.UUIDField(null=True)
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    PLAIN = {
        "id": "a random number",
        "token_hash": "nothing: the link can't be made from it",
        "username": "the name an officer will sign in with",
        "display_name": "the officer's name",
        "phone_secret": "that her telephone number was given; the vault keeps it sealed",
        "nik_secret": "that her identity number was given; the vault keeps it sealed",
        "user": "whose account it opened, or is to open again; nobody's where it ended unused",
        "desk": "which desk invites her",
        "role": "in which role",
        "invited_by": "who invited her",
        "invited_at": "when",
        "expires_at": "until when the link works",
        "used_at": "when it was used",
    }

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("invited_at")), name="accounts_invitation_expires_after_it_is_made"
            )
        ]

    def __str__(self) -> str:
        return str(self.id)


class Device(models.Model):
    """A browser an officer has signed in with; its cookie holds a random token of which this is the hash."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    token_hash = models.BinaryField(max_length=32, unique=True)
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()

    PLAIN = {
        "id": "a random number",
        "user": "which officer",
        "token_hash": "nothing: the cookie can't be made from it",
        "first_at": "when she first used this browser",
        "last_at": "when she last signed in with it",
    }

    def __str__(self) -> str:
        return str(self.id)


class KnownAddress(models.Model):
    """An internet address an officer has signed in from, as a keyed token."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    address_token = models.BinaryField(max_length=32)
    last_at = models.DateTimeField()

    PLAIN = {
        "id": "an order of rows",
        "user": "which officer",
        "address_token": "that two sign-ins came from one place, not from which",
        "last_at": "when she last signed in from there",
    }

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "address_token"], name="accounts_one_row_an_address")]

    def __str__(self) -> str:
        return str(self.pk)


class SignInAttempt(models.Model):
    """One failed try at a password or a code, kept for a day for the limits on guessing."""

    kind = models.CharField(max_length=8, choices=[(x.value, x.value) for x in Attempt])
    account_token = models.BinaryField(max_length=32)
    address_token = models.BinaryField(max_length=32)
    device = models.UUIDField(null=True)
    at = models.DateTimeField()

    PLAIN = {
        "id": "an order of rows",
        "kind": "password or code",
        "account_token": "that two tries were at one account, not at which",
        "address_token": "that two tries came from one place, not from which",
        "device": "that an officer's own browser was used",
        "at": "when",
    }

    class Meta:
        indexes = [
            models.Index(fields=["kind", "account_token", "at"], name="accounts_tries_at_an_account"),
            models.Index(fields=["kind", "address_token", "at"], name="accounts_tries_from_an_address"),
            models.Index(fields=["at"], name="accounts_tries_by_age"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class SignedInSession(models.Model):
    """One signed-in browser, with the desk and the purpose its officer acts for now. Ended, it lets nobody in."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    device = models.ForeignKey(Device, on_delete=models.SET_NULL, null=True, related_name="+")
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, related_name="+")
    purpose = models.CharField(max_length=20, blank=True)
    browser = models.CharField(max_length=30, blank=True)
    system = models.CharField(max_length=30, blank=True)
    address_secret = models.UUIDField(null=True)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    end_reason = models.CharField(max_length=12, blank=True, choices=[(x.value, x.value) for x in SessionEnd])

    PLAIN = {
        "id": "a random number that signs nobody in",
        "user": "which officer",
        "device": "which of her browsers",
        "membership": "at which desk she acts",
        "purpose": "for which purpose",
        "browser": "the browser's name",
        "system": "the device's kind",
        "address_secret": "nothing: the vault keeps the address sealed",
        "started_at": "when she signed in",
        "seen_at": "when a page was last opened, to the minute",
        "ended_at": "when it ended",
        "end_reason": "how it ended",
    }

    class Meta:
        indexes = [models.Index(fields=["user", "ended_at"], name="accounts_live_sessions")]

    def __str__(self) -> str:
        return str(self.id)


class KeptForm(models.Model):
    """What an officer typed into a form whose session had ended, for her and that form only, for an hour.

    The text itself is a secret of the vault under this row's id.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    action_path = models.CharField(max_length=400)
    page_path = models.CharField(max_length=400)
    mark = models.BinaryField(max_length=32)
    kept_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    PLAIN = {
        "id": "a random number",
        "user": "which officer was typing",
        "action_path": "on which form; addresses hold only random numbers",
        "page_path": "on which page",
        "mark": "whether two kept texts are the same, not what they say",
        "kept_at": "when",
        "expires_at": "until when it is kept",
    }

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "action_path", "mark"], name="accounts_same_text_once"),
            models.CheckConstraint(condition=Q(expires_at__gt=F("kept_at")), name="accounts_kept_text_expires"),
        ]
        indexes = [models.Index(fields=["expires_at"], name="accounts_kept_forms_by_age")]

    def __str__(self) -> str:
        return str(self.id)
