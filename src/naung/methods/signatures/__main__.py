"""The child that opens a PDF for its signatures: bytes in by one pipe, an answer out by another, nothing to any disk.

    python -m naung.methods.signatures

Reads one line of JSON, then so many bytes of certificates as it says, then the PDF. It has its own memory and time,
and no address to ask: certificates are judged by what is given.
"""

import json
import resource
import sys
from dataclasses import asdict

MEMORY, SECONDS = 1024**3, 20
NOT_A_PDF = 3


def bound() -> None:
    """Take away what a broken or a hostile document could use."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> int:
    """Tell of every signature of one PDF."""
    bound()
    from naung.methods.signatures.reading import Broken, read, roots_in

    told = json.loads(sys.stdin.buffer.readline())
    roots = roots_in(sys.stdin.buffer.read(told["roots"]))
    try:
        found = read(sys.stdin.buffer.read(), roots)
    except Broken:
        return NOT_A_PDF
    sys.stdout.buffer.write(json.dumps([asdict(each) for each in found]).encode())
    return 0


if __name__ == "__main__":
    sys.exit(main())
