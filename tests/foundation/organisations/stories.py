"""Stories of authority (stories.csv): a sentence, the question, the answer of the law file. docs/rules/kewenangan.md is theirs.

`answer` is boleh, tidak or tanya; `because` is a part of the reason or the basis that must be there; `known` says that the
code is in the table of places; `territory` is the acting desk's own, where a desk is asked about.
"""

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from naung.foundation.access.vocabulary import PersonKind, Service
from naung.foundation.organisations.vocabulary import MandateAsk

TABLE = Path(__file__).with_name("stories.csv")


@dataclass(frozen=True)
class Story:
    """One row: what is told, the question, the answer, and a part of the basis or of the reason that must be there."""

    says: str
    agency: str
    service: Service
    person: PersonKind
    place: str
    answer: str
    because: str
    used: str
    on: date
    territory: str | None
    known: bool

    def ask(self) -> MandateAsk:
        """The question as the rule takes it."""
        return MandateAsk(
            self.on, self.agency, self.service, self.person, self.place, self.used, self.territory, self.known
        )


def _read(row: dict[str, str]) -> Story:
    return Story(
        says=row["says"],
        agency=row["agency"],
        service=Service(row["service"]),
        person=PersonKind(row["person"]),
        place=row["place"],
        answer=row["answer"],
        because=row["because"],
        used=row["used"],
        on=date.fromisoformat(row["on"]),
        territory=row["territory"] or None,
        known=row["known"] == "ya",
    )


with TABLE.open(encoding="utf-8", newline="") as _file:
    STORIES = tuple(_read(row) for row in csv.DictReader(_file))
