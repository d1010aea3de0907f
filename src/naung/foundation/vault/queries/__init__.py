"""The vault's readers: opening, the sealed index, the list of what is sealed."""

from naung.foundation.vault.queries.declared import Declared, declared_columns
from naung.foundation.vault.queries.index import newest_owners, token_counts, words_token
from naung.foundation.vault.queries.opening import open_rows, open_run, open_secret

__all__ = [
    "Declared",
    "declared_columns",
    "newest_owners",
    "open_rows",
    "open_run",
    "open_secret",
    "token_counts",
    "words_token",
]
