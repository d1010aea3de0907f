"""What is looked at on every page: accessibility, content policy, nothing from elsewhere, weight, width, quiet titles."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

HERE = Path(__file__).parent
PICTURES = HERE / "pictures"
WIDTHS = (360, 768, 1280)
HEIGHTS = {360: 740, 768: 1024, 1280: 800}
HEAVIEST = 100_000  # bytes of a first load: the page and everything it fetches, before any compression
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "resultTypes": ["violations"],  # every rule runs; what it found in order is not told element by element
}
VIOLATIONS = "async (rules) => (await axe.run(document, rules)).violations"
ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
QUIET_TITLE = re.compile(
    r"^(Naung( · [A-Za-z][a-z]+( [a-z]+){0,3})?|Pertanyaan singkat)$"
)  # the public sheet names no house
REPORT_VIOLATIONS = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (e) => window.violations.push(`${e.effectiveDirective} ${e.blockedURI}`));
"""
WEIGHT = """() => {
  const loads = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
  return loads.filter((l) => l.initiatorType !== "fetch").reduce((sum, l) => sum + l.encodedBodySize, 0);
}"""


@dataclass
class Watch:
    """What a browser complained of, and what it asked of anybody else, since its context was opened."""

    host: str
    script: bool = True
    complaints: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)
    looked_at: dict[str, str] = field(
        default_factory=dict
    )  # an address without its ids, and the last one that was looked at

    def on_console(self, message: ConsoleMessage) -> None:
        """Errors and anything about the content policy."""
        if message.type == "error" or "Content Security Policy" in message.text:
            self.complaints.append(f"{message.text} ({urlsplit(message.location.get('url', '')).path})")

    def on_request(self, request: Request) -> None:
        """Requests that leave this machine's server."""
        parts = urlsplit(request.url)
        if parts.scheme not in {"data", "blob", "about"} and parts.netloc != self.host:
            self.strangers.append(request.url)

    def on_error(self, error: Any) -> None:
        """An error in a script of ours."""
        self.complaints.append(str(error))

    def expect(self, words: str) -> None:
        """A complaint with these words is part of the story (a refused page is an error to the console)."""
        self.expected.append(words)

    def unexpected(self) -> list[str]:
        """Complaints that no story expected."""
        return [c for c in self.complaints if not any(words in c for words in self.expected)]


def open_context(
    browser: Browser, address: str, *, width: int = 360, script: bool = True, **more: Any
) -> BrowserContext:
    """A browser of its own for one user, in Indonesian, watched from its first page."""
    context = browser.new_context(
        base_url=address,
        viewport={"width": width, "height": HEIGHTS[width]},
        locale="id-ID",
        timezone_id="Asia/Pontianak",
        java_script_enabled=script,
        service_workers="block",
        **more,
    )
    context.set_default_timeout(10_000)
    context.add_init_script(REPORT_VIOLATIONS)
    watch = Watch(urlsplit(address).netloc, script)
    context.on("console", watch.on_console)
    context.on("request", watch.on_request)
    context.on("weberror", lambda e: watch.on_error(e.error))
    context.watch = watch  # type: ignore[attr-defined]  # read by check_page and by the stories
    return context


def watch_of(page: Page) -> Watch:
    """The watch on this page's browser."""
    found: Watch = page.context.watch  # type: ignore[attr-defined]  # set by open_context
    return found


@lru_cache(maxsize=1)
def axe() -> str:
    """The accessibility engine's source."""
    return (HERE / "axe.min.js").read_text("utf-8")


def check_page(page: Page, name: str) -> None:
    """Look at the page as it stands: everything a page of the house promises. `name` names its pictures."""
    watch = watch_of(page)
    page.wait_for_load_state("load")
    watch.looked_at[ID.sub("", urlsplit(page.url).path)] = page.url
    assert QUIET_TITLE.match(page.title()), f"{name}: the window's title says too much: {page.title()}"
    assert not page.evaluate("window.violations || []"), f"{name}: the content policy was broken"
    assert page.locator("[style]").count() == 0, f"{name}: an inline style"
    weight = page.evaluate(WEIGHT)
    assert weight <= HEAVIEST, f"{name}: {weight} bytes on first load"
    shown = page.locator("main .button-primary:visible")
    assert shown.count() <= 1, f"{name}: {shown.count()} primary buttons: {shown.all_inner_texts()}"
    look_at_each_width(page, name)
    assert not watch.unexpected(), f"{name}: {watch.unexpected()}"
    assert not watch.strangers, f"{name}: asked of others: {watch.strangers}"


def check_in_english(page: Page) -> None:
    """Each page that was looked at and that its address opens, once more in English, on the phone and on the desk."""
    watch, host = watch_of(page), urlsplit(page.url)
    page.context.add_cookies(
        [
            {
                "name": settings.LANGUAGE_COOKIE_NAME,
                "value": "en",
                "url": f"{host.scheme}://{host.netloc}",
                "httpOnly": True,
            }
        ]
    )
    watch.expect("status of 40")  # a step that was taken is no longer there
    opened = 0
    for address in list(watch.looked_at.values()):
        answer = page.goto(address)
        if answer is None or answer.status != 200:
            continue
        opened += 1
        name = f"english {ID.sub('', urlsplit(address).path)}"
        assert page.locator("html").get_attribute("lang") == "en", name
        for width in (WIDTHS[0], WIDTHS[-1]):
            page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
            reach = page.evaluate("document.documentElement.scrollWidth")
            assert reach <= width, f"{name}: {reach} pixels wide on a screen of {width}"
        check_accessibility(page, name)
    assert opened, "no page was looked at that its address opens"
    assert not watch.unexpected(), watch.unexpected()


def check_accessibility(page: Page, name: str) -> None:
    """No violation by axe; each is told with the element and what is wrong."""
    with able_to_run(page):
        if not page.evaluate("() => 'axe' in window"):
            page.evaluate(axe())
        found = page.evaluate(VIOLATIONS, RULES)
    told = [
        f"{each['id']}: {each['help']}: {node['html'][:160]} {node['failureSummary'][:200]}"
        for each in found
        for node in each["nodes"][:5]
    ]
    assert not told, f"{name}: " + "\n".join(told)


@contextmanager
def able_to_run(page: Page) -> Iterator[None]:
    """Where a page lives without script, let the examiner's own run on what stands there: otherwise it never answers."""
    if watch_of(page).script:
        yield
        return
    tap = page.context.new_cdp_session(page)
    for disabled in (True, False):  # a session that has set nothing yet would take "not disabled" for no change
        tap.send("Emulation.setScriptExecutionDisabled", {"value": disabled})
    try:
        yield
    finally:
        tap.send("Emulation.setScriptExecutionDisabled", {"value": True})
        tap.detach()


def look_at_each_width(page: Page, name: str) -> None:
    """A picture at each width, where the page does not reach over its edge; accessibility on the phone and on the desk."""
    PICTURES.mkdir(exist_ok=True)
    before = page.viewport_size
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
        reach = page.evaluate("document.documentElement.scrollWidth")
        page.screenshot(path=PICTURES / f"{name}-{width}.png", full_page=True)
        assert reach <= width, f"{name}: {reach} pixels wide on a screen of {width}"
        if width != WIDTHS[1]:
            check_accessibility(page, f"{name} at {width}")
    if before:
        page.set_viewport_size(before)
