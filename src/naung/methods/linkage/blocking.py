"""Which pairs are compared at all: those that share one of many keys, of which the too common ones are left out."""

import numpy as np
from numpy.typing import NDArray

from naung.methods.linkage.keys import Whole, keyed
from naung.methods.linkage.values import Table

Pairs = NDArray[np.int64]  # two columns: the places of two records, the smaller first

LARGEST = 60  # records that share a key; a key of more says too little alone and stands in longer ones
LARGEST_CODE = 200  # of a number: a hub is compared as far as this, and other keys find the rest
BATCH = 2_000_000  # pairs that are held before doubles are dropped


def candidates(table: Table) -> Pairs:
    """Every pair that shares a key, each once."""
    found = keyed(table)
    order = np.lexsort((found.places, found.keys))
    keys, places = found.keys[order], found.places[order]
    begins = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]]) if len(keys) else np.empty(0, dtype=np.int64)
    sizes = np.diff(np.r_[begins, len(keys)])
    most = np.where(found.coded[order][begins], LARGEST_CODE, LARGEST) if len(keys) else sizes
    kept = (sizes > 1) & (sizes <= most)
    return _pairs_of(places, begins[kept], sizes[kept])


def _pairs_of(places: Whole, begins: Whole, sizes: Whole) -> Pairs:
    """The pairs of each block, blocks of one size at once."""
    whole = np.empty((0,), dtype=np.int64)
    held: list[Whole] = []
    count = 0
    for size in np.unique(sizes).tolist():
        i, j = np.triu_indices(size, 1)
        starts = begins[sizes == size]
        step = max(1, BATCH // len(i))
        for at in range(0, len(starts), step):
            block = places[starts[at : at + step, None] + np.arange(size)]
            held.append((block[:, i] << 32 | block[:, j]).ravel())
            count += held[-1].size
            if count > max(BATCH, len(whole)):
                whole, held, count = np.unique(np.concatenate([whole, *held])), [], 0
    whole = np.unique(np.concatenate([whole, *held])) if held else whole
    return np.stack([whole >> 32, whole & 0xFFFFFFFF], axis=1)
