"""Does it work: a rollout whose order, outcome and analysis are sealed before, and whose answer is told by rule."""
