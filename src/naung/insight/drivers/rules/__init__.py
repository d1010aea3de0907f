"""Rules of driving factors: what goes in, how it is fitted, and the sentence beside each figure."""
