"""Counsel: the office's register of lawyers, who is whose, conflicts of interest, and notes that only counsel reads."""
