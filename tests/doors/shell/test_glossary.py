"""The house says one word for one thing: a word that the glossary replaced stands nowhere that a reader could meet it."""

import re
from pathlib import Path

from django.urls import reverse

from naung.doors.desk.urls import AREAS

ROOT = Path(__file__).parents[3]
REPLACED = re.compile("pena" + "pis", re.IGNORECASE)
SHOWN = {".py", ".html", ".toml", ".po", ".md", ".js"}


def test_screening_is_penyaringan_in_address_and_word() -> None:
    assert "| screening | penyaringan |" in (ROOT / "GLOSSARY.md").read_text("utf-8")
    assert AREAS["screening"] == "penyaringan/"
    assert reverse("screening:list").startswith("/penyaringan/")
    places = [ROOT / "src", ROOT / "docs", ROOT / "locale"]
    files = [file for place in places for file in place.rglob("*") if file.suffix in SHOWN]
    assert [str(file) for file in files if REPLACED.search(file.read_text("utf-8"))] == []
