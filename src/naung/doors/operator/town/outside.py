"""What people of the stories read and asked outside, and what they decided."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from django.utils import timezone

from naung.casework.testimony.actions import give_page, write_decision
from naung.casework.testimony.queries import survivor_for
from naung.casework.testimony.vocabulary import Choice, Contact, Standing, StatusTold
from naung.doors.operator.town.folder import Folder
from naung.doors.operator.town.reading import Step
from naung.foundation.access.rules import system_actor
from naung.foundation.wicket.actions import hand_request, open_wicket
from naung.foundation.wicket.vocabulary import Ask

Verb = Callable[[Folder, Step], None]
GOOD_FOR = timedelta(days=300)  # so that it is open whenever the demo is looked at


def _page(folder: Folder, step: Step) -> None:
    """Her number, how it stands, and what she asked at once, if anything: its kind and her words."""
    pin, standing, *asked = step.words
    given = give_page(
        case_id=folder.the_case(),
        person_id=folder.the_victim(),
        pin=pin,
        until=timezone.localdate() + GOOD_FOR,
        told=StatusTold(Standing(standing), Contact.GIVER),
        by=folder.officer(step.who),
    )
    if asked:
        visitor = system_actor("visitor")
        opened = open_wicket(code=given.code, pin=pin, by=visitor)
        hand_request(slip=opened.slip, ask=Ask(asked[0]), text=asked[1], by=visitor)


def _decided(folder: Folder, step: Step) -> None:
    """Her decision and her reasons, after the reading was read with her."""
    choice, reasons = step.words
    by, whose = folder.officer(step.who), (folder.the_case(), folder.the_victim())
    before = survivor_for(*whose, actor=by).decisions
    write_decision(
        case_id=whose[0],
        person_id=whose[1],
        version=before[0].version if before else 0,
        choice=Choice(choice),
        reasons=reasons,
        was_read=True,
        by=by,
    )


VERBS: Mapping[str, Verb] = {"halaman": _page, "putusan_dia": _decided}
