"""What the documents say is what the code does: SECURITY's columns, README's commands, links that lead somewhere."""

import hashlib
import re
from pathlib import Path

import pytest
from tests.architecture.house import ROOT
from tests.architecture.loading import load_tool

from naung.doors.operator.console import COMMANDS
from naung.doors.operator.security import table

docs = load_tool("docs")
NEEDED = ("README", "ARCHITECTURE", "GLOSSARY", "SECURITY", "CONTRIBUTING", "CHANGELOG")
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
AGPL_3 = "0d96a4ff68ad6d4b6f1f30f713b18d5184912ba8dd389f86aa7710db079abcb0"


def dead_links(page: Path) -> list[str]:
    """Links to files of this checkout that are not there."""
    targets = re.findall(r"\]\((?!https?:|mailto:|#|<)([^)#\s]+)", page.read_text("utf-8"))
    return [target for target in targets if not (page.parent / target).exists()]


def test_each_page_of_a_house_is_there() -> None:
    short = [name for name in NEEDED if len((ROOT / f"{name}.md").read_text("utf-8").splitlines()) < 10]
    assert short == []


def test_security_lists_every_column() -> None:
    text = (ROOT / "SECURITY.md").read_text("utf-8")
    assert docs.with_columns(text, table().strip() + "\n") == text, "run make docs"


def test_a_security_page_without_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="columns:begin"):
        docs.with_columns("nothing", "table")
    assert docs.with_columns("a\n<!-- columns:begin -->\nold\n<!-- columns:end -->\nb", "new\n").count("new") == 1


def secrets() -> list[list[str]]:
    """SECURITY's table of secrets, a list of cells for each row."""
    text = (ROOT / "SECURITY.md").read_text("utf-8").split("## Every secret")[1].split("\n## ")[0]
    rows = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row] for row in rows[2:]]


def test_each_secret_is_told_whole_and_names_tests_that_exist() -> None:
    there = {
        name
        for file in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"^def (test_\w+)", file.read_text("utf-8"), re.M)
    }
    assert len(secrets()) >= 12
    for row in secrets():
        assert len(row) == 8, row[0]
        assert all(row), row[0]
        named = re.findall(r"`(test_\w+)`", row[-1])
        assert named, row[0]
        assert set(named) <= there, row[0]


def test_paths_of_tests_that_security_names_are_there() -> None:
    text = (ROOT / "SECURITY.md").read_text("utf-8")
    named = set(re.findall(r"`((?:tests|src|bench|tools)/[\w/.-]*)`", text))
    assert len(named) >= 4
    assert [path for path in sorted(named) if not (ROOT / path).exists()] == []
    files = set(re.findall(r"`(test_\w+\.py)`", text))
    assert files <= {file.name for file in (ROOT / "tests").rglob("test_*.py")}


def test_commands_named_in_pages_exist() -> None:
    named = {word for page in PAGES for word in re.findall(r"`naung ([a-z-]+)", page.read_text("utf-8"))}
    assert named - set(COMMANDS) == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    assert dead_links(page) == []


def test_a_dead_link_is_seen(tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    page.write_text("[b](b.md) [a](a.md#x) [web](https://example.org) [up](../gone.md)")
    assert dead_links(page) == ["b.md", "../gone.md"]


def test_the_licence_is_the_licence() -> None:
    assert hashlib.sha256((ROOT / "LICENSE").read_bytes()).hexdigest() == AGPL_3
