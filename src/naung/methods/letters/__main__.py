"""The child that opens a Word document: bytes in by one pipe, bytes out by another, nothing to any disk.

    python -m naung.methods.letters look|fill|pdf FOLDER

`look` and `fill` read one line of JSON and then the document, and write one line of JSON and then the filled document. `pdf`
becomes LibreOffice, which needs a folder of its own and writes only there. Each has its own memory and time.
"""

import json
import os
import resource
import sys
from pathlib import Path

MEMORY, SECONDS = 1024**3, 20
OFFICE_MEMORY, OFFICE_SECONDS, OFFICE_FILE = 6 * 1024**3, 60, 64 * 1024**2  # LibreOffice maps far more than it uses


def bound(memory: int, seconds: int, file: int) -> None:
    """Take away what a broken or a hostile document could use."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (file, file))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def become_office(program: str, folder: Path) -> None:
    """Convert the letter that lies in the folder; this process is LibreOffice from here on and keeps the limits."""
    bound(OFFICE_MEMORY, OFFICE_SECONDS, OFFICE_FILE)
    words = [
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
    ]
    words += ["--convert-to", "pdf:writer_pdf_Export", "--outdir", str(folder), str(folder / "letter.docx")]
    around = {"HOME": str(folder), "TMPDIR": str(folder), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
    os.execve(program, words, around)  # noqa: S606  # LibreOffice as it was found, with our own words


def main(words: list[str]) -> int:
    """One errand."""
    if words[0] == "pdf":
        become_office(words[1], Path(words[2]))
    bound(MEMORY, SECONDS, 0)
    from naung.methods.letters.filling import fill, look

    told = json.loads(sys.stdin.buffer.readline())
    content = sys.stdin.buffer.read()
    if words[0] == "look":
        names, troubles = look(content)
        said = {"names": names, "troubles": [[each.trouble, each.where] for each in troubles]}
        sys.stdout.buffer.write(json.dumps(said).encode() + b"\n")
        return 0
    sys.stdout.buffer.write(fill(content, told["values"], mark=told["mark"]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
