"""Which tables of a city come, and what of their rows changes on the way. A table that is not named here comes as it is."""

from datetime import datetime
from typing import Any

from django.apps import apps

from naung.casework.arrivals.queries.rows import LOT_SECRET
from naung.casework.exchange.queries import ROW_SECRET
from naung.casework.partners.queries import RSA_SECRET
from naung.doors.operator.join.vocabulary import Merge
from naung.foundation.accounts.queries.factors import FACTOR_SECRET
from naung.foundation.accounts.queries.officers import CONTACT_SECRET, NIK_SECRET
from naung.foundation.messaging.queries import ADDRESS_SECRET
from naung.foundation.speech.queries import SOUND_SECRET
from naung.foundation.vault.queries import RECEIVING_SECRET, SIGNING
from naung.foundation.vault.vocabulary import Carried, CompartmentKind

OURS, SECOND_FACTOR = "naung.", "mfa.Authenticator"
SECRETS = (
    FACTOR_SECRET,
    CONTACT_SECRET,
    NIK_SECRET,
    ADDRESS_SECRET,
    RECEIVING_SECRET,
    SIGNING,
    SOUND_SECRET,
    LOT_SECRET,
    RSA_SECRET,
    ROW_SECRET,
)
# What stays behind, and why. Everything else comes.
LEFT: dict[str, str] = {
    "audit.Entry": "comes whole, in its order, behind one entry of ours",
    "audit.Bookmark": "how far this house's own jobs have read",
    "vault.WrappedKey": "made anew with the compartments",
    "vault.Posting": "made anew under the pepper of here",
    "vault.Waiting": "made anew under the pepper of here",
    "vault.RecoverySet": "gives a key that opens nothing any more",
    "vault.RecoverySheet": "gives a key that opens nothing any more",
    "places.Vintage": "the same public table is loaded here",
    "places.Place": "the same public table is loaded here",
    "places.PlaceChange": "the same public table is loaded here",
    "organisations.LeaveDay": "must agree before",
    "organisations.TaskForce": "the task force of here stays",
    "organisations.FirstStep": "this house has begun",
    "organisations.FirstEntry": "this house has begun",
    "accounts.Device": "a cookie of another address",
    "accounts.KnownAddress": "keyed with a secret of the other server",
    "accounts.SignInAttempt": "keyed with a secret of the other server",
    "accounts.SignedInSession": "everybody signs in anew",
    "accounts.KeptForm": "an hour's life",
    "drivers.Asked": "about the extract of there; asked anew here",
    "programme.ReportFigure": "counted over the desks of there; counted anew here where a report asks for them",
    "drivers.FitMade": "about the extract of there; made anew here",
    "drivers.ResidentsEntry": "figures of areas, no case: the workbook of there is loaded here",
    "drivers.ResidentsOf": "figures of areas, no case: the workbook of there is loaded here",
    "restitution.LawfulWage": "wages of places, no case: entered here with their source; kept computations hold those they used",
    "jobs.LongWork": "about rows that the worker of here can ask for anew",
    "hints.Pile": "a file of there; its records are compared with those of here every night",
    "hints.Laid": "lists are laid beside the records of here anew",
    "hints.Hint": "lists are laid beside the records of here anew",
    "speech.Spoken": "a machine of here says the same sentences",
    "messaging.Notice": "says that something waits at the other address",
}


def carried_tables(merge: Merge, now: datetime) -> list[Carried]:
    """The tables that come, compartments first, with what changes."""
    labels = [m._meta.label for m in apps.get_models() if m.__module__.startswith(OURS)] + [SECOND_FACTOR]
    changed = {table.label: table for table in _changed(merge, now)}
    wanted = [label for label in labels if label not in LEFT]
    wanted.sort(key=lambda label: label != "vault.Compartment")
    return [changed.get(label, Carried(label)) for label in wanted]


def _changed(merge: Merge, now: datetime) -> list[Carried]:
    kinds = [kind.value for kind in CompartmentKind if kind not in {CompartmentKind.HOUSE, CompartmentKind.SEARCH}]

    def into_this_house(row: Any) -> None:
        row.compartment_id = merge.house

    def renamed_agency(row: Any) -> None:
        row.name = merge.came_from[row.id]

    def under_its_agency(row: Any) -> None:
        row.agency_id = merge.same.get(row.agency_id, row.agency_id)

    def renamed_officer(row: Any) -> None:
        row.username = merge.officers.get(row.username, row.username)

    def ended(row: Any) -> None:
        if row.used_at is None:
            row.used_at, row.user_id = now, None

    def told_by_its_house(row: Any) -> None:
        if not row.came_from:
            row.came_from, row.came_as = merge.came_as

    def to_be_signed_here(row: Any) -> None:
        if row.withdrawn_at is None:
            row.signed_by = row.signed_at = None

    return [
        Carried("vault.Compartment", {"kind__in": kinds}),
        Carried("vault.Kept", {"kind__in": SECRETS}, into_this_house),
        Carried("organisations.Agency", {"id__in": list(merge.came_from)}, renamed_agency, frozenset({"name"})),
        Carried("organisations.Desk", {}, under_its_agency),
        Carried("accounts.User", {}, renamed_officer, frozenset({"username"})),
        Carried("accounts.Invitation", {}, ended),
        Carried("programme.YearReport", {}, told_by_its_house),
        Carried("law.CorrectionRow", {}, to_be_signed_here),
    ]
