"""Sari and Ratna at one desk, Bima and the border desk's supervisor at another."""

from collections.abc import Callable

import pytest

from naung.foundation.access.vocabulary import Actor


@pytest.fixture
def sari(member: Callable[[str], Actor]) -> Actor:
    return member("sari")


@pytest.fixture
def ratna(member: Callable[[str], Actor]) -> Actor:
    return member("ratna")


@pytest.fixture
def bima(member: Callable[[str], Actor]) -> Actor:
    return member("bima")


@pytest.fixture
def budi(member: Callable[[str], Actor]) -> Actor:
    return member("budi")
