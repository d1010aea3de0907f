"""A log line holds the allowed keys and nothing else, whatever a caller hands it."""

import json
import logging

import pytest
import structlog

from naung.config.logs import ALLOWED, NoDetails


def test_a_key_that_is_not_on_the_list_is_dropped(capsys: pytest.CaptureFixture[str]) -> None:
    """A new field with a name in it, an error with what was typed: neither reaches the log."""
    try:
        raise ValueError("Wulan")
    except ValueError:
        structlog.get_logger("naung.pages").error("page_broke", kind="ValueError", name="Wulan", exc_info=True)
    said = capsys.readouterr()
    line = json.loads(said.out)
    assert line["event"] == "page_broke"
    assert line["kind"] == "ValueError"
    assert set(line) <= set(ALLOWED)
    assert "Wulan" not in said.out + said.err


def test_django_says_that_something_failed_and_not_what_was_typed() -> None:
    record = logging.LogRecord("django.request", logging.ERROR, "", 1, "failed: %s", ("/orang/Wulan",), None)
    assert NoDetails().filter(record)
    assert "Wulan" not in record.getMessage()
