"""Run inside a stolen installation, its key included: prints every sealed value that opens, one row of a table a line."""

import json
import sys

import django

django.setup()

from naung.casework.counsel.models import PrivilegedNote  # noqa: E402  # models are there after the setup
from naung.casework.counsel.vocabulary import CounselEvent  # noqa: E402
from naung.foundation.access.rules import system_actor  # noqa: E402
from naung.foundation.vault.models import sealed_fields, sealed_models  # noqa: E402
from naung.foundation.vault.queries.opening import open_what_opens  # noqa: E402

for model in sealed_models():
    columns = list(sealed_fields(model))
    rows = [(row, columns) for row in model._default_manager.select_related("compartment")]
    for texts in open_what_opens(system_actor("extract"), CounselEvent.READ, rows):
        print(json.dumps([model.__name__, texts], ensure_ascii=False))
sys.stderr.write(f"{PrivilegedNote.objects.count()}\n")
