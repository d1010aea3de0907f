"""The house as the tests of this folder see it: folders, rooms, files and their syntax trees.

Every checker here takes a package folder (or plain values) and returns complaints, so that each is shown on a small broken
sample as well as on the house itself.
"""

import ast
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "naung"
ROOM_FLOORS = ("insight", "casework", "foundation")
SKIPPED = {".venv", ".git", "var", "__pycache__", "node_modules", ".hypothesis", ".import_linter_cache"}


def rooms(package: Path = PACKAGE) -> list[Path]:
    """The rooms of the floors that have any."""
    found = []
    for floor in ROOM_FLOORS:
        folder = package / floor
        if folder.is_dir():
            found += [each for each in sorted(folder.iterdir()) if each.is_dir() and each.name != "__pycache__"]
    return found


def python_files(folder: Path) -> Iterator[Path]:
    """Python files below a folder, in order, without caches."""
    for path in sorted(folder.rglob("*.py")):
        if not SKIPPED.intersection(path.parts):
            yield path


def sources(package: Path = PACKAGE) -> Iterator[Path]:
    """The product's own Python files, without migrations."""
    for path in python_files(package):
        if "migrations" not in path.parts:
            yield path


def part(room: Path, name: str) -> list[Path]:
    """The files of one part of a room: `actions.py`, or the files of the folder `actions/`."""
    if (room / f"{name}.py").exists():
        return [room / f"{name}.py"]
    return list(python_files(room / name)) if (room / name).is_dir() else []


@lru_cache(maxsize=2000)
def _parsed(path: Path, _changed: int) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def tree(path: Path) -> ast.Module:
    """The syntax tree of a file, parsed once."""
    return _parsed(path, path.stat().st_mtime_ns)


def functions(module: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function of a module, methods and inner ones too."""
    for node in ast.walk(module):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def called(node: ast.AST) -> set[str]:
    """The last names of everything called below a node: `record` for both `record()` and `audit.actions.record()`."""
    names = set()
    for each in ast.walk(node):
        if isinstance(each, ast.Call):
            function = each.func
            names.add(function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", ""))
    return names


def shown(path: Path, base: Path) -> str:
    """A path as a complaint names it."""
    return path.relative_to(base).as_posix() if path.is_relative_to(base) else path.name


def sample(folder: Path, files: dict[str, str]) -> Path:
    """Write a small broken house below a folder; answers the folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder
