"""The server does not start where nothing secret signs and seals its sessions."""

import os
import subprocess
import sys
from pathlib import Path


def _start(home: Path) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "NAUNG_HOME": str(home)}
    environment.pop("NAUNG_KEY_FILE", None)
    words = [sys.executable, "-c", "import naung.config.wsgi"]
    return subprocess.run(words, env=environment, capture_output=True, text=True, timeout=60, check=False)


def test_without_a_signing_key_no_page_is_served(tmp_path: Path) -> None:
    done = _start(tmp_path)
    assert done.returncode != 0
    assert "signing key" in done.stderr


def test_with_one_it_starts(tmp_path: Path) -> None:
    (tmp_path / "keys").mkdir()
    for name in ("installation.key", "signing.key"):
        (tmp_path / "keys" / name).write_text("ab" * 32)
    assert _start(tmp_path).returncode == 0
