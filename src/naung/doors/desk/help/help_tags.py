"""Template tags of the help: `{% why %}` at the foot of a page and `{% tour %}` at its head. Loaded in every template."""

from typing import Any

from django import template

from naung.doors.desk.help.cited import cited
from naung.doors.desk.help.tour import panel_for
from naung.doors.desk.help.why import shipped_why
from naung.doors.desk.shell.words import language
from naung.foundation.access.vocabulary import Permission

register = template.Library()


def page_of(context: template.Context) -> str:
    """The name of the route that answered, or nothing."""
    match = getattr(context.get("request"), "resolver_match", None)
    return match.view_name if match is not None else ""


@register.inclusion_tag("desk/help/why.html", takes_context=True)
def why(context: template.Context, page: str = "") -> dict[str, Any]:
    """Why this page is as it is, with the rules behind it; nothing for an address that is no page type."""
    entry = shipped_why().entries.get(page or page_of(context))
    if entry is None:
        return {"words": ""}
    actor = context.get("actor")
    links = actor is not None and actor.may(Permission.LAW_READ)
    return {
        "words": entry.en if language() == "en" else entry.id,
        "rules": cited(entry.rules, links=links),
        "help_address": context.get("help_address", ""),
    }


@register.inclusion_tag("desk/help/tour.html", takes_context=True)
def tour(context: template.Context) -> dict[str, Any]:
    """The step of the first case that happens on this page, for whoever takes the tour; nothing otherwise."""
    actor, request = context.get("actor"), context.get("request")
    opened = actor is not None and request is not None and request.method == "GET"
    panel = panel_for(actor, page_of(context)) if opened and actor is not None else None
    return {"panel": panel, "csrf_token": context.get("csrf_token"), "request": request}
