"""nomenklatura on a table of bench/link_people.py: its own candidates and its own matcher for duplicates, as it ships.

    PYTHON bench/link_nomenklatura.py RECORDS.csv PAIRS.csv

PYTHON is one in which nomenklatura is installed; bench/link.py calls this in the same run. Its matcher was trained by its
makers on companies and persons of sanction lists; nothing of it is tuned here.
"""

import csv
import sys
import tempfile
from pathlib import Path

from followthemoney import Dataset, StatementEntity  # type: ignore[import-not-found]  # the peer: bench/link.py installs it apart
from nomenklatura.blocker import Index  # type: ignore[import-not-found]  # the peer: bench/link.py installs it apart
from nomenklatura.matching import DedupeAlgorithm, ScoringConfig  # type: ignore[import-not-found]  # the peer, as above
from nomenklatura.resolver import Linker  # type: ignore[import-not-found]  # the peer, as above
from nomenklatura.store import MemoryStore  # type: ignore[import-not-found]  # the peer, as above

SEXES = {"L": "male", "P": "female"}
MOST_PAIRS = 50  # candidates a record, best first: the part that its own command would score is smaller
LEAST = 0.01


def entity(dataset: Dataset, row: dict[str, str]) -> StatementEntity:
    """One record in its words for a person."""
    told = {
        "name": [row["name"]],
        "alias": [row["other_name"]],
        "motherName": [row["mother"]],
        "gender": [SEXES.get(row["sex"], "")],
        "birthDate": [row["birth"]],
        "idNumber": [row["nik"]],
        "passportNumber": [row["passport"]],
        "phone": [f"+62{row['phone'].lstrip('0')}" if row["phone"] else ""],
        "address": [", ".join(part for part in (row["address"], row["area"]) if part)],
        "country": ["id"],
    }
    filled = {name: [value for value in values if value] for name, values in told.items()}
    return StatementEntity.from_data(
        dataset, {"id": row["id"], "schema": "Person", "properties": filled}, cleaned=False
    )


def main() -> None:
    """Find candidates, score them, write pairs from a score of 0.01 on."""
    file, out = sys.argv[1:3]
    dataset = Dataset.make({"name": "records", "title": "records"})
    store = MemoryStore(dataset, Linker({}))
    with open(file, newline="", encoding="utf-8") as told:
        rows = list(csv.DictReader(told))
    with store.writer() as writer:
        for row in rows:
            writer.add_entity(entity(dataset, row))
    view, config = store.default_view(), ScoringConfig.defaults()
    with tempfile.TemporaryDirectory() as folder, open(out, "w", newline="", encoding="utf-8") as written:
        index = Index(view, Path(folder))
        index.build()
        pairs = csv.writer(written)
        pairs.writerow(("id_a", "id_b", "score"))
        for (first, second), _ in index.pairs(max_pairs=MOST_PAIRS * len(rows)):
            one, other = view.get_entity(str(first.id)), view.get_entity(str(second.id))
            if one is None or other is None:
                continue
            score = DedupeAlgorithm.compare(one, other, config).score
            if score >= LEAST:
                pairs.writerow((first.id, second.id, score))


if __name__ == "__main__":
    main()
