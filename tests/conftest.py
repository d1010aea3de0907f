"""What every test may ask for. Django starts here, on an installation that belongs to this run alone."""

import pytest
from hypothesis import HealthCheck, settings

from tests import installation

try:
    installation.prepare()
except Exception as wrong:  # while the settings are being written, pure tests still run
    from django.conf import empty, settings as django_settings

    django_settings._wrapped = empty
    print(f"Django does not start: {wrong}")

settings.register_profile("ci", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ci")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--database` is read in `tests.installation`, before Django; here pytest learns that it exists."""
    parser.addoption("--database", choices=installation.CHOICES, help="the database that tests run on (sqlite)")


DATABASE_FIXTURES = {"db", "transactional_db", "django_db_setup", "live_server"}


def touches_database(item: pytest.Item) -> bool:
    """Whether a test reads or writes the database, by its mark or by a fixture that does."""
    if item.get_closest_marker("django_db"):
        return True
    return bool(DATABASE_FIXTURES.intersection(getattr(item, "fixturenames", ())))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL only what touches the database is run again, and no journey."""
    if installation.chosen_database() != installation.POSTGRESQL:
        return
    kept = [item for item in items if touches_database(item) and not item.get_closest_marker("journey")]
    left = [item for item in items if item not in set(kept)]
    items[:] = kept
    config.hook.pytest_deselected(items=left)
