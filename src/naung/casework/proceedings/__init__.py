"""The way of a case through police, prosecution and court: stages, charges, hearings, protection, and non-punishment."""
