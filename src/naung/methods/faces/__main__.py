"""The child that sees a picture: pixels in by one pipe, the covered picture out by another, nothing to any disk.

Reads a picture from standard input until its end. Writes how many faces it covered as a line, then the JPEG. Ends with 3 for
what is no picture. It may write no file, leaves no core behind, and has its own memory and time.
"""

import resource
import sys

MEMORY, SECONDS = 2_500 * 1024**2, 30
NOT_A_PICTURE = 3


def bound() -> None:
    """Take away what a broken or a hostile picture could use."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> int:
    """Cover one picture."""
    bound()
    from naung.methods.faces import NotAPicture, covered, faces_in, opened, written

    try:
        picture = opened(sys.stdin.buffer.read())
    except NotAPicture:
        return NOT_A_PICTURE
    boxes = faces_in(picture)
    sys.stdout.buffer.write(b"%d\n" % len(boxes) + written(covered(picture, boxes)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
