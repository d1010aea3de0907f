"""Asking another desk whether it knows somebody, answering, and the review of how often it was done."""
