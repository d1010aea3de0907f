"""Every route wears its guard; every permission is held by a role and used by a route; nothing identifying is in an address."""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver
from tests.architecture.house import PACKAGE, called, python_files, sample, shown, tree

from naung.doors.desk.shell.guards import requires
from naung.foundation.access.rules import SYSTEM_ACTORS, open_to_anyone, shipped_roles
from naung.foundation.access.vocabulary import Guard, Permission, Role

Route = tuple[str, Callable[..., Any]]

# Routes of packages, which can't wear our guard, and what guards them instead.
EXCEPTIONS: dict[str, str] = {}
# What may stand in an address: random ids, case numbers with a check letter, codes of the house.
CONVERTERS = {"uuid", "slug", "int"}


def routes(patterns: Iterable[Any], prefix: str = "") -> Iterator[Route]:
    """Every address with its view, as (pattern, view)."""
    for each in patterns:
        if isinstance(each, URLResolver):
            yield from routes(each.url_patterns, prefix + str(each.pattern))
        elif isinstance(each, URLPattern):
            yield prefix + str(each.pattern), each.callback


def unguarded(some: Iterable[Route], exceptions: dict[str, str]) -> list[str]:
    """Routes without a guard, or with one that neither asks a permission nor says why not."""
    found = []
    for address, view in some:
        guard = getattr(view, "guard", None)
        if isinstance(guard, Guard) and (guard.permissions or guard.reason):
            continue
        if not any(address.startswith(known) for known in exceptions):
            found.append(f"{address} ({view.__module__}.{getattr(view, '__name__', view)}): no guard")
    return found


def telling_addresses(some: Iterable[Route]) -> list[str]:
    """Addresses that carry anything but an opaque id: `<str:name>`, `<path:...>`."""
    found = []
    for address, _ in some:
        for converter in re.findall(r"<(?:(\w+):)?\w+>", address):
            if converter not in CONVERTERS:
                found.append(f"{address}: <{converter or 'str'}:...> could carry anything")
    return found


def unheld(permissions: Iterable[Permission], roles: Iterable[Role], system: Iterable[Permission]) -> list[str]:
    """Permissions that no role and no system actor holds."""
    held = {permission for role in roles for permission in role.permissions} | set(system)
    return [permission.value for permission in permissions if permission not in held]


def unused(permissions: Iterable[Permission], some: Iterable[Route], required: set[str]) -> list[str]:
    """Permissions that no route asks and, for those of system actors, that no code requires."""
    asked = {each for _, view in some for each in getattr(getattr(view, "guard", None), "permissions", ())}
    return [each.value for each in permissions if each not in asked and each.name not in required]


def required_by_system(package: Path) -> set[str]:
    """Names of `SYSTEM_` permissions that are required somewhere outside the table of permissions itself."""
    found = set()
    for path in python_files(package):
        if "access" not in path.parts and "require" in called(tree(path)):
            found |= set(re.findall(r"Permission\.(SYSTEM_\w+)", path.read_text("utf-8")))
    return found


def unchecked_actions(package: Path) -> list[str]:
    """Pages that read a permission from the request by hand instead of wearing it."""
    found = []
    for path in python_files(package / "doors" / "desk"):
        if path.name == "pages.py" and "is_authenticated" in path.read_text("utf-8"):
            found.append(f"{shown(path, package)}: asks `is_authenticated` by hand")
    return found


@pytest.fixture(scope="module")
def every() -> list[Route]:
    """Every route of the house."""
    return list(routes(get_resolver().url_patterns))


def test_every_route_wears_its_guard(every: list[Route]) -> None:
    assert len(every) > 20
    assert unguarded(every, EXCEPTIONS) == []


def test_every_exception_is_still_a_route(every: list[Route]) -> None:
    assert [known for known in EXCEPTIONS if not any(address.startswith(known) for address, _ in every)] == []
    assert all(EXCEPTIONS.values())


def test_a_route_without_guard_is_seen() -> None:
    def bare(request: Any) -> None: ...

    @requires(Permission.CASE_READ)
    def guarded(request: Any) -> None: ...  # type: ignore[misc]  # a view that never answers will do here

    @open_to_anyone("to see whether the machine is awake")
    def opened(request: Any) -> None: ...  # type: ignore[misc]  # as above

    listed: list[Route] = [("bare/", bare), ("guarded/", guarded), ("opened/", opened), ("accounts/x/", bare)]
    assert [line.split(" ")[0] for line in unguarded(listed, {"accounts/": "a package's"})] == ["bare/"]


def test_addresses_are_opaque(every: list[Route]) -> None:
    assert (
        telling_addresses(route for route in every if not any(route[0].startswith(known) for known in EXCEPTIONS)) == []
    )


def test_an_address_that_could_carry_a_name_is_seen() -> None:
    listed: list[Route] = [("person/<str:name>/", print), ("case/<uuid:case>/", print), ("cari/<words>/", print)]
    assert len(telling_addresses(listed)) == 2


def test_every_permission_is_held() -> None:
    system = [permission for held in SYSTEM_ACTORS.values() for permission in held]
    assert unheld(Permission, shipped_roles().values(), system) == []


def test_a_permission_that_nobody_holds_is_seen() -> None:
    without = [role for role in shipped_roles().values() if Permission.CASE_CLOSE_APPROVE not in role.permissions]
    assert "case.close_approve" in unheld(Permission, without, [])


def test_every_permission_is_used_by_a_route_or_required_of_a_system_actor(every: list[Route]) -> None:
    assert unused(Permission, every, required_by_system(PACKAGE)) == []


def test_a_permission_that_nothing_asks_is_seen() -> None:
    assert "case.read" in unused(Permission, [], required_by_system(PACKAGE))


def test_pages_do_not_check_by_hand() -> None:
    assert unchecked_actions(PACKAGE) == []


def test_a_check_by_hand_is_seen(tmp_path: Path) -> None:
    sample(tmp_path, {"doors/desk/cases/pages.py": "if request.user.is_authenticated:\n    pass\n"})
    assert unchecked_actions(tmp_path) == ["doors/desk/cases/pages.py: asks `is_authenticated` by hand"]


def actors_made_apart(package: Path) -> list[str]:
    """System actors that are put together by hand instead of standing in the table of named ones."""
    made = re.compile(r"""Actor\(\s*None,\s*["']system["']""")
    return [
        shown(path, package)
        for path in python_files(package)
        if made.search(path.read_text("utf-8")) and shown(path, package) != "foundation/access/rules.py"
    ]


def test_every_system_actor_stands_in_the_table() -> None:
    assert actors_made_apart(PACKAGE) == []


def test_a_system_actor_made_apart_is_seen(tmp_path: Path) -> None:
    sample(tmp_path, {"foundation/people/actions.py": 'ERASER = Actor(None, "system", "eraser", None)\n'})
    assert actors_made_apart(tmp_path) == ["foundation/people/actions.py"]
