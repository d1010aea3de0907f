"""Names as they are written in West Kalimantan and beyond: words, spellings, and which may stand for one another.

From a notebook: `from naung.methods.names.words import words_of`.
"""
