"""Lists that are laid beside the desk's records, made ready for pages: how far, who may be known, on which other list."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from naung.casework.hints.queries import HintsOfOne
from naung.casework.hints.vocabulary import STAGE_WORDS, ListCompared, OnAnotherList
from naung.doors.desk.people.earlier import earlier_lines, reason_lines
from naung.foundation.jobs.vocabulary import ERROR_WORDS, STATE_WORDS


def one_shown(one: HintsOfOne) -> dict[str, Any]:
    """Somebody of a list as a page shows her."""
    return {"one": one, "earlier": earlier_lines(one.records), "lists": list_lines(one.lists)}


def list_lines(found: Iterable[OnAnotherList]) -> list[dict[str, Any]]:
    """Rows of other lists that may be of the same person, as a page shows them."""
    return [{"told": each, **reason_lines(each.probability, each.reasons)} for each in found]


def how_far_shown(how_far: ListCompared) -> dict[str, Any]:
    """How far a list is compared, in words."""
    job = how_far.job
    return {
        "told": how_far,
        "running": job is not None and job.open and not how_far.is_whole,
        "state": _(STATE_WORDS[job.state]) if job else "",
        "stage": _(STAGE_WORDS[job.stage]) if job and job.stage in STAGE_WORDS else "",
        "error": _(ERROR_WORDS[job.error]) if job and job.error and not how_far.is_whole else "",
    }
