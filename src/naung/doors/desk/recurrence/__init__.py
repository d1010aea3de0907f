"""The second time: on the case page, as a figure, and what comes back as a network."""
