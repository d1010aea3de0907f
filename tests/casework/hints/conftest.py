"""Bima at P4MI Entikong with a colleague; Sari stands at another desk."""

from tests.casework.arrivals.conftest import batch, bima, ilham, ratna, sari

__all__ = ["batch", "bima", "ilham", "ratna", "sari"]
