"""The vault's writers."""

from naung.foundation.vault.actions.compartments import (
    erase,
    forget_keys,
    found_vault,
    hand_over_compartment,
    new_compartment,
    new_compartments,
    seal,
)
from naung.foundation.vault.actions.index import drop_tokens, fold_waiting, put_tokens
from naung.foundation.vault.actions.restoring import put_wraps
from naung.foundation.vault.actions.rotation import LONGEST_WAIT, reseal_compartment, rotate_installation_key
from naung.foundation.vault.actions.secrets import forget_secret, keep_secret

__all__ = [
    "LONGEST_WAIT",
    "drop_tokens",
    "erase",
    "fold_waiting",
    "forget_keys",
    "forget_secret",
    "found_vault",
    "hand_over_compartment",
    "keep_secret",
    "new_compartment",
    "new_compartments",
    "put_tokens",
    "put_wraps",
    "reseal_compartment",
    "rotate_installation_key",
    "seal",
]
