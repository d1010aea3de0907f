"""Kept documents of a case: what was uploaded and what was written here, each with its hash and its versions."""
