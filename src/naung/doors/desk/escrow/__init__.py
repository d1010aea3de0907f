"""The pages of the escrow: what the own desk deposited and was told, and who deposits how often."""
