"""Counts of work for those who open no case: the head, the analyst, the monitor and the coordinator."""
