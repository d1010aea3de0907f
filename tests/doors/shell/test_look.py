"""The look is drawn from one place: every shape that a page names is drawn, and the whole of it stays light."""

import re
from pathlib import Path

from naung.doors import desk
from naung.doors.desk.shell.parts_tags import CLOCK_LOOKS, TONE_SHAPES

DESK = Path(desk.__file__).parent
STATIC = DESK / "static" / "desk"
NAMED = re.compile(r"""(?:shape=|icon )["']([a-z]+)["']""")
HEAVIEST_CSS = 25_000
HEAVIEST_SCRIPT = 10_000


def drawn() -> set[str]:
    """The shapes in the sheet of shapes."""
    return set(re.findall(r'symbol id="([a-z]+)"', (STATIC / "shapes.svg").read_text("utf-8")))


def test_every_shape_that_is_named_is_drawn() -> None:
    files = [*DESK.rglob("*.html"), *DESK.rglob("*.py")]
    named = {name for file in files for name in NAMED.findall(file.read_text("utf-8"))}
    states = {shape for shape, _ in CLOCK_LOOKS.values()} | set(TONE_SHAPES.values())
    assert (named | states) - drawn() == set()


def test_the_look_is_light() -> None:
    assert (STATIC / "desk.css").stat().st_size < HEAVIEST_CSS
    assert (STATIC / "desk.js").stat().st_size < HEAVIEST_SCRIPT


def test_only_tokens_hold_colours() -> None:
    """So that light, dark and print change everywhere at once."""
    rules = re.sub(r":root[^{]*\{[^}]*\}", "", (STATIC / "desk.css").read_text("utf-8"))
    screen = rules.split("@media print")[0]
    assert re.findall(r"#[0-9a-f]{3,8}\b", screen) == []
