"""What the persons of a report are compared with the officers by."""

from collections.abc import Iterable

from naung.casework.reports.vocabulary import Mentioned, ReporterContent
from naung.foundation.recusal.rules import marks_of


def report_marks(persons: Iterable[Mentioned], reporter: ReporterContent | None = None) -> frozenset[str]:
    """The names and numbers of everybody whom a report mentions and of who reported, as one set of marks.

    One set, so that what is kept beside the report does not tell which of them an officer may be: who reported stays secret.
    """
    told = list(persons)
    names, phones = [each.name for each in told], [each.phone for each in told]
    if reporter is not None:
        names, phones = [*names, reporter.name], [*phones, reporter.phone]
    return marks_of(names=names, phones=phones)
