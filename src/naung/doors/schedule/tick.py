"""`naung tick`: do what is due. Each job reads due moments from tables, so a missed tick is caught up; twice does no harm."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import click
import structlog
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from naung.casework.arrivals.actions import forget_arrivals
from naung.casework.complaints.actions import give_parked_complaints, mark_late_complaints
from naung.casework.counsel.actions import forget_counsel
from naung.casework.custody.actions import end_what_is_over
from naung.casework.escrow.actions import end_deposits, forget_deposits
from naung.casework.escrow.actions import send_waiting as send_deposits
from naung.casework.evidence.actions import forget_documents
from naung.casework.exchange.actions import forget_taken
from naung.casework.hints.actions import forget_hints
from naung.casework.inquiries.actions import forget_looks
from naung.casework.legal_aid.actions import forget_aid, lapse_reach
from naung.casework.outreach.actions import drop_waiting_photographs
from naung.casework.pairing.actions import ask_nightly, forget_pairs
from naung.casework.partners.actions import publish_everywhere
from naung.casework.plans.actions import forget_erased
from naung.casework.proceedings.actions import forget_proceedings
from naung.casework.proceedings.queries import ends_counted
from naung.casework.referrals.actions import forget_referrals, run_clocks
from naung.casework.reintegration.actions import forget_paths
from naung.casework.reports.actions import give_parked_reports, renew_response_dues
from naung.casework.restitution.actions import forget_claims
from naung.casework.restitution.queries import awards_counted
from naung.casework.restitution.vocabulary import Stopped
from naung.casework.returns.actions import forget_journeys, raise_alarms
from naung.casework.sameness.actions import forget_judgements
from naung.casework.simfoni.actions import forget_copied
from naung.casework.testimony.actions import count_course, forget_pages
from naung.casework.testimony.vocabulary import EndedTold, PaidTold
from naung.doors.schedule.hints import compare_from_log
from naung.doors.schedule.notices import queue_from_log, send_waiting
from naung.foundation.access.rules import system_actor
from naung.foundation.accounts.actions import drop_expired
from naung.foundation.audit.actions import move_bookmark
from naung.foundation.audit.queries import chain_head
from naung.foundation.letterbox.actions import sweep_letters
from naung.foundation.noticeboard.actions import sweep_slips
from naung.foundation.organisations.queries import all_desks
from naung.foundation.people.actions import index_births
from naung.foundation.speech.actions import sweep_speech
from naung.foundation.vault.actions import fold_waiting
from naung.foundation.wicket.actions import sweep_wickets
from naung.insight.extract.actions import make_extract
from naung.insight.extract.queries import is_up_to_date
from naung.insight.extract.rules.tables import PERSONS

log = structlog.get_logger()
LAST, LOG_TABLE = "tick", "audit_entry"
EXTRACT_FROM = PAIRS_FROM = 1  # the hour of the night, by the office's clock
ROWS_COUNTED = 1000  # of each index; the least that SQLite advises is a hundred
# of what rooms keep above a person
FORGETTERS = (
    forget_erased,
    forget_copied,
    forget_documents,
    forget_claims,
    forget_proceedings,
    forget_aid,
    forget_journeys,
    forget_counsel,
    forget_pages,
    forget_paths,
    forget_arrivals,
    forget_hints,
    forget_deposits,
    forget_judgements,
    forget_looks,
    forget_pairs,
    forget_taken,
)


@dataclass(frozen=True)
class Job:
    """A named job: it gets the moment and returns how many things it did."""

    name: str
    run: Callable[[datetime], int]


def _dues(_now: datetime) -> int:
    return renew_response_dues(by=system_actor("tick"))


def _parked(_now: datetime) -> int:
    return give_parked_reports(by=system_actor("tick"))


def _erased(_now: datetime) -> int:
    """What rooms above keep of persons erased below: whoever erases deletes it at once, this is for one that stopped between."""
    return sum(forget(by=system_actor("tick")) for forget in FORGETTERS)


def _referral_clocks(now: datetime) -> int:
    return run_clocks(now=now, by=system_actor("tick"))


def _referrals_erased(_now: datetime) -> int:
    return forget_referrals(by=system_actor("tick"))


def _nobody_came(now: datetime) -> int:
    """Legs of a way home that nobody received by the expected moment."""
    return raise_alarms(now=now, by=system_actor("tick"))


def _leaves(_now: datetime) -> int:
    return end_what_is_over(by=system_actor("tick"))


def _complaints(_now: datetime) -> int:
    given = give_parked_complaints(by=system_actor("tick"))
    return given + mark_late_complaints(by=system_actor("tick"))


def _reaches(now: datetime) -> int:
    """Ways to reach somebody who asked at a post go on the day that was stated."""
    return lapse_reach(by=system_actor("tick"))


def _photographs(now: datetime) -> int:
    """Pictures that nobody looked at within a day."""
    return drop_waiting_photographs(now=now, by=system_actor("tick"))


def _deposits(now: datetime) -> int:
    """Numbers that wait for the second institution are sent on; those that have lain their year end."""
    by = system_actor("tick")
    return send_deposits(by=by) + end_deposits(today=timezone.localdate(now), by=by)


def _kept(_now: datetime) -> int:
    return drop_expired(by=system_actor("tick"))


def _slips(_now: datetime) -> int:
    """Numbers of used sheets are forgotten when their part has closed."""
    return sweep_slips(by=system_actor("tick"))


def _wickets(_now: datetime) -> int:
    """Codes of people outside whose time is over are closed, and their tries forgotten."""
    return sweep_wickets(by=system_actor("tick"))


def _partners_form(_now: datetime) -> int:
    """The form of partner offices is what the tables say: after an upgrade it is published anew."""
    return publish_everywhere(by=system_actor("tick"))


def _births(_now: datetime) -> int:
    """Once, after the upgrade that looks for days of birth: those of earlier records become findable."""
    return index_births(by=system_actor("tick"))


def _letters(now: datetime) -> int:
    return sweep_letters(now=now, by=system_actor("tick"))


def _speech(_now: datetime) -> int:
    """What a machine said more than a year ago; what is still read aloud is made anew."""
    return sweep_speech(by=system_actor("tick"))


def _course(_now: datetime) -> int:
    """Once a month, for what survivors read before they decide: how long finished cases took, how they ended, what was paid."""
    by = system_actor("tick")
    paid = awards_counted(actor=by)
    told = PaidTold(paid[Stopped.PAID], paid[Stopped.PARTLY], paid[Stopped.ORDERED])
    ends = ends_counted(actor=by)
    return count_course(paid=told, ended=EndedTold(ends.convicted, ends.acquitted, ends.stopped), by=by)


def _sessions(_now: datetime) -> int:
    call_command("clearsessions")
    return 0


def _extract(now: datetime) -> int:
    """In the night after a month closed, a missed one made up for at the next tick. How many victims stand in it."""
    by = system_actor("extract")
    if timezone.localtime(now).hour < EXTRACT_FROM or not all_desks() or is_up_to_date(actor=by):
        return 0
    return make_extract(by=by).counted[PERSONS.name]


def _pairs(now: datetime) -> int:
    """Once a night, a missed one made up for: the register is compared in the background where it changed."""
    here = timezone.localtime(now)
    if here.hour < PAIRS_FROM:
        return 0
    since = here.replace(hour=PAIRS_FROM, minute=0, second=0, microsecond=0)
    return ask_nightly(since=since, by=system_actor("pairing"))


def _fold_index(_now: datetime) -> int:
    return fold_waiting()


def _fold_wal(_now: datetime) -> int:
    """Fold SQLite's write-ahead log into the database and empty it, so that it keeps no trail of recent writes."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return 0


def _count_for_plans(_now: datetime) -> int:
    """Let SQLite count its indexes anew when the log has doubled, so that it never walks a whole desk to find one record.

    PostgreSQL does this by itself. Reads a thousand rows of each index, whatever their number; counts only, nothing of anyone.
    """
    if connection.vendor != "sqlite" or chain_head().seq < 2 * _counted():
        return 0
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA analysis_limit={ROWS_COUNTED}")
        cursor.execute("ANALYZE")
    return 1


def _counted() -> int:
    """How long the log was when SQLite last counted; 0 where it never did."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_stat1'")
        if cursor.fetchone() is None:
            return 0
        cursor.execute("SELECT stat FROM sqlite_stat1 WHERE tbl = %s", [LOG_TABLE])
        return min((int(stat.split()[0]) for (stat,) in cursor.fetchall()), default=0)


JOBS = (
    Job("reports.dues", _dues),
    Job("reports.parked", _parked),
    Job("plans.erased", _erased),
    Job("referrals.clocks", _referral_clocks),
    Job("referrals.erased", _referrals_erased),
    Job("returns.late", _nobody_came),
    Job("messaging.queue", queue_from_log),
    Job("messaging.send", send_waiting),
    Job("custody.ends", _leaves),
    Job("complaints.clocks", _complaints),
    Job("legal_aid.reaches", _reaches),
    Job("outreach.photographs", _photographs),
    Job("escrow.deposits", _deposits),
    Job("accounts.kept", _kept),
    Job("accounts.sessions", _sessions),
    Job("noticeboard.slips", _slips),
    Job("wicket.over", _wickets),
    Job("partners.form", _partners_form),
    Job("letterbox.settled", _letters),
    Job("speech.old", _speech),
    Job("testimony.course", _course),
    Job("people.births", _births),
    Job("vault.index", _fold_index),
    Job("extract.made", _extract),
    Job("pairing.night", _pairs),
    Job("hints.compare", compare_from_log),
    Job("database.count", _count_for_plans),
    Job("database.fold", _fold_wal),
)


def run_all(now: datetime) -> dict[str, int]:
    """Run every job; one that fails does not stop the others and counts as -1. Remembers that the tick ran."""
    done = {}
    for job in JOBS:
        try:
            done[job.name] = job.run(now)
        except Exception as wrong:  # each job stands alone; the kind is logged, never the words
            log.error("tick_job_failed", job=job.name, kind=type(wrong).__name__)
            done[job.name] = -1
    move_bookmark(name=LAST, seq=chain_head().seq, by=system_actor("tick"))
    return done


@click.command(help="Kerjakan yang sudah waktunya. Aman diulang; yang terlewat dikejar.")
@click.option("--every", type=int, default=0, help="Ulangi setiap sekian detik sampai dihentikan.")
@click.option("--json", "as_json", is_flag=True, help="Cetak satu objek JSON.")
def tick(every: int, as_json: bool) -> None:
    """Run once, or for ever."""
    while True:
        done = run_all(timezone.now())
        if not every:
            click.echo(json.dumps(done) if as_json else "\n".join(f"{name}: {n}" for name, n in done.items()))
            raise SystemExit(1 if -1 in done.values() else 0)
        time.sleep(every)
