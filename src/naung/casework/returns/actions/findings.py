"""The family, the mission, a death; what the way costs; and the question to the legal officer."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.cases.rules import padded
from naung.casework.consent.queries import bases_for
from naung.casework.consent.vocabulary import CONSENT, SharingPurpose
from naung.casework.returns.actions.beginning import journey_of, locked, moved, paper_of
from naung.casework.returns.models import Cost, Finding, Journey, Waiver
from naung.casework.returns.queries.journeys import COST_COLUMNS, opened
from naung.casework.returns.queries.rows import died_in
from naung.casework.returns.rules.findings import answers_text, finding_problems
from naung.casework.returns.rules.legs import check_alive
from naung.casework.returns.rules.tables import shipped_tables
from naung.casework.returns.rules.words import LONGEST_LINE, LONGEST_TEXT, MOST_RUPIAH
from naung.casework.returns.vocabulary import FindingKind, ReturnEvent, WaiverReason, Way
from naung.foundation.access.rules import officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import FieldProblem, NotFound, RuleBroken, StaleVersion, check_text, differences, refuse
from naung.foundation.identifiers import new_id
from naung.foundation.vault.actions import seal
from naung.foundation.words import gettext_noop

UNKNOWN_KIND = gettext_noop("Catatan semacam ini tidak ada.")
SAY_WHY = gettext_noop("Tulis alasannya.")
STRUCK_OUT = gettext_noop("Catatan ini sudah dicoret.")
SAY_MISSION = gettext_noop("Tulis perwakilan mana.")
NOT_FOREIGN = gettext_noop(
    "Perwakilan asing hanya diberi tahu bila orang ini pulang ke negaranya. Ubah dahulu arahnya."
)
NOT_CONSENTED = gettext_noop(
    "Belum ada persetujuannya bagi perwakilan ini untuk pemulangan, jadi perwakilan tidak diberi tahu. "
    "Catat persetujuannya, atau minta keputusan bagian hukum."
)
NO_DEATH = gettext_noop("Surat kematian dicatat sesudah kematiannya dicatat.")
PICK = gettext_noop("Pilih salah satu dari daftar.")
TOO_MUCH = gettext_noop("Jumlah ini terlalu besar atau kurang dari nol. Periksa lagi.")
DAY_AHEAD = gettext_noop("Hari ini belum tiba. Tulis hari yang sudah lewat.")
DECIDED = gettext_noop("Ini sudah diputuskan.")
WAITS = gettext_noop("Permintaan yang sama masih menunggu keputusan.")


@transaction.atomic
def write_finding(
    *,
    case_id: UUID,
    person_id: UUID,
    kind: str,
    on: date,
    result: str = "",
    answers: Mapping[str, str] | None = None,
    who: str = "",
    words: str = "",
    document: UUID | None = None,
    by: Actor,
) -> UUID:
    """Write down what was found about the family, that a mission was told, or a death and its papers.

    Raises Problems by field; RuleBroken for a mission without consent or decision, and for what a death leaves no room for.
    """
    journey = journey_of(case_id, person_id, by)
    if kind not in {each.value for each in FindingKind}:
        raise RuleBroken(UNKNOWN_KIND)
    what, died = FindingKind(kind), died_in(journey)
    if what is FindingKind.DEATH_PAPER:
        if not died:
            raise RuleBroken(NO_DEATH)
    else:
        check_alive(died)
    said = dict(answers or {})
    refuse(finding_problems(what, result, said, who, words, on, timezone.localdate(), shipped_tables()))
    row = Finding(
        id=new_id(), journey=journey, compartment=journey.compartment, kind=kind, on=on,
        document=paper_of(document, journey, by), written_by=officer_of(by), written_at=timezone.now(),
    )  # fmt: skip
    if what is FindingKind.MISSION:
        row.consent, row.waiver = _may_tell(journey, who, by)
    seal(
        row,
        result=padded(result) if result else None,
        answers=answers_text(said) or None,
        who=check_text(who, "who", LONGEST_LINE) or None,
        words=check_text(words, "words", LONGEST_TEXT) or None,
    )
    row.save(force_insert=True)
    record(ReturnEvent.FOUND, subject=case_id, subjects=[row.id], by=by)
    moved(journey)
    return row.id


def _may_tell(journey: Journey, mission: str, by: Actor) -> tuple[UUID | None, Waiver | None]:
    """On what the mission may be told: her standing consent for it, or the legal officer's decision. Raises RuleBroken."""
    name = check_text(mission, "who", LONGEST_LINE, needed=SAY_MISSION)
    if journey.way != Way.OUTWARDS:
        raise RuleBroken(NOT_FOREIGN)
    today = timezone.localdate()
    for basis in bases_for(journey.person_id, recipient=None, outside=name, on=today, actor=by):
        if basis.kind == CONSENT and basis.purpose == SharingPurpose.RETURN:
            return basis.id, None
    granted = journey.waivers.filter(granted=True).order_by("-decided_at").first()
    if granted is None:
        raise RuleBroken(NOT_CONSENTED, field="who")
    return None, granted


@transaction.atomic
def strike_finding(*, finding_id: UUID, why: str, by: Actor) -> None:
    """Strike out a row that was written by mistake; it stays to be read. Raises RuleBroken without a reason."""
    row = locked(Finding, finding_id, by)
    if row.struck_at is not None:
        raise RuleBroken(STRUCK_OUT)
    seal(row, why_struck=check_text(why, "why", LONGEST_TEXT, needed=SAY_WHY))
    row.struck_at = timezone.now()
    row.save()
    record(ReturnEvent.STRUCK, subject=row.journey.case_id, subjects=[row.id], by=by)
    moved(row.journey)


@transaction.atomic
def write_cost(
    *, case_id: UUID, person_id: UUID, kind: str, payer: str, estimate: int, words: str = "", by: Actor
) -> UUID:
    """Write down what the way will cost and who pays, in whole rupiah. Raises Problems."""
    journey = journey_of(case_id, person_id, by)
    tables = shipped_tables()
    found = [FieldProblem("kind", PICK)] if kind not in tables.costs else []
    found += [FieldProblem("payer", PICK)] if payer not in tables.payers else []
    found += [FieldProblem("estimate", TOO_MUCH)] if not 0 <= estimate <= MOST_RUPIAH else []
    refuse(found)
    row = Cost(
        id=new_id(), journey=journey, compartment=journey.compartment, written_by=officer_of(by),
        written_at=timezone.now(),
    )  # fmt: skip
    seal(
        row,
        kind=padded(kind),
        payer=padded(payer),
        words=check_text(words, "words", LONGEST_TEXT) or None,
        estimate=str(estimate),
    )
    row.save(force_insert=True)
    record(ReturnEvent.COSTED, subject=case_id, subjects=[row.id], by=by)
    moved(journey)
    return row.id


@transaction.atomic
def spend_cost(
    *, cost_id: UUID, spent: int, spent_on: date, payer: str, version: int, document: UUID | None = None, by: Actor
) -> None:
    """Write down what was really spent, by whom and with which receipt. Raises StaleVersion with both values, Problems."""
    row = locked(Cost, cost_id, by)
    (text,) = opened(row.journey, [(row, COST_COLUMNS)], by)
    if row.version != version:
        theirs = {"spent": text.get("spent") or "", "payer": (text.get("payer") or "").strip()}
        mine = {"spent": str(spent), "payer": payer}
        raise StaleVersion(based_on=version, now=row.version, differences=differences(theirs, mine))
    found = [FieldProblem("spent", TOO_MUCH)] if not 0 <= spent <= MOST_RUPIAH else []
    found += [FieldProblem("payer", PICK)] if payer not in shipped_tables().payers else []
    found += [FieldProblem("spent_on", DAY_AHEAD)] if spent_on > timezone.localdate() else []
    refuse(found)
    row.spent_on, row.version = spent_on, row.version + 1
    row.document = paper_of(document, row.journey, by) or row.document
    seal(row, spent=str(spent), payer=padded(payer))
    row.save()
    record(ReturnEvent.SPENT, subject=row.journey.case_id, subjects=[row.id], by=by)
    moved(row.journey)


@transaction.atomic
def ask_waiver(*, case_id: UUID, person_id: UUID, reason: str, by: Actor) -> UUID:
    """Ask the legal officer whether the mission may be told without her consent: a coded reason, no story. Raises RuleBroken."""
    journey = journey_of(case_id, person_id, by)
    check_alive(died_in(journey))
    if journey.way != Way.OUTWARDS:
        raise RuleBroken(NOT_FOREIGN)
    if reason not in {each.value for each in WaiverReason}:
        raise RuleBroken(PICK, field="reason")
    if journey.waivers.filter(decided_at=None).exists():
        raise RuleBroken(WAITS)
    row = Waiver(
        id=new_id(), journey=journey, compartment=journey.compartment, owner=journey.owner, reason=reason,
        asked_by=officer_of(by), asked_at=timezone.now(),
    )  # fmt: skip
    row.save(force_insert=True)
    record(ReturnEvent.WAIVER_ASKED, subject=case_id, subjects=[row.id], by=by)
    moved(journey)
    return row.id


@transaction.atomic
def decide_waiver(*, waiver_id: UUID, granted: bool, words: str, by: Actor) -> None:
    """The legal officer decides, with the reason, which only the desk that asked reads. Raises NotFound, RuleBroken."""
    require(by, Permission.RETURN_WAIVE)
    rows = Waiver.objects.select_for_update(of=("self",)).select_related("compartment")
    row = rows.filter(id=waiver_id, journey__person__erased_at=None).first()
    if row is None:
        raise NotFound()
    if row.decided_at is not None:
        raise RuleBroken(DECIDED)
    seal(row, words=check_text(words, "words", LONGEST_TEXT, needed=SAY_WHY))
    row.granted, row.decided_at, row.decided_by = granted, timezone.now(), officer_of(by)
    row.save()
    record(ReturnEvent.WAIVER_DECIDED, subject=row.id, by=by)
