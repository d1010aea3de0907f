"""Every event of the log has a sentence in both languages, is named after its room, and happens somewhere."""

import re
import sys
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path

import polib
from tests.architecture.house import PACKAGE, part, rooms, sources
from tests.architecture.loading import load_tool

from naung.foundation.audit.vocabulary import EventName

words = load_tool("words")


def all_events() -> list[EventName]:
    """Every event of every room, after loading every room's vocabulary."""
    for room in rooms():
        if part(room, "vocabulary"):
            import_module(f"naung.{room.parent.name}.{room.name}.vocabulary")
    kinds = (k for k in EventName.__subclasses__() if getattr(sys.modules.get(k.__module__), k.__name__, None) is k)
    return [event for kind in kinds for event in kind]


def wordless_events(events: Iterable[EventName], english: set[str]) -> list[str]:
    """Events without a sentence in Indonesian, or without its English."""
    return [event.value for event in events if not event.sentence.strip() or event.sentence not in english]


def misplaced_events(events: Iterable[EventName]) -> list[str]:
    """Events whose name does not begin with their room, or that two of them share."""
    seen: dict[str, EventName] = {}
    found = []
    for event in events:
        room = type(event).__module__.split(".")[2]
        if not event.value.startswith(f"{room}.") or (event.value in seen and seen[event.value] is not event):
            found.append(event.value)
        seen.setdefault(event.value, event)
    return found


def unused_events(events: Iterable[EventName], package: Path) -> list[str]:
    """Events that no code ever records."""
    text = "\n".join(path.read_text("utf-8") for path in sources(package) if "vocabulary" not in path.parts[-1])
    return [event.value for event in events if not re.search(rf"{type(event).__name__}\.{event.name}\b", text)]


def test_every_event_has_a_sentence_in_both_languages() -> None:
    english = {entry.msgid for entry in polib.pofile(str(words.CATALOGUE)) if entry.msgstr}
    events = all_events()
    assert len(events) > 20
    assert wordless_events(events, english) == []
    assert misplaced_events(events) == []


def test_every_event_happens() -> None:
    assert unused_events(all_events(), PACKAGE) == []


def test_a_wordless_misplaced_unused_event_is_seen(tmp_path: Path) -> None:
    broken = list(EventName("Broken", {"OPENED": ("audit.opened_twice", "")}, module="naung.casework.cases.vocabulary"))
    assert wordless_events(broken, {"membuka"}) == ["audit.opened_twice"]
    assert misplaced_events(broken) == ["audit.opened_twice"]
    assert unused_events(broken, tmp_path) == ["audit.opened_twice"]
