"""The readers of the accounts."""

from naung.foundation.accounts.queries.factors import (
    confirmed_factors,
    current_code,
    factor_row,
    factors_of,
    has_passkey,
    has_second_factor,
    officers_without_second_factor,
    open_totp_secret,
)
from naung.foundation.accounts.queries.kept import kept_forms_of
from naung.foundation.accounts.queries.officers import (
    account_of,
    desks_of,
    desks_serving,
    invitation_of,
    invitations_of,
    membership_of,
    name_of,
    officer_id,
    officers_matching,
    officers_of,
    profile_of,
    roles_at,
    served_at,
)
from naung.foundation.accounts.queries.sessions import (
    account_of_device,
    actor_for_officer,
    actor_of,
    live_sessions_of,
    places_of,
    standing_of,
)
from naung.foundation.accounts.queries.tries import tries_at

__all__ = [
    "account_of",
    "account_of_device",
    "actor_for_officer",
    "actor_of",
    "confirmed_factors",
    "current_code",
    "desks_of",
    "desks_serving",
    "factor_row",
    "factors_of",
    "has_passkey",
    "has_second_factor",
    "invitation_of",
    "invitations_of",
    "kept_forms_of",
    "live_sessions_of",
    "membership_of",
    "name_of",
    "officer_id",
    "officers_matching",
    "officers_of",
    "officers_without_second_factor",
    "open_totp_secret",
    "places_of",
    "profile_of",
    "roles_at",
    "served_at",
    "standing_of",
    "tries_at",
]
