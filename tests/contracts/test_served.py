"""How an installation is reached: on loopback only, and behind a TLS proxy by what the environment says."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from tests.cast import House

from naung.config.served import LOOPBACK_HOSTS, Served, WrongSetting, served
from naung.doors.operator.check import CHECKS

OFFICE = "naung.kantor.example"
ASKED = """
import django
from django.conf import settings
django.setup()
print(settings.ALLOWED_HOSTS, settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE, settings.SECURE_HSTS_SECONDS > 0,
      settings.SECURE_PROXY_SSL_HEADER, settings.ALLAUTH_TRUSTED_PROXY_COUNT)
"""


def settings_with(home: Path, **more: str) -> str:
    """What the settings are in a process of its own."""
    environment = {**os.environ, "NAUNG_HOME": str(home), "DJANGO_SETTINGS_MODULE": "naung.config.settings", **more}
    done = subprocess.run([sys.executable, "-c", ASKED], env=environment, capture_output=True, text=True, check=False)
    return done.stdout.strip() or done.stderr.strip().splitlines()[-1]


def test_without_a_word_only_this_machine_reaches_it(tmp_path: Path) -> None:
    assert served({}) == Served(LOOPBACK_HOSTS, "127.0.0.1", tls=False, proxies=0)
    assert not served({}).beyond_loopback
    assert settings_with(tmp_path) == "['localhost', '127.0.0.1', '[::1]'] False False False None 0"


def test_behind_a_tls_proxy_cookies_are_secure_and_the_proxy_is_believed(tmp_path: Path) -> None:
    told = settings_with(tmp_path, NAUNG_HOSTS=f"{OFFICE}, Naung.Lain.example", NAUNG_TLS="1", NAUNG_PROXIES="2")
    hosts = f"['localhost', '127.0.0.1', '[::1]', '{OFFICE}', 'naung.lain.example']"
    assert told == f"{hosts} True True True ('HTTP_X_FORWARDED_PROTO', 'https') 2"
    assert served({"NAUNG_TLS": "1"}).proxies == 1


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("NAUNG_HOSTS", "*"),
        ("NAUNG_HOSTS", ".kantor.example"),
        ("NAUNG_HOSTS", "https://naung.kantor.example"),
        ("NAUNG_TLS", "ya"),
        ("NAUNG_PROXIES", "-1"),
        ("NAUNG_PROXIES", "99"),
        ("NAUNG_LISTEN", "semua"),
    ],
)
def test_what_says_nothing_sensible_is_refused_by_name(name: str, value: str) -> None:
    with pytest.raises(WrongSetting, match=name):
        served({name: value})


def test_tls_without_a_proxy_is_refused() -> None:
    with pytest.raises(WrongSetting, match="NAUNG_PROXIES"):
        served({"NAUNG_TLS": "1", "NAUNG_PROXIES": "0"})


@pytest.mark.parametrize(
    ("environment", "state"),
    [
        ({}, "baik"),
        ({"NAUNG_LISTEN": "::1"}, "baik"),
        ({"NAUNG_LISTEN": "0.0.0.0"}, "bahaya"),
        ({"NAUNG_LISTEN": "10.0.0.5", "NAUNG_TLS": "1", "NAUNG_HOSTS": OFFICE}, "baik"),
        ({"NAUNG_TLS": "1"}, "perhatikan"),
    ],
)
def test_the_check_warns_of_an_open_port_without_tls(
    environment: dict[str, str], state: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "NAUNG_SERVED", served(environment))
    assert CHECKS["jaringan"]().state == state


@pytest.mark.django_db
def test_the_sign_in_page_over_tls_sends_hsts_and_a_secure_cookie_and_counts_the_address_the_proxy_names(
    monkeypatch: pytest.MonkeyPatch,
    house: House,
) -> None:
    from naung.doors.desk.account.entering import address_of

    for name, value in (
        ("SECURE_PROXY_SSL_HEADER", ("HTTP_X_FORWARDED_PROTO", "https")),
        ("SECURE_HSTS_SECONDS", 3600),
        ("CSRF_COOKIE_SECURE", True),
        ("ALLAUTH_TRUSTED_PROXY_COUNT", 1),
    ):
        monkeypatch.setattr(settings, name, value)
    through = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "198.51.100.9, 203.0.113.5"}
    answer = Client().get("/masuk", headers=through)
    assert answer["Strict-Transport-Security"] == "max-age=3600"
    assert answer.cookies["csrftoken"]["secure"]
    assert address_of(answer.wsgi_request) == "203.0.113.5", "what the browser itself wrote is not believed"


def test_no_other_site_may_read_what_is_served_here() -> None:
    answer = Client().get("/statis/desk/desk.css")
    assert answer.status_code == 200
    assert "Access-Control-Allow-Origin" not in answer
