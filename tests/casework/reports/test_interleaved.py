"""Many officers at once, in any order: no report is lost, doubled posts do nothing twice, stale versions are refused."""

from uuid import UUID, uuid4

import pytest
from django.test import TestCase
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule

from naung.casework.reports.actions import (
    acknowledge_report,
    close_report,
    correct_report,
    link_report_to_case,
    receive_report,
    reopen_report,
)
from naung.casework.reports.models import Report, ReportStep
from naung.casework.reports.queries import report_for, reports_listed
from naung.casework.reports.vocabulary import ClosingReason, Response, Status
from naung.foundation.errors import Problems, RuleBroken, StaleVersion
from tests.casework.reports.told import WULAN, content
from tests.cast import RATNA, SARI, actor, found_house, join

CASES = [uuid4() for _ in range(2)]
REFUSED = (StaleVersion, RuleBroken, Problems)


class Desk(RuleBasedStateMachine):
    """Sari and Ratna work on the same reports, from pages that may be old."""

    reports: Bundle[UUID] = Bundle("reports")

    def __init__(self) -> None:
        super().__init__()
        house = found_house()
        for member in (SARI, RATNA):
            join(member, house)
        self.officers = [actor(member, house) for member in (SARI, RATNA)]
        self.known: dict[UUID, int] = {}

    def tried(self, report: UUID, who: int, age: int, act: object) -> None:
        """Do an act as one who saw the report `age` versions ago, twice, and keep count of the versions."""
        now = Report.objects.get(id=report).version
        version = max(1, now - age)
        for _ in range(2):
            try:
                act(report, version, self.officers[who])  # type: ignore[operator]  # one of the functions below
            except REFUSED:
                continue
        after = Report.objects.get(id=report).version
        assert after in ((now, now + 1) if version == now else (now,))
        self.known[report] = after

    @rule(target=reports, who=st.integers(0, 1), again=st.booleans())
    def receive(self, who: int, again: bool) -> UUID:
        made = uuid4()
        taken = receive_report(content=content(persons=(WULAN,)), report_id=made, by=self.officers[who])
        if again:
            assert receive_report(content=content(), report_id=made, by=self.officers[who]) == taken
        self.known[taken.id] = 1
        return taken.id

    @rule(report=reports, who=st.integers(0, 1), age=st.integers(0, 2), response=st.sampled_from(Response))
    def respond(self, report: UUID, who: int, age: int, response: Response) -> None:
        self.tried(
            report, who, age, lambda r, v, by: acknowledge_report(report_id=r, version=v, response=response, by=by)
        )

    @rule(report=reports, who=st.integers(0, 1), age=st.integers(0, 2), reason=st.sampled_from(ClosingReason))
    def close(self, report: UUID, who: int, age: int, reason: ClosingReason) -> None:
        self.tried(
            report, who, age, lambda r, v, by: close_report(report_id=r, version=v, reason=reason, words="sudah", by=by)
        )

    @rule(report=reports, who=st.integers(0, 1), age=st.integers(0, 2))
    def reopen(self, report: UUID, who: int, age: int) -> None:
        self.tried(report, who, age, lambda r, v, by: reopen_report(report_id=r, version=v, words="kabar baru", by=by))

    @rule(
        report=reports, who=st.integers(0, 1), age=st.integers(0, 2), case=st.sampled_from(CASES), became=st.booleans()
    )
    def link(self, report: UUID, who: int, age: int, case: UUID, became: bool) -> None:
        self.tried(
            report,
            who,
            age,
            lambda r, v, by: link_report_to_case(report_id=r, version=v, case_id=case, became=became, by=by),
        )

    @rule(report=reports, who=st.integers(0, 1), age=st.integers(0, 2), words=st.sampled_from(["satu", "dua"]))
    def correct(self, report: UUID, who: int, age: int, words: str) -> None:
        old = report_for(report, actor=self.officers[who]).content
        new = content(received_at=old.received_at, words=words, persons=old.persons)
        self.tried(report, who, age, lambda r, v, by: correct_report(report_id=r, version=v, content=new, by=by))

    @invariant()
    def nothing_is_lost(self) -> None:
        rows = {report.id: report for report in Report.objects.all()}
        assert {report: row.version for report, row in rows.items()} == self.known
        assert {row.id for row in reports_listed(actor=self.officers[0], limit=500).rows} == set(self.known)
        for report, row in rows.items():
            assert ReportStep.objects.filter(report=report).count() == row.version - 1
            assert (row.status in (Status.LINKED, Status.JOINED)) == (row.case_id is not None)
            assert (row.status == Status.CLOSED) == bool(row.closing_reason)


class InTransaction(Desk):
    """Each run in a transaction of its own, which is rolled back."""

    def __init__(self) -> None:
        self.atomics = TestCase._enter_atomics()  # type: ignore[attr-defined]  # what TestCase itself does
        super().__init__()

    def teardown(self) -> None:
        TestCase._rollback_atomics(self.atomics)  # type: ignore[attr-defined]  # what TestCase itself does


@pytest.mark.django_db
def test_any_order_of_steps() -> None:
    machine = InTransaction.TestCase
    machine.settings = settings(max_examples=12, stateful_step_count=18, deadline=None)
    machine("runTest").runTest()
