"""The writers of the accounts."""

from naung.foundation.accounts.actions.after_restore import confirm_officer, doubt_officers
from naung.foundation.accounts.actions.factors import (
    add_passkey,
    make_recovery_codes,
    remove_factor,
    set_up_code,
    show_recovery_codes,
)
from naung.foundation.accounts.actions.invitations import (
    accept_invitation,
    close_every_door,
    end_membership,
    invite_officer,
    reopen_account,
    withdraw_invitation,
)
from naung.foundation.accounts.actions.joining import find_officers_again
from naung.foundation.accounts.actions.kept import drop_expired, forget_kept, keep_form, open_kept
from naung.foundation.accounts.actions.numbers import keep_numbers_of, keep_own_numbers
from naung.foundation.accounts.actions.profile import change_password, change_profile
from naung.foundation.accounts.actions.sessions import (
    choose_place,
    close_over_time,
    end_other_sessions,
    open_session,
    revoke_session,
    sign_out,
    touch_session,
)
from naung.foundation.accounts.actions.sign_in import check_code, check_password, passkey_used
from naung.foundation.accounts.actions.tour import move_tour

__all__ = [
    "accept_invitation",
    "add_passkey",
    "change_password",
    "change_profile",
    "check_code",
    "check_password",
    "choose_place",
    "close_every_door",
    "close_over_time",
    "confirm_officer",
    "doubt_officers",
    "drop_expired",
    "end_membership",
    "end_other_sessions",
    "find_officers_again",
    "forget_kept",
    "invite_officer",
    "keep_form",
    "keep_numbers_of",
    "keep_own_numbers",
    "make_recovery_codes",
    "move_tour",
    "open_kept",
    "open_session",
    "passkey_used",
    "remove_factor",
    "reopen_account",
    "revoke_session",
    "set_up_code",
    "show_recovery_codes",
    "sign_out",
    "touch_session",
    "withdraw_invitation",
]
