"""Finding faces, with CenterFace (Xu et al. 2019). A lamp that is taken for a face costs a grey box, a missed face a person."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

MODEL = Path(__file__).with_name("centerface.onnx")
THRESHOLD = 0.12  # below the .2 of the package that ships the network; what it finds and mistakes: bench/faces.py
STEP, STRIDE = 32, 4  # the network halves its input five times, and answers for every fourth pixel
PASSES = (1280, 448)  # longest sides looked at: small faces in the first, one that fills the picture in the second
SAME = 0.3  # boxes that share more than this part of both are one face

Box = tuple[float, float, float, float]  # left, top, right, bottom in pixels
Picture = NDArray[np.uint8]  # height, width, 3 (red, green, blue)


@lru_cache(maxsize=1)
def _network() -> Any:
    """The network on one core and without memory that is held in reserve."""
    import onnxruntime  # only in the child that looks: the office's pages cover and write pictures without it

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(MODEL.read_bytes(), options, providers=["CPUExecutionProvider"])


def faces_in(picture: Picture, threshold: float = THRESHOLD) -> list[Box]:
    """Where faces may be, the surest first; boxes lie within the picture and hold each face from brow to chin."""
    height, width = picture.shape[:2]
    found: list[tuple[float, Box]] = []
    for longest in PASSES:
        scale = min(longest / max(height, width), 1.0)
        found += _looked_at(picture, max(int(width * scale), 1), max(int(height * scale), 1), threshold)
    kept: list[Box] = []
    for _sure, box in sorted(found, reverse=True):
        if not any(_shared(box, other) > SAME for other in kept):
            kept.append(box)
    return kept


def _looked_at(picture: Picture, width: int, height: int, threshold: float) -> list[tuple[float, Box]]:
    wide, high = -(-width // STEP) * STEP, -(-height // STEP) * STEP
    small = np.asarray(Image.fromarray(picture).resize((wide, high)), dtype=np.float32)
    heat, size, shift = _network().run(["537", "538", "539"], {"input.1": small.transpose(2, 0, 1)[None]})
    per_x, per_y = picture.shape[1] / wide, picture.shape[0] / high
    rows, columns = np.where(heat[0, 0] > threshold)
    half_high, half_wide = (np.exp(size[0, axis, rows, columns]) * STRIDE / 2 for axis in (0, 1))
    y = (rows + shift[0, 0, rows, columns] + 0.5) * STRIDE
    x = (columns + shift[0, 1, rows, columns] + 0.5) * STRIDE
    edges = np.stack(
        [
            np.clip((x - half_wide) * per_x, 0, picture.shape[1]),
            np.clip((y - half_high) * per_y, 0, picture.shape[0]),
            np.clip((x + half_wide) * per_x, 0, picture.shape[1]),
            np.clip((y + half_high) * per_y, 0, picture.shape[0]),
        ],
        axis=1,
    )
    sure = heat[0, 0, rows, columns]
    return [(float(s), (float(a), float(b), float(c), float(d))) for s, (a, b, c, d) in zip(sure, edges, strict=True)]


def _shared(one: Box, other: Box) -> float:
    """The part that two boxes share of what they cover together."""
    wide = max(0.0, min(one[2], other[2]) - max(one[0], other[0]))
    high = max(0.0, min(one[3], other[3]) - max(one[1], other[1]))
    both = (one[2] - one[0]) * (one[3] - one[1]) + (other[2] - other[0]) * (other[3] - other[1]) - wide * high
    return wide * high / both if both > 0 else 1.0
