"""The proceedings of a case, opened with one entry in the log."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from naung.casework.cases.vocabulary import Sexual
from naung.casework.proceedings.models import Charge, Decided, Defence, Hearing, LegalStep, Proceeding
from naung.casework.proceedings.queries.rows import case_of, part_row, people_in, proceeding_row
from naung.casework.proceedings.queries.split import FileShown, decided_rows, dossiers_of, files_shown, read_decided
from naung.casework.proceedings.rules.charges import read_charge, untied
from naung.casework.proceedings.rules.protection import clocks_of, decide_by
from naung.casework.proceedings.rules.split import of_file, spread
from naung.casework.proceedings.rules.stages import (
    DECIDE_TRACK,
    DECIDE_TRACK_BY,
    STILL,
    in_order,
    lacks_of,
    last_heard,
    waits_for_track,
)
from naung.casework.proceedings.vocabulary import (
    ChargeTold,
    DecidedTold,
    ElementPart,
    HearingState,
    Lack,
    Outcome,
    ProceedingsEvent,
    RunningClock,
    Stage,
    StepKind,
    StepTold,
)
from naung.casework.reports.queries.clocks import calendar_now, zone
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.errors import NotFound
from naung.foundation.law.queries.office import office_law
from naung.foundation.people.rules.birth import birth_of
from naung.foundation.recusal.queries import seen_by
from naung.foundation.vault.queries import open_rows

STEP_COLUMNS = ("number", "words", "why_withdrawn")
CHARGE_COLUMNS = ("held", "why_dropped")
HEARING_COLUMNS = ("place", "companion", "words", "result")
DEFENCE_COLUMNS = ("deed", "done_on", "link", "argument", "result")


@dataclass(frozen=True)
class StepShown:
    """A step; one that was struck out moves nothing."""

    told: StepTold
    words: str
    document: UUID | None
    written_by: UUID
    written_at: datetime
    withdrawn_at: datetime | None
    why_withdrawn: str
    verdict: str
    decided: Mapping[UUID, DecidedTold] = field(default_factory=dict)


@dataclass(frozen=True)
class ChargeShown:
    """An article against one person. `untied`: elements that rest on no evidence yet."""

    id: UUID
    person: UUID
    version: int
    told: ChargeTold
    untied: tuple[ElementPart, ...]
    dropped_at: datetime | None
    why_dropped: str


@dataclass(frozen=True)
class HearingShown:
    """A hearing. `case` for lists over a desk; `file`: of which split file, None for the first."""

    id: UUID
    case: UUID
    number: str
    reference: str
    at: datetime
    state: HearingState
    closed: bool
    video: bool
    place_told: bool
    version: int
    place: str
    companion: str
    words: str
    result: str
    file: UUID | None
    written_at: datetime


@dataclass(frozen=True)
class DefenceShown:
    """The accusation against a survivor and what is answered to it."""

    id: UUID
    person: UUID
    version: int
    accused_on: date
    deed: str
    link: str
    argument: str
    document: UUID | None
    outcome: Outcome
    ended_on: date | None
    result: str
    decision: UUID | None
    done_on: VagueDate


@dataclass(frozen=True)
class ProceedingShown:
    """The page's facts; without rows where nothing was written yet."""

    case: UUID
    number: str
    accused: tuple[UUID, ...]
    victims: tuple[UUID, ...]
    version: int = 0
    sexual: Sexual = Sexual.UNKNOWN
    steps: tuple[StepShown, ...] = ()
    charges: tuple[ChargeShown, ...] = ()
    hearings: tuple[HearingShown, ...] = ()
    defences: tuple[DefenceShown, ...] = ()
    clocks: tuple[RunningClock, ...] = ()
    decide_by: datetime | None = None
    files: tuple[FileShown, ...] = ()

    @property
    def counted(self) -> list[StepTold]:
        """The steps that count, as the rules take them."""
        return [each.told for each in self.steps if each.withdrawn_at is None]

    @property
    def stage(self) -> Stage:
        """Where the file that came furthest stands."""
        return spread([each.stage for each in self.files] or [Stage.NONE])[0]

    @property
    def slowest(self) -> Stage:
        """Where the file stands that has furthest to go."""
        return spread([each.stage for each in self.files] or [Stage.NONE])[1]

    def lacks(self, today: date) -> list[Lack]:
        """What the stage of each file lacks."""
        track = [self._track_lack()] if waits_for_track(self.counted, self.sexual, self.slowest) else []
        found = track + self._lacks_of(self.files[0] if self.files else None, today)
        for each in self.files[1:]:
            found += of_file(self._lacks_of(each, today), found, each.place)
        return found

    def _lacks_of(self, file: FileShown | None, today: date) -> list[Lack]:
        steps = file.steps if file else ()
        own = [each for each in steps if file is not None and each.file == file.id]
        sent = [each for each in self.steps if each.withdrawn_at is None and each.told.kind is StepKind.PROGRESS]
        letters = [each.told for each in sent if file is None or file.has(each.told.file, each.written_at)]
        heard = last_heard([*steps, *letters])
        since = heard if heard is not None and today - heard > STILL else None
        ahead = [each for each in self.hearings if each.state is HearingState.PLANNED]
        planned = [each for each in ahead if file is None or file.has(each.file, each.written_at)]
        accused = file.accused if file else self.accused
        charges = [each for each in self.charges if each.dropped_at is None and each.person in accused]
        return lacks_of(
            steps, accused=len(accused), charges=len(charges), hearings_planned=len(planned), since=since, written=own
        )

    def _track_lack(self) -> Lack:
        return Lack(DECIDE_TRACK_BY, {"by": self.decide_by}) if self.decide_by else Lack(DECIDE_TRACK)


def proceeding_for(case_id: UUID, *, actor: Actor) -> ProceedingShown:
    """Steps, charges, hearings, protection and defences of a case. Raises NotFound for another desk's."""
    case = case_of(case_id, actor=actor)
    accused, victims, _heard = people_in(case_id, actor=actor)
    row = proceeding_row(case_id)
    if row is None:
        return ProceedingShown(case.id, case.number, tuple(accused), tuple(victims))
    steps, hearings = list(row.steps.order_by("on", "order")), list(row.hearings.order_by("at", "id"))
    charges = list(_of_persons(row.charges.order_by("written_at", "id"), actor))
    defences = list(_of_persons(row.defences.order_by("accused_on", "id"), actor))
    parts: list[tuple[Any, Sequence[str]]] = [(each, STEP_COLUMNS) for each in steps]
    parts += [(each, CHARGE_COLUMNS) for each in charges] + [(each, HEARING_COLUMNS) for each in hearings]
    parts += [(each, DEFENCE_COLUMNS) for each in defences]
    dossiers, decided = dossiers_of(row), decided_rows(row, actor)
    parts += [(each, ("name",)) for each in dossiers] + [(each, ("held",)) for each in decided]
    own, *texts = opened(row, [(row, ("sexual",)), *parts], actor)
    each = iter(texts)
    shown_steps = shown_in_order(step_shown(step, next(each)) for step in steps)
    shown_charges = tuple(_charge(charge, next(each)) for charge in charges)
    shown_hearings = tuple(hearing_shown(hearing, case.number, case.id, next(each)) for hearing in hearings)
    shown_defences = tuple(_defence(defence, next(each)) for defence in defences)
    sexual, names = sexual_of(own), [next(each)["name"] or "" for _row in dossiers]
    shown_steps = _with_decided(shown_steps, [(judged, read_decided(next(each))) for judged in decided])
    counted = [step.told for step in shown_steps if step.withdrawn_at is None]
    files = files_shown(dossiers, names, counted, accused)
    until = decide_track_by(counted, sexual, spread([file.stage for file in files])[1])
    return ProceedingShown(
        case.id, case.number, tuple(accused), tuple(victims), row.version, sexual, shown_steps, shown_charges,
        shown_hearings, shown_defences, clocks_today(counted, sexual), until, files,
    )  # fmt: skip


def _with_decided(steps: Sequence[StepShown], decided: Sequence[tuple[Decided, DecidedTold]]) -> tuple[StepShown, ...]:
    """Steps with what each decided of each accused."""
    found: dict[UUID, dict[UUID, DecidedTold]] = {}
    for row, told in decided:
        found.setdefault(row.step_id, {})[row.person_id] = told
    return tuple(replace(step, decided=found.get(step.told.id, {})) for step in steps)


def _of_persons(rows: Any, actor: Actor) -> Any:
    return seen_by(rows.select_related("compartment").filter(person__erased_at=None), "person_id", actor=actor)


def sexual_of(text: Mapping[str, str | None]) -> Sexual:
    """The decided track of an opened file."""
    return Sexual((text.get("sexual") or Sexual.UNKNOWN).strip())


def track_of(case_id: UUID, *, actor: Actor) -> Sexual:
    """Whether the act is also a crime of sexual violence, as the proceedings have it. Raises NotFound for another desk's."""
    case_of(case_id, actor=actor)
    row = proceeding_row(case_id)
    if row is None:
        return Sexual.UNKNOWN
    (own,) = opened(row, [(row, ("sexual",))], actor)
    return sexual_of(own)


def clocks_today(steps: Sequence[StepTold], sexual: Sexual) -> tuple[RunningClock, ...]:
    """What the law's clocks of protection say of these steps, by the office's law and calendar."""
    return clocks_of(steps, office_law(), sexual=sexual, calendar=calendar_now(), tz=zone())


def decide_track_by(steps: Sequence[StepTold], sexual: Sexual, slowest: Stage) -> datetime | None:
    """By when the track must be decided lest the shortest clock of protection ends unseen; None where none would run."""
    if not waits_for_track(steps, sexual, slowest):
        return None
    return decide_by(steps, office_law(), calendar=calendar_now(), tz=zone())


def shown_in_order(steps: Iterable[StepShown]) -> tuple[StepShown, ...]:
    """Steps as they followed one another, also those without a day."""
    found = {each.told.id: each for each in steps}
    return tuple(found[told.id] for told in in_order(each.told for each in found.values()))


def opened(row: Proceeding, wanted: Sequence[tuple[Any, Sequence[str]]], actor: Actor) -> list[dict[str, str | None]]:
    """Rows of one file, opened with one entry in the log."""
    for each, _columns in wanted:
        if each.compartment_id == row.compartment_id:
            each.compartment = row.compartment  # the case's, which is in memory already
    return open_rows(actor, ProceedingsEvent.READ, wanted, permission=Permission.PROCEEDINGS_READ)


def step_shown(row: LegalStep, text: Mapping[str, str | None]) -> StepShown:
    """A step with its opened texts."""
    at = timezone.localtime(row.at) if row.at else None
    told = StepTold(
        row.id,
        StepKind(row.kind),
        row.on,
        row.order,
        at,
        row.document_id is not None,
        text["number"] or "",
        row.dossier_id,
    )
    return StepShown(
        told, text["words"] or "", row.document_id, row.written_by, row.written_at, row.withdrawn_at,
        text["why_withdrawn"] or "", row.verdict,
    )  # fmt: skip


def _charge(row: Charge, text: Mapping[str, str | None]) -> ChargeShown:
    told = read_charge(text["held"] or "")
    offence = office_law().offences.get(told.article)
    loose = untied(told, offence) if offence is not None else ()
    return ChargeShown(row.id, row.person_id, row.version, told, loose, row.dropped_at, text["why_dropped"] or "")


def hearing_shown(row: Hearing, number: str, case: UUID, text: Mapping[str, str | None]) -> HearingShown:
    """A hearing with its opened texts."""
    return HearingShown(
        row.id, case, number, row.reference, timezone.localtime(row.at), HearingState(row.state), row.closed, row.video,
        row.place_told, row.version, text["place"] or "", text["companion"] or "", text["words"] or "", text["result"] or "",
        row.dossier_id, row.written_at,
    )  # fmt: skip


def _defence(row: Defence, text: Mapping[str, str | None]) -> DefenceShown:
    return DefenceShown(
        row.id, row.person_id, row.version, row.accused_on, (text["deed"] or "").strip(), text["link"] or "",
        text["argument"] or "", row.document_id, Outcome(row.outcome), row.ended_on, text["result"] or "",
        row.decision_id, birth_of(text["done_on"]),
    )  # fmt: skip


PARTS: dict[str, type[Any]] = {"step": LegalStep, "charge": Charge, "hearing": Hearing, "defence": Defence}


def file_of_part(part: str, part_id: UUID, *, actor: Actor) -> ProceedingShown:
    """The file in which a row stands (`part` is one of PARTS). Raises NotFound for another desk's."""
    if part not in PARTS:
        raise NotFound()
    row = part_row(PARTS[part], part_id, actor=actor)
    return proceeding_for(row.proceeding.case_id, actor=actor)
