"""What every test may ask for. Django starts here, on an installation that belongs to this run alone."""

import gc
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests import installation, order

installation.prepare()

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoDbBlocker

    from naung.foundation.access.vocabulary import Actor
    from tests.cast import House, TaskForce

settings.register_profile("ci", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ci")

RUBBISH = 20_000, 20, 10  # new objects before the first search, as many first searches before the second, and so on
DATABASE_FIXTURES = {"db", "transactional_db", "live_server"}


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--database` is read in `tests.installation`, before Django; here pytest learns that it exists."""
    parser.addoption("--database", choices=installation.CHOICES, help="the database that tests run on (sqlite)")


def touches_database(item: pytest.Item) -> bool:
    """Whether a test reads or writes the database, by its mark or by a fixture that does."""
    if item.get_closest_marker("django_db"):
        return True
    return bool(DATABASE_FIXTURES.intersection(getattr(item, "fixturenames", ())))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The longest files come first; on PostgreSQL only what touches the database is run again, and no journey."""
    items[:] = order.longest_first(items)
    if installation.chosen_database() != installation.POSTGRESQL:
        return
    kept = [item for item in items if touches_database(item) and not item.get_closest_marker("journey")]
    known = set(kept)
    left = [item for item in items if item not in known]
    items[:] = kept
    config.hook.pytest_deselected(items=left)


def pytest_collection_finish() -> None:
    """Modules and thousands of tests stay until the end: they are not searched for rubbish again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*RUBBISH)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> None:
    """The run's database is made whole, as a new office's is; `test_schemas` says that migrating makes the same."""
    from django.db import connection

    connection.settings_dict["TEST"]["MIGRATE"] = False


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: "DjangoDbBlocker") -> None:
    """Its migrations are written down, and what only they make is there."""
    from django.db import connection

    from naung.doors.operator.schema import write_down_steps

    with django_db_blocker.unblock(), connection.schema_editor() as editor:
        write_down_steps(editor)


@pytest.fixture(scope="session", autouse=True)
def told_once_a_page(django_test_environment: None) -> None:
    """What a page was made of is told once, not again for each part that it includes: a tenth of what a page costs."""
    from django.template import Template
    from django.template.context import Context
    from django.test.signals import template_rendered

    def rendered(template: Template, context: Context) -> str:
        if context.template is template:
            template_rendered.send(sender=template, template=template, context=context)
        return str(template.nodelist.render(context))

    Template._render = rendered  # type: ignore[method-assign,attr-defined]  # where Django puts its own for tests


@pytest.fixture
def house(db: None) -> "House":
    """The vault, the desk of UPTD PPA Singkawang, the desk that oversees it, and one that has nothing to do with it."""
    from tests.cast import found_house

    return found_house()


@pytest.fixture
def force(db: None) -> "TaskForce":
    """The vault and every desk of the task force. Take it in place of `house`, never with it."""
    from tests.cast import found_task_force

    return found_task_force()


@pytest.fixture
def member(force: "TaskForce") -> "Callable[[str], Actor]":
    """`member("jaya")`: a member of the cast or of the task force, with an account of her own, as an actor."""
    from tests.cast import CAST, TASK_FORCE, actor, join

    known: dict[str, Actor] = {}

    def called(username: str) -> "Actor":
        if username not in known:
            who = (CAST | TASK_FORCE)[username]
            join(who, force)
            known[username] = actor(who, force)
        return known[username]

    return called


@pytest.fixture
def places(db: None) -> None:
    """Provinces, districts, and Kalimantan Barat down to its villages."""
    from tests.cast import load_some_places

    load_some_places()


@pytest.fixture
def officer(house: "House") -> "Callable[[str], Actor]":
    """`officer("ratna")`: a member of the cast, with an account of her own, as an actor."""
    from tests.cast import CAST, actor, join

    known: dict[str, Actor] = {}

    def called(username: str) -> "Actor":
        if username not in known:
            join(CAST[username], house)
            known[username] = actor(CAST[username], house)
        return known[username]

    return called


@pytest.fixture
def sari(officer: "Callable[[str], Actor]") -> "Actor":
    """Case worker at UPTD PPA Singkawang."""
    return officer("sari")


@pytest.fixture
def ratna(officer: "Callable[[str], Actor]") -> "Actor":
    """Sari's supervisor."""
    return officer("ratna")


@pytest.fixture
def hamdan(officer: "Callable[[str], Actor]") -> "Actor":
    """Head of Sari's office: numbers, no persons."""
    return officer("hamdan")


@pytest.fixture
def mega(officer: "Callable[[str], Actor]") -> "Actor":
    """Custodian of keys and erasure."""
    return officer("mega")


@pytest.fixture
def yusuf(officer: "Callable[[str], Actor]") -> "Actor":
    """Oversight, another office: where a report against an officer lands."""
    return officer("yusuf")


@pytest.fixture
def budi(officer: "Callable[[str], Actor]") -> "Actor":
    """Signed in, at a desk that has nothing to do with Sari's."""
    return officer("budi")


@pytest.fixture
def client_for(officer: "Callable[[str], Actor]") -> "Callable[[str], Client]":
    """`client_for("sari")`: a browser in which she is signed in at her desk."""
    from django.test import Client

    from tests.cast import sign_in

    def signed_in(username: str) -> "Client":
        user = officer(username).id
        assert user is not None
        return sign_in(Client(), user)

    return signed_in


@pytest.fixture
def nobody() -> "Client":
    """A browser in which nobody is signed in."""
    from django.test import Client

    return Client()
