"""Reading and writing pictures: only pixels pass. Place, time, camera, thumbnails and words inside the file are left behind."""

import io

import numpy as np
from PIL import Image, ImageOps

from naung.methods.faces.find import Picture

FORMATS = ("JPEG", "PNG", "WEBP")
MOST_PIXELS = 40_000_000  # a phone's picture has 12 to 16 million; more would fill the child's memory
LONGEST_KEPT = 1280  # enough for a report's page; what is smaller tells less
QUALITY = 82


class NotAPicture(ValueError):
    """What was given is no picture of these formats, is broken, or is too large."""


def opened(raw: bytes) -> Picture:
    """The pixels of a JPEG, PNG or WebP, upright and at most LONGEST_KEPT long; of a moving one the first. Raises NotAPicture."""
    try:
        with Image.open(io.BytesIO(raw), formats=FORMATS) as image:
            if image.width * image.height > MOST_PIXELS:
                raise NotAPicture("too many pixels")
            image.draft("RGB", (LONGEST_KEPT * 2, LONGEST_KEPT * 2))
            upright = ImageOps.exif_transpose(image).convert("RGB")
            upright.thumbnail((LONGEST_KEPT, LONGEST_KEPT))
            return np.asarray(upright, dtype=np.uint8)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError, EOFError) as wrong:
        raise NotAPicture(type(wrong).__name__) from None


def written(picture: Picture) -> bytes:
    """The pixels as a JPEG without anything beside them."""
    held = io.BytesIO()
    Image.fromarray(picture).save(held, "JPEG", quality=QUALITY)
    return held.getvalue()
