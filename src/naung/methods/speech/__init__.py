"""Sentences spoken by a machine, and recordings drawn anew: plain texts and sound files in, MP3 of one kind out."""

from naung.methods.speech.asking import NotMade, Pressed, pressed, spoken
from naung.methods.speech.saying import TONGUES, VOICE, said
from naung.methods.speech.trouble import NotASentence, Trouble

__all__ = ["TONGUES", "VOICE", "NotASentence", "NotMade", "Pressed", "Trouble", "pressed", "said", "spoken"]
