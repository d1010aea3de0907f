"""Custody of identities: a custodian grants for a limited time; in danger to life the glass may be broken, and it is told."""
