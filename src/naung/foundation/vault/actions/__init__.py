"""The vault's writers."""

from naung.foundation.vault.actions.backups import STAMP, back_up_and_open, make_backup, make_custodian
from naung.foundation.vault.actions.compartments import (
    erase,
    forget_keys,
    found_vault,
    hand_over_compartment,
    new_compartment,
    new_compartments,
    new_reader_compartment,
    seal,
    seal_with,
)
from naung.foundation.vault.actions.index import drop_tokens, fold_waiting, put_tokens
from naung.foundation.vault.actions.joining import carry_installation
from naung.foundation.vault.actions.readers import (
    change_person_secret,
    make_person_key,
    replace_person_key,
    share_compartments,
)
from naung.foundation.vault.actions.receiving import make_receiving_key
from naung.foundation.vault.actions.restoring import put_wraps
from naung.foundation.vault.actions.rotation import LONGEST_WAIT, reseal_compartment, rotate_installation_key
from naung.foundation.vault.actions.secrets import forget_secret, keep_secret
from naung.foundation.vault.actions.sheets import begin_sheets, prove_sheet, show_sheet
from naung.foundation.vault.actions.signing import make_signing_key

__all__ = [
    "LONGEST_WAIT",
    "STAMP",
    "back_up_and_open",
    "begin_sheets",
    "carry_installation",
    "change_person_secret",
    "drop_tokens",
    "erase",
    "fold_waiting",
    "forget_keys",
    "forget_secret",
    "found_vault",
    "hand_over_compartment",
    "keep_secret",
    "make_backup",
    "make_custodian",
    "make_person_key",
    "make_receiving_key",
    "make_signing_key",
    "new_compartment",
    "new_compartments",
    "new_reader_compartment",
    "prove_sheet",
    "put_tokens",
    "put_wraps",
    "replace_person_key",
    "reseal_compartment",
    "rotate_installation_key",
    "seal",
    "seal_with",
    "share_compartments",
    "show_sheet",
]
