"""Pages of restitution: losses and their computation, the way of the money, debts, other claims, lawful wages."""
