"""The pages on which a person says whether two records are of one person."""
