"""Files that the prosecutor split: each accused stands in one, each file has its own way, some of it in common with the first."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from naung.casework.proceedings.rules.stages import MOVES, OVER, in_order, replayed, stage_of
from naung.casework.proceedings.vocabulary import (
    STEP_WORDS,
    Branch,
    Lack,
    Stage,
    StepTold,
    Verdict,
)
from naung.foundation.errors import RuleBroken
from naung.foundation.words import Known, gettext_noop

RANK = {stage: place for place, stage in enumerate(Stage)}
PUNISHED = frozenset({Verdict.CONVICTED, Verdict.CHANGED})
Ways = Mapping[UUID | None, list[StepTold]]

CHOOSE_ACCUSED = gettext_noop("Pilih terduga yang berkasnya dipisah.")
IN_OTHER_FILE = gettext_noop("Orang ini sudah ada di berkas lain, atau bukan terduga dalam kasus ini.")
LEAVE_ONE = gettext_noop("Sisakan paling sedikit satu terduga di berkas pertama.")
UNKNOWN_STEP = gettext_noop("Pilih langkah yang masih sama dengan berkas pertama.")
ONE_FILE = gettext_noop("Pilih berkasnya.")
HAS_STEPS = gettext_noop("Berkas ini sudah punya langkah sendiri. Coret dahulu langkahnya.")
SHARED = gettext_noop("Berkas lain memakai langkah ini bersama. Gabungkan dahulu berkas itu.")
BREAKS_OTHER = gettext_noop("Dengan ini jalannya berkas lain tidak lagi berurutan: %(which)s.")
NOT_IN_FILE = gettext_noop("Isi putusan hanya bagi terdakwa di berkas ini.")


def ways_of(steps: Collection[StepTold], branches: Sequence[Branch]) -> Ways:
    """The steps of each file, by its id; None is the first. A split file begins with what it has in common with the first."""
    first = in_order(each for each in steps if each.file is None)
    found: dict[UUID | None, list[StepTold]] = {None: first}
    for branch in branches:
        places = [place for place, each in enumerate(first) if each.id == branch.after]
        common = first[: places[0] + 1] if places else []
        own = [each for each in steps if each.file == branch.id]
        found[branch.id] = in_order([*(each for each in common if each.kind in MOVES), *own])
    return found


def stages_of(ways: Ways) -> dict[UUID | None, Stage]:
    """Where each file stands."""
    return {file: stage_of(way) for file, way in ways.items()}


def spread(stages: Collection[Stage]) -> tuple[Stage, Stage]:
    """The furthest of some files and the slowest; one that was stopped is the furthest only where all were, and the slowest
    only where none goes on."""
    live: list[Stage] = [each for each in stages if each is not Stage.STOPPED]
    live = live or list(stages)
    going = [each for each in stages if each not in OVER] or live
    return max(live, key=RANK.__getitem__), min(going, key=RANK.__getitem__)


def check_split(
    people: Collection[UUID],
    accused: Collection[UUID],
    branches: Sequence[Branch],
    after: UUID | None,
    first: Sequence[StepTold],
) -> None:
    """Whether these of the `accused` may get a file of their own from the step `after` of the `first`. Raises RuleBroken."""
    taken = {each for branch in branches for each in branch.accused}
    if not people:
        raise RuleBroken(CHOOSE_ACCUSED, field="accused")
    if set(people) - set(accused) or set(people) & taken:
        raise RuleBroken(IN_OTHER_FILE, field="accused")
    if not set(accused) - taken - set(people):
        raise RuleBroken(LEAVE_ONE, field="accused")
    if after is not None and after not in {each.id for each in first if each.kind in MOVES}:
        raise RuleBroken(UNKNOWN_STEP, field="after")


def check_others(steps: Collection[StepTold], branches: Sequence[Branch]) -> None:
    """Whether every file still follows its order. Raises RuleBroken with the step that would not."""
    for way in ways_of(steps, branches).values():
        broken = replayed(way)[1]
        if broken is not None:
            raise RuleBroken(BREAKS_OTHER, which=Known(STEP_WORDS[broken.kind]))


def check_shared(step: UUID, steps: Sequence[StepTold], branches: Sequence[Branch]) -> None:
    """Whether a step may be struck out as far as other files go. Raises RuleBroken."""
    if any(branch.after == step for branch in branches):
        raise RuleBroken(SHARED)
    check_others([each for each in steps if each.id != step], branches)


def verdict_of_all(each: Collection[Verdict | None]) -> Verdict | None:
    """One answer for all accused of a judgment: somebody punished, else nobody; None where that is not known."""
    if any(verdict in PUNISHED for verdict in each):
        return Verdict.CONVICTED
    if not each or None in each:
        return None
    return Verdict.RELEASED if set(each) == {Verdict.RELEASED} else Verdict.ACQUITTED


def end_of(stages: Stage, judgments: Sequence[str]) -> str:
    """How a case ended whose last judgments, one a file, are these; "" where it is not known. `stages`: of the slowest file."""
    if any(each in PUNISHED for each in judgments):
        return Verdict.CONVICTED
    if "" in judgments:
        return ""
    if judgments:
        return Verdict.ACQUITTED if Verdict.ACQUITTED in judgments else Verdict.RELEASED
    return Stage.STOPPED if stages is Stage.STOPPED else ""


def of_file(lacks: Sequence[Lack], known: Collection[Lack], place: int) -> list[Lack]:
    """What a file lacks beyond what the first lacks, with its number."""
    return [replace(each, file=place) for each in lacks if each not in known]
