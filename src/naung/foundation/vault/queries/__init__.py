"""The vault's readers: opening, the sealed index, the list of what is sealed."""

from naung.foundation.vault.queries.declared import Declared, declared_columns
from naung.foundation.vault.queries.halves import (
    copy_without_wraps,
    custodian_is_made,
    erased_ids,
    halves_fit,
    one_value_opens,
    wraps_are_current,
    wraps_as_lines,
)
from naung.foundation.vault.queries.index import Lookup, damaged_waiting, newest_owners, token_counts, words_token
from naung.foundation.vault.queries.keys import one_search_key
from naung.foundation.vault.queries.opening import open_rows, open_run, open_secret
from naung.foundation.vault.queries.sheets import key_behind, sheets_needed, sheets_now

__all__ = [
    "Declared",
    "Lookup",
    "copy_without_wraps",
    "custodian_is_made",
    "damaged_waiting",
    "declared_columns",
    "erased_ids",
    "halves_fit",
    "key_behind",
    "newest_owners",
    "one_search_key",
    "one_value_opens",
    "open_rows",
    "open_run",
    "open_secret",
    "sheets_needed",
    "sheets_now",
    "token_counts",
    "words_token",
    "wraps_are_current",
    "wraps_as_lines",
]
