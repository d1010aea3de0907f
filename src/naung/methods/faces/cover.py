"""Covering: one flat colour. Blurred and pixelated faces have been told apart again (McPherson, Shokri, Shmatikov 2016)."""

from collections.abc import Iterable

import numpy as np

from naung.methods.faces.find import Box, Picture

MARGIN = 0.25  # of a face's width and height on each side: hair, ears and chin are known as well
FLAT = 118  # the grey of everything covered: not even the colour of a skin is left


def covered(picture: Picture, boxes: Iterable[Box], margin: float = MARGIN) -> Picture:
    """A copy in which every box, widened by `margin` of its size on each side, is one flat grey. The same for every face."""
    height, width = picture.shape[:2]
    answer = picture.copy()
    for left, top, right, bottom in boxes:
        more_x, more_y = (right - left) * margin, (bottom - top) * margin
        rows = slice(max(int(np.floor(top - more_y)), 0), min(int(np.ceil(bottom + more_y)), height))
        columns = slice(max(int(np.floor(left - more_x)), 0), min(int(np.ceil(right + more_x)), width))
        answer[rows, columns] = FLAT
    return answer
