"""Who has no business in a story walks its whole trail: every address that was opened, every form that was sent."""

import re
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import patch
from urllib.parse import parse_qsl, urlsplit

from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, Request, Response

from tests.doors.test_intruders import CHANGING
from tests.doors.whole.between import ID
from tests.doors.whole.named import Posted, elsewhere

POST = """([to, fields]) => {
  const form = document.createElement("form");
  Object.assign(form, { method: "post", action: to });
  fields.push(["csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value]);
  for (const [name, value] of fields) {
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
  }
  document.body.append(form);
  form.submit();
}"""


@dataclass
class Trail:
    """The addresses that were opened and the forms that were sent in the browsers it follows."""

    opened: set[str] = field(default_factory=set)
    sent: list[Posted] = field(default_factory=list)

    def follow(self, context: BrowserContext) -> BrowserContext:
        """Follow a browser from now on."""
        context.on("request", self._passed)
        return context

    def _passed(self, request: Request) -> None:
        if not request.is_navigation_request():
            return
        path = urlsplit(request.url).path
        self.opened.add(path)
        if request.method == "POST":
            self.sent.append((path, dict(parse_qsl(request.post_data or ""))))

    @property
    def ids(self) -> set[str]:
        """Every id that stood in an address."""
        return {found for path in self.opened for found in ID.findall(path)}

    def steps(self) -> list[tuple[Posted, Posted]]:
        """Each step that named a record, and the same step to a record that does not exist; opening is posting nothing."""
        opened = [(path, dict[str, Any]()) for path in sorted(self.opened)]
        return list(elsewhere([*opened, *self.sent], self.ids))


def answer_to(page: Page, step: Posted) -> tuple[int, str]:
    """What a browser is answered when it opens an address, or sends a form to it from a page of this site."""
    path, typed = step
    if not typed:
        response = page.goto(path)
    else:
        fields = [[name, value] for name, value in typed.items() if name != "csrfmiddlewaretoken"]
        with page.expect_navigation() as led:
            page.evaluate(POST, [path, fields])
        response = led.value
    assert isinstance(response, Response)
    return response.status, CHANGING.sub("", page.content())


def walk_the_trail(page: Page, trail: Trail) -> dict[int, int]:
    """Every step answers like one to nothing; how many answers of each status there were."""
    told: dict[int, int] = {}
    for there, nowhere in trail.steps():
        with patch.object(timezone, "now", return_value=timezone.now()):
            here, nothing = answer_to(page, there), answer_to(page, nowhere)
        assert here == nothing, (there[0], here[0], nothing[0])
        told[here[0]] = told.get(here[0], 0) + 1
    return told


def names_nothing(page: Page, trail: Trail, secrets: list[str]) -> None:
    """The lists of the story, as this officer sees them, say nothing of it."""
    for path in sorted(trail.opened):
        if not ID.search(path) and not re.match("/(keluar|masuk)", path):
            page.goto(path)
            shown = page.content()
            assert not [word for word in (*secrets, *trail.ids) if word in shown], path
