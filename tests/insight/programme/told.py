"""A year as stories tell it."""

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from naung.foundation.access.vocabulary import Actor
from naung.insight.programme.actions import add_decision, adopt_plan, set_target, write_minutes
from naung.insight.programme.vocabulary import (
    DecreeTold,
    Papers,
    PlanTold,
    Post,
    ReportKind,
    ReportTold,
    Span,
    TargetTold,
    Trained,
    TrainingTold,
)
from tests.cast import Member, TaskForce, actor, join


def days(n: int) -> date:
    """So many days from today."""
    return timezone.localdate() + timedelta(days=n)


def joined(member: Member, force: TaskForce) -> Actor:
    """A member of the cast with an account, as an actor."""
    join(member, force)
    return actor(member, force)


def decree(**more: Any) -> DecreeTold:
    """A decree that holds for two more years."""
    posts = (Post("Ketua harian", "Polres Singkawang"), Post("Sekretaris", "Dinas P3A"))
    return replace(DecreeTold("100.3/12/2026", days(-10), days(700), posts), **more)


def training(desk: UUID | None, **more: Any) -> TrainingTold:
    """A training of a desk's officers, due again by now."""
    told = TrainingTold("Mengenali korban", days(-400), Trained.OFFICERS, desk, "", 24, 20, days(-35))
    return replace(told, **more)


def target(desk: UUID, **more: Any) -> TargetTold:
    """A target that ends in a month."""
    told = TargetTold(
        "Pos pengaduan di lima kecamatan", "Lima pos buka", "pengaduan", desk, "", 50_000_000, days(-30), days(30)
    )
    return replace(told, **more)


def a_plan(by: Actor) -> UUID:
    """An action plan of this year and the next four, reported on twice a year."""
    year = timezone.localdate().year
    return adopt_plan(told=PlanTold("RAD, Perwako 7/2026", year, year + 4, 6), by=by)


def a_target(desk: UUID, by: Actor, **more: Any) -> UUID:
    """A target of a new plan."""
    return set_target(plan_id=a_plan(by), told=target(desk, **more), by=by)


def a_decision(desk: UUID, by: Actor, due: int = -1) -> tuple[UUID, UUID]:
    """A meeting of three weeks ago and one decision that is due in so many days."""
    meeting = write_minutes(held_on=days(-21), agenda="Pembagian tugas", present=[desk], by=by)
    words = "Buka pos pengaduan di terminal"
    return meeting, add_decision(meeting_id=meeting, words=words, responsible=desk, due_on=days(due), by=by)


def report(text: str = "Tidak ada hambatan", **more: Any) -> ReportTold:
    """A yearly report of last year, as the door composes it."""
    last = days(0).year - 1
    span = Span(date(last, 1, 1), date(last, 12, 31))
    kept = {"kind": ReportKind.YEARLY, "span": span, "language": "id", "fingerprint": f"{len(text):064x}"}
    words = {"block": "text", "words": text, "tone": ""}
    contents: dict[str, Any] = {
        "language": "id",
        "office": "Gugus tugas",
        "title": "Laporan tahunan",
        "span": str(last),
        "obstacles": text,
    }
    contents["parts"] = [{"heading": "Hambatan", "blocks": [words]}]
    return ReportTold(contents=json.dumps(contents).encode(), **{**kept, **more})


def papers(*_: object) -> Papers:
    """Both files as short as they can be."""
    return Papers(b"%PDF", b"PK")


def nowhere_else() -> int:
    """Words are sought in the year alone."""
    return 0
