"""Numbers made from numbers: they import nothing of the house and no framework, and can be used from a notebook."""
