"""Template filters for what is said: `{{ report.received_at|moment }}`. Loaded in every template."""

from datetime import date, datetime

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from naung.doors.desk.shell import words
from naung.foundation.clock.vocabulary import Sentence

register = template.Library()

register.filter("day", words.say_day)
register.filter("moment", words.say_moment)
register.filter("clock_time", words.say_time)
register.filter("vague", words.say_vague)
register.filter("left", words.say_left)
register.filter("money", words.say_money)
register.filter("number", words.say_number)
register.filter("initials", words.initials)


@register.filter
def said(sentence: Sentence | Promise | str | None) -> str:
    """A sentence of a rule in the reader's language; a plain string is a msgid and is translated."""
    if isinstance(sentence, Sentence):
        return _(sentence.message) % {key: _value(value) for key, value in sentence.values.items()}
    if isinstance(sentence, Promise):
        return str(sentence)
    return _(sentence) if sentence else ""


def _value(value: object) -> object:
    if isinstance(value, datetime):
        return words.say_moment(value)
    return words.say_day(value) if isinstance(value, date) else value


@register.simple_tag(takes_context=True)
def shown_name(context: template.Context, name: str | None) -> str:
    """A name as this session shows it on lists: in initials, or in full."""
    return words.initials(name) if context.get("names_short", True) else name or ""
