"""Several small forms that are sent together, shown with one summary of what must be mended."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from naung.doors.desk.shell.forms import DeskForm
from naung.doors.desk.shell.problems import apply_problems
from naung.foundation.errors import FieldProblem, Problems


@dataclass
class Wrong:
    """What must be mended in all rows, as the error summary reads it."""

    problems: list[tuple[str, str, str]] = field(default_factory=list)

    def problems_to_list(self) -> list[tuple[str, str, str]]:
        """Each problem as (id of the input, label, message)."""
        return self.problems


def problems_of_rows(forms: Iterable[DeskForm]) -> Wrong:
    """The problems of every row that was sent."""
    return Wrong([problem for form in forms if form.is_bound for problem in form.problems_to_list()])


def place_problems(forms: Mapping[str, DeskForm], wrong: Problems) -> None:
    """Write each problem, whose field is `row-field`, beside its field of its row."""
    for problem in wrong.problems:
        row, _, name = problem.field.rpartition("-")
        if row in forms:
            apply_problems(forms[row], Problems([FieldProblem(name, problem.message, problem.values)]))
