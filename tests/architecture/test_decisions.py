"""Every decision names the tests that fail if it is reversed, and they exist."""

import ast
import re
from pathlib import Path

from tests.architecture.house import ROOT, sample, tree

DECISIONS = ROOT / "docs" / "decisions"
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


def dangling(folder: Path, root: Path) -> list[str]:
    """Records that name no test, and tests that are named but not there."""
    found = []
    for record in sorted(folder.glob("*.md")):
        if record.name == "README.md":
            continue
        named = NAMED.findall(record.read_text("utf-8"))
        if not named:
            found.append(f"{record.name}: names no test")
        found += [
            f"{record.name}: {file}::{test} is not there" for file, test in named if test not in named_in(root / file)
        ]
    return found


def named_in(file: Path) -> set[str]:
    """The test functions of a file; none where there is no such file."""
    if not file.exists():
        return set()
    return {
        node.name
        for node in ast.walk(tree(file))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    }


def unlisted(folder: Path) -> list[str]:
    """Records missing from the table, and rows of records that are gone."""
    listed = set(re.findall(r"\]\(([\w-]+\.md)\)", folder.joinpath("README.md").read_text("utf-8")))
    there = {record.name for record in folder.glob("*.md")} - {"README.md"}
    return sorted(listed ^ there)


def test_every_decision_names_tests_that_exist() -> None:
    assert dangling(DECISIONS, ROOT) == []


def test_every_decision_is_in_the_table() -> None:
    assert unlisted(DECISIONS) == []


def test_a_dangling_decision_is_seen(tmp_path: Path) -> None:
    sample(
        tmp_path,
        {
            "docs/README.md": "[ids](ids.md) [gone](gone.md)",
            "docs/ids.md": "`tests/test_ids.py::test_ids` and `tests/test_ids.py::test_gone`",
            "docs/idle.md": "because",
            "tests/test_ids.py": "def test_ids(): ...\n",
        },
    )
    assert dangling(tmp_path / "docs", tmp_path) == [
        "idle.md: names no test",
        "ids.md: tests/test_ids.py::test_gone is not there",
    ]
    assert unlisted(tmp_path / "docs") == ["gone.md", "idle.md"]
