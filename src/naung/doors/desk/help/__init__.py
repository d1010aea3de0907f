"""Help at the place: why a page is as it is, the handbooks, and a tour of the first case."""
