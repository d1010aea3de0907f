"""Where to act with which intervention: the catalogue, what an office assumes, and its plan told without promising numbers."""
