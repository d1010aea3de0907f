"""Template tags for the components of the house. Loaded in every template; the live page shows each in every state."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import uuid4

from django import template
from django.forms import BoundField
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from naung.doors.desk.shell.pages import NAMES, SHOWS_AGAIN
from naung.doors.desk.shell.words import initials, language, say_left
from naung.foundation.clock.vocabulary import ClockState, Due, Left
from naung.foundation.law.queries.office import office_law
from naung.foundation.law.vocabulary import Mark

register = template.Library()
PARTS = "desk/shell/parts/"

# shape and tone of each state: the shape reads in grey, the word stands beside it
CLOCK_LOOKS: Mapping[str, tuple[str, str]] = {
    ClockState.NOT_STARTED: ("ring", "quiet"),
    ClockState.RUNNING: ("clock", "plain"),
    ClockState.PAUSED: ("pause", "waits"),
    ClockState.OVERDUE: ("alert", "overdue"),
    ClockState.DONE: ("check", "done"),
    ClockState.DONE_LATE: ("check", "done"),
}
MARKS_OF_A_VIEW = {"csrfmiddlewaretoken", "once", NAMES}
TONE_SHAPES = {"plain": "info", "waits": "pause", "overdue": "alert", "done": "check", "quiet": "info"}


@register.simple_tag
def icon(name: str) -> SafeString:
    """A shape of the house, hidden from a screen reader because a word stands beside it."""
    address = f"{static('desk/shapes.svg')}#{name}"
    return format_html('<svg class="icon" aria-hidden="true" focusable="false"><use href="{}"></use></svg>', address)


@register.inclusion_tag(PARTS + "button.html")
def button(
    words: str, *, kind: str = "primary", name: str = "", value: str = "", shape: str = "", form: str = ""
) -> dict[str, Any]:
    """A button, verb and object. `kind`: primary (one a page), second, quiet, danger."""
    return {"words": words, "kind": kind, "name": name, "value": value, "shape": shape, "form": form}


@register.inclusion_tag(PARTS + "action.html")
def action(words: str, address: str, *, kind: str = "second", shape: str = "") -> dict[str, Any]:
    """A link that looks like a button, for a step that only opens a page."""
    return {"words": words, "address": address, "kind": kind, "shape": shape}


@register.inclusion_tag(PARTS + "field.html")
def field(bound: BoundField) -> dict[str, Any]:
    """One field with label, hint, error and its limit."""
    widget = bound.field.widget
    return {
        "field": bound,
        "group": widget.use_fieldset,
        "tick": getattr(widget, "input_type", "") == "checkbox" and not widget.use_fieldset,
        "limit": getattr(bound.field, "limit", 0) if getattr(bound.field, "lines", False) else 0,
    }


@register.inclusion_tag(PARTS + "errors.html")
def error_summary(form: Any) -> dict[str, Any]:
    """What must be mended, on top, each a link to its field; nothing where all is well."""
    return {"problems": list(form.problems_to_list())}


@register.inclusion_tag(PARTS + "form_marks.html")
def form_marks(form: Any) -> dict[str, Any]:
    """The hidden marks of a form that lays out its fields itself: `once`, the base version, hidden fields."""
    return {"form": form}


@register.inclusion_tag(PARTS + "person.html", takes_context=True)
def person(
    context: template.Context,
    name: str | None,
    *,
    address: str = "",
    role: str = "",
    age: str = "",
    danger: str = "",
    number: str = "",
    full: bool = False,
) -> dict[str, Any]:
    """A person chip: short name (unless `full` or this session shows names in full), role, child or adult, danger in words."""
    short = bool(context.get("names_short", True)) and not full
    parts = {"address": address, "role": role, "age": age, "danger": danger, "number": number}
    shown = initials(name) if short else name
    return {"name": shown or _("nama belum diketahui"), **parts}


@register.inclusion_tag(PARTS + "clock.html")
def clock(
    name: str, state: str, words: str | Left, *, source: str = "", reasons: Sequence[Any] = (), unsure: bool = False
) -> dict[str, Any]:
    """A clock in words. `state` is a ClockState; `words` the time left; `unsure` says that its source is not verified."""
    shape, tone = CLOCK_LOOKS[state]
    spoken = say_left(words) if isinstance(words, Left) else words
    known = {"name": name, "words": spoken, "source": source, "reasons": reasons, "unsure": unsure}
    return {"shape": shape, "tone": tone, **known}


@register.inclusion_tag(PARTS + "clock.html")
def due_clock(due: Due, left: Left, *, name: str) -> dict[str, Any]:
    """The clock engine's answer as a clock: its state, time left, source, mark and reasons."""
    unsure = due.rule.mark.value == "M"
    result: dict[str, Any] = clock(name, due.state, left, source=due.rule.source, reasons=due.reasons, unsure=unsure)
    return result


@register.inclusion_tag(PARTS + "tag.html")
def tag(words: str, tone: str = "plain", shape: str = "") -> dict[str, Any]:
    """A state in a word, with a shape and then a colour. `tone`: plain, waits, overdue, done, quiet."""
    return {"words": words, "tone": tone, "shape": shape or TONE_SHAPES[tone]}


@register.inclusion_tag(PARTS + "verdict.html")
def verdict(
    allowed: bool, reason: str, *, ask: str = "", basis: str = "", mark: str = "", whole: bool = False
) -> dict[str, Any]:
    """ "Boleh, karena …" or "Tidak, karena …; minta kepada …", with its basis and how far that was checked.

    `whole`: the reason is a sentence of its own that says yes, no or not sure, and the mark where it is unverified.
    """
    return {
        "allowed": allowed,
        "reason": reason,
        "ask": ask,
        "basis": basis,
        "unsure": mark == "M" and not whole,
        "second": mark == "V2",
        "whole": whole,
    }


@register.inclusion_tag(PARTS + "stages.html")
def stages(steps: Sequence[str], at: int) -> dict[str, Any]:
    """A line of stages; `at` counts from 0. Each says in words whether it is done, current or to come."""
    words = {-1: _("selesai"), 0: _("sekarang"), 1: _("belum")}
    kinds = {-1: "done", 0: "now", 1: "next"}
    order = [(i > at) - (i < at) for i in range(len(steps))]
    return {"steps": [{"words": s, "state": words[o], "kind": kinds[o]} for s, o in zip(steps, order, strict=True)]}


@register.inclusion_tag(PARTS + "progress.html")
def progress(step: int, steps: int, minutes: int = 0) -> dict[str, Any]:
    """ "3 dari 6, sekitar 2 menit lagi" on top of a flow of questions."""
    return {"step": step, "steps": steps, "minutes": minutes}


@register.inclusion_tag(PARTS + "notice.html")
def notice(words: str, tone: str = "plain", *, heading: str = "") -> dict[str, Any]:
    """A sentence set apart. `tone`: plain, waits, overdue (danger), done."""
    return {"words": words, "tone": tone, "heading": heading, "shape": TONE_SHAPES[tone]}


@register.inclusion_tag(PARTS + "empty.html")
def empty(heading: str, words: str, *, address: str = "", action_words: str = "") -> dict[str, Any]:
    """An empty list that says how to begin."""
    return {"heading": heading, "words": words, "address": address, "action_words": action_words}


@register.inclusion_tag(PARTS + "withheld.html")
def withheld(reason: str = "", *, ask: str = "") -> dict[str, Any]:
    """A value that is kept from this reader: says that it is, why, and who can."""
    return {"reason": reason, "ask": ask}


@register.inclusion_tag(PARTS + "skeleton.html")
def skeleton(lines: int = 3) -> dict[str, Any]:
    """Grey lines while a slow part is on its way."""
    return {"lines": range(lines)}


@register.inclusion_tag(PARTS + "file.html")
def file_row(
    name: str, *, size: str, digest: str, custody: str, address: str = "", received: str = ""
) -> dict[str, Any]:
    """A file with its digest and who holds it since when."""
    return {"name": name, "size": size, "digest": digest, "custody": custody, "address": address, "received": received}


@register.inclusion_tag(PARTS + "source.html")
def source(words: str, *, on: Any = None, caveat: str = "", address: str = "") -> dict[str, Any]:
    """Where a number or a rule comes from, as of when, and what it does not show."""
    return {"words": words, "on": on, "caveat": caveat, "address": address}


@register.inclusion_tag(PARTS + "secrecy.html")
def secrecy(text: str, *, basis: str = "", unsure: bool = False) -> dict[str, Any]:
    """The duty of secrecy over every page that shows an identity; text and basis come from the tables of law."""
    return {"text": text, "basis": basis, "unsure": unsure}


def _second(mark: Mark) -> str:
    return f" ({_('dari sumber kedua')})" if mark is Mark.SECONDARY else ""


@register.inclusion_tag(PARTS + "secrecy.html")
def identity_secret() -> dict[str, Any]:
    """The duty of secrecy in the reader's language, as the tables of law have it today; her relatives too, wider than the law."""
    duties = office_law().duties
    rows = [duties["rahasia_identitas"], duties["rahasia_keluarga"]]
    return {
        "text": " ".join(row.en if language() == "en" else row.id for row in rows),
        "basis": "; ".join(f"{row.citation}{_second(row.mark)}" for row in rows),
        "unsure": any(row.is_unverified for row in rows),
    }


@register.inclusion_tag(PARTS + "timeline_entry.html", takes_context=True)
def timeline_entry(
    context: template.Context,
    words: str,
    *,
    when: str,
    who: str = "",
    shape: str = "dot",
    tone: str = "plain",
    detail: str = "",
    address: str = "",
) -> dict[str, Any]:
    """One sentence of what happened, when, by whom. `detail` is shown below and may be several lines."""
    parts = {"shape": shape, "tone": tone, "detail": detail, "address": address}
    return {"words": words, "when": when, "who": who, **parts}


@register.inclusion_tag(PARTS + "hidden_post.html", takes_context=True)
def here(context: template.Context) -> dict[str, Any]:
    """The page one is on, as the address to come back to after a small choice (an address carries no personal data)."""
    request = context.get("request")
    return {"path": request.get_full_path() if request is not None and request.method == "GET" else "/"}


@register.inclusion_tag(PARTS + "names_toggle.html", takes_context=True)
def names_toggle(context: template.Context) -> dict[str, Any]:
    """Beside a list of persons: names in full or as initials, for this session.

    On what a search found it posts the same words again; on a form that came back it is left out, so that no word is lost.
    """
    request: HttpRequest | None = context.get("request")
    toggle = {"names_short": context.get("names_short", True), "request": request, "shown": True}
    if request is None or request.method != "POST":
        return {**toggle, "address": reverse("shell:names"), "again": None}
    if not getattr(getattr(request.resolver_match, "func", None), SHOWS_AGAIN, False):
        return {**toggle, "shown": False}
    fields = [(name, value) for name, values in request.POST.lists() for value in values]
    again = [(name, value) for name, value in fields if name not in MARKS_OF_A_VIEW]
    return {**toggle, "address": request.path, "again": again}


@register.simple_tag
def once() -> SafeString:
    """The mark of a form that is only a button: pressed twice, it acts once."""
    return format_html('<input type="hidden" name="once" value="{}">', uuid4().hex)
