"""`make docs`: writes again what the code writes, so that no page says anything that the code does not do.

docs/rules/ from the stories of the tests, SECURITY's list of columns from the fields' own declarations, and
docs/kata-sederhana.md from the list of words, docs/ekstrak.md from the tables of the extract.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"
SECURITY = ROOT / "SECURITY.md"
BETWEEN = re.compile(r"(<!-- columns:begin -->\n).*?(<!-- columns:end -->)", re.S)


def pages() -> list[str]:
    """The modules that render stories, by name."""
    found = [*ROOT.glob("tests/**/rendered.py"), *ROOT.glob("tests/**/rendering.py")]
    return sorted(".".join(path.relative_to(ROOT).with_suffix("").parts) for path in found)


def columns() -> str:
    """The list of sealed and plain columns as the console prints it."""
    with tempfile.TemporaryDirectory(prefix="naung-docs-") as home:
        environment = {**os.environ, "NAUNG_HOME": home}
        command = [BIN / "naung", "security"]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    return done.stdout.strip() + "\n"


def extract_columns() -> str:
    """The tables of the extract, column by column."""
    said = "from naung.insight.extract.rules.paper import columns_page; print(columns_page(), end='')"
    done = subprocess.run([BIN / "python", "-c", said], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout


def with_columns(text: str, table: str) -> str:
    """SECURITY with the table between its marks; raises ValueError where the marks are missing."""
    if not BETWEEN.search(text):
        raise ValueError("SECURITY.md has no <!-- columns:begin --> and <!-- columns:end -->")
    return BETWEEN.sub(lambda found: f"{found.group(1)}{table}{found.group(2)}", text)


def main() -> int:
    """Write everything; 0 when all of it could be written."""
    for module in pages():
        if subprocess.run([BIN / "python", "-m", module], cwd=ROOT, check=False).returncode != 0:
            return 1
    subprocess.run([BIN / "python", "tools/plain_words.py", "page"], cwd=ROOT, check=True)
    (ROOT / "docs" / "ekstrak.md").write_text(extract_columns(), "utf-8")
    SECURITY.write_text(with_columns(SECURITY.read_text("utf-8"), columns()), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
