"""The room's writers."""

from naung.casework.pairing.actions.asking import ask_nightly, ask_pairs, forget_pairs
from naung.casework.pairing.actions.finding import find_pairs, run_pairs

__all__ = ["ask_nightly", "ask_pairs", "find_pairs", "forget_pairs", "run_pairs"]
