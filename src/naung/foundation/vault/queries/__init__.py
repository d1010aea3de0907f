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
from naung.foundation.vault.queries.joining import (
    clashes,
    compare_table,
    compare_wraps,
    count_here,
    found_again,
    installation_id,
    key_opens,
    last_number,
)
from naung.foundation.vault.queries.keys import one_search_key
from naung.foundation.vault.queries.opening import open_column, open_rows, open_run, open_secret, open_what_opens
from naung.foundation.vault.queries.receiving import (
    RECEIVING_SECRET,
    ReceivingKey,
    open_all_received,
    open_received,
    receiving_key,
    sealed_to,
)
from naung.foundation.vault.queries.sheets import key_behind, sheets_needed, sheets_now
from naung.foundation.vault.queries.signing import SIGNING, is_signature, signature_by

__all__ = [
    "RECEIVING_SECRET",
    "SIGNING",
    "Declared",
    "Lookup",
    "ReceivingKey",
    "clashes",
    "compare_table",
    "compare_wraps",
    "copy_without_wraps",
    "count_here",
    "custodian_is_made",
    "damaged_waiting",
    "declared_columns",
    "erased_ids",
    "found_again",
    "halves_fit",
    "installation_id",
    "is_signature",
    "key_behind",
    "key_opens",
    "last_number",
    "newest_owners",
    "one_search_key",
    "one_value_opens",
    "open_all_received",
    "open_column",
    "open_received",
    "open_rows",
    "open_run",
    "open_secret",
    "open_what_opens",
    "receiving_key",
    "sealed_to",
    "sheets_needed",
    "sheets_now",
    "signature_by",
    "token_counts",
    "words_token",
    "wraps_are_current",
    "wraps_as_lines",
]
