"""Which records are of one person: Fellegi and Sunter (1969) with frequencies of values, estimated without labels.

From a notebook: `from naung.methods.linkage.link import linked, found`.
"""
