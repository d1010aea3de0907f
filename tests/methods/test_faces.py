"""What is covered is gone, what stood beside the pixels is gone, and a hostile picture ends in the child."""

import io
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from skimage.data import astronaut, coffee

from naung.methods.faces import NotAPicture, covered, faces_in, opened, written
from naung.methods.faces.cover import FLAT
from naung.methods.faces.picture import LONGEST_KEPT

HER_FACE = (185, 75, 265, 195)  # of the picture that scikit-image ships, by eye
MARKER = b"PENANDA-7f3a91"


def child(raw: bytes) -> "subprocess.CompletedProcess[bytes]":
    """The child as the office starts it."""
    return subprocess.run([sys.executable, "-P", "-m", "naung.methods.faces"], input=raw, capture_output=True)


def a_file(kind: str, picture: np.ndarray, **more: object) -> bytes:
    held = io.BytesIO()
    Image.fromarray(picture).save(held, kind, **more)
    return held.getvalue()


def test_the_child_covers_a_face_and_leaves_what_stood_beside_the_pixels() -> None:
    exif = Image.Exif()
    exif[0x010E] = MARKER.decode()
    raw = a_file("JPEG", astronaut(), exif=exif, comment=MARKER)
    assert MARKER in raw
    done = child(raw)
    faces, _, picture = done.stdout.partition(b"\n")
    assert (done.returncode, int(faces)) == (0, 1)
    assert MARKER not in picture
    left, top, right, bottom = HER_FACE
    face = opened(picture)[top:bottom, left:right].astype(int)
    assert abs(face - FLAT).max() <= 2
    assert faces_in(coffee()) == []


@pytest.mark.parametrize("raw", [b"", b"GIF89a" + bytes(40), b"\xff\xd8\xff\xe0 no picture", b"%PDF-1.7"])
def test_what_is_no_picture_is_refused_and_nothing_comes_out(raw: bytes) -> None:
    with pytest.raises(NotAPicture):
        opened(raw)


def test_a_picture_too_large_for_memory_ends_in_the_child() -> None:
    held = io.BytesIO()
    Image.new("1", (8_000, 6_000)).save(held, "PNG")
    done = child(held.getvalue())
    assert (done.returncode, done.stdout) == (3, b"")


def test_the_child_can_write_no_file(tmp_path: Path) -> None:
    words = (
        "import sys; sys.argv = ['x']\n"
        "from naung.methods.faces.__main__ import bound\n"
        f"bound()\nwith open({str(tmp_path / 'leak')!r}, 'wb') as leak:\n    leak.write(b'x' * 9)\n"
    )
    done = subprocess.run([sys.executable, "-P", "-c", words], capture_output=True, check=False)
    assert b"File too large" in done.stderr
    assert (tmp_path / "leak").read_bytes() == b""


def test_every_picture_comes_upright_and_no_longer_than_is_kept() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    raw = a_file("JPEG", np.zeros((900, 2600, 3), dtype=np.uint8), exif=exif)
    height, width = opened(raw).shape[:2]
    assert (height, width) == (LONGEST_KEPT, round(LONGEST_KEPT * 900 / 2600))
    for kind in ("PNG", "WEBP"):
        assert opened(a_file(kind, np.zeros((40, 60, 3), dtype=np.uint8))).shape == (40, 60, 3)


@given(
    seed=st.integers(0, 9),
    left=st.floats(-20, 70),
    top=st.floats(-20, 50),
    wide=st.floats(0.5, 60),
    high=st.floats(0.5, 60),
)
def test_nothing_of_what_is_covered_is_left(seed: int, left: float, top: float, wide: float, high: float) -> None:
    box = (left, top, left + wide, top + high)
    rng = np.random.default_rng(seed)
    one, other = (rng.integers(0, 256, (48, 64, 3), dtype=np.uint8) for _ in range(2))
    inside = np.zeros((48, 64), dtype=bool)
    inside[
        max(int(top), 0) : max(int(np.ceil(top + high)), 0), max(int(left), 0) : max(int(np.ceil(left + wide)), 0)
    ] = True
    other[~inside] = one[~inside]
    assert np.array_equal(covered(one, [box]), covered(other, [box]))
    assert np.array_equal(opened(written(covered(one, [box]))), opened(written(covered(other, [box]))))
