"""The clock's door: one `tick` that does what is due and catches up on what was missed."""
