"""An office installs only what Naung uses: each dependency is named somewhere in the source, and pinned in both locks."""

import re
import tomllib
from importlib.metadata import packages_distributions

from tests.architecture.house import PACKAGE, ROOT

NAME = re.compile(r"[A-Za-z0-9-]+")
# Used by Django itself, by the name of a database.
THROUGH_DJANGO = {"psycopg": "django.db.backends.postgresql"}


def dependencies() -> list[str]:
    told = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    return [found.group() for each in told if (found := NAME.match(each))]


def modules_of(name: str) -> set[str]:
    """What a distribution lets one import."""
    return {
        module
        for module, owners in packages_distributions().items()
        if name in {owner.lower().replace("_", "-") for owner in owners} and not module.startswith("_")
    }


def test_every_dependency_is_used() -> None:
    source = "\n".join(path.read_text("utf-8") for path in PACKAGE.rglob("*.py"))
    unused = []
    for name in dependencies():
        words = modules_of(name) | ({THROUGH_DJANGO[name]} if name in THROUGH_DJANGO else set())
        if not any(re.search(rf"(?:import |from |[\"']){re.escape(word)}\b", source) for word in words):
            unused.append(name)
    assert unused == []


def test_every_dependency_is_pinned_in_both_locks() -> None:
    for lock in ("requirements.lock", "requirements-dev.lock"):
        pinned = set(re.findall(r"^([a-z0-9-]+)==", (ROOT / lock).read_text("utf-8"), re.MULTILINE))
        assert set(dependencies()) <= pinned, lock
        assert "django-htmx" not in pinned
