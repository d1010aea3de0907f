"""Run inside a stolen installation, its key included: prints every sealed value that opens, one row of a table a line."""

import json
import sys

import django


def print_what_opens() -> None:
    """Each row as its table's name and the texts that opened; the number of privileged notes on the error stream."""
    from naung.casework.counsel.models import PrivilegedNote
    from naung.casework.counsel.vocabulary import CounselEvent
    from naung.foundation.access.rules import system_actor
    from naung.foundation.vault.models import sealed_fields, sealed_models
    from naung.foundation.vault.queries.opening import open_what_opens

    for model in sealed_models():
        columns = list(sealed_fields(model))
        rows = [(row, columns) for row in model._default_manager.select_related("compartment")]
        for texts in open_what_opens(system_actor("extract"), CounselEvent.READ, rows):
            print(json.dumps([model.__name__, texts], ensure_ascii=False))
    sys.stderr.write(f"{PrivilegedNote.objects.count()}\n")


if __name__ == "__main__":
    django.setup()
    print_what_opens()
