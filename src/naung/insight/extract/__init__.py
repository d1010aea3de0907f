"""The one-way valve: the register becomes tables without identities. The only room of insight that reads casework."""
