"""Prevention: plans of which intervention goes where, proven, decided on by people, approved by a second one, and printed."""
