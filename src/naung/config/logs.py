"""Logs with an allow-list of keys: what is not listed is dropped, so that a new field can't leak a name."""

import logging
from collections.abc import MutableMapping
from typing import Any

import structlog

ALLOWED = (
    "event",
    "level",
    "timestamp",
    "count",
    "seconds",
    "status",
    "method",
    "route",
    "job",
    "kind",
    "port",
    "version",
)


def only_allowed(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> dict[str, Any]:
    """Drop every key that is not on the list."""
    return {key: value for key, value in event.items() if key in ALLOWED}


structlog.configure(
    processors=[
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso"),
        only_allowed,  # last before the line is written: nothing after it adds a key
        structlog.processors.JSONRenderer(),
    ]
)


class NoDetails(logging.Filter):
    """Let Django say that something failed, in which class, and nothing that was typed: no arguments, locals or addresses."""

    def filter(self, record: logging.LogRecord) -> bool:
        kind = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else ""
        record.msg, record.args = f"{record.name} {kind}".strip(), ()
        record.exc_info = record.exc_text = record.stack_info = None
        return True


LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"no_details": {"()": NoDetails}},
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["no_details"], "formatter": "plain"}},
    "loggers": {"django": {"handlers": ["console"], "level": "WARNING", "propagate": False}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
