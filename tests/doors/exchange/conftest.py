"""The same stories as the room's, in browsers."""

from tests.casework.referrals.conftest import jaya, sari, singkawang, wanted
from tests.doors.referrals.conftest import browser

__all__ = ["browser", "jaya", "sari", "singkawang", "wanted"]
