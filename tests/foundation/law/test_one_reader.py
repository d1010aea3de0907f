"""Nobody above the law reads a shipped row past the office's own corrections."""

import re
from pathlib import Path

from tests.architecture.house import PACKAGE, python_files, sample, shown

ROOMS = ("foundation/law/", "foundation/organisations/rules/")  # where shipped rows are read, judged and laid over
# Who reads shipped tables and why that is no rule of this office.
MAY: dict[str, str] = {
    "foundation/organisations/apps.py": "reads every table once at start",
    "foundation/upkeep/queries/office.py": "looks whether the tables load",
    "foundation/people/queries/persons.py": "the age of majority, which no office corrects",
    "casework/plans/apps.py": "checks its own tables against the law's at start",
    "casework/reports/queries/clocks.py": "chosen once, and only where the office corrected no clock",
    "casework/simfoni/apps.py": "checks its own table against the law's at start",
    "doors/desk/episodes/shown.py": "words of the code lists, which no office corrects",
    "doors/desk/episodes/forms.py": "the code lists",
    "insight/extract/queries/register.py": "kinds of the code lists, which no office corrects",
    "doors/desk/proceedings/shown.py": "words of the offences and elements, which no office corrects",
    "doors/desk/help/cited.py": "hands in the law as the office has it",
    "doors/operator/town/serving.py": "the demonstration town, which corrects nothing",
}
SHIPPED = re.compile(r"\b(shipped_law|shipped_mandates|raw_mandates)\b")
UNCORRECTED = re.compile(r"from naung\.foundation\.law\.queries(?:\.rows)? import [^\n]*\b(duty|law_rows|sentence)\b")


def readers(package: Path) -> list[str]:
    """Files that read shipped rows themselves."""
    found = []
    for path in python_files(package):
        place, text = shown(path, package), path.read_text("utf-8")
        if not place.startswith(ROOMS) and (SHIPPED.search(text) or UNCORRECTED.search(text)):
            found.append(place)
    return sorted(found)


def test_every_reader_comes_by_the_offices_own_law() -> None:
    assert sorted(set(readers(PACKAGE)) - set(MAY)) == []


def test_the_exceptions_still_read() -> None:
    assert sorted(set(MAY) - set(readers(PACKAGE))) == []


def test_a_reader_past_the_corrections_is_seen(tmp_path: Path) -> None:
    sample(
        tmp_path,
        {
            "casework/cases/queries.py": "row = shipped_law().clocks['x']\n",
            "doors/desk/cases/pages.py": "from naung.foundation.law.queries import duty\n",
            "doors/desk/law/pages.py": "from naung.foundation.law.queries.office import duty\n",
        },
    )
    assert readers(tmp_path) == ["casework/cases/queries.py", "doors/desk/cases/pages.py"]
