"""Pages of counsel: the register of lawyers, who is whose counsel, and counsel's own notes."""
