"""Each file of the comparison with the application takes its own half of the roles."""

import pytest


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A story of one role is told of every role that its file names."""
    if "role" in metafunc.fixturenames:
        metafunc.parametrize("role", metafunc.module.ROLES)
