"""Pages of partner offices: their keys, the form that they fill in, and what came from them."""
