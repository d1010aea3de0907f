"""Every room has the same files and no others; names say what things are; files, functions and templates stay small."""

import ast
import re
import statistics
from pathlib import Path

import pytest
from tests.architecture.house import PACKAGE, ROOT, functions, python_files, rooms, sample, shown, sources, tree

PARTS = ("vocabulary", "rules", "models", "queries", "actions")
ROOM_FILES = {"__init__.py", "apps.py", *(f"{part}.py" for part in PARTS)}
ROOM_FOLDERS = {*PARTS, "migrations", "tables"}
LOOSE = {
    "foundation": {
        "__init__.py",
        "errors.py",
        "files.py",
        "identifiers.py",
        "rows.py",
        "texts.py",
        "tries.py",
        "words.py",
    },
    "casework": {"__init__.py"},
    "insight": {"__init__.py"},
}
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "base", "manager", "managers", "stuff", "tools", "lib"}

LONGEST_FILE, LONGEST_TEST, LONGEST_FUNCTION, LONGEST_TEMPLATE = 400, 500, 50, 120
NINETY_FIFTH = 30  # lines of a function; the 95th percentile stays under it


def strangers(package: Path) -> list[str]:
    """Files and folders that no room has."""
    found = []
    for floor, loose in LOOSE.items():
        files = (p for p in sorted((package / floor).glob("*")) if p.is_file())
        found += [f"{floor}/{path.name}: a floor holds rooms" for path in files if path.name not in loose]
    for room in rooms(package):
        for path in sorted(room.iterdir()):
            found += _stranger(path, room, package)
    return found


def _stranger(path: Path, room: Path, package: Path) -> list[str]:
    if path.name == "__pycache__":
        return []
    if path.is_file():
        allowed = path.name in ROOM_FILES or path.suffix == ".toml"
        return [] if allowed else [f"{shown(path, package)}: not a file of a room"]
    if path.name not in ROOM_FOLDERS:
        return [f"{shown(path, package)}: not a folder of a room"]
    if path.name == "tables":
        return [f"{shown(code, package)}: code among the tables" for code in python_files(path)]
    both = (room / f"{path.name}.py").exists()
    return [f"{shown(path, package)}: both a file and a folder"] if both else []


def empty_rooms(package: Path) -> list[str]:
    """Rooms that decide, keep, read or write nothing: announced, not built."""
    built = ("rules", "models", "queries", "actions")
    return [
        f"{shown(room, package)}: an empty room"
        for room in rooms(package)
        if not any((room / f"{name}.py").exists() or (room / name / "__init__.py").exists() for name in built)
    ]


def unnamed_migrations(package: Path) -> list[str]:
    """Migrations whose name says nothing of what they do."""
    found = []
    for path in sorted(package.rglob("migrations/*.py")):
        fits = re.fullmatch(r"\d{4}_[a-z][a-z0-9_]+", path.stem) and "_auto_" not in path.stem
        if path.name != "__init__.py" and (not fits or path.stem.endswith("_initial")):
            found.append(f"{shown(path, package)}: a migration is named after what it does")
    return found


def vague_names(package: Path) -> list[str]:
    """Modules and folders with a name that could hold anything."""
    paths = [*package.rglob("*.py"), *(p for p in package.rglob("*") if p.is_dir())]
    return sorted(f"{shown(path, package)}: a vague name" for path in paths if path.stem in VAGUE)


def too_long_files(files: list[Path], ceiling: int, base: Path) -> list[str]:
    """Files of more than so many lines."""
    counted = ((path, len(path.read_text("utf-8").splitlines())) for path in files)
    return [f"{shown(path, base)}: {lines} lines, at most {ceiling}" for path, lines in counted if lines > ceiling]


def function_lengths(files: list[Path]) -> dict[str, int]:
    """Lines of every function, from its `def` to its end."""
    lengths = {}
    for path in files:
        for function in functions(tree(path)):
            lengths[f"{path.name}:{function.lineno} {function.name}"] = _lines(function)
    return lengths


def _lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def test_rooms_have_the_files_of_a_room() -> None:
    assert strangers(PACKAGE) == []


def test_a_stranger_in_a_room_is_seen(tmp_path: Path) -> None:
    sample(
        tmp_path,
        {
            "casework/cases/rules.py": "",
            "casework/cases/views.py": "",
            "casework/cases/templates/case.html": "",
            "casework/cases/rules/closing.py": "",
            "casework/cases/tables/read.py": "",
            "foundation/dates.py": "",
        },
    )
    assert [line.partition(":")[0] for line in strangers(tmp_path)] == [
        "foundation/dates.py",
        "casework/cases/rules",
        "casework/cases/tables/read.py",
        "casework/cases/templates",
        "casework/cases/views.py",
    ]


def test_no_room_is_empty() -> None:
    assert empty_rooms(PACKAGE) == []


def test_an_empty_room_is_seen(tmp_path: Path) -> None:
    sample(tmp_path, {"casework/linkage/__init__.py": "", "casework/cases/rules.py": ""})
    assert empty_rooms(tmp_path) == ["casework/linkage: an empty room"]


def test_migrations_are_named_after_what_they_do() -> None:
    assert unnamed_migrations(PACKAGE) == []


def test_an_unnamed_migration_is_seen(tmp_path: Path) -> None:
    names = ("0001_initial", "0002_auto_20261125_1000", "0003_found_cases", "fourth")
    sample(tmp_path, {f"casework/cases/migrations/{name}.py": "" for name in names})
    assert len(unnamed_migrations(tmp_path)) == 3


def test_no_name_could_hold_anything() -> None:
    assert vague_names(PACKAGE) == []


def test_a_vague_name_is_seen(tmp_path: Path) -> None:
    sample(tmp_path, {"doors/desk/utils.py": "", "doors/desk/common/pages.py": "", "doors/desk/dates.py": ""})
    assert vague_names(tmp_path) == ["doors/desk/common: a vague name", "doors/desk/utils.py: a vague name"]


OURS = [*sources(PACKAGE), *python_files(ROOT / "tools"), *python_files(ROOT / "bench")]


@pytest.mark.parametrize(
    ("files", "ceiling"),
    [
        (OURS, LONGEST_FILE),
        (list(python_files(ROOT / "tests")), LONGEST_TEST),
        (sorted(PACKAGE.rglob("*.html")), LONGEST_TEMPLATE),
    ],
    ids=["code", "tests", "templates"],
)
def test_files_stay_small(files: list[Path], ceiling: int) -> None:
    assert too_long_files(files, ceiling, ROOT) == []


def test_a_long_file_is_seen(tmp_path: Path) -> None:
    sample(tmp_path, {"long.py": "x = 1\n" * 401, "short.py": "x = 1\n" * 400})
    assert too_long_files(sorted(tmp_path.iterdir()), LONGEST_FILE, tmp_path) == ["long.py: 401 lines, at most 400"]


def test_functions_stay_small() -> None:
    lengths = function_lengths(OURS)
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FUNCTION} == {}
    assert statistics.quantiles(lengths.values(), n=20)[-1] < NINETY_FIFTH


def test_a_long_function_is_counted_whole(tmp_path: Path) -> None:
    sample(tmp_path, {"long.py": "@decorated\ndef long():\n" + "    x = 1\n" * 50})
    assert function_lengths([tmp_path / "long.py"]) == {"long.py:2 long": 51}
