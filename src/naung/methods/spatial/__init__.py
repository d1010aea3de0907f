"""Driving factors of recorded cases over a map, where places are not looked at alike.

From a notebook: `from naung.methods.spatial.model import drivers`, `...problem import Detection`, `...told import Priors`.
"""
