"""Faces: what the finder of photographs finds, what it takes for a face, and a cascade on the same pictures.

    python bench/faces.py [--small]

**Few pictures, no crowd.** At hand, without fetching anything, are what scikit-image ships: one face in a portrait, a hundred
faces of 25 by 25 pixels out of news pictures, in grey (`lfw_subset`, its first half), and pictures without anybody. So this
tells whether the finder works, holds its promise at small sizes, turned and in the dark, and how often it covers a lamp. It
does not tell the share of faces that are covered in a village hall; no page gives one.

- portrait: the same face at seven sizes (110 down to 9 pixels wide), as it is, dark, grey and mirrored, and turned by steps of
  15 degrees to each side up to upside down, on an even ground;
- small: each of the hundred faces on an even ground, as wide as 25, 50 and 75 pixels;
- nobody: the pictures without anybody; boxes a picture, all of them wrong.

Found: the middle of the face lies in a box. The cascade: local binary patterns, as scikit-image ships it trained. Thresholds:
the one that is used, and that of the package which ships the network.
"""

import argparse
import json
import math
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageEnhance, ImageOps
from skimage import data
from skimage.feature import Cascade

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from naung.methods.faces import THRESHOLD, Box, faces_in

PACKAGE_THRESHOLD = 0.2
CENTRE = (225, 135)  # of the portrait's face, by eye
WIDE = 110  # of the same, in pixels
SCALES = (1.0, 0.5, 0.3, 0.2, 0.15, 0.1, 0.08)
TURNS = range(-165, 181, 15)
GROUND = (120, 112, 104)
NOBODY = (
    "coffee",
    "chelsea",
    "rocket",
    "brick",
    "grass",
    "gravel",
    "coins",
    "page",
    "text",
    "clock",
    "moon",
    "colorwheel",
)
LEAST_PORTRAIT, LEAST_SMALL, MOST_WRONG = 0.95, 0.95, 1.0
Picture = NDArray[np.uint8]
Finder = Callable[[Picture], list[Box]]


def on_ground(image: Image.Image, left: int, top: int, size: tuple[int, int] = (800, 640)) -> Picture:
    """The picture on an even ground."""
    canvas = Image.new("RGB", size, GROUND)
    canvas.paste(image, (left, top))
    return np.asarray(canvas, dtype=np.uint8)


def portraits(small: bool) -> Iterator[tuple[str, Picture, tuple[float, float]]]:
    """The portrait in its sizes, lights and turns: its kind, the picture, where the middle of the face is."""
    her = Image.fromarray(data.astronaut())
    lights: dict[str, Callable[[Image.Image], Image.Image]] = {
        "plain": lambda image: image,
        "dark": lambda image: ImageEnhance.Brightness(image).enhance(0.3),
        "grey": lambda image: image.convert("L").convert("RGB"),
        "mirrored": ImageOps.mirror,
    }
    for scale in SCALES[:: 3 if small else 1]:
        side = int(her.width * scale)
        for name, light in list(lights.items())[: 1 if small else None]:
            x = her.width - CENTRE[0] if name == "mirrored" else CENTRE[0]
            shown = on_ground(light(her.resize((side, side))), 100, 60)
            yield f"{round(WIDE * scale)} px", shown, (100 + x * scale, 60 + CENTRE[1] * scale)
    for turn in list(TURNS)[:: 6 if small else 1]:
        angle, middle = -math.radians(turn), her.width / 2
        away, down = CENTRE[0] - middle, CENTRE[1] - middle
        turned = (
            away * math.cos(angle) - down * math.sin(angle) + middle,
            away * math.sin(angle) + down * math.cos(angle) + middle,
        )
        yield "turned", on_ground(her.rotate(turn, fillcolor=GROUND), 100, 60), (100 + turned[0], 60 + turned[1])


def small_faces(small: bool) -> Iterator[tuple[str, Picture, tuple[float, float]]]:
    """Faces of news pictures, in grey."""
    for face in data.lfw_subset()[: 3 if small else 100]:
        for wide in (25, 50, 75):
            image = Image.fromarray((face * 255).astype(np.uint8)).resize((wide, wide)).convert("RGB")
            yield f"{wide} px", on_ground(image, 90, 90, (256, 256)), (90 + wide / 2, 90 + wide / 2)


def nobody(small: bool) -> list[Picture]:
    """Pictures without anybody."""
    names = NOBODY[:3] if small else NOBODY
    return [np.asarray(Image.fromarray(getattr(data, name)()).convert("RGB"), dtype=np.uint8) for name in names]


def found(boxes: list[Box], place: tuple[float, float]) -> bool:
    """Whether a box holds the middle of the face."""
    return any(left < place[0] < right and top < place[1] < bottom for left, top, right, bottom in boxes)


def cascade() -> Finder:
    """The usual way: a cascade of local binary patterns."""
    trained = Cascade(data.lbp_frontal_face_cascade_filename())

    def find(picture: Picture) -> list[Box]:
        grey = np.asarray(Image.fromarray(picture).convert("L"))
        least, most = (24, 24), (min(picture.shape[:2]), min(picture.shape[:2]))
        answer = trained.detect_multi_scale(grey, scale_factor=1.1, step_ratio=1, min_size=least, max_size=most)
        return [(a["c"], a["r"], a["c"] + a["width"], a["r"] + a["height"]) for a in answer]

    return find


def measured(find: Finder, small: bool) -> dict[str, object]:
    """What one finder finds of each group, what it takes for a face, and its seconds a picture."""
    began, pictures = time.monotonic(), 0
    groups: dict[str, dict[str, list[bool]]] = {"portrait": {}, "small": {}}
    for group, given in (("portrait", portraits(small)), ("small", small_faces(small))):
        for kind, picture, place in given:
            groups[group].setdefault(kind, []).append(found(find(picture), place))
            pictures += 1
    wrong = [len(find(picture)) for picture in nobody(small)]
    shares = {name: {kind: float(np.mean(hits)) for kind, hits in kinds.items()} for name, kinds in groups.items()}
    return {
        "found": shares,
        "portrait": float(np.mean([hit for hits in groups["portrait"].values() for hit in hits])),
        "small": float(np.mean([hit for hits in groups["small"].values() for hit in hits])),
        "wrong_boxes_a_picture": float(np.mean(wrong)),
        "seconds_a_picture": round((time.monotonic() - began) / (pictures + len(wrong)), 3),
    }


def main() -> None:
    """Ours at both thresholds, the cascade, and what is promised."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true")
    small = parser.parse_args().small
    ours = measured(faces_in, small)
    looser = measured(lambda picture: faces_in(picture, PACKAGE_THRESHOLD), small)
    peer = measured(cascade(), small)
    rows: list[tuple[str, Any, float, str, bool]] = [
        ("portrait_found", ours["portrait"], LEAST_PORTRAIT, "of its pictures", True),
        ("small_faces_found", ours["small"], LEAST_SMALL, "of the faces", True),
        ("wrong_boxes_a_picture", ours["wrong_boxes_a_picture"], MOST_WRONG, "boxes", False),
    ]
    result = {
        "promises": [
            {"name": n, "value": v, "bound": b, "unit": u, "holds": bool(v >= b if least else v <= b)}
            for n, v, b, u, least in rows
        ],
        "ours": ours,
        "ours_at_the_packages_threshold": looser,
        "cascade": peer,
        "threshold": THRESHOLD,
        "pictures_without_anybody": len(nobody(small)),
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
