"""What the application answers, asked once for each officer, address and method; nothing that a request changes stays."""

import logging
import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from typing import Any
from unittest.mock import patch
from uuid import uuid4

from django.db import transaction
from django.template import Template
from django.template.context import Context
from django.test import Client
from django.utils import timezone

from naung.doors.desk.shell import even
from naung.foundation.access.rules import shipped_roles
from naung.foundation.access.vocabulary import Guard
from tests import cast
from tests.doors.world import Ids, address, patterns, taken_ids
from tests.matrix.world import FOUND_ONCE, World

Asked = tuple[str, str, str]
ENDS_THE_VISIT = {"/keluar", "/layar/keluar", "/layar/tutup", "/akun/meja"}
CHANGING = re.compile(r'name="(?:once|csrfmiddlewaretoken)" value="[^"]*"|[0-9a-f]{8}-[0-9a-f-]{27}|\d\d\.\d\d')
PERSON = re.compile(r"/orang/[0-9a-f]{8}")
TYPED = {"words": "x" * 30, "mark": "1", "outcome": "disetujui", "asked": "on", "sure": "on", "reason": "oversight"}
NOTHING = uuid4()  # an id that no record has
METHODS = ("GET", "POST")


@dataclass(frozen=True)
class Answer:
    """A page without what differs each time: its status, where it leads, which words of a file and what people it shows."""

    status: int
    leads_to: str
    told: frozenset[str]
    people: frozenset[str]
    page: bytes


@dataclass
class Answers:
    """The answers so far; each is asked for when a test first needs it."""

    world: World
    known: dict[Asked, Answer] = field(default_factory=dict)
    shut: dict[Asked, Answer] = field(default_factory=dict)

    def of(self, member: cast.Member | None, method: str, pattern: str, ids: Ids | None = None) -> Answer:
        """What this officer, or nobody, gets at the address with these ids; ids that are not given are of nothing.

        A guard looks at the role before any id is read: where it was seen to refuse with ids that exist, it is not asked again.
        """
        where = address(pattern, dict.fromkeys(taken_ids(pattern), NOTHING) | (ids or {}))
        who = member.username if member else ""
        refused, key = self.shut.get((who, method, pattern)), (who, method, where)
        if refused is not None:
            return refused
        if key not in self.known:
            browser = self.world.browser(member) if member else Client()
            self.known[key] = ask(browser, method, where, TYPED)
            if member and ids and self.known[key].status == 403 and not _opens(pattern, member.role):
                self.shut[who, method, pattern] = self.known[key]
        return self.known[key]


def _opens(pattern: str, role: str) -> bool:
    """Whether the guard of an address lets this role through."""
    guard = guards()[pattern]
    return not guard.permissions or bool(set(guard.permissions) & shipped_roles()[role].permissions)


def ask(browser: Client, method: str, where: str, typed: dict[str, str]) -> Answer:
    """One request, undone."""
    with _undone(browser):
        answer: Any = browser.get(where) if method == "GET" else browser.post(where, typed)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    text = body.decode("utf-8", "replace")
    people, page = frozenset(PERSON.findall(text)) if where == "/cari/" else frozenset(), CHANGING.sub("", text)
    digest = blake2b(page.encode(), digest_size=16).digest() if page else b""
    leads_to = CHANGING.sub("", answer.get("Location", ""))
    return Answer(answer.status_code, leads_to, frozenset(FOUND_ONCE.findall(page)), people, digest)


@contextmanager
def _undone(browser: Client) -> Iterator[None]:
    """Whatever is written in it, and the browser's own session, is afterwards as if it had not been."""
    kept = dict(browser.cookies)
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    browser.cookies.clear()
    browser.cookies.update(kept)


@contextmanager
def at_one_moment() -> Iterator[None]:
    """The clock stands, an even beat takes no time, and nobody is told of each template or keeps a line of each no."""
    with ExitStack() as until:
        until.enter_context(patch.object(timezone, "now", return_value=timezone.now()))
        until.enter_context(patch.object(even, "BEAT", 0.001))
        until.enter_context(patch.object(Template, "_render", _rendered))
        until.callback(logging.disable, logging.root.manager.disable)
        logging.disable(logging.ERROR)
        yield


def _rendered(template: Template, context: Context) -> str:
    """As outside of tests: a signal for each part of each page is a tenth of the work here, and nobody hears it."""
    return str(template.nodelist.render(context))


@lru_cache(maxsize=1)
def tried() -> list[str]:
    """Every address, without those that end the visit of whoever opens them."""
    return [pattern for pattern, _view in patterns() if pattern not in ENDS_THE_VISIT]


@lru_cache(maxsize=1)
def guards() -> dict[str, Guard]:
    """What each address that is tried wears; one that wears nothing is as open as can be."""
    return {pattern: getattr(view, "guard", Guard()) for pattern, view in patterns()}


@lru_cache(maxsize=1)
def with_records() -> list[str]:
    """Addresses that carry the id of a record of casework; the log of a record answers with one's own desk's entries."""
    own = {"invitation", "membership", "session", "kept_id", "subject"}
    return [pattern for pattern in tried() if taken_ids(pattern) and not own & set(taken_ids(pattern))]
