"""The tour of the first case: its steps from their table, and at which of them an officer stands."""

import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from naung.doors.desk.shell.words import language
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.accounts.queries import tour_of
from naung.foundation.audit.queries import done_by

FILE = "tour.toml"
OFFERED_ON = "worklist:today"


@dataclass(frozen=True)
class Step:
    """One step in both languages: on which pages it is told, and which events of the log say that it was done."""

    title_id: str
    title_en: str
    id: str
    en: str
    pages: tuple[str, ...]
    done: frozenset[str]

    @property
    def title(self) -> str:
        """What to do, in the reader's language."""
        return self.title_en if language() == "en" else self.title_id

    @property
    def words(self) -> str:
        """How to do it, in the reader's language."""
        return self.en if language() == "en" else self.id


@dataclass(frozen=True)
class Tour:
    """The steps in their order, to whom the tour is offered, and what one must be allowed to do to take it."""

    steps: tuple[Step, ...]
    roles: frozenset[str]
    permissions: frozenset[Permission]


@dataclass(frozen=True)
class Panel:
    """What a page shows of the tour: an offer (`number` 0), a step, or that it is over (`number` past the last)."""

    number: int
    steps: int
    step: Step | None = None


@dataclass(frozen=True)
class StepLine:
    """One step as the page of the help lists it."""

    step: Step
    done: bool
    passed: bool


@lru_cache(maxsize=1)
def shipped_tour() -> Tour:
    """The tour that ships with the house."""
    data = tomllib.loads(resources.files(__package__).joinpath(FILE).read_text("utf-8"))
    steps = tuple(
        Step(**{**row, "pages": tuple(row["pages"]), "done": frozenset(row["done"])})  # an unknown key is refused
        for row in data["step"]
    )
    wanted = frozenset(Permission(each) for each in data["tour"]["permissions"])
    return Tour(steps, frozenset(data["tour"]["roles"]), wanted)


def stands_at(passed: int, done: Collection[str], tour: Tour) -> int:
    """The number of the step to show: the first behind those she passed that she has not done; past the last when over."""
    left = [n for n, step in enumerate(tour.steps, start=1) if n > passed and not step.done & set(done)]
    return left[0] if left else len(tour.steps) + 1


def may_take(actor: Actor) -> bool:
    """Whether her role allows every step."""
    return all(actor.may(each) for each in shipped_tour().permissions)


def step_lines(actor: Actor) -> list[StepLine]:
    """Every step with whether she has done it, or passed it by."""
    tour, passed = shipped_tour(), tour_of(actor=actor).passed
    done = done_by(actor=actor, events=_events(tour))
    return [StepLine(step, bool(step.done & done), n <= passed) for n, step in enumerate(tour.steps, start=1)]


def panel_for(actor: Actor, page: str) -> Panel | None:
    """What this page shows of her tour; nothing where it is put aside, over and told, or not about this page."""
    tour = shipped_tour()
    if page not in _pages() or not may_take(actor):
        return None
    kept = tour_of(actor=actor)
    if kept.aside:
        return None
    if not kept.begun:
        return _offer(actor, page, tour)
    number = stands_at(kept.passed, done_by(actor=actor, events=_events(tour)), tour)
    if number > len(tour.steps):
        return Panel(number, len(tour.steps)) if page == OFFERED_ON else None
    step = tour.steps[number - 1]
    return Panel(number, len(tour.steps), step) if page in step.pages else None


def _offer(actor: Actor, page: str, tour: Tour) -> Panel | None:
    """Offered on the first page to one who has never made a case."""
    if page != OFFERED_ON or actor.role not in tour.roles:
        return None
    made = any(done_by(actor=actor, events=[event]) for event in sorted(tour.steps[1].done))  # one look, for almost all
    return None if made else Panel(0, len(tour.steps))


@lru_cache(maxsize=1)
def _pages() -> frozenset[str]:
    return frozenset(page for step in shipped_tour().steps for page in step.pages)


def _events(tour: Tour) -> frozenset[str]:
    return frozenset(event for step in tour.steps for event in step.done)
