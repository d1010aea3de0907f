"""The room's readers."""

from naung.casework.recurrence.queries.again import Again, OtherCase, again_for
from naung.casework.recurrence.queries.network import NetworkShown, network_for
from naung.casework.recurrence.queries.promises import promises_of

__all__ = ["Again", "NetworkShown", "OtherCase", "again_for", "network_for", "promises_of"]
