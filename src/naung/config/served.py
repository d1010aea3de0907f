"""How an office reaches its installation: on loopback only, unless the environment says otherwise.

    NAUNG_HOSTS    further host names under which pages are asked for, with commas: naung.singkawangkota.go.id
    NAUNG_TLS      1 where a proxy before it serves the pages over TLS: cookies only over TLS, and HSTS for a year
    NAUNG_PROXIES  how many trusted proxies stand before it, each of which writes X-Forwarded-For (0; with NAUNG_TLS 1)
    NAUNG_LISTEN   the address it listens on (127.0.0.1); another only where the proxy is another machine

The last proxy has to pass on the Host, set X-Forwarded-Proto, and drop what a browser sends under that name.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address

LOOPBACK_HOSTS = ("localhost", "127.0.0.1", "[::1]")
HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:]+\]")
MOST_PROXIES = 5
HSTS_SECONDS = 365 * 24 * 3600


class WrongSetting(Exception):
    """A variable of the environment that says nothing sensible; nothing is served on a guess."""


@dataclass(frozen=True)
class Served:
    """Under which names, on which address, over TLS or not, behind how many proxies."""

    hosts: tuple[str, ...]
    listen: str
    tls: bool
    proxies: int

    @property
    def beyond_loopback(self) -> bool:
        """Whether another machine can reach the port."""
        return not ip_address(self.listen).is_loopback

    @property
    def has_name(self) -> bool:
        """Whether it answers to a name beside those of this machine."""
        return len(self.hosts) > len(LOOPBACK_HOSTS)


def served(environment: Mapping[str, str]) -> Served:
    """What the environment says. Raises WrongSetting, which names the variable."""
    tls = environment.get("NAUNG_TLS", "").strip()
    if tls not in {"", "0", "1"}:
        raise WrongSetting("NAUNG_TLS is 0 or 1")
    proxies = _proxies(environment.get("NAUNG_PROXIES", "").strip() or ("1" if tls == "1" else "0"))
    if tls == "1" and not proxies:
        raise WrongSetting("NAUNG_TLS=1 needs a proxy that serves TLS: NAUNG_PROXIES is at least 1")
    return Served(_hosts(environment.get("NAUNG_HOSTS", "")), _listen(environment), tls == "1", proxies)


def _proxies(text: str) -> int:
    if not text.isdecimal() or int(text) > MOST_PROXIES:
        raise WrongSetting(f"NAUNG_PROXIES is a number from 0 to {MOST_PROXIES}")
    return int(text)


def _hosts(text: str) -> tuple[str, ...]:
    named = [host.strip().lower() for host in text.split(",") if host.strip()]
    wrong = [host for host in named if not HOST.fullmatch(host)]
    if wrong:  # a star among them: a link that is shown to an officer would then lead wherever a request says
        raise WrongSetting("NAUNG_HOSTS takes whole host names, with commas between, without port, star or scheme")
    return (*LOOPBACK_HOSTS, *named)


def _listen(environment: Mapping[str, str]) -> str:
    text = environment.get("NAUNG_LISTEN", "").strip() or "127.0.0.1"
    try:
        return str(ip_address(text))
    except ValueError as wrong:
        raise WrongSetting("NAUNG_LISTEN is an address, as 127.0.0.1 or 10.0.0.5") from wrong
