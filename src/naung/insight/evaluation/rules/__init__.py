"""What is fixed beforehand and its hash; the sentences that a computed answer allows."""
