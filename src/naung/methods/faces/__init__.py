"""Faces in a picture: found by a small network that ships with the program, and covered so that nothing of them is left."""

from naung.methods.faces.cover import covered
from naung.methods.faces.find import THRESHOLD, Box, faces_in
from naung.methods.faces.picture import NotAPicture, opened, written

__all__ = ["THRESHOLD", "Box", "NotAPicture", "covered", "faces_in", "opened", "written"]
