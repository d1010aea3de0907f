"""`naung import`: what is in a list of somebody else, row by row, before any of it is taken."""
